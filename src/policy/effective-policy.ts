import type { Config } from '../config/config.js';
import type { ReadInputs } from '../config/environment.js';
import { contradictions, withoutBaseline } from '../config/gate-rules.js';
import { compileGlob } from '../config/glob.js';
import { policyAddressIn } from '../config/policy-address.js';
import { describeProblem, quotedPlaces, quotesOf } from '../config/problem.js';
import { placeOf } from '../config/targets.js';
import { asScanError, type Problem, ScanError } from '../domain/errors.js';
import { utcDay } from '../domain/instant.js';
import type { Note } from '../domain/note.js';
import type { FilesAt } from '../domain/repository-files.js';
import type { EffectivePolicy, PolicyRef } from '../domain/run-options.js';
import type { GitHubAccess } from '../github/client.js';
import type { FileOptions } from '../github/file-source.js';
import type { ServicePlan } from '../scanners/scanner.js';
import { type Hint, type InputStyle, nameInputs } from '../text/hint.js';
import { placesIn } from '../text/target-names.js';
import { additionsTo, centralPath, conflictsWith, groupConflicts, misplacedPermission, readCentralPolicy, waiversOf } from './central.js';
import { DEFAULT_SARIF_RESULTS } from './keys.js';
import { centralLayers, type ResolvedRules, type RuleLayer, resolveGateRules, ruleLayers, sectionOf } from './layers.js';
import type { NamedPolicy } from './loosened.js';
import { pendingWaivers, ruleNotes } from './notes.js';
import { assertPathsMatch } from './path-globs.js';
import { EMPTY_POLICY, type Policy, parsePolicy } from './policy.js';
import { problemAt } from './problems.js';
import { readPolicyFile } from './read-file.js';
import { tighten } from './tighten.js';
import { inapplicableRules } from './validate-workspace.js';

export interface EffectivePolicyOptions {
  readonly config: Config;
  /** Decides whether the target may be scanned. */
  readonly plan: Pick<ServicePlan, 'permit' | 'covers'>;
  /** The absolute path of the checkout. */
  readonly workspace: string;
  readonly github: GitHubAccess;
  /** The job's environment, for git on other CIs. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly repository?: FileOptions['repository'];
  readonly filesAt: FilesAt;
  readonly style: InputStyle;
  /** The variables that inputs come from, for messages. */
  readonly variables?: ReadInputs['variables'];
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** Receives the names of targets in the policy, before any message quotes one. */
  readonly hide: (names: readonly string[]) => void;
  /** Receives the error of a target or of paths instead of a throw, so that the doctor still shows the rules. */
  readonly report?: (mistake: ScanError) => void;
}

/** The policies as they were read, before they are combined with the inputs. */
export interface ReadPolicy {
  /** The policy of another repository. */
  readonly central?: NamedPolicy | undefined;
  /** The repository's own file. */
  readonly own?: NamedPolicy | undefined;
  /** The groups of targets of both files. */
  readonly targets: Policy['targets'];
  readonly refs: Pick<EffectivePolicy, 'policy' | 'centralPolicy'>;
  /** Notes from reading, and about waivers that take effect later. */
  readonly notes: readonly Note[];
}

/**
 * Reads the central policy, if the input names one, and the repository's own file.
 *
 * @throws ScanError `CONFIG` for the mistakes of both, or the error of the code host when it is asked for a file
 */
