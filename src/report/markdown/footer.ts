import { markdownCode, markdownLink } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import { scannedCommit } from '../location.js';
import type { Report } from '../report.js';
import type { View } from '../view.js';
import { countText, numberText } from '../wording.js';
import { baselineLine } from './comparison.js';
import { scannedLine } from './header.js';
import { gateTexts } from './rules.js';
import { LINE_BREAK } from './syntax.js';

/** Why there are numbers only. */
export function detailsBlock({ details, counts: tally, resources, report }: View): string {
  if (details === 'full' || (tally === undefined && resources === undefined)) return '';
  const where = report.evaluation === undefined ? 'in' : 'in code scanning, where it is set up, and in';
  const why =
    'Only numbers are shown here (`details: counts`), because this page may be readable by everyone and the rest is not meant for everyone.';
  return `> [!NOTE]\n> ${why} Those who may see it find it ${where} the files of the report.`;
}

/** What code scanning does not hold. */
export function leftOutBlock({ sarif }: Report): string {
  if (sarif === undefined) return '';
  const { results, omitted, shortened = 0 } = sarif;
  const without = `Code scanning gets the ${countText(results, 'worst finding')}; **${numberText(omitted)} more** are left out of the SARIF file.`;
  const brief = `**${numberText(shortened)}** of the findings in the SARIF file are told by title and place alone, the least severe ones, so that it is no larger than GitHub takes.`;
  return [omitted > 0 && without, shortened > 0 && brief].filter(Boolean).join(' ');
}

/** In small print: what was scanned, against what it was compared, which gate spoke, by which rule, and where its log is. */
export function footer(view: View): string {
  const { report } = view;
  const { name, source } = report;
  const commit = scannedCommit(report) === undefined && source.commit !== undefined ? source.commit : undefined;
  const parts = [
    `scan-gate ${markdownCode(truncate(name, 200))}`,
    ...gateTexts(report),
    commit !== undefined && `for commit ${markdownCode(commit.slice(0, 12))}`,
    source.runUrl !== undefined && markdownLink('log of this run', source.runUrl),
  ];
  return `<sub>${[scannedLine(view), baselineLine(view), parts.filter(Boolean).join(' · ')].filter(Boolean).join(LINE_BREAK)}</sub>`;
}
