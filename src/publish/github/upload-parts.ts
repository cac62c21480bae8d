import type { Note } from '../../domain/note.js';
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

/** Uploads one file after the other, because each has its own category, and waits for the processing of many of them together. */
export async function uploadParts(
  parts: readonly PublishablePart[],
  send: (part: PublishablePart) => Promise<Attempt>,
  mode: 'auto' | 'required',
): Promise<Publication> {
  const attempts: Attempt[] = [];
  for (const part of parts) {
    if (attempts.some(({ refused: ends }) => ends === true)) break;
    attempts.push(await send(part));
  }
  const accepted = attempts.filter(({ processed }) => processed !== undefined).length;
  const isAwaited = accepted <= MAX_AWAITED || mode === 'required';
  const results = isAwaited ? await processedAll(attempts) : attempts.map(({ sent }) => sent);
  const unsent = parts.length - attempts.length;
  const uploadedParts = new Map(results.flatMap(({ uploaded }, index) => (uploaded === undefined ? [] : [[index, uploaded] as const])));
  const worst = (['failed', 'done', 'skipped'] as const).find((outcome) => results.some((result) => result.outcome === outcome));
  const note = noteOfParts(parts, results, unsent) ?? (isAwaited ? undefined : unawaited(accepted));
  const url = results.find((result) => result.url !== undefined)?.url;
  return {
    surface: 'sarif',
    outcome: worst ?? 'skipped',
    ...(url !== undefined && { url }),
    ...(note && { note }),
    ...(uploadedParts.size > 0 && { uploadedParts }),
  };
}

async function processedAll(attempts: readonly Attempt[]): Promise<Publication[]> {
  const results: Publication[] = [];
  for (let from = 0; from < attempts.length; from += MAX_AWAITED) {
    const some = attempts.slice(from, from + MAX_AWAITED);
    results.push(...(await Promise.all(some.map(async ({ sent, processed }) => (processed ? await processed() : sent)))));
  }
  return results;
}

/** The note of the first target that has one, worst first, and how many others have one. */
function noteOfParts(parts: readonly PublishablePart[], results: readonly Publication[], unsent: number): Note | undefined {
  const noted = results.flatMap(({ note, outcome }, index) => (note === undefined ? [] : [{ note, index, failed: outcome === 'failed' }]));
  const [first, ...others] = [...noted.filter(({ failed }) => failed), ...noted.filter(({ failed }) => !failed)];
  if (first === undefined) return undefined;
  if (noted.length === parts.length && others.every(({ note }) => note.text === first.note.text)) return first.note;
  const more = others.length > 0 ? ` ${others.length} other targets have a note, too.` : '';
  const rest = unsent > 0 ? ` The results of ${unsent} more targets were not sent.` : '';
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
