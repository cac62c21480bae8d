import { allowsFor } from './ci/allows.js';
import type { Config } from './config/config.js';
import type { Env } from './config/environment.js';
import type { BaselineFile } from './domain/baseline-file.js';
import { ScanError } from './domain/errors.js';
import type { InputStyle } from './domain/hint.js';
import { createJsonClient } from './http/json-client.js';
import { createTransport } from './http/transport.js';
import { filesPublisher } from './publish/files.js';
import { annotationsPublisher } from './publish/github/annotations.js';
import { codeScanningPublisher } from './publish/github/code-scanning.js';
import { commentPublisher } from './publish/github/comment.js';
import { type GitHubAccess, githubAccess } from './publish/github/octokit.js';
import { summaryPublisher } from './publish/github/summary.js';
import { trackingIssuePublisher } from './publish/github/tracking-issue.js';
import { readAnchor } from './publish/github/workflow-history.js';
import type { Publishable, Publisher, Surface } from './publish/publisher.js';
import { formatWorkflowCommand, toAnnotations } from './report/annotations.js';
import { conceal, concealTexts } from './report/conceal.js';
import { renderConsole } from './report/console.js';
import { renderFullSarif } from './report/full-sarif.js';
import { renderJson } from './report/json.js';
import { commentMarker, renderComment, renderIssue, renderMarkdownFile, renderSummary } from './report/markdown.js';
import type { Report } from './report/report.js';
import { readBaseline } from './ruling/baseline-file.js';
import { rulingOfInputs, settleRuling } from './ruling/ruling.js';
import { describeRuling } from './ruling/words.js';
import { type Clock, systemClock } from './runtime/clock.js';
import { graceAfter } from './runtime/deadline.js';
import { type Ledger, type LedgerEntry, noLedger } from './runtime/ledger.js';
import type { Logger } from './runtime/logger.js';
import type { Redactor } from './runtime/redactor.js';
import { createVeil, discreetLogger, type Veil } from './runtime/veil.js';
import { VERSION } from './runtime/version.js';
import type { ServicePlan } from './scanners/scanner.js';
import { detailsOf } from './workflow/build-report.js';
import { conclude, finishLeftovers, giveUp } from './workflow/conclude.js';
import type { Finished } from './workflow/finish.js';
import { outputsOf } from './workflow/outputs.js';
import type { Deps, Run } from './workflow/run.js';
import { runScan } from './workflow/run-scan.js';
import { takeBaseline } from './workflow/take-baseline.js';

/** What a run is given of the world around it. */
export interface World {
  readonly env: Env;
  readonly logger: Logger;
  readonly redactor: Redactor;
  readonly style: InputStyle;
  /** The variable that the key was read from, where that is the service's own. */
  readonly keyVariable?: string | undefined;
  /** Absolute path of the report directory, ready to be written to. */
  readonly directory: string;
  /** Absolute path of what the repository's files are below. */
  readonly workspace: string;
  readonly interrupt: AbortSignal;
  /** Defaults: the real time, chance, nothing that outlives the process. Tests hand in their own. */
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly ledger?: Ledger;
}

/** What the caller needs to end the process. */
export interface Ended {
  readonly exitCode: 0 | 1 | 2;
  readonly outputs: Readonly<Record<string, string | undefined>>;
}

/** All that a dry run writes: nothing of it is at GitHub. */
const DRY_SURFACES: ReadonlySet<Surface> = new Set(['files', 'summary']);

/** From SIGINT to the last word: the runner sends SIGTERM after 7.5 s (docs.github.com, workflow cancellation). */
const LAST_WORDS_MS = 6_500;

/** Runs one configuration from its first request to its last word. */
export async function execute(config: Config, world: World): Promise<Ended> {
  const { clock = systemClock } = world;
  const begunMs = clock.now();
  const { run, deps, github, close } = assemble(config, world);
  const { logger } = deps;
  try {
    logger.info(`scan-gate ${VERSION}: ${introduce(config)}`);
    const { standing } = config;
    const warnings = (standing.kind === 'scan' && !config.dryRun && standing.plan.warnings) || [];
    for (const warning of warnings) logger.warning(warning);
    const finished = await (config.dryRun
      ? (await import('./instruments.js')).diagnose(config, world, { run, deps, github })
      : standing.kind === 'scan'
        ? rule(config, standing.plan, world, { run, deps, github })
        : conclude(run, deps, standing));
    return end(finished, deps, world, clock.now() - begunMs);
  } finally {
    close();
  }
}

