import { readBaseline } from '../baseline-file/read.js';
import { apiUrlOf } from '../ci/source.js';
import type { Config, Planned } from '../config/config.js';
import type { Env, ReadInputs } from '../config/environment.js';
import type { Target } from '../domain/scan.js';
import type { JobNeeds } from '../domain/source.js';
import { type GitHubAccess, githubAccess } from '../github/client.js';
import type { FileOptions } from '../github/file-source.js';
import { readBaselineCutoff, runsPlaceOf } from '../github/successful-runs.js';
import { createJsonClient } from '../http/json-client.js';
import { rememberYoungScans } from '../http/retry.js';
import { createTransport } from '../http/transport.js';
import { openRepository } from '../platforms/registry.js';
import { type EffectivePolicyOptions, effectivePolicyFromInputs } from '../policy/effective-policy.js';
import { createFilesAt } from '../policy/path-globs.js';
import { type Clock, systemClock } from '../runtime/clock.js';
import { delayedAbort } from '../runtime/deadline.js';
import type { Logger } from '../runtime/logger.js';
import type { ProgressLine } from '../runtime/progress-line.js';
import { proxyFor } from '../runtime/proxies.js';
import type { Redactor } from '../runtime/redactor.js';
import { noStateStore, type RunStateStore } from '../runtime/state.js';
import { createTargetRedactor, redactingLogger } from '../runtime/target-redaction.js';
import { VERSION } from '../runtime/version.js';
import type { ServicePlan } from '../scanners/scanner.js';
import type { InputStyle } from '../text/hint.js';
import { escapeLogLine } from '../text/log.js';
import { parseUrl } from '../text/url.js';
import type { Dependencies, RunConfig } from '../workflow/context.js';
import { detailsOf } from '../workflow/details.js';
import { observedScanner } from '../workflow/observed-scanner.js';
import { createSharedLimits, NO_LIMITS } from '../workflow/shared-limits.js';
import type { Output } from './output.js';

/** The environment of a run. */
export interface Environment {
  readonly env: Env;
  readonly logger: Logger;
  readonly redactor: Redactor;
  readonly style: InputStyle;
  /** The environment variable that the key was read from, if it is the service's own variable. */
  readonly keyVariable?: string | undefined;
  /** The variables that inputs come from, for messages. */
  readonly variables?: ReadInputs['variables'];
  /** Absolute path of the report directory, ready to be written to. */
  readonly directory: string;
  /** This run's claim of the directory (`isClaimed`). */
  readonly claim?: string | undefined;
  /** Absolute path of the folder with the repository's files. */
  readonly workspace: string;
  readonly interrupt: AbortSignal;
  /** On the command line: what to write besides the report directory. */
  readonly output?: Output | undefined;
  /** On a terminal: where to show the progress of the scan. */
  readonly progress?: ProgressLine | undefined;
  /** Defaults: the system clock, `Math.random`, no saved state. Tests pass their own. */
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly stateStore?: RunStateStore;
}

/** How long publishing may take after SIGINT: the runner sends SIGTERM after 7.5 s (docs.github.com, workflow cancellation). */
const PUBLISH_GRACE_MS = 6_500;

/** A run and its dependencies. */
export interface Assembled {
  readonly run: RunConfig;
  readonly deps: Dependencies;
  /** @param gate The name under which scans are started. */
  readonly connectBy: (plan: ServicePlan, gate?: string) => Dependencies['connect'];
  readonly github: GitHubAccess;
  readonly repository: FileOptions['repository'];
  readonly close: () => void;
}

