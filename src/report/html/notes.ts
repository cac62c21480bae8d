import { distinctNotes } from '../notes.js';
import type { Note } from '../report.js';
import { hintOf } from './hint.js';
import { type Child, code, foreign, h } from './element.js';

const MARKS: Readonly<Record<Note['level'], string>> = { error: '✕ error', warning: '! warning', notice: 'i notice' };

/** What a person should know besides the verdict, the worst first, each told once. */
export function notes(all: readonly Note[]): Child {
  const told = distinctNotes(all);
  if (told.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'notes' },
    h('h2', { id: 'notes' }, 'Notes'),
    h(
      'ul',
      { class: 'notes' },
      told.map(({ level, code: word, text, hint }) =>
        h(
          'li',
          {},
          h('span', { class: `outcome ${level}` }, MARKS[level]),
          ' ',
          foreign(text),
          ' ',
          code(word),
          hint !== undefined && hintOf(hint),
        ),
      ),
    ),
  );
}
