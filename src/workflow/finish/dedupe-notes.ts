import { NOTE_LEVELS, type Note } from '../../domain/note.js';
import type { Publication, Surface } from '../../publish/publisher.js';
import type { Report } from '../../report/report.js';
import { type Hint, hintText, yamlOf } from '../../text/hint.js';

/** Causes that concern every surface: they are reported once, for the first surface. */
const SHARED: readonly string[] = [
  'missing-token',
  'github-address',
  'github-api-version',
  'github-ip-allow-list',
  'github-proxy',
  'github-rate-limit',
  'github-sso',
  'github-suspended',
  'github-tls',
  'github-token-policy',
  'github-token-rejected',
  'github-unreachable',
  'github-unavailable',
  'github-redirect',
  'github-web-page',
  'repository-archived',
  'repository-blocked',
];

const MISSED: Readonly<Record<Surface, string>> = {
  files: 'The files were not written',
  sarif: 'The SARIF was not uploaded',
  report: 'The report was not written',
  comment: 'The comment was not written',
  status: 'The status was not set',
  issue: 'The tracking issue was not updated',
  annotations: 'The annotations were not written',
  summary: 'The job summary was not written',
};

/** A publication without what was already reported. `repeated`: the rest of its note is a log line, not an annotation. */
export interface DedupedPublication {
  readonly publication: Publication;
  readonly repeated: boolean;
}

/** Reports once per run what several surfaces share: hints, with their YAML, and shared causes. */
export function dedupePublicationNote(
  publication: Publication,
  report: Pick<Report, 'error' | 'notes'>,
  earlier: readonly Publication[],
): DedupedPublication {
  const { note, surface } = publication;
  // An error belongs to the verdict (`upload-sarif: required`) and is always shown in full.
  if (note === undefined || note.level === 'error') return { publication, repeated: false };
  const notes = earlier.flatMap((other) => other.note ?? []);
  const { hint: _hint, ...rest } = note;
  if (notes.some(({ code, text }) => code === note.code && (SHARED.includes(code) || text === note.text))) {
    return { publication: { ...publication, note: { ...rest, text: `${MISSED[surface]} either, for the same reason.` } }, repeated: true };
  }
  const left = hintOnce(note, [report.error?.hint, ...[...report.notes, ...notes].map(({ hint }) => hint)]);
  // If only the report contains the hint so far, and no other note of a surface, this note is still an annotation.
  const repeated =
    left !== note &&
    hintOnce(
      note,
      notes.map(({ hint }) => hint),
    ) !== note;
  return { publication: { ...publication, note: left }, repeated };
}

/** Keeps each YAML block only in the most severe note that has it, or in no note if the error has it. */
export function dedupeNotes(notes: readonly Note[], error: Hint | undefined): Note[] {
  const rank = ({ level }: Note): number => NOTE_LEVELS.indexOf(level);
  return notes.map((note, index) => {
    const before = notes.filter((other, at) => rank(other) < rank(note) || (rank(other) === rank(note) && at < index));
    return hintOnce(note, [error, ...before.map(({ hint }) => hint)]);
  });
}

function hintOnce(note: Note, reported: readonly (Hint | undefined)[]): Note {
  const { hint, ...rest } = note;
  if (hint === undefined) return note;
  if (reported.some((other) => other !== undefined && hintText(other) === hintText(hint))) return rest;
  if (typeof hint === 'string' || !reported.some((other) => yamlOf(other) === hint.yaml)) return note;
  return hint.text ? { ...rest, hint: hint.text } : rest;
}