export async function readPolicy(options: Omit<EffectivePolicyOptions, 'plan'>, signal: AbortSignal): Promise<ReadPolicy> {
  const { config, workspace, github, env, repository, nowMs } = options;
  const { service, source, policyFile } = config;
  const today = utcDay(nowMs);
  const notes: Note[] = [];
  const notice = (text: string, hint: Hint): void => void notes.push({ level: 'notice', code: 'no-policy', text, hint });
  const files = { source, workspace, github, env, repository, signal };
  const address = policyAddressIn(policyFile);
  const named = address ? '' : policyFile;
  const centralFile = address && (await readCentralPolicy(address, files));
  const file = await readPolicyFile({ ...files, named, notice });
  const parsed = {
    central: address && centralFile && (await parseNamed(centralFile.text, centralPath(address), today)),
    own: file && (await parseNamed(file.text, file.path, today)),
  };
  const central = parsed.central && 'policy' in parsed.central ? parsed.central : undefined;
  const own = parsed.own && 'policy' in parsed.own ? parsed.own : undefined;
  const problems = Object.values(parsed).flatMap((each) => (each && 'problems' in each ? each.problems : []));
  if (central && own) problems.push(...groupConflicts(central, own));
  if (problems.length > 0) throw mistakesIn(problems, options);
  const targets = new Map([...(central?.policy.targets ?? []), ...(own?.policy.targets ?? [])]);
  options.hide([...targets.values()].flatMap(({ entries }) => entries.map(({ target }) => target)));
  for (const each of [central, own]) if (each) options.hide([...(each.policy.allowedTargets ?? []), ...Object.keys(each.policy.locations)]);
  const mayAdd = central === undefined || central.policy.repositoryWaivers !== undefined;
  const policy = own?.policy ?? EMPTY_POLICY;
  const pending = mayAdd ? await pendingWaivers({ source, workspace, named, policy, scanner: service.id, today }) : [];
  signal.throwIfAborted();
  const refs = {
    ...(file && { policy: refOf(file) }),
    ...(address && centralFile && { centralPolicy: { ...address, commit: centralFile.commit } }),
  };
  return { central, own, targets, refs, notes: [...notes, ...pending] };
}

/**
 * Reads the policies and decides what applies to this run, before any request to the service.
 *
 * @throws ScanError `CONFIG` for mistakes, `TARGET_NOT_ALLOWED`, or the error of the code host when it is asked for a file
 */
export async function resolveEffectivePolicy(options: EffectivePolicyOptions, signal: AbortSignal): Promise<EffectivePolicy> {
  return await applyPolicy(await readPolicy(options, signal), options, signal);
}

/** Decides what applies to one target. Throws like `resolveEffectivePolicy`. */
export async function applyPolicy(
  { central, own, refs, notes }: ReadPolicy,
  options: EffectivePolicyOptions,
  signal: AbortSignal,
): Promise<EffectivePolicy> {
  const { config, plan, filesAt, nowMs } = options;
  const { service, source, waitOptions } = config;
  const policy = own?.policy ?? EMPTY_POLICY;
  const files = [central, own].filter((file) => file !== undefined);
  const { layers, ofCentral, resolved } = rulesOf({ central, own }, config);
  const { gate, paths } = resolved;
  const problems = [
    ...files.flatMap((file) => mistakesAlone(file, config)),
    ...(central ? conflictsWith(central, own, { config, plan }) : []),
    ...(own ? misplacedPermission(own) : []),
    ...withoutBaseline(gate, waitOptions.baseline),
    ...contradictionsIn(layers, config, own?.path),
    ...(central ? contradictionsIn(centralLayers(central.policy, config), config, central.path) : []),
  ];
  if (problems.length > 0) throw mistakesIn(problems, options);
  const waivers = central ? waiversOf(central.policy, policy) : policy.waivers;
  await throwOrReport(options, () => assertTargetAllowed(options, central, own));
  if (paths) await throwOrReport(options, () => assertPathsMatch(paths.value, { source, filesAt }, signal));
  signal.throwIfAborted();
  return {
    gate,
    scope: {
      ...(paths && { paths: paths.value.map(compileGlob) }),
      waivers: waivers.filter(({ scanner }) => scanner === undefined || scanner === service.id),
      today: utcDay(nowMs),
    },
    ...refs,
    ...(ofCentral && { additions: additionsTo(ofCentral, resolved, policy, waivers) }),
    ruleNotes: [
      ...notes,
      ...ruleNotes(
        files.map((file) => file.policy),
        config,
        gate,
      ),
    ],
    sarif: {
      maxResults: policy.sarifMaxResults ?? central?.policy.sarifMaxResults ?? DEFAULT_SARIF_RESULTS,
      locations: { ...policy.locations, ...central?.policy.locations },
    },
  };
}

/**
 * Whether to advise `gate-on: new`: neither a policy nor an input has it, and no central policy forbids it.
 *
 * @throws ScanError like `readPolicy`
 */
export async function advisesGateOnNew(options: Omit<EffectivePolicyOptions, 'plan'>, signal: AbortSignal): Promise<boolean> {
  const { ofCentral, resolved } = rulesOf(await readPolicy(options, signal), options.config);
  return resolved.gate.gateOn?.value !== 'new' && (ofCentral === undefined || ofCentral.gate.gateOn?.value === 'new');
}

