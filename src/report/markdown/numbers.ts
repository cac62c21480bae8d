import type { Comparison, FindingSummary } from '../../domain/comparison.js';
import type { Note } from '../../domain/note.js';
import type { Posture } from '../../domain/scan.js';
import { SEVERITIES } from '../../domain/severity.js';
import { hasCodeScanning } from '../../domain/source.js';
import { markdownCode, markdownLink, markdownText } from '../../text/markdown.js';
import { capital, truncate } from '../../text/plain.js';
import { pageOfCommit } from '../location.js';
import { uncountedText } from '../target-table.js';
import { shortCommit, type Tally, type View } from '../view.js';
import {
  changeTexts,
  countText,
  describeHow,
  firstText,
  formulaText,
  foundUntilThen,
  instantText,
  numberText,
  SEVERITY_MARKS,
  scoreChangeText,
  scoreRemark,
  scoreText,
  skippedRiseText,
  skippedText,
} from '../wording.js';
import { bounded, type SizeBudget } from './budget.js';
import { fold } from './findings.js';
import { tableHead, tableRow, targetText } from './syntax.js';

/** The warning at the top of the results of a cancelled scan. */
export function partialBlock({ report, counts: tally }: View): string {
  if (report.partial !== true) return '';
  const what = '**Partial results: the scan was cancelled before it finished.**';
  const upload = hasCodeScanning(report.source) ? ' they are not uploaded to code scanning,' : '';
  const consequence = `The gate did not use these results,${upload} and this is **not a pass**.`;
  return `> [!CAUTION]\n> ${what} ${foundUntilThen(tally, '**')}. ${consequence}`;
}

/** The score and its checks. */
export function postureBlocks({ posture, comparison }: View): string[] {
  if (posture === undefined) return [];
  const { passed, failed, skipped, score } = posture;
  const checks = [strong(passed), strong(failed), skipped === null ? '_not reported_' : skippedText(skipped)];
  const table = [
    tableHead(['Score', '✅ Passed', '❌ Failed', '⏭️ Skipped']),
    tableRow([score === null ? '_not reported_' : `**${scoreText(score)}**`, ...checks]),
  ].join('\n');
  const change = scoreChangeText(comparison?.score);
  const rise = skippedRiseText(comparison?.checksSkipped);
  const sentences = [change !== '' && `Compared with the baseline: **${change}**.`, scoreSentence(posture), rise !== '' && `⚠️ ${rise}.`];
  return [table, sentences.filter(Boolean).join(' ')];
}

function scoreSentence(posture: Posture): string {
  return scoreRemark(posture) ?? `The score is \`${formulaText(posture) ?? ''}\` in percent: skipped checks do not count.`;
}

/**
 * The findings by severity. Numbers of a partial list are in its own block, because a table of them would look like a result.
 *
 * @param shownNotes One of them may say why there is no list.
 */
export function tallyBlocks({ counts: tally, report, targets }: View, shownNotes: readonly Note[]): string[] {
  if (tally === undefined || tally.from === 'partial') return [];
  const service = bounded(report.service.title, 100, markdownText);
  const alone = `${service} reported these counts without a list of findings, so there are no findings to show${hasCodeScanning(report.source) ? ' or to upload to code scanning' : ''}.`;
  // A table with the total 0 only repeats the headline.
  const table = tally.total === 0 && tally.unreported.length === 0 ? '' : countsTable(tally);
  return [
    table,
    tally.from === 'numbers' && !shownNotes.some(({ code }) => code === 'no-list') ? alone : '',
    table === '' ? '' : [asideLine(tally), withoutLine(targets)].filter(Boolean).join(' '),
  ];
}

