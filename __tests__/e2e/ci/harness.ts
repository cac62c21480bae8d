import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { terraformFindings } from '../../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../../src/emulator/cloudgeni/index.js';
import type { CloudgeniState } from '../../../src/emulator/cloudgeni/state.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import type { ServiceEmulator } from '../../../src/emulator/types.js';
import { type ServedRepository, serveRepository } from '../../helpers/checkout.js';
import { runCommand } from '../../helpers/command.js';
import { readFolder } from '../../helpers/job.js';
import { type ParsedReport, parseReport } from '../../helpers/parsed-report.js';
import { DIST, type Ended, runBundle } from '../../helpers/process.js';
import { API_KEY, leaksIn } from '../../helpers/secrets.js';

type Env = Readonly<Record<string, string>>;

/** One situation that a job can be in, and what holds for it on every CI. */
interface Situation {
  /** The file in `__tests__/fixtures/ci/<ci>/` with the CI's variables, without `.env`. */
  readonly variables: 'push-default' | 'push-branch' | 'pull-request' | 'fork' | 'head-unknown';
  /** What the service reports: findings that break the policy of `main`, none, or that its scan failed. */
  readonly scan?: 'findings' | 'clean' | 'fails';
  /** Default `right`. */
  readonly token?: 'right' | 'wrong' | 'none';
  readonly withoutKey?: boolean;
  readonly exitCode: 0 | 1 | 2;
  readonly verdict: ParsedReport['decision']['verdict'];
  /** The branch that the service is asked to scan, at its tip; absent: nothing is scanned. */
  readonly scanned?: 'main' | 'feature/x';
}

/**
 * The policy of `main` fails for high findings. That of `feature/x` fails for none, and counts for a push to `feature/x` only, never for
 * its pull request.
 */
export const SITUATIONS = {
  'a push to the default branch': { variables: 'push-default', exitCode: 1, verdict: 'failed', scanned: 'main' },
  'a push to a branch': { variables: 'push-branch', exitCode: 0, verdict: 'passed', scanned: 'feature/x' },
  'a pull request that passes': { variables: 'pull-request', scan: 'clean', exitCode: 0, verdict: 'passed', scanned: 'feature/x' },
  'a pull request that fails': { variables: 'pull-request', exitCode: 1, verdict: 'failed', scanned: 'feature/x' },
  'a service that errs': { variables: 'pull-request', scan: 'fails', exitCode: 2, verdict: 'error', scanned: 'feature/x' },
  'a pull request from a fork without a key': { variables: 'fork', withoutKey: true, token: 'none', exitCode: 0, verdict: 'skipped' },
  'a head that is not known': { variables: 'head-unknown', exitCode: 2, verdict: 'error' },
  'a wrong token': { variables: 'pull-request', token: 'wrong', exitCode: 1, verdict: 'failed', scanned: 'feature/x' },
  'no token': { variables: 'pull-request', token: 'none', exitCode: 1, verdict: 'failed', scanned: 'feature/x' },
} as const satisfies Readonly<Record<string, Situation>>;

export type SituationName = keyof typeof SITUATIONS;

/** Where a job runs, for variables and files that depend on it. */
interface Place {
  /** Which file of variables the job has. */
  readonly variables: Situation['variables'];
  readonly workspace: string;
  /** The URL of the platform's emulator; empty without one. */
  readonly platform: string;
  readonly served: ServedRepository;
}

/** A CI, and what is special about it. */
export interface CiUnderTest<State> {
  /** The folder of its variables. */
  readonly ci: string;
  /** The full name of the repository that the service scans, as the CI reports it. */
  readonly repository?: string;
  /** The emulator of the code host that the CI reports to. */
  readonly platform?: (served: ServedRepository) => ServiceEmulator<State>;
  /** The variable and the value of the token for the platform. Without it, the two situations about tokens do not exist. */
  readonly token?: readonly [variable: string, value: string];
  /** What the CI checks out for a pull request. Default `feature/x`; `nothing`: there is no git checkout. */
  readonly checkout?: Partial<Record<Situation['variables'], 'feature/x' | 'refs/pull/7/merge' | 'nothing'>>;
  /** Writes the files that the CI gives to a job, and returns the variables that belong to them. */
  readonly prepare?: (place: Place) => Env;
  /** The kinds of the requests that change something at the platform, in their order. Default: none. */
  readonly writes?: Partial<Record<SituationName, readonly string[]>>;
  /** Whatever else must hold: the bodies of the requests, the log as the CI reads it. */
  readonly check?: Partial<Record<SituationName, (ran: Ran<State>) => void>>;
}

