import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** A folder of files, which is looked through only as far as somebody asks. */
export interface Folder {
  /** It holds nothing but what is left out, and the folders that lead there. */
  readonly empty: boolean;
  /**
   * Paths below it, with `/` between folders: files before folders, what is installed (`node_modules`) last. Links are told like
   * files, and not followed.
   *
   * @param enter Asked before a folder is read.
   */
  files(enter: (folder: string) => boolean, signal: AbortSignal): AsyncIterable<string>;
}

/** @param leftOut Absolute path of a folder that does not count; Git's own never does. */
export async function openFolder(root: string, leftOut: string): Promise<Folder> {
  const entriesOf = async (folder: string): Promise<readonly Dirent[]> => {
    const entries = await list(join(root, folder));
    return entries.filter(({ name }) => name !== '.git' && join(root, folder, name) !== leftOut);
  };
  const top = await entriesOf('');
  return {
    empty: top.every(({ name }) => leftOut.startsWith(join(root, name) + sep)),
    async *files(enter, signal) {
      // The last one is read next; no recursion, for nobody knows how deep folders are.
      const folders = [''];
      for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        signal.throwIfAborted();
        if (folder !== '' && !enter(folder)) continue;
        const entries = folder === '' ? top : await entriesOf(folder);
        const inside = folder === '' ? '' : `${folder}/`;
        for (const entry of entries) if (!entry.isDirectory()) yield inside + entry.name;
        const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
        const installed = below.filter((name) => name === 'node_modules').map((name) => inside + name);
        folders.unshift(...installed);
        folders.push(...below.filter((name) => name !== 'node_modules').map((name) => inside + name));
      }
    },
  };
}

async function list(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    // What cannot be read matches nothing.
    return [];
  }
}
