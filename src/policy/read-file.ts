import { failWith, ScanError } from '../domain/errors.js';
import { isUnmerged, POLICY_PATHS } from '../domain/source.js';
import { openBase, openCommit } from '../github/commit-files.js';
import { permissionHint } from '../github/error-notes.js';
import { listedOnly, MAX_CONTENT_BYTES } from '../github/file-errors.js';
import { type FileKind, type FileOptions, type FilePlace, missingFile, pathOf } from '../github/file-source.js';
import { isCheckout, openWorkspace } from '../github/workspace-files.js';
import { type Hint, joinHints } from '../text/hint.js';

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
  /** Called if it cannot be determined whether there is a policy, and the run goes on. */
  readonly notice: (text: string, hint: Hint) => void;
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
  if (named) pathOf(named, POLICY);
  if (isUnmerged(source)) return await readFrom(await openBase(options, POLICY), options);
  const place = await openWorkspace(workspace, POLICY);
  if (source.ci !== 'github' || (await isCheckout(workspace)) || (await holdsAny(place, options))) return await readFrom(place, options);
  return await readWithoutCheckout(place, options);
}

/** A policy that another step has put there does without a checkout. */
async function holdsAny(place: FilePlace, { named = '' }: PolicyFileOptions): Promise<boolean> {
  if (named !== '') return (await place.read(pathOf(named, POLICY))) !== undefined;
  const { found, almost } = await lookUp(place);
  return found.length + almost.length > 0;
}

/** The event's own commit is merged; one that the inputs name need not be, and its files may rule nothing. */
async function readWithoutCheckout(workspace: FilePlace, options: PolicyFileOptions): Promise<PolicyFile | undefined> {
  const { source, named = '', github, notice } = options;
  const commit = source.overridden ? undefined : source.commit;
  let refused: ScanError | undefined;
  if (commit !== undefined && source.repository !== undefined && github.hasToken) {
    try {
      return await readFrom(openCommit(commit, options, POLICY), options);
    } catch (error) {
      // A job without `contents: read` never had a policy. Of every other refusal (an expired token, single sign-on) nothing follows.
      const denied = error instanceof ScanError && error.details.serviceCode === 'missing-permission';
      if (named !== '' || !denied) throw error;
      refused = error;
    }
  }
  const found = await readFrom(workspace, options);
  notice(
    `No policy file was read: the job has no checkout of the repository, and its files cannot be read from GitHub.${refused === undefined ? '' : ` ${refused.message}`}`,
    joinHints(
      'Put actions/checkout before this step, or let GitHub give the file.',
      refused?.hint ?? permissionHint(github.permissions, source),
    ),
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
  if (named !== '') {
    const path = pathOf(named, POLICY);
    return asPolicy(path, (await place.read(path)) ?? missingFile(named, POLICY, place), place);
  }
  const { found, almost } = await lookUp(place);
  const [path, second] = found;
  if (second !== undefined) tooMany(place);
  // Also beside the right one: somebody wrote it, and nobody reads it.
  for (const wrong of almost) misspelt(wrong, place);
  if (path === undefined) return undefined;
  return asPolicy(path, (await place.read(path)) ?? listedOnly(path, POLICY, place.where), place);
}

function asPolicy(path: string, text: string, { commit }: FilePlace): PolicyFile {
  return { text, path, ...(commit !== undefined && { commit }) };
}

/** A file whose name is almost that of the policy. */
interface Misspelt {
  readonly path: string;
  readonly right: string;
}

interface LookedUp {
  readonly found: readonly string[];
  readonly almost: readonly Misspelt[];
}

/**
 * Which policy files there are, by the names that folders list: a file system that ignores case would give one of another name, and
 * GitHub would need a request for each name.
 */
async function lookUp(place: FilePlace): Promise<LookedUp> {
  const paths = new Map<string, string>();
  const root = await place.list('');
  for (const right of POLICY_PATHS) {
    const at = right.lastIndexOf('/');
    const [folder, name] = [right.slice(0, Math.max(0, at)), right.slice(at + 1)];
    const folders = folder === '' ? [''] : (root?.names ?? []).filter((entry) => entry.toLowerCase() === folder);
    if (root?.cut && !folders.includes(folder)) folders.push(folder);
    for (const where of folders) {
      const listing = where === '' ? root : await place.list(where);
      const prefix = where === '' ? '' : `${where}/`;
      for (const entry of listing?.names ?? []) if (plain(entry) === plain(name)) paths.set(prefix + entry, right);
      // A listing that may be cut proves nothing.
      if (listing?.cut)
        for (const path of [right, right.replace(/\.yml$/, '.yaml')])
          if (!paths.has(path) && (await place.read(path)) !== undefined) paths.set(path, right);
    }
  }
  const all = [...paths].map(([path, right]) => ({ path, right }));
  return {
    found: all.filter(({ path, right }) => path === right).map(({ path }) => path),
    almost: all.filter(({ path, right }) => path !== right),
  };
}

/** What is left of a name without what people mistype in it. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[-_ ]/g, '')
    .replace(/\.yaml$/, '.yml');
}

function tooMany({ where }: FilePlace): never {
  const [first, second] = POLICY_PATHS;
  return failWith('CONFIG', `There are two policy files ${where}, ${first} and ${second}, and nothing says which one counts.`, {
    hint: 'Keep one of them, or name one with {policy-file}.',
  });
}

function misspelt({ path, right }: Misspelt, { where }: FilePlace): never {
  return failWith('CONFIG', `There is a file "${path}" ${where}, which is not read: the name of the policy file is ${right}.`, {
    hint: `Rename it to ${right}, or name it with {policy-file}.`,
  });
}
