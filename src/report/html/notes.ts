import type { Note } from '../../domain/note.js';
import { type Hint, sentencesOf, yamlOf } from '../../text/hint.js';
import { mermaidSource } from '../../text/mermaid.js';
import { distinctNotes } from '../report.js';
import { noteSubject } from '../targets.js';
import { type View } from '../view.js';
import { firstFilled } from '../words.js';
import { type Child, code, foreign, h, withCode } from './element.js';
import { block } from './finding.js';

const MARKS: Readonly<Record<Note['level'], string>> = { error: '✕ error', warning: '! warning', notice: 'i notice' };

/** The notes without duplicates, the worst first. */
export function notes({ report, labels }: View): Child {
  const distinct = distinctNotes(report.notes);
  if (distinct.length === 0) return undefined;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'notes' },
    h('h2', { id: 'notes' }, 'Notes'),
    h(
      'ul',
      { class: 'notes' },
      distinct.map((note) => noteItem(note, labels)),
    ),
  );
}

function noteItem(note: Note, labels: readonly string[]): Child {
  const { level, code: word, text, hint } = note;
  const about = noteSubject(note, labels);
  return h(
    'li',
    {},
    h('span', { class: `outcome ${level}` }, MARKS[level]),
    ' ',
    about !== '' && [foreign(about.trimEnd()), ' '],
    foreign(text),
    ' ',
    code(word),
    hint !== undefined && hintOf(hint),
  );
}

/** Diagrams as Mermaid source: drawing them needs a library of several megabytes, and the page may not load one. */
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
        'This page sends no requests, so it contains only the Mermaid source of the diagrams. To see a diagram, paste its source into a Markdown file at GitHub, or into a Mermaid editor. `report.md` also contains the source.',
      ),
    ),
    all.map(({ title, mermaid }) => {
      const name = foreign(firstFilled(title) ?? 'Diagram');
      const diagram = mermaidSource(mermaid);
      if ('why' in diagram) return h('p', {}, name, ` is left out: ${diagram.why}. Its source is in `, h('code', {}, 'results.json'), '.');
      return h('details', {}, h('summary', {}, name), block(diagram.source));
    }),
  );
}

/** A hint: its sentences, then YAML as a block to copy. @param lead Text before the sentences. */
export function hintOf(hint: Hint, lead?: Child): Child {
  const sentences = sentencesOf(hint);
  const yaml = yamlOf(hint);
  const begin = [lead, sentences.trim() !== '' && sentences].filter(Boolean);
  return [begin.length > 0 && h('p', { class: 'text', dir: 'auto' }, begin), yaml.trim() !== '' && block(yaml)];
}
