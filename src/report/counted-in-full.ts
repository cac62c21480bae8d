import type { EvaluatedFinding } from '../domain/evaluation.js';
import type { Report } from './report.js';
import { openInFull } from './sarif/sarif.js';
import { targetLabels } from './targets.js';
import { type Rules, rulesOf } from './words.js';

/** A finding that counts, with the report of its target. */
export interface CountedFinding {
  readonly finding: EvaluatedFinding;
  readonly report: Report;
  readonly rules: Rules;
  /** The name of its target, if the run has several. */
  readonly label?: string | undefined;
  /** The index of its target in the run. */
  readonly index: number;
}

/**
 * The findings that count, of all targets whose completed scans were read in full, in the order of the configuration. Undefined if there
 * is no such target.
 */
export function countedInFull(whole: Report): CountedFinding[] | undefined {
  const labels = targetLabels(whole.targets ?? []);
  const lists = (whole.targets ?? [whole]).flatMap((report, index) => {
    const open = openInFull(report);
    if (open === undefined) return [];
    const rules = rulesOf(report);
    return [open.filter(({ counted }) => counted).map((finding) => ({ finding, report, rules, label: labels[index], index }))];
  });
  return lists.length === 0 ? undefined : lists.flat();
}
