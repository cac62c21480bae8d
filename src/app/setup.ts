import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { apiUrlOf, readSource } from '../ci/source.js';
import type { Config, ParsedConfig } from '../config/config.js';
import type { Env, ReadInputs } from '../config/environment.js';
import { INPUT_TABLE } from '../config/inputs.js';
import { parseConfig } from '../config/parse-config.js';
import { discreetProblem } from '../config/problem.js';
import { readScanOptions } from '../config/scan-options.js';
import { asScanError, type Problem, type ScanError } from '../domain/errors.js';
import { hashIdentity, slug } from '../domain/fingerprint.js';
import { detailsFor } from '../domain/run-options.js';
import { isUnmerged, POLICY_PATHS, type Source } from '../domain/source.js';
import { homeFolder } from '../runtime/folders.js';
import { createLogger, type Logger } from '../runtime/logger.js';
import { unsafeSettings } from '../runtime/process.js';
import { readProxies } from '../runtime/proxies.js';
import { createRedactor, type Redactor } from '../runtime/redactor.js';
import { type Chosen, chooseReportDir } from '../runtime/report-dir.js';
import { maskAll } from '../runtime/runner-files.js';
import type { MainStep } from '../runtime/state.js';
import { createTargetRedactor, redactingLogger, type TargetRedactor } from '../runtime/target-redaction.js';
import { SERVICES } from '../scanners/registry.js';
import { hintText, type InputStyle, nameInputs } from '../text/hint.js';
import { parseUrl } from '../text/url.js';

/** The parts of a run that stand before anything heavy is loaded. */
export interface Setup {
  readonly parsed: ParsedConfig;
  /** What the event says the job is about. */
  readonly source: Source;
  /** Hides the target where everybody can read along, from the first line on. */
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** What the logger hides by, for other pages. */
  readonly redaction: TargetRedactor;
  /** Variables that the process has to set before its first request: proxies as the libraries read them. */
  readonly variables: Readonly<Record<string, string>>;
}

interface SetupOptions {
  readonly env: Env;
  readonly given: ReadInputs;
  readonly style: 'actions' | 'plain';
  readonly debug: boolean;
  /** Where relative paths of the command line begin. */
  readonly cwd: string;
  readonly write: (line: string) => void;
}

/** Masks the secrets, then reads event and configuration. Makes no request. */
export async function setUp({ env, given, style, debug, cwd, write }: SetupOptions): Promise<Setup> {
  const keys = [given.raw['api-key'], given.raw['github-token']].filter((secret) => secret !== undefined);
  // First of all: whatever is printed later, the runner knows what to hide.
  const proxies = readProxies(env);
  if (style === 'actions') maskAll([...keys, ...proxies.secrets], write);
  const options = await readScanOptions({
    text: given.raw['scan-options'],
    fromArguments: given.fromArguments?.has('scan-options') ?? false,
    files: style === 'plain',
    readFile: (path) => readFileSync(resolve(cwd, path)),
  });
  if (style === 'actions') maskAll(options.secrets, write);
  const secrets = [...keys, ...options.secrets, ...proxies.secrets];
  const redactor = createRedactor(secrets);
  const { source, problems } = readSource({
    env,
    readFile: readEvent,
    ref: given.raw.ref,
    sha: given.raw.sha,
  });
  const redaction = redactionOf(given, source);
  const logger = redactingLogger(createLogger({ write, redactor, style, debug }), redaction);
  for (const variable of given.unread ?? []) logger.warning(`The variable ${variable} is not read: there is no such input.`);
  const parsed = parseConfig(given.raw, source, [...given.problems, ...problems], options);
  const urls = addressesOf(parsed, env, source);
  for (const warning of [...proxies.warnings(urls), ...unsafeSettings(env)]) logger.warning(warning);
  const variables = proxies.variables(urls);
  const checked = discreetly(withProblems(parsed, proxies.faults(urls)), redaction);
  return { parsed: checked, source, logger, redactor, redaction, variables };
}

