import { describeHow, instantText } from '../baseline.js';
import { commitUrl, repositoryUrl, scannedBranch, scannedCommit, scanTraits } from '../location.js';
import type { Report } from '../report.js';
import type { View } from '../view.js';
import { ORIGIN_WORDS } from '../wording.js';
import { fact } from './finding.js';
import { type Child, code, type Element, foreign, h, joined, link, withCode } from './element.js';

/** What was scanned, and against what it is told. */
export function scanned(view: View): Element {
  const { report } = view;
  const { service, target, scan, source, name } = report;
  const traits = scanTraits(report);
  const branch = scannedBranch(report);
  return h(
    'section',
    { class: 'card strip', 'aria-labelledby': 'scanned' },
    h('h2', { id: 'scanned', class: 'unseen' }, scan === undefined ? 'What was to be scanned' : 'What was scanned'),
    h(
      'dl',
      { class: 'facts wide' },
      fact('Service', [foreign(service.title), hostRemark(report)]),
      target !== undefined && fact('Target', code(target.label)),
      traits.length > 0 && fact('Scan', joined(traits.map(foreign), ', ')),
      branch !== undefined && fact('Branch', code(branch)),
      commitFact(report),
      scan !== undefined && fact('Scan ID', [code(scan.id), h('span', { class: 'quiet' }, ` ${ORIGIN_WORDS[scan.origin]}`)]),
      scan !== undefined && scan.state !== 'completed' && fact('State', [code(scan.word), progressOf(report)]),
      scan?.completedAt !== undefined && fact('Completed', foreign(instantText(scan.completedAt))),
      baselineFact(view),
      source.pullRequest !== undefined && fact('Pull request', pullRequest(report)),
      fact('Gate', [code(name), source.runUrl !== undefined && [' ', link('log of this run', source.runUrl)]]),
    ),
  );
}

/** Said aloud, because keys and code went there. */
function hostRemark({ service: { apiUrl } }: Report): Child {
  return apiUrl !== undefined && [' at ', code(apiUrl), h('strong', {}, ", which is not the service's own address")];
}

/** Of a scan that is of no commit, the one that the job was for. */
function commitFact(report: Report): Child {
  const commit = scannedCommit(report);
  if (commit !== undefined) return fact('Commit', link(code(commit.slice(0, 12)), commitUrl(report)));
  const { commit: own } = report.source;
  return own !== undefined && fact('Run for commit', code(own.slice(0, 12)));
}

function pullRequest(report: Report): Child {
  const repository = repositoryUrl(report);
  const number = String(report.source.pullRequest);
  return link(`#${number}`, repository === undefined ? undefined : `${repository}/pull/${number}`);
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
    commit !== undefined && ['at commit ', code(commit.slice(0, 12)), ' '],
  ].filter(Boolean);
  const told = file === undefined ? scan : ['the file ', code(file), scan.length > 0 && [' made of ', scan], ' '];

  return fact('Baseline', [told, h('span', { class: 'quiet' }, withCode(describeHow(comparison.baseline)))]);
}
