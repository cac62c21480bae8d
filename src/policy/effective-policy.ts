import type { Config } from '../config/config.js';
import { applicable, contradictions, type GivenRules, type RuleKey, reportsSeverities, withoutBaseline } from '../config/gate-rules.js';
import { compileGlob } from '../config/glob.js';
import { describeProblem, quotedPlaces, quotesOf } from '../config/problem.js';
import { asScanError, type Problem, ScanError } from '../domain/errors.js';
import { describeExcept } from '../domain/gate-rules.js';
import {
  describeNumbers,
  type GateSettings,
  type RuleSource,
  type Sourced,
  severitiesReaching,
  type Threshold,
} from '../domain/gate-settings.js';
import { utcDay } from '../domain/instant.js';
import type { Note } from '../domain/note.js';
import type { FilesAt } from '../domain/repository-files.js';
import type { EffectivePolicy, PolicyRef } from '../domain/run-options.js';
import type { GitHubAccess } from '../github/client.js';
import type { FileOptions } from '../github/file-source.js';
import type { Service, ServicePlan } from '../scanners/scanner.js';
import { type Hint, type InputStyle, nameInputs } from '../text/hint.js';
import { placesIn } from '../text/target-names.js';
import { DEFAULT_SARIF_RESULTS } from './keys.js';
import { pendingWaivers, ruleNotes } from './notes.js';
import { assertPathsMatch } from './path-globs.js';
import { EMPTY_POLICY, type Policy, parsePolicy } from './policy.js';
import { problemAt } from './problems.js';
import { readPolicyFile } from './read-file.js';
import { inapplicableRules } from './validate-workspace.js';

export interface EffectivePolicyOptions {
  readonly config: Config;
  /** Decides whether the target may be scanned. */
  readonly plan: Pick<ServicePlan, 'permit'>;
  /** The absolute path of the checkout. */
  readonly workspace: string;
  readonly github: GitHubAccess;
  /** The job's environment, for git on other CIs. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly repository?: FileOptions['repository'];
  readonly filesAt: FilesAt;
  readonly style: InputStyle;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** Receives the names of targets in the policy, before any message quotes one. */
  readonly hide: (names: readonly string[]) => void;
  /** Receives the error of a target or of paths instead of a throw, so that the doctor still shows the rules. */
  readonly report?: (mistake: ScanError) => void;
}

/** The policy as it was read, before it is combined with the inputs. */
export interface ReadPolicy {
  readonly policy: Policy;
  /** Absent if there is none. */
  readonly file?: { readonly path: string; readonly commit?: string } | undefined;
  /** Notes from reading, and about waivers that take effect later. */
  readonly notes: readonly Note[];
}

/**
 * Reads the policy.
 *
 * @throws ScanError `CONFIG` for mistakes, or the error of GitHub when it is asked for the file
 */
export async function readPolicy(options: Omit<EffectivePolicyOptions, 'plan'>, signal: AbortSignal): Promise<ReadPolicy> {
  const { config, workspace, github, env, repository, nowMs } = options;
  const { service, source, policyFile } = config;
  const today = utcDay(nowMs);
  const notes: Note[] = [];
  const notice = (text: string, hint: Hint): void => void notes.push({ level: 'notice', code: 'no-policy', text, hint });
  const file = await readPolicyFile({ source, named: policyFile, workspace, github, env, repository, signal, notice });
  const parsed = file ? await parsePolicy(file.text, file.path, today) : { policy: EMPTY_POLICY };
  if ('problems' in parsed) throw mistakesIn(parsed.problems, options);
  const { policy } = parsed;
  const grouped = [...policy.targets.values()].flatMap(({ entries }) => entries.map(({ target }) => target));
  options.hide([...(policy.allowedTargets ?? []), ...Object.keys(policy.locations), ...grouped]);
  const pending = await pendingWaivers({ source, workspace, named: policyFile, policy, scanner: service.id, today });
  signal.throwIfAborted();
  return { policy, ...(file && { file }), notes: [...notes, ...pending] };
}

/**
 * Reads the policy and decides what applies to this run, before any request to the service.
 *
 * @throws ScanError `CONFIG` for mistakes, `TARGET_NOT_ALLOWED`, or the error of GitHub when it is asked for the file
 */
export async function resolveEffectivePolicy(options: EffectivePolicyOptions, signal: AbortSignal): Promise<EffectivePolicy> {
  return await applyPolicy(await readPolicy(options, signal), options, signal);
}

