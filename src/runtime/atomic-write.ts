import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemClock } from './clock.js';
import { contains, makeFolder } from './folders.js';
import { uniqueId } from './unique-id.js';
import { utf8Parts } from './utf8.js';

/** A text in one piece, or in pieces if it is long. */
export type WholeText = string | Iterable<string>;

/** File operations that may fail temporarily, and the pause before the next try. Tests pass their own. */
export interface Disk {
  rename(from: string, to: string): Promise<void>;
  /** A missing file is not an error. */
  remove(path: string): Promise<void>;
  sleep(ms: number): Promise<void>;
}

const realDisk: Disk = {
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  sleep: (ms) => systemClock.sleep(ms),
};

/** On Windows, a virus scanner or an indexer can keep a new file open for a moment. */
const BUSY: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES']);
/** In milliseconds. Their sum is less than the time that a cancelled job has for publishing. */
const PAUSES = [50, 100, 200, 400, 800];

/**
 * Writes a file completely or not at all: first under another name in the same folder, then it renames the file. A symbolic link is
 * replaced, not followed.
 */
export async function writeWhole(path: string, text: WholeText, disk: Disk = realDisk): Promise<void> {
  const draft = draftOf(path);
  try {
    const file = await open(draft, 'wx');
    try {
      for (const piece of typeof text === 'string' ? [text] : inPieces(text))
        for (const part of utf8Parts(piece)) await file.appendFile(part);
    } finally {
      await file.close();
    }
    await onceFree(() => disk.rename(draft, path), disk);
  } catch (error) {
    // The first error matters more than one of the cleanup.
    await removeFile(draft, disk).catch(() => undefined);
    throw error;
  }
}

/**
 * Writes a short file completely or not at all, without loading what a long one needs. It is not tried again, so use it only for a file
 * whose loss is a warning.
 */
export function writeShort(path: string, text: string): void {
  const draft = draftOf(path);
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * Writes a file at a path from the user, completely or not at all. Creates missing folders. A device or pipe, such as /dev/stdout, is
 * written to and never replaced.
 */
export async function writeOutput(path: string, text: string): Promise<void> {
  if (await isDevice(path)) return writeFile(path, text);
  makeFolder(dirname(path));
  await writeWhole(path, text);
}

async function isDevice(path: string): Promise<boolean> {
  // /dev/stdout may be a link to a file, and the link must stay.
  if (contains('/dev', path)) return true;
  return stat(path).then(
    (found) => !found.isFile() && !found.isDirectory(),
    () => false,
  );
}

/** Removes a file, or a link without its target. A missing file is not an error. */
export async function removeFile(path: string, disk: Disk = realDisk): Promise<void> {
  await onceFree(() => disk.remove(path), disk);
}

/** Whether `entry` is a temporary file of `name`, left by a killed run. */
export function isDraftOf(name: string, entry: string): boolean {
  return entry.startsWith(draftPrefix(name)) && entry.endsWith(DRAFT_END);
}

const DRAFT_END = '.tmp';

function draftOf(path: string): string {
  return join(dirname(path), `${draftPrefix(basename(path))}${uniqueId()}${DRAFT_END}`);
}

function draftPrefix(name: string): string {
  return `.${name}.`;
}

async function onceFree(act: () => Promise<void>, { sleep }: Disk): Promise<void> {
  for (const pause of PAUSES) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && BUSY.has(error.code))) throw error;
      await sleep(pause);
    }
  }
  return await act();
}

/** Joins small pieces, because a write for each line of 25,000 findings would take seconds. */
function* inPieces(pieces: Iterable<string>, size = 262_144): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < size) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}
