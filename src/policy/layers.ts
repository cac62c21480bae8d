import type { Config } from '../config/config.js';
import { applicable, type GivenRules, type RuleKey, reportsSeverities } from '../config/gate-rules.js';
import { type GateSettings, type RuleSource, type Sourced, severitiesReaching, type Threshold } from '../domain/gate-settings.js';
import type { Service } from '../scanners/scanner.js';
import type { Policy } from './policy.js';

/** The rules of one place. */
export interface RuleLayer {
  readonly from: RuleSource;
  readonly rules: GivenRules;
  /** The lines of the rules in the policy. */
  readonly lines?: Readonly<Partial<Record<RuleKey, number>>>;
}

/** In the order of precedence: each layer overrides the layers before it, so inputs override the policy. */
export function ruleLayers({ rules, scanners, names }: Policy, { service, reports, rules: inputs }: Config): RuleLayer[] {
  return [
    { from: 'policy', ...rules },
    { from: 'policy-scanner', rules: {}, ...scanners.get(service.id) },
    { from: 'policy-name', rules: {}, ...names.get(sectionOf({ names }, reports)) },
    { from: 'input', rules: inputs },
  ];
}

/** The layers of a central policy, in the order of precedence. */
export function centralLayers({ rules, scanners, names }: Policy, { service, reports }: Pick<Config, 'service' | 'reports'>): RuleLayer[] {
  return [
    { from: 'central-policy', ...rules },
    { from: 'central-policy-scanner', rules: {}, ...scanners.get(service.id) },
    { from: 'central-policy-name', rules: {}, ...names.get(sectionOf({ names }, reports)) },
  ];
}

/** The name of the policy's section: of the target, or else of the whole gate. */
export function sectionOf({ names }: Pick<Policy, 'names'>, { name, gate = name }: Config['reports']): string {
  return names.has(name) ? name : gate;
}

/** Each rule with the layer that sets it. */
export type SourcedRules = { -readonly [Name in keyof GivenRules]?: Sourced<NonNullable<GivenRules[Name]>> };

/** The gate's settings, and the patterns of files. */
export interface ResolvedRules {
  readonly gate: GateSettings;
  readonly paths?: Sourced<readonly string[]> | undefined;
}

/**
 * The rules that apply: each rule from the last layer that sets it, and the default threshold if no layer sets one.
 *
 * @param layers In the order of precedence, the strongest last.
 */
export function resolveGateRules(layers: readonly RuleLayer[], service: Service, warnOnly: GateSettings['warnOnly']): ResolvedRules {
  const rules = lastOf(layers, service);
  const { paths, severityThreshold, ...others } = rules;
  const threshold = severityThreshold ?? defaultThreshold(others, service);
  const severity = threshold && { severityThreshold: besideBudgets(threshold, others, layers) };
  return { gate: { ...others, ...severity, warnOnly }, ...(paths && { paths }) };
}

/** Only the rules that a layer sets, each from the last layer that sets it. */
export function givenRules(layers: readonly RuleLayer[], service: Service): SourcedRules & { readonly severityThreshold?: Threshold } {
  const { severityThreshold, ...others } = lastOf(layers, service);
  return { ...others, ...(severityThreshold && { severityThreshold: besideBudgets(severityThreshold, others, layers) }) };
}

function lastOf(layers: readonly RuleLayer[], service: Service): SourcedRules {
  const rules: SourcedRules = {};
  for (const { from, rules: given } of layers)
    for (const [rule, value] of Object.entries(applicable(given, service))) Object.assign(rules, { [rule]: { value, from } });
  return rules;
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