/** A pipe without a writer would hold up the process, signals included. */
function readEvent(path: string): string {
  if (!statSync(path).isFile()) throw new Error('not a file');
  return readFileSync(path, 'utf8');
}

/** Where requests go. */
function addressesOf(parsed: ParsedConfig, { GITHUB_API_URL }: Env, source: Source): URL[] {
  const service = 'config' in parsed ? parsed.config.connection.baseUrl : '';
  const github = source.ci === 'github' ? apiUrlOf(GITHUB_API_URL, source) : '';
  return [service, github].flatMap((text) => parseUrl(text) ?? []);
}

function withProblems(parsed: ParsedConfig, faults: readonly string[]): ParsedConfig {
  if (faults.length === 0) return parsed;
  const ofProxies = faults.map((says) => ({ input: '', given: '', allowed: '', says }));
  return { problems: [...('problems' in parsed ? parsed.problems : []), ...ofProxies] };
}

/** What is known before anything is checked: the target as it was given, and whether everybody can read the pages of this run. */
function redactionOf({ raw }: ReadInputs, source: Source): TargetRedactor {
  const asked = raw.details?.trim().toLowerCase();
  const service = SERVICES.find(({ id }) => id === raw.scanner?.trim().toLowerCase());
  // Of a service that is not known, the target may be anything.
  const details = detailsFor(asked === 'full' || asked === 'counts' ? asked : 'auto', source, service?.scansRepository ?? false);
  return createTargetRedactor([raw.target ?? '', ...(raw.target ?? '').split(/[\s,]+/)], () => details === 'counts');
}

function discreetly<Of extends object>(
  what: Of | { readonly problems: readonly Problem[] },
  redaction: TargetRedactor,
): Of | { problems: readonly Problem[] } {
  return 'problems' in what && redaction.isActive()
    ? { problems: what.problems.map((problem) => discreetProblem(problem, redaction)) }
    : what;
}

/** What is wrong, from the inputs, the report directory and the policy together; or all that a run needs. */
type Readiness =
  | { readonly problems: readonly Problem[] }
  | { readonly config: Config; readonly directory: string; readonly claim: string; readonly workspace: string };

/** The last step before a run: its mistakes, or its configuration and a report directory that is ready. */
export async function prepareRun(
  { parsed, source, logger, redaction }: Pick<Setup, 'parsed' | 'source' | 'logger' | 'redaction'>,
  given: ReadInputs,
  place: Place & { /** Milliseconds since the epoch. */ readonly nowMs: number },
): Promise<Readiness> {
  const reports = await readyReportDir({ parsed, logger }, given, place);
  if ('config' in parsed && 'directory' in reports) return { config: parsed.config, ...reports, workspace: workspaceOf(place) };
  const ofInputs = 'problems' in parsed ? parsed.problems : [];
  const ofReports = 'problem' in reports ? [reports.problem] : [];
  return discreetly({ problems: [...ofInputs, ...ofReports, ...(await problemsOfPolicy(source, given, place))] }, redaction);
}

/** Only where the workspace's policy would hold; it is read here for its mistakes alone. */
async function problemsOfPolicy(
  source: Source,
  { raw }: ReadInputs,
  place: Place & { readonly nowMs: number },
): Promise<readonly Problem[]> {
  const workspace = workspaceOf(place);
  const named = raw['policy-file']?.trim() ?? '';
  // Most jobs have none, and what reads it is loaded for those that do.
  if (isUnmerged(source) || (named === '' && !POLICY_PATHS.some((path) => isThere(join(workspace, path))))) return [];
  const { policyMistakes } = await import('../policy/validate-workspace.js');
  return policyMistakes({ workspace, named, scanner: raw.scanner?.trim() ?? '', name: raw.name?.trim() ?? '', nowMs: place.nowMs });
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // What cannot be looked at is there in some way: reading it tells more.
    return true;
  }
}

