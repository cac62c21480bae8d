import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Note } from '../../domain/note.js';
import { sameCommit } from '../../domain/scan.js';
import type { PublishPermissions, Source } from '../../domain/source.js';
import { type GitHubAccess, repositoryOf } from '../../github/client.js';
import { missingToken } from '../../github/error-notes.js';
import { GitHubIncompleteAnswer, toGitHubError } from '../../github/github-error.js';
import type { Report } from '../../report/report.js';
import { findSarifFaults, GITHUB_LIMITS } from '../../report/sarif/limits.js';
import { gzipped } from '../../runtime/gzip.js';
import { asSkippedIfExpected, withGuard } from '../guard.js';
import type { Publication, PublishablePart, Publisher, UploadedSarif } from '../publisher.js';
import { awaitProcessing } from './sarif-processing.js';
import { explainUpload, invalidSarifNote, shortenedNote, tooLarge } from './upload-errors.js';
import { type Attempt, type PartUploads, partUploads } from './upload-parts.js';

interface CodeScanningOptions {
  readonly github: GitHubAccess;
  readonly allows: PublishPermissions;
  /** What a failed upload is: `auto`, a note; `required`, an error. */
  readonly mode: 'auto' | 'required' | 'never';
  /** The service scans repositories: findings in another repository name files that this repository does not have. */
  readonly ownCodeOnly: boolean;
}

/** The options of one upload. */
interface SendOptions extends CodeScanningOptions {
  readonly onSent?: (() => void) | undefined;
}

/** Uploads the SARIF and waits until GitHub has processed it, because GitHub accepts (202) a file before it checks it. */
export function codeScanningPublisher(options: CodeScanningOptions): Publisher {
  const { mode } = options;
  let several: PartUploads | undefined;
  const uploadsOf = (uploadMode: 'auto' | 'required', signal: AbortSignal): PartUploads =>
    (several ??= partUploads((part) => send(part, options, signal), uploadMode));
  const sendsGzip = mode !== 'never' && options.allows.upload.allowed && options.github.hasToken;
  return {
    surface: 'sarif',
    sendsGzip,
    async prepare() {
      if (sendsGzip) await options.github.open();
    },
    publishPart(part, signal) {
      if (mode !== 'never') uploadsOf(mode, signal).add(part);
    },
    async publish(what, signal, onSent) {
      if (mode === 'never') return { surface: 'sarif', outcome: 'skipped' };
      if (what.parts !== undefined) {
        // Most of the parts were sent before.
        onSent?.();
        return asMode(await uploadsOf(mode, signal).finish(what.parts), mode);
      }
      const { sent, processed } = await send(what, { ...options, onSent }, signal);
      if (processed === undefined) return asMode(sent, mode);
      // If the upload is required, the verdict depends on it, and every other surface shows the verdict.
      if (mode === 'required') return asMode(await processed(), mode);
      return { ...asMode(sent, mode), settle: async () => asMode(await processed(), mode) };
    },
  };
}

/** GitHub refuses the file itself: its form, its size, or its content. */
const OF_ONE_FILE: readonly (number | undefined)[] = [400, 413, 422];

/** Uploads one file. What GitHub refuses is explained in a note. */
async function send(part: PublishablePart, options: SendOptions, signal: AbortSignal): Promise<Attempt> {
  const { github } = options;
  let status: number | undefined;
  const explain = (error: unknown): Note => {
    status = toGitHubError(error)?.status;
    return explainUpload(error, attemptOf(part.report), github);
  };
  const guarded = (work: () => Promise<Publication>): Promise<Publication> =>
    withGuard({ surface: 'sarif', signal, scrub: github.scrub, explain }, work);
  let attempt: Attempt | undefined;
  const failed = await guarded(async () => {
    attempt = await upload(part, options, signal);
    return attempt.sent;
  });
  if (attempt === undefined) return { sent: failed, refused: !OF_ONE_FILE.includes(status) };
  const { sent, processed } = attempt;
  return { sent, ...(processed && { processed: () => guarded(processed) }) };
}

async function upload(
  what: PublishablePart,
  { github, allows, ownCodeOnly, mode, onSent }: SendOptions,
  signal: AbortSignal,
): Promise<Attempt> {
  const { source } = what.report;
  if (!allows.upload.allowed) return skipped('upload-not-allowed', `The SARIF is not uploaded: ${allows.upload.why}`);
  // Without all findings of a completed scan, an upload would close open alerts (decision 0045).
  if (what.sarif === undefined) return { sent: { surface: 'sarif', outcome: 'skipped' } };
  if (ownCodeOnly && what.report.target?.ownCode === false) {
    return skipped('upload-not-allowed', 'The SARIF is not uploaded: the scan is of another repository.');
  }
  const commit = uploadCommit(what.report);
  const repository = repositoryOf(source);
  if (commit === undefined || source.ref === undefined || repository === undefined) return refused(noCommit(what.report));
  if (!github.hasToken) return refused(missingToken({ failed: 'The SARIF was not uploaded' }));
  const place = { ...repository, commit_sha: commit, ref: source.ref };
  const sent = await uploadWithinLimit(what, { github, place, onSent }, signal);
  if ('note' in sent) return refused(sent.note);
  if (sent.id === undefined) return refused(unreadableAnswer());
  const octokit = await github.open();
  const { id, uploaded } = sent;
  const shortened = shortenedNote((uploaded?.summary ?? what.report.sarif)?.shortened);
  const result: Publication = {
    surface: 'sarif',
    outcome: 'done',
    ...(shortened && { note: shortened }),
    id,
    url: alertsUrl(source),
    ...(uploaded && { uploaded }),
  };
  const processed = async (): Promise<Publication> => ({
    ...result,
    ...(await awaitProcessing({ github, octokit, repository, source, id, required: mode === 'required' }, signal)),
  });
  return { sent: result, processed };
}

