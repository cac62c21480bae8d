import { failWith, ScanError } from '../../domain/errors.js';
import { isUnmerged, POLICY_PATHS } from '../../domain/policy-place.js';
import { openBase, openCommit } from './base-files.js';
import { MAX_CONTENT_BYTES } from './file-text.js';
import { permissionHint } from './refusals.js';
import { type FileKind, type FileOptions, type FilePlace, missingFile, pathOf } from './repository-file.js';
import { isCheckout, openWorkspace } from './workspace-files.js';

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
  /** Told where nobody can know whether there is a policy, and the run goes on. */
  readonly notice: (text: string, hint: string) => void;
}

/** A policy must be the same everywhere, and GitHub gives no larger ones in one answer. */
const POLICY: FileKind = {
  called: 'policy file',
  input: 'policy-file',
  usualPath: POLICY_PATHS[0],
  maxBytes: MAX_CONTENT_BYTES,
  unreadable: 'POLICY_UNREADABLE',
};

/**
 * Finds the policy file: in the workspace, or at the event's commit where the job has no checkout. Where code that is not merged yet is
 * judged, it is the base's: what the pull request brings has no say.
 *
 * @returns undefined where there is none
 * @throws ScanError where that cannot be known, or where it is not clear which file counts
 */
export async function readPolicyFile(options: PolicyFileOptions): Promise<PolicyFile | undefined> {
  options.signal.throwIfAborted();
  const { source, workspace, named } = options;
  // Before anybody is asked: a path that leaves the repository needs no answer.
  pathsOf(named);
  if (isUnmerged(source)) return await readFrom(await openBase(options, POLICY), options);
  const place = await openWorkspace(workspace, POLICY);
  if (source.ci !== 'github' || (await isCheckout(workspace)) || (await holdsAny(place, options))) return await readFrom(place, options);
  return await readWithoutCheckout(place, options);
}

/** A policy that another step has put there does without a checkout. */
async function holdsAny(place: FilePlace, { named = '' }: PolicyFileOptions): Promise<boolean> {
  const paths = named === '' ? [...POLICY_PATHS, ...POLICY_PATHS.map(misspell)] : pathsOf(named);
  for (const path of paths) if ((await place.read(path)) !== undefined) return true;
  return false;
}

/** The event's own commit is merged; one that the inputs name need not be, and its files may rule nothing. */
async function readWithoutCheckout(workspace: FilePlace, options: PolicyFileOptions): Promise<PolicyFile | undefined> {
  const { source, named = '', github, notice } = options;
  const commit = source.overridden ? undefined : source.commit;
  if (commit !== undefined && source.repository !== undefined && github.hasToken) {
    try {
      return await readFrom(openCommit(commit, options, POLICY), options);
    } catch (error) {
      // A rate limit answers 403 as well, and says nothing of the token: there may be a policy.
      const denied = error instanceof ScanError && error.code === 'CONFIG' && [401, 403, 404].includes(error.details.status ?? 0);
      if (named !== '' || !denied) throw error;
    }
  }
  const found = await readFrom(workspace, options);
  notice(
    'No policy file was read: the job has no checkout of the repository, and its files cannot be read from GitHub.',
    `Put actions/checkout before this step, or let GitHub give the file. ${permissionHint(github.permissions, source)}`,
  );
  return found;
}

async function readFrom(place: FilePlace, { named, signal }: PolicyFileOptions): Promise<PolicyFile | undefined> {
  const file = await findPolicy(place, named);
  signal.throwIfAborted();
  return file;
}

/**
 * The policy file of the workspace, whatever the event is: where code is not merged, it is what that code would rule.
 *
 * @throws ScanError like `readPolicyFile`
 */
export async function readWorkspacePolicy(workspace: string, named?: string): Promise<PolicyFile | undefined> {
  return await findPolicy(await openWorkspace(workspace, POLICY), named);
}

async function findPolicy(place: FilePlace, named = ''): Promise<PolicyFile | undefined> {
  const read = await Promise.all(pathsOf(named).map(async (path) => ({ path, text: await place.read(path) })));
  const found = read.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
  if (found.length > 1) tooMany(place);
  const [file] = found;
  if (file === undefined && named !== '') return missingFile(named, POLICY, place);
  // In the workspace it costs nothing to see that there is a second one, which nobody reads.
  if (file === undefined || (named === '' && place.commit === undefined)) await noneUnless(place);
  if (file === undefined) return undefined;
  return { ...file, ...(place.commit !== undefined && { commit: place.commit }) };
}

function pathsOf(named = ''): readonly string[] {
  return named === '' ? POLICY_PATHS : [pathOf(named, POLICY)];
}

function tooMany({ where }: FilePlace): never {
  const [first, second] = POLICY_PATHS;
  return failWith('CONFIG', `There are two policy files ${where}, ${first} and ${second}, and nothing says which one counts.`, {
    hint: 'Keep one of them, or name one with {policy-file}.',
  });
}

/** Nobody looks for a file that is almost the right one. */
async function noneUnless(place: FilePlace): Promise<undefined> {
  for (const path of POLICY_PATHS) {
    const misspelt = misspell(path);
    if ((await place.read(misspelt)) === undefined) continue;
    failWith('CONFIG', `There is a file "${misspelt}" ${place.where}, which is not read: the name of the policy file ends in .yml.`, {
      hint: `Rename it to ${path}, or name it with {policy-file}.`,
    });
  }
}

function misspell(path: string): string {
  return path.replace(/\.yml$/, '.yaml');
}