/** A job that has ended, and what everybody received from it. */
export interface Ran<State> extends Omit<Ended, 'overstayed'> {
  /** Standard output and standard error, as the log of a CI has them. */
  readonly log: string;
  readonly files: Env;
  /** results.json, if it was written. */
  readonly report: ParsedReport | undefined;
  readonly service: Emulator<CloudgeniState>;
  readonly platform: Emulator<State> | undefined;
  readonly served: ServedRepository;
}

/** What differs from the situation. */
export interface Change {
  readonly env?: Env;
  readonly args?: readonly string[];
  /** The whole checkout, or its newest commits only. */
  readonly depth?: number;
  readonly checkout?: 'main' | 'feature/x' | 'refs/pull/7/merge' | 'nothing';
  /** Runs the built command line in a process of its own, which takes several times as long. */
  readonly built?: boolean;
}

const POLICY = '.scan-gate.yml';

/** The repository of every job. */
export function servePolicies(): ServedRepository {
  return serveRepository({ [POLICY]: 'severity-threshold: high\n' }, { [POLICY]: 'severity-threshold: none\n' });
}

/** Runs the command line as a job of a CI, and stops the emulators. */
export async function runCi<State>(
  ci: CiUnderTest<State>,
  name: SituationName,
  served: ServedRepository,
  change: Change = {},
): Promise<Ran<State>> {
  const situation: Situation = SITUATIONS[name];
  const { variables } = situation;
  const ref = change.checkout ?? ci.checkout?.[variables] ?? (variables === 'push-default' ? 'main' : 'feature/x');
  const workspace = ref === 'nothing' ? mkdtempSync(join(tmpdir(), 'scan-gate-empty-')) : served.checkOut(ref, change.depth);
  const service = await startEmulator(serviceOf(situation, ci.repository));
  const platform = ci.platform === undefined ? undefined : await startEmulator(ci.platform(served));
  try {
    const place = { variables, workspace, platform: platform?.url ?? '', served };
    const ofCi = { ...readVariables(ci.ci, variables, place), ...ci.prepare?.(place), ...tokenOf(ci, situation) };
    const env = { CLOUDGENI_API_KEY: situation.withoutKey === true ? '' : API_KEY, ...ofCi, ...change.env };
    const args = [...FLAGS, '--api-url', service.url, ...(change.args ?? [])];
    const ended = await (change.built === true ? runBuilt : runCommand)(args, workspace, env);
    const files = readFolder(join(workspace, 'scan-gate-report'));
    const results = files['results.json'];
    const report = results === undefined ? undefined : parseReport(results);
    return { ...ended, log: ended.lines.join('\n'), files, report, service, platform, served };
  } finally {
    await Promise.all([service.close(), platform?.close()]);
    rmSync(workspace, { recursive: true });
  }
}

function runBuilt(args: readonly string[], cwd: string, env: Env): Promise<Ended> {
  return runBundle([join(DIST, 'cli', 'index.js'), ...args], cwd, env);
}

const FLAGS =
  'scan --scanner cloudgeni --organization org_emulated --target repo_emulated --poll-interval 250ms --on-missing-key skip-untrusted'.split(
    ' ',
  );

function serviceOf({ scan = 'findings' }: Situation, fullName = 'octo-org/infrastructure'): ServiceEmulator<CloudgeniState> {
  const findings = scan === 'findings' ? terraformFindings() : [];
  const repositories = [{ id: 'repo_emulated', fullName }];
  return cloudgeniMount({
    key: API_KEY,
    repositories,
    plans: [{ queuedMs: 0, runningMs: 0, findings, ...(scan === 'fails' && { end: 'failed' }) }],
  });
}

