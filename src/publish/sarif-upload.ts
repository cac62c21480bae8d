import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Note } from '../report/report.js';
import { GITHUB_LIMITS } from '../report/sarif/limits.js';
import { preflight } from '../report/sarif/validate.js';
import { gzipped } from '../runtime/gzip.js';
import type { Publishable, UploadedSarif } from './publisher.js';
import { asRefusal } from '../github/github-error.js';
import type { GitHubAccess } from '../github/client.js';
import { unfitNote } from './sarif-notes.js';
import { tooLarge } from './upload-errors.js';

type Place = Pick<RestEndpointMethodTypes['codeScanning']['uploadSarif']['parameters'], 'owner' | 'repo' | 'commit_sha' | 'ref'>;

/** Where to: the repository, its ref and the commit. */
export interface Sending {
  readonly github: GitHubAccess;
  readonly place: Place;
}

/** What GitHub has taken in; or why nothing was sent. */
export type Sent =
  | {
      /** Of the upload; undefined where the answer cannot be read. */
      readonly id: string | undefined;
      /** What was sent instead, after GitHub had found the whole file too large. */
      readonly uploaded?: UploadedSarif | undefined;
    }
  | { readonly note: Note };

/** Each is sent in at most half the bytes of the one before: from 10 MB down to a little more than 1. */
const MOST_ATTEMPTS = 4;

/**
 * Sends the file; and again with less in it as long as GitHub answers 413, since a server's own limit is not known before.
 *
 * @throws whatever else GitHub refuses it with
 */
export async function sendWhatFits(what: Publishable, sending: Sending, signal: AbortSignal): Promise<Sent> {
  let uploaded: UploadedSarif | undefined;
  for (let attempt = 1; ; attempt++) {
    const text = uploaded?.text ?? what.sarif ?? '';
    const gzip = await gzipped(text);
    if (gzip.length > GITHUB_LIMITS.gzipBytes) return { note: tooLarge() };
    const faults = preflight(JSON.parse(text), gzip.length, what.report);
    if (faults.length > 0) return { note: unfitNote(faults) };
    try {
      return { id: await send(gzip, sending, signal), ...(uploaded && { uploaded }) };
    } catch (error) {
      if (asRefusal(error)?.status !== 413 || attempt === MOST_ATTEMPTS) throw error;
      const smaller = await what.smallerSarif?.(Math.floor(gzip.length / 2));
      if (smaller === undefined) throw error;
      uploaded = smaller;
    }
  }
}

async function send(gzip: Buffer, { github, place }: Sending, signal: AbortSignal): Promise<string | undefined> {
  const octokit = await github.open();
  // A create is sent once: the retry plugin must not repeat it.
  const { data } = await octokit.rest.codeScanning.uploadSarif({
    ...place,
    sarif: gzip.toString('base64'),
    request: { signal, retries: 0 },
  });
  return typeof data?.id === 'string' && data.id !== '' ? data.id : undefined;
}
