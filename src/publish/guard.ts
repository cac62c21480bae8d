import { mapTexts, type Note } from '../domain/note.js';
import { truncateLine } from '../text/plain.js';
import type { Publication, Surface } from './publisher.js';

/** How one surface's work is kept from harming the run. */
interface GuardOptions {
  readonly surface: Surface;
  readonly signal: AbortSignal;
  /** Takes secrets out of a text. */
  readonly scrub?: ((text: string) => string) | undefined;
  /** Turns what was thrown into words; the default tells its message. */
  readonly explain?: ((error: unknown) => Note) | undefined;
}

/** Does the work. Whatever it throws becomes a note, except the reason of an abort, which is thrown. */
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

/** What was to be expected, such as a fork's read-only token, is a surface left out rather than one that broke. */
export function asSkippedIfExpected(publication: Publication): Publication {
  return publication.outcome === 'failed' && publication.note?.level === 'notice' ? { ...publication, outcome: 'skipped' } : publication;
}

/** What nobody thought of; the verdict does not depend on it. */
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
  comment: 'comment',
  issue: 'tracking issue',
  annotations: 'annotations',
  summary: 'job summary',
};

function scrubbed(publication: Publication, scrub: (text: string) => string): Publication {
  const { note } = publication;
  if (note === undefined) return publication;
  return { ...publication, note: mapTexts(note, scrub) };
}
