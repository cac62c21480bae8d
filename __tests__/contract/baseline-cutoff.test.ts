import { describe, expect, it } from '@jest/globals';
import type { GithubScenario, RunPlan } from '../../src/emulator/github/scenario.js';
import { BASE, HEAD } from '../helpers/events.js';
import { type Asked, ask } from './run-job.js';
import { SERVICES, sharedCases } from './services.js';
import type { PlannedFinding, ServiceUnderTest, World } from './subject.js';

const HOUR_MS = 3_600_000;
const GOOD_COMMIT = '0123456789abcdef0123456789abcdef01234567';
const BAD_COMMIT = '89abcdef0123456789abcdef0123456789abcdef';
const THIS: RunPlan = { id: 4711, createdAgoMs: 60_000, headSha: HEAD };
const OLD: PlannedFinding = { severity: 'high', as: 0 };
const NEW: PlannedFinding = { severity: 'critical', as: 1 };
const LISTED = SERVICES.filter(({ list }) => list !== undefined);

/** Good three hours ago; one hour ago a run has found something new, and this one finds it again. */
const WORLD: World = {
  scans: [
    { id: 'scan_good', createdAgoMs: 3 * HOUR_MS, commit: GOOD_COMMIT, findings: [OLD] },
    { id: 'scan_bad', createdAgoMs: HOUR_MS, commit: BAD_COMMIT, findings: [OLD, NEW] },
  ],
  plans: [{ findings: [OLD, NEW] }],
};

interface Then {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly attempt?: string;
}

/** The job on a push, where a service that knows branches compares with the same branch too. */
function push(
  service: ServiceUnderTest,
  github: GithubScenario,
  { inputs = { 'gate-on': 'new' }, attempt = '1' }: Then = {},
): Promise<Asked> {
  return ask(service, WORLD, { github, event: 'push', env: { GITHUB_RUN_ATTEMPT: attempt }, inputs: { baseline: 'auto', ...inputs } });
}

function runs(...before: readonly RunPlan[]): GithubScenario {
  return { runs: [THIS, ...before] };
}

const notes = (job: Asked): readonly string[] => job.report?.notes.map(({ code }) => code) ?? [];
const GOOD_RUN: RunPlan = { id: 4600, conclusion: 'success', createdAgoMs: 3.1 * HOUR_MS, lastedMs: HOUR_MS / 2, headSha: GOOD_COMMIT };
const BAD_RUN: RunPlan = { id: 4700, conclusion: 'failure', createdAgoMs: 1.1 * HOUR_MS, lastedMs: HOUR_MS / 2, headSha: BAD_COMMIT };

