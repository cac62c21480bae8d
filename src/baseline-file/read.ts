import { type BaselineFile, type BaselineSubject, foreignTo } from '../domain/baseline.js';
import { ScanError } from '../domain/errors.js';
import type { FileOptions } from '../github/file-source.js';
import { parseBaseline } from './format.js';
import { readBaselineText } from './text.js';

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
