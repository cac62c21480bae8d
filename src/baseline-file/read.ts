import { type BaselineFile, type BaselineSubject, foreignTo } from '../domain/baseline.js';
import { ScanError } from '../domain/errors.js';
import { openFiles } from '../files/open.js';
import { type FileKind, type FileOptions, missingFile, pathOf } from '../github/file-source.js';
import { parseBaseline } from './format.js';

const AGAIN = 'Write a new baseline file with `scan-gate baseline`, and commit the file.';

/**
 * Reads a baseline file, and checks that it belongs to the same service, target, and kind of scan.
 *
 * @returns undefined if the base commit has no baseline file yet
 * @throws ScanError `BASELINE_UNREADABLE`, or the error that occurred when the file was read
 */
export async function readBaseline(named: string, subject: BaselineSubject, options: FileOptions): Promise<BaselineFile | undefined> {
  const { text, path, where } = await readBaselineText(named, options);
  if (text === undefined) return undefined;
  const parsed = parseBaseline(text);
  if ('mistakes' in parsed) {
    const all = parsed.mistakes.map((mistake) => `${mistake}.`).join('\n');
    throw new ScanError('BASELINE_UNREADABLE', `The baseline file ${path} ${where} has mistakes:\n${all}`, { hint: AGAIN });
  }
  const foreign = foreignTo(parsed.file, subject);
  if (foreign.length === 0) return parsed.file;
  throw new ScanError('BASELINE_UNREADABLE', `The baseline file ${path} ${where} is of ${foreign.join(', and of ')}.`, {
    hint: `${AGAIN} Each gate needs its own file: set {baseline} to its path.`,
  });
}

/** The text of a baseline file, and where it was read. */
export interface BaselineText {
  /** Undefined if the base commit has no baseline file yet. */
  readonly text: string | undefined;
  /** From the root of the repository, or of the workspace. */
  readonly path: string;
  /** For messages, such as `at the base commit 3484a3f`. */
  readonly where: string;
}

/** 20 MB are about 100,000 findings. GitHub returns raw files of up to 100 MB. */
const BASELINE: FileKind = {
  called: 'baseline file',
  input: 'baseline',
  usualPath: '.github/scan-gate-baseline.json',
  unreadable: 'BASELINE_UNREADABLE',
  maxBytes: 20 * 1024 * 1024,
};

/**
 * Reads a baseline file from the same place as the policy file, so that a pull request cannot accept its own findings.
 *
 * @throws ScanError if the file cannot be read, or is missing outside of the base commit
 */
export async function readBaselineText(named: string, options: FileOptions): Promise<BaselineText> {
  options.signal.throwIfAborted();
  const path = pathOf(named, BASELINE);
  const place = await openFiles(options, BASELINE);
  const text = await place.read(path);
  options.signal.throwIfAborted();
  if (text === undefined && place.commit === undefined) return missingFile(named, BASELINE, place);
  return { text, path, where: place.where };
}
