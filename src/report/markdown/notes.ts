import type { Check } from '../../domain/check.js';
import type { Note } from '../../domain/note.js';
import { type Hint, sentencePartsOf, yamlOf } from '../../text/hint.js';
import { codeFence, markdownCode, markdownLink, markdownText } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';
import { distinctNotes } from '../report.js';
import { noteSubject } from '../targets.js';
import { countText } from '../wording.js';
import { type Budget, bounded, SizeBudget } from './budget.js';
import { paragraphs } from './syntax.js';

/** In characters. */
const MAX_HINT_LENGTH = 1500;

/** Notes with one code that are shown. */
const MAX_OF_KIND = 5;

const MARKS: Readonly<Record<Note['level'], string>> = { error: '🚫 **Error**', warning: '⚠️ **Warning**', notice: 'ℹ️ **Notice**' };

/** Each note once, worst first. @param labels Of several targets. */
export function notesBlocks(notes: readonly Note[], labels: readonly string[], budget: Budget): string[] {
  const all = distinctNotes(notes);
  if (all.length === 0) return [];
  const room = new SizeBudget(budget);
  const heading = room.addRequired('### Notes');
  const { shown: few, more } = fewOfEachKind(all);
  const kinds = more.map((text) => room.addRequired(text));
  const shown = few.map((note) => noteBlock(note, labels)).filter((block) => room.tryAdd(block));
  const missing = few.length - shown.length;
  return [heading, ...shown, ...kinds, missing > 0 ? `… and ${countText(missing, 'more note')}: see the log.` : ''].filter(Boolean);
}

/** The first notes of each kind, because each scan of many targets can have one, and how many more there are. */
function fewOfEachKind(notes: readonly Note[]): { readonly shown: readonly Note[]; readonly more: readonly string[] } {
  const counts = new Map<string, number>();
  const shown = notes.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MAX_OF_KIND;
  });
  const more = [...counts].filter(([, count]) => count > MAX_OF_KIND);
  return {
    shown,
    more: more.map(([code, count]) => `… and ${count - MAX_OF_KIND} more of ${markdownCode(truncate(code, 80))}: see the log.`),
  };
}

/** The sentences of a hint, then its YAML as a block to copy. */
export function hintBlock(hint: Hint, lead: string): string {
  const parts = sentencePartsOf(hint);
  const sentences = parts.map((part) => bounded(part, Math.floor(MAX_HINT_LENGTH / parts.length), paragraphs)).join(' ');
  const yaml = truncate(yamlOf(hint), MAX_HINT_LENGTH);
  return [lead + sentences, yaml === '' ? '' : codeFence(yaml, 'yaml')].filter((part) => part.trim() !== '').join('\n\n');
}

function noteBlock(note: Note, labels: readonly string[]): string {
  const { level, code, hint } = note;
  const head = `${MARKS[level]} ${markdownCode(truncate(code, 80))}: ${noteText(note, labels, 1000)}`;
  return hint === undefined ? head : `${head}\n\n${hintBlock(hint, '')}`;
}

/** The text after the targets that it is about. */
function noteText(note: Note, labels: readonly string[], most: number): string {
  const about = bounded(noteSubject(note, labels), 300, markdownText);
  return `${about === '' ? '' : `${about} `}${markdownText(truncate(note.text, most))}`;
}

/** In characters. */
const MAX_TEXT_LENGTH = 600;

const STATE_MARKS: Readonly<Record<Check['state'], string>> = { ok: '✅', warning: '⚠️', problem: '❌', unknown: '❓' };
const STATE_TEXTS: Readonly<Record<Check['state'], string>> = {
  ok: 'ok',
  warning: 'warning',
  problem: 'to be changed',
  unknown: 'not known',
};

/** The doctor's checks as a table, and below it what to do, with YAML to copy. */
export function checksBlocks(checks: readonly Check[], budget: SizeBudget): string[] {
  if (checks.length === 0) return [];
  const head = budget.addRequired(['### What was checked', '', '| | Check | What was found |', '|---|---|---|'].join('\n'));
  // Problems first, because not all rows may fit.
  const rows = new Map(byUrgency(checks).map((check) => [check, rowOf(check)]));
  const shown = [...rows].filter(([, row]) => budget.tryAdd(row)).map(([check]) => check);
  const table = [head, ...checks.filter((check) => shown.includes(check)).map((check) => rows.get(check))].join('\n');
  const withHints = byUrgency(checks).filter(({ hint }) => hint !== undefined);
  const hints = withHints.map(hintOf).filter((block) => budget.tryAdd(block));
  const missing = checks.length - shown.length + withHints.length - hints.length;
  const heading = hints.length === 0 ? '' : budget.addRequired('### What to do');
  return [table, heading, ...hints, missing > 0 ? `… and ${countText(missing, 'more line')}: see the log.` : ''].filter(Boolean);
}

const ORDER: readonly Check['state'][] = ['problem', 'warning', 'unknown', 'ok'];

function byUrgency(checks: readonly Check[]): Check[] {
  return checks.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

function rowOf({ name, state, text }: Check): string {
  return `| ${STATE_MARKS[state]} ${STATE_TEXTS[state]} | ${markdownText(truncate(name, 80))} | ${bounded(text, MAX_TEXT_LENGTH, markdownText)} |`;
}

function hintOf({ name, state, hint = '' }: Check): string {
  return hintBlock(hint, `${STATE_MARKS[state]} **${markdownText(truncate(name, 80))}:** `);
}

/** The outcome of another surface: the part of `Publication` that the summary shows. */
export interface PublishedSurface {
  readonly surface: string;
  readonly outcome: 'done' | 'skipped' | 'failed';
  readonly url?: string | undefined;
  readonly note?: Note | undefined;
}

const NAMES: Readonly<Record<string, string>> = {
  files: 'Report files',
  sarif: 'Code scanning',
  report: 'Report of the platform',
  comment: 'Pull request comment',
  status: 'Status',
  issue: 'Tracking issue',
  annotations: 'Annotations',
};
const OUTCOMES: Readonly<Record<PublishedSurface['outcome'], string>> = { done: '✅ done', skipped: '⏭️ skipped', failed: '⚠️ failed' };
const NOT_ENABLED = '⏭️ not used in this run';

/** The outcomes of the other surfaces. */
export function publicationsBlocks(publications: readonly PublishedSurface[], labels: readonly string[]): string[] {
  if (publications.length === 0) return [];
  const rows = publications.map(({ surface, outcome, url, note }) => {
    const link = url === undefined ? '' : markdownLink('open', url);
    // A note with a hint is shown in full among the notes.
    const why = note === undefined ? '' : note.hint === undefined ? noteText(note, labels, 300) : 'see the notes';
    // Without a reason, the surface is not enabled for this run.
    const what = outcome === 'skipped' && note === undefined ? NOT_ENABLED : OUTCOMES[outcome];
    return `| ${NAMES[surface] ?? markdownText(surface)} | ${[what, link, why].filter(Boolean).join(' · ')} |`;
  });
  return ['### Where this report went', ['| Published to | Outcome |', '|---|---|', ...rows].join('\n')];
}
