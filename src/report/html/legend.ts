import { numberText } from '../wording.js';
import { bar } from './charts.js';
import { type Child, h } from './element.js';

/** A part of a whole, with its word. */
export interface Share {
  /** Of its colour. */
  readonly name: string;
  readonly word: string;
  /** Absent: nobody has told it, which is not 0. */
  readonly amount: number | undefined;
}

/** One bar, and below it what it says: colour, number and word. */
export function barOf(shares: readonly Share[], about: string): Child {
  const told = shares.flatMap(({ name, word, amount }) => (amount === undefined ? [] : [{ name, word, amount }]));
  const spoken = told.map(({ word, amount }) => `${numberText(amount)} ${word.toLowerCase()}`);
  return [bar(told, `${about}: ${spoken.join(', ')}`), h('ul', { class: 'legend' }, shares.map(entry))];
}

function entry({ name, word, amount }: Share): Child {
  return h(
    'li',
    { class: amount === undefined || amount === 0 ? 'none' : undefined },
    h('span', { class: `dot ${name}` }),
    ...(amount === undefined ? [`${word} not told`] : [h('span', { class: 'amount' }, numberText(amount)), ` ${word}`]),
  );
}
