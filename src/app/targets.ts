import type { Config } from '../config/config.js';
import type { PlannedTarget, TargetEntry } from '../config/targets.js';
import { suggest } from '../config/values.js';
import { asScanError, type Problem, ScanError } from '../domain/errors.js';
import { describeEffectivePolicy } from '../policy/describe.js';
import { applyPolicy, type EffectivePolicyOptions, mistakesIn, type ReadPolicy, readPolicy } from '../policy/effective-policy.js';
import { countText } from '../report/wording.js';
import { shareProgress } from '../runtime/progress-line.js';
import type { ServicePlan } from '../scanners/scanner.js';
import { toSingleLine, truncate } from '../text/plain.js';
import type { Dependencies } from '../workflow/context.js';
import type { RunResult } from '../workflow/finish/finish.js';
import { loggerOf, runTargets, type TargetRun } from '../workflow/run-targets.js';
import { type Assembled, type Environment, policyOptions, runConfigOf } from './assemble.js';

type Several = NonNullable<Extract<Config['eligibility'], { kind: 'scan' }>['several']>;

type Parts = Pick<Assembled, 'run' | 'deps' | 'connectBy' | 'github' | 'repository'>;

/** The branches of a pull request that the input `ref` names, after GitHub has returned them. */
type Branches = Parameters<NonNullable<ServicePlan['ofBranches']>>[0];

/** A target, its settings before the policy is applied, and what it shares with the others. */
interface PlannedRun extends TargetRun {
  readonly planned: PlannedTarget;
  /** The configuration as if the target were the only one. */
  readonly config: Config;
}

/** Everything about the targets before the policy is applied to each of them. */
interface PlannedRuns {
  readonly runs: readonly PlannedRun[];
  readonly read: ReadPolicy;
  readonly options: Omit<EffectivePolicyOptions, 'plan'>;
}

/** Reads the policy, plans the targets of its groups, and scans all targets. Throws the mistakes before any request to the service. */
export async function scanTargets(
  config: Config,
  several: Several,
  environment: Environment,
  parts: Parts,
  branches?: Branches,
): Promise<RunResult> {
  const { deps } = parts;
  const whole = { ...parts.run, source: { ...parts.run.source, ...branches } };
  const { runs, read, options } = await planRuns(config, several, environment, parts, branches);
  const progress = deps.progress && runs.length > 1 ? shareProgress(deps.progress, runs.length, deps.clock.now()) : undefined;
  const line = progress?.line ?? (() => deps.progress);
  const applied = await Promise.allSettled(
    runs.map(async ({ run, deps: own, planned, config }) => {
      const policy = await applyPolicy(read, { ...options, config, plan: planned.plan }, deps.interrupt);
      return { run: { ...run, ...policy }, deps: { ...own, progress: line() }, ended: progress?.ended };
    }),
  );
  assertAll(applied);
  const targets = applied.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  deps.logger.info(describeTargets(targets.length, config, several));
  for (const gate of new Set(targets.map(({ run }) => describeEffectivePolicy(run)))) deps.logger.info(`The gate: ${gate}.`);
  return await runTargets({ ...whole, ...read.refs }, deps, targets);
}

function describeTargets(count: number, { waitOptions }: Config, { maxParallel }: Several): string {
  if (waitOptions.scanId !== undefined)
    return count === 1 ? 'Collecting the latest scan of 1 target.' : `Collecting the latest scans of ${count} targets.`;
  const starts = count === 1 ? '' : ` ${countText(maxParallel, 'start')} may be in flight at the same time.`;
  return `Scanning ${countText(count, 'target')}.${starts}`;
}

/** Throws the mistakes of all targets together, each once. */
function assertAll(results: readonly PromiseSettledResult<unknown>[]): void {
  const errors = results.flatMap((result) => (result.status === 'rejected' ? asScanError(result.reason) : []));
  const [first] = errors;
  if (first === undefined) return;
  const messages = new Set(errors.map(({ message }) => message));
  throw messages.size === 1 ? first : new ScanError(first.code, [...messages].join('\n'), first.details);
}

/** Reads the policy, and plans all targets. Throws the mistakes in either. */
export async function planRuns(
  config: Config,
  several: Several,
  environment: Environment,
  parts: Parts,
  branches?: Branches,
): Promise<PlannedRuns> {
  const options = policyOptions(config, environment, parts);
  const read = await readPolicy(options, parts.deps.interrupt);
  const planned = planAll(several, read, options);
  return { runs: runsOf(planned, { config, environment, parts, branches }), read, options };
}

/** All targets, with those of the groups. */
function planAll(
  { groups, plan }: Several,
  { targets: known, own, central }: ReadPolicy,
  options: Omit<EffectivePolicyOptions, 'plan'>,
): readonly PlannedTarget[] {
  const files = [central, own].flatMap((file) => (file ? [file.path] : []));
  const unknown = groups.flatMap((name) => (known.has(name) ? [] : [unknownGroup(name, [...known.keys()], files)]));
  if (unknown.length > 0) throw mistakesIn(unknown, options);
  const entries = groups.flatMap((name): readonly TargetEntry[] => known.get(name)?.entries ?? []);
  const { targets, problems } = plan(entries);
  if (problems.length > 0) throw mistakesIn(problems, options);
  return targets;
}

