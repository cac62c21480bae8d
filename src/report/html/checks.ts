import type { Check } from '../../domain/check.js';
import { hintOf } from './hint.js';
import { tableOf } from './table.js';
import { type Child, foreign, h } from './element.js';

const WORDS: Readonly<Record<Check['state'], readonly [mark: string, word: string]>> = {
  ok: ['✓', 'ok'],
  warning: ['!', 'warning'],
  problem: ['✕', 'to be changed'],
  unknown: ['?', 'not known'],
};

/** What the doctor has looked at, each with what to change. */
export function checks(all: readonly Check[] = []): Child {
  if (all.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'checks' },
    h('h2', { id: 'checks' }, 'What was checked'),
    tableOf(
      'What the doctor has looked at',
      ['Outcome', 'Check', 'What was found'],
      all.map(({ name, state, says, hint }) => [
        h('span', { class: `outcome ${state}` }, WORDS[state].join(' ')),
        foreign(name),
        [foreign(says), hint !== undefined && hintOf(hint)],
      ]),
    ),
  );
}