function tokenOf({ token }: Pick<CiUnderTest<unknown>, 'token'>, { token: which = 'right' }: Situation): Env {
  if (token === undefined || which === 'none') return {};
  return { [token[0]]: which === 'wrong' ? `${token[1]}-that-is-wrong` : token[1] };
}

/** A file of variables: `NAME=value`, `#` before a comment, and `{{head}}`, or `{{head:12}}` for its first 12 characters. */
function readVariables(ci: string, file: string, { served, platform, workspace }: Place): Env {
  const { url: clone, base, tip, head, merge } = served;
  const values: Env = { clone, base, tip, head, merge, platform, workspace };
  const lines = readFileSync(join('__tests__', 'fixtures', 'ci', ci, `${file}.env`), 'utf8').split('\n');
  const pairs = lines.flatMap((line) => {
    const [, name, value = ''] = /^([A-Za-z]\w*)=(.*)$/.exec(line) ?? [];
    if (name === undefined && line !== '' && !line.startsWith('#')) throw new Error(`${ci}/${file}.env: ${line}`);
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs.map(([name, value]) => [name, filled(value, values)]));
}

function filled(value: string, values: Env): string {
  return value.replaceAll(/\{\{(\w+)(?::(\d+))?\}\}/g, (all, name: string, length?: string) => {
    const found = values[name];
    if (found === undefined) throw new Error(`no value for ${all}`);
    return found.slice(0, length === undefined ? undefined : Number(length));
  });
}

/** The branch and the commit that the service was asked to scan. */
export function scannedBy({ service }: Ran<unknown>): (readonly [string | undefined, string | undefined])[] {
  return service.state.scans.map(({ branch, commit }) => [branch, commit] as const);
}

/** The requests that change something at the platform. */
export function writesOf({ platform }: Ran<unknown>): string[] {
  return (platform?.requests ?? []).filter(({ method }) => method !== 'GET').map(({ kind }) => kind);
}

/** The situations that exist on a CI. */
export function situationsOf({ token }: Pick<CiUnderTest<unknown>, 'token'>): SituationName[] {
  return (Object.keys(SITUATIONS) as SituationName[]).filter((name) => token !== undefined || !name.endsWith('token'));
}

/** Runs a situation, one of them with the built command line, and checks what holds for it on every CI, and what the CI adds. */
export async function expectSituation<State>(ci: CiUnderTest<State>, name: SituationName, served: ServedRepository): Promise<void> {
  const ran = await runCi(ci, name, served, { built: name === 'a pull request that fails' });
  expectInvariants(ran, name, ci);
  ci.check?.[name]?.(ran);
}

function expectInvariants<State>(ran: Ran<State>, name: SituationName, { ci, token, writes }: CiUnderTest<State>): void {
  const { scanned, exitCode, verdict }: Situation = SITUATIONS[name];
  const { served, service, platform, files, log, report } = ran;
  expect(scannedBy(ran)).toEqual(scanned === undefined ? [] : [[scanned, scanned === 'main' ? served.tip : served.head]]);
  expect([ran.exitCode, report?.decision.verdict]).toEqual([exitCode, verdict]);
  expect(writesOf(ran)).toEqual(writes?.[name] ?? []);
  if (scanned !== undefined) expect(report?.source).toMatchObject({ ci, commit: scanned === 'main' ? served.tip : served.head });
  expect([...service.undocumented, ...(platform?.undocumented ?? [])]).toEqual([]);
  expect(leaksIn({ log, ...files }, [API_KEY, ...(token === undefined ? [] : [token[1]])])).toEqual([]);
  // After a mistake in the inputs, only the files that say so.
  const pages = report?.error?.code === 'CONFIG' ? [] : ['report.html', 'report.md'];
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['junit.xml', 'results.json', ...pages]));
  const isRead = verdict === 'passed' || verdict === 'failed';
  expect(['gl-code-quality-report.json', 'results.sarif'].map((file) => file in files)).toEqual([isRead, isRead]);
}
