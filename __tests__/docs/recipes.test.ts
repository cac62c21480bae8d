import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { durationMs } from '../../src/config/values.js';
import { PERMISSIONS } from '../../src/emulator/github/index.js';
import { SERVICES } from '../../src/scanners/registry.js';
import { type Context, fill, holds, isGate, RECIPES, type RecipeJob, type Step } from '../helpers/recipes.js';
import { contextOf, type EventOfRecipe, openService, type Result, runRecipe, type Service, startedBy } from '../helpers/run-recipe.js';

/** The expected result of a job of a recipe. */
interface Promised {
  readonly verdict: string;
  /** The ref that findings are uploaded to; absent: nothing is uploaded. */
  readonly upload?: string;
  readonly comments?: number;
  readonly issues?: number;
  readonly starts?: number;
  readonly origin?: string;
}

/** One workflow run. The next run of a chain uses the same service, with its scans. */
interface Run {
  readonly file: string;
  readonly event: EventOfRecipe;
  /** By job. */
  readonly promised: Readonly<Record<string, Promised>>;
}

const MAIN = 'refs/heads/main';
const scanned = (rest: Omit<Promised, 'verdict'>): Promised => ({ verdict: 'failed', starts: 1, origin: 'started', ...rest });
const ON_PULL_REQUEST = { 'scan-gate': scanned({ upload: 'refs/pull/7/head', comments: 1 }) };
const ON_MAIN = { 'scan-gate': scanned({ upload: MAIN }) };
const UNPUBLISHED = { 'scan-gate': scanned({}) };
const INVENTORY = { 'scan-gate': { verdict: 'passed', starts: 1, origin: 'started' } };
const CHECKED = { doctor: { verdict: 'checked' } };
const BEGUN = { verdict: 'started', starts: 1, origin: 'started' };
const COLLECTED = { collect: { verdict: 'failed', upload: MAIN, origin: 'collected' } };

const alone = (file: string, promised: Run['promised'], ...events: readonly EventOfRecipe[]): (readonly Run[])[] =>
  events.map((event) => [{ file, event, promised }]);

const CHAINS: readonly (readonly Run[])[] = [
  ...['pull-request.yml', 'merge-queue.yml', 'required-check.yml'].flatMap((file) => [
    ...alone(file, ON_PULL_REQUEST, 'pull_request'),
    // A fork's token may not write a comment.
    ...alone(file, { 'scan-gate': { verdict: 'skipped' } }, 'fork'),
    ...alone(file, { 'scan-gate': { verdict: 'skipped', comments: 1 } }, 'dependabot'),
  ]),
  ...['merge-queue.yml', 'required-check.yml'].flatMap((file) => alone(file, UNPUBLISHED, 'merge_group')),
  ...alone('push-terraform-paths.yml', ON_MAIN, 'push', 'workflow_dispatch'),
  ...['nightly.yml', 's4e.yml', 'aether365.yml', 'aiptx.yml'].flatMap((file) => alone(file, ON_MAIN, 'schedule', 'workflow_dispatch')),
  ...alone('nightly-issue.yml', { 'scan-gate': scanned({ upload: MAIN, issues: 1 }) }, 'schedule'),
  ...alone('nightly-issue.yml', ON_MAIN, 'workflow_dispatch'),
  ...alone('fegura.yml', INVENTORY, 'workflow_run', 'schedule', 'workflow_dispatch'),
  ...alone('start-then-collect.yml', { start: BEGUN, ...COLLECTED }, 'push'),
  // The service is a separate process, which does not show its requests.
  ...alone('try-without-account.yml', { 'scan-gate': { verdict: 'failed', origin: 'started' } }, 'workflow_dispatch'),
  ...alone('doctor.yml', CHECKED, 'push', 'workflow_dispatch'),
  [
    { file: 'aiptx-start.yml', event: 'schedule', promised: { start: BEGUN } },
    { file: 'aiptx-collect.yml', event: 'schedule', promised: COLLECTED },
    { file: 'aiptx-collect.yml', event: 'workflow_dispatch', promised: COLLECTED },
  ],
  [
    { file: 'aiptx-start.yml', event: 'workflow_dispatch', promised: { start: BEGUN } },
    // A second start joins the test, and a check of a running test is not a failure.
    { file: 'aiptx-start.yml', event: 'schedule', promised: { start: { verdict: 'started', origin: 'joined' } } },
    { file: 'aiptx-collect.yml', event: 'schedule', promised: { collect: { verdict: 'started', origin: 'collected' } } },
  ],
];
const NEVER_ENDS = CHAINS.length - 1;

/** Chains with the same inputs and event run once. */
const askOf = (runs: readonly Run[], neverEnds: boolean): string =>
  JSON.stringify([
    neverEnds,
    runs.map(({ file, event }) => [
      event,
      gatesOf(file).map(([job, { permissions, steps }]) => [job, permissions, steps.filter(isGate).map((step) => step.with)]),
    ]),
  ]);

