import type { Note } from '../../domain/note.js';
import { type Hint, sentencesOf, yamlOf } from '../../text/hint.js';
import { mermaidSource } from '../../text/mermaid.js';
import { distinctNotes } from '../report.js';
import { firstFilled, type View } from '../view.js';
import { type Child, code, foreign, h, withCode } from './element.js';
import { block } from './finding.js';

const MARKS: Readonly<Record<Note['level'], string>> = { error: '✕ error', warning: '! warning', notice: 'i notice' };

/** What a person should know besides the verdict, the worst first, each told once. */
export function notes(all: readonly Note[]): Child {
  const distinct = distinctNotes(all);
  if (distinct.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'notes' },
    h('h2', { id: 'notes' }, 'Notes'),
    h(
      'ul',
      { class: 'notes' },
      distinct.map(({ level, code: word, text, hint }) =>
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

/** Pictures as their source: to draw Mermaid takes a library of megabytes, or a page that asks the network for one. */
export function diagrams({ diagrams: all }: View): Child {
  if (all.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'diagrams' },
    h('h2', { id: 'diagrams' }, 'Diagrams'),
    h(
      'p',
      { class: 'quiet' },
      withCode(
        'This page asks no network for anything, so it holds their Mermaid source: paste it into a Markdown file at GitHub or into any editor for Mermaid. `report.md` holds them as well.',
      ),
    ),
    all.map(({ title, mermaid }) => {
      const name = foreign(firstFilled(title) ?? 'Diagram');
      const drawn = mermaidSource(mermaid);
      if ('why' in drawn) return h('p', {}, name, ` is left out: ${drawn.why}. Its source is in `, h('code', {}, 'results.json'), '.');
      return h('details', {}, h('summary', {}, name), block(drawn.source));
    }),
  );
}

/** A hint: its sentences, then what is to be pasted, as a block that can be copied. `lead` stands before the sentences. */
export function hintOf(hint: Hint, lead?: Child): Child {
  const sentences = sentencesOf(hint);
  const yaml = yamlOf(hint);
  const begin = [lead, sentences.trim() !== '' && sentences].filter(Boolean);
  return [begin.length > 0 && h('p', { class: 'text', dir: 'auto' }, begin), yaml.trim() !== '' && block(yaml)];
}
