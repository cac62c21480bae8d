import { lstatSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { apiUrlOf } from '../ci/source.js';
import type { Config, ParsedConfig } from '../config/config.js';
import { type Env, isTrue, type ReadInputs } from '../config/environment.js';
import { INPUT_TABLE } from '../config/inputs.js';
import { parseConfig } from '../config/parse-config.js';
import { parsePolicyAddress, policyAddressIn } from '../config/policy-address.js';
import { discreetProblem } from '../config/problem.js';
import { readScanOptions } from '../config/scan-options.js';
import { isGroup } from '../config/targets.js';
import { asScanError, type Problem, type ScanError } from '../domain/errors.js';
import { hashIdentity, slug } from '../domain/fingerprint.js';
import { detailsFor } from '../domain/run-options.js';
import { isUnmerged, POLICY_PATHS, type Source } from '../domain/source.js';
import { homeFolder } from '../runtime/folders.js';
import { createLogger, type Logger, type LoggerOptions } from '../runtime/logger.js';
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
import { readAbout } from './about.js';

/** What is set up before larger modules are loaded. */
export interface Setup {
  readonly parsed: ParsedConfig;
  /** The code that the job is about, from the event. */
  readonly source: Source;
  /** Redacts the target in public logs, from the first line on. */
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** The redaction that the logger uses, for other output. */
  readonly redaction: TargetRedactor;
  /** Environment variables that the process must set before its first request: proxies as the libraries read them. */
  readonly variables: Readonly<Record<string, string>>;
}

interface SetupOptions extends Pick<LoggerOptions, 'log' | 'quiet' | 'documentOnly'> {
  readonly env: Env;
  readonly given: ReadInputs;
  readonly style: 'actions' | 'plain';
  readonly debug: boolean;
  /** The folder to which relative paths of the command line belong. */
  readonly cwd: string;
  readonly write: (line: string) => void;
  /** For the command line: ends the request for a commit, and sets the variables that the request needs. */
  readonly interrupt?: AbortSignal | undefined;
  readonly setVariables?: ((variables: Setup['variables']) => void) | undefined;
}

/** Masks the secrets, then reads event and configuration. The only request is for a commit that the CI gives in short and git lacks. */
export async function setUp({ env, given, style, cwd, write, interrupt, setVariables, ...log }: SetupOptions): Promise<Setup> {
  const keys = [given.raw['api-key'], given.raw['github-token']].filter((secret) => secret !== undefined);
  // The runner must know the secrets before anything is printed.
  const proxies = readProxies(env);
  if (style === 'actions') maskAll([...keys, ...proxies.secrets], write);
  const options = await readScanOptions({
    text: given.raw['scan-options'],
    fromArguments: given.fromArguments?.has('scan-options') ?? false,
    files: style === 'plain',
    readFile: (path) => readFileSync(resolve(cwd, path)),
  });
  if (style === 'actions') maskAll(options.secrets, write);
  const workspace = workspaceOf({ env, cwd });
  const about = await readAbout({ env, given, style, workspace, interrupt, prepare: (urls) => setVariables?.(proxies.variables(urls)) });
  const { source, problems, warnings = [], unknownCommit, secrets = [], apiUrls = [] } = about;
  const redactor = createRedactor([...keys, ...options.secrets, ...proxies.secrets, ...secrets]);
  const redaction = redactionOf(given, source);
  const logger = redactingLogger(createLogger({ write, redactor, style, ...log }), redaction);
  for (const variable of given.unread ?? []) logger.warning(`The environment variable ${variable} is ignored: there is no such input.`);
  for (const warning of warnings) logger.warning(warning);
  const parsed = parseConfig(given.raw, source, [...given.problems, ...problems], options, unknownCommit);
  const urls = [...requestUrls(parsed, env, source), ...apiUrls];
  for (const warning of [...proxies.warnings(urls), ...unsafeSettings(env)]) logger.warning(warning);
  const variables = proxies.variables(urls);
  const checked = withProblems(parsed, proxies.faults(urls));
  const shown = 'problems' in checked ? { problems: discreet(checked.problems, redaction) } : checked;
  return { parsed: shown, source, logger, redactor, redaction, variables };
}

/** The URLs to which requests are sent. */
function requestUrls(parsed: ParsedConfig, { GITHUB_API_URL }: Env, source: Source): URL[] {
  const service = 'config' in parsed ? parsed.config.connection.baseUrl : '';
  const central = 'config' in parsed && policyAddressIn(parsed.config.policyFile) !== undefined;
  const github = source.ci === 'github' || central ? apiUrlOf(GITHUB_API_URL, source) : '';
  return [service, github].flatMap((text) => parseUrl(text) ?? []);
}

function withProblems(parsed: ParsedConfig, faults: readonly string[]): ParsedConfig {
  if (faults.length === 0) return parsed;
  const ofProxies = faults.map((message) => ({ input: '', given: '', allowed: '', message }));
  return { problems: [...('problems' in parsed ? parsed.problems : []), ...ofProxies] };
}

/** The redaction before anything is checked: of the target as it was given, if output of this run is public. */
function redactionOf({ raw }: ReadInputs, source: Source): TargetRedactor {
  const asked = raw.details?.trim().toLowerCase();
  const service = SERVICES.find(({ id }) => id === raw.scanner?.trim().toLowerCase());
  // With an unknown service, the target may be anything.
  const details = detailsFor(asked === 'full' || asked === 'counts' ? asked : 'auto', source, service?.scansRepository ?? false);
  const target = raw.target?.trim() ?? '';
  const names = [target, ...target.split(/[\s,]+/)].filter((name) => !isGroup(name));
  return createTargetRedactor(names, () => details === 'counts');
}

/** The mistakes as the run may show them. */
function discreet(problems: readonly Problem[], redaction: TargetRedactor): readonly Problem[] {
  return redaction.isActive() ? problems.map((problem) => discreetProblem(problem, redaction)) : problems;
}

/** A report directory that is ready, and this run's claim of it. */
export type ReportPlace = Pick<Chosen, 'directory' | 'claim'>;

/** All mistakes in the inputs, the report directory and the policy; or everything that a run needs. */
type Readiness =
  | {
      readonly problems: readonly Problem[] /** Absent if the report directory cannot be used. */;
      readonly reports?: ReportPlace | undefined;
    }
  | { readonly config: Config; readonly directory: string; readonly claim: string; readonly workspace: string };

/** The last step before a run: returns all mistakes, or the configuration and a report directory that is ready. */
export async function prepareRun(
  { parsed, source, logger, redaction }: Pick<Setup, 'parsed' | 'source' | 'logger' | 'redaction'>,
  given: ReadInputs,
  place: Place & { /** Milliseconds since the epoch. */ readonly nowMs: number },
): Promise<Readiness> {
  const reports = await readyReportDir({ parsed, logger }, given, place);
  if ('config' in parsed && 'directory' in reports) return { config: parsed.config, ...reports, workspace: workspaceOf(place) };
  const ofInputs = 'problems' in parsed ? parsed.problems : [];
  const ofReports = 'problem' in reports ? [reports.problem] : [];
  const problems = [...ofInputs, ...ofReports, ...(await problemsOfPolicy(source, given, place))];
  return { problems: discreet(problems, redaction), ...('directory' in reports && { reports }) };
}

/** The mistakes in the policy, if the run would read it from the workspace. */
async function problemsOfPolicy(
  source: Source,
  { raw }: ReadInputs,
  place: Place & { readonly nowMs: number },
): Promise<readonly Problem[]> {
  const workspace = workspaceOf(place);
  const given = raw['policy-file']?.trim() ?? '';
  // A file of another repository is not in the workspace, and the repository's own file counts, too.
  const named = parsePolicyAddress(given) === undefined ? given : '';
  // The reader is loaded only if there is a policy file.
  if (isUnmerged(source) || (named === '' && !POLICY_PATHS.some((path) => isThere(join(workspace, path))))) return [];
  const { policyMistakes } = await import('../policy/validate-workspace.js');
  return policyMistakes({ workspace, named, scanner: raw.scanner?.trim() ?? '', name: raw.name?.trim() ?? '', nowMs: place.nowMs });
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // The path exists in some way, and reading it reports a better error.
    return true;
  }
}

