import { failWith, ScanError } from '../domain/errors.js';
import { isUnmerged, POLICY_PATHS } from '../domain/source.js';
import { openBase } from '../files/open.js';
import { openCommit } from '../github/commit-files.js';
import { permissionHint } from '../github/error-notes.js';
import { listedOnly, MAX_CONTENT_BYTES } from '../github/file-errors.js';
import { type FileKind, type FileOptions, type FilePlace, missingFile, pathOf } from '../github/file-source.js';
import { isCheckout, openWorkspace } from '../github/workspace-files.js';
import { type Hint, joinHints } from '../text/hint.js';

/** The text of a policy file, and where it was read. */
export interface PolicyFile {
  readonly text: string;
  /** From the root of the repository, or of the workspace. */
  readonly path: string;
  /** The commit that it was read from; absent if it was read from the workspace. */
  readonly commit?: string;
}

export interface PolicyFileOptions extends FileOptions {
  /** The input `policy-file`. */
  readonly named?: string | undefined;
  /** Called if the run continues although it could not be determined whether there is a policy. */
  readonly notice: (text: string, hint: Hint) => void;
}

/** The size limit is that of one response of GitHub, so that a policy is valid in the workspace and at GitHub alike. */
export const POLICY: FileKind = {
  called: 'policy file',
  input: 'policy-file',
  usualPath: POLICY_PATHS[0],
  maxBytes: MAX_CONTENT_BYTES,
  unreadable: 'POLICY_UNREADABLE',
};

/**
 * Finds the policy file: in the workspace, or at the event's commit if the job has no checkout. For code that is not merged yet, the
 * policy of the base applies, so that a pull request cannot change its own rules.
 *
 * @returns undefined if there is none
 * @throws ScanError if that cannot be determined, or if it is not clear which file counts
 */
export async function readPolicyFile(options: PolicyFileOptions): Promise<PolicyFile | undefined> {
  options.signal.throwIfAborted();
  const { source, workspace, named } = options;
  // A path that leaves the repository is refused before any request.
  if (named) pathOf(named, POLICY);
  if (isUnmerged(source)) return await readFrom(await openBase(options, POLICY), options);
  const place = await openWorkspace(workspace, POLICY);
  if (source.ci !== 'github' || (await isCheckout(workspace)) || (await holdsAny(place, options))) return await readFrom(place, options);
  return await readWithoutCheckout(place, options);
}

/** Whether the workspace has a policy file without a checkout, because another step wrote it. */
async function holdsAny(place: FilePlace, { named = '' }: PolicyFileOptions): Promise<boolean> {
  if (named !== '') return (await place.read(pathOf(named, POLICY))) !== undefined;
  const { found, almost } = await lookUp(place);
  return found.length + almost.length > 0;
}

/** Only the commit of the event is used, because a commit from the inputs may not be merged yet. */
async function readWithoutCheckout(workspace: FilePlace, options: PolicyFileOptions): Promise<PolicyFile | undefined> {
  const { source, named = '', github, notice } = options;
  const commit = source.overridden ? undefined : source.commit;
  let refused: ScanError | undefined;
  if (commit !== undefined && source.repository !== undefined && github.hasToken) {
    try {
      return await readFrom(openCommit(commit, options, POLICY), options);
    } catch (error) {
      // Without `contents: read`, the run continues without a policy. Other refusals (an expired token, single sign-on) end the run.
      const denied = error instanceof ScanError && error.details.serviceCode === 'missing-permission';
      if (named !== '' || !denied) throw error;
      refused = error;
    }
  }
  const found = await readFrom(workspace, options);
  notice(
    `No policy file was read, because the job has no checkout of the repository and its files cannot be read from GitHub.${refused === undefined ? '' : ` ${refused.message}`}`,
    joinHints(
      'Add actions/checkout before this step, or allow scan-gate to read the file from GitHub.',
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
 * Reads the policy file of the workspace for any event. On a pull request, this is the policy that the pull request contains.
 *
 * @throws ScanError like `readPolicyFile`
 */
export async function readWorkspacePolicy(workspace: string, named?: string): Promise<PolicyFile | undefined> {
  return await findPolicy(await openWorkspace(workspace, POLICY), named);
}

async function findPolicy(place: FilePlace, named = ''): Promise<PolicyFile | undefined> {
  if (named !== '') {
    const path = pathOf(named, POLICY);
    return asPolicy(path, (await place.read(path)) ?? missing(named, place), place);
  }
  const { found, almost } = await lookUp(place);
  const [path, second] = found;
  if (second !== undefined) tooMany(place);
  // Also if the right file exists, because somebody expects this file to apply.
  for (const wrong of almost) misspelt(wrong, place);
  if (path === undefined) return undefined;
  return asPolicy(path, (await place.read(path)) ?? listedOnly(path, POLICY, place.where), place);
}

function asPolicy(path: string, text: string, { commit }: FilePlace): PolicyFile {
  return { text, path, ...(commit !== undefined && { commit }) };
}

/** @throws ScanError, which also names the form of another repository's file if the path looks like one without its ref */
function missing(named: string, place: FilePlace): never {
  const isAddress = /^[\w-][\w.-]*\/[\w.-]+\/./.test(named) && !named.includes('@');
  const form = isAddress ? ` For a file of another repository, add @ and a commit: ${named}@COMMIT_SHA.` : '';
  return missingFile(named, POLICY, { ...place, advice: `${place.advice}${form}` });
}

/** A file whose name is close to the name of the policy file. */
interface Misspelt {
  readonly path: string;
  readonly right: string;
}

interface LookedUp {
  readonly found: readonly string[];
  readonly almost: readonly Misspelt[];
}

/**
 * Finds policy files by the listings of folders. A file system that ignores case would also open a file with another name, and GitHub
 * would need a request for each name.
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
      // A listing that may be truncated does not prove that a file is missing.
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

/** A name without the parts that people often mistype. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[-_ ]/g, '')
    .replace(/\.yaml$/, '.yml');
}

function tooMany({ where }: FilePlace): never {
  const [first, second] = POLICY_PATHS;
  return failWith('CONFIG', `Both ${first} and ${second} exist ${where}, so scan-gate cannot determine which policy applies.`, {
    hint: 'Delete one of the files, or set {policy-file}.',
  });
}

function misspelt({ path, right }: Misspelt, { where }: FilePlace): never {
  return failWith('CONFIG', `scan-gate does not read "${path}" ${where}, because a policy file must be named ${right}.`, {
    hint: `Rename the file to ${right}, or set {policy-file}.`,
  });
}
