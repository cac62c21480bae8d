import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OUTPUTS } from '../../src/config/outputs.js';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniScenario } from '../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { type GithubState, githubMount } from '../../src/emulator/github/index.js';
import type { GithubScenario } from '../../src/emulator/github/scenario.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { BRANCH, type EventName, eventOf, HEAD } from '../helpers/events.js';
import { requestProblems } from '../helpers/job-invariants.js';
import { validateWithSchema } from '../helpers/oracles/sarif.js';
import { type Ended, type Kill, type Runner, type RunnerOptions, runner } from '../helpers/process.js';
import { API_KEY, GITHUB_TOKEN, leaksIn } from '../helpers/secrets.js';

/** Runs a job like the runner: main, then post. */
interface Row {
  readonly event: EventName;
  readonly inputs?: Readonly<Record<string, string | undefined>>;
  readonly eventText?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly without?: RunnerOptions['without'];
  readonly scenario?: CloudgeniScenario;
  readonly github?: GithubScenario;
  /** `start`: when the service has received the request. */
  readonly kill?: { readonly when: string; readonly signal: Kill['signal'] };
}

/** The results of the job. */
interface Job {
  readonly main: Ended;
  readonly post: Ended;
  readonly runner: Runner;
  readonly service: Emulator<CloudgeniState>;
  readonly github: Emulator<GithubState>;
  /** The requests to both emulators before the main step ended. */
  readonly requestsOfMain: number;
}

const PLAN = { queuedMs: 100, runningMs: 300, findings: terraformFindings() };
const NEVER_ENDS = { plans: [{ queuedMs: 0, runningMs: Infinity }] };
const STARTED = 'Started the scan';

const ROWS = {
  push: { event: 'push' },
  pull_request: { event: 'pull_request', env: { RUNNER_DEBUG: '1' } },
  'fork without a key': { event: 'fork', inputs: { 'api-key': '', 'on-missing-key': 'skip-untrusted' } },
  'no findings': { event: 'pull_request', scenario: { plans: [{ ...PLAN, findings: [] }] } },
  'mistakes in the configuration': { event: 'pull_request', inputs: { 'severity-threshold': 'hihg', timeout: 'soon', organization: '' } },
  'an event file that is no JSON': { event: 'push', eventText: '{"ref":' },
  'SIGINT while waiting': { event: 'pull_request', scenario: NEVER_ENDS, kill: { when: STARTED, signal: 'SIGINT' } },
  'main killed while waiting': { event: 'pull_request', scenario: NEVER_ENDS, kill: { when: STARTED, signal: 'SIGKILL' } },
  'main killed while starting': {
    event: 'pull_request',
    scenario: { ...NEVER_ENDS, faults: [{ call: 'start', nth: 1, fault: 'hang-after' }] },
    kill: { when: 'start', signal: 'SIGKILL' },
  },
  'SIGINT while starting': {
    event: 'pull_request',
    scenario: { ...NEVER_ENDS, faults: [{ call: 'start', nth: 1, fault: 'hang-after' }] },
    kill: { when: 'start', signal: 'SIGINT' },
  },
  'a runner without command files': { event: 'push', without: ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] },
} as const satisfies Record<string, Row>;

type Name = keyof typeof ROWS;

const jobs = new Map<string, Job>();

async function run(row: Row): Promise<Job> {
  const service = await startEmulator(cloudgeniMount({ key: API_KEY, plans: [PLAN], ...row.scenario }));
  const github = await startEmulator(
    githubMount({ token: GITHUB_TOKEN, pulls: [{ number: 7, headSha: HEAD }], processingMs: 500, ...row.github }),
  );
  const place = runner({
    event: eventOf(row.event),
    ...(row.eventText !== undefined && { eventText: row.eventText }),
    ...(row.without !== undefined && { without: row.without }),
    inputs: {
      scanner: 'cloudgeni',
      'api-key': API_KEY,
      organization: 'org_emulated',
      'api-url': service.url,
      'github-token': GITHUB_TOKEN,
      'poll-interval': '250ms',
      ...row.inputs,
    },
    env: { GITHUB_API_URL: github.url, ...row.env },
  });
  const starting = (): boolean => service.requests.some(({ kind }) => kind === 'start');
  const main = await place.step('main', row.kill && { ...row.kill, when: row.kill.when === 'start' ? starting : row.kill.when });
  const requestsOfMain = service.requests.length + github.requests.length;
  const post = await place.step('post');
  return { main, post, runner: place, service, github, requestsOfMain };
}

/** At most this many at a time, because the machine may have two cores. */
async function inTurns<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const turn = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
}

