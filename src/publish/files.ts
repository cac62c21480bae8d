import { join } from 'node:path';
import { asScanError, failWith } from '../domain/errors.js';
import type { Note } from '../domain/note.js';
import { removeFile, type WholeText, writeWhole } from '../runtime/atomic-write.js';
import { isClaimed, REPORT_FILES, type ReportFile } from '../runtime/report-dir.js';
import { unexpected, withGuard } from './guard.js';
import type { Publishable, Publisher } from './publisher.js';

interface FilesOptions {
  /** Absolute; made and emptied by `prepareReportDir`. */
  readonly directory: string;
  /** What `prepareReportDir` claimed the directory with; absent: nobody else can use it. */
  readonly claim?: string | undefined;
  /** Each file's text; undefined: the file is not written. `results.sarif` is the text of `Publishable.sarif` unless rendered otherwise. */
  readonly render: Readonly<Partial<Record<ReportFile, (what: Publishable) => WholeText | undefined>>>;
}

/** Writes the report directory's files, each whole or not at all. `files` of the publication tells their absolute paths. */
export function filesPublisher({ directory, claim, render }: FilesOptions): Publisher {
  return {
    surface: 'files',
    publish(what, signal) {
      const explain = (error: unknown): Note => ({ ...unexpected('files', error), hint: asScanError(error).hint });
      return withGuard({ surface: 'files', signal, explain }, async () => {
        const texts = { 'results.sarif': ({ sarif }: Publishable) => sarif, ...render };
        const files: Partial<Record<ReportFile, string>> = {};
        for (const name of REPORT_FILES) {
          const text = texts[name]?.(what);
          await assertClaimed(directory, claim);
          const path = join(directory, name);
          // Written a second time, after the verdict was overruled, a report may have less to say.
          const written = text === undefined ? removeFile(path) : writeWhole(path, text);
          await written.catch(async (error: unknown) => {
            // Whoever took the directory removed what was half written: that is the cause to name.
            await assertClaimed(directory, claim);
            throw error;
          });
          if (text !== undefined) files[name] = path;
        }
        await assertClaimed(directory, claim);
        return { surface: 'files', outcome: 'done', files };
      });
    },
  };
}

/** Another run that took the directory writes its own files there: ours among them would pass for a part of its result. */
async function assertClaimed(directory: string, claim: string | undefined): Promise<void> {
  if (claim === undefined || (await isClaimed(directory, claim))) return;
  failWith('CONFIG', `another run of scan-gate took the directory ${directory} while this one ran`, {
    hint: 'Set {report-dir} to a directory of its own for each run that uses the workspace at the same time.',
  });
}
