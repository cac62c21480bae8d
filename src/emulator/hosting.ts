import type { Clock } from './clock.js';
import { hexFrom } from './invented.js';

/** What the emulators of the platforms that host repositories share: comments, pull requests, commits, and files. */

/** An existing comment. */
export interface CommentPlan {
  /** Number of the pull request. */
  readonly pull: number;
  readonly body: string;
  /** Login of the author. */
  readonly author: string;
  /** Written by the platform itself, such as "changed the description". */
  readonly system?: boolean;
  /** Counted in a page but not returned, so that the page is short. */
  readonly withheld?: boolean;
}

/** The current state of a comment. */
export interface Comment extends CommentPlan {
  readonly id: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** The comments of one repository. */
export interface CommentStore {
  /** All comments, oldest first. */
  readonly all: readonly Comment[];
  /** The comments of a pull request, oldest first. */
  on(pull: number): readonly Comment[];
  /** A comment of a pull request. */
  find(pull: number, id: number): Comment | undefined;
  add(plan: CommentPlan): Comment;
  change(comment: Comment, body: string): Comment;
  remove(comment: Comment): void;
}

/** IDs that exceed 32 bits, as those of large instances do. */
const FIRST_ID = 3_000_000_000;

/** The comments of the scenario, and those that requests add. */
export function commentStore(clock: Clock, seeds: readonly CommentPlan[] = []): CommentStore {
  const all: Comment[] = [];
  let lastId = FIRST_ID;
  const add = (plan: CommentPlan): Comment => {
    lastId += 1;
    const comment = { ...plan, id: lastId, createdAtMs: clock.now(), updatedAtMs: clock.now() };
    all.push(comment);
    return comment;
  };
  for (const seed of seeds) add(seed);
  return {
    all,
    on: (pull) => all.filter((comment) => comment.pull === pull),
    find: (pull, id) => all.find((comment) => comment.pull === pull && comment.id === id),
    add,
    change(comment, body) {
      const changed = { ...comment, body, updatedAtMs: clock.now() };
      all[all.indexOf(comment)] = changed;
      return changed;
    },
    remove: (comment) => void all.splice(all.indexOf(comment), 1),
  };
}

/** A pull request. */
export interface PullPlan {
  readonly number: number;
  /** Default: an invented commit. */
  readonly headSha?: string;
  /** Default: an invented commit. */
  readonly baseSha?: string;
  /** Default `feature/orders`. */
  readonly sourceBranch?: string;
  /** Default `main`. */
  readonly targetBranch?: string;
  /** Whether its branch is in another repository. */
  readonly fork?: boolean;
  /** Whether only members may comment; the emulators' tokens do not belong to members then. */
  readonly locked?: boolean;
}

/** The pull request with all defaults. */
export function pullOf(plan: PullPlan): Required<PullPlan> {
  const { number } = plan;
  const commits = { headSha: hexFrom(`head of ${number}`), baseSha: hexFrom(`base of ${number}`) };
  return { ...commits, sourceBranch: 'feature/orders', targetBranch: 'main', fork: false, locked: false, ...plan };
}

/** The files of a repository: by branch or full commit, then by path. */
export type FilesPlan = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What scenarios say about a repository's content. */
export interface ContentPlan {
  /** Default: pull request 7. */
  readonly pulls?: readonly PullPlan[];
  /** Full hashes besides the heads and bases of the pull requests. */
  readonly commits?: readonly string[];
  /** The tips of branches, by name. */
  readonly branches?: Readonly<Record<string, string>>;
  /** The commits of tags, by name. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Default: the branch `main` with a README.md. Every head and base has the files of its branch unless listed. */
  readonly files?: FilesPlan;
  /** Other repositories by their full names, such as one with a central policy. Only their commits and files can be read. */
  readonly others?: Readonly<Record<string, Omit<ContentPlan, 'others' | 'pulls'>>>;
}

/** The content of one repository. */
export interface Content {
  pull(number: number): Required<PullPlan> | undefined;
  /** The only commit that begins with these hexadecimal digits. */
  commit(start: string): string | undefined;
  /** The tips of branches, by name. */
  readonly branches: Readonly<Record<string, string>>;
  /** The tip of a branch. */
  tip(branch: string): string | undefined;
  /** The commits of tags, by name. */
  readonly tags: Readonly<Record<string, string>>;
  /** The commit of a revision, as git reads it: a tag, a branch, either with its kind, or the first digits of a hash. */
  named(revision: string): string | undefined;
  /** Another repository. */
  other(name: string): Content | undefined;
  /** A file's text: undefined if the branch or commit has no such file, or `no-ref` if there is no such branch or commit. */
  file(ref: string, path: string): { readonly text: string } | 'no-ref' | undefined;
  /** The paths of all files; undefined if there is no such branch or commit. */
  paths(ref: string): readonly string[] | undefined;
}

/** The pull requests, commits, and files of the scenario. */
export function contentOf({
  pulls = [{ number: 7 }],
  commits = [],
  branches = {},
  tags = {},
  others = {},
  files = { main: { 'README.md': '# Infrastructure\n' } },
}: ContentPlan): Content {
  const known = pulls.map(pullOf);
  const hashes = [
    ...new Set([
      ...commits,
      ...Object.values(branches),
      ...Object.values(tags),
      ...known.flatMap(({ headSha, baseSha }) => [headSha, baseSha]),
    ]),
  ];
  const branchOf = (commit: string): string | undefined =>
    known.find(({ headSha }) => headSha === commit)?.sourceBranch ??
    known.find(({ baseSha }) => baseSha === commit)?.targetBranch ??
    Object.keys(branches).find((branch) => branches[branch] === commit);
  const listedAt = (ref: string): FilesPlan[string] | undefined =>
    files[ref] ?? files[branchOf(ref) ?? ''] ?? (hashes.includes(ref) ? {} : undefined);
  return {
    pull: (number) => known.find((pull) => pull.number === number),
    commit(start) {
      const found = /^[0-9a-f]{4,40}$/.test(start) ? hashes.filter((hash) => hash.startsWith(start)) : [];
      return found.length === 1 ? found[0] : undefined;
    },
    branches,
    tags,
    named(revision) {
      const [, kind, name = revision] = /^(?:refs\/)?(heads|tags)\/(.+)$/.exec(revision) ?? [];
      return (kind === 'heads' ? undefined : tags[name]) ?? (kind === 'tags' ? undefined : branches[name]) ?? this.commit(revision);
    },
    other: (name) => (Object.hasOwn(others, name) ? contentOf({ ...others[name], pulls: [] }) : undefined),
    tip: (branch) => (Object.hasOwn(branches, branch) ? branches[branch] : undefined),
    paths: (ref) => {
      const listed = listedAt(ref);
      return listed && Object.keys(listed);
    },
    file(ref, path) {
      const listed = listedAt(ref);
      if (listed === undefined) return 'no-ref';
      const text = Object.hasOwn(listed, path) ? listed[path] : undefined;
      return text === undefined ? undefined : { text };
    },
  };
}
