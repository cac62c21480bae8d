import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { FaultRule } from '../../src/emulator/faults.js';
import { type GithubState, githubMount } from '../../src/emulator/github/index.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import type { S4eCall } from '../../src/emulator/s4e/scenario.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { eventOf, HEAD } from '../helpers/events.js';
import { type Change, type Ended, type Kill, type Runner, runner } from '../helpers/process.js';
import { API_KEY, GITHUB_TOKEN, leaksIn } from '../helpers/secrets.js';

const ISSUE = 'https://github.com/actions/runner/issues/3514';
const STARTED = 'Started the scan';
const NEVER_ENDS = { queuedMs: 0, runningMs: Infinity };

type Inputs = Record<string, string>;

/** A job whose main step is killed, and the results of its post step. */
interface Job {
  readonly main: Ended;
  readonly post: Ended;
  readonly log: string;
  readonly runner: Runner;
  readonly service: Emulator;
  readonly github: Emulator<GithubState>;
  /** The requests of the post step, by kind, to the service and to GitHub. */
  readonly later: readonly string[];
  readonly laterAtGithub: readonly string[];
  readonly cancels: number;
}

interface Row {
  readonly service?: ServiceEmulator;
  readonly inputs?: Inputs;
  readonly kill?: Kill;
  /** Kills the main step when a request of this kind arrives at the service. */
  readonly killAt?: S4eCall;
  /** The inputs of the post step, made from the inputs of the main step. */
  readonly change?: (inputs: Inputs, place: Runner) => Change;
}

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

function s4e(faults: readonly FaultRule<S4eCall>[] = []): ServiceEmulator {
  return s4eMount({ key: API_KEY, plans: [NEVER_ENDS], faults });
}

function withOld(): ServiceEmulator {
  return s4eMount({ key: API_KEY, scans: [{ id: 'sc-old', createdAgoMs: 1000, ...NEVER_ENDS }] });
}

async function run({ service = s4e(), inputs = {}, kill = { when: STARTED, signal: 'SIGKILL' }, killAt, change }: Row = {}): Promise<Job> {
  const served = await startEmulator(service);
  const github = await startEmulator(githubMount({ token: GITHUB_TOKEN, pulls: [{ number: 7, headSha: HEAD }] }));
  const all: Inputs = {
    scanner: service.id,
    ...service.inputs,
    'api-key': API_KEY,
    'api-url': served.url,
    'github-token': GITHUB_TOKEN,
    'poll-interval': '250ms',
    ...inputs,
  };
  const place = runner({ event: eventOf('pull_request'), inputs: all, env: { GITHUB_API_URL: github.url, RUNNER_DEBUG: '1' } });
  opened.push(served, github, { close: () => place.remove() });
  const arrived = (): boolean => served.requests.some((request) => request.kind === killAt);
  const main = await place.step('main', killAt === undefined ? kill : { when: arrived, signal: 'SIGKILL' });
  const [before, beforeGithub] = [served.requests.length, github.requests.length];
  const post = await place.step('post', undefined, change?.(all, place));
  const later = served.requests.slice(before).map((request) => request.kind);
  const laterAtGithub = github.requests.slice(beforeGithub).map((request) => request.kind);
  const log = post.lines.join('\n');
  expect(post).toMatchObject({ exitCode: 0, stderr: '' });
  expect(leaksIn({ log: `${main.lines.join('\n')}\n${log}`, summary: place.summary(), state: JSON.stringify(place.state()) })).toEqual([]);
  const cancels = served.requests.filter(({ kind }) => kind === 'cancel').length;
  return { main, post, log, runner: place, service: served, github, later, laterAtGithub, cancels };
}

const warnings = ({ post }: Job): readonly string[] => post.lines.filter((line) => line.startsWith('::warning::'));

