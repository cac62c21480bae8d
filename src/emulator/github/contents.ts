import { directoryObject, entriesOf, fileObject, isLink, type Place } from './github-content-objects.js';
import { githubError } from './errors.js';
import type { FilesPlan, GithubScenario } from './scenario.js';
import { allBelow, treeObject } from './github-trees.js';
import { hexFrom, nodeId, numberFrom } from './users.js';
import type { Answer } from '../types.js';

/** The repository's files, commit by commit. */
export interface Contents {
  /** The tree of a commit, or of a branch by its name: its root, or all that is below. */
  tree(name: string, recursive: boolean): Answer;
  /** A file or a folder; the empty path is the root. `raw`: a file's bytes instead of what GitHub knows of it. */
  read(path: string, ref: string | undefined, raw: boolean): Answer;
  /** `heads/main`: which commit is its tip. */
  ref(name: string): Answer;
}

const DEFAULT_BRANCH = 'main';
/** For recursive trees (docs.github.com/rest/git/trees). */
const MAX_TREE_ENTRIES = 100_000;
const DEFAULT_FILES: FilesPlan = { 'README.md': '# Infrastructure\n' };

export function githubContents(
  place: Omit<Place, 'ref'>,
  { contents, branches, treeEntries = MAX_TREE_ENTRIES }: GithubScenario,
): Contents {
  const tipOf = (branch: string): string | undefined => (branches === undefined ? hexFrom(`tip of ${branch}`) : own(branches, branch));
  const filesOf = (commit: string): FilesPlan | undefined => (contents === undefined ? DEFAULT_FILES : own(contents, commit));
  const commitOf = (ref: string): string | undefined => (/^[0-9a-f]{40}$/.test(ref) ? ref : tipOf(ref.replace(/^refs\/heads\//, '')));
  return {
    read(path, ref = DEFAULT_BRANCH, raw) {
      const commit = commitOf(ref);
      const files = commit === undefined ? undefined : filesOf(commit);
      if (files === undefined) return githubError(404, `No commit found for the ref ${ref}`);
      return contentOf({ ...place, ref }, files, path, raw) ?? githubError(404, 'Not Found');
    },
    tree(name, recursive) {
      const commit = commitOf(name);
      const files = commit === undefined ? undefined : filesOf(commit);
      if (files === undefined) return githubError(404, 'Not Found');
      const entries = recursive ? allBelow(files) : entriesOf(files, '');
      return { status: 200, body: treeObject(place, name, entries, recursive ? treeEntries : entries.length) };
    },
    ref(name) {
      const branch = /^heads\/(.+)$/.exec(name)?.[1];
      const commit = branch === undefined ? undefined : tipOf(branch);
      return commit === undefined ? githubError(404, 'Not Found') : { status: 200, body: refObject(place, name, commit) };
    },
  };
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function contentOf(place: Place, files: FilesPlan, path: string, raw: boolean): Answer | undefined {
  const file = own(files, path);
  if (file !== undefined) {
    // A link to a file of the repository is answered with that file.
    const target = isLink(file) ? own(files, file.symlink) : undefined;
    const followed = target !== undefined && !isLink(target) ? target : file;
    if (raw && (typeof followed === 'string' || followed instanceof Uint8Array)) return rawAnswer(followed);
    return { status: 200, body: fileObject(place, path, followed) };
  }
  const entries = entriesOf(files, path);
  return entries.length === 0 && path !== '' ? undefined : { status: 200, body: directoryObject(place, entries) };
}

function rawAnswer(file: string | Uint8Array): Answer {
  const headers = { 'content-type': 'application/vnd.github.v3.raw; charset=utf-8' };
  return { status: 200, body: typeof file === 'string' ? Buffer.from(file, 'utf8') : file, headers };
}

function refObject({ links, repository }: Omit<Place, 'ref'>, name: string, sha: string): Record<string, unknown> {
  const git = `${links.api}/repos/${repository}/git`;
  return {
    ref: `refs/${name}`,
    node_id: nodeId('Ref', numberFrom(name)),
    url: `${git}/refs/${name}`,
    object: { type: 'commit', sha, url: `${git}/commits/${sha}` },
  };
}
