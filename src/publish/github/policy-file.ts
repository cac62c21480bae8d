import { failWith } from '../../domain/errors.js';
import { MAX_CONTENT_BYTES } from './file-text.js';
import { type FileKind, type FileOptions, type FilePlace, missingFile, openFiles, pathOf } from './repository-file.js';

/** A policy file as it is read, and where from. */
export interface PolicyFile {
  readonly text: string;
  /** From the root of the repository, or of the workspace. */
  readonly path: string;
  /** The commit that it is of; absent where it is the workspace's. */
  readonly commit?: string;
}

export interface PolicyFileOptions extends FileOptions {
  /** The input `policy-file`. */
  readonly named?: string | undefined;
}

/** One of them is read when no other is named. */
export const POLICY_PATHS = ['.github/scan-gate.yml', '.scan-gate.yml'] as const;

/** A policy must be the same everywhere, and GitHub gives no larger ones in one answer. */
const POLICY: FileKind = { called: 'policy file', input: 'policy-file', usualPath: POLICY_PATHS[0], maxBytes: MAX_CONTENT_BYTES };

/**
 * Finds the policy file. Where code that is not merged yet is judged, it is the base's: what the pull request brings has no say.
 *
 * @returns undefined where there is none
 * @throws ScanError where that cannot be known, or where it is not clear which file counts
 */
export async function readPolicyFile(options: PolicyFileOptions): Promise<PolicyFile | undefined> {
  const { named = '', signal } = options;
  signal.throwIfAborted();
  const paths = named === '' ? POLICY_PATHS : [pathOf(named, POLICY)];
  const place = await openFiles(options, POLICY);
  const read = await Promise.all(paths.map(async (path) => ({ path, text: await place.read(path) })));
  signal.throwIfAborted();
  const found = read.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
  if (found.length > 1) tooMany(place);
  const [file] = found;
  if (file === undefined) return named === '' ? undefined : missingFile(named, POLICY, place);
  return { ...file, ...(place.commit !== undefined && { commit: place.commit }) };
}

function tooMany({ where }: FilePlace): never {
  const [first, second] = POLICY_PATHS;
  return failWith('CONFIG', `There are two policy files ${where}, ${first} and ${second}, and nothing says which one counts.`, {
    hint: 'Keep one of them, or name one with {policy-file}.',
  });
}
