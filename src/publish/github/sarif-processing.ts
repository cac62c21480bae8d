import type { Note } from '../../domain/note.js';
import type { Source } from '../../domain/source.js';
import type { GitHub, GitHubAccess, Repository } from '../../github/client.js';
import { type Explained, explain } from '../../github/explain.js';
import { trimEnd, truncateLine } from '../../text/plain.js';
import type { Publication } from '../publisher.js';
import { FAILED, rejectionOf, UNKNOWN_REJECTION } from './upload-errors.js';

/** Pause before the first poll, in milliseconds: GitHub processes small files in this time. */
const FIRST_MS = 2_000;
/** Factor between two pauses, up to `MAX_PAUSE_MS`. */
const GROWTH = 1.5;
const MAX_PAUSE_MS = 20_000;
/** For all polls together, in milliseconds. */
const TOTAL_MS = 120_000;

/** An upload that GitHub accepted. */
interface Accepted {
  readonly github: GitHubAccess;
  readonly octokit: GitHub;
  readonly repository: Repository;
  readonly source: Source;
  /** The upload's ID. */
  readonly id: string;
  /** `upload-sarif: required`: an unconfirmed upload counts as failed. */
  readonly required: boolean;
}

type Processed = Pick<Publication, 'outcome' | 'note'>;

/** Polls until GitHub has processed the upload, for at most two minutes. `failed` means that GitHub did not store all of it. */
export async function awaitProcessing(accepted: Accepted, signal: AbortSignal): Promise<Processed> {
  const { clock } = accepted.github;
  const endMs = clock.now() + TOTAL_MS;
  for (let pauseMs = FIRST_MS; clock.now() + pauseMs <= endMs; pauseMs = Math.min(pauseMs * GROWTH, MAX_PAUSE_MS)) {
    await clock.sleep(pauseMs, signal);
    const processed = await pollOnce(accepted, signal);
    if (processed !== 'pending') return processed;
  }
  return unconfirmed(accepted, stillPending());
}

async function pollOnce(accepted: Accepted, signal: AbortSignal): Promise<Processed | 'pending'> {
  const { octokit, repository, source, id } = accepted;
  const { clock, scrub, permissions } = accepted.github;
  try {
    const { data } = await octokit.rest.codeScanning.getSarif({ ...repository, sarif_id: id, request: { signal } });
    if (data?.processing_status === 'complete') return { outcome: 'done' };
    return data?.processing_status === 'failed' ? { outcome: 'failed', note: processingFailed(data.errors, scrub) } : 'pending';
  } catch (error) {
    signal.throwIfAborted();
    const attempted = { failed: FAILED, permission: 'security-events: write', permissions, source };
    const explained = explain(error, attempted, clock.now());
    // Not found yet, or a temporary error: poll again.
    const later =
      explained === undefined || explained.status === 404 || (explained.lasts === 'transient' && explained.code !== 'github-rate-limit');
    return later ? 'pending' : unconfirmed(accepted, unwatched(explained));
  }
}

function unconfirmed({ required }: Accepted, note: Note): Processed {
  return { outcome: required ? 'failed' : 'done', note };
}

function processingFailed(errors: unknown, scrub: GitHubAccess['scrub']): Note {
  const texts = Array.isArray(errors) ? errors.filter((error) => typeof error === 'string') : [];
  const reason =
    texts.length === 0
      ? ', and GitHub gave no reason'
      : ` with: ${texts
          .slice(0, 5)
          .map((text) => truncateLine(scrub(text), 300))
          .join('; ')}`;
  return {
    level: 'warning',
    code: 'sarif-processing-failed',
    text: `GitHub accepted the SARIF, but processing it failed${trimEnd(reason, '. ')}.`,
    hint: (texts.map(rejectionOf).find((known) => known !== undefined) ?? UNKNOWN_REJECTION).hint,
  };
}

function stillPending(): Note {
  return {
    level: 'notice',
    code: 'sarif-pending',
    text: 'The SARIF is uploaded. After two minutes, GitHub is still processing it; the alerts appear when it is done.',
  };
}

function unwatched({ why, hint }: Explained): Note {
  return {
    level: 'notice',
    code: 'sarif-unwatched',
    text: `The SARIF is uploaded, but scan-gate could not determine whether GitHub has processed it: ${why}.`,
    ...(hint !== undefined && { hint }),
  };
}
