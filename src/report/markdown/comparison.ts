import type { Comparison, FindingSummary } from '../../domain/comparison.js';
import { markdownCode, markdownText } from '../../text/markdown.js';
import { capital, truncate } from '../../text/plain.js';
import type { View } from '../view.js';
import { changeTexts, countText, describeHow, firstText, instantText, numberText, SEVERITY_MARKS } from '../wording.js';
import type { SizeBudget } from './budget.js';
import { fold } from './findings.js';

/** What is new and fixed. */
export function changesLine({ comparison, resources }: View): string {
  if (comparison === undefined) return '';
  return firstText(comparison, resources !== undefined) ?? findingsLine(comparison);
}

/** Which scan or file new and fixed findings are determined against. */
export function baselineLine({ comparison }: View): string {
  if (comparison === undefined || comparison.baseline.selectedBy === 'none') return '';
  const { id, completedAt, commit, file } = comparison.baseline;
  const scan = [
    id !== undefined && `scan ${markdownCode(truncate(id, 128))}`,
    completedAt !== undefined && `of ${markdownText(truncate(instantText(completedAt), 40))}`,
    commit !== undefined && `at commit ${markdownCode(truncate(commit, 12))}`,
  ].filter(Boolean);
  const described = scan.join(' ');
  const made =
    file === undefined ? described : `the file ${markdownCode(truncate(file, 200))}${described === '' ? '' : ` (made from ${described})`}`;
  return `Baseline: ${[made, describeHow(comparison.baseline)].filter(Boolean).join(', ')}.`;
}

/** The findings that are new, where no list marks them, and those that are gone; both folded. */
export function namedBlocks({ comparison }: View, budget: SizeBudget): string {
  const { newFindings = [], fixedFindings = [], new: fresh = 0, fixed = 0 } = comparison?.findings ?? {};
  const blocks = [
    foldedList(`${countText(fresh, 'finding')} new since the baseline`, newFindings, fresh, budget),
    foldedList(`${countText(fixed, 'finding')} fixed since the baseline`, fixedFindings, fixed, budget),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

function foldedList(title: string, findings: readonly FindingSummary[], count: number, budget: SizeBudget): string {
  if (findings.length === 0 || !budget.tryAdd(fold(title, missing(count)))) return '';
  const rows: string[] = [];
  for (const { id, title: name, severity } of findings) {
    const row = `- ${SEVERITY_MARKS[severity]} ${capital(severity)}: ${markdownText(truncate(name, 200))} ${markdownCode(truncate(id, 80))}`;
    if (!budget.tryAdd(row)) break;
    rows.push(row);
  }
  const rest = count - rows.length;
  return fold(title, [rows.join('\n'), rest > 0 ? missing(rest) : ''].filter(Boolean).join('\n\n'));
}

function findingsLine({ findings }: Comparison): string {
  if (findings === undefined) return '';
  const { added, fixed, unchanged } = changeTexts(findings);
  const parts = [findings.new > 0 ? `🆕 **${added}**` : added, findings.fixed > 0 ? `**${fixed}**` : fixed, unchanged];
  const by = findings.byService ? ' (as the service itself compares the two scans)' : '';
  return `Compared with the baseline: ${parts.filter(Boolean).join(' · ')}${by}.`;
}

function missing(count: number): string {
  return `… and ${numberText(count)} more.`;
}
