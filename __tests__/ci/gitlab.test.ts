import { describe, expect, it } from '@jest/globals';
import { BASE, HEAD, jobOf, MERGE, sourceOf } from './ci-job.js';

const JOB = {
  CI: 'true',
  GITLAB_CI: 'true',
  CI_PROJECT_ID: '1',
  CI_PROJECT_PATH: 'acme/platform/infrastructure',
  CI_PROJECT_URL: 'https://gitlab.example/acme/platform/infrastructure',
  CI_PROJECT_VISIBILITY: 'private',
  CI_DEFAULT_BRANCH: 'main',
  CI_JOB_URL: 'https://gitlab.example/acme/platform/infrastructure/-/jobs/42',
  CI_COMMIT_SHA: HEAD,
};
const MR = {
  ...JOB,
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_COMMIT_REF_NAME: 'feature/x',
  CI_MERGE_REQUEST_IID: '7',
  CI_MERGE_REQUEST_ID: '8812',
  CI_MERGE_REQUEST_EVENT_TYPE: 'detached',
  CI_MERGE_REQUEST_PROJECT_ID: '1',
  CI_MERGE_REQUEST_PROJECT_PATH: 'acme/platform/infrastructure',
  CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.example/acme/platform/infrastructure',
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1',
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/x',
  CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: '',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_MERGE_REQUEST_DIFF_BASE_SHA: BASE,
};
const COMMON = {
  ci: 'gitlab',
  repository: 'acme/platform/infrastructure',
  visibility: 'private',
  runUrl: 'https://gitlab.example/acme/platform/infrastructure/-/jobs/42',
  pages: {
    repository: 'https://gitlab.example/acme/platform/infrastructure',
    commit: 'https://gitlab.example/acme/platform/infrastructure/-/commit/{commit}',
    file: 'https://gitlab.example/acme/platform/infrastructure/-/blob/{commit}/{path}',
    line: '#L{line}',
    pullRequest: 'https://gitlab.example/acme/platform/infrastructure/-/merge_requests/{number}',
  },
};
const OF_MR = {
  ...COMMON,
  event: 'pull_request',
  ref: 'refs/heads/feature/x',
  branch: 'feature/x',
  commit: HEAD,
  baseBranch: 'main',
  baseRef: 'refs/heads/main',
  baseCommit: BASE,
  pullRequest: 7,
};

describe('GitLab', () => {
  it.each([
    ['a push to the default branch', { CI_COMMIT_BRANCH: 'main' }, { ref: 'refs/heads/main', branch: 'main' }],
    [
      'a push to a branch with an open merge request',
      { CI_COMMIT_BRANCH: 'feature/x', CI_OPEN_MERGE_REQUESTS: 'acme/platform/infrastructure!7' },
      { ref: 'refs/heads/feature/x', branch: 'feature/x' },
    ],
    ['a tag', { CI_COMMIT_TAG: 'v1', CI_COMMIT_REF_NAME: 'v1' }, { ref: 'refs/tags/v1' }],
  ])('%s', async (_what, env, about) => {
    expect(await sourceOf({ ...JOB, ...env })).toEqual({ ...COMMON, commit: HEAD, ...about });
  });

  it('a merge request is its source branch, and never the default branch', async () => {
    expect(await sourceOf(MR)).toEqual(OF_MR);
  });

  it.each(['merged_result', 'merge_train'])('the head of a %s pipeline is not the commit of GitLab', async (type) => {
    const env = { ...MR, CI_COMMIT_SHA: MERGE, CI_MERGE_REQUEST_EVENT_TYPE: type, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: HEAD };
    expect(await sourceOf(env)).toEqual(OF_MR);
  });

  it('git is asked for the head where only the merge is known', async () => {
    const env = { ...MR, CI_COMMIT_SHA: MERGE, CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result' };
    expect(await sourceOf(env, { checkout: { commits: [MERGE], parents: { [MERGE]: [BASE, HEAD] } } })).toEqual(OF_MR);
    const alone = await jobOf(env);
    expect(alone.source.commit).toBeUndefined();
    expect(alone.unknownCommit).toBe(`The commit ${MERGE.slice(0, 12)} is a merge, and its head is not known: git is not installed`);
  });

  it.each([
    ['no merge', [BASE]],
    ['a merge of three', [BASE, HEAD, MERGE]],
  ])('%s does not have a head', async (_what, parents) => {
    const env = { ...MR, CI_COMMIT_SHA: MERGE, CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result' };
    const { source, unknownCommit } = await jobOf(env, { checkout: { commits: [MERGE], parents: { [MERGE]: parents } } });
    expect(source.commit).toBeUndefined();
    expect(unknownCommit).toMatch(/is not a merge of two commits/);
  });

  it('a second parent that is a commit of the target is not the head', async () => {
    const env = { ...MR, CI_COMMIT_SHA: MERGE, CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result' };
    const checkout = { commits: [MERGE], parents: { [MERGE]: [HEAD, BASE] }, histories: [[BASE, 'refs/remotes/origin/main']] } as const;
    expect((await jobOf(env, { checkout })).source.commit).toBeUndefined();
  });

  it.each([
    ['the project', { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2' }, { baseRef: 'refs/heads/main' }],
    // The branches of the remote are the fork's there.
    [
      'the fork',
      {
        CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2',
        CI_PROJECT_ID: '2',
        CI_PROJECT_PATH: 'mona/infrastructure',
        CI_PROJECT_URL: 'https://gitlab.example/mona/infrastructure',
      },
      {},
    ],
  ])('a fork is recognised in a pipeline of %s', async (_what, env, base) => {
    const { ref: _ref, baseRef: _base, ...about } = OF_MR;
    expect(await sourceOf({ ...MR, ...env })).toEqual({ ...about, ...base, untrusted: 'fork' });
  });
});