/** The full hash of the commit that the scan reports; undefined if it is shortened and not the event's commit. */
export function uploadCommit({ scan, source }: Pick<Report, 'scan' | 'source'>): string | undefined {
  const scanned = scan?.traits.commit?.toLowerCase();
  if (scanned === undefined || !/^[0-9a-f]{7,64}$/.test(scanned)) return source.commit;
  if (scanned.length === 40) return scanned;
  return source.commit !== undefined && sameCommit(scanned, source.commit) ? source.commit : undefined;
}

/** The page with the alerts of this branch or pull request. */
function alertsUrl({ serverUrl, repository, ref = '' }: Source): string {
  const number = /^refs\/pull\/([0-9]+)\//.exec(ref)?.[1];
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  const query = number !== undefined ? `is:open pr:${number}` : branch !== undefined ? `is:open branch:${branch}` : 'is:open';
  return `${serverUrl ?? 'https://github.com'}/${repository}/security/code-scanning?query=${encodeURIComponent(query)}`;
}

function attemptOf(report: Report): { source: Source; ref: string; commit: string } {
  return { source: report.source, ref: report.source.ref ?? 'an unknown ref', commit: uploadCommit(report) ?? 'unknown' };
}

/** With `required`, a failed upload is an error. A skipped one is not: the event does not allow it, or the verdict reports the cause. */
function asMode(publication: Publication, mode: 'auto' | 'required'): Publication {
  if (mode === 'auto') return asSkippedIfExpected(publication);
  const { outcome, note } = publication;
  return outcome === 'failed' && note !== undefined ? { ...publication, note: { ...note, level: 'error' } } : publication;
}

function skipped(code: string, text: string): Attempt {
  return { sent: { surface: 'sarif', outcome: 'skipped', note: { level: 'notice', code, text } } };
}

function refused(note: Note): Attempt {
  return { sent: { surface: 'sarif', outcome: 'failed', note } };
}

function noCommit({ scan, source }: Report): Note {
  const scanned = scan?.traits.commit;
  const why =
    scanned === undefined
      ? 'neither the event nor the scan contains the commit'
      : `the scan is of commit ${scanned}, and its full hash is unknown`;
  return {
    level: 'warning',
    code: 'no-commit',
    text: `The SARIF was not uploaded: ${why}.`,
    hint: `Set {sha} to the full hash of the scanned commit of ${source.ref ?? '{ref}'}.`,
  };
}

function unreadableAnswer(): Note {
  return {
    level: 'warning',
    code: 'sarif-unconfirmed',
    text: "The SARIF was sent, but GitHub's answer could not be read, so scan-gate could not determine whether GitHub accepted it.",
    hint: 'Run the job again. A new upload replaces the earlier one.',
  };
}

type Place = Pick<RestEndpointMethodTypes['codeScanning']['uploadSarif']['parameters'], 'owner' | 'repo' | 'commit_sha' | 'ref'>;

interface Sending {
  readonly github: GitHubAccess;
  readonly place: Place;
  readonly onSent?: (() => void) | undefined;
}

/** The accepted upload, or why nothing was sent. */
type Sent =
  | {
      /** The upload's ID; undefined if the answer cannot be read. */
      readonly id: string | undefined;
      /** The smaller file, if GitHub rejected the complete file as too large. */
      readonly uploaded?: UploadedSarif | undefined;
    }
  | { readonly note: Note };

/** Each attempt halves the size: from 10 MB to a little more than 1 MB. */
const MAX_ATTEMPTS = 4;

/**
 * Sends the file. After a 413, sends it again with fewer details, because a server or a proxy may have a smaller, unknown limit.
 *
 * @throws Every other error of GitHub.
 */
async function uploadWithinLimit(what: PublishablePart, sending: Sending, signal: AbortSignal): Promise<Sent> {
  let uploaded: UploadedSarif | undefined;
  for (let attempt = 1; ; attempt++) {
    const { text, facts } = uploaded ?? { text: what.sarif ?? '', facts: what.sarifFacts };
    const gzip = facts?.gzip ?? (await gzipped(text));
    if (gzip.length > GITHUB_LIMITS.gzipBytes) return { note: tooLarge() };
    const faults = facts?.faults ?? findSarifFaults(JSON.parse(text), what.report);
    if (faults.length > 0) return { note: invalidSarifNote(faults) };
    try {
      return { id: await post(gzip, sending, signal), ...(uploaded && { uploaded }) };
    } catch (error) {
      if (toGitHubError(error)?.status !== 413 || attempt === MAX_ATTEMPTS) throw error;
      const smaller = await what.smallerSarif?.(Math.floor(gzip.length / 2));
      if (smaller === undefined) throw error;
      uploaded = smaller;
    }
  }
}

async function post(gzip: Buffer, { github, place, onSent }: Sending, signal: AbortSignal): Promise<string | undefined> {
  const octokit = await github.open();
  try {
    // Sent once: the retry plugin must not repeat an upload.
    const { data } = await octokit.rest.codeScanning.uploadSarif({
      ...place,
      sarif: gzip.toString('base64'),
      request: { signal, retries: 0, onSent },
    });
    return typeof data?.id === 'string' && data.id !== '' ? data.id : undefined;
  } catch (error) {
    if (error instanceof GitHubIncompleteAnswer) return undefined;
    throw error;
  }
}
