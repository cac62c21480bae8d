import type { Phase } from '../../domain/scan.js';
import { pullRequestSign, pullRequestTerm } from '../../domain/source.js';
import { capital } from '../../text/plain.js';
import { commitUrl, pullRequestUrl, scannedBranch, scannedCommit, scanTraits } from '../location.js';
import type { Report } from '../report.js';
import { sarifOf } from '../targets.js';
import { shortCommit, type View } from '../view.js';
import { countText, describeHow, instantText, numberText, originText } from '../wording.js';
import { bar } from './charts.js';
import { type Child, code, type Element, foreign, h, joined, link, withCode } from './element.js';
import { fact } from './finding.js';

/** What was scanned, and the baseline. */
export function scanned(view: View): Element {
  const { report, targets } = view;
  const { service, scan, source, name } = report;
  const nothing = scan === undefined && targets.every((target) => target.view.report.scan === undefined);
  return h(
    'section',
    { class: 'card strip', 'aria-labelledby': 'scanned' },
    h('h2', { id: 'scanned', class: 'unseen' }, nothing ? 'What was to be scanned' : 'What was scanned'),
    h(
      'dl',
      { class: 'facts wide' },
      fact('Service', [foreign(service.title), hostRemark(report)]),
      targets.length > 0 && fact('Targets', numberText(targets.length)),
      scanFacts(view),
      source.pullRequest !== undefined && fact(capital(pullRequestTerm(source)), pullRequest(report)),
      fact('Gate', [
        code(name),
        source.runUrl !== undefined && [' ', link(source.ci === 'github' ? 'log of this run' : 'log of this job', source.runUrl)],
      ]),
    ),
  );
}

/** The target, its scan, and the baseline. */
export function scanFacts(view: View): Child {
  const { report } = view;
  const { target, scan } = report;
  const traits = scanTraits(report);
  const branch = scannedBranch(report);
  return [
    target !== undefined && fact('Target', code(target.label)),
    traits.length > 0 && fact('Scan', joined(traits.map(foreign), ', ')),
    branch !== undefined && fact('Branch', code(branch)),
    commitFact(report),
    scan !== undefined && fact('Scan ID', [code(scan.id), h('span', { class: 'quiet' }, ` ${originText(scan)}`)]),
    scan !== undefined && scan.state !== 'completed' && fact('State', [code(scan.rawState), progressOf(report)]),
    scan?.completedAt !== undefined && fact('Completed', foreign(instantText(scan.completedAt))),
    baselineFact(view),
  ];
}

/** A non-default API host is shown in bold, because it received the key. */
function hostRemark({ service: { apiUrl }, decision }: Report): Child {
  return apiUrl !== undefined && decision.verdict !== 'skipped' && [' at ', h('strong', {}, 'the non-default API host '), code(apiUrl)];
}

/** The scanned commit, or the job's commit if the scan has none. */
function commitFact(report: Report): Child {
  const commit = scannedCommit(report);
  if (commit !== undefined) return fact('Commit', link(code(shortCommit(commit, 12)), commitUrl(report)));
  const { commit: own } = report.source;
  return own !== undefined && fact('Run for commit', code(shortCommit(own, 12)));
}

function pullRequest(report: Report): Child {
  const { source } = report;
  const number = source.pullRequest;
  return number !== undefined && link(`${pullRequestSign(source)}${number}`, pullRequestUrl(report, number));
}

function progressOf({ scan }: Report): Child {
  const { percent, phase } = scan?.progress ?? {};
  return [percent !== undefined && `, ${Math.round(percent)} %`, phase !== undefined && [', phase ', code(phase)]];
}

function baselineFact({ comparison }: View): Child {
  if (comparison === undefined) return false;
  const { id, completedAt, commit, file } = comparison.baseline;
  const scan = [
    id !== undefined && ['scan ', code(id), ' '],
    completedAt !== undefined && ['of ', foreign(instantText(completedAt)), ' '],
    commit !== undefined && ['at commit ', code(shortCommit(commit, 12)), ' '],
  ].filter(Boolean);
  const described = file === undefined ? scan : ['the file ', code(file), scan.length > 0 && [' made from ', scan], ' '];

  return fact('Baseline', [described, h('span', { class: 'quiet' }, withCode(describeHow(comparison.baseline)))]);
}

/** More than any service reports. */
const MAX_PHASES = 50;

/** A map, because a service could report `constructor`. */
const MARKS: ReadonlyMap<string, readonly [mark: string, tone: string]> = new Map([
  ['completed', ['✓', 'ok']],
  ['running', ['…', 'unknown']],
  ['failed', ['✕', 'problem']],
]);

/** The phases of the scan, with what each one checked. */
export function phases({ scan }: Report): Child {
  const all = scan?.phases ?? [];
  if (all.length === 0) return undefined;
  return h('section', { class: 'card', 'aria-labelledby': 'phases' }, h('h2', { id: 'phases' }, 'Phases of the scan'), phaseList(all));
}

/** The phases from left to right. */
export function phaseList(all: readonly Phase[]): Element {
  return h('ol', { class: 'phases' }, all.slice(0, MAX_PHASES).map(phaseItem));
}

function phaseItem({ name, rawState, counters }: Phase): Child {
  const [mark, tone] = MARKS.get(rawState) ?? ['·', 'unknown'];
  return h(
    'li',
    {},
    h('strong', {}, foreign(capital(name.replaceAll('_', ' ')))),
    h('div', { class: `outcome ${tone}` }, `${mark} `, foreign(rawState.replaceAll('_', ' '))),
    counters.map(amountOf),
  );
}

function amountOf({ name: what, value: amount, total: most }: Phase['counters'][number]): Child {
  const described = `${numberText(amount)}${most === undefined ? '' : ` of ${numberText(most)}`} `;
  const done = most === undefined || most <= 0 ? undefined : Math.min(amount, most);
  return [
    h('div', {}, h('span', { class: 'amount' }, described), foreign(what)),
    done !== undefined &&
      h(
        'div',
        { 'aria-hidden': 'true' },
        bar(
          [
            { name: 'after', amount: done },
            { name: 'none', amount: (most ?? 0) - done },
          ],
          `${described}${what}`,
        ),
      ),
  ];
}

/** What the SARIF file leaves out, and what this page is. */
export function footer(report: Report): Element {
  const sarif = sarifOf(report);
  return h(
    'footer',
    {},
    sarif !== undefined &&
      sarif.omitted > 0 &&
      h(
        'p',
        {},
        `Code scanning gets the ${countText(sarif.results, 'worst finding')}; ${numberText(sarif.omitted)} more are left out of the SARIF file. This page and `,
        h('code', {}, 'results.json'),
        ' contain all of them.',
      ),
    sarif?.shortened !== undefined &&
      h(
        'p',
        {},
        `To stay within GitHub's size limit, the SARIF file contains only the title and location of ${countText(sarif.shortened, 'finding')}, the least severe ones. This page contains all details.`,
      ),
    h('p', {}, withCode('This page is self-contained and sends no requests. For scripts, read `results.json` in the same folder.')),
  );
}
