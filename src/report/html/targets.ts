import { capital } from '../../text/plain.js';
import { MAX_UNFOLDED, problemOf, splitPassed, type TargetColumn, type TargetProblem, targetColumns } from '../target-table.js';
import type { TargetView, View } from '../view.js';
import { changeTexts, countText, firstText } from '../wording.js';
import { icon } from './charts.js';
import { type Child, code, type Element, foreign, h } from './element.js';
import { fact } from './finding.js';
import { hintOf } from './notes.js';
import { kindsOf } from './resources.js';
import { phaseList, scanFacts } from './scan.js';
import { postureFacts } from './scores.js';

/** A table of several targets, the worst first, with the error and the facts of each below its row. */
export function targets(view: View): Child {
  if (view.targets.length === 0) return undefined;
  const { others, passed } = splitPassed(view.targets);
  const isFolded = view.targets.length > MAX_UNFOLDED;
  const unfolded = isFolded ? others : view.targets;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'targets' },
    h('h2', { id: 'targets' }, 'Targets'),
    unfolded.length > 0 && tableOfTargets('The targets, the worst first', unfolded, view),
    isFolded &&
      passed.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, `${countText(passed.length, others.length > 0 ? 'more target' : 'target')} passed`),
        tableOfTargets('The targets that passed', passed, view),
      ),
  );
}

function tableOfTargets(caption: string, shown: readonly TargetView[], view: View): Element {
  const columns = targetColumns(view);
  const found = new Set((view.report.evaluation?.findings ?? []).map(({ targetIndex }) => targetIndex));
  return h(
    'table',
    { class: 'plain targets' },
    h('caption', { class: 'unseen' }, caption),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ['Target', 'Verdict'].map((head) => h('th', { scope: 'col' }, head)),
        columns.map(({ head }) => h('th', { scope: 'col', class: 'number' }, head)),
      ),
    ),
    shown.map((target) => rowsOf(target, columns, found.has(target.index))),
  );
}

/** Each target has a body of its own, because its second row belongs to the first. */
function rowsOf(target: TargetView, columns: readonly TargetColumn[], hasFindings: boolean): Element {
  const { label, view } = target;
  const { verdict, warnOnlyApplied } = view.report.decision;
  // The page's script filters the findings by this fragment.
  const fragment = new URLSearchParams([
    ['target', label],
    ['state', 'all'],
  ]).toString();
  const name = foreign(label);
  const problem = problemOf(view);
  return h(
    'tbody',
    {},
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, hasFindings ? h('a', { href: `#${fragment}`, class: 'to-findings' }, name) : name),
      h(
        'td',
        { 'data-head': 'Verdict' },
        h(
          'span',
          { class: `outcome verdict-word ${warnOnlyApplied ? 'forgiven' : verdict}` },
          icon(warnOnlyApplied ? 'warning' : verdict),
          ` ${verdict}`,
        ),
      ),
      columns.map(({ head, cell }) => h('td', { class: 'number', 'data-head': head }, cell(view) || '–')),
    ),
    h('tr', { class: 'more' }, h('td', { colspan: columns.length + 2 }, problem !== undefined && problemBlock(problem), details(view))),
  );
}

function problemBlock({ code: word, text, hint }: TargetProblem): Element {
  return h(
    'div',
    { class: 'problem-text' },
    h('p', {}, foreign(text), word !== undefined && [' ', code(word)]),
    hint !== undefined && hintOf(hint, h('strong', {}, 'What to do: ')),
  );
}

/** What is shown of a single target in sections of their own. */
function details(view: View): Element {
  const { report, comparison, posture, resources } = view;
  const phases = report.scan?.phases ?? [];
  const kinds = resources === undefined || resources.kinds.length === 0 ? undefined : kindsOf(resources);
  return h(
    'details',
    {},
    h('summary', {}, 'Details'),
    h(
      'dl',
      { class: 'facts wide' },
      scanFacts(view),
      comparison !== undefined && changesFact(view),
      posture !== undefined && postureFacts(view),
      fact('Name', code(report.name)),
      report.decision.rules.map(({ rule, failed, text }) => fact(rule, [failed ? '✕ ' : '✓ ', foreign(`${capital(text)}.`)])),
    ),
    kinds,
    phases.length > 0 && phaseList(phases),
  );
}

function changesFact({ comparison, resources }: View): Child {
  if (comparison === undefined) return undefined;
  const first = firstText(comparison, resources !== undefined);
  if (first !== undefined) return first !== '' && fact('Changes', first);
  if (comparison.findings === undefined) return undefined;
  const { added, fixed, unchanged } = changeTexts(comparison.findings);
  return fact('Changes', [added, fixed, unchanged].filter((text) => text !== undefined).join(', '));
}