const NAMED = CHAINS.flatMap((runs, chain) => {
  const neverEnds = chain === NEVER_ENDS;
  return runs.map((run, index) => ({
    ...run,
    name: `${run.file} on ${run.event}${neverEnds ? ' while the test runs' : ''}`,
    key: `${index} ${askOf(runs, neverEnds)}`,
  }));
});
const results = new Map<string, Readonly<Record<string, Result>>>();

beforeAll(async () => {
  const chains = new Map(CHAINS.map((runs, chain) => [askOf(runs, chain === NEVER_ENDS), { runs, neverEnds: chain === NEVER_ENDS }]));
  for (const [ask, { runs, neverEnds }] of chains) {
    const service = await serviceOf(runs[0]?.file ?? '', neverEnds);
    try {
      for (const [index, { file, event }] of runs.entries()) {
        // The scan of the last job ends before the next one.
        if (index > 0) await service.clock.sleep(60_000);
        results.set(`${index} ${ask}`, await runRecipe(file, event, service));
      }
    } finally {
      await service.close();
    }
  }
}, 240_000);

afterAll(() => {
  for (const jobs of results.values()) for (const { folder } of Object.values(jobs)) rmSync(folder, { recursive: true, force: true });
});

async function serviceOf(file: string, neverEnds: boolean): Promise<Service> {
  const steps = stepsOf(file);
  const own = steps.find(({ run }) => run?.includes(' emulate '))?.run;
  return own === undefined ? await openService(scannerOf(file), neverEnds ? { runningMs: Infinity } : {}) : await startedBy(own);
}

function gatesOf(file: string): readonly (readonly [string, RecipeJob])[] {
  return Object.entries(RECIPES.get(file)?.jobs ?? {}).filter(([, { steps }]) => steps.some(isGate));
}

function stepsOf(file: string): readonly Step[] {
  return Object.values(RECIPES.get(file)?.jobs ?? {}).flatMap(({ steps }) => steps);
}

function scannerOf(file: string): string {
  return String(stepsOf(file).find(isGate)?.with?.['scanner']);
}

it('runs every recipe on every event that it names', () => {
  const wanted = [...RECIPES].flatMap(([file, { on }]) => Object.keys(on).map((event) => `${file} ${event}`));
  const run = new Set(NAMED.map(({ file, event }) => `${file} ${event}`));
  expect(wanted.filter((name) => !run.has(name))).toEqual([]);
});

describe.each(NAMED)('$name', ({ file, event, promised, key }) => {
  const jobs = (): [string, Result][] => Object.entries(results.get(key) ?? {});

  it('keeps what it promises', () => {
    const told = jobs().map(([job, { outputs, github, starts }]) => [
      job,
      {
        verdict: outputs['verdict'],
        upload: github.state.uploads.map(({ ref }) => ref).join(),
        comments: github.state.comments.length,
        issues: github.state.issues.filter(({ title }) => title.startsWith('scan-gate: ')).length,
        starts,
        origin: outputs['scan-origin'],
      },
    ]);
    const whole = Object.entries(promised).map(([job, rest]) => [
      job,
      { upload: '', comments: 0, issues: 0, starts: 0, origin: '', ...rest },
    ]);
    expect(told).toEqual(whole);
    for (const [, { outputs, exitCode }] of jobs()) expect(exitCode).toBe(outputs['verdict'] === 'failed' ? 1 : 0);
  });

  it('needs no permission that its job does not have, and makes documented requests only', () => {
    for (const [, { github, undocumented }] of jobs()) {
      const refused = github.requests.filter(({ status }) => status === 403).map(({ kind }) => kind);
      expect(refused).toEqual(event === 'fork' ? ['comment-create'] : []);
      expect([...undocumented, ...github.undocumented]).toEqual([]);
    }
  });

  it('gives later steps outputs that are not empty', () => {
    for (const [job, { context }] of jobs()) {
      const later = (RECIPES.get(file)?.jobs[job]?.steps ?? []).filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
      for (const step of later) {
        expect(holds(step.if, context)).toBe(true);
        expect(existsSync(fill(String(step.with?.['path']), context))).toBe(true);
      }
    }
  });
});