/** What main saves, so that the post step can compare its inputs with those of main. Contains no secret. */
export function mainStepOf(config: Config, { raw }: ReadInputs, { directory, claim }: Pick<MainStep, 'directory' | 'claim'>): MainStep {
  const { service, connection, target, reports } = config;
  // `scan-options` may contain passwords, and a short one could be guessed from its hash.
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

/** The environment that decides to which folder relative paths belong. */
interface Place {
  readonly env: Env;
  readonly cwd: string;
}

/** The folder with the repository's files. */
export function workspaceOf({ env, cwd }: Place): string {
  return env.GITHUB_WORKSPACE || cwd;
}

/**
 * Prepares the report directory before anything else can end the run. Otherwise an old report could be taken for the report of a run with
 * a configuration error.
 */
async function readyReportDir(
  { parsed, logger }: Pick<Setup, 'parsed' | 'logger'>,
  { raw, fromArguments }: ReadInputs,
  { env, cwd }: Place,
): Promise<ReportPlace | { readonly problem: Problem }> {
  const given = raw['report-dir'] ?? REPORT_DIR;
  const asked = {
    directory: given,
    isDefault: given === REPORT_DIR,
    gate: 'config' in parsed ? parsed.config.reports.name : slug(raw.name ?? raw.scanner ?? ''),
    job: jobOf(env),
    dryRun: isTrue({ raw }, 'dry-run'),
  };
  try {
    const { directory, claim, because } = await chooseReportDir(asked, { workspace: workspaceOf({ env, cwd }), home: homeFolder() });
    logChoice(because, { given, directory, logger, style: fromArguments === undefined ? 'action' : 'command-line' });
    return { directory, claim };
  } catch (error) {
    return { problem: problemOfReportDir(given, asScanError(error), fromArguments === undefined ? 'action' : 'command-line') };
  }
}

/** If the file system refuses, the value itself may be valid, so the message does not call it invalid. */
function problemOfReportDir(given: string, { message, hint, details }: ScanError, style: InputStyle): Problem {
  const bySystem = details.cause !== undefined;
  const whole = bySystem ? { message: `${message}. ${nameInputs(hintText(hint ?? ''), style)}` } : {};
  return { input: 'report-dir', given, allowed: `a directory of its own, such as scan-gate-report (${message})`, ...whole };
}

interface Choice {
  readonly given: string;
  readonly directory: string;
  readonly logger: Logger;
  readonly style: InputStyle;
}

function logChoice(because: Chosen['because'], { given, directory, logger, style }: Choice): void {
  if (because === 'doctor') logger.info(`This dry run writes to ${directory}, so the last results in ${given} stay.`);
  if (because === 'second-gate') {
    const hint = 'To choose another folder, set {report-dir}.';
    logger.notice(
      `${given} contains the reports of an earlier gate of this job. This gate writes to ${directory}.`,
      nameInputs(hint, style),
    );
  }
  if (because === 'replaced') {
    const hint = 'Give each gate of the job its own {report-dir}, or leave {report-dir} out.';
    logger.warning(`The reports of an earlier gate of this job were removed from ${given}.`, nameInputs(hint, style));
  }
}

/** Identifies the GitHub Actions job. Jobs of a matrix differ only in RUNNER_TRACKING_ID. */
function jobOf({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, RUNNER_TRACKING_ID }: Env): string | undefined {
  return GITHUB_RUN_ID ? JSON.stringify([GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, RUNNER_TRACKING_ID]) : undefined;
}

const REPORT_DIR = 'scan-gate-report';