/**
 * Makes a baseline of a scan that there is; `world.directory` is not used.
 *
 * @throws ScanError for whatever keeps it from being whole
 */
export async function executeBaseline(config: Config, world: World): Promise<BaselineFile> {
  const { logger, redactor, interrupt } = world;
  const { run, deps, close } = assemble(config, world);
  try {
    if (config.standing.kind !== 'scan') throw new ScanError('CONFIG', 'There is nothing to scan here, and no baseline to take.');
    const { file, notes } = await takeBaseline(run, deps, interrupt);
    for (const { level, text, hint } of notes) logger[level](text, hint);
    // It is committed, and titles are the service's words.
    return redactor.redactAll(file);
  } finally {
    close();
  }
}

/** The post step's part: what a killed main left. */
export async function executeLeftovers(config: Config, entry: LedgerEntry, world: World): Promise<void> {
  const { run, deps, close } = assemble(config, world);
  try {
    const finished = await finishLeftovers(run, deps, entry);
    if (finished) end(finished, deps, world, 0);
  } finally {
    close();
  }
}

function end({ report, publications, details }: Finished, { logger, veil }: Deps, { directory, style }: World, durationMs: number): Ended {
  // The veil first: it knows more names, and a torn one is no longer found.
  const page = concealTexts(report, veil.hide);
  for (const line of renderConsole(page, { details })) logger.info(line);
  if (style === 'action') sayVerdict(details === 'counts' ? conceal(page) : page, logger);
  const files = publications.find(({ surface }) => surface === 'files')?.files ?? {};
  const paths = {
    dir: Object.keys(files).length > 0 ? directory : undefined,
    sarif: files['results.sarif'],
    results: files['results.json'],
  };
  if (paths.dir !== undefined) logger.info(`Reports: ${directory} (${Object.keys(files).join(', ')})`);
  return { exitCode: report.decision.exitCode, outputs: outputsOf(report, publications, paths, durationMs) };
}

interface Assembled {
  readonly run: Run;
  readonly deps: Deps;
  readonly github: GitHubAccess;
  readonly close: () => void;
}

/** Settles what the policy rules, and runs by it; mistakes in it end the run with a verdict that is published like any other. */
async function rule(
  config: Config,
  plan: ServicePlan,
  { workspace, style, clock = systemClock }: World,
  { run, deps, github }: Pick<Assembled, 'run' | 'deps' | 'github'>,
): Promise<Finished> {
  try {
    const ruling = await settleRuling({ config, plan, workspace, github, style, nowMs: clock.now() }, deps.interrupt);
    deps.logger.info(`The gate: ${describeRuling(ruling)}.`);
    return await runScan({ ...run, ...ruling }, deps);
  } catch (thrown) {
    return await giveUp(run, deps, thrown);
  }
}

function assemble(config: Config, world: World): Assembled {
  const { clock = systemClock, random = Math.random, ledger = noLedger, redactor, interrupt } = world;
  const { service, connection, standing, source, waiting, reports } = config;
  const transport = createTransport(`scan-gate/${VERSION}`);
  const run: Run = {
    name: reports.name,
    service,
    otherHost: connection.otherHost,
    source,
    waiting,
    ...rulingOfInputs(config, clock.now()),
    lastsMs: (standing.kind === 'scan' ? standing.plan.lastsMs : undefined) ?? service.lastsMs,
    details: reports.details,
    uploadRequired: reports.uploadSarif === 'required',
    inputStyle: world.style,
    keyVariable: world.keyVariable,
  };
  const veil = createVeil([config.target], (target) => detailsOf(run, target) === 'counts');
  const logger = discreetLogger(world.logger, veil);
  const http = createJsonClient({ service, ...connection, transport, clock, logger, takeSecrets: redactor.takeSecrets, random });
  const connect: Deps['connect'] = () => {
    if (standing.kind !== 'scan') throw new Error('There is nothing to scan.');
    return standing.plan.connect(http, clock.sleep);
  };
  const github = githubAccess({
    token: reports.githubToken,
    apiUrl: world.env.GITHUB_API_URL ?? 'https://api.github.com',
    clock,
    debug: (text) => logger.debug(text),
    takeSecrets: redactor.takeSecrets,
  });
  const publishers = publishersOf(config, { ...world, logger }, github, veil).filter(
    ({ surface }) => !config.dryRun || DRY_SURFACES.has(surface),
  );
  const lastWords = graceAfter(clock, interrupt, LAST_WORDS_MS);
  const close = (): void => {
    lastWords.clear();
    transport.close();
  };
  return {
    run,
    deps: {
      clock,
      logger,
      redactor,
      veil,
      ledger,
      random,
      connect,
      anchor: (signal) => readAnchor({ source, github }, signal),
      readBaselineFile: (path, { scanner, wanted }, signal) => {
        const subject = { scanner, target: wanted.target, traits: wanted.baseline };
        return readBaseline(path, subject, { source, workspace: world.workspace, github, signal });
      },
      publishers,
      interrupt,
      lastWords: lastWords.signal,
    },
    github,
    close,
  };
}

