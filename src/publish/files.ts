import { join } from 'node:path';
import { asScanError, failWith } from '../domain/errors.js';
import type { Note } from '../domain/note.js';
import { removeFile, type WholeText, writeWhole } from '../runtime/atomic-write.js';
import { makeFolder } from '../runtime/folders.js';
import { isClaimed, REPORT_FILES, type ReportFile, TARGET_FILES, TARGETS_FOLDER } from '../runtime/report-dir.js';
import { createTurns } from '../runtime/turns.js';
import { unexpected, withGuard } from './guard.js';
import type { PublishablePart, Publisher } from './publisher.js';

interface FilesOptions {
  /** Absolute; created and emptied by `prepareReportDir`. */
  readonly directory: string;
  /** The claim from `prepareReportDir`; absent if no other run can use the directory. */
  readonly claim?: string | undefined;
  /** Each file's text; undefined if the file is not written. `results.sarif` is `Publishable.sarif` by default. */
  readonly render: Readonly<Partial<Record<ReportFile, (what: PublishablePart) => WholeText | undefined>>>;
}

type Files = Record<string, string>;

/** Writes the files of the report directory, each completely or not at all. The publication's `files` has their absolute paths. */
export function filesPublisher({ directory, claim, render }: FilesOptions): Publisher {
  const texts = { 'results.sarif': ({ sarif }: PublishablePart) => sarif, ...render };
  const write = async (name: string, text: WholeText | undefined): Promise<Files> => {
    await assertClaimed(directory, claim);
    const path = join(directory, name);
    // If the verdict changed, the files are written again, and a file may no longer be needed.
    const written = text === undefined ? removeFile(path) : writeWhole(path, text);
    await written.catch(async (error: unknown) => {
      // If another run took the directory, it removed the incomplete file. Report that cause.
      await assertClaimed(directory, claim);
      throw error;
    });
    return text === undefined ? {} : { [name]: path };
  };
  const writePart = async (part: PublishablePart): Promise<Files> => {
    const folder = join(TARGETS_FOLDER, part.report.name);
    if (part.sarif !== undefined) makeFolder(join(directory, folder));
    const files: Files = {};
    for (const name of TARGET_FILES) Object.assign(files, await write(join(folder, name), texts[name]?.(part)));
    return files;
  };
  const early = new Map<PublishablePart, Promise<Files | undefined>>();
  const inTurn = createTurns();
  return {
    surface: 'files',
    publishPart(part) {
      // What fails is tried again at the end, which reports it.
      early.set(
        part,
        inTurn(() => writePart(part)).catch(() => undefined),
      );
    },
    publish(what, signal) {
      const explain = (error: unknown): Note => ({ ...unexpected('files', error), hint: asScanError(error).hint });
      return withGuard({ surface: 'files', signal, explain }, async () => {
        const files: Files = {};
        for (const name of REPORT_FILES) Object.assign(files, await write(name, texts[name]?.(what)));
        for (const part of what.parts ?? []) Object.assign(files, (await early.get(part)) ?? (await writePart(part)));
        await assertClaimed(directory, claim);
        return { surface: 'files', outcome: 'done', files };
      });
    },
  };
}

/** If another run took the directory, our files would appear to be part of its result. */
async function assertClaimed(directory: string, claim: string | undefined): Promise<void> {
  if (claim === undefined || isClaimed(directory, claim)) return;
  failWith('CONFIG', `another run of scan-gate took the directory ${directory} while this one ran`, {
    hint: 'Set {report-dir} to a different directory for each run that uses the workspace at the same time.',
  });
}
