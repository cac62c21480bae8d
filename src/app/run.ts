import type { Config, Planned } from '../config/config.js';
import type { BaselineFile } from '../domain/baseline.js';
import { asScanError, ScanError } from '../domain/errors.js';
import { mapTexts, type Note } from '../domain/note.js';
import type { Source } from '../domain/source.js';
import { assertSameRepository, isUnverifiedPullRequest } from '../github/pull-request-origin.js';
import { describeEffectivePolicy } from '../policy/describe.js';
import { advisesGateOnNew, resolveEffectivePolicy } from '../policy/effective-policy.js';
import { showsBegin } from '../publish/registry.js';
import { systemClock } from '../runtime/clock.js';
import { withDeadline } from '../runtime/deadline.js';
import { keepHeapSmall } from '../runtime/heap.js';
import type { SavedState } from '../runtime/state.js';
import { VERSION } from '../runtime/version.js';
import { mapHint } from '../text/hint.js';
import type { Dependencies } from '../workflow/context.js';
import type { RunResult } from '../workflow/finish/finish.js';
import { completeScan } from '../workflow/run-scan.js';
import { type Assembled, assemble, type Environment, policyOptions, warningsOf } from './assemble.js';
import type { ExitResult } from './end.js';

/** Runs one configuration, from the first request to the last log line. */
export async function run(config: Config, environment: Environment): Promise<ExitResult> {
  const { clock = systemClock } = environment;
  const startedMs = clock.now();
  keepHeapSmall();
  const { run, deps, connectBy, github, repository, close } = assemble(config, environment);
  const { logger } = deps;
  try {
    logger.info(`scan-gate ${VERSION}: ${describeRun(config)}`);
    const { eligibility } = config;
    const warnings = eligibility.kind === 'scan' && !config.dryRun ? warningsOf(eligibility) : [];
    for (const warning of warnings) logger.warning(warning);
    logger.group('Scan');
    const finished = await (config.dryRun
      ? (await import('./doctor.js')).diagnose(config, environment, { run, deps, connectBy, github, repository })
      : eligibility.kind === 'scan'
        ? runWithPolicy(config, eligibility, environment, { run, deps, connectBy, github, repository })
        : (await import('./finishing.js')).exitEarly(run, deps, eligibility));
    return await (await import('./finishing.js')).end(finished, deps, environment, clock.now() - startedMs);
  } finally {
    close();
  }
}

/** A new baseline file, and whether the gate that uses the file needs `gate-on: new`. */
export interface CreatedBaseline {
  readonly file: BaselineFile;
  readonly advisesGateOnNew: boolean;
}

/**
 * Creates a baseline from an existing scan. `environment.directory` is not used.
 *
 * @throws ScanError if the baseline could not be created completely
 */
export async function runBaseline(config: Config, environment: Environment): Promise<CreatedBaseline> {
  const { logger, redactor, interrupt } = environment;
  const { close, ...parts } = assemble(config, environment);
  const { run, deps } = parts;
  const { redaction } = deps;
  try {
    if (config.eligibility.kind !== 'scan') throw new ScanError('CONFIG', 'There is nothing to scan, so no baseline can be created.');
    if (config.eligibility.several)
      throw new ScanError('CONFIG', 'A baseline file belongs to one target, and several are given.', { hint: 'Give {target} one target.' });
    const { takeBaseline } = await import('../workflow/baseline/create.js');
    const { file, notes } = await takeBaseline(run, deps, interrupt);
    for (const { level, text, hint } of notes) logger[level](text, hint);
    const advises = file.findings !== undefined && (await needsGateOnNew(config, environment, parts));
    // The file is committed, and its titles are text of the service.
    return { file: redactor.redactAll(file), advisesGateOnNew: advises };
  } catch (thrown) {
    // Redacted here, because the command that reports the error knows fewer names to redact.
    const { code, message, details } = asScanError(thrown);
    redaction.add(details.sensitive ?? []);
    throw new ScanError(code, redaction.redact(message), {
      ...details,
      hint: mapHint(details.hint, redaction.redact),
      cause: thrown,
    });
  } finally {
    close();
  }
}

/** The file does not depend on the policy, so a policy that cannot be read does not prevent it. */
async function needsGateOnNew(config: Config, environment: Environment, parts: Omit<Assembled, 'close'>): Promise<boolean> {
  const { logger, interrupt } = parts.deps;
  try {
    return await advisesGateOnNew(policyOptions(config, environment, parts), interrupt);
  } catch (thrown) {
    interrupt.throwIfAborted();
    const { message, hint } = asScanError(thrown);
    logger.warning(`Could not determine whether the policy sets gate-on: ${message}`, hint);
    return true;
  }
}

/**
 * The post step: cancels the scans that main left running.
 *
 * @param entries What main saved: one entry, and one for each target if there are several.
 * @param publish Whether to publish the verdict `cancelled`, too; otherwise `environment.directory` is not used.
 * @returns notes about the result, redacted for public logs
 */