/** Decides what applies to one target. Throws like `resolveEffectivePolicy`. */
export async function applyPolicy(
  { policy, file, notes }: ReadPolicy,
  options: EffectivePolicyOptions,
  signal: AbortSignal,
): Promise<EffectivePolicy> {
  const { config, plan, filesAt, nowMs } = options;
  const { service, source, waitOptions, reports } = config;
  const layers = ruleLayers(policy, config);
  const { gate, paths } = resolveGateRules(layers, service, config.warnOnly);

  const problems = file ? inapplicableRules(policy, { service, name: sectionOf(policy, reports), path: file.path }) : [];
  problems.push(...withoutBaseline(gate, waitOptions.baseline), ...contradictionsIn(gate, layers, file?.path));
  if (problems.length > 0) throw mistakesIn(problems, options);
  await throwOrReport(options, () => assertTargetAllowed(plan, policy.allowedTargets, options));
  if (paths) await throwOrReport(options, () => assertPathsMatch(paths.value, { source, filesAt }, signal));
  signal.throwIfAborted();
  const today = utcDay(nowMs);
  return {
    gate,
    scope: {
      ...(paths && { paths: paths.value.map(compileGlob) }),
      waivers: policy.waivers.filter(({ scanner }) => scanner === undefined || scanner === service.id),
      today,
    },
    ...(file && { policy: refOf(file) }),
    ruleNotes: [...notes, ...ruleNotes(policy, config, gate)],
    sarif: { maxResults: policy.sarifMaxResults ?? DEFAULT_SARIF_RESULTS, locations: policy.locations },
  };
}

/** The rules of the inputs alone, for a run that ends before the policy is read. */
export function effectivePolicyFromInputs({ service, rules, warnOnly }: Config, nowMs: number): EffectivePolicy {
  const { gate } = resolveGateRules([{ from: 'input', rules }], service, warnOnly);
  return { gate, scope: { waivers: [], today: utcDay(nowMs) }, ruleNotes: [], sarif: { maxResults: DEFAULT_SARIF_RESULTS, locations: {} } };
}

/** The rules of one place. */
export interface RuleLayer {
  readonly from: RuleSource;
  readonly rules: GivenRules;
  /** The lines of the rules in the policy. */
  readonly lines?: Readonly<Partial<Record<RuleKey, number>>>;
}

/** In the order of precedence: each layer overrides the layers before it, so inputs override the policy. */
function ruleLayers({ rules, scanners, names }: Policy, { service, reports, rules: inputs }: Config): RuleLayer[] {
  return [
    { from: 'policy', ...rules },
    { from: 'policy-scanner', rules: {}, ...scanners.get(service.id) },
    { from: 'policy-name', rules: {}, ...names.get(sectionOf({ names }, reports)) },
    { from: 'input', rules: inputs },
  ];
}

/** The name of the policy's section: of the target, or else of the whole gate. */
function sectionOf({ names }: Pick<Policy, 'names'>, { name, gate = name }: Config['reports']): string {
  return names.has(name) ? name : gate;
}

/** Each rule with the layer that sets it. */
type SourcedRules = { -readonly [Name in keyof GivenRules]?: Sourced<NonNullable<GivenRules[Name]>> };

/**
 * The rules that apply: each rule from the last layer that sets it, and the default threshold if no layer sets one.
 *
 * @param layers In the order of precedence, the strongest last.
 */
export function resolveGateRules(
  layers: readonly RuleLayer[],
  service: Service,
  warnOnly: GateSettings['warnOnly'],
): { readonly gate: GateSettings; readonly paths?: Sourced<readonly string[]> | undefined } {
  const rules: SourcedRules = {};
  for (const { from, rules: given } of layers)
    for (const [rule, value] of Object.entries(applicable(given, service))) Object.assign(rules, { [rule]: { value, from } });
  const { paths, severityThreshold, ...others } = rules;
  const threshold = severityThreshold ?? defaultThreshold(others, service);
  const severity = threshold && { severityThreshold: besideBudgets(threshold, others, layers) };
  return { gate: { ...others, ...severity, warnOnly }, ...(paths && { paths }) };
}

/** A rule about the score replaces the default threshold. */
function defaultThreshold({ minScore, maxScoreDrop }: SourcedRules, service: Service): Threshold | undefined {
  const decidedByScore = (minScore ?? maxScoreDrop) !== undefined;
  return reportsSeverities(service) && !decidedByScore ? { value: 'high', from: 'default' } : undefined;
}

