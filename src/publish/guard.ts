import { mapTexts, type Note } from '../domain/note.js';
import { truncateLine } from '../text/plain.js';
import type { Publication, Surface } from './publisher.js';

interface GuardOptions {
  readonly surface: Surface;
  readonly signal: AbortSignal;
  /** Removes secrets from a text. */
  readonly scrub?: ((text: string) => string) | undefined;
  /** Turns an error into a note; the default shows its message. */
  readonly explain?: ((error: unknown) => Note) | undefined;
}

/** Runs the work of one surface. An error becomes a note, so that it cannot fail the run; only an abort is thrown. */
export async function withGuard(options: GuardOptions, work: () => Promise<Publication>): Promise<Publication> {
  const { surface, signal, scrub = (text) => text, explain = (error) => unexpected(surface, error, scrub) } = options;
  try {
    signal.throwIfAborted();
    return scrubbed(await work(), scrub);
  } catch (error) {
    signal.throwIfAborted();
    return scrubbed({ surface, outcome: 'failed', note: explain(error) }, scrub);
  }
}

/** An expected refusal, such as for a fork's read-only token, counts as skipped, not as failed. */
export function asSkippedIfExpected(publication: Publication): Publication {
  return publication.outcome === 'failed' && publication.note?.level === 'notice' ? { ...publication, outcome: 'skipped' } : publication;
}

/** The note for an error without a known cause. The verdict does not depend on it. */
export function unexpected(surface: Surface, error: unknown, scrub: (text: string) => string = (text) => text): Note {
  const message = error instanceof Error ? error.message : String(error);
  return {
    level: 'warning',
    code: `${surface}-failed`,
    text: `The ${TITLES[surface]} could not be written: ${truncateLine(scrub(message))}`,
  };
}

const TITLES: Readonly<Record<Surface, string>> = {
  files: 'report files',
  sarif: 'upload to code scanning',
  report: 'report',
  comment: 'comment',
  status: 'status',
  issue: 'tracking issue',
  annotations: 'annotations',
  summary: 'job summary',
};

function scrubbed(publication: Publication, scrub: (text: string) => string): Publication {
  const { note } = publication;
  if (note === undefined) return publication;
  return { ...publication, note: mapTexts(note, scrub) };
}
