import { afterEach, describe, expect, it } from '@jest/globals';
import type { Source } from '../../../src/domain/source.js';
import { type GithubScenario, primaryRateLimit, type RunPlan } from '../../../src/emulator/github-scenario.js';
import type { GitHubAccessOptions } from '../../../src/publish/github/octokit.js';
import { readAnchor } from '../../../src/publish/github/workflow-history.js';
import { type PatientClock, patientClock } from '../../support/patient-clock.js';
import { never, pullRequest, type Stage, stage, strike } from '../support.js';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OWN: RunPlan = { id: 4711, createdAgoMs: 5 * MINUTE };

let clock: PatientClock | undefined;

afterEach(async () => {
  clock?.release();
  await strike();
});

interface Asked {
  readonly source?: Partial<Source>;
  readonly signal?: AbortSignal;
  readonly options?: Partial<GitHubAccessOptions>;
}

async function ask(scenario: GithubScenario, { source, signal = never(), options }: Asked = {}) {
  // Its patience is counted in time that passes only where nothing moves.
  clock = patientClock(NOW);
  const github = await stage(scenario, { clock, ...options });
  const anchor = await readAnchor({ source: { ...pullRequest(), run: '4711.1', ...source }, github: github.github }, signal);
  return { anchor, github };
}

const of = (...before: readonly RunPlan[]): GithubScenario => ({ runs: [OWN, ...before] });
const asked = ({ emulator }: Stage): readonly string[] => emulator.requests.map(({ path }) => path.replace(/^.*\/actions/, ''));
const failures = (count: number): RunPlan[] =>
  Array.from({ length: count }, (_none, index) => ({ id: index + 1, conclusion: 'failure', createdAgoMs: (index + 1) * HOUR }));

describe('the last time that the workflow was known to be good', () => {
  it('is the end of its last successful run on the branch', async () => {
    const { anchor, github } = await ask(
      of(
        { id: 3, conclusion: 'failure', createdAgoMs: HOUR },
        { id: 2, conclusion: 'success', createdAgoMs: 3 * HOUR, lastedMs: 20 * MINUTE },
        { id: 1, conclusion: 'success', createdAgoMs: 9 * HOUR },
      ),
    );
    expect(anchor).toEqual({ beforeMs: NOW - 3 * HOUR + 20 * MINUTE });
    expect(asked(github)).toEqual(['/runs/4711', '/workflows/161335/runs?branch=feature%2Forders&status=success&per_page=30']);
  });

  it('is never later than the first attempt of this run', async () => {
    const late = await ask(of({ id: 2, conclusion: 'success', createdAgoMs: HOUR, lastedMs: 2 * HOUR }));
    expect(late.anchor).toEqual({ beforeMs: NOW - 5 * MINUTE });
    const repeated = await ask({ runs: [{ ...OWN, attempt: 2, conclusion: 'success' }] }, { source: { run: '4711.2' } });
    expect(repeated.anchor).toEqual({ beforeMs: NOW - 5 * MINUTE });
  });

  it('is not told by the run itself, which may have succeeded before it was repeated', async () => {
    const own: RunPlan = { ...OWN, attempt: 2, conclusion: 'success' };
    const { anchor } = await ask({ runs: [own, { id: 2, conclusion: 'success', createdAgoMs: HOUR, lastedMs: 0 }] });
    expect(anchor).toEqual({ beforeMs: NOW - HOUR });
  });

  it.each<[string, Partial<RunPlan>]>([
    ['another branch', { branch: 'main' }],
    ["a fork's branch of the same name", { headRepository: 'mona/fork' }],
  ])('is not told by %s', async (_what, of1) => {
    const { anchor } = await ask(
      of({ id: 2, conclusion: 'success', createdAgoMs: HOUR, ...of1 }, { id: 1, conclusion: 'cancelled', createdAgoMs: 8 * HOUR }),
    );
    expect(anchor).toEqual({ beforeMs: NOW - 8 * HOUR });
  });

  it("is for a fork's pull request told by the fork", async () => {
    const fork = { headRepository: 'mona/fork' };
    const { anchor } = await ask({
      runs: [
        { ...OWN, ...fork },
        { id: 2, conclusion: 'success', createdAgoMs: HOUR, lastedMs: 0, ...fork },
      ],
    });
    expect(anchor).toEqual({ beforeMs: NOW - HOUR });
  });

  it("is the branch's first run where none succeeded: one request more, or two where there are many", async () => {
    expect((await ask(of())).anchor).toEqual({ beforeMs: NOW - 5 * MINUTE });
    const few = await ask(of(...failures(99)));
    expect(few.anchor).toEqual({ beforeMs: NOW - 99 * HOUR });
    expect(few.github.kinds()).toEqual(['run', 'runs', 'runs']);
    const many = await ask(of(...failures(300)));
    expect(many.anchor).toEqual({ beforeMs: NOW - 300 * HOUR });
    expect(asked(many.github).at(-1)).toBe('/workflows/161335/runs?branch=feature%2Forders&per_page=100&page=4');
    expect(many.github.kinds()).toHaveLength(4);
  });

  it('is out of reach behind 1,000 runs that failed: nothing is known to be good', async () => {
    expect((await ask(of(...failures(1000)))).anchor).toEqual({ beforeMs: 0 });
  });
});

