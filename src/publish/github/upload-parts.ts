import type { Note } from '../../domain/note.js';
import { countText } from '../../report/wording.js';
import { createTurns } from '../../runtime/turns.js';
import type { Publication, PublishablePart } from '../publisher.js';

/** An upload: its result so far, and how to wait until GitHub has processed it, if GitHub accepted it. */
export interface Attempt {
  readonly sent: Publication;
  readonly processed?: (() => Promise<Publication>) | undefined;
  /** GitHub refused or did not answer, and not because of this file, so the next upload would fail, too. */
  readonly refused?: boolean | undefined;
}

/**
 * Uploads whose processing is awaited at the same time. Beyond this number, the run does not wait until GitHub has processed them, unless
 * the verdict depends on it.
 */
const MAX_AWAITED = 20;

/** The uploads of several targets. */
export interface PartUploads {
  /** Uploads the file after those that were added before. Does nothing if it was added already. */
  add(part: PublishablePart): void;
  /** Uploads those that were not added yet, and waits until GitHub has processed them. */
  finish(parts: readonly PublishablePart[]): Promise<Publication>;
}

/** Uploads one file after the other, because each has its own category, and waits for the processing of many of them together. */
export function partUploads(send: (part: PublishablePart) => Promise<Attempt>, mode: 'auto' | 'required'): PartUploads {
  const attempts = new Map<PublishablePart, Promise<Attempt | undefined>>();
  let isRefused = false;
  const inTurn = createTurns();
  const sendUnlessRefused = async (part: PublishablePart): Promise<Attempt | undefined> => {
    if (isRefused) return undefined;
    const attempt = await send(part);
    isRefused = attempt.refused === true;
    return attempt;
  };
  const attemptOf = (part: PublishablePart): Promise<Attempt | undefined> => {
    const known = attempts.get(part);
    if (known !== undefined) return known;
    // `finish` reports a failure.
    const attempt = inTurn(() => sendUnlessRefused(part));
    attempts.set(part, attempt);
    return attempt;
  };
  return {
    add: (part) => void attemptOf(part),
    async finish(parts) {
      const early = await Promise.all(parts.map(attemptOf));
      // A refusal may be hours old, so the others are tried once more.
      isRefused = false;
      for (const [index, part] of parts.entries()) if (early[index] === undefined) attempts.delete(part);
      return await publicationOf(await Promise.all(parts.map(attemptOf)), mode);
    },
  };
}

/** @param attempts Those of the parts, in their order; undefined for those that were not sent. */
async function publicationOf(attempts: readonly (Attempt | undefined)[], mode: 'auto' | 'required'): Promise<Publication> {
  const accepted = attempts.filter((attempt) => attempt?.processed !== undefined).length;
  const isAwaited = accepted <= MAX_AWAITED || mode === 'required';
  const results = isAwaited ? await processedAll(attempts) : attempts.map((attempt) => attempt?.sent);
  const uploadedParts = new Map(
    results.flatMap((result, index) => (result?.uploaded === undefined ? [] : [[index, result.uploaded] as const])),
  );
  const worst = (['failed', 'done', 'skipped'] as const).find((outcome) => results.some((result) => result?.outcome === outcome));
  const note = noteOfParts(results) ?? (isAwaited ? undefined : unawaited(accepted));
  const url = results.find((result) => result?.url !== undefined)?.url;
  return {
    surface: 'sarif',
    outcome: worst ?? 'skipped',
    ...(url !== undefined && { url }),
    ...(note && { note }),
    ...(uploadedParts.size > 0 && { uploadedParts }),
  };
}

/** Undefined: not sent. */
type Result = Publication | undefined;

async function processedAll(attempts: readonly (Attempt | undefined)[]): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < attempts.length; from += MAX_AWAITED) {
    const some = attempts.slice(from, from + MAX_AWAITED);
    results.push(...(await Promise.all(some.map(async (attempt) => (attempt?.processed ? await attempt.processed() : attempt?.sent)))));
  }
  return results;
}

/** The note of the first target that has one, worst first, and how many others have one. */
function noteOfParts(results: readonly Result[]): Note | undefined {
  const noted = results.flatMap((result, index) =>
    result?.note === undefined ? [] : [{ note: result.note, index, failed: result.outcome === 'failed' }],
  );
  const [first, ...others] = [...noted.filter(({ failed }) => failed), ...noted.filter(({ failed }) => !failed)];
  if (first === undefined) return undefined;
  if (noted.length === results.length && others.every(({ note }) => note.text === first.note.text)) return first.note;
  const more = others.length > 0 ? ` ${countText(others.length, 'other target')} ${others.length === 1 ? 'has' : 'have'} a note, too.` : '';
  const unsent = results.filter((result) => result === undefined).length;
  const rest = unsent > 0 ? ` The results of ${countText(unsent, 'more target')} were not sent.` : '';
  // Pages name the target, as far as they may.
  return { ...first.note, targets: [first.index], text: `${first.note.text}${more}${rest}` };
}

function unawaited(count: number): Note {
  return {
    level: 'notice',
    code: 'sarif-unwatched',
    text: `The SARIF of ${count} targets was uploaded. The run did not wait until GitHub has processed the files, because they are more than ${MAX_AWAITED}.`,
  };
}
