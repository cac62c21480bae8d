import { asSeverity, isAtLeast, SEVERITIES, type Severity } from './severity.js';

/** The rules that can fail; `gate-on` and `paths` only decide which findings they count. */
type RuleName = 'severity-threshold' | 'max-findings' | 'min-score' | 'max-score-drop' | 'max-resource-change';

/**
 * Where a rule comes from. An input takes precedence over the policy, and a narrower section of the policy over a wider one. Neither makes a
 * rule of the central policy less strict.
 */
export type RuleSource = 'default' | 'input' | PolicySource | CentralSource;

/** The policy file of the repository: its top, its section of the scanner, and its section of the gate. */
type PolicySource = 'policy' | 'policy-scanner' | 'policy-name';

/** The same places in the central policy. */
type CentralSource = `central-${PolicySource}`;

/** A setting, and where it comes from. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly from: RuleSource;
  /** Further places that set a part of the value, such as another budget; absent if there are none. */
  readonly also?: readonly RuleSource[] | undefined;
}

/** A threshold, and the severities that their own budgets decide on instead. */
export interface Threshold extends Sourced<Severity | 'none'> {
  /** Severities at or above the threshold that `max-findings` decides on instead. */
  readonly except?: readonly Severity[] | undefined;
}

/** What a budget limits: findings of exactly one severity, all findings, or only new ones. */
export type BudgetName = Severity | 'total' | `new-${Severity}` | 'new-total';

/** The highest allowed number of each; absent means no limit. */
export type Budgets = Readonly<Partial<Record<BudgetName, number>>>;

/** The gate's settings from inputs and policy. An absent rule is not applied. */
export interface GateSettings {
  /** Absent if the service reports no severities, or if a score decides instead. */
  readonly severityThreshold?: Threshold | undefined;
  /** `new`: the threshold counts only new findings. Absent: `all`. */
  readonly gateOn?: Sourced<'all' | 'new'> | undefined;
  readonly maxFindings?: Sourced<Budgets> | undefined;
  /** 0 to 100: the lowest score that passes. */
  readonly minScore?: Sourced<number> | undefined;
  /** 0 to 100: how many points the score may be lower than the baseline's. */
  readonly maxScoreDrop?: Sourced<number> | undefined;
  /** How many resources may be added or removed since the baseline: by kind, under the service's names, and `total`. */
  readonly maxResourceChange?: Sourced<Readonly<Record<string, number>>> | undefined;
  /** `true`: `failed` does not fail the job. `everything`: nor do `error` and `timeout`. */
  readonly warnOnly: 'false' | 'true' | 'everything';
}

/** One rule, and whether it failed. */
export interface RuleResult {
  readonly rule: RuleName;
  /** As a person writes it: `high`, `high=3, total=20`, `80`. */
  readonly value: string;
  readonly source: RuleSource;
  /** Further places that set a part of the value; absent if there are none. */
  readonly otherSources?: readonly RuleSource[] | undefined;
  readonly failed: boolean;
  /** Present if the rule is a threshold that counts only new findings. */
  readonly onlyNew?: true | undefined;
  /** Severities at or above a threshold that `max-findings` decides on instead; absent if there are none. */
  readonly except?: readonly Severity[] | undefined;
  /** For example `2 high findings, threshold high`. */
  readonly text: string;
}

/** A budget or another mapping of numbers, as people write it: `high=3, total=20`. */
export function describeNumbers(numbers: Readonly<Partial<Record<string, number>>>): string {
  return Object.entries(numbers)
    .map(([name, number]) => `${name}=${number ?? ''}`)
    .join(', ');
}

/** Whether budgets limit new findings. */
export function limitsNew(budgets: Budgets | undefined): boolean {
  return Object.keys(budgets ?? {}).some((name) => name.startsWith('new-'));
}

/** The severities of which one finding fails the threshold. */
export function severitiesReaching(threshold: Pick<Threshold, 'value' | 'except'> | undefined): readonly Severity[] {
  if (threshold === undefined || threshold.value === 'none') return [];
  const { value, except = [] } = threshold;
  return SEVERITIES.filter((severity) => isAtLeast(severity, value) && !except.includes(severity));
}

/** The severities that a budget counts: one, or all of them. */
export function severitiesOf(name: string): readonly Severity[] {
  const severity = asSeverity(name.replace(/^new-/, ''));
  return severity === undefined ? SEVERITIES : [severity];
}

/** Whether a rule counts new findings, so that it needs a baseline and a list of findings. */
export function needsNew({ gateOn, severityThreshold, maxFindings }: GateSettings): boolean {
  return (gateOn?.value === 'new' && severitiesReaching(severityThreshold).length > 0) || limitsNew(maxFindings?.value);
}

/** Whether a rule needs a baseline. */
export function needsBaseline(settings: GateSettings): boolean {
  return needsNew(settings) || settings.maxScoreDrop !== undefined || settings.maxResourceChange !== undefined;
}