beforeAll(async () => {
  await inTurns(Object.entries<Row>(ROWS), 6, async ([name, row]) => {
    jobs.set(name, await run(row));
  });
});

afterAll(async () => {
  for (const { service, github, runner: place } of jobs.values()) {
    await Promise.all([service.close(), github.close()]);
    place.remove();
  }
});

function job(name: Name): Job {
  const found = jobs.get(name);
  if (found === undefined) throw new Error(`${name} did not run`);
  return found;
}

const NAMES = Object.keys(ROWS) as Name[];
const whereTo = ({ github }: Job): [string, string][] => github.state.uploads.map(({ ref, commitSha }) => [ref, commitSha]);

describe('every job of the built Action', () => {
  it.each(NAMES)('makes documented requests only, keeps its secrets and shows no stack (%s)', (name) => {
    const { main, post, runner: place, service, github } = job(name);
    const comments = github.state.comments.map(({ body }) => body).join('\n');
    const uploads = JSON.stringify(github.state.uploads.map(({ sarif }) => sarif));
    const log = [...main.lines, ...post.lines].join('\n');

    expect([...service.undocumented, ...github.undocumented]).toEqual([]);
    expect(github.requests.flatMap(requestProblems)).toEqual([]);
    expect(leaksIn({ log, summary: place.summary(), comments, uploads, ...place.files(), state: JSON.stringify(place.state()) })).toEqual(
      [],
    );
    expect(`${main.stderr}${post.stderr}`).toBe('');
    expect(log).not.toMatch(/^\s+at \S+/m);
  });

  it.each(NAMES.filter((name) => !/^main killed|while starting$/.test(name)))('leaves nothing to the post step (%s)', (name) => {
    const { post, service, github, requestsOfMain } = job(name);

    expect(post).toMatchObject({ exitCode: 0, lines: [] });
    expect(service.requests.length + github.requests.length).toBe(requestsOfMain);
  });

  it.each(NAMES.filter((name) => !/^main killed|^a runner without/.test(name)))(
    'sets all outputs, first of them the verdict (%s)',
    (name) => {
      const outputs = job(name).runner.outputs();

      expect(Object.keys(outputs)).toEqual(OUTPUTS.map((output) => output.name));
      expect(outputs['verdict']).not.toBe('');
    },
  );

  it('uploads SARIF in which the OASIS schema finds nothing', () => {
    const logs = NAMES.flatMap((name) => job(name).github.state.uploads.map(({ sarif }) => sarif));
    expect(logs.length).toBeGreaterThanOrEqual(4);
    expect(logs.flatMap(validateWithSchema)).toEqual([]);
  });
});

describe('findings over the threshold', () => {
  it.each([
    ['push', ['refs/heads/feature/orders'], 0],
    ['pull_request', ['refs/pull/7/head'], 1],
  ] as const)('fail the job on %s; uploads to %j, comments: %i', (name, refs, comments) => {
    const done = job(name);
    const { main, runner: place, github, service } = done;

    expect(main.exitCode).toBe(1);
    expect(place.outputs()).toMatchObject({
      verdict: 'failed',
      critical: '1',
      high: '3',
      total: '11',
      'scanned-sha': HEAD,
      'scan-origin': 'started',
    });
    expect(whereTo(done)).toEqual(refs.map((ref) => [ref, HEAD]));
    expect(github.state.comments).toHaveLength(comments);
    expect(place.summary()).toMatch(/: 4 findings (?:block|fail) /);
    expect(Object.keys(place.files()).sort()).toEqual([
      'gl-code-quality-report.json',
      'junit.xml',
      'report.html',
      'report.md',
      'results.full.sarif',
      'results.json',
      'results.sarif',
    ]);
    expect(service.state.scans.map(({ commit }) => commit)).toEqual([HEAD]);
  });

  it('are annotated, and the outputs point to what is there', () => {
    const { main, runner: place, github } = job('pull_request');
    const outputs = place.outputs();

    expect(main.lines.filter((line) => line.startsWith('::error file='))).toHaveLength(4);
    expect(outputs['sarif-id']).toBe(github.state.uploads[0]?.id);
    expect(outputs['comment-url']).toContain(String(github.state.comments[0]?.id));
    expect(outputs['results-file']).toBe(join(place.workspace, 'scan-gate-report', 'results.json'));
    expect(outputs['html-file']).toBe(join(place.workspace, 'scan-gate-report', 'report.html'));
  });
});

