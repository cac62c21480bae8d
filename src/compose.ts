import type { Config } from './config/config.js';
import type { Env } from './config/environment.js';
import type { BaselineFile } from './domain/baseline-file.js';
import { ScanError } from './domain/errors.js';
import type { InputStyle } from './domain/hint.js';
import type { JobNeeds } from './domain/job-permissions.js';
import { parseUrl } from './domain/url.js';
import { createJsonClient } from './http/json-client.js';
import { createTransport } from './http/transport.js';
import { rememberYoungScan } from './http/young-scan.js';
import { introduce } from './introduction.js';
import { isOnlyNamed, permitNamed } from './publish/github/named-pull-request.js';
import { type GitHubAccess, githubAccess } from './publish/github/octokit.js';
import { readAnchor } from './publish/github/workflow-history.js';
import { conceal, concealTexts } from './report/conceal.js';
import { renderConsole } from './report/console.js';
import type { Note } from './report/report.js';
import { readBaseline } from './ruling/baseline-file.js';
import { createFilesAt } from './ruling/repository-files.js';
import { rulingOfInputs, settleRuling } from './ruling/ruling.js';
import { describeRuling } from './ruling/words.js';
import { type Clock, systemClock } from './runtime/clock.js';
import { graceAfter } from './runtime/deadline.js';
import { type Ledger, type LedgerEntry, noLedger } from './runtime/ledger.js';
import type { Logger } from './runtime/logger.js';
import type { Redactor } from './runtime/redactor.js';
import { createVeil, discreetLogger } from './runtime/veil.js';
import { VERSION } from './runtime/version.js';
import type { ServicePlan } from './scanners/scanner.js';
import { publishersOf, sayVerdict } from './surfaces.js';
import { detailsOf } from './workflow/build-report.js';
import { conclude, giveUp } from './workflow/conclude.js';
import type { Finished } from './workflow/finish.js';
import { cancelLeftovers, publishCancelled } from './workflow/leftovers.js';
import { observedScanner } from './workflow/observed-scanner.js';
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

/** From SIGINT to the last word: the runner sends SIGTERM after 7.5 s (docs.github.com, workflow cancellation). */
const LAST_WORDS_MS = 6_500;

