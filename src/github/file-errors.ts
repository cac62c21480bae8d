import { asScanError, failWith, ScanError } from '../domain/errors.js';
import { decodeText, SAVE_AS_UTF_8 } from '../domain/file-text.js';
import type { Source } from '../domain/source.js';
import { joinHints } from '../text/hint.js';
import type { GitHubAccess } from './client.js';
import { type CauseFacts, permissionHint } from './error-notes.js';
import { explain } from './explain.js';
import type { FileKind } from './file-source.js';

/** What of a kind of file the words of a refusal need. */
export type Refused = Pick<FileKind, 'called' | 'unreadable'>;

/** How every refusal begins. */
export function failed({ called }: Refused): string {
  return `The ${called} was not read from GitHub`;
}

/** What the words of a refusal need of the access. */
type Explaining = Pick<GitHubAccess, 'clock' | 'scrub' | 'permissions'>;

/** Whatever kept us from asking GitHub, as an error that names the fix; what is one already stays as it is. */
export function asFileError(error: unknown, kind: Refused, { clock, scrub, permissions }: Explaining, { serverUrl }: Source): ScanError {
  if (error instanceof ScanError) return error;
  const attempted = { failed: failed(kind), permission: 'contents: read', permissions, source: { serverUrl } };
  const explained = explain(error, attempted, clock.now(), { otherwise: UNKNOWN });
  if (explained === undefined) return asScanError(error);
  const { code, why, hint, lasts, status } = explained;
  return new ScanError(lasts === 'settled' ? 'CONFIG' : kind.unreadable, scrub(`${failed(kind)}: ${why}.`), {
    hint: hint ?? 'Run the job again.',
    cause: error,
    serviceCode: code,
    ...(status !== undefined && { status }),
  });
}

const UNKNOWN = {
  code: 'github-refused',
  level: 'warning',
  hint: ({ attempted: { permissions } }: CauseFacts) => joinHints('Check what {github-token} may read.', permissionHint(permissions, {})),
} as const;

/** A 404 for the file alone means that there is none; for the whole commit it means that nobody knows. */
export function unreadableRoot(commit: string, kind: FileKind, permissions: string): never {
  return failWith(
    'CONFIG',
    `${failed(kind)}: GitHub shows the token no files of ${commit.slice(0, 7)}, so that nobody knows whether there is one.`,
    {
      hint: joinHints("The token behind {github-token} must read the repository's files.", permissionHint(permissions, {})),
      status: 404,
      serviceCode: 'missing-permission',
    },
  );
}

/** Without a base there is nothing that the change itself could not have altered. */
export function noSuchBase(why: string, kind: FileKind, permissions: string): never {
  return failWith('CONFIG', `${failed(kind)}: ${why}.`, {
    hint: joinHints('For a merge queue, run the workflow on merge_group, whose event tells the commit.', permissionHint(permissions, {})),
  });
}

/** @throws ScanError for a file or folder that is listed and cannot be had: what it says is not known */
export function listedOnly(path: string, { called, unreadable }: FileKind, where: string): never {
  return failWith(unreadable, `The ${called} could not be read: ${path} is listed ${where}, and it is not there when it is asked for.`, {
    hint: 'Run the job again. If it keeps happening, check the file and what {github-token} may read.',
  });
}

/** GitHub's contents API gives no larger ones with what it knows of them (docs.github.com/rest/repos/contents). */
export const MAX_CONTENT_BYTES = 1024 * 1024;

/** The bytes of a file as text, without a byte order mark. */
export function readFileText(bytes: Uint8Array, path: string, kind: FileKind): string {
  if (bytes.length > kind.maxBytes) tooLarge(path, kind);
  const decoded = decodeText(bytes);
  return 'text' in decoded ? decoded.text : failWith('CONFIG', `The ${kind.called} ${path} ${decoded.fault}.`, { hint: SAVE_AS_UTF_8 });
}

export function tooLarge(path: string, { called, input, maxBytes }: FileKind): never {
  return failWith('CONFIG', `The ${called} ${path} is larger than ${maxBytes / 1024 / 1024} MB.`, {
    hint: `Shorten it, or name another one with {${input}}.`,
  });
}