/** The rules of the inputs and of both files: the layers of the repository, what the central policy sets, and the result. */
function rulesOf(
  { central, own }: Pick<ReadPolicy, 'central' | 'own'>,
  config: Config,
): { readonly layers: readonly RuleLayer[]; readonly ofCentral: ResolvedRules | undefined; readonly resolved: ResolvedRules } {
  const { service, warnOnly } = config;
  const layers = ruleLayers(own?.policy ?? EMPTY_POLICY, config);
  const ofCentral = central && resolveGateRules(centralLayers(central.policy, config), service, warnOnly);
  return { layers, ofCentral, resolved: ofCentral ? tighten(ofCentral, layers, service) : resolveGateRules(layers, service, warnOnly) };
}

/** The rules of the inputs alone, for a run that ends before the policy is read. */
export function effectivePolicyFromInputs({ service, rules, warnOnly }: Config, nowMs: number): EffectivePolicy {
  const { gate } = resolveGateRules([{ from: 'input', rules }], service, warnOnly);
  return { gate, scope: { waivers: [], today: utcDay(nowMs) }, ruleNotes: [], sarif: { maxResults: DEFAULT_SARIF_RESULTS, locations: {} } };
}

function mistakesAlone({ policy, path }: NamedPolicy, { service, reports }: Config): Problem[] {
  return inapplicableRules(policy, { service, name: sectionOf(policy, reports), path });
}

async function parseNamed(text: string, path: string, today: string): Promise<NamedPolicy | { readonly problems: readonly Problem[] }> {
  const parsed = await parsePolicy(text, path, today);
  return 'policy' in parsed ? { policy: parsed.policy, path } : parsed;
}

async function throwOrReport({ report }: EffectivePolicyOptions, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (report === undefined) throw error;
    report(asScanError(error));
  }
}

/** Reports each contradiction of one file and the inputs at its place: the input, or the line of the policy file. */
function contradictionsIn(layers: readonly RuleLayer[], { service, warnOnly }: Config, path = ''): Problem[] {
  const input = 'max-findings';
  return contradictions(resolveGateRules(layers, service, warnOnly).gate).map(({ from, given, allowed }) => {
    const line = layers.find((layer) => layer.from === from)?.lines?.[input];
    return line === undefined ? { input, given, allowed } : problemAt({ line, given: `${input}: ${given}`, allowed }, path);
  });
}

function refOf({ path, commit }: { readonly path: string; readonly commit?: string }): PolicyRef {
  return { path, ...(commit !== undefined && { commit }) };
}

export function mistakesIn(
  problems: readonly Problem[],
  { style, variables, hide }: Pick<EffectivePolicyOptions, 'style' | 'variables' | 'hide'>,
): ScanError {
  hide(problems.flatMap((problem) => [...quotesOf(problem), ...placesIn(quotedPlaces(problem), [])]));
  const lines = problems.map((problem) => describeProblem(problem, style, variables));
  return new ScanError('CONFIG', lines.join('\n'), {
    hint: nameInputs('Correct the policy file, or the input that the message names. scan-gate sent no request to the service.', style),
  });
}

/**
 * Ends the run if a policy does not allow scanning the target. Services that can scan only harmless targets have no `permit`. If both files
 * have a list, both must allow the target.
 *
 * @throws ScanError `TARGET_NOT_ALLOWED`
 */
function assertTargetAllowed(
  { config, plan, style, variables, hide }: EffectivePolicyOptions,
  central: NamedPolicy | undefined,
  own: NamedPolicy | undefined,
): void {
  const limits = central?.policy.allowedTargets;
  const allowed = own?.policy.allowedTargets;
  const byCentral = limits && plan.permit?.(limits, `the central policy ${central?.path ?? ''}`);
  const refusal = byCentral ?? (limits === undefined || allowed !== undefined ? plan.permit?.(allowed) : undefined);
  if (refusal === undefined) return;
  const { input, given, hint } = refusal;
  // Also hosts and paths in other options.
  hide([...(input === 'target' ? [given] : []), ...placesIn(given, [])]);
  const [planned] = config.eligibility.kind === 'scan' ? config.eligibility.targets : [];
  const place = planned !== undefined && input === 'target' ? placeOf(planned) : {};
  const refused = { input, given, allowed: 'the targets that the policy allows', ...place };
  throw new ScanError('TARGET_NOT_ALLOWED', describeProblem(refused, style, variables), {
    hint: nameInputs(hint, style),
  });
}
