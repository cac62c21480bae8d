import type { Posture } from '../../domain/scan.js';
import { describeCounts, SEVERITIES } from '../../domain/severity.js';
import { markdownText } from '../../text/markdown.js';
import { capital } from '../../text/plain.js';
import type { Report } from '../report.js';
import type { Tally, View } from '../view.js';
import {
  countText,
  formulaText,
  numberText,
  SEVERITY_MARKS,
  scoreChangeText,
  scoreRemark,
  scoreText,
  skippedRiseText,
  skippedText,
} from '../wording.js';
import { bounded } from './budget.js';
import { tableHead, tableRow } from './syntax.js';

/** All that is known in numbers: the score and its checks, and the findings by severity. */
export function numbersBlocks(view: View): string[] {
  return [...postureBlocks(view), ...tallyBlocks(view)].filter(Boolean);
}

/** Said before anything of a scan that did not come to its end. */
export function partialBlock({ report, counts: tally }: View): string {
  if (report.partial !== true) return '';
  const what = '**Partial results: the scan was cancelled before it had looked at everything.**';
  const worth = 'which says nothing about the rest. The gate has not judged this, code scanning does not get it, and it is **not a pass**.';
  return `> [!CAUTION]\n> ${what} ${foundUntilThen(tally)}, ${worth}`;
}

function foundUntilThen(tally: Tally | undefined): string {
  if (tally === undefined) return 'What it had found until then is not known';
  const found = tally.total === 0 ? 'nothing' : `**${describeCounts(tally.counts)}** ${tally.total === 1 ? 'finding' : 'findings'}`;
  return `Until then it had found ${found}`;
}

function postureBlocks({ posture, comparison }: View): string[] {
  if (posture === undefined) return [];
  const { passed, failed, skipped, score } = posture;
  const checks = [strong(passed), strong(failed), skipped === null ? '_not told_' : skippedText(skipped)];
  const table = [
    tableHead(['Score', '✅ Passed', '❌ Failed', '⏭️ Skipped']),
    tableRow([score === null ? '_not told_' : `**${scoreText(score)}**`, ...checks]),
  ].join('\n');
  const change = scoreChangeText(comparison?.score);
  const rise = skippedRiseText(comparison?.checksSkipped);
  const sentences = [change !== '' && `Against the baseline: **${change}**.`, scoreSentence(posture), rise !== '' && `⚠️ ${rise}.`];
  return [table, sentences.filter(Boolean).join(' ')];
}

function scoreSentence(posture: Posture): string {
  return scoreRemark(posture) ?? `The score is \`${formulaText(posture) ?? ''}\` in percent: skipped checks do not count.`;
}

/** Numbers of a partial list are in its own block: a row of them would look like an answer. */
function tallyBlocks({ counts: tally, report }: View): string[] {
  if (tally === undefined || tally.from === 'partial') return [];
  const service = bounded(report.service.title, 100, markdownText);
  const alone = `${service} gave these numbers and no list of findings: there is nothing to show one by one, and nothing for code scanning.`;
  // Six times 0 says what the first line has said.
  const table = tally.total === 0 && tally.untold.length === 0 ? '' : countsTable(tally);
  return [table, tally.from === 'numbers' && !toldByNote(report) ? alone : '', table === '' ? '' : asideLine(tally)];
}

/** The note says why as well. */
function toldByNote({ notes }: Report): boolean {
  return notes.some(({ code }) => code === 'no-list');
}

/** What people have decided not to count. */
function asideLine({ waived, outside }: Tally): string {
  const parts = [
    waived > 0 && `${countText(waived, 'finding')} waived`,
    outside > 0 && `${countText(outside, 'finding')} outside of \`paths\``,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `Not counted: ${parts.join(', ')}.`;
}

/** One row of numbers, the sum and then the worst first, for a telephone cuts the last of six; those of 0 have no column. */
function countsTable({ counts, total, untold }: Tally): string {
  const shown = SEVERITIES.filter((severity) => counts[severity] > 0 || untold.includes(severity));
  const heads = shown.map((severity) => `${SEVERITY_MARKS[severity]} ${capital(severity)}`);
  const told = shown.map((severity) => (untold.includes(severity) ? '_not told_' : strong(counts[severity])));
  return [tableHead(['Total', ...heads]), tableRow([strong(total), ...told])].join('\n');
}

function strong(amount: number): string {
  return amount > 0 ? `**${numberText(amount)}**` : '0';
}
