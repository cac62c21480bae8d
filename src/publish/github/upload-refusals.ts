import type { Note } from '../../report/report.js';
import type { GitHubAccess } from './octokit.js';
import { asRefusal, type GitHubRefusal } from './rate-limit.js';
import { type Attempted, explainGeneral, isOwnServer, missingPermission, permissionHint, wordsOf } from './refusals.js';
import { CODE_SECURITY, rejectionOf, UNAVAILABLE, UNKNOWN_REJECTION, WITHOUT_UPLOAD } from './rejections.js';

export const FAILED = 'The SARIF was not uploaded';

/** What was asked of code scanning. */
export interface AttemptedUpload {
  readonly source: Attempted['source'];
  readonly ref: string;
  readonly commit: string;
}

/** Why GitHub did not take the upload, and what to do (reference: platform 1.6 to 1.9). */
export function explainUpload(
  error: unknown,
  upload: AttemptedUpload,
  { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>,
): Note {
  const attempted: Attempted = { failed: FAILED, permission: 'security-events: write', permissions, source: upload.source };
  const general = explainGeneral(error, attempted, clock.now());
  if (general !== undefined) return general;
  const refusal = asRefusal(error);
  if (refusal === undefined) return unknownFailure(error);
  const words = wordsOf(refusal);
  if (isNoLicence(refusal)) return noLicence(words, upload);
  if (refusal.status === 413) return tooLarge();
  const known = rejectionOf(words);
  if (known !== undefined && known !== UNAVAILABLE) return rejected(known, upload, words);
  if (refusal.status === 404 && isOwnServer(upload.source)) return noEndpoint(attempted, words);
  if (refusal.status === 403 || refusal.status === 404) return missingPermission(attempted, words);
  return rejected(UNKNOWN_REJECTION, upload, words);
}

/** Code scanning is not there, whatever the token may do. */
export function isNoLicence({ status, message }: GitHubRefusal): boolean {
  return (status === 403 || status === 404) && UNAVAILABLE.says.test(message);
}

/** What a person needs to know of code scanning where it is missing. */
export function withoutCodeScanning(source: Attempted['source']): string {
  return isOwnServer(source)
    ? 'On GitHub Enterprise Server its administrators switch code scanning on for the server, and then the owners of a repository for it (Settings, Advanced Security).'
    : CODE_SECURITY;
}

function noLicence(words: string, { source }: AttemptedUpload): Note {
  const { level, code, why } = UNAVAILABLE;
  const hint = `${withoutCodeScanning(source)} ${WITHOUT_UPLOAD}`;
  return { level, code, text: `${FAILED}: ${why} (GitHub: "${words}").`, hint };
}

/** A server without code scanning, or too old for it, answers as it does to a token that may not see it. */
function noEndpoint({ permissions, source }: Attempted, words: string): Note {
  return {
    level: 'notice',
    code: 'code-scanning-unavailable',
    text: `${FAILED}: the GitHub server does not offer code scanning here, or the token may not see it (GitHub: "${words}").`,
    hint: `${withoutCodeScanning(source)} Without it, set {upload-sarif} to never. ${permissionHint(permissions, source)}`,
  };
}

function rejected({ code, level, why, hint }: typeof UNKNOWN_REJECTION, { commit, ref }: AttemptedUpload, words: string): Note {
  const which = code === 'commit-not-found' ? ` ${commit} on ${ref}` : code === 'ref-not-found' ? ` ${ref}` : '';
  return { level, code, text: `${FAILED}: ${why}${which} (GitHub: "${words}").`, hint };
}

/** After all attempts with less in it, where there is less. */
export function tooLarge(): Note {
  return {
    level: 'warning',
    code: 'sarif-too-large',
    text: `${FAILED}: it is larger than GitHub takes (10 MB after gzip), also with the least that it can hold.`,
    hint: 'The whole list is in results.json in {report-dir}. Set sarif-max-results in the policy file to less, or have the service scan less at a time.',
  };
}

function unknownFailure(error: unknown): Note {
  return { level: 'warning', code: 'sarif-failed', text: `${FAILED}: ${error instanceof Error ? error.message : String(error)}` };
}
