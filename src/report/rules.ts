import type { EvaluatedFinding } from '../domain/evaluation.js';
import type { Decision } from '../domain/gate.js';
import { type RuleResult, severitiesReaching } from '../domain/gate-settings.js';
import { asSeverity, type Severity } from '../domain/severity.js';

/** The part of the policy file that a rule stands in; absent for the rules of all gates. */
export const POLICY_SECTIONS: Readonly<Partial<Record<RuleResult['from'], string>>> = {
  'policy-scanner': 'scanners',
  'policy-name': 'names',
};

/** Whether nobody has ruled anything, so that there is no more to say than that. */
export function isDefaultGate(decision: Decision): boolean {
  const { rules } = decision;
  return rules.length === 1 && rules[0]?.from === 'default' && !asksForNew(decision);
}

/** Whether the policy file is named where the rules are told, so that it need not be told beside them. */
export function namesPolicy({ rules }: Decision): boolean {
  return rules.some(({ from }) => from === 'policy');
}

/** Whether the gate asks what is new, so that a reader looks for that first. */
export function asksForNew({ rules }: Decision): boolean {
  return rules.some((result) => result.onlyNew === true || (result.rule === 'max-findings' && /\bnew-/.test(result.value)));
}

/** Whether the finding is one that the broken threshold counts; where other rules are broken too, it is not alone in that. */
export function breaksThreshold({ severity, change }: EvaluatedFinding, { rules }: Decision): boolean {
  const [broken, other] = rules.filter((result) => result.broken);
  if (broken?.rule !== 'severity-threshold' || other !== undefined) return false;
  return severitiesBreaking(broken).includes(severity) && (broken.onlyNew !== true || change === 'new');
}

/** The severities that the result of a threshold counts. */
export function severitiesBreaking({ value, except }: Pick<RuleResult, 'value' | 'except'>): readonly Severity[] {
  return severitiesReaching({ value: asSeverity(value) ?? 'none', except });
}

/** Seven digits, as git shows them. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