describe.each([...RECIPES])('%s', (file, { on, concurrency, jobs }) => {
  const gates = Object.values(jobs).filter(({ steps }) => steps.some(isGate));
  const service = SERVICES.find(({ id }) => id === scannerOf(file));

  it('cancels no run whose scan would go on', () => {
    if (concurrency === undefined) return;
    expect([true, false]).toContain(concurrency['cancel-in-progress']);
    if (concurrency['cancel-in-progress'] === true) expect(service?.cancelRequest).toBeDefined();
  });

  it('lets every job last longer than its gate waits', () => {
    for (const { 'timeout-minutes': minutes = 0, steps } of gates) {
      const given = steps.find(isGate)?.with ?? {};
      // A single check and the doctor do not wait.
      const waits = given['dry-run'] !== true && !('scan-id' in given && given['wait'] === false);
      const timeoutMs = durationMs(String(given['timeout'])) ?? service?.timeoutMs ?? Infinity;
      expect(minutes * 60_000).toBeGreaterThan(waits ? timeoutMs : 0);
    }
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('is not scheduled at the full hour, when GitHub starts late', () => {
    const { schedule } = on;
    const minutes = Array.isArray(schedule) ? schedule.map(({ cron }: { readonly cron: string }) => cron.split(' ')[0]) : [];
    expect(minutes.filter((minute) => !/^[1-9]\d?$/.test(minute ?? '') || Number(minute) % 15 === 0)).toEqual([]);
  });

  it('starts for every pull request, skips where secrets are withheld, and hands none to foreign code', () => {
    expect(Object.keys(on)).not.toContain('pull_request_target');
    if (!('pull_request' in on)) return;
    for (const event of ['pull_request', 'merge_group']) expect(on[event] ?? null).toBeNull();
    for (const { steps } of gates) expect(steps.find(isGate)?.with?.['on-missing-key']).toBe('skip-untrusted');
  });

  it('is started by a run that was waited for only if that run succeeded, in this repository', () => {
    if (!('workflow_run' in on)) return;
    const context = { ...contextOf('workflow_run'), steps: {}, needs: {} };
    const event = (change: object): Context => {
      const payload = context.event as { readonly workflow_run: object };
      return { ...context, event: { ...payload, workflow_run: { ...payload.workflow_run, ...change } } };
    };
    for (const job of gates) {
      expect(holds(job.if, event({}))).toBe(true);
      expect(holds(job.if, event({ conclusion: 'failure' }))).toBe(false);
      expect(holds(job.if, event({ head_repository: { full_name: 'somebody/infrastructure' } }))).toBe(false);
    }
  });

  it('has permissions for each of its jobs that are used', () => {
    // The doctor has the permissions of the gate that it checks, and writes nothing.
    if (file === 'doctor.yml') return;
    for (const [job, { permissions = {}, steps }] of Object.entries(jobs)) {
      const checkouts = steps.some(({ uses = '' }) => uses.startsWith('actions/checkout@'));
      const used = new Set(NAMED.filter((run) => run.file === file).flatMap((run) => usedBy(results.get(run.key)?.[job])));
      const unused = Object.entries(permissions).filter(
        ([name, level]) => !used.has(`${name}: ${level}`) && !(checkouts && name === 'contents'),
      );
      expect(unused).toEqual([]);
    }
  });
});

/** `pull_requests=write`, as a workflow writes it. */
const asYaml = (permission: string): string => permission.replaceAll('_', '-').replace('=', ': ');

/** The permissions that a run's requests to GitHub need. */
function usedBy(result: Result | undefined): readonly string[] {
  const kinds = new Set(result?.github.requests.map(({ kind }) => kind));
  return Object.entries(PERMISSIONS).flatMap(([kind, needed]) => (kinds.has(kind) ? needed.split('; ').map(asYaml) : []));
}

describe('the job that decides whether the required check scans', () => {
  const script = RECIPES.get('required-check.yml')?.jobs['changes']?.steps.find(({ id }) => id === 'diff');
  let folder: string;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder, encoding: 'utf8' });
  const commit = (path: string): void => {
    writeFileSync(join(folder, path), path);
    git('add', '.');
    git('commit', '-qm', path);
  };
  const decide = (event: EventOfRecipe, change: object = {}): string => {
    const output = join(folder, '..', 'output.txt');
    const payload = join(folder, '..', 'event.json');
    writeFileSync(output, '');
    writeFileSync(payload, JSON.stringify({ ...(contextOf(event).event as object), ...change }));
    const env = { PATH: process.env['PATH'], GITHUB_OUTPUT: output, GITHUB_EVENT_PATH: payload };
    execFileSync('bash', ['-e', '-c', script?.run ?? 'exit 1'], { cwd: folder, env });
    return readFileSync(output, 'utf8').trim();
  };

  beforeAll(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'scan-gate-recipe-')), 'repository');
    mkdirSync(folder);
    git('init', '-q', '-b', 'main');
    commit('README.md');
  });

  afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  // Runners have this program, but not every machine has it.
  const withJq = spawnSync('jq', ['--version']).error === undefined ? it : it.skip;
  withJq.each([
    ['notes.md', false],
    ['main.tf', true],
  ])('on a pull request and in the queue: %s', (path, scans) => {
    const base = git('rev-parse', 'HEAD').trim();
    git('switch', '-qc', `change-${path}`);
    commit(path);
    git('switch', '-q', 'main');
    git('merge', '-q', '--no-ff', '-m', 'merge', `change-${path}`);
    expect(decide('pull_request')).toBe(`infrastructure=${scans}`);
    expect(decide('merge_group', { merge_group: { base_sha: base } })).toBe(`infrastructure=${scans}`);
  });
});
