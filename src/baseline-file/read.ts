import { parseBaseline } from './parse.js';
import { type BaselineFile, type BaselineSubject, foreignTo } from '../domain/baseline-file.js';
import { ScanError } from '../domain/errors.js';
import { readBaselineText } from './baseline-file.js';
import type { FileOptions } from '../github/file-source.js';

const AGAIN = 'Write a new one with `scan-gate baseline`, and commit it.';

/**
 * Reads a file of `scan-gate baseline` and makes sure that it is of what is compared with it.
 *
 * @returns undefined where it is certain that the base commit has none yet
 * @throws ScanError `BASELINE_UNREADABLE`, and what keeps us from reading it
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
    hint: `${AGAIN} Each gate has a file of its own: name it with {baseline}.`,
  });
}
