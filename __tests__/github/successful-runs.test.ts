import { afterEach, describe, expect, it } from '@jest/globals';
import type { Lifetime } from '../../src/domain/baseline.js';
import type { Source } from '../../src/domain/source.js';
import { type GithubScenario, primaryRateLimit, type RunPlan } from '../../src/emulator/github/scenario.js';
import type { GitHubAccessOptions } from '../../src/github/client.js';
import { type RunsPlace, readBaselineCutoff, runsPlaceOf } from '../../src/github/successful-runs.js';
import { type AutoAdvanceClock, autoAdvanceClock } from '../helpers/auto-advance-clock.js';
import { never, pullRequest, type Stage, stage, strike } from '../publish/harness.js';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GOOD = '0123456789abcdef0123456789abcdef01234567';
const OLDER = '89abcdef0123456789abcdef0123456789abcdef';
const OWN: RunPlan = { id: 4711, createdAgoMs: 5 * MINUTE };

let clock: AutoAdvanceClock | undefined;

afterEach(async () => {
  clock?.release();
  await strike();
});

interface Asked {
  readonly source?: Partial<Source>;
  readonly signal?: AbortSignal;
  readonly options?: Partial<GitHubAccessOptions>;
  readonly place?: RunsPlace | undefined;
}

async function ask(scenario: GithubScenario, { source, signal = never(), options, place }: Asked = {}) {
  // Its patience is counted in time that passes only where nothing moves.
  clock = autoAdvanceClock(NOW);
  const github = await stage(scenario, { clock, ...options });
  const cutoff = await readBaselineCutoff({ source: { ...pullRequest(), run: '4711.1', ...source }, github: github.github, place }, signal);
  return { cutoff, github };
}

const of = (...before: readonly RunPlan[]): GithubScenario => ({ runs: [OWN, ...before] });
const asked = ({ emulator }: Stage): readonly string[] => emulator.requests.map(({ path }) => path.replace(/^.*\/actions/, ''));
const secondsText = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
const failures = (count: number): RunPlan[] =>
  Array.from({ length: count }, (_none, index) => ({ id: index + 1, conclusion: 'failure', createdAgoMs: (index + 1) * HOUR }));

/** The run's lifetime as a period in which a scan may be its own. */
const lifetime = (agoMs: number, lastedMs: number): Lifetime => ({ fromMs: NOW - agoMs, toMs: NOW - agoMs + lastedMs });

