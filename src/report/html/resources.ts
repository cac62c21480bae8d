import type { FindingSummary } from '../../domain/comparison.js';
import { amountText, differenceText, isChanged, type ResourceChanges, type Resources, resourceChangesText } from '../inventory.js';
import type { View } from '../view.js';
import { countText, numberText, whyNotCompared } from '../wording.js';
import { barOf, pair, type Share } from './charts.js';
import { type Child, code, type Element, foreign, h, tableOf } from './element.js';
import { severityBadge } from './finding.js';

/** Kinds that the page shows; results.json contains all of them. */
const MAX_KINDS = 500;

/** The resources by kind, before and now, changed ones first. */
export function resources({ resources: listed }: View): Child {
  if (listed === undefined || listed.kinds.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'resources' },
    h('h2', { id: 'resources' }, 'Resources by kind'),
    kindsOf(listed),
  );
}

/** The kinds of resources as a table with a chart in each row. */
export function kindsOf(listed: Resources): Child {
  const { kinds, changes } = listed;
  const shown = kinds.slice(0, MAX_KINDS);
  const most = Math.max(...shown.flatMap(({ before = 0, after = 0 }) => [before, after]));
  const chart = ({ before, after }: (typeof shown)[number]): Child =>
    pair(changes && before, after, most, changes ? `${amountText(before)} before, ${amountText(after)} now` : amountText(after));
  const name = (kind: string): Child => (kind.trim() === '' ? h('em', {}, 'without a name') : code(kind));
  return [
    changes !== undefined &&
      h(
        'ul',
        { class: 'legend' },
        h('li', {}, h('span', { class: 'dot before' }), ' baseline'),
        h('li', {}, h('span', { class: 'dot after' }), ' now'),
      ),
    changes
      ? tableOf(
          'Resources by kind, in the baseline and now',
          ['Kind', 'Baseline', 'Now', 'Change', 'Chart'],
          shown.map((kind) => [
            name(kind.kind),
            amount(kind.before),
            amount(kind.after),
            isChanged(kind) && h('strong', {}, changeOf(kind)),
            chart(kind),
          ]),
          [1, 2, 3],
        )
      : tableOf(
          'Resources by kind',
          ['Kind', 'Resources', 'Chart'],
          shown.map((kind) => [name(kind.kind), amount(kind.after), chart(kind)]),
          [1],
        ),
    kinds.length > shown.length &&
      h('p', { class: 'quiet' }, `… and ${countText(kinds.length - shown.length, 'more kind')}: see results.json.`),
  ];
}

function changeOf(kind: Parameters<typeof differenceText>[0]): string {
  if (kind.before === undefined) return 'only now';
  return kind.after === undefined ? 'only before' : differenceText(kind);
}

function amount(number: number | undefined): Child {
  return number === undefined ? h('em', {}, amountText(number)) : numberText(number);
}

/** The number of resources, and what changed. */
export function resourcesCard({ resources: listed, comparison }: View): Element | undefined {
  if (listed === undefined) return undefined;
  const { total, kindCount, changes } = listed;
  const text =
    changes === undefined
      ? `Nothing to compare them with: ${whyNotCompared(comparison)}`
      : `Compared with the baseline: ${resourceChangesText(changes)}`;
  return h(
    'div',
    { class: 'card' },
    h('h3', {}, 'Resources'),
    h(
      'p',
      { class: 'big' },
      h('span', { class: 'amount' }, numberText(total)),
      ` ${total === 1 ? 'resource' : 'resources'} of ${countText(kindCount, 'kind')}`,
    ),
    changes !== undefined && barOf(sharesOf(listed, changes), 'Compared with the baseline'),
    h('p', { class: 'quiet' }, `${text}.`),
  );
}

/** A kind that the baseline does not report may have existed before, so it does not count as added. */
function sharesOf({ kinds }: Resources, { added, removed }: ResourceChanges): Share[] {
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);
  const kept = sum(kinds.map(({ before = 0, after = 0 }) => Math.min(before, after)));
  const unreported = sum(kinds.map(({ before, after = 0 }) => (before === undefined ? after : 0)));
  return [
    { name: 'kept', word: 'as before', amount: kept },
    { name: 'added', word: 'added', amount: added },
    { name: 'removed', word: 'removed', amount: removed },
    ...(unreported > 0 ? [{ name: 'unreported', word: 'not reported before', amount: unreported }] : []),
  ];
}

/** The fixed findings, and the new ones if no list of findings marks them. */
export function changes({ comparison, labels }: View): Child {
  const { newFindings = [], fixedFindings = [], new: fresh = 0, fixed = 0 } = comparison?.findings ?? {};
  if (newFindings.length + fixedFindings.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'changes' },
    h('h2', { id: 'changes' }, 'Since the baseline'),
    list('new', newFindings, fresh, labels),
    list('fixed', fixedFindings, fixed, labels),
  );
}

function list(word: string, findings: readonly FindingSummary[], count: number, labels: readonly string[]): Child {
  const rest = count - findings.length;
  return (
    findings.length > 0 &&
    h(
      'details',
      { open: findings.length <= 10 },
      h('summary', {}, `${countText(count, 'finding')} ${word}`),
      h(
        'ul',
        { class: 'changed' },
        findings.map(({ id, title, severity, targetIndex }) =>
          h(
            'li',
            {},
            severityBadge(severity),
            ' ',
            foreign(title),
            ' ',
            code(id),
            targetIndex !== undefined && [' in ', code(labels[targetIndex] ?? '')],
          ),
        ),
      ),
      rest > 0 && h('p', { class: 'quiet' }, `… and ${numberText(rest)} more.`),
    )
  );
}