/**
 * The threshold without the severities that budgets decide. The budget of a severity overrides the default threshold, and a threshold from
 * an earlier layer. `total` and `new-*` never override a threshold, because they limit something else.
 */
function besideBudgets(threshold: Threshold, { maxFindings, gateOn }: SourcedRules, layers: readonly RuleLayer[]): Threshold {
  if (maxFindings === undefined) return threshold;
  const place = ({ from }: Sourced<unknown>): number => layers.findIndex((layer) => layer.from === from);
  const wins = threshold.from === 'default' || (gateOn?.value !== 'new' && place(maxFindings) > place(threshold));
  const except = wins ? severitiesReaching(threshold).filter((severity) => maxFindings.value[severity] !== undefined) : [];
  return except.length === 0 ? threshold : { ...threshold, except };
}

async function throwOrReport({ report }: EffectivePolicyOptions, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (report === undefined) throw error;
    report(asScanError(error));
  }
}

/** Reports each contradiction at its place: the input, or the line of the policy file. */
function contradictionsIn(gate: GateSettings, layers: readonly RuleLayer[], path = ''): Problem[] {
  const input = 'max-findings';
  return contradictions(gate).map(({ from, given, allowed }) => {
    const line = layers.find((layer) => layer.from === from)?.lines?.[input];
    return line === undefined ? { input, given, allowed } : problemAt({ line, given: `${input}: ${given}`, allowed }, path);
  });
}

function refOf({ path, commit }: { readonly path: string; readonly commit?: string }): PolicyRef {
  return { path, ...(commit !== undefined && { commit }) };
}

export function mistakesIn(problems: readonly Problem[], { style, hide }: Pick<EffectivePolicyOptions, 'style' | 'hide'>): ScanError {
  hide(problems.flatMap((problem) => [...quotesOf(problem), ...placesIn(quotedPlaces(problem), [])]));
  const lines = problems.map((problem) => describeProblem(problem, style));
  return new ScanError('CONFIG', lines.join('\n'), {
    hint: nameInputs('Correct the policy file, or the input that the message names. scan-gate sent no request to the service.', style),
  });
}

/** The rules of this run, in one line for the log. */
export function describeEffectivePolicy({ gate, scope, policy }: EffectivePolicy): string {
  const file = policy && `policy ${policy.path}${policy.commit === undefined ? '' : ` at ${policy.commit.slice(0, 7)}`}`;
  const waivers = scope.waivers.length > 0 && `${scope.waivers.length} ${scope.waivers.length === 1 ? 'waiver' : 'waivers'}`;
  const { paths } = scope;
  const within = paths && `only in ${paths.map(({ pattern }) => pattern).join(', ')}`;
  return [...rulesOf(gate), within, waivers, file].filter(Boolean).join('; ');
}

function rulesOf({ severityThreshold, gateOn, maxFindings, minScore, maxScoreDrop, maxResourceChange }: GateSettings): string[] {
  const rules = [
    severityThreshold &&
      `severity-threshold ${severityThreshold.value}${severityThreshold.from === 'default' ? ' (default)' : ''}${describeExcept(severityThreshold.except)}`,
    gateOn?.value === 'new' && 'only new findings count',
    maxFindings && `max-findings ${describeNumbers(maxFindings.value)}`,
    minScore && `min-score ${minScore.value}`,
    maxScoreDrop && `max-score-drop ${maxScoreDrop.value}`,
    maxResourceChange && `max-resource-change ${describeNumbers(maxResourceChange.value)}`,
  ].filter((rule) => typeof rule === 'string');
  return rules.length === 0 ? ['the scan completes'] : rules;
}

/**
 * Ends the run if the policy does not allow scanning the target. Services that can scan only harmless targets have no `permit`.
 *
 * @param allowed The `allowed-targets` of the policy; undefined if it has none.
 * @throws ScanError `TARGET_NOT_ALLOWED`
 */
function assertTargetAllowed(
  plan: Pick<ServicePlan, 'permit'>,
  allowed: readonly string[] | undefined,
  { style, hide }: Pick<EffectivePolicyOptions, 'style' | 'hide'>,
): void {
  const refusal = plan.permit?.(allowed);
  if (refusal === undefined) return;
  const { input, given, hint } = refusal;
  // Also hosts and paths in other options.
  hide([...(input === 'target' ? [given] : []), ...placesIn(given, [])]);
  throw new ScanError('TARGET_NOT_ALLOWED', describeProblem({ input, given, allowed: 'the targets that the policy allows' }, style), {
    hint: nameInputs(hint, style),
  });
}
