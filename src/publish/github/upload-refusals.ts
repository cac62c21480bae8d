import type { Note } from '../../report/report.js';
import { asRefusal, type GitHubRefusal } from './rate-limit.js';
import { type Attempted, explainGeneral, missingPermission, wordsOf } from './refusals.js';

const FAILED = 'The SARIF was not uploaded';

/** What was asked of code scanning. */
export interface AttemptedUpload {
  readonly source: Attempted['source'];
  readonly ref: string;
  readonly commit: string;
}

/** GitHub's rejection texts, each with what to do (reference: platform 1.6 to 1.9). */
export function explainUpload(error: unknown, upload: AttemptedUpload, nowMs: number): Note {
  const attempted: Attempted = { failed: FAILED, permission: 'security-events: write', source: upload.source };
  const general = explainGeneral(error, attempted, nowMs);
  if (general !== undefined) return general;
  const refusal = asRefusal(error);
  if (refusal === undefined) return unknownFailure(error);
  const words = wordsOf(refusal);
  if (isNoLicence(refusal)) return noLicence(words);
  if (/commit (?:sha )?not found|no commit found|commit_sha/i.test(words)) return unknownCommit(upload, words);
  if (/\bref\b.*(?:not found|does not exist|invalid)|reference (?:not found|does not exist)/i.test(words)) return unknownRef(upload, words);
  switch (refusal.status) {
    case 403:
      return missingPermission(attempted, words);
    case 404:
      return notFound(missingPermission(attempted, words));
    case 413:
      return tooLarge();
    default:
      return rejected(words);
  }
}

/** Code scanning is not there, whatever the token may do. */
export function isNoLicence({ status, message }: GitHubRefusal): boolean {
  const says = /(?:code security|advanced security|code scanning)\b.*\b(?:must be|is not|not) (?:enabled|available)/i;
  return (status === 403 || status === 404) && says.test(message);
}

function noLicence(words: string): Note {
  return {
    level: 'notice',
    code: 'code-scanning-unavailable',
    text: `${FAILED}: code scanning is not available for this repository (GitHub: "${words}").`,
    hint: 'Public repositories have it. A private one needs GitHub Code Security (Settings, Advanced Security). Without it, set {upload-sarif} to never; the SARIF file is in {report-dir}.',
  };
}

function unknownCommit({ commit, ref }: AttemptedUpload, words: string): Note {
  return {
    level: 'warning',
    code: 'commit-not-found',
    text: `${FAILED}: GitHub does not know the commit ${commit} on ${ref} (GitHub: "${words}").`,
    hint: 'The commit must be pushed to this repository, and {sha} must belong to {ref}.',
  };
}

function unknownRef({ ref }: AttemptedUpload, words: string): Note {
  return {
    level: 'warning',
    code: 'ref-not-found',
    text: `${FAILED}: GitHub does not know ${ref} (GitHub: "${words}").`,
    hint: 'The branch may have been deleted meanwhile. Otherwise set {ref} to a branch, tag or pull request of this repository, such as refs/heads/main.',
  };
}

/** GitHub hides what a token may not see behind 404; a server without the endpoint answers the same. */
function notFound(note: Note): Note {
  return { ...note, hint: `${note.hint ?? ''}\nGitHub Enterprise Server answers so, too, where code scanning is not installed.` };
}

function tooLarge(): Note {
  return {
    level: 'warning',
    code: 'sarif-too-large',
    text: `${FAILED}: it is larger than GitHub takes (10 MB after gzip).`,
    hint: 'The whole list is in results.json in {report-dir}. Have the service scan less at a time.',
  };
}

function rejected(words: string): Note {
  return {
    level: 'warning',
    code: 'sarif-rejected',
    text: `${FAILED}: GitHub rejected it (GitHub: "${words}").`,
    hint: 'This is probably a fault of scan-gate: please report it with this text. The file is in {report-dir}.',
  };
}

function unknownFailure(error: unknown): Note {
  return { level: 'warning', code: 'sarif-failed', text: `${FAILED}: ${error instanceof Error ? error.message : String(error)}` };
}
