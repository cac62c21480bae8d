import { asScanError, type ErrorCode, failWith, ScanError } from '../../domain/errors.js';
import type { GitHubAccess } from './octokit.js';
import { asRefusal, type GitHubRefusal, rateLimitWaitMs } from './rate-limit.js';
import { permissionHint, wordsOf } from './refusals.js';
import type { FileKind } from './repository-file.js';

/** What of a kind of file the words of a refusal need. */
export type Refused = Pick<FileKind, 'called' | 'unreadable'>;

/** How every refusal begins. */
export function failed({ called }: Refused): string {
  return `The ${called} was not read from GitHub`;
}

/** What the words of a refusal need of the access. */
export type Explaining = Pick<GitHubAccess, 'clock' | 'scrub' | 'permissions'>;

/** Whatever kept us from asking GitHub, as an error that names the way out; what is one already stays as it is. */
export function asFileError(error: unknown, kind: Refused, { clock, scrub, permissions }: Explaining): ScanError {
  if (error instanceof ScanError) return error;
  const refusal = asRefusal(error);
  const explained = refusal && explain(error, refusal, { nowMs: clock.now(), unreadable: kind.unreadable, permissions });
  if (explained === undefined) return asScanError(error);
  const { code, why, hint } = explained;
  return new ScanError(code, scrub(`${failed(kind)}: ${why}.`), {
    hint,
    cause: error,
    ...(refusal?.answered && { status: refusal.status }),
  });
}

type Explained = { readonly code: ScanError['code']; readonly why: string; readonly hint: string };

interface Answer {
  readonly nowMs: number;
  readonly unreadable: ErrorCode;
  readonly permissions: string;
}

function explain(error: unknown, refusal: GitHubRefusal, { nowMs, unreadable, permissions }: Answer): Explained {
  const { status, answered } = refusal;
  const said = `GitHub answered ${status} ("${wordsOf(refusal)}")`;
  const waitMs = rateLimitWaitMs(error, nowMs);
  if (waitMs !== undefined) {
    const why = `GitHub's rate limit asks to wait ${Math.ceil(waitMs / 1000)} s more, which is longer than this job waits`;
    return {
      code: unreadable,
      why,
      hint: 'The limit is shared by all jobs with the same token. Run again later, or fewer jobs at once.',
    };
  }
  if (!answered && status === 500) return { code: unreadable, why: wordsOf(refusal), hint: 'Run the job again.' };
  if (status === 401)
    return { code: 'CONFIG', why: said, hint: "Leave {github-token} out to use the job's own token, or give one that has not expired." };
  if (status === 403) return { code: 'CONFIG', why: `${said}: the token lacks contents: read`, hint: permissionHint(permissions, {}) };
  if (status >= 300 && status < 400) {
    const hint = 'The repository was probably renamed while the job ran: run it again.';
    return { code: unreadable, why: 'GitHub answered with a redirect, which is not followed', hint };
  }
  if (status >= 500) return { code: unreadable, why: said, hint: 'Run the job again; https://www.githubstatus.com tells about outages.' };
  return { code: 'CONFIG', why: said, hint: `Check what {github-token} may read. ${permissionHint(permissions, {})}` };
}

/** A 404 for the file alone means that there is none; for the whole commit it means that nobody knows. */
export function unreadableRoot(commit: string, kind: FileKind, permissions: string): never {
  return failWith(
    'CONFIG',
    `${failed(kind)}: GitHub shows the token no files of ${commit.slice(0, 7)}, so that nobody knows whether there is one.`,
    {
      hint: `The token behind {github-token} must read the repository's files. ${permissionHint(permissions, {})}`,
      status: 404,
    },
  );
}

/** Without a base there is nothing that the change itself could not have altered. */
export function noSuchBase(why: string, kind: FileKind, permissions: string): never {
  return failWith('CONFIG', `${failed(kind)}: ${why}.`, {
    hint: `For a merge queue, run the workflow on merge_group, whose event tells the commit. ${permissionHint(permissions, {})}`,
  });
}

/** @throws ScanError for a file or folder that is listed and cannot be had: what it says is not known */
export function listedOnly(path: string, { called, unreadable }: FileKind, where: string): never {
  return failWith(unreadable, `The ${called} could not be read: ${path} is listed ${where}, and it is not there when it is asked for.`, {
    hint: 'Run the job again. If it keeps happening, check the file and what {github-token} may read.',
  });
}