/** Every surface; on the command line only the files, until other CIs get surfaces of their own. */
function publishersOf({ reports, source, service }: Config, world: World, github: GitHubAccess, veil: Veil): Publisher[] {
  const { env, logger, redactor, directory } = world;
  const forPage = (report: Report): Report => concealTexts(report, veil.hide);
  const files = filesPublisher({
    directory,
    render: {
      'results.json': ({ report }) => renderJson(report),
      'results.full.sarif': ({ report }) => renderFullSarif(report, VERSION),
      'report.md': ({ report }) => renderMarkdownFile(report),
    },
  });
  if (world.style !== 'action') return [files];
  const allows = allowsFor(source, service);
  return [
    files,
    codeScanningPublisher({ github, allows, mode: reports.uploadSarif, ownCodeOnly: service.scansRepository }),
    commentPublisher({
      github,
      allows,
      mode: reports.comment,
      marker: commentMarker(reports.name),
      render: ({ report, details }, budgetChars) => redactor.redact(renderComment(forPage(report), { details, budgetChars })),
    }),
    annotationsPublisher({
      enabled: reports.annotations,
      allows,
      render: (what) => annotationLines(what, logger),
      write: (line) => logger.raw(line),
    }),
    trackingIssuePublisher({
      github,
      allows,
      mode: reports.trackingIssue,
      name: reports.name,
      render: ({ report, details }, budgetChars) => redactor.redact(renderIssue(report, { details, budgetChars })),
    }),
    summaryPublisher({
      file: env.GITHUB_STEP_SUMMARY,
      render: ({ report, details, earlier }, budgetBytes) =>
        redactor.redact(renderSummary(forPage(report), { details, budgetBytes, publications: earlier })),
    }),
  ];
}

/** The verdict as an annotation of the run, where people look first when a job is red. */
function sayVerdict(report: Report, logger: Logger): void {
  const { decision, error, service } = report;
  const text = `${service.title}: ${decision.reason}.${error ? ` ${error.message}` : ''}`;
  if (isRed(report)) logger.error(text, error?.hint);
  else if (decision.forgiven) logger.warning(`${text} The job stays green because of warn-only.`, error?.hint);
}

/** Findings get what is left of the ten places of each level: the red verdict's own line comes after them. */
function* annotationLines({ report, details }: Publishable, { said }: Logger): Iterable<string> {
  const used = { ...said, error: said.error + (isRed(report) ? 1 : 0) };
  for (const annotation of toAnnotations(report, { details, used })) yield formatWorkflowCommand(annotation);
}

function isRed({ decision }: Report): boolean {
  return decision.exitCode !== 0;
}

/** What is going to happen, in one line: the first that a person reads. */
function introduce({ service, source, connection, waiting, standing, dryRun }: Config): string {
  if (dryRun) return `checking what a scan by ${service.title} needs. Nothing is started.`;
  if (standing.kind !== 'scan') return `${service.title} is not asked for a scan.`;
  const what = waiting.scanId === undefined ? 'a scan' : `the scan ${waiting.scanId}`;
  // What other services scan is no branch: the event only says when.
  const scanned = service.scansRepository ? source : { branch: undefined, ref: undefined, repository: undefined, commit: undefined };
  const of = scanned.branch ?? scanned.ref ?? scanned.repository ?? 'the target';
  const at = scanned.commit === undefined ? '' : ` at ${scanned.commit.slice(0, 12)}`;
  const where =
    connection.otherHost === undefined ? '' : ` Requests go to ${connection.otherHost}, which is not ${service.title}'s own address.`;
  return `asking ${service.title} for ${what} of ${of}${at}.${where}`;
}
