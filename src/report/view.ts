import { type EvaluatedFinding, isOpen } from '../domain/evaluate.js';
import type { Fix, Rule } from '../domain/finding.js';
import { oneLine } from '../domain/plain-text.js';
import { type Counts, totalOf } from '../domain/severity.js';
import { conceal } from './conceal.js';
import type { Report } from './report.js';

/** Whether a surface shows findings, or only how many there are (contract: the input `details`). */
export type Details = 'full' | 'counts';

/** The numbers of a scan that was read in full. */
export interface Tally {
  /** Of the findings that count. */
  readonly counts: Counts;
  readonly total: number;
  /** Resolved or accepted at the service. */
  readonly closed: number;
  /** Open, and yet not counted. */
  readonly uncounted: number;
}

/** A report as one surface may see it. */
export interface View {
  readonly report: Report;
  readonly details: Details;
  /** Absent unless the scan was read in full. */
  readonly tally: Tally | undefined;
  /** The findings that count, worst first; none where only numbers are shown. */
  readonly listed: readonly EvaluatedFinding[];
  readonly rules: ReadonlyMap<string, Rule>;
}

/** A finding's words: its own where it has them, else its rule's. */
export interface Words {
  readonly title: string;
  readonly text?: string | undefined;
  readonly fix?: Fix | undefined;
  readonly url?: string | undefined;
}

/** What a surface may show of the report. With `counts`, nothing it holds names a finding or a live target. */
export function viewOf(report: Report, details: Details): View {
  const evaluation = report.evaluation;
  const findings = evaluation?.findings ?? [];
  return {
    report: details === 'counts' ? conceal(report) : report,
    details,
    tally: evaluation && {
      counts: evaluation.counts,
      total: totalOf(evaluation.counts),
      closed: findings.filter((finding) => !isOpen(finding)).length,
      uncounted: findings.filter((finding) => isOpen(finding) && !finding.counts).length,
    },
    listed: details === 'counts' ? [] : findings.filter((finding) => finding.counts),
    rules: details === 'counts' ? new Map() : rulesById(report),
  };
}

/** One entry per rule of the report. */
export function rulesById(report: Report): ReadonlyMap<string, Rule> {
  return new Map((report.evaluation?.rules ?? []).map((rule) => [rule.id, rule]));
}

/** The words to show for a finding. The title is never empty. */
export function wordsOf(finding: EvaluatedFinding, rules: ReadonlyMap<string, Rule>): Words {
  const rule = rules.get(finding.ruleId);
  return {
    title: firstFilled(finding.title, rule?.title, finding.ruleId) ?? 'Untitled finding',
    text: firstFilled(finding.text, rule?.text),
    fix: finding.fix ?? rule?.fix,
    url: rule?.url,
  };
}

/** The first text in which there is anything to see. */
export function firstFilled(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && oneLine(text) !== '');
}