/** How many open findings do not count. */
function asideLine({ waived, outside }: Tally): string {
  const parts = [
    waived > 0 && `${countText(waived, 'finding')} waived`,
    outside > 0 && `${countText(outside, 'finding')} outside of \`paths\``,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `Not counted: ${parts.join(', ')}.`;
}

function withoutLine(targets: View['targets']): string {
  const without = uncountedText(targets, targetText);
  return without === '' ? '' : `The total is ${without}, because there is no result.`;
}

/** One row: the total, then the worst first, because a narrow screen cuts the last columns. Severities of 0 have no column. */
function countsTable({ counts, total, unreported }: Tally): string {
  const shown = SEVERITIES.filter((severity) => counts[severity] > 0 || unreported.includes(severity));
  const heads = shown.map((severity) => `${SEVERITY_MARKS[severity]} ${capital(severity)}`);
  const amounts = shown.map((severity) => (unreported.includes(severity) ? '_not reported_' : strong(counts[severity])));
  return [tableHead(['Total', ...heads]), tableRow([strong(total), ...amounts])].join('\n');
}

function strong(amount: number): string {
  return amount > 0 ? `**${numberText(amount)}**` : '0';
}

/** How many findings are new, fixed, and unchanged. */
export function changesLine({ comparison, resources }: View): string {
  if (comparison === undefined) return '';
  return firstText(comparison, resources !== undefined) ?? findingsLine(comparison);
}

/** Which scan or file new and fixed findings are determined against. */
export function baselineLine({ comparison, report }: View): string {
  if (comparison === undefined || comparison.baseline.selectedBy === 'none') return '';
  const { id, completedAt, commit, file } = comparison.baseline;
  const scan = [
    id !== undefined && `scan ${markdownCode(truncate(id, 128))}`,
    completedAt !== undefined && `of ${markdownText(truncate(instantText(completedAt), 40))}`,
    commit !== undefined && `at commit ${markdownLink(markdownCode(shortCommit(commit, 12)), pageOfCommit(report, commit))}`,
  ].filter(Boolean);
  const described = scan.join(' ');
  const made =
    file === undefined ? described : `the file ${markdownCode(truncate(file, 200))}${described === '' ? '' : ` (made from ${described})`}`;
  return `Baseline: ${[made, describeHow(comparison.baseline)].filter(Boolean).join(', ')}.`;
}

/** New findings, if no list marks them, and fixed ones; both in folds. */
export function namedBlocks({ comparison, labels }: View, budget: SizeBudget): string {
  const { newFindings = [], fixedFindings = [], new: fresh = 0, fixed = 0 } = comparison?.findings ?? {};
  const blocks = [
    foldedList(`${countText(fresh, 'finding')} new since the baseline`, newFindings, fresh, labels, budget),
    foldedList(`${countText(fixed, 'finding')} fixed since the baseline`, fixedFindings, fixed, labels, budget),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

function foldedList(
  title: string,
  findings: readonly FindingSummary[],
  count: number,
  labels: readonly string[],
  budget: SizeBudget,
): string {
  if (findings.length === 0 || !budget.tryAdd(fold(title, missing(count)))) return '';
  const rows = budget.tryAddRows(findings, ({ id, title: name, severity, targetIndex }) => {
    const target = targetIndex === undefined ? '' : ` in ${targetText(labels[targetIndex] ?? '')}`;
    return `- ${SEVERITY_MARKS[severity]} ${capital(severity)}: ${markdownText(truncate(name, 200))} ${markdownCode(truncate(id, 80))}${target}`;
  });
  const rest = count - rows.length;
  return fold(title, [rows.join('\n'), rest > 0 ? missing(rest) : ''].filter(Boolean).join('\n\n'));
}

function findingsLine({ findings }: Comparison): string {
  if (findings === undefined) return '';
  const { added, first, fixed, unchanged } = changeTexts(findings);
  const parts = [findings.new > 0 ? `🆕 **${added}**` : added, first, findings.fixed > 0 ? `**${fixed}**` : fixed, unchanged];
  const by = findings.byService ? ' (as the service itself compares the two scans)' : '';
  return `Compared with the baseline: ${parts.filter(Boolean).join(' · ')}${by}.`;
}

function missing(count: number): string {
  return `… and ${numberText(count)} more.`;
}
