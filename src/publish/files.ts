import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { REPORT_FILES, type ReportFile } from '../runtime/report-dir.js';
import { guarded } from './guard.js';
import type { Publishable, Publisher } from './publisher.js';

/** A text in one piece, or in pieces where it is long. */
export type FileText = string | Iterable<string>;

export interface FilesOptions {
  /** Absolute; made and emptied by `prepareReportDir`. */
  readonly directory: string;
  /** Each file's text; undefined: the file is not written. `results.sarif` is the text of `Publishable.sarif` unless rendered otherwise. */
  readonly render: Readonly<Partial<Record<ReportFile, (what: Publishable) => FileText | undefined>>>;
}

/** Writes the report directory's files, each whole or not at all. `files` of the publication tells their absolute paths. */
export function filesPublisher({ directory, render }: FilesOptions): Publisher {
  return {
    surface: 'files',
    publish(what, signal) {
      return guarded({ surface: 'files', signal }, async () => {
        const texts = { 'results.sarif': ({ sarif }: Publishable) => sarif, ...render };
        const files: Partial<Record<ReportFile, string>> = {};
        for (const name of REPORT_FILES) {
          const text = texts[name]?.(what);
          if (text !== undefined) files[name] = await writeWhole(join(directory, name), directory, name, text);
          // Written a second time, after the verdict was overruled, a report may have less to say.
          else await rm(join(directory, name), { force: true });
        }
        return { surface: 'files', outcome: 'done', files };
      });
    },
  };
}

/** A reader never sees half a file: it is written beside its place and then moved there, over a symbolic link rather than through it. */
async function writeWhole(path: string, directory: string, name: string, text: FileText): Promise<string> {
  const draft = join(directory, `.${name}.${randomUUID()}.tmp`);
  try {
    const file = await open(draft, 'wx');
    try {
      if (typeof text === 'string') await file.writeFile(text);
      else for (const piece of inPieces(text)) await file.appendFile(piece);
    } finally {
      await file.close();
    }
    await rename(draft, path);
    return path;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Joins small pieces: a write for each line of 25,000 findings would take seconds. */
function* inPieces(pieces: Iterable<string>, size = 65_536): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < size) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}