describe('the post step with the inputs of an outer composite action', () => {
  it.each<[string, (inputs: Inputs) => Change]>([
    ['that are mistakes here', () => ({ inputs: { name: 'build', timeout: 'soon' } })],
    ['that are right and mean another target', (inputs) => ({ inputs: { ...inputs, target: 'a-2002' } })],
  ])('%s: names the scan, and how to cancel it', async (_what, change) => {
    const job = await run({ change });
    const warned = warnings(job).join('\n');

    expect(job.later).toEqual([]);
    expect(job.laterAtGithub).toEqual([]);
    expect(warned).toContain(ISSUE);
    expect(warned).toContain('The scan sc-new001 may still be running at S4E');
    expect(warned).toContain('POST /api/scan/sc-new001/cancel');
    expect(job.runner.summary()).toMatch(/^## scan-gate: cancelled\n/);
    expect(job.runner.summary()).toContain('POST /api/scan/sc-new001/cancel');
  });

  it('that are right and mean another service asks neither of them', async () => {
    const other = await startEmulator(cloudgeniMount({ key: API_KEY }));
    opened.push(other);
    const outer = { scanner: 'cloudgeni', 'api-key': API_KEY, organization: 'org_emulated', 'api-url': other.url };

    const job = await run({ change: (inputs) => ({ inputs: { ...outer, 'github-token': inputs['github-token'] } }) });

    expect([job.later, other.requests, job.laterAtGithub]).toEqual([[], [], []]);
    expect(warnings(job).join('\n')).toContain('The scan sc-new001 may still be running at S4E');
  });

  it('that mean the same target and have another name: cancels the scan, and writes to no comment', async () => {
    const job = await run({ change: (inputs) => ({ inputs: { ...inputs, name: 'outer' } }) });

    expect(job.later).toEqual(['cancel']);
    expect(job.laterAtGithub).toEqual([]);
    expect(job.log).toMatch(/::notice::The scan sc-new001 was cancelled at S4E/);
    expect(warnings(job)).toEqual([expect.stringContaining(ISSUE)]);
    expect(job.runner.summary()).toMatch(/cancelled[^]*The scan sc-new001 was cancelled at S4E/);
  });

  it('reports that the scan continues at a service that cannot cancel, and how to collect it', async () => {
    const service = cloudgeniMount({ key: API_KEY, plans: [NEVER_ENDS] });

    const job = await run({ service, inputs: { organization: 'org_emulated' }, change: () => ({ inputs: {} }) });

    expect(warnings(job).join('\n')).toMatch(/The scan scan_new001 .* Cloudgeni offers no way to cancel a scan\..*scan-id scan_new001/);
  });

  it('reports when a scan with an unknown ID began', async () => {
    const service = s4e([{ call: 'start', nth: 1, fault: 'hang-after' }]);

    const job = await run({ service, killAt: 'start', change: () => ({ inputs: {} }) });

    expect(job.later).toEqual([]);
    expect(warnings(job).join('\n')).toMatch(/S4E may have started a scan whose ID is unknown.*that began at about \d\d:\d\d UTC/);
  });

  it('reports no scan if main started none', async () => {
    const job = await run({
      inputs: { 'scan-id': 'sc-old' },
      service: withOld(),
      killAt: 'status',
      change: () => ({ inputs: {} }),
    });

    expect(warnings(job)).toEqual([expect.stringContaining(ISSUE)]);
    expect(job.runner.summary()).toMatch(/^## scan-gate: cancelled\n/);
  });
});

describe('the post step with the inputs of the main step', () => {
  it('cancels the scan, and publishes the verdict', async () => {
    const job = await run();

    expect(job.later).toEqual(['cancel']);
    expect(warnings(job)).toEqual([]);
    expect(job.github.state.comments.map(({ body }) => body)).toEqual([expect.stringMatching(/cancelled/)]);
    expect(JSON.parse(job.runner.files()['results.json'] ?? '{}')).toMatchObject({ decision: { verdict: 'cancelled' } });
  });

  it('reports that the cancel failed, and how to cancel', async () => {
    const job = await run({ service: s4e([{ call: 'cancel', nth: 'all', fault: { status: 403 } }]) });

    expect(job.cancels).toBe(1);
    expect(warnings(job)).toEqual([expect.stringMatching(/sc-new001 may still be running at S4E.*POST \/api\/scan\/sc-new001\/cancel/)]);
    expect(job.runner.summary()).toContain('POST /api/scan/sc-new001/cancel');
  });

  it('cancels the scan also where the report directory cannot be used any more', async () => {
    const job = await run({
      change: (_inputs, { workspace }) => {
        rmSync(join(workspace, 'scan-gate-report'), { recursive: true });
        writeFileSync(join(workspace, 'scan-gate-report'), 'a file');
        return {};
      },
    });

    expect(job.later).toEqual(['cancel']);
    expect(warnings(job)).toEqual([expect.stringMatching(/report-dir .* cannot be used/)]);
    expect(job.runner.summary()).toMatch(/^## scan-gate: cancelled\n[^]*sc-new001 was cancelled at S4E/);
  });

  it('leaves the reports of another run alone that took the directory meanwhile', async () => {
    const job = await run({
      change: (_inputs, { workspace }) => {
        writeFileSync(join(workspace, 'scan-gate-report', '.scan-gate-job'), 'another job\nanother run');
        writeFileSync(join(workspace, 'scan-gate-report', 'results.json'), '{"name":"theirs"}');
        return {};
      },
    });

    expect(job.later).toEqual(['cancel']);
    expect(warnings(job)).toEqual([expect.stringMatching(/Another run of scan-gate took the directory .*scan-gate-report/)]);
    expect(job.runner.files()).toEqual({ 'results.json': '{"name":"theirs"}' });
  });

  it('warns where the saved state cannot be read', async () => {
    const job = await run({ change: () => ({ env: { 'STATE_scan-gate-ledger': '{"phase":"other"}' } }) });

    expect(job.later).toEqual([]);
    expect(warnings(job)).toEqual([expect.stringMatching(/saved state .* cannot be read.*Look in the scan service/)]);
    expect(job.runner.summary()).toMatch(/^## scan-gate: post step\n/);
  });
});

describe('a cancel that failed in the main step', () => {
  const kill = { when: STARTED, signal: 'SIGINT' } as const;

  it('is tried again by the post step, once', async () => {
    const job = await run({ service: s4e([{ call: 'cancel', nth: 1, fault: { status: 403 } }]), kill });

    expect(job.main.lines.join('\n')).toMatch(/The post step of this job tries again.*POST \/api\/scan\/sc-new001\/cancel/);
    expect(job.later).toEqual(['cancel']);
    expect(job.post.lines).toContain('::notice::The scan sc-new001 was cancelled at S4E.');
    expect(warnings(job)).toEqual([]);
    expect(job.service.state).toMatchObject({ scans: [{ state: 'cancelled' }] });
    expect(job.runner.summary()).toMatch(/## scan-gate: post step\n[^]*sc-new001 was cancelled at S4E/);
    expect(job.github.state.comments).toHaveLength(1);
  });

  it('and fails again is reported, with how to cancel', async () => {
    const job = await run({ service: s4e([{ call: 'cancel', nth: 'all', fault: { status: 403 } }]), kill });

    expect(job.cancels).toBe(2);
    expect(warnings(job)).toEqual([expect.stringMatching(/sc-new001 may still be running at S4E.*POST \/api\/scan\/sc-new001\/cancel/)]);
    expect(job.runner.summary()).toMatch(/## scan-gate: post step\n[^]*POST \/api\/scan\/sc-new001\/cancel/);
  });
});

describe('a start that nobody waits for', () => {
  const inputs = { wait: 'false' };

  it('is named where main was killed right after it, with how to collect and how to end the scan', async () => {
    const job = await run({ inputs });

    expect(job.later).toEqual([]);
    expect(job.log).toMatch(
      /::notice::The scan sc-new001 .* may still be running there.*scan-id sc-new001\. To end it: .*sc-new001\/cancel/,
    );
    expect(job.runner.summary()).toContain('POST /api/scan/sc-new001/cancel');
  });

  it('is named where main was interrupted right after it', async () => {
    const job = await run({ inputs, kill: { when: STARTED, signal: 'SIGINT' } });

    expect(job.cancels).toBe(0);
    expect(job.runner.outputs()).toMatchObject({ 'scan-id': 'sc-new001' });
    const { decision, notes } = JSON.parse(job.runner.files()['results.json'] ?? '{}') as {
      decision: { verdict: string };
      notes: object[];
    };
    if (decision.verdict === 'cancelled') expect(notes).toContainEqual(expect.objectContaining({ code: 'scan-left' }));
  });
});
