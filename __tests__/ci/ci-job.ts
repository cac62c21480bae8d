import { type AskApi, type ReadJob, readJob } from '../../src/ci/read-job.js';
import type { Git } from '../../src/domain/refs.js';
import type { Source } from '../../src/domain/source.js';

export const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
export const MERGE = '6dcb09b5b57875f334f61aebed695e2e4193db5e';
export const BASE = '3484a3fb816e0859fd6e1cea078d76385ff50625';
export const TIP = '9d90f9c1d1a9f0f27bd87efb3a0ad2b0f4fb7a34';

/** What every CI says of the pull request 7, from `feature/x` to `main`. */
export const OF_PULL_REQUEST = {
  event: 'pull_request',
  ref: 'refs/heads/feature/x',
  branch: 'feature/x',
  baseBranch: 'main',
  baseRef: 'refs/heads/main',
  pullRequest: 7,
} as const;

type Env = Readonly<Record<string, string>>;

/** What a checkout knows. */
export interface Checkout {
  /** Without them, git is not installed. */
  readonly commits?: readonly string[];
  readonly parents?: Readonly<Record<string, readonly string[]>>;
  readonly refs?: Readonly<Record<string, string>>;
  /** Pairs of a commit and the ref whose history has it. */
  readonly histories?: readonly (readonly [string, string])[];
}

export function gitOf({ commits = [], parents = {}, refs = {}, histories = [] }: Checkout): Git {
  const isThere = commits.length > 0;
  const missing = { why: isThere ? 'the checkout does not have it' : 'git is not installed' };
  return {
    commitOf(revision) {
      const commit = refs[revision] ?? commits.find((known) => known.startsWith(revision));
      return Promise.resolve(isThere && commit !== undefined ? { commit } : missing);
    },
    parentsOf(commit) {
      const known = parents[commit] ?? (commits.includes(commit) ? [BASE] : undefined);
      return Promise.resolve(known === undefined ? missing : { parents: known });
    },
    isIn: (commit, history) => Promise.resolve(histories.some(([one, other]) => one === commit && other === history)),
  };
}

export async function jobOf(
  env: Env,
  {
    checkout = {},
    files = {},
    ...inputs
  }: { readonly checkout?: Checkout; readonly files?: Env; askApi?: AskApi; ci?: string; ref?: string; sha?: string } = {},
): Promise<ReadJob> {
  const readFile = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error(`ENOENT: ${path}`);
    return text;
  };
  return await readJob({ env, readFile, git: gitOf(checkout), ...inputs });
}

/** What a job is about, without what is undefined and what every CI has. */
export async function sourceOf(env: Env, options: Parameters<typeof jobOf>[1] = {}): Promise<Partial<Source>> {
  const { source } = await jobOf(env, options);
  const { mergeQueue: _queue, overridden: _overridden, boundToCommit: _bound, ...about } = source;
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
}
