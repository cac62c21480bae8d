import { openFiles } from '../files/open.js';
import { type FileKind, type FileOptions, missingFile, pathOf } from '../github/file-source.js';

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
