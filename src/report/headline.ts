import { isOfPullRequest, pullRequestTerm } from '../domain/source.js';
import { countsFindings, isDecided } from './blocking.js';
import type { Report } from './report.js';
import { blockedTargets } from './target-table.js';
import type { View } from './view.js';
import { countText, numberText, verdictLine } from './wording.js';

/**
 * The first line of a page: `Cloudgeni: 4 findings block this pull request (2 new)`; if no finding blocks, the verdict and its reason.
 */
export function headlineText(view: View): string {
  const { report, blockingCounts: blocking } = view;
  const { decision, service } = report;
  if (decision.verdict !== 'failed' || blocking.total === 0) return verdictLine(report);
  // Rules about scores and resources count no findings, so the findings do not explain them.
  const others = decision.rules.filter((result) => result.failed && !countsFindings(result));
  const texts = others.map(({ rule, text }) => (view.targets.length > 0 ? `${rule}: ${text}` : text));
  return [`${service.title}: ${blockingText(view)}`, ...texts].join('; ');
}

function blockingText(view: View): string {
  const {
    report,
    targets,
    blockingCounts: { total, new: added },
  } = view;
  const isAllNew = added === total;
  const where = targets.length <= 1 ? '' : ` in ${numberText(blockedTargets(view))} of ${countText(targets.length, 'target')}`;
  const what = `${numberText(total)} ${isAllNew ? 'new ' : ''}${total === 1 ? 'finding' : 'findings'}${where}`;
  const note = added === undefined || isAllNew ? '' : ` (${added === 0 ? 'none' : numberText(added)} new)`;
  return `${what} ${blocks(report, total)}${note}`;
}

function blocks({ source, decision }: View['report'], total: number): string {
  const place = isOfPullRequest(source) ? `this ${pullRequestTerm(source)}` : source.mergeQueue ? 'this merge group' : undefined;
  const [one, many, object] = place === undefined ? ['fails', 'fail', 'the gate'] : ['blocks', 'block', place];
  if (decision.warnOnlyApplied) return `would ${many} ${object}`;
  return `${total === 1 ? one : many} ${object}`;
}

/** The title of the folded findings: `7 findings that do not block`. */
export function nonBlockingText({ report: { decision }, nonBlocking }: View): string {
  const count = countText(nonBlocking.length, 'finding');
  if (!isDecided(decision)) return `${count}, not compared with the gate`;
  return `${count} that ${nonBlocking.length === 1 ? 'does' : 'do'} not block`;
}

/** The verdict, its reason, and the error if there is one: one text for places that show nothing else. */
export function verdictText(report: Report): string {
  const { error } = report;
  const verdict = verdictLine(report);
  return error === undefined ? verdict : `${verdict}. ${error.code}: ${error.message}`;
}
