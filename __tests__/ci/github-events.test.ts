import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import type { Source } from '../../src/domain/source.js';
import { jobOf, TIP, whole } from './github-job.js';

/** The few fields that are compared; GitHub's own types are a union of hundreds. */
interface Payload {
  readonly ref: string;
  readonly after: string;
  readonly deleted: boolean;
  readonly repository: { readonly full_name: string };
  readonly pull_request: {
    readonly number: number;
    readonly state: 'open' | 'closed';
    readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } | null };
    readonly base: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } };
  };
  readonly merge_group: { readonly head_ref: string; readonly head_sha: string; readonly base_ref: string; readonly base_sha: string };
  readonly workflow_run: {
    readonly head_branch: string;
    readonly head_sha: string;
    readonly head_repository: { readonly full_name: string };
  };
  readonly deployment: { readonly sha: string };
  readonly issue: { readonly number: number; readonly state: 'open' | 'closed'; readonly pull_request?: unknown };
}

const examples: readonly { name: string; examples: readonly Payload[] }[] = createRequire(import.meta.url)('@octokit/webhooks-examples');

/** https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows */
const WORKFLOW_EVENTS = [
  'branch_protection_rule check_run check_suite create delete deployment deployment_status discussion discussion_comment fork gollum',
  'issue_comment issues label merge_group milestone page_build project project_card project_column public pull_request',
  'pull_request_review pull_request_review_comment push release repository_dispatch status watch workflow_dispatch workflow_run',
]
  .join(' ')
  .split(' ');

/** By what the payload says itself, read here a second time and by another hand. */
const EXPECTED: Readonly<Record<string, (payload: Payload) => Partial<Source>>> = {
  pull_request: ofPullRequest,
  pull_request_review: ofPullRequest,
  pull_request_review_comment: ofPullRequest,
  push: (payload) =>
    payload.deleted ? { ref: 'refs/heads/main', commit: TIP } : { ref: payload.ref, commit: payload.after, boundToCommit: true },
  merge_group: ({ merge_group: group }) => ({
    ref: group.head_ref,
    commit: group.head_sha,
    mergeQueue: true,
    baseBranch: 'main',
    baseRef: group.base_ref,
    baseCommit: group.base_sha,
    boundToCommit: true,
  }),
  workflow_run: ({ workflow_run: run, repository }) => {
    const fork = run.head_repository.full_name !== repository.full_name;
    return {
      ref: fork ? undefined : `refs/heads/${run.head_branch}`,
      commit: run.head_sha,
      untrusted: fork ? 'fork' : undefined,
      boundToCommit: true,
    };
  },
  deployment: ({ deployment }) => ({ ref: 'refs/heads/main', commit: deployment.sha, boundToCommit: true }),
  deployment_status: ({ deployment }) => ({ ref: 'refs/heads/main', commit: deployment.sha, boundToCommit: true }),
  issue_comment: ({ issue }) => ({
    ref: 'refs/heads/main',
    commit: TIP,
    pullRequest: issue.pull_request ? issue.number : undefined,
    pullRequestState: issue.pull_request ? issue.state : undefined,
  }),
};

function ofPullRequest({ pull_request: pull }: Payload): Partial<Source> {
  return {
    ref: `refs/pull/${pull.number}/head`,
    commit: pull.head.sha,
    branch: pull.head.ref,
    baseBranch: pull.base.ref,
    baseRef: `refs/heads/${pull.base.ref}`,
    baseCommit: pull.base.sha,
    pullRequest: pull.number,
    pullRequestState: pull.state,
    untrusted: pull.head.repo === null || pull.head.repo.full_name !== pull.base.repo.full_name ? 'fork' : undefined,
    boundToCommit: true,
  };
}

const rows = examples
  .filter(({ name }) => WORKFLOW_EVENTS.includes(name))
  .flatMap(({ name, examples: payloads }) => payloads.map((payload, index) => [name, index, payload] as const));

describe('the payloads that GitHub publishes', () => {
  it('are there for every event that can start a workflow', () => {
    const missing = WORKFLOW_EVENTS.filter((name) => !examples.some((example) => example.name === name));
    expect(missing).toEqual([]);
    expect(rows.length).toBeGreaterThan(150);
  });

  it.each(rows)('%s, example %i', (name, _index, payload) => {
    const isPush = name === 'push' && !payload.deleted;
    const env = isPush ? { GITHUB_REF: payload.ref, GITHUB_SHA: payload.after } : {};
    const source = whole(jobOf(name, payload, env));
    const expected = EXPECTED[name]?.(payload) ?? { ref: 'refs/heads/main', commit: TIP, branch: 'main' };
    expect(source).toMatchObject({ ci: 'github', event: name, overridden: false, mergeQueue: false, boundToCommit: false, ...expected });
    expect(source.baseCommit === undefined).toBe(!/^(?:pull_request|merge_group|workflow_run|issue_comment)/.test(name));
    if (source.ref?.startsWith('refs/heads/')) expect(`refs/heads/${source.branch}`).toBe(source.ref);
  });

  it.each(rows.filter(([name]) => name === 'pull_request'))(
    '%s_target, example %i, is never about the default branch',
    (_name, _index, payload) => {
      expect(jobOf('pull_request_target', payload)).toMatchObject(ofPullRequest(payload));
    },
  );
});
