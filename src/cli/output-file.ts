import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../runtime/folders.js';

/** Writes a file whole or not at all: beside its place first, and then moved there. Its folder is made where there is none. */
export async function writeOutput(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  const draft = join(dirname(path), `.scan-gate.${randomUUID()}.tmp`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
