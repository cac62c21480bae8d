import type { Posture } from '../../domain/scan.js';
import { describeCounts, SEVERITIES } from '../../domain/severity.js';
import { markdownText } from '../neutralise/markdown.js';
import { formulaText, scoreChangeText, scoreText, skippedRiseText } from '../posture.js';
import type { Tally, View } from '../view.js';
import { capital, countText, numberText, SEVERITY_MARKS } from '../words.js';
import { bounded } from './budget.js';
import { tableHead, tableRow } from './table.js';

/** All that is known in numbers: the score and its checks, and the findings by severity. */
export function numbersBlocks(view: View): string[] {
  return [...postureBlocks(view), ...tallyBlocks(view)].filter(Boolean);
}

/** Said before anything of a scan that did not come to its end. */
export function partialBlock({ report, tally }: View): string {
  if (report.partial !== true) return '';
  return [
    '> [!CAUTION]',
    `> **Partial results: the scan was cancelled before it had looked at everything.** ${foundUntilThen(tally)}, which says`,
    '> nothing about the rest. The gate has not judged this, code scanning does not get it, and it is **not a pass**.',
  ].join('\n');
}

function foundUntilThen(tally: Tally | undefined): string {
  if (tally === undefined) return 'What it had found until then is not known';
  const found = tally.total === 0 ? 'nothing' : `**${describeCounts(tally.counts)}** ${tally.total === 1 ? 'finding' : 'findings'}`;
  return `Until then it had found ${found}`;
}

function postureBlocks({ posture, comparison }: View): string[] {
  if (posture === undefined) return [];
  const { passed, failed, skipped, score } = posture;
  const checks = [strong(passed), strong(failed), numberText(skipped)];
  const table = [
    tableHead(['Score', '✅ Passed', '❌ Failed', '⏭️ Skipped']),
    tableRow([score === null ? '_not told_' : `**${scoreText(score)}**`, ...checks]),
  ].join('\n');
  const change = scoreChangeText(comparison?.score);
  const rise = skippedRiseText(comparison?.skipped);
  const sentences = [
    scoreSentence(posture),
    skipped > 0 && `${countText(skipped, 'skipped check')} ${skipped === 1 ? 'does' : 'do'} not count.`,
    change !== '' && `Against the baseline: **${change}**.`,
    rise !== '' && `⚠️ ${rise}.`,
  ];
  return [table, sentences.filter(Boolean).join(' ')];
}

function scoreSentence(posture: Posture): string {
  const formula = formulaText(posture);
  if (posture.score === null) return 'The service told no score, which is neither 0 nor a good one.';
  if (formula === undefined) return "The score is the service's own number.";
  return `Score: \`${formula}\`, in percent: the checks that passed among those that passed or failed.`;
}

/** Numbers of a partial list are in its own block: a row of them would look like an answer. */
function tallyBlocks({ tally, report }: View): string[] {
  if (tally === undefined || tally.from === 'partial') return [];
  const service = bounded(report.service.title, 100, markdownText);
  const alone = `${service} gave these numbers and no list of findings: there is nothing to show one by one, and nothing for code scanning.`;
  return [countsTable(tally), tally.from === 'numbers' ? alone : ''];
}

/** One row of numbers, worst first; those that are not zero stand out. */
function countsTable({ counts, total, untold }: Tally): string {
  const heads = SEVERITIES.map((severity) => `${SEVERITY_MARKS[severity]} ${capital(severity)}`);
  const told = SEVERITIES.map((severity) => (untold.includes(severity) ? '_not told_' : strong(counts[severity])));
  return [tableHead([...heads, 'Total']), tableRow([...told, strong(total)])].join('\n');
}

function strong(amount: number): string {
  return amount > 0 ? `**${numberText(amount)}**` : '0';
}
