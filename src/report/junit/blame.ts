import type { EvaluatedFinding } from '../../domain/evaluation.js';
import type { RuleResult } from '../../domain/gate-settings.js';
import { asSeverity, type Counts, totalOf } from '../../domain/severity.js';
import type { Report } from '../report.js';
import { severitiesBreaking } from '../rules.js';

/** Which broken rules have counted a finding; none where it broke nothing. */
export type Blame = (finding: EvaluatedFinding) => readonly string[];

type Counted = (finding: EvaluatedFinding) => boolean;

/** Holds every broken rule that counts findings against the findings that count. A rule about scores or resources blames none. */
export function blameOf(report: Report): Blame {
  // Without an earlier scan all are new, and views do not mark them.
  const isNew: Counted = ({ change }) => change === 'new' || report.comparison?.baseline.how === 'nothing';
  const broken = report.decision.rules
    .filter((result) => result.broken)
    .map((result) => [result.rule, countedBy(result, report, isNew)] as const);
  return (finding) => (finding.counts ? broken.filter(([, counted]) => counted(finding)).map(([rule]) => rule) : []);
}

function countedBy(result: RuleResult, report: Report, isNew: Counted): Counted {
  const { rule, value } = result;
  if (rule === 'max-findings') return countedByBudgets(value, report, isNew);
  if (rule !== 'severity-threshold') return () => false;
  const reach = severitiesBreaking(result);
  const onlyNew = result.onlyNew === true;
  return (finding) => reach.includes(finding.severity) && (!onlyNew || isNew(finding));
}

/** Every finding of a budget that is exceeded: none of them is the one too many. Budgets are written by `describeNumbers`. */
function countedByBudgets(value: string, { measured }: Report, isNew: Counted): Counted {
  const budgets = value.split(', ').map((budget) => {
    const [name = '', most = ''] = budget.split('=');
    return { onlyNew: name.startsWith('new-'), word: name.replace(/^new-/, ''), most: Number(most) };
  });
  const over = budgets.filter(({ onlyNew, word, most }) => found(onlyNew ? measured?.newCounts : measured?.counts, word) > most);
  return (finding) => over.some(({ onlyNew, word }) => (word === 'total' || word === finding.severity) && (!onlyNew || isNew(finding)));
}

function found(counts: Counts | undefined, word: string): number {
  const severity = asSeverity(word);
  if (counts === undefined) return 0;
  return severity === undefined ? totalOf(counts) : counts[severity];
}