export async function runPost(
  config: Config,
  entries: readonly SavedState[],
  environment: Environment,
  publish: boolean,
): Promise<readonly Note[]> {
  const { close, ...parts } = assemble(config, environment);
  const { run, deps } = parts;
  try {
    const several = config.eligibility.kind === 'scan' ? config.eligibility.several : undefined;
    const { leftoverRun } = await import('./targets.js');
    const { cancelLeftovers, end, publishCancelled } = await import('./finishing.js');
    const left = entries.filter(({ scan, intent }) => scan ?? intent).length;
    const cancelling = entries.map((entry) => {
      const target = entry.scan?.target ?? entry.intent?.target;
      const own = (several && target !== undefined && leftoverRun(config, several, target, environment, parts)) || { run, deps };
      return cancelLeftovers(own.run, own.deps, entry, left);
    });
    const notes = (await Promise.all(cancelling)).flat();
    if (publish) await end(await publishCancelled(run, deps, notes), deps, environment, 0);
    return deps.redactor.redactAll(notes).map((note) => mapTexts(note, deps.redaction.redact));
  } finally {
    close();
  }
}

/** How long the surfaces have to show that the run began, in milliseconds. */
const BEGIN_MS = 10_000;

/** Shows on the surfaces that the run began. What a platform refuses is explained when the results are published. */
async function begin({ clock, publishSignal, ...deps }: Dependencies, source: Source): Promise<void> {
  if (!showsBegin(source)) return;
  const late = (): ScanError => new ScanError('NO_ANSWER', 'The platform did not respond in time.');
  // If they cannot be loaded, that is reported when the results are published.
  const publishers = await deps.publishers().catch(() => []);
  const all = publishers.flatMap(({ begin: show }) =>
    show === undefined ? [] : [withDeadline(clock, BEGIN_MS, late, publishSignal, show)],
  );
  await Promise.allSettled(all);
}

/** Reads the policy and runs the scan. Mistakes in the policy end the run with a verdict that is published like any other. */
async function runWithPolicy(
  config: Config,
  { targets: [first], several }: Planned,
  environment: Environment,
  parts: Omit<Assembled, 'close'>,
): Promise<RunResult> {
  const { run, deps, connectBy, github } = parts;
  // Beside the policy, because both wait for a platform. It ends before anything is published.
  const begun = begin(deps, config.source);
  try {
    const mustVerify = config.service.scansRepository && isUnverifiedPullRequest(config.source);
    const { interrupt } = deps;
    const origin = mustVerify ? assertSameRepository(config.source, github, interrupt) : undefined;
    if (several) {
      const branches = await origin;
      await begun;
      return await (await import('./targets.js')).scanTargets(config, several, environment, parts, branches);
    }
    if (first === undefined) throw new ScanError('INTERNAL', 'There is nothing to scan.');
    const { plan } = first;
    const reading = resolveEffectivePolicy({ ...policyOptions(config, environment, parts), plan }, interrupt);
    // Where the code comes from matters more than mistakes in the policy, so it is reported first.
    const [asked, read] = await Promise.allSettled([origin, reading]);
    if (asked.status === 'rejected') throw asked.reason;
    if (read.status === 'rejected') throw read.reason;
    const [branches, policy] = [asked.value, read.value];
    await begun;
    deps.logger.info(`The gate: ${describeEffectivePolicy(policy)}.`);
    const connect = branches && connectBy(plan.ofBranches?.(branches) ?? plan);
    const settled = { ...run, ...policy, source: { ...run.source, ...branches } };
    const { state, outcome } = await completeScan(settled, { ...deps, ...(connect && { connect }) });
    return await (await import('./finishing.js')).finish(settled, deps, state, outcome);
  } catch (thrown) {
    await begun;
    return await (await import('./finishing.js')).finishWithError(run, deps, thrown);
  }
}

/** The first line of the log: what the run will do. */
function describeRun({ service, source, connection, waitOptions, eligibility, dryRun }: Config): string {
  if (dryRun) return `checking the setup for ${service.title}. No scan is started.`;
  if (eligibility.kind !== 'scan') return `no scan is requested from ${service.title}.`;
  if (eligibility.several)
    return `${waitOptions.scanId === undefined ? 'requesting' : 'collecting the latest'} scans of several targets from ${service.title}.${describeHost(connection)}`;
  const what = waitOptions.scanId === undefined ? 'a scan' : `the scan ${waitOptions.scanId}`;
  // Other services do not scan a branch, so the event's branch does not matter.
  const scanned = service.scansRepository ? source : { branch: undefined, ref: undefined, repository: undefined, commit: undefined };
  const of = scanned.branch ?? scanned.ref ?? scanned.repository ?? 'the target';
  const at = scanned.commit === undefined ? '' : ` at ${scanned.commit.slice(0, 12)}`;
  return `requesting ${what} of ${of}${at} from ${service.title}.${describeHost(connection)}`;
}

function describeHost({ otherHost }: Config['connection']): string {
  return otherHost === undefined ? '' : ` This run uses the non-default API host ${otherHost}.`;
}