describe.each(LISTED)('the baseline of $id', (service) => {
  const shared = sharedCases(it, service, LISTED);
  it('is not the scan of a run that failed: what is new stays new when the job runs again', async () => {
    const job = await push(service, runs(BAD_RUN, GOOD_RUN));

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1', unchanged: '1' });
    expect(job.report?.comparison?.baseline.selectedBy).toBe('last-success');
    expect(notes(job)).not.toContain('rolling-baseline');
    expect(job.github.requests.filter(({ kind }) => kind.startsWith('run')).map(({ kind }) => kind)).toEqual(['runs']);
  });

  shared('is not the scan of a run that failed while the successful one waited for an approval', async () => {
    const approved = { ...GOOD_RUN, lastedMs: 3.1 * HOUR_MS - HOUR_MS / 6 };

    const job = await push(service, runs({ ...BAD_RUN, lastedMs: HOUR_MS / 5 }, approved));

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1', unchanged: '1' });
    expect(job.github.requests.filter(({ kind }) => kind.startsWith('run'))).toHaveLength(1);
  });

  shared('is no scan that a failed run may have started, where that began before the successful one and overlaps it', async () => {
    const earlier: RunPlan = { ...BAD_RUN, createdAgoMs: 2 * HOUR_MS, lastedMs: 1.5 * HOUR_MS };
    const good: RunPlan = { id: 4600, conclusion: 'success', createdAgoMs: 1.5 * HOUR_MS, lastedMs: HOUR_MS, headSha: GOOD_COMMIT };

    const job = await push(service, runs(good, earlier, { ...GOOD_RUN, id: 4500 }));

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1' });
  });

  it.each([
    ['an outage', { faults: [{ call: 'runs', nth: 'all', fault: { status: 500 } }] }],
    ['a torn list', { faults: [{ call: 'runs', nth: 'all', fault: { status: 200, body: { total_count: 5, workflow_runs: [] } } }] }],
  ] as const)('is not just the last scan in %s at GitHub: a failed run would heal itself', async (_what, trouble) => {
    const job = await push(service, { ...runs(BAD_RUN, GOOD_RUN), ...trouble });

    expect(job.outputs).toMatchObject({ verdict: 'error', 'baseline-id': '' });
    expect(job.report?.error).toMatchObject({ code: 'BASELINE_UNREADABLE', hint: expect.stringContaining('again') });
  });

  shared('that is given by an unknown ID is reported before anything is started', async () => {
    const job = await push(service, runs(GOOD_RUN), { inputs: { 'gate-on': 'new', baseline: 'scan_typo' } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.error).toMatchObject({ code: 'BASELINE_UNREADABLE', hint: expect.stringContaining('Check baseline') });
    expect(job.requests('start')).toEqual([]);
  });

  shared('moves on with a run that succeeds', async () => {
    const job = await push(service, runs({ ...BAD_RUN, conclusion: 'success' }, GOOD_RUN));

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'baseline-id': 'scan_bad', new: '0', unchanged: '2' });
  });

  shared("is from before the branch's first run where none has succeeded", async () => {
    const job = await push(service, runs(BAD_RUN));

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1' });
    expect(job.report?.comparison?.baseline.selectedBy).toBe('last-success');
  });

  shared('is nothing where all scans are of runs that failed: all is new, and it is reported', async () => {
    const job = await push(service, runs(BAD_RUN, { ...GOOD_RUN, conclusion: 'failure' }));

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': '', new: '2', unchanged: '0' });
    expect(job.report?.comparison?.baseline).toEqual({ selectedBy: 'none' });
    expect(job.outputs['verdict-reason']).toMatch(/; no earlier completed scan of another commit exists, so every finding counts as new$/);
    expect(job.logged(/^No earlier completed scan of another commit exists, so every finding counts as new\./)).toHaveLength(1);
  });

  shared('is never the scan of the first attempt of the same run', async () => {
    const again = { ...THIS, attempt: 2, createdAgoMs: 1.1 * HOUR_MS };
    const job = await push(service, { runs: [again, GOOD_RUN] }, { attempt: '2' });

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1' });
  });

  shared("is not moved by another branch, nor by a fork's branch of the same name", async () => {
    const good = { ...BAD_RUN, conclusion: 'success' } as const;
    const job = await push(
      service,
      runs({ ...good, branch: 'other' }, { ...good, id: 4701, headRepository: 'mona/fork' }, BAD_RUN, GOOD_RUN),
    );

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good' });
  });

  shared('is the previous scan without the permission, and is reported to be rolling where a rule needs it', async () => {
    const job = await push(service, { ...runs(BAD_RUN, GOOD_RUN), denied: ['run', 'runs'] });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'baseline-id': 'scan_bad', new: '0' });
    expect(job.report?.comparison?.baseline.selectedBy).toBe('previous');
    const note = job.report?.notes.find(({ code }) => code === 'rolling-baseline');
    expect(note).toMatchObject({ level: 'warning', text: expect.stringContaining('Resource not accessible by integration') });
    expect(note?.hint).toMatch(/^permissions:\n {2}contents: read[^]*\n {2}actions: read/m);
  });

  shared('is not reported to be rolling where no rule needs it', async () => {
    const job = await push(service, { ...runs(BAD_RUN, GOOD_RUN), denied: ['runs'] }, { inputs: { 'severity-threshold': 'none' } });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'baseline-id': 'scan_bad' });
    expect(notes(job)).not.toContain('rolling-baseline');
  });

  shared('is not guessed when the run is repeated without the permission', async () => {
    const github = { ...runs(BAD_RUN, GOOD_RUN), denied: ['run', 'runs'] as const };

    const needed = await push(service, github, { attempt: '2' });
    expect(needed.outputs.verdict).toBe('error');
    expect(needed.report?.error).toMatchObject({ code: 'BASELINE_UNREADABLE', hint: expect.stringContaining('actions: read') });

    const idle = await push(service, github, { attempt: '2', inputs: { 'severity-threshold': 'none' } });
    expect(idle.outputs).toMatchObject({ verdict: 'passed', 'baseline-id': '', new: '' });
    expect(notes(idle)).toContain('no-baseline');
  });

  shared('that cannot be read in full is an error where a rule needs it, and a warning where none does', async () => {
    const gone = { baseline: 'scan_gone' };

    const needed = await push(service, runs(), { inputs: { ...gone, 'max-findings': 'new-critical=0' } });
    expect(needed.outputs.verdict).toBe('error');
    expect(needed.report?.error).toMatchObject({ code: 'BASELINE_UNREADABLE' });

    const idle = await push(service, runs(), { inputs: { ...gone, 'severity-threshold': 'none' } });
    expect(idle.outputs).toMatchObject({ verdict: 'passed', new: '' });
    expect(notes(idle)).toContain('no-baseline');
    expect(idle.github.requests.filter(({ kind }) => kind.startsWith('run'))).toEqual([]);
  });
});

