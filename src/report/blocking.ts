import type { EvaluatedFinding } from '../domain/evaluation.js';
import type { RuleResult } from '../domain/gate-settings.js';
import { severitiesReaching } from '../domain/gate-settings.js';
import { asSeverity, type Counts, totalOf } from '../domain/severity.js';
import type { Report } from './report.js';

/** The failed rules that count the finding; empty if the finding does not block. */
export type BlockedBy = (finding: EvaluatedFinding) => readonly RuleResult['rule'][];

const NOTHING: readonly RuleResult['rule'][] = [];

type Counted = (finding: EvaluatedFinding) => boolean;

/** Whether the rules were compared with the findings, also if a later error replaced the verdict. */
export function isDecided({ verdict, rules }: Report['decision']): boolean {
  return verdict === 'passed' || verdict === 'failed' || rules.length > 0;
}

/** Compares each finding that counts with each failed rule. Rules about scores and resources count no findings. */
export function blockedBy(report: Report): BlockedBy {
  if (report.targets !== undefined) {
    const byTarget = report.targets.map(blockedBy);
    return (finding) => byTarget[finding.targetIndex ?? -1]?.(finding) ?? [];
  }
  // Without an earlier scan every finding is new, and views do not mark them.
  const isNew: Counted = ({ baselineState }) => baselineState === 'new' || report.comparison?.baseline.selectedBy === 'none';
  const failed = report.decision.rules
    .filter((result) => result.failed)
    .map((result) => [result.rule, countedBy(result, report, isNew)] as const);
  if (failed.length === 0) return () => NOTHING;
  return (finding) => (finding.counted ? failed.filter(([, counted]) => counted(finding)).map(([rule]) => rule) : NOTHING);
}

/** Whether the rule counts findings. Rules about scores and resources do not. */
export function countsFindings({ rule }: RuleResult): boolean {
  return rule === 'severity-threshold' || rule === 'max-findings';
}

function countedBy(result: RuleResult, report: Report, isNew: Counted): Counted {
  const { rule, value, except, onlyNew } = result;
  if (rule === 'max-findings') return countedByBudgets(value, report, isNew);
  if (rule !== 'severity-threshold') return () => false;
  const reach = severitiesReaching({ value: asSeverity(value) ?? 'none', except });
  return (finding) => reach.includes(finding.severity) && (onlyNew !== true || isNew(finding));
}

/** Every finding of an exceeded budget blocks, because no single one of them is the surplus. `describeNumbers` writes the budgets. */
function countedByBudgets(value: string, { measurements }: Report, isNew: Counted): Counted {
  const budgets = value.split(', ').map((budget) => {
    const [name = '', most = ''] = budget.split('=');
    return { onlyNew: name.startsWith('new-'), severity: name.replace(/^new-/, ''), most: Number(most) };
  });
  const exceeded = budgets.filter(
    ({ onlyNew, severity, most }) => countOf(onlyNew ? measurements?.newCounts : measurements?.counts, severity) > most,
  );
  return (finding) =>
    exceeded.some(({ onlyNew, severity }) => (severity === 'total' || severity === finding.severity) && (!onlyNew || isNew(finding)));
}

function countOf(counts: Counts | undefined, name: string): number {
  const severity = asSeverity(name);
  if (counts === undefined) return 0;
  return severity === undefined ? totalOf(counts) : counts[severity];
}
