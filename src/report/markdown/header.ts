import { markdownCode, markdownLink, markdownText } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import { commitUrl, scannedBranch, scannedCommit, scanTraits } from '../location.js';
import type { Report } from '../report.js';
import type { View } from '../view.js';
import { countText, meaningText, ORIGIN_WORDS, reasonText, VERDICT_MARKS, verdictSentence } from '../wording.js';
import { bounded } from './budget.js';
import { hintBlock } from './notes.js';

/** The first line that people see: the verdict and its reason. */
export function headline(report: Report): string {
  const mark = report.decision.warnOnlyApplied ? '⚠️' : VERDICT_MARKS[report.decision.verdict];
  return `## ${mark} ${bounded(verdictSentence(report), 150, markdownText)}: ${bounded(reasonText(report), 500, markdownText)}`;
}

/** What the verdict means, where the headline alone could be misread: forgiven, no answer, not a pass. */
export function meaning(report: Report): string {
  const { verdict, warnOnlyApplied } = report.decision;
  // What is said of partial results says it louder.
  const text = report.partial === true && !warnOnlyApplied ? '' : meaningText(report);
  const kind = warnOnlyApplied ? 'WARNING' : verdict === 'started' || verdict === 'checked' ? 'NOTE' : 'IMPORTANT';
  // GitHub's own form of an alert; elsewhere it reads as a quotation.
  return text === '' ? '' : `> [!${kind}]\n> ${text}`;
}

/** What went wrong in the service's words, its code, and the way out. */
export function errorBlocks({ error, scan }: Report): string[] {
  const reason = scan?.reason === undefined ? '' : `What the service said: ${bounded(scan.reason, 1000, markdownText)}`;
  if (error === undefined) return [reason].filter(Boolean);
  const what = `**What happened:** ${bounded(error.message, 1500, markdownText)} (${markdownCode(truncate(error.code, 80))})`;
  const said = scan?.reason !== undefined && error.message.includes(scan.reason) ? '' : reason;
  return [what, said, error.hint === undefined ? '' : hintBlock(error.hint, '**What to do:** ')].filter(Boolean);
}

/** What was scanned: service, target, branch, commit, scan. */
export function scannedLine({ report, counts: tally }: View): string {
  const { service, target, scan } = report;
  const branch = scannedBranch(report);
  const commit = scannedCommit(report);
  const traits = scanTraits(report);
  const parts = [
    `**${bounded(service.title, 100, markdownText)}** ${scan === undefined ? 'was to scan' : 'scan of'} ${target === undefined ? 'its target' : markdownCode(truncate(target.label, 200)) || 'its target'}`,
    traits.length > 0 && traits.map((trait) => markdownText(truncate(trait, 50))).join(', '),
    branch !== undefined && `branch ${markdownCode(truncate(branch, 200))}`,
    commit !== undefined && `commit ${markdownLink(markdownCode(commit.slice(0, 12)), commitUrl(report))}`,
    scan !== undefined && `scan ${markdownCode(scan.id)}, ${ORIGIN_WORDS[scan.origin]}`,
    tally !== undefined && tally.closed > 0 && `not counted: ${countText(tally.closed, 'finding')} resolved or suppressed at the service`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Said aloud, because keys and code went there. */
export function hostLine({ service }: Report): string {
  return service.apiUrl === undefined
    ? ''
    : `This scan was asked for at ${markdownCode(truncate(service.apiUrl, 200))}, which is not the service's own address.`;
}