describe('a rule on scores', () => {
  const aether365 = SERVICES.find(({ id }) => id === 'aether365');

  it('needs the baseline too', async () => {
    if (aether365 === undefined) throw new Error('no aether365');
    const drop = { 'max-score-drop': '0' };

    const fell = await push(aether365, runs(BAD_RUN, GOOD_RUN), { inputs: drop });
    expect(fell.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good' });
    expect(fell.outputs['verdict-reason']).toMatch(/the score fell by/);

    const gone = await push(aether365, runs(), { inputs: { ...drop, baseline: 'scan_gone' } });
    expect(gone.report?.error).toMatchObject({ code: 'BASELINE_UNREADABLE' });
  });
});

describe('the base branch', () => {
  it('is not asked for by the workflow’s history', async () => {
    const scans = [{ id: 'scan_main', branch: 'main', commit: GOOD_COMMIT, createdAgoMs: HOUR_MS, findings: [OLD] }];

    const job = await ask(cloudgeni(), { scans, plans: [{ findings: [OLD, NEW] }] }, { inputs: { baseline: 'auto', 'gate-on': 'new' } });

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_main', new: '1' });
    expect(job.github.requests.filter(({ kind }) => kind.startsWith('run'))).toEqual([]);
  });

  describe('in a run that is repeated', () => {
    const again = { event: 'pull_request', env: { GITHUB_RUN_ATTEMPT: '2' }, inputs: { baseline: 'auto', 'gate-on': 'new' } } as const;
    const world: World = {
      scans: [
        { id: 'scan_main', branch: 'main', commit: GOOD_COMMIT, createdAgoMs: 3 * HOUR_MS, findings: [OLD] },
        { id: 'scan_merged', branch: 'main', commit: BAD_COMMIT, createdAgoMs: HOUR_MS, findings: [OLD, NEW] },
      ],
      plans: [{ findings: [OLD, NEW] }],
    };

    it('gives no scan that is younger than the first attempt', async () => {
      const github = { runs: [{ ...THIS, attempt: 2, createdAgoMs: 2 * HOUR_MS }] };

      const job = await ask(cloudgeni(), world, { ...again, github });

      expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_main', new: '1' });
      expect(job.report?.comparison?.baseline.selectedBy).toBe('base-branch');
    });

    it('gives none where the beginning of the first attempt cannot be read', async () => {
      const job = await ask(cloudgeni(), world, { ...again, github: { denied: ['run', 'runs'] } });

      expect(job.outputs).toMatchObject({ verdict: 'error', 'baseline-id': '' });
      expect(job.report?.error?.code).toBe('BASELINE_UNREADABLE');
    });
  });
});

describe('scans with commits', () => {
  it('are compared with one of the commits that a run has called good', async () => {
    // A service's own schedule may scan at any time: its commit was never judged.
    const scans = [...(WORLD.scans ?? []), { id: 'scan_unjudged', createdAgoMs: 2.9 * HOUR_MS, commit: BASE, findings: [OLD, NEW] }];
    const github = runs({ ...BAD_RUN, createdAgoMs: 1.1 * HOUR_MS }, GOOD_RUN);

    const job = await ask(cloudgeni(), { ...WORLD, scans }, { github, event: 'push', inputs: { baseline: 'auto', 'gate-on': 'new' } });

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1' });
  });

  it('are compared with the commit of the last good run, and with an earlier one only if that has no scan', async () => {
    const earlier: RunPlan = { ...GOOD_RUN, id: 4500, createdAgoMs: 6 * HOUR_MS, headSha: BASE };
    // Somebody has scanned the old commit once more, with findings that the last good run no longer had.
    const again = { id: 'scan_again', createdAgoMs: 2.9 * HOUR_MS, commit: BASE, findings: [OLD, NEW] };
    const asked = { github: runs(GOOD_RUN, earlier), event: 'push', inputs: { baseline: 'auto', 'gate-on': 'new' } } as const;

    const job = await ask(cloudgeni(), { ...WORLD, scans: [...(WORLD.scans ?? []), again] }, asked);
    const skipped = await ask(cloudgeni(), { ...WORLD, scans: [again] }, asked);

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'baseline-id': 'scan_good', new: '1' });
    expect(skipped.outputs).toMatchObject({ verdict: 'passed', 'baseline-id': 'scan_again', new: '0' });
  });

  it('have a rolling baseline where the run belongs to another commit than the scan: its history is about others', async () => {
    const job = await push(cloudgeni(), { runs: [{ ...THIS, headSha: BASE }, BAD_RUN, GOOD_RUN] });

    expect(job.outputs['baseline-id']).toBe('scan_bad');
    expect(job.report?.comparison?.baseline.selectedBy).toBe('previous');
    expect(job.report?.notes.find(({ code }) => code === 'rolling-baseline')?.text).toContain('another commit than the scan');
  });
});

function cloudgeni(): ServiceUnderTest {
  const service = SERVICES.find(({ id }) => id === 'cloudgeni');
  if (service === undefined) throw new Error('no cloudgeni');
  return service;
}
