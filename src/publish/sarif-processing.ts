import type { Note } from '../domain/note.js';
import type { Source } from '../domain/source.js';
import type { GitHub, GitHubAccess, Repository } from '../github/client.js';
import { type Explained, explain } from '../github/explain.js';
import { trimEnd, truncateLine } from '../text/plain.js';
import type { Publication } from './publisher.js';
import { FAILED, rejectionOf, UNKNOWN_REJECTION } from './upload-errors.js';

/** The first look, in milliseconds: small files are processed by then. */
const FIRST_MS = 2_000;
/** Each pause is this much longer than the one before, up to `MAX_MS`. */
const GROWTH = 1.5;
const MAX_PAUSE_MS = 20_000;
/** All looks together, in milliseconds. */
const TOTAL_MS = 120_000;

/** An upload that GitHub accepted. */
interface Accepted {
  readonly github: GitHubAccess;
  readonly octokit: GitHub;
  readonly repository: Repository;
  readonly source: Source;
  /** Of the upload. */
  readonly id: string;
  /** `upload-sarif: required`: what is not known to be stored has failed. */
  readonly required: boolean;
}

type Processed = Pick<Publication, 'outcome' | 'note'>;

/** Looks until GitHub has processed the upload, or two minutes are over. `failed` means: not stored, or only in part. */
export async function awaitProcessing(accepted: Accepted, signal: AbortSignal): Promise<Processed> {
  const { clock } = accepted.github;
  const endMs = clock.now() + TOTAL_MS;
  for (let pauseMs = FIRST_MS; clock.now() + pauseMs <= endMs; pauseMs = Math.min(pauseMs * GROWTH, MAX_PAUSE_MS)) {
    await clock.sleep(pauseMs, signal);
    const look = await lookOnce(accepted, signal);
    if (look !== 'pending') return look;
  }
  return unproven(accepted, stillPending());
}

async function lookOnce(accepted: Accepted, signal: AbortSignal): Promise<Processed | 'pending'> {
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
    // Not found yet, or not reachable for the moment: the next look reports it.
    const later =
      explained === undefined || explained.status === 404 || (explained.lasts === 'transient' && explained.code !== 'github-rate-limit');
    return later ? 'pending' : unproven(accepted, unwatched(explained));
  }
}

function unproven({ required }: Accepted, note: Note): Processed {
  return { outcome: required ? 'failed' : 'done', note };
}

function processingFailed(errors: unknown, scrub: GitHubAccess['scrub']): Note {
  const texts = Array.isArray(errors) ? errors.filter((error) => typeof error === 'string') : [];
  const words =
    texts.length === 0
      ? 'without saying why'
      : `with: ${texts
          .slice(0, 5)
          .map((text) => truncateLine(scrub(text), 300))
          .join('; ')}`;
  return {
    level: 'warning',
    code: 'sarif-processing-failed',
    text: `GitHub accepted the SARIF, but processing it failed ${trimEnd(words, '. ')}.`,
    hint: (texts.map(rejectionOf).find((known) => known !== undefined) ?? UNKNOWN_REJECTION).hint,
  };
}

function stillPending(): Note {
  return {
    level: 'notice',
    code: 'sarif-pending',
    text: 'The SARIF is uploaded; after two minutes GitHub was still processing it. The alerts will appear by themselves.',
  };
}

function unwatched({ why, hint }: Explained): Note {
  return {
    level: 'notice',
    code: 'sarif-unwatched',
    text: `The SARIF is uploaded. How its processing ended could not be read: ${why}.`,
    ...(hint !== undefined && { hint }),
  };
}
