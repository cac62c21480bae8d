import type { Phase } from '../../domain/scan.js';
import type { Report } from '../report.js';
import { capital, numberText } from '../wording.js';
import { bar } from './charts.js';
import { type Child, foreign, h } from './element.js';

/** More than any service tells. */
const MOST_PHASES = 50;

/** A map, for a service may say `constructor`. */
const MARKS: ReadonlyMap<string, readonly [mark: string, tone: string]> = new Map([
  ['completed', ['✓', 'ok']],
  ['running', ['…', 'unknown']],
  ['failed', ['✕', 'problem']],
]);

/** The parts of the scan's work, and what each went through: a list of findings is worth as much as what was looked at. */
export function phases({ scan }: Report): Child {
  const all = scan?.phases ?? [];
  if (all.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'phases' },
    h('h2', { id: 'phases' }, 'What the scan went through'),
    h('ol', { class: 'phases' }, all.slice(0, MOST_PHASES).map(phaseItem)),
  );
}

function phaseItem({ name, word, amounts }: Phase): Child {
  const [mark, tone] = MARKS.get(word) ?? ['·', 'unknown'];
  return h(
    'li',
    {},
    h('strong', {}, foreign(capital(name.replaceAll('_', ' ')))),
    h('div', { class: `outcome ${tone}` }, `${mark} `, foreign(word.replaceAll('_', ' '))),
    amounts.map(amountOf),
  );
}

function amountOf({ what, amount, of: most }: Phase['amounts'][number]): Child {
  const told = `${numberText(amount)}${most === undefined ? '' : ` of ${numberText(most)}`} `;
  const done = most === undefined || most <= 0 ? undefined : Math.min(amount, most);
  return [
    h('div', {}, h('span', { class: 'amount' }, told), foreign(what)),
    done !== undefined &&
      h(
        'div',
        { 'aria-hidden': 'true' },
        bar(
          [
            { name: 'after', amount: done },
            { name: 'none', amount: (most ?? 0) - done },
          ],
          `${told}${what}`,
        ),
      ),
  ];
}
