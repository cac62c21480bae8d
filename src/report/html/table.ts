import { type Child, type Element, h } from './element.js';

/** A table that is only read. On narrow screens its cells stand below each other, each with its column's name. */
export function tableOf(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Child[])[],
  numbers: readonly number[] = [],
): Element {
  const kind = (index: number) => (numbers.includes(index) ? 'number' : undefined);
  return h(
    'table',
    { class: 'plain' },
    h('caption', { class: 'unseen' }, caption),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        heads.map((head, index) => h('th', { scope: 'col', class: kind(index) }, head)),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((cells) =>
        h(
          'tr',
          {},
          cells.map((cell, index) => h('td', { class: kind(index), 'data-head': heads[index] }, cell)),
        ),
      ),
    ),
  );
}
