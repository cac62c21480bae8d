import { clip } from '../../text/plain.js';
import { markdownLink, markdownCode, markdownText } from '../../text/markdown.js';
import { commitUrl, scannedBranch, scannedCommit, scanTraits } from '../location.js';
import type { Report } from '../report.js';
import type { View } from '../view.js';
import { countText, ORIGIN_WORDS } from '../wording.js';
import { bounded } from './budget.js';

/** What was scanned: service, target, branch, commit, scan. */
export function scannedLine({ report, tally }: View): string {
  const { service, target, scan } = report;
  const branch = scannedBranch(report);
  const commit = scannedCommit(report);
  const traits = scanTraits(report);
  const parts = [
    `**${bounded(service.title, 100, markdownText)}** ${scan === undefined ? 'was to scan' : 'scan of'} ${target === undefined ? 'its target' : markdownCode(clip(target.label, 200)) || 'its target'}`,
    traits.length > 0 && traits.map((trait) => markdownText(clip(trait, 50))).join(', '),
    branch !== undefined && `branch ${markdownCode(clip(branch, 200))}`,
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
    : `This scan was asked for at ${markdownCode(clip(service.apiUrl, 200))}, which is not the service's own address.`;
}