describe('the border of the baseline', () => {
  it('is the end of the last successful run on the branch, in two requests', async () => {
    const { cutoff, github } = await ask(
      of(
        { id: 3, conclusion: 'failure', createdAgoMs: HOUR, lastedMs: MINUTE },
        { id: 2, conclusion: 'success', createdAgoMs: 3 * HOUR, lastedMs: 20 * MINUTE, headSha: GOOD },
        { id: 1, conclusion: 'success', createdAgoMs: 9 * HOUR, headSha: OLDER },
      ),
    );
    expect(cutoff).toEqual({
      startedMs: NOW - 5 * MINUTE,
      history: {
        beforeMs: NOW - 3 * HOUR + 20 * MINUTE,
        failed: [lifetime(HOUR, MINUTE)],
        commits: [GOOD, OLDER],
        ofOwnCommit: false,
      },
    });
    expect(asked(github)).toEqual([
      '/runs/4711',
      `/workflows/161335/runs?branch=feature%2Forders&per_page=100&created=%3C%3D${encodeURIComponent(secondsText(NOW - 5 * MINUTE))}`,
    ]);
  });

  describe('with the list that the variables of the runner name', () => {
    const PLACE: RunsPlace = { workflow: 'scan-gate.yml', branch: 'feature/orders' };
    const later: RunPlan[] = [
      { id: 5001, createdAgoMs: MINUTE },
      { id: 5000, conclusion: 'success', createdAgoMs: 2 * MINUTE, lastedMs: MINUTE },
    ];
    const before: RunPlan[] = [
      { id: 3, conclusion: 'failure', createdAgoMs: HOUR, lastedMs: MINUTE },
      { id: 2, conclusion: 'success', createdAgoMs: 3 * HOUR, lastedMs: 20 * MINUTE, headSha: GOOD },
    ];

    it('is the same, in one request', async () => {
      const one = await ask(of(...later, ...before), { place: PLACE });
      const two = await ask(of(...later, ...before));

      expect(one.cutoff).toEqual(two.cutoff);
      expect(asked(one.github)).toEqual(['/workflows/scan-gate.yml/runs?branch=feature%2Forders&per_page=100']);
      expect(asked(two.github)).toHaveLength(2);
    });

    it('counts the later runs out where none of the first page succeeded', async () => {
      const scenario = of(...later.slice(0, 1), ...failures(340));

      expect((await ask(scenario, { place: PLACE })).cutoff).toEqual((await ask(scenario)).cutoff);
    });

    it.each<[string, RunsPlace, readonly RunPlan[]]>([
      ['another workflow', { ...PLACE, workflow: 'release.yml' }, later],
      ['another branch', { ...PLACE, branch: 'main' }, later],
      [
        'so many later runs that this run is on another page',
        PLACE,
        Array.from({ length: 120 }, (_none, at) => ({ id: 6000 + at, createdAgoMs: 1000 + at })),
      ],
      [
        'so many later runs that the page shows few earlier ones',
        PLACE,
        Array.from({ length: 60 }, (_none, at) => ({ id: 6000 + at, createdAgoMs: 1000 + at })),
      ],
    ])('is the same where that list is of %s', async (_of, place, newer) => {
      const scenario = of(
        ...newer,
        ...before,
        ...failures(200).map((run) => ({ ...run, id: run.id + 100, createdAgoMs: (run.createdAgoMs ?? 0) + 9 * HOUR })),
      );

      expect((await ask(scenario, { place })).cutoff).toEqual((await ask(scenario)).cutoff);
    });

    it('is read in two requests where the list cannot be read at first', async () => {
      const { cutoff } = await ask(
        { ...of(...before), faults: [{ call: 'runs', nth: 1, fault: 'not-json' }] },
        {
          place: PLACE,
        },
      );

      expect(cutoff.history?.commits).toEqual([GOOD]);
    });

    it.each([
      ['octo-org/infra/.github/workflows/gate.yml@refs/heads/main', 'main', { workflow: 'gate.yml', branch: 'main' }],
      ['octo-org/infra/.github/workflows/gate.yml@refs/heads/main', '', undefined],
      ['', 'main', undefined],
      ['octo-org/infra/gate.yml@refs/heads/main', 'main', undefined],
    ])('is named by %j and %j', (reference, name, expected) => {
      expect(runsPlaceOf({ GITHUB_WORKFLOW_REF: reference, GITHUB_REF_NAME: name })).toEqual(expected);
    });
  });

  it('is the beginning of the next run, where that one began before the successful one had ended', async () => {
    const { cutoff } = await ask(
      of(
        { id: 3, conclusion: 'failure', createdAgoMs: HOUR, lastedMs: 5 * MINUTE },
        { id: 2, conclusion: 'success', createdAgoMs: 3 * HOUR, lastedMs: 2 * HOUR + 50 * MINUTE },
      ),
    );
    expect(cutoff.history).toMatchObject({ beforeMs: NOW - HOUR, failed: [lifetime(HOUR, 5 * MINUTE)] });
  });

  it('is that of the run that ended last, where two successful ones overlap: the older scan', async () => {
    const { cutoff } = await ask(
      of(
        { id: 3, conclusion: 'success', createdAgoMs: HOUR, lastedMs: 5 * MINUTE },
        { id: 2, conclusion: 'success', createdAgoMs: 3 * HOUR, lastedMs: 2 * HOUR + 50 * MINUTE, headSha: GOOD },
      ),
    );
    expect(cutoff.history).toMatchObject({ beforeMs: NOW - HOUR, failed: [], commits: [GOOD] });
  });

  it('leaves out what a run may have scanned that began before the successful one and is not over, or has failed', async () => {
    const { cutoff } = await ask(
      of(
        { id: 3, conclusion: 'success', createdAgoMs: 2 * HOUR, lastedMs: 30 * MINUTE },
        { id: 2, createdAgoMs: 3 * HOUR },
        { id: 1, conclusion: 'cancelled', createdAgoMs: 4 * HOUR, lastedMs: 2.5 * HOUR },
        { id: 5, conclusion: 'skipped', createdAgoMs: 5 * HOUR, lastedMs: 4 * HOUR },
      ),
    );
    expect(cutoff.history?.failed).toEqual([{ fromMs: NOW - 3 * HOUR, toMs: Number.POSITIVE_INFINITY }, lifetime(4 * HOUR, 2.5 * HOUR)]);
  });

  it('leaves out what the failed attempts of a repeated run may have scanned', async () => {
    const run: RunPlan = { id: 2, conclusion: 'success', attempt: 2, createdAgoMs: 9 * HOUR, restartedAgoMs: 2 * HOUR, lastedMs: 8 * HOUR };
    const { cutoff } = await ask(of(run));
    expect(cutoff.history).toMatchObject({ beforeMs: NOW - HOUR, failed: [lifetime(9 * HOUR, 7 * HOUR)] });
  });

  it('is not told by an older run that was repeated after the last successful one', async () => {
    const { cutoff } = await ask(
      of(
        { id: 3, conclusion: 'success', createdAgoMs: 3 * HOUR, lastedMs: HOUR },
        { id: 2, conclusion: 'success', attempt: 2, createdAgoMs: 90 * HOUR, restartedAgoMs: HOUR, lastedMs: 89.5 * HOUR },
      ),
    );
    expect(cutoff.history?.beforeMs).toBe(NOW - 2 * HOUR);
  });

  it('is never later than the first attempt of this run', async () => {
    const late = await ask(of({ id: 2, conclusion: 'success', createdAgoMs: HOUR, lastedMs: 2 * HOUR }));
    expect(late.cutoff.history?.beforeMs).toBe(NOW - 5 * MINUTE);
    const repeated = await ask({ runs: [{ ...OWN, attempt: 2, conclusion: 'success' }] }, { source: { run: '4711.2' } });
    expect(repeated.cutoff).toMatchObject({ startedMs: NOW - 5 * MINUTE, history: { beforeMs: NOW - 5 * MINUTE } });
  });

  it('is not told by the run itself, which may have succeeded before it was repeated, nor by what came after it', async () => {
    const own: RunPlan = { ...OWN, attempt: 2, conclusion: 'success' };
    const later: RunPlan = { id: 4712, conclusion: 'success', createdAgoMs: 2 * MINUTE };
    const { cutoff } = await ask({ runs: [later, own, { id: 2, conclusion: 'success', createdAgoMs: HOUR, lastedMs: 0 }] });
    expect(cutoff.history?.beforeMs).toBe(NOW - HOUR);
  });

  it.each<[string, Partial<RunPlan>]>([
    ['another branch', { branch: 'main' }],
    ["a fork's branch of the same name", { headRepository: 'mona/fork' }],
    ['an event that is about another commit', { event: 'issue_comment' }],
  ])('is not told by %s', async (_what, of1) => {
    const { cutoff } = await ask(
      of({ id: 2, conclusion: 'success', createdAgoMs: HOUR, ...of1 }, { id: 1, conclusion: 'cancelled', createdAgoMs: 8 * HOUR }),
    );
    expect(cutoff.history?.beforeMs).toBe(NOW - 8 * HOUR);
  });

  it("is for a fork's pull request told by the fork", async () => {
    const fork = { headRepository: 'mona/fork' };
    const { cutoff } = await ask({
      runs: [
        { ...OWN, ...fork },
        { id: 2, conclusion: 'success', createdAgoMs: HOUR, lastedMs: 0, ...fork },
      ],
    });
    expect(cutoff.history?.beforeMs).toBe(NOW - HOUR);
  });

  it('knows whether the run is about the commit that it belongs to', async () => {
    const { commit } = pullRequest();
    const own = await ask({ runs: [{ ...OWN, ...(commit !== undefined && { headSha: commit }) }] });
    expect(own.cutoff.history).toMatchObject({ ofOwnCommit: true });
    expect((await ask(of(), { source: { commit: undefined } })).cutoff.history).toMatchObject({ ofOwnCommit: false });
  });

  it("is the branch's first run where none succeeded: no request more, or two where there are many", async () => {
    expect((await ask(of())).cutoff.history).toEqual({ beforeMs: NOW - 5 * MINUTE, failed: [], ofOwnCommit: false });
    const few = await ask(of(...failures(99)));
    expect(few.cutoff.history?.beforeMs).toBe(NOW - 99 * HOUR);
    expect(few.github.kinds()).toEqual(['run', 'runs']);
    const many = await ask(of(...failures(300)));
    expect(many.cutoff.history?.beforeMs).toBe(NOW - 300 * HOUR);
    expect(asked(many.github).at(-1)).toMatch(/&per_page=100&created=[^&]*&page=4$/);
    expect(many.github.kinds()).toHaveLength(4);
  });

  it('is found behind 100 runs that failed: two requests more', async () => {
    const success: RunPlan = { id: 900, conclusion: 'success', createdAgoMs: 160.5 * HOUR, lastedMs: HOUR, headSha: GOOD };
    const { cutoff, github } = await ask(of(...failures(300), success));
    expect(cutoff.history).toMatchObject({ beforeMs: NOW - 160 * HOUR, commits: [GOOD] });
    expect(github.kinds()).toEqual(['run', 'runs', 'runs', 'runs']);
  });

  it('is found behind short pages', async () => {
    const short = failures(300).map((run) => ({ ...run, withheld: run.id % 100 === 50 }));
    const first = { id: 900, conclusion: 'failure', createdAgoMs: 900 * HOUR } as const;
    expect((await ask(of(...short, first))).cutoff.history?.beforeMs).toBe(NOW - 900 * HOUR);
    const success: RunPlan = { id: 901, conclusion: 'success', createdAgoMs: 160.5 * HOUR, lastedMs: HOUR, headSha: GOOD };
    expect((await ask(of(...short, success))).cutoff.history).toMatchObject({ beforeMs: NOW - 160 * HOUR, commits: [GOOD] });
  });

  it('is found where the total is short of the runs, and a first page shows none', async () => {
    const run = (id: number, agoMs: number, conclusion: string) => ({
      id,
      event: 'push',
      head_sha: GOOD,
      conclusion,
      created_at: secondsText(NOW - agoMs),
      updated_at: secondsText(NOW - agoMs + MINUTE),
    });
    const page = (runs: readonly object[], next: boolean) => ({
      status: 200,
      headers: { link: next ? '<https://api.github.example/runs?page=2>; rel="next"' : '<https://api.github.example/runs>; rel="first"' },
      body: { total_count: runs.length, workflow_runs: runs },
    });
    const fork = { head_repository: { id: 1 } };
    const { cutoff } = await ask({
      ...of(),
      faults: [
        { call: 'run', nth: 1, fault: { status: 200, body: { ...run(4711, MINUTE, 'x'), workflow_id: 161335, head_branch: 'main' } } },
        { call: 'runs', nth: 1, fault: page([], true) },
        { call: 'runs', nth: 2, fault: page([run(4711, MINUTE, 'x'), { ...run(5, HOUR, 'success'), ...fork }], true) },
        { call: 'runs', nth: 3, fault: page([run(3, 5 * HOUR, 'success')], false) },
      ],
    });
    expect(cutoff.history).toMatchObject({ beforeMs: NOW - 5 * HOUR + MINUTE, commits: [GOOD] });
  });

  it('is out of reach where the last page shows no run', async () => {
    const withheld = failures(150).map((run, index) => ({ ...run, withheld: index >= 99 }));
    expect((await ask(of(...withheld))).cutoff.history).toMatchObject({ beforeMs: 0, failed: [] });
  });

  it('is out of reach behind 1,000 runs that failed: nothing is known to be good', async () => {
    expect((await ask(of(...failures(1000)))).cutoff.history?.beforeMs).toBe(0);
  });
});

