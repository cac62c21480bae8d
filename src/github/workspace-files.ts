import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { failWith, ScanError } from '../domain/errors.js';
import { codeOf } from '../runtime/folders.js';
import { readFileText, tooLarge } from './file-errors.js';
import type { FileKind, FilePlace, Listing } from './file-source.js';

/** The files of the job's checkout, or of the command's working directory. */
export async function openWorkspace(workspace: string, kind: FileKind): Promise<FilePlace> {
  return {
    where: 'in the workspace',
    advice:
      'The file is read from the workspace, so the job needs a checkout of the repository (on GitHub, actions/checkout) before this step.',
    async read(path) {
      const file = join(workspace, path);
      try {
        // Not `stat`: a broken link is a mistake, not a missing file.
        await lstat(file);
      } catch (error) {
        return isAbsent(error) ? undefined : unreadable(path, error, kind);
      }
      return readFileText(await readInside(workspace, path, kind), path, kind);
    },
    list: (folder) => namesIn(workspace, folder, kind),
  };
}

async function namesIn(workspace: string, folder: string, kind: FileKind): Promise<Listing | undefined> {
  try {
    return { names: await readdir(join(workspace, folder)), cut: false };
  } catch (error) {
    const code = codeOf(error);
    // A folder that cannot be listed may contain files that can be read.
    if (code === 'EACCES' || code === 'EPERM') return { names: [], cut: true };
    if (code === 'ENOTDIR' || (code === 'ENOENT' && !(await exists(join(workspace, folder))))) return undefined;
    return unreadable(folder, error, kind);
  }
}

/** Whether the workspace contains a checkout, not only files of other steps. */
export async function isCheckout(workspace: string): Promise<boolean> {
  return await exists(join(workspace, '.git'));
}

/** Also true for a broken link. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

async function readInside(workspace: string, path: string, kind: FileKind): Promise<Uint8Array> {
  try {
    const [root, real] = await Promise.all([realpath(workspace), realpath(join(workspace, path))]);
    const inside = relative(root, real);
    if (isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`)) leaves(path, kind);
    // Opening a pipe without O_NONBLOCK would block until another process writes to it.
    const file = await open(real, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const facts = await file.stat();
      if (!facts.isFile()) notAFile(path, kind);
      if (facts.size > kind.maxBytes) tooLarge(path, kind);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadable(path, error, kind);
  }
}

function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function leaves(path: string, { called, input }: FileKind): never {
  return failWith('CONFIG', `The ${called} ${path} is a link to a file outside of the workspace.`, {
    hint: `Put the file itself into the repository, or set {${input}} to another file.`,
  });
}

function notAFile(path: string, { called, input }: FileKind): never {
  return failWith('CONFIG', `The ${called} ${path} is not a file.`, { hint: `Set {${input}} to a file.` });
}

/** A `ScanError` is thrown as it is. */
function unreadable(path: string, error: unknown, { called, input }: FileKind): never {
  if (error instanceof ScanError) throw error;
  const code = codeOf(error);
  const why = isAbsent(error) ? 'it is a link to a file that does not exist' : typeof code === 'string' ? code : String(error);
  return failWith('CONFIG', `The ${called} ${path} cannot be read: ${why}.`, {
    hint: `Check the file and its permissions, or set {${input}} to another file.`,
    cause: error,
  });
}
