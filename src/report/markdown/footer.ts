import { markdownCode, markdownLink } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import { scannedCommit } from '../location.js';
import type { Report } from '../report.js';
import type { View } from '../view.js';
import { countText, numberText } from '../wording.js';
import { baselineLine } from './comparison.js';
import { scannedLine } from './header.js';
import type { PublishedSurface } from './notes.js';
import { gateTexts } from './rules.js';
import { LINE_BREAK } from './syntax.js';

/** Why there are numbers only. */
export function detailsBlock({ details, counts: tally, resources, report }: View): string {
  if (details === 'full' || (tally === undefined && resources === undefined)) return '';
  const where = report.evaluation === undefined ? 'in' : 'in code scanning, if it is set up, and in';
  const why = 'Only counts are shown here (`details: counts`), because this page may be public.';
  return `> [!NOTE]\n> ${why} The findings are ${where} the report files.`;
}

/** What code scanning does not hold. */
export function leftOutBlock({ sarif }: Report): string {
  if (sarif === undefined) return '';
  const { results, omitted, shortened = 0 } = sarif;
  const without = `The SARIF file contains the ${countText(results, 'worst finding')} and leaves out **${numberText(omitted)} more**.`;
  const brief = `**${numberText(shortened)}** of the least severe findings in the SARIF file have only title and location, because GitHub limits the size of the file.`;
  return [omitted > 0 && without, shortened > 0 && brief].filter(Boolean).join(' ');
}

/** Where to go on from here: the alerts, the whole report, how to accept a finding, and the run. */
export function linksLine({ report, listed }: View, publications: readonly PublishedSurface[]): string {
  const { runUrl, docsUrl, pullRequest } = report.source;
  const alerts = publications.find(({ surface, outcome }) => surface === 'sarif' && outcome === 'done')?.url;
  const about = pullRequest === undefined ? '' : ' of this pull request';
  const links = [
    alerts !== undefined && markdownLink(`Code-scanning alerts${about}`, alerts),
    runUrl !== undefined && markdownLink('Full report', `${runUrl}#artifacts`),
    docsUrl !== undefined && listed.length > 0 && markdownLink('How to accept a finding', `${docsUrl}/policy.md#accept-a-finding`),
    runUrl !== undefined && markdownLink('This run', runUrl),
  ];
  return links.filter(Boolean).join(' · ');
}

/**
 * In small print: what was scanned, what it was compared with, and by which rule.
 *
 * @param links In the small print too, where a page is as short as it can be.
 */
export function footer(view: View, links = ''): string {
  const { report } = view;
  const { name, source } = report;
  const commit = scannedCommit(report) === undefined && source.commit !== undefined ? source.commit : undefined;
  const parts = [
    `scan-gate ${markdownCode(truncate(name, 200))}`,
    ...gateTexts(report),
    commit !== undefined && `for commit ${markdownCode(commit.slice(0, 12))}`,
  ];
  return `<sub>${[scannedLine(view), baselineLine(view), parts.filter(Boolean).join(' · '), links].filter(Boolean).join(LINE_BREAK)}</sub>`;
}
