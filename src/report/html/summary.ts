import type { Comparison } from '../../domain/comparison.js';
import { describeCounts, SEVERITIES } from '../../domain/severity.js';
import { capital } from '../../text/plain.js';
import { uncountedText } from '../target-table.js';
import type { Tally, View } from '../view.js';
import { firstText, numberText } from '../wording.js';
import { barOf } from './charts.js';
import { type Child, type Element, foreign, h, joined } from './element.js';
import { resourcesCard } from './resources.js';
import { postureCard, scoresCard } from './scores.js';

/** The results in numbers. */
export function summary(view: View): Child {
  const cards = [findingsCard(view), changesCard(view), postureCard(view), scoresCard(view), resourcesCard(view)].filter(
    (card) => card !== undefined,
  );
  if (cards.length === 0) return undefined;
  return h('section', { class: 'cards', 'aria-labelledby': 'summary' }, h('h2', { id: 'summary', class: 'unseen' }, 'In numbers'), cards);
}

/** Not for a partial list, whose numbers would look like a final result. `calls` shows them. */
function findingsCard({ counts: tally, report, targets }: View): Element | undefined {
  if (tally === undefined || tally.from === 'partial') return undefined;
  const { counts, total, unreported } = tally;
  const without = uncountedText(targets);
  const alone = 'reported these counts without a list of findings.';
  const shares = SEVERITIES.map((name) => ({ name, word: capital(name), amount: unreported.includes(name) ? undefined : counts[name] }));
  return h(
    'div',
    { class: 'card' },
    h('h3', {}, 'Findings that count'),
    h('p', { class: 'big' }, h('span', { class: 'amount' }, numberText(total)), ` ${total === 1 ? 'finding' : 'findings'}`),
    barOf(shares, 'By severity'),
    notCounted(tally),
    without !== '' && h('p', { class: 'quiet' }, 'The total is ', foreign(without), ', because there is no result.'),
    tally.from === 'numbers' && h('p', { class: 'quiet' }, foreign(report.service.title), ` ${alone}`),
  );
}

function notCounted({ closed, waived, outside }: Tally): Child {
  const parts = [
    closed > 0 && h('span', {}, `${numberText(closed)} resolved or suppressed at the service`),
    waived > 0 && h('span', {}, `${numberText(waived)} waived`),
    outside > 0 && h('span', {}, `${numberText(outside)} outside of `, h('code', {}, 'paths')),
  ].filter((part) => part !== false);
  return parts.length > 0 && h('p', { class: 'quiet' }, 'Not counted: ', joined(parts, ', '), '.');
}

function changesCard({ comparison, resources, report }: View): Element | undefined {
  if (comparison === undefined) return undefined;
  const first = firstText(comparison, resources !== undefined);
  const { findings } = comparison;
  const content = first === undefined ? findings && changes(findings, report.service.title) : first !== '' && h('p', {}, first);
  return content ? h('div', { class: 'card' }, h('h3', {}, 'Compared with the baseline'), content) : undefined;
}

function changes(
  { new: added, inFirstScans = 0, fixed, unchanged, newCounts, byService }: NonNullable<Comparison['findings']>,
  service: string,
): Child {
  const shares = [
    { name: 'new', word: 'new', amount: added },
    { name: 'unchanged', word: 'unchanged', amount: unchanged },
    { name: 'fixed', word: 'fixed', amount: fixed },
  ];
  return [
    h('p', { class: 'big' }, h('span', { class: 'amount' }, numberText(added)), ' new'),
    barOf(shares, 'Compared with the baseline'),
    newCounts !== undefined && added > 0 && h('p', { class: 'quiet' }, `New: ${describeCounts(newCounts)}.`),
    inFirstScans > 0 && h('p', { class: 'quiet' }, `${numberText(inFirstScans)} more in first scans of targets.`),
    byService && h('p', { class: 'quiet' }, 'As ', foreign(service), ' itself compares the two scans.'),
  ];
}