/** Builds a run and its dependencies from the configuration. Makes no request. `close` releases what is open. */
export function assemble(config: Config, environment: Environment): Assembled {
  const { clock = systemClock, random = Math.random, stateStore = noStateStore, redactor, interrupt, progress } = environment;
  const { service, connection, eligibility, source, reports } = config;
  const transport = createTransport(`scan-gate/${VERSION}`);
  const run = runConfigOf(config, environment);
  const several = eligibility.kind === 'scan' ? eligibility.several : undefined;
  const asked = eligibility.kind === 'scan' && several ? eligibility.targets.map(({ target }) => target) : [config.target];
  const isPublic = (target: Target | undefined): boolean => detailsOf(run, target) === 'counts';
  const redaction = createTargetRedactor(asked, isPublic, { known: knownHosts(config), several: several !== undefined });
  const logger = redactingLogger(environment.logger, redaction);
  const young = rememberYoungScans(clock);
  const http = createJsonClient({
    service,
    ...connection,
    transport,
    clock,
    logger,
    takeSecrets: redactor.takeSecrets,
    random,
    onServiceText: redaction.addFromText,
    isYoung: young.matchesRequest,
    shortWaits: config.dryRun,
  });
  const connectBy: Assembled['connectBy'] =
    (plan, gate = reports.name) =>
    () =>
      plan
        .connect(http, { gate, pause: clock.sleep })
        .then((scanner) =>
          observedScanner(scanner, { onServiceText: redaction.addFromText, onSensitiveNames: redaction.add, now: clock.now }),
        );
  const connect: Dependencies['connect'] = () => {
    const [first] = eligibility.kind === 'scan' ? eligibility.targets : [];
    if (first === undefined) throw new Error('There is nothing to scan.');
    return connectBy(first.plan)();
  };
  const apiUrl = apiUrlOf(environment.env.GITHUB_API_URL, source);
  const github = githubAccess({
    token: reports.githubToken,
    apiUrl,
    proxy: proxyFor(environment.env, apiUrl),
    clock,
    debug: (text) => logger.debug(text),
    needs: needsOf(config),
    takeSecrets: redactor.takeSecrets,
  });
  const platform = { transport, clock, random, logger, scrub: redactor.takeSecrets };
  const repository: FileOptions['repository'] = (name) => openRepository(source.ci, environment.env, platform, name);
  let publishers: ReturnType<Dependencies['publishers']> | undefined;
  const loadPublishers: Dependencies['publishers'] = async () => {
    const { createPublishers } = await import('./finishing.js');
    return await createPublishers(config, { ...environment, clock, random, logger, transport, github, redaction });
  };
  const publishSignal = delayedAbort(clock, interrupt, PUBLISH_GRACE_MS);
  const close = (): void => {
    publishSignal.clear();
    transport.close();
  };
  return {
    run,
    deps: {
      clock,
      logger,
      redactor,
      redaction,
      progress: progress && {
        ...progress,
        show: (shown) => progress.show({ ...shown, what: escapeLogLine(redaction.redact(redactor.redact(shown.what))) }),
      },
      stateStore,
      limits: several === undefined ? NO_LIMITS : createSharedLimits(clock, several.maxParallel, service.perMinute),
      random,
      connect,
      onStarted: young.started,
      readCutoff: readOnce((signal) => readBaselineCutoff({ source, github, place: runsPlaceOf(environment.env) }, signal)),
      readBaselineFile: (path, { scanner, request }, signal) => {
        const subject = { scanner, target: request.target, traits: request.baseline };
        const { workspace, env } = environment;
        return readBaseline(path, subject, { source, workspace, github, env, repository, signal });
      },
      filesAt: createFilesAt({ source, workspace: environment.workspace, env: environment.env, github }),
      publishers: () => (publishers ??= loadPublishers()),
      interrupt,
      publishSignal: publishSignal.signal,
    },
    connectBy,
    github,
    repository,
    close,
  };
}

/** What the policy is read with. The plan of a target is added for `applyPolicy`. */
export function policyOptions(
  config: Config,
  { env, workspace, style, variables, clock = systemClock }: Environment,
  { deps, github, repository }: Pick<Assembled, 'deps' | 'github' | 'repository'>,
): Omit<EffectivePolicyOptions, 'plan'> {
  const { filesAt, redaction } = deps;
  return { config, workspace, github, env, repository, filesAt, style, variables, hide: redaction.add, nowMs: clock.now() };
}

/** The settings of the run. With several targets, those that all of them share. */
export function runConfigOf(config: Config, { clock = systemClock, style, keyVariable }: Environment): RunConfig {
  const { service, connection, eligibility, source, waitOptions, reports } = config;
  const [first] = eligibility.kind === 'scan' ? eligibility.targets : [];
  return {
    name: reports.name,
    service,
    otherHost: connection.otherHost,
    source,
    waitOptions,
    explicit: first?.plan.explicit ?? [],
    ...effectivePolicyFromInputs(config, clock.now()),
    typicalMs: first?.plan.typicalMs ?? service.typicalMs,
    details: reports.details,
    uploadRequired: reports.uploadSarif === 'required',
    inputStyle: style,
    keyVariable,
    ...(eligibility.kind === 'scan' && eligibility.several && { isSeveral: true }),
  };
}

/** The service's warnings about the inputs, each once. */
export function warningsOf({ targets }: Planned): readonly string[] {
  return [...new Set(targets.flatMap(({ plan }) => plan.warnings ?? []))];
}

/** Reads once what all targets need. After an error, the next call reads again. */
function readOnce<T>(read: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
  let reading: Promise<T> | undefined;
  return async (signal) => {
    const asked = (reading ??= read(signal));
    try {
      return await asked;
    } catch (error) {
      if (reading === asked) reading = undefined;
      throw error;
    }
  };
}

function needsOf({ reports, waitOptions, source }: Config): JobNeeds {
  return {
    flavour: source.flavour,
    upload: reports.uploadSarif !== 'never',
    comment: reports.comment !== 'never',
    trackingIssue: reports.trackingIssue !== 'never',
    history: (waitOptions.baseline ?? 'auto') === 'auto',
  };
}

/** Hosts that are not redacted, because they are public or logged anyway. */
function knownHosts({ service, connection }: Config): string[] {
  return [service.apiUrl, service.documentation, connection.baseUrl, 'https://github.com'].flatMap((url) => parseUrl(url)?.hostname ?? []);
}
