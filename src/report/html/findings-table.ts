import { SEVERITIES } from '../../domain/severity.js';
import { capital } from '../../text/plain.js';
import type { View } from '../view.js';
import { countText, numberText } from '../wording.js';
import { type Child, type Element, foreign, h } from './element.js';
import { columnsOf, detailOf, type Item, itemOf, rowOf } from './finding.js';
import { CHANGES, type PageData, STATES, type State, type TargetData } from './page-data.js';

/** Findings that the page shows if its script does not run. */
const MAX_WITHOUT_SCRIPT = 50;

const STATE_WORDS: Readonly<Record<State, string>> = {
  blocking: 'Blocking',
  counted: 'Not blocking',
  waived: 'Waived',
  outside: 'Outside of paths',
  closed: 'Closed at the service',
};

/** The table of findings: the worst ones as static rows. The page's script replaces them. */
export function findings({ report, counts: tally }: View, data: PageData): Child {
  if (report.evaluation === undefined) return undefined;
  const partial = tally?.from === 'partial';
  return h(
    'section',
    { class: 'card findings-card', 'aria-labelledby': 'findings' },
    h('h2', { id: 'findings', tabindex: -1 }, partial ? 'Findings of a partial list' : 'Findings'),
    data.rows.length === 0 ? h('p', { class: 'nothing' }, partial ? 'The partial list is empty.' : 'No findings.') : table(data),
  );
}

/** The state that is shown first: blocking findings, otherwise findings that count. */
export function firstState(data: PageData): State | undefined {
  return (['blocking', 'counted'] as const).find((first) => data.rows.some(([, state]) => STATES[state] === first));
}

function table(data: PageData): Child {
  const columns = columnsOf(data);
  const state = firstState(data);
  const shown: Item[] = [];
  for (const [index, row] of data.rows.entries()) {
    if (shown.length === MAX_WITHOUT_SCRIPT) break;
    if (state === undefined || STATES[row[1]] === state) shown.push(itemOf(data, row, index));
  }
  return [
    state === undefined && h('p', { class: 'nothing' }, 'None of these findings counts. Each one shows why.'),
    toolbar(data),
    h('p', { id: 'without-script', class: 'quiet' }, withoutScript(shown.length, data)),
    h('p', { id: 'matches', class: 'quiet', role: 'status', hidden: true }),
    h(
      'table',
      { id: 'table', class: 'list' },
      h('caption', { class: 'unseen' }, 'Findings'),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map(({ key, label }) => h('th', { scope: 'col', class: `c-${key}`, 'data-sort': key }, label)),
        ),
      ),
      h(
        'tbody',
        {},
        shown.map((item) => rowOf(item, columns, folded(item))),
      ),
    ),
    pager(),
  ];
}

/** A finding for the page without its script. */
function folded(item: Item): Element {
  return h('details', { class: 'folded' }, h('summary', {}, foreign(item.title)), detailOf(item));
}

function withoutScript(shown: number, { rows }: PageData): string {
  const rest = rows.length - shown;
  if (rest === 0) return 'Worst first.';
  return `The script of this page did not run, so search, filters, and sorting are missing. The table shows ${countText(shown, 'finding')}, the worst first. ${numberText(rest)} more ${rest === 1 ? 'is' : 'are'} not shown.`;
}

function toolbar(data: PageData): Element {
  const states = STATES.filter((state) => data.rows.some((row) => STATES[row[1]] === state));
  const changes = CHANGES.filter((change) => data.rows.some((row) => CHANGES[row[2]] === change));
  const severities = SEVERITIES.filter((_, index) => data.rows.some(([severity]) => severity === index));
  return h(
    'div',
    { id: 'toolbar', class: 'toolbar', role: 'search', 'aria-label': 'Findings', hidden: true },
    h(
      'div',
      { class: 'search' },
      h('label', { for: 'q' }, 'Search'),
      h('input', { id: 'q', type: 'search', maxlength: 200, autocomplete: 'off', spellcheck: 'false' }),
      h('small', { class: 'keys' }, 'Keys: ', h('kbd', {}, '/'), ' search, ', h('kbd', {}, 'Esc'), ' clear'),
    ),
    data.targets !== undefined && targetChoice(data.targets, data.rows),
    severities.length > 1 &&
      choices(
        'Severity',
        'severity',
        'checkbox',
        severities.map((severity) => [severity, capital(severity)]),
      ),
    changes.length > 0 &&
      choices('Compared with the baseline', 'change', 'radio', [
        ['', 'All'],
        ['new', 'New'],
        ['unchanged', 'Unchanged'],
      ]),
    states.length > 1 && choices('Gate', 'state', 'radio', [...states.map((state) => [state, STATE_WORDS[state]] as const), ['', 'All']]),
    h('button', { id: 'clear', type: 'button', class: 'plain-button' }, 'Clear all filters'),
  );
}

/** The targets that have findings. A list and no chips, because there may be 256. */
function targetChoice(targets: readonly TargetData[], rows: PageData['rows']): Element {
  const used = new Set(rows.map((row) => row[9]?.target));
  const options = targets.flatMap(({ label }, index) => (used.has(index) ? [h('option', { value: index }, label)] : []));
  return h(
    'div',
    { class: 'search target' },
    h('label', { for: 'target' }, 'Target'),
    h('select', { id: 'target' }, h('option', { value: '' }, 'All targets'), options),
  );
}

function choices(
  legend: string,
  name: string,
  type: 'checkbox' | 'radio',
  values: readonly (readonly [value: string, label: string])[],
): Element {
  return h(
    'fieldset',
    { class: 'chips' },
    h('legend', {}, legend),
    values.map(([value, label]) =>
      h(
        'label',
        { class: `chip ${value}`.trim() },
        h('input', { type, name, value }),
        h('span', {}, label),
        h('span', { class: 'count', 'data-count': `${name}=${value}` }),
      ),
    ),
  );
}

function pager(): Element {
  const button = (name: string, label: string) => h('button', { type: 'button', class: 'plain-button', 'data-page': name }, label);
  return h(
    'nav',
    { id: 'pager', class: 'pager', 'aria-label': 'Pages of the findings', hidden: true },
    button('first', 'First'),
    button('previous', 'Previous'),
    h('span', { id: 'page' }),
    button('next', 'Next'),
    button('last', 'Last'),
  );
}
