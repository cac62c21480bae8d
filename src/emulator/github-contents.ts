import { directoryObject, entriesOf, fileObject, isLink, type Place } from './github-content-objects.js';
import { githubError } from './github-errors.js';
import type { FilesPlan, GithubScenario } from './github-scenario.js';
import { allBelow, treeObject } from './github-trees.js';
import { hexFrom, nodeId, numberFrom } from './github-users.js';
import type { Answer } from './wire.js';

/** The repository's files, commit by commit. */
export interface Contents {
  /** A file or a folder; the empty path is the root. */
  read(path: string, ref: string | undefined): Answer;
  /** The tree of a commit, or of a branch by its name: its root, or all that is below. */
  tree(name: string, recursive: boolean): Answer;
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
    read(path, ref = DEFAULT_BRANCH) {
      const commit = commitOf(ref);
      const files = commit === undefined ? undefined : filesOf(commit);
      if (files === undefined) return githubError(404, `No commit found for the ref ${ref}`);
      return contentOf({ ...place, ref }, files, path) ?? githubError(404, 'Not Found');
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

function contentOf(place: Place, files: FilesPlan, path: string): Answer | undefined {
  const file = own(files, path);
  if (file !== undefined) {
    // A link to a file of the repository is answered with that file.
    const target = isLink(file) ? own(files, file.symlink) : undefined;
    return { status: 200, body: fileObject(place, path, target !== undefined && !isLink(target) ? target : file) };
  }
  const entries = entriesOf(files, path);
  return entries.length === 0 && path !== '' ? undefined : { status: 200, body: directoryObject(place, entries) };
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
