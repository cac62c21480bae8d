import { clip } from '../../text/plain.js';
import { partHint } from '../../text/hint.js';
import { codeFence, markdownCode, markdownText } from '../../text/markdown.js';
import { distinctNotes } from '../notes.js';
import type { Note } from '../report.js';
import { countText } from '../wording.js';
import { type Budget, bounded, Purse } from './budget.js';
import { paragraphs } from './syntax.js';

/** In characters. */
const LONGEST_HINT = 1500;

const MARKS: Readonly<Record<Note['level'], string>> = { error: '🚫 **Error**', warning: '⚠️ **Warning**', notice: 'ℹ️ **Notice**' };

/** What a person should know besides the verdict, the worst first, each told once. */
export function notesBlocks(notes: readonly Note[], budget: Budget): string[] {
  const all = distinctNotes(notes);
  if (all.length === 0) return [];
  const purse = new Purse(budget);
  const heading = purse.must('### Notes');
  const shown = all.map(noteBlock).filter((block) => purse.buys(block));
  const missing = all.length - shown.length;
  return [heading, ...shown, missing > 0 ? `… and ${countText(missing, 'more note')}: see the log.` : ''].filter(Boolean);
}

/** A hint: its sentences, then what is to be pasted, as a block that can be copied. */
export function hintBlock(hint: string, lead: string): string {
  const { prose, yaml } = partHint(clip(hint, LONGEST_HINT));
  const sentences = bounded(prose, LONGEST_HINT, paragraphs);
  return [lead + sentences, yaml === '' ? '' : codeFence(yaml, 'yaml')].filter((part) => part.trim() !== '').join('\n\n');
}

function noteBlock({ level, code, text, hint }: Note): string {
  const head = `${MARKS[level]} ${markdownCode(clip(code, 80))}: ${markdownText(clip(text, 1000))}`;
  return hint === undefined ? head : `${head}\n\n${hintBlock(hint, '')}`;
}
