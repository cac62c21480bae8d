import { asSeverity, isAtLeast, SEVERITIES, type Severity } from './severity.js';

/** The rules that can break; `gate-on` and `paths` only say what they count. */
type RuleName = 'severity-threshold' | 'max-findings' | 'min-score' | 'max-score-drop' | 'max-resource-change';

/** Where a rule came from. An input wins over the policy, and in the policy the narrower section wins. */
export type RuleSource = 'default' | 'input' | 'policy' | 'policy-scanner' | 'policy-name';

/** A setting, and who made it. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly from: RuleSource;
}

/** A threshold, and the severities that it leaves to their own budgets. */
export interface Threshold extends Sourced<Severity | 'none'> {
  /** Severities at or above the threshold that `max-findings` decides on instead. Absent: there are none. */
  readonly except?: readonly Severity[] | undefined;
}

/** What a budget may limit: findings of exactly one severity, all of them, or only those that the baseline lacks. */
export type BudgetName = Severity | 'total' | `new-${Severity}` | 'new-total';

/** The most that there may be of each; what is absent is not limited. */
export type Budgets = Readonly<Partial<Record<BudgetName, number>>>;

/** What the gate needs to know from inputs and policy. What is absent is no rule. */
export interface GateSettings {
  /** Absent where the service tells no severities, or where a score decides instead. */
  readonly severityThreshold?: Threshold | undefined;
  /** `new`: the threshold counts only findings that the baseline lacks. Absent: `all`. */
  readonly gateOn?: Sourced<'all' | 'new'> | undefined;
  readonly maxFindings?: Sourced<Budgets> | undefined;
  /** 0 to 100: the lowest score that is good enough. */
  readonly minScore?: Sourced<number> | undefined;
  /** 0 to 100: how many points the score may be lower than the baseline's. */
  readonly maxScoreDrop?: Sourced<number> | undefined;
  /** How many resources may come or go against the baseline: by kind, under the service's names, and `total`. */
  readonly maxResourceChange?: Sourced<Readonly<Record<string, number>>> | undefined;
  /** `true`: `failed` does not fail the job. `everything`: nor do `error` and `timeout`. */
  readonly warnOnly: 'false' | 'true' | 'everything';
}

/** One rule and whether it held. */
export interface RuleResult {
  readonly rule: RuleName;
  /** As it is written: `high`, `high=3, total=20`, `80`. */
  readonly value: string;
  readonly source: RuleSource;
  readonly failed: boolean;
  /** A threshold that counts only findings that the baseline lacks; absent otherwise. */
  readonly onlyNew?: true | undefined;
  /** Severities at or above a threshold that `max-findings` decides on instead; absent otherwise. */
  readonly except?: readonly Severity[] | undefined;
  /** For example `2 high findings, threshold high`. */
  readonly text: string;
}

/** A budget or another mapping of numbers as people write it: `high=3, total=20`. */
export function describeNumbers(numbers: Readonly<Partial<Record<string, number>>>): string {
  return Object.entries(numbers)
    .map(([name, number]) => `${name}=${number ?? ''}`)
    .join(', ');
}

/** Whether budgets limit findings that the baseline lacks. */
export function limitsNew(budgets: Budgets | undefined): boolean {
  return Object.keys(budgets ?? {}).some((name) => name.startsWith('new-'));
}

/** The severities of which one finding breaks the threshold. */
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

/** Whether a rule asks what is new, so that a baseline is needed and a list of findings that tells it. */
export function needsNew({ gateOn, severityThreshold, maxFindings }: GateSettings): boolean {
  return (gateOn?.value === 'new' && severitiesReaching(severityThreshold).length > 0) || limitsNew(maxFindings?.value);
}

/** Whether a rule cannot be judged without knowing whether there is a baseline, and what it says. */
export function needsBaseline(settings: GateSettings): boolean {
  return needsNew(settings) || settings.maxScoreDrop !== undefined || settings.maxResourceChange !== undefined;
}
