import { asScanError, failWith, ScanError } from '../domain/errors.js';
import { decodeText, SAVE_AS_UTF_8 } from '../domain/file-text.js';
import { FLAVOUR_TITLES, type Source } from '../domain/source.js';
import { joinHints } from '../text/hint.js';
import type { GitHubAccess } from './client.js';
import { type CauseFacts, permissionHint } from './error-notes.js';
import { explain } from './explain.js';
import type { FileKind } from './file-source.js';

/** What the errors below need from a kind of file. */
export type Refused = Pick<FileKind, 'called' | 'unreadable'>;

/** The start of every error below. */
export function failed({ called }: Refused): string {
  return `The ${called} was not read from GitHub`;
}

/** What the errors below need from the access. */
type Explaining = Pick<GitHubAccess, 'clock' | 'scrub' | 'permissions'>;

/** A failed request to GitHub as an error with a fix. A `ScanError` stays as it is. */
export function asFileError(
  error: unknown,
  kind: Refused,
  { clock, scrub, permissions }: Explaining,
  { serverUrl, flavour }: Source,
): ScanError {
  if (error instanceof ScanError) return error;
  const attempted = { failed: failed(kind), permission: 'contents: read', permissions, source: { serverUrl } };
  const explained = explain(error, attempted, clock.now(), { otherwise: UNKNOWN });
  if (explained === undefined) return asScanError(error);
  const { code, why, hint, lasts, status } = explained;
  const message = scrub(`${failed(kind)}: ${why}.`);
  // The causes are those of GitHub, whose API Gitea and Forgejo have.
  const named = flavour === undefined ? message : message.replaceAll('GitHub', FLAVOUR_TITLES[flavour]);
  return new ScanError(lasts === 'settled' ? 'CONFIG' : kind.unreadable, named, {
    hint: hint ?? 'Run the job again.',
    cause: error,
    serviceCode: code,
    ...(status !== undefined && { status }),
  });
}

const UNKNOWN = {
  code: 'github-refused',
  level: 'warning',
  hint: ({ attempted: { permissions } }: CauseFacts) =>
    joinHints('Check that the token in {github-token} may read the repository.', permissionHint(permissions, {})),
} as const;

/** A 404 for the file means that it does not exist. A 404 for the whole commit does not: the token may lack access. */
export function unreadableRoot(commit: string, kind: FileKind, permissions: string): never {
  return failWith(
    'CONFIG',
    `${failed(kind)}: GitHub shows the token no files of commit ${commit.slice(0, 7)}, so scan-gate could not determine whether the file exists.`,
    {
      hint: joinHints("The token in {github-token} must be able to read the repository's files.", permissionHint(permissions, {})),
      status: 404,
      serviceCode: 'missing-permission',
    },
  );
}

/** @throws ScanError for a branch or a tag that does not exist */
export function noSuchRef(repository: string, ref: string, { called, input }: FileKind): never {
  return failWith('CONFIG', `The ${called} was not read: ${repository} has no branch, tag, or commit named "${ref}".`, {
    hint: `Correct the part of {${input}} after the @.`,
  });
}

/** Without a base commit, the only version of the file is one that the change itself may have edited. */
export function noSuchBase(why: string, kind: FileKind, permissions: string): never {
  return failWith('CONFIG', `${failed(kind)}: ${why}.`, {
    hint: joinHints('For a merge queue, run the workflow on merge_group: its event names the commit.', permissionHint(permissions, {})),
  });
}

/** @throws ScanError for a file or folder that GitHub lists but does not return */
export function listedOnly(path: string, { called, unreadable }: FileKind, where: string): never {
  return failWith(unreadable, `The ${called} could not be read: GitHub lists ${path} ${where}, but answers that it does not exist.`, {
    hint: 'Run the job again. If it keeps happening, check the file, and check that the token in {github-token} may read it.',
  });
}

/** The largest file whose content the contents API returns as JSON (docs.github.com/rest/repos/contents). */
export const MAX_CONTENT_BYTES = 1024 * 1024;

/** The bytes of a file as text, without a byte order mark. */
export function readFileText(bytes: Uint8Array, path: string, kind: FileKind): string {
  if (bytes.length > kind.maxBytes) tooLarge(path, kind);
  const decoded = decodeText(bytes);
  return 'text' in decoded ? decoded.text : failWith('CONFIG', `The ${kind.called} ${path} ${decoded.fault}.`, { hint: SAVE_AS_UTF_8 });
}

export function tooLarge(path: string, { called, input, maxBytes }: FileKind): never {
  return failWith('CONFIG', `The ${called} ${path} is larger than ${maxBytes / 1024 / 1024} MB.`, {
    hint: `Shorten the file, or set {${input}} to another file.`,
  });
}
