import type { Publication, Surface } from '../publish/publisher.js';
import type { Note, Report } from '../report/report.js';

/** What is so for every surface: said of the first, it need not be said of the others. */
const SHARED: readonly string[] = [
  'missing-token',
  'github-rate-limit',
  'github-token-rejected',
  'github-unreachable',
  'github-unavailable',
  'github-redirect',
  'repository-archived',
  'broken-event',
];

const MISSED: Readonly<Record<Surface, string>> = {
  files: 'The files were not written',
  sarif: 'The SARIF was not uploaded',
  comment: 'The comment was not written',
  issue: 'The tracking issue was not brought up to date',
  annotations: 'The annotations were not written',
  summary: 'The job summary was not written',
};

/** A publication without what a person has been told already; `repeated`: what is left of its note is worth a line, and no annotation. */
export interface Once {
  readonly publication: Publication;
  readonly repeated: boolean;
}

/** Says what is the same for several surfaces once in a run: the way out with its YAML, and a reason that all of them share. */
export function toldOnce(publication: Publication, report: Pick<Report, 'error' | 'notes'>, earlier: readonly Publication[]): Once {
  const { note, surface } = publication;
  // An error is the verdict's own (`upload-sarif: required`), and stands where the others are not looked at.
  if (note === undefined || note.level === 'error') return { publication, repeated: false };
  const notes = earlier.flatMap((other) => other.note ?? []);
  const shared = SHARED.includes(note.code) && notes.some(({ code }) => code === note.code);
  const hints = [report.error?.hint, ...[...report.notes, ...notes].map(({ hint }) => hint)];
  if (!shared && !hints.some((hint) => tellsSame(hint, note.hint))) return { publication, repeated: false };
  const { hint: _hint, ...rest } = note;
  const left: Note = shared ? { ...rest, text: `${MISSED[surface]} either, for the same reason.` } : rest;
  return { publication: { ...publication, note: left }, repeated: true };
}

/** What is to be pasted is the same; else the whole hint is. */
function tellsSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (a === b || (yamlOf(a) !== undefined && yamlOf(a) === yamlOf(b)));
}

function yamlOf(hint: string): string | undefined {
  return /^permissions:[\s\S]*/m.exec(hint)?.[0];
}
