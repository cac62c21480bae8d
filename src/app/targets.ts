import type { Config } from '../config/config.js';
import type { PlannedTarget, TargetEntry } from '../config/targets.js';
import { suggest } from '../config/values.js';
import { type Problem, ScanError } from '../domain/errors.js';
import {
  applyPolicy,
  describeEffectivePolicy,
  type EffectivePolicyOptions,
  mistakesIn,
  type ReadPolicy,
  readPolicy,
} from '../policy/effective-policy.js';
import type { Policy } from '../policy/policy.js';
import { systemClock } from '../runtime/clock.js';
import type { ServicePlan } from '../scanners/scanner.js';
import type { Dependencies } from '../workflow/context.js';
import type { RunResult } from '../workflow/finish/finish.js';
import { loggerOf, runTargets, type TargetRun } from '../workflow/run-targets.js';
import { type Assembled, type Environment, runConfigOf } from './assemble.js';

type Several = NonNullable<Extract<Config['eligibility'], { kind: 'scan' }>['several']>;

type Parts = Omit<Assembled, 'close'>;

/** The branches of a pull request that the input `ref` names, after GitHub has returned them. */
type Branches = Parameters<NonNullable<ServicePlan['ofBranches']>>[0];

/** Reads the policy, plans the targets of its groups, and scans all targets. Throws the mistakes before any request to the service. */
export async function scanTargets(
  config: Config,
  several: Several,
  environment: Environment,
  parts: Parts,
  branches?: Branches,
): Promise<RunResult> {
  const { deps } = parts;
  const run = { ...parts.run, source: { ...parts.run.source, ...branches } };
  const options = policyOptions(config, environment, parts);
  const read = await readPolicy(options, deps.interrupt);
  const planned = planAll(several, read, options);
  const targets = await Promise.all(
    planned.map((target, index) => targetRun(target, { config, environment, parts, read, options, branches, index, of: planned.length })),
  );
  const [first] = targets;
  deps.logger.info(`Scanning ${planned.length} targets. ${several.maxParallel} starts may be in flight at the same time.`);
  if (first !== undefined) deps.logger.info(`The gate: ${describeEffectivePolicy(first.run)}.`);
  return await runTargets({ ...run, ...(first?.run.policy && { policy: first.run.policy }) }, deps, targets);
}

function policyOptions(
  config: Config,
  { env, workspace, style, clock = systemClock }: Environment,
  { deps, github, repository }: Parts,
): Omit<EffectivePolicyOptions, 'plan'> {
  const { filesAt, redaction } = deps;
  return { config, workspace, github, env, repository, filesAt, style, hide: redaction.add, nowMs: clock.now() };
}

/** All targets, with those of the groups. */
function planAll(
  { groups, plan }: Several,
  { policy, file }: ReadPolicy,
  options: Omit<EffectivePolicyOptions, 'plan'>,
): readonly PlannedTarget[] {
  const unknown = groups.flatMap((name) => (policy.targets.has(name) ? [] : [unknownGroup(name, policy, file?.path)]));
  if (unknown.length > 0) throw mistakesIn(unknown, options);
  const entries = groups.flatMap((name): readonly TargetEntry[] => policy.targets.get(name)?.entries ?? []);
  const { targets, problems } = plan(entries);
  if (problems.length > 0) throw mistakesIn(problems, options);
  return targets;
}

function unknownGroup(name: string, { targets }: Policy, path: string | undefined): Problem {
  const known = [...targets.keys()];
  const have =
    path === undefined ? 'there is no policy file' : known.length === 0 ? `${path} has no groups` : `${path} has ${known.join(', ')}`;
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
  readonly read: ReadPolicy;
  readonly options: Omit<EffectivePolicyOptions, 'plan'>;
  readonly branches: Branches | undefined;
  readonly index: number;
  /** How many targets there are. */
  readonly of: number;
}

/** The run of one target: its settings, as if it were the only one, and what it shares with the others. */
async function targetRun(
  planned: PlannedTarget,
  { config: whole, environment, parts, read, options, branches, index, of }: Shared,
): Promise<TargetRun> {
  const config = configOf(whole, planned, of);
  const { deps, connectBy } = parts;
  const { name, label } = planned;
  const policy = await applyPolicy(read, { ...options, config, plan: planned.plan }, deps.interrupt);
  const plan = (branches && planned.plan.ofBranches?.(branches)) ?? planned.plan;
  const run = runConfigOf(config, environment);
  return {
    run: { ...run, ...policy, source: { ...run.source, ...branches }, ...(label !== undefined && { label }) },
    deps: targetDeps(planned, index, deps, connectBy(plan, name)),
  };
}

function targetDeps(planned: PlannedTarget, index: number, deps: Dependencies, connect: Dependencies['connect']): Dependencies {
  const { progress: _progress, ...shared } = deps;
  const shown = planned.label ?? (deps.redaction.isActive() || planned.target === '' ? planned.name : describe(planned));
  return { ...shared, connect, logger: loggerOf(deps.logger, shown), stateStore: deps.stateStore.slot(index), publishers: [] };
}

function describe({ target, region }: PlannedTarget): string {
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