describe('it is not known', () => {
  const PERMISSION = '\n  actions: read';

  it.each<[string, GithubScenario, string, string]>([
    ['without the permission for the run', { denied: ['run'] }, 'Resource not accessible by integration', PERMISSION],
    ['without the permission for its workflow', { denied: ['runs'] }, 'answered 403', PERMISSION],
    ['where the run is not found', { runs: [] }, 'answered 404', PERMISSION],
    ['with a bad token', { token: 'ghs_other' }, 'rejected the token', '{github-token}'],
    ['in an outage', { faults: [{ call: 'runs', nth: 'all', fault: { status: 503 } }] }, '503', 'again'],
    ['with a broken connection', { faults: [{ call: 'run', nth: 'all', fault: 'reset' }] }, 'GitHub', 'again'],
    ['with a long limit', { faults: [{ call: 'run', nth: 1, fault: primaryRateLimit(600_000) }] }, 'rate limit', 'again'],
    [
      'with a limit that is longer than the patience',
      { faults: [{ call: 'run', nth: 1, fault: primaryRateLimit(30_000) }] },
      'GitHub',
      'again',
    ],
    ['with no answer', { faults: [{ call: 'run', nth: 1, fault: 'hang' }] }, 'within 8 s', 'again'],
    ['with an empty answer', { faults: [{ call: 'run', nth: 1, fault: 'empty' }] }, 'documented form', 'again'],
    ['with another answer', { faults: [{ call: 'runs', nth: 1, fault: { status: 200, body: {} } }] }, 'documented form', 'again'],
    [
      'with a list that lacks this very run',
      { faults: [{ call: 'runs', nth: 'all', fault: { status: 200, body: { total_count: 5, workflow_runs: [] } } }] },
      'documented form',
      'again',
    ],
    ['without a date', { faults: [{ call: 'run', nth: 1, fault: { status: 200, body: { id: 4711 } } }] }, 'documented form', 'again'],
  ])('%s', async (_what, scenario, why, hint) => {
    const { anchor } = await ask(scenario, { options: { token: 'ghs_emulated' } });
    expect(anchor).toEqual({
      unsure: {
        why: expect.stringContaining(why),
        hint: expect.stringContaining(hint),
        repeated: false,
        ...(hint === 'again' && { passing: true }),
      },
    });
    expect(JSON.stringify(anchor)).not.toContain('ghs_');
    expect(anchor.unsure?.why).not.toMatch(/\.$/);
  });

  it.each<[string, Asked]>([
    ['without a token', { options: { token: '' } }],
    ['in another CI', { source: { ci: 'none' } }],
    ['without a run', { source: { run: undefined } }],
    ['without a repository', { source: { repository: undefined } }],
  ])('%s, and nobody is asked', async (_what, how) => {
    const { anchor, github } = await ask(of(), how);
    expect(anchor.unsure).toMatchObject({ repeated: false });
    expect(github.kinds()).toEqual([]);
  });

  it('and whether the run is repeated is told', async () => {
    const { anchor } = await ask({ denied: ['run'] }, { source: { run: '4711.2' } });
    expect(anchor.unsure).toMatchObject({ repeated: true });
  });
});

describe('the question', () => {
  it('ends with the signal, and with its reason', async () => {
    const stopped = new Error('stopped');
    await expect(ask(of(), { signal: AbortSignal.abort(stopped) })).rejects.toBe(stopped);
  });

  it('is got over a failure that passes', async () => {
    const { anchor } = await ask({ ...of(), faults: [{ call: 'run', nth: 1, fault: { status: 500 } }] });
    expect(anchor).toEqual({ beforeMs: NOW - 5 * MINUTE });
  });
});
