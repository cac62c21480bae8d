import { markdownCode, markdownLink, markdownText } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import { headlineText } from '../headline.js';
import { commitUrl, scannedBranch, scannedCommit, scanTraits } from '../location.js';
import type { Report } from '../report.js';
import type { View } from '../view.js';
import { countText, meaningText, ORIGIN_WORDS, VERDICT_MARKS } from '../wording.js';
import { bounded } from './budget.js';
import { hintBlock } from './notes.js';

/** The first line that people see: how many findings block, or the verdict and its reason. */
export function headline(view: View): string {
  const { decision } = view.report;
  const mark = decision.warnOnlyApplied ? '⚠️' : VERDICT_MARKS[decision.verdict];
  return `## ${mark} ${bounded(headlineText(view), 500, markdownText)}`;
}

/** What the verdict means, where the headline alone could be misread: forgiven, no answer, not a pass. */
export function meaning(report: Report): string {
  const { verdict, warnOnlyApplied } = report.decision;
  // The block on partial results says the same.
  const text = report.partial === true && !warnOnlyApplied ? '' : meaningText(report);
  const kind = warnOnlyApplied ? 'WARNING' : verdict === 'started' || verdict === 'checked' ? 'NOTE' : 'IMPORTANT';
  // GitHub's own form of an alert; elsewhere it reads as a quotation.
  return text === '' ? '' : `> [!${kind}]\n> ${text}`;
}

/** What went wrong in the service's words, its code, and the way out. */
export function errorBlocks({ error, scan }: Report): string[] {
  const reason = scan?.reason === undefined ? '' : `The service reported: ${bounded(scan.reason, 1000, markdownText)}`;
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
  const of = target === undefined ? '' : markdownCode(truncate(target.label, 200));
  const parts = [
    `${scan === undefined ? 'No ' : ''}**${bounded(service.title, 100, markdownText)}** scan${of === '' ? '' : ` of ${of}`}`,
    traits.length > 0 && traits.map((trait) => markdownText(truncate(trait, 50))).join(', '),
    branch !== undefined && `branch ${markdownCode(truncate(branch, 200))}`,
    commit !== undefined && `commit ${markdownLink(markdownCode(commit.slice(0, 12)), commitUrl(report))}`,
    scan !== undefined && `scan ${markdownCode(scan.id)}, ${ORIGIN_WORDS[scan.origin]}`,
    tally !== undefined && tally.closed > 0 && `not counted: ${countText(tally.closed, 'finding')} resolved or suppressed at the service`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Shown because keys and code went there. */
export function hostLine({ service, decision }: Report): string {
  // A skipped run sends no request.
  if (service.apiUrl === undefined || decision.verdict === 'skipped') return '';
  return `This scan used the non-default API host ${markdownCode(truncate(service.apiUrl, 200))}.`;
}