function unknownGroup(name: string, known: readonly string[], files: readonly string[]): Problem {
  const have =
    files.length === 0
      ? 'there is no policy file'
      : `${files.join(' and ')} ${files.length === 1 ? 'has' : 'have'} ${known.length === 0 ? 'no groups' : known.join(', ')}`;
  const meant = suggest(name, known);
  return {
    input: 'target',
    given: `@${name}`,
    allowed: `@ and a group below the key targets of the policy; ${have}`,
    ...(meant !== undefined && { suggestion: `@${meant}` }),
  };
}

interface Shared {
  readonly config: Config;
  readonly environment: Environment;
  readonly parts: Parts;
  readonly branches?: Branches | undefined;
}

/** The run of each target, as if it were the only one. */
export function runsOf(targets: readonly PlannedTarget[], { config: whole, environment, parts, branches }: Shared): readonly PlannedRun[] {
  const { deps, connectBy } = parts;
  const taken = new Set<string>();
  return targets.map((planned, index) => {
    const { name, label } = planned;
    const inPolicy = inPolicyOf(planned);
    const config = configOf(whole, planned, targets.length);
    const plan = (branches && planned.plan.ofBranches?.(branches)) ?? planned.plan;
    const run = runConfigOf(config, environment);
    return {
      planned,
      config,
      run: {
        ...run,
        isSeveral: true,
        source: { ...run.source, ...branches },
        ...(label !== undefined && { label }),
        ...(inPolicy && { inPolicy }),
      },
      deps: targetDeps(planned, index, deps, { connect: connectBy(plan, name), taken }),
    };
  });
}

/** How hints name the target, if it is in a group of the policy. */
function inPolicyOf({ place, entry }: PlannedTarget): TargetRun['run']['inPolicy'] {
  if (place === undefined || entry === undefined) return undefined;
  const group = entry.slice(entry.indexOf('targets.'));
  return { entry: `${entry} (${place})`, group: `the target in ${group} (${place.slice(0, place.lastIndexOf(':'))})` };
}

/** @param taken The names in the log that other targets have. */
function targetDeps(
  planned: PlannedTarget,
  index: number,
  deps: Dependencies,
  { connect, taken }: Pick<Dependencies, 'connect'> & { readonly taken: Set<string> },
): Dependencies {
  const { progress: _progress, ...shared } = deps;
  const logger = loggerOf(deps.logger, nameForPeople(planned, deps));
  return {
    ...shared,
    connect,
    logger,
    onTarget({ label }) {
      if (planned.label !== undefined || deps.redaction.isActive()) return;
      // As in the tables: if two targets have one name, its region or the name of its gate follows.
      const plain = truncate(toSingleLine(label) || planned.name, MAX_NAME_LENGTH);
      const name = taken.has(plain) ? `${plain} (${planned.region ?? planned.name})` : plain;
      taken.add(name);
      logger.rename(name);
    },
    stateStore: deps.stateStore.slot(index),
    publishers: () => Promise.resolve([]),
  };
}

/** In the log, in characters. */
const MAX_NAME_LENGTH = 100;

/** How log lines and checks name the target before it is looked up. */
export function nameForPeople({ label, name, target, region }: PlannedTarget, { redaction }: Pick<Dependencies, 'redaction'>): string {
  if (label !== undefined) return label;
  if (redaction.isActive() || target === '') return name;
  return region === undefined ? target : `${target} ${region}`;
}

/** The configuration as if the target were the only one. */
function configOf(config: Config, planned: PlannedTarget, of: number): Config {
  const { service, waitOptions, reports, eligibility } = config;
  if (eligibility.kind !== 'scan') throw new ScanError('INTERNAL', 'There is nothing to scan.');
  const { plan, name, target } = planned;
  const ownMs = plan.timeoutMs ?? service.timeoutMs;
  // If the start lasts as long as the scan, the starts that must wait for others need their time, too. So does a limit of starts.
  const rounds = service.respondsWhenDone === true ? Math.ceil(of / (eligibility.several?.maxParallel ?? 1)) : 1;
  const startingMs = Math.floor((of - 1) / (service.perMinute.start ?? Number.POSITIVE_INFINITY)) * 60_000;
  return {
    ...config,
    target,
    eligibility: { kind: 'scan', targets: [planned] },
    waitOptions: waitOptions.timeoutIsDefault === true ? { ...waitOptions, timeoutMs: ownMs * rounds + startingMs } : waitOptions,
    reports: { ...reports, name, gate: reports.name },
  };
}

/** The run that cancels what a killed main step left of one of several targets. It needs no policy. */
export function leftoverRun(
  config: Config,
  several: Several,
  target: string,
  environment: Environment,
  { deps, connectBy }: Parts,
): TargetRun | undefined {
  // A target of a group is unknown here. For a cancel, its ID is enough.
  const { targets } = several.plan([{ target }]);
  const planned = targets.find((candidate) => candidate.target === target) ?? targets.at(-1);
  if (planned === undefined) return undefined;
  return { run: runConfigOf(configOf(config, planned, 1), environment), deps: { ...deps, connect: connectBy(planned.plan, planned.name) } };
}
