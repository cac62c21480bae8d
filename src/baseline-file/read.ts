import { type BaselineFile, type BaselineSubject, foreignTo } from '../domain/baseline.js';
import { ScanError } from '../domain/errors.js';
import { type FileKind, type FileOptions, missingFile, openFiles, pathOf } from '../github/file-source.js';
import { parseBaseline } from './format.js';

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

/** A baseline file as it is read, and where from. */
export interface BaselineText {
  /** Undefined where it is certain that the base commit has none yet. */
  readonly text: string | undefined;
  /** From the root of the repository, or of the workspace. */
  readonly path: string;
  /** For people: `at the base commit 3484a3f`. */
  readonly where: string;
}

/** 20 MB are some 100,000 findings; GitHub gives files of up to 100 MB as they are. */
const BASELINE: FileKind = {
  called: 'baseline file',
  input: 'baseline',
  usualPath: '.github/scan-gate-baseline.json',
  unreadable: 'BASELINE_UNREADABLE',
  maxBytes: 20 * 1024 * 1024,
};

/**
 * Reads a baseline file from where the policy file comes from: a pull request that may bring its own baseline would accept its own
 * findings.
 *
 * @throws ScanError where it cannot be read, or is missing where it must be there
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
