import { hasCodeScanning } from '../../domain/source.js';
import { markdownCode, markdownLink, markdownText } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import { headlineText } from '../headline.js';
import { commitUrl, scannedBranch, scannedCommit, scanTraits } from '../location.js';
import type { Report } from '../report.js';
import { sarifOf } from '../targets.js';
import { shortCommit, type View } from '../view.js';
import { countText, isAudienceUnknown, meaningText, numberText, originText, VERDICT_MARKS } from '../wording.js';
import { bounded, join } from './budget.js';
import { hintBlock, type PublishedSurface } from './notes.js';
import { baselineLine } from './numbers.js';
import { gateTexts } from './rules.js';
import { LINE_BREAK } from './syntax.js';

/** The first line that people see: how many findings block, or the verdict and its reason. */
export function headline(view: View): string {
  const { decision } = view.report;
  const mark = decision.warnOnlyApplied ? '⚠️' : VERDICT_MARKS[decision.verdict];
  return `## ${mark} ${bounded(headlineText(view), 500, markdownText)}`;
}

/** What the verdict means for the job; empty if the headline is enough. */
export function meaning(report: Report): string {
  const { verdict, warnOnlyApplied } = report.decision;
  // `partialBlock` contains the same.
  const text = report.partial === true && !warnOnlyApplied ? '' : meaningText(report);
  const kind = warnOnlyApplied ? 'WARNING' : verdict === 'started' || verdict === 'checked' ? 'NOTE' : 'IMPORTANT';
  // GitHub shows an alert, other renderers a quotation.
  return text === '' ? '' : `> [!${kind}]\n> ${text}`;
}

/** The error with its code, the service's reason, and what to do. */
export function errorBlocks({ error, scan }: Report): string[] {
  const reason = scan?.reason === undefined ? '' : `The service reported: ${bounded(scan.reason, 1000, markdownText)}`;
  if (error === undefined) return [reason].filter(Boolean);
  const what = `**What happened:** ${bounded(error.message, 1500, markdownText)} (${markdownCode(truncate(error.code, 80))})`;
  const reported = scan?.reason !== undefined && error.message.includes(scan.reason) ? '' : reason;
  return [what, reported, error.hint === undefined ? '' : hintBlock(error.hint, '**What to do:** ')].filter(Boolean);
}

