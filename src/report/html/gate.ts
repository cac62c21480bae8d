import type { RuleResult } from '../../domain/gate-settings.js';
import { repositoryFileUrl } from '../location.js';
import type { Report } from '../report.js';
import { namesPolicy, POLICY_SECTIONS, shortCommit } from '../rules.js';
import { capital } from '../wording.js';
import { tableOf } from './table.js';
import { type Child, code, foreign, h, link } from './element.js';

/** By which rules the scan was judged, who made them, and what each says. */
export function rules(report: Report): Child {
  const { decision, policy } = report;
  const named = policy !== undefined && !namesPolicy(decision);
  const alone = decision.verdict === 'passed' && decision.rules.length === 0;
  if (decision.rules.length === 0 && !alone && !named) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'gate' },
    h('h2', { id: 'gate' }, 'The gate'),
    alone && h('p', {}, 'The scan completed; no other rule applies.'),
    decision.rules.length > 0 &&
      tableOf(
        'The rules that the scan was judged by',
        ['Outcome', 'Rule', 'Set by', 'What it says'],
        decision.rules.map((result) => [
          h('span', { class: `outcome ${result.broken ? 'broken' : 'held'}` }, result.broken ? '✕ broken' : '✓ held'),
          [code(`${result.rule}: ${result.value}`)],
          sourceOf(result, report),
          foreign(`${capital(result.says)}.`),
        ]),
      ),
    named && h('p', { class: 'quiet' }, 'Policy: ', policyOf(report), '.'),
  );
}

function sourceOf({ from }: RuleResult, report: Report): Child {
  if (from === 'policy') return ['policy ', policyOf(report)];
  const section = POLICY_SECTIONS[from];
  return section === undefined ? from : ['policy, section ', h('code', {}, section)];
}

/** The file, and the commit that it was read at, where that is not the workspace. */
function policyOf(report: Report): Child {
  const { policy } = report;
  if (policy === undefined) return undefined;
  const { path, commit } = policy;
  return commit === undefined ? code(path) : [link(code(path), repositoryFileUrl(report, path, commit)), ' at ', code(shortCommit(commit))];
}