/** What main leaves so that the post step knows whether its own inputs are the same. No secret is in it. */
export function mainStepOf(config: Config, { raw }: ReadInputs, { directory, claim }: Pick<MainStep, 'directory' | 'claim'>): MainStep {
  const { service, connection, target, reports } = config;
  // `scan-options` may hold passwords, of which a short one could be found by its hash.
  const open = INPUT_TABLE.filter(({ name, secret }) => secret !== true && name !== 'scan-options').map(({ name }) => raw[name]);
  return {
    title: service.title,
    cancelRequest: service.cancelRequest,
    place: hashIdentity([service.id, connection.baseUrl, target]),
    inputs: hashIdentity([reports.name, ...open]),
    directory,
    claim,
  };
}

/** Where relative paths begin. */
interface Place {
  readonly env: Env;
  readonly cwd: string;
}

/** Where the repository's files are. */
export function workspaceOf({ env, cwd }: Place): string {
  return env.GITHUB_WORKSPACE || cwd;
}

/**
 * Makes the report directory ready, before anything else can end the run: an old report beside a configuration error would pass for
 * a new one.
 */
async function readyReportDir(
  { parsed, logger }: Pick<Setup, 'parsed' | 'logger'>,
  { raw, fromArguments }: ReadInputs,
  { env, cwd }: Place,
): Promise<Pick<Chosen, 'directory' | 'claim'> | { readonly problem: Problem }> {
  const given = raw['report-dir'] ?? REPORT_DIR;
  const asked = {
    directory: given,
    isDefault: given === REPORT_DIR,
    gate: 'config' in parsed ? parsed.config.reports.name : slug(raw.name ?? raw.scanner ?? ''),
    job: jobOf(env),
    dryRun: raw['dry-run']?.toLowerCase() === 'true',
  };
  try {
    const { directory, claim, because } = await chooseReportDir(asked, { workspace: workspaceOf({ env, cwd }), home: homeFolder() });
    sayChoice(because, { given, directory, logger, style: fromArguments === undefined ? 'action' : 'command-line' });
    return { directory, claim };
  } catch (error) {
    return { problem: problemOfReportDir(given, asScanError(error), fromArguments === undefined ? 'action' : 'command-line') };
  }
}

/** The file system's refusal says nothing against the value: the default may be refused. */
function problemOfReportDir(given: string, { message, hint, details }: ScanError, style: InputStyle): Problem {
  const refusedBySystem = details.cause !== undefined;
  const says = refusedBySystem ? { says: `${message}. ${nameInputs(hintText(hint ?? ''), style)}` } : {};
  return { input: 'report-dir', given, allowed: `a directory of its own, such as scan-gate-report (${message})`, ...says };
}

interface Choice {
  readonly given: string;
  readonly directory: string;
  readonly logger: Logger;
  readonly style: InputStyle;
}

function sayChoice(because: Chosen['because'], { given, directory, logger, style }: Choice): void {
  if (because === 'doctor') logger.info(`The last results in ${given} stay: this dry run writes to ${directory}.`);
  if (because === 'second-gate') {
    const hint = 'To choose another folder, set {report-dir}.';
    logger.notice(`${given} holds the reports of an earlier gate of this job. This gate writes to ${directory}.`, nameInputs(hint, style));
  }
  if (because === 'replaced') {
    const hint = 'Give each gate of the job its own {report-dir}, or leave {report-dir} out.';
    logger.warning(`The reports of an earlier gate of this job were removed from ${given}.`, nameInputs(hint, style));
  }
}

/** The job of GitHub Actions that this step belongs to. Jobs of a matrix share all but the runner's own ID for the job. */
function jobOf({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, RUNNER_TRACKING_ID }: Env): string | undefined {
  return GITHUB_RUN_ID ? JSON.stringify([GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, RUNNER_TRACKING_ID]) : undefined;
}

const REPORT_DIR = 'scan-gate-report';