describe('other ends', () => {
  it('no findings: green, and the alerts of before are closed by an empty upload', () => {
    const done = job('no findings');

    expect(done.main.exitCode).toBe(0);
    expect(done.runner.outputs()).toMatchObject({ verdict: 'passed', total: '0' });
    expect(whereTo(done)).toEqual([['refs/pull/7/head', HEAD]]);
  });

  it('a fork without a key: skipped, green, and with a warning', () => {
    const { main, runner: place, service } = job('fork without a key');

    expect(main.exitCode).toBe(0);
    expect(place.outputs()).toMatchObject({ verdict: 'skipped', total: '' });
    expect(main.lines.filter((line) => /^::warning::Skipped/.test(line))).toHaveLength(1);
    expect(service.requests).toEqual([]);
  });

  it('mistakes in the configuration: all at once, and no request', () => {
    const { main, runner: place, requestsOfMain } = job('mistakes in the configuration');
    const errors = main.lines.filter((line) => line.startsWith('::error::'));

    expect(main.exitCode).toBe(2);
    expect(place.outputs()).toMatchObject({ verdict: 'error', 'verdict-reason': 'error: the configuration has mistakes' });
    expect(errors).toHaveLength(3);
    expect(errors.join('\n')).toMatch(/Did you mean high\?/);
    for (const input of ['severity-threshold', 'timeout', 'organization']) expect(place.summary()).toContain(input);
    expect(requestsOfMain).toBe(0);
  });

  it('an event file that is no JSON: a push is known by the variables of the runner, and is uploaded', () => {
    const { main, runner: place, github } = job('an event file that is no JSON');

    expect(main.exitCode).toBe(1);
    expect(place.outputs()).toMatchObject({ verdict: 'failed', 'scanned-sha': HEAD });
    expect(github.state.uploads.map(({ ref, commitSha }) => [ref, commitSha])).toEqual([[`refs/heads/${BRANCH}`, HEAD]]);
  });

  it('a runner without command files: the verdict is the exit code', () => {
    const { main, runner: place } = job('a runner without command files');

    expect(main.exitCode).toBe(1);
    expect(Object.keys(place.files())).toContain('results.json');
  });
});

describe('a job that is cancelled', () => {
  it('is reported within the grace period of the runner, with outputs, comment, and summary', () => {
    const { main, runner: place, github } = job('SIGINT while waiting');

    expect(main).toMatchObject({ exitCode: 2, overstayed: false });
    expect(place.outputs()).toMatchObject({ verdict: 'cancelled', 'scan-status': 'running', total: '' });
    expect(main.lines.join('\n')).toMatch(/continues/);
    expect(place.summary()).toMatch(/cancelled/);
    expect(github.state.comments.map(({ body }) => body)).toEqual([expect.stringMatching(/cancelled/)]);
  });

  it('by force is finished by the post step, from the saved state alone', () => {
    const { main, post, runner: place, service, github } = job('main killed while waiting');

    expect(main.exitCode).toBeNull();
    expect(Object.keys(place.state())).toEqual(['scan-gate-ledger']);
    expect(post.exitCode).toBe(0);
    expect(post.lines.join('\n')).toMatch(/scan_new001 continues/);
    expect(place.summary()).toMatch(/cancelled/);
    expect(github.state.comments.map(({ body }) => body)).toEqual([expect.stringMatching(/cancelled/)]);
    expect(JSON.parse(place.files()['results.json'] ?? '{}')).toMatchObject({ decision: { verdict: 'cancelled', exitCode: 2 } });
    expect(service.state.scans).toHaveLength(1);
  });

  it('by force while the service starts the scan is finished too: the intent leads to the scan', () => {
    const { post, runner: place, service } = job('main killed while starting');

    expect(JSON.parse(place.state()['scan-gate-ledger'] ?? '{}')).toMatchObject({
      phase: 'running',
      intent: { target: 'repo_emulated', known: [] },
    });
    expect(post.lines.join('\n')).toMatch(/scan_new001 continues/);
    expect(service.requests.filter(({ kind }) => kind === 'start')).toHaveLength(1);
  });

  it('while the service starts the scan still reports the state of the scan', () => {
    const { main, runner: place, github } = job('SIGINT while starting');

    expect(main).toMatchObject({ exitCode: 2, overstayed: false });
    expect(place.outputs()).toMatchObject({ verdict: 'cancelled', 'scan-id': 'scan_new001' });
    expect(main.lines.join('\n')).toMatch(/scan_new001 continues/);
    expect(JSON.parse(place.files()['results.json'] ?? '{}')).toMatchObject({ decision: { verdict: 'cancelled' } });
    expect(github.state.comments).toHaveLength(1);
  });
});