describe('it is not known', () => {
  const PERMISSION = '\n  actions: read';
  const FIREWALL = { status: 403, body: Buffer.from('<html></html>'), headers: { 'content-type': 'text/html' } };

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
    ['with the page of a firewall', { faults: [{ call: 'run', nth: 'all', fault: FIREWALL }] }, 'responded with a web page', 'firewall'],
    [
      'with the page of a firewall for the list',
      { faults: [{ call: 'runs', nth: 'all', fault: FIREWALL }] },
      'responded with a web page',
      'firewall',
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
    const { cutoff } = await ask(scenario, { options: { token: 'ghs_emulated' } });
    const { startedMs: _known, ...rest } = cutoff;
    expect(rest).toEqual({
      unknown: {
        why: expect.stringContaining(why),
        hint:
          hint === PERMISSION ? { lead: expect.stringMatching(/:$/), yaml: expect.stringContaining(hint) } : expect.stringContaining(hint),
        repeated: false,
        // Only a job without the permission may compare with the previous scan instead.
        ...(why !== 'Resource not accessible by integration' && hint !== PERMISSION && { transient: true }),
      },
    });
    expect(JSON.stringify(cutoff)).not.toContain('ghs_');
    expect(cutoff.unknown?.why).not.toMatch(/\.$/);
  });

  it.each<[string, Asked]>([
    ['without a token', { options: { token: '' } }],
    ['in another CI', { source: { ci: 'none' } }],
    ['without a run', { source: { run: undefined } }],
    ['without a repository', { source: { repository: undefined } }],
  ])('%s, and nobody is asked', async (_what, how) => {
    const { cutoff, github } = await ask(of(), how);
    expect(cutoff.unknown).toMatchObject({ repeated: false });
    expect(github.kinds()).toEqual([]);
  });

  it('and whether the run is repeated is told', async () => {
    const { cutoff } = await ask({ denied: ['run'] }, { source: { run: '4711.2' } });
    expect(cutoff.unknown).toMatchObject({ repeated: true });
  });

  it('and when the first attempt began is known all the same, where only the list cannot be read', async () => {
    const { cutoff } = await ask({ ...of(), denied: ['runs'] }, { source: { run: '4711.2' } });
    expect(cutoff).toMatchObject({ startedMs: NOW - 5 * MINUTE, unknown: { repeated: false } });
  });
});

describe('the question', () => {
  it('ends with the signal, and with its reason', async () => {
    const stopped = new Error('stopped');
    await expect(ask(of(), { signal: AbortSignal.abort(stopped) })).rejects.toBe(stopped);
  });

  it('is got over a failure that passes', async () => {
    const { cutoff } = await ask({ ...of(), faults: [{ call: 'run', nth: 1, fault: { status: 500 } }] });
    expect(cutoff).toMatchObject({ startedMs: NOW - 5 * MINUTE });
  });
});