/** What was scanned: service, target, branch, commit, scan. */
export function scannedLine({ report, counts: tally, targets }: View): string {
  const { service, target, scan } = report;
  const branch = scannedBranch(report);
  const commit = scannedCommit(report);
  const traits = scanTraits(report);
  const of = target === undefined ? '' : markdownCode(truncate(target.label, 200));
  const title = `**${bounded(service.title, 100, markdownText)}**`;
  const parts = [
    targets.length > 0
      ? `${title}: ${countText(targets.length, 'target')}`
      : `${scan === undefined ? 'No ' : ''}${title} scan${of === '' ? '' : ` of ${of}`}`,
    traits.length > 0 && traits.map((trait) => markdownText(truncate(trait, 50))).join(', '),
    branch !== undefined && `branch ${markdownCode(truncate(branch, 200))}`,
    commit !== undefined && `commit ${markdownLink(markdownCode(shortCommit(commit, 12)), commitUrl(report))}`,
    scan !== undefined && `scan ${markdownCode(scan.id)}, ${originText(scan)}`,
    tally !== undefined && tally.closed > 0 && `not counted: ${countText(tally.closed, 'finding')} resolved or suppressed at the service`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The host that received key and code, if it is not the default. */
export function hostLine({ service, decision, targets }: Report): string {
  // A skipped run sends no request.
  if (service.apiUrl === undefined || decision.verdict === 'skipped') return '';
  return `This ${targets === undefined ? 'scan' : 'run'} used the non-default API host ${markdownCode(truncate(service.apiUrl, 200))}.`;
}

/** Why there are only counts. */
export function detailsBlock({ details, counts: tally, resources, report, targets }: View): string {
  const hasCounts = tally !== undefined || resources !== undefined || targets.some(({ view }) => view.resources !== undefined);
  if (details === 'full' || !hasCounts) return '';
  const isUploaded = report.evaluation !== undefined && hasCodeScanning(report.source);
  const where = isUploaded ? 'in code scanning, if it is set up, and in' : 'in';
  const next = isAudienceUnknown(report) ? ' If only your team can see it, set `details` to `full`.' : '';
  return `> [!NOTE]\n> Only counts are shown here (\`details: counts\`), because this page may be public. The findings are ${where} the report files.${next}`;
}

/** What the SARIF file does not contain. */
export function leftOutBlock(report: Report): string {
  const sarif = sarifOf(report);
  if (sarif === undefined) return '';
  const { results, omitted, shortened = 0 } = sarif;
  const [files, contain, leave] =
    report.targets === undefined ? ['The SARIF file', 'contains', 'leaves'] : ['The SARIF files', 'contain', 'leave'];
  const without = `${files} ${contain} the ${countText(results, 'worst finding')} and ${leave} out **${numberText(omitted)} more**.`;
  const brief = `**${numberText(shortened)}** of the least severe findings in the SARIF file${report.targets === undefined ? '' : 's'} have only title and location, because GitHub limits the size of the file.`;
  return [omitted > 0 && without, shortened > 0 && brief].filter(Boolean).join(' ');
}

/** Links to the alerts, the full report, how to accept a finding, and the run. */
export function linksLine({ report, listed }: View, publications: readonly PublishedSurface[]): string {
  const { ci, runUrl, docsUrl, pullRequest } = report.source;
  const alerts = publications.find(({ surface, outcome }) => surface === 'sarif' && outcome === 'done')?.url;
  const about = pullRequest === undefined ? '' : ' of this pull request';
  const links = [
    alerts !== undefined && markdownLink(`Code-scanning alerts${about}`, alerts),
    // The page of a job on another CI has no such anchor.
    ci === 'github' && runUrl !== undefined && markdownLink('Full report', `${runUrl}#artifacts`),
    docsUrl !== undefined && listed.length > 0 && markdownLink('How to accept a finding', `${docsUrl}/policy.md#accept-a-finding`),
    runUrl !== undefined && markdownLink(ci === 'github' ? 'This run' : 'This job', runUrl),
  ];
  return links.filter(Boolean).join(' · ');
}

/**
 * In small print: what was scanned, what it was compared with, and by which rule.
 *
 * @param links Put into the small print if the gate passed, so that the page is short.
 */
export function footer(view: View, links = ''): string {
  const { report } = view;
  const { name, source } = report;
  const commit = scannedCommit(report) === undefined && source.commit !== undefined ? source.commit : undefined;
  const parts = [
    `scan-gate ${markdownCode(truncate(name, 200))}`,
    ...gateTexts(report),
    commit !== undefined && `for commit ${markdownCode(shortCommit(commit, 12))}`,
  ];
  return `<sub>${[scannedLine(view), baselineLine(view), parts.filter(Boolean).join(' · '), links].filter(Boolean).join(links === '' ? LINE_BREAK : ' · ')}</sub>`;
}

/** The hidden second line of an issue that scan-gate closed; an issue that a person closed lacks it. */
export const ISSUE_CLOSED = '<!-- scan-gate: closed -->';

/** GitHub allows 256 characters. */
const MAX_NAME_LENGTH = 200;

/** The title of a gate's issue. Names contain only letters, digits, spaces, dots, `_` and `-`. */
export function issueTitle(name: string): string {
  return `scan-gate: ${truncate(name, MAX_NAME_LENGTH)} does not pass`;
}

/** The text of a closed issue; GitHub keeps the earlier texts. */
export function closingText(view: View): string {
  return join([
    headline(view),
    'The gate passes again, so scan-gate has closed this issue. scan-gate reopens the issue if a scheduled run does not pass.',
    footer(view),
  ]);
}