/** Runs one configuration from its first request to its last word. */
export async function execute(config: Config, world: World): Promise<Ended> {
  const { clock = systemClock } = world;
  const begunMs = clock.now();
  const { run, deps, connectBy, github, close } = assemble(config, world);
  const { logger } = deps;
  try {
    logger.info(`scan-gate ${VERSION}: ${introduce(config)}`);
    const { standing } = config;
    const warnings = (standing.kind === 'scan' && !config.dryRun && standing.plan.warnings) || [];
    for (const warning of warnings) logger.warning(warning);
    const finished = await (config.dryRun
      ? (await import('./instruments.js')).diagnose(config, world, { run, deps, github })
      : standing.kind === 'scan'
        ? rule(config, standing.plan, world, { run, deps, connectBy, github })
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

/**
 * The post step's part: cancels what main left.
 *
 * @param publish Whether the verdict `cancelled` is published, too; otherwise `world.directory` is not used.
 * @returns what became of it; everybody may read these notes
 */
export async function executeLeftovers(config: Config, entry: LedgerEntry, world: World, publish: boolean): Promise<readonly Note[]> {
  const { run, deps, close } = assemble(config, world);
  try {
    const notes = await cancelLeftovers(run, deps, entry);
    if (publish) end(await publishCancelled(run, deps, notes), deps, world, 0);
    return deps.redactor.redactAll(notes).map((note) => ({ ...note, text: deps.veil.hide(note.text) }));
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
    html: files['report.html'],
  };
  if (paths.dir !== undefined) logger.info(`Reports: ${directory} (${Object.keys(files).join(', ')})`);
  return { exitCode: report.decision.exitCode, outputs: outputsOf(report, publications, paths, durationMs) };
}

/** Hosts that everybody may know: the log names them, and the service's pages are public. */
function knownHosts({ service, connection }: Config): string[] {
  return [service.apiUrl, service.documentation, connection.baseUrl, 'https://github.com'].flatMap((url) => parseUrl(url)?.hostname ?? []);
}

interface Assembled {
  readonly run: Run;
  readonly deps: Deps;
  readonly connectBy: (plan: ServicePlan) => Deps['connect'];
  readonly github: GitHubAccess;
  readonly close: () => void;
}

/** Settles what the policy rules, and runs by it; mistakes in it end the run with a verdict that is published like any other. */
async function rule(
  config: Config,
  plan: ServicePlan,
  { workspace, style, clock = systemClock }: World,
  { run, deps, connectBy, github }: Omit<Assembled, 'close'>,
): Promise<Finished> {
  try {
    const named = config.service.scansRepository && isOnlyNamed(config.source);
    const branches = named ? await permitNamed(config.source, github, deps.interrupt) : undefined;
    const { filesAt, interrupt } = deps;
    const ruling = await settleRuling({ config, plan, workspace, github, filesAt, style, nowMs: clock.now() }, interrupt);
    deps.logger.info(`The gate: ${describeRuling(ruling)}.`);
    if (branches === undefined) return await runScan({ ...run, ...ruling }, deps);
    const connect = connectBy(plan.ofBranches?.(branches) ?? plan);
    return await runScan({ ...run, ...ruling, source: { ...run.source, ...branches } }, { ...deps, connect });
  } catch (thrown) {
    return await giveUp(run, deps, thrown);
  }
}

function needsOf({ reports, waiting }: Config): JobNeeds {
  return {
    upload: reports.uploadSarif !== 'never',
    comment: reports.comment !== 'never',
    trackingIssue: reports.trackingIssue !== 'never',
    history: (waiting.baseline ?? 'auto') === 'auto',
  };
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
    explicit: standing.kind === 'scan' ? standing.plan.explicit : [],
    ...rulingOfInputs(config, clock.now()),
    lastsMs: (standing.kind === 'scan' ? standing.plan.lastsMs : undefined) ?? service.lastsMs,
    details: reports.details,
    uploadRequired: reports.uploadSarif === 'required',
    inputStyle: world.style,
    keyVariable: world.keyVariable,
  };
  const veil = createVeil([config.target], (target) => detailsOf(run, target) === 'counts', knownHosts(config));
  const logger = discreetLogger(world.logger, veil);
  const young = rememberYoungScan(clock);
  const http = createJsonClient({
    service,
    ...connection,
    transport,
    clock,
    logger,
    takeSecrets: redactor.takeSecrets,
    random,
    overhear: veil.overhear,
    isYoung: young.isAskedFor,
    impatient: config.dryRun,
  });
  const connectBy: Assembled['connectBy'] = (plan) => () =>
    plan
      .connect(http, { gate: reports.name, pause: clock.sleep })
      .then((scanner) => observedScanner(scanner, { overhear: veil.overhear, now: clock.now }));
  const connect: Deps['connect'] = () => {
    if (standing.kind !== 'scan') throw new Error('There is nothing to scan.');
    return connectBy(standing.plan)();
  };
  const github = githubAccess({
    token: reports.githubToken,
    apiUrl: world.env.GITHUB_API_URL ?? 'https://api.github.com',
    clock,
    debug: (text) => logger.debug(text),
    needs: needsOf(config),
    takeSecrets: redactor.takeSecrets,
  });
  const publishers = publishersOf(config, { ...world, logger, github, veil });
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
      onStarted: young.started,
      anchor: (signal) => readAnchor({ source, github }, signal),
      readBaselineFile: (path, { scanner, wanted }, signal) => {
        const subject = { scanner, target: wanted.target, traits: wanted.baseline };
        return readBaseline(path, subject, { source, workspace: world.workspace, github, signal });
      },
      filesAt: createFilesAt({ source, workspace: world.workspace, env: world.env, github }),
      publishers,
      interrupt,
      lastWords: lastWords.signal,
    },
    connectBy,
    github,
    close,
  };
}
