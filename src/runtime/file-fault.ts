import { join } from 'node:path';
import { codeOf, isFolder } from './folders.js';

/** Why a file or folder could not be written, after a colon, by the error code of the operating system. */
const CAUSES: Readonly<Record<string, string>> = {
  EISDIR: 'there is a folder of this name',
  ENOTDIR: 'a part of the path is a file and not a folder',
  EEXIST: 'a part of the path is a file and not a folder',
  ENOENT: 'a folder of the path does not exist and cannot be created',
  EACCES: 'this user has no permission to write there',
  EPERM: 'this user has no permission to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota of this user is used up',
  ENAMETOOLONG: 'the name is too long',
};

/** Why a file or folder could not be written, with the code of the operating system. */
export function whyUnwritable(error: unknown): string {
  const code = String(codeOf(error));
  const cause = CAUSES[code];
  return cause === undefined ? (error instanceof Error ? error.message : String(error)) : `${cause} (${code})`;
}

/**
 * Why a file at a path that a flag names could not be written, and what to do.
 *
 * @param flag The name of the flag.
 * @param example The name of a file, if the path is a folder.
 */
export function unwritableFile(
  path: string,
  error: unknown,
  { flag, example }: { readonly flag: string; readonly example: string },
): { readonly message: string; readonly hint: string } {
  // To rename a file onto a folder fails with a code that depends on the operating system.
  const [why, hint] = isFolder(path)
    ? [CAUSES['EISDIR'], `Set ${flag} to a file, such as ${join(path, example)}.`]
    : [whyUnwritable(error), `Set ${flag} to a file in a folder that you can write to.`];
  return { message: `The file ${path} could not be written: ${why}.`, hint };
}
