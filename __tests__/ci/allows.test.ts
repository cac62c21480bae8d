import { describe, expect, it } from '@jest/globals';
import { publishPermissions } from '../../src/ci/permissions.js';
import type { Source } from '../../src/domain/source.js';

const PUSH: Source = {
  ci: 'github',
  event: 'push',
  repository: 'o/r',
  visibility: 'private',
  ref: 'refs/heads/main',
  commit: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
  branch: 'main',
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};
const PULL: Source = { ...PUSH, event: 'pull_request', ref: 'refs/pull/7/head', pullRequest: 7, pullRequestState: 'open' };
const QUEUE: Source = { ...PUSH, event: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-7-ec26c3e', mergeQueue: true };
const NONE: Source = { ci: 'none', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false };

/** [upload where the service scans the repository, upload where not, comment, annotate] */
const TABLE: readonly [string, Source, boolean, boolean, boolean, boolean][] = [
  ['push', PUSH, true, true, false, true],
  ['push of a tag', { ...PUSH, ref: 'refs/tags/v1' }, true, true, false, true],
  ['schedule', { ...PUSH, event: 'schedule', boundToCommit: false }, true, true, false, true],
  ['pull_request', PULL, true, false, true, true],
  ['pull_request_target', { ...PULL, event: 'pull_request_target' }, true, false, true, true],
  ['closed pull_request', { ...PULL, pullRequestState: 'closed' }, false, false, false, true],
  ['fork', { ...PULL, untrusted: 'fork' }, false, false, true, true],
  ['Dependabot', { ...PULL, untrusted: 'dependabot' }, true, false, true, true],
  ['push by Dependabot', { ...PUSH, untrusted: 'dependabot' }, true, true, false, true],
  ['merge_group', QUEUE, false, false, false, true],
  ["merge queue's paired push", { ...QUEUE, event: 'push' }, false, false, false, true],
  ['workflow_run', { ...PUSH, event: 'workflow_run' }, true, true, false, true],
  ['workflow_run of a fork', { ...PUSH, event: 'workflow_run', ref: undefined, untrusted: 'fork' }, false, false, false, true],
  ['deployment without a ref', { ...PUSH, event: 'deployment', ref: undefined }, false, false, false, true],
  ['another kind of ref', { ...PUSH, ref: 'refs/notes/x' }, false, false, false, true],
  ['comment on a pull request', { ...PUSH, event: 'issue_comment', pullRequest: 7, pullRequestState: 'open' }, true, true, true, true],
  [
    'comment on a closed pull request',
    { ...PUSH, event: 'issue_comment', pullRequest: 7, pullRequestState: 'closed' },
    true,
    true,
    false,
    true,
  ],
  ['no repository', { ...PULL, repository: undefined }, false, false, false, true],
  ['push on Gitea', { ...PUSH, flavour: 'gitea' }, false, false, false, false],
  ['pull_request on Gitea', { ...PULL, flavour: 'gitea' }, false, false, true, false],
  ['pull_request on Forgejo', { ...PULL, flavour: 'forgejo' }, false, false, true, false],
  ['unknown repository', { ...PULL, untrusted: 'unknown' }, false, false, true, true],
  ['no CI', { ...NONE, ref: 'refs/heads/main' }, false, false, false, false],
];

describe('the tracking issue', () => {
  const nightly: Source = { ...PUSH, event: 'schedule', boundToCommit: false };
  const track = (source: Source) => publishPermissions(source, { scansRepository: false }).track;

  it('is kept by scheduled runs', () => {
    expect(track(nightly)).toEqual({ allowed: true });
  });

  it.each<[string, Source]>([
    ['a push', PUSH],
    ['a pull request', PULL],
    ['a person', { ...nightly, event: 'workflow_dispatch' }],
    ['no event', { ...nightly, event: undefined }],
    ['Gitea', { ...nightly, flavour: 'gitea' }],
    ['no repository', { ...nightly, repository: undefined }],
    ['no CI', { ...NONE, event: 'schedule', repository: 'o/r' }],
  ])('is not kept for %s', (_name, source) => {
    expect(track(source)).toEqual({ allowed: false, why: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});

describe('what an event allows', () => {
  it.each(TABLE)('%s', (_name, source, ownCode, otherTarget, comment, annotate) => {
    const repository = publishPermissions(source, { scansRepository: true });
    const elsewhere = publishPermissions(source, { scansRepository: false });
    expect([repository.upload.allowed, elsewhere.upload.allowed, repository.comment.allowed, repository.annotate.allowed]).toEqual([
      ownCode,
      otherTarget,
      comment,
      annotate,
    ]);
    for (const permission of [...Object.values(repository), ...Object.values(elsewhere)]) {
      if (!permission.allowed) expect(permission.why).toMatch(/^[A-Z].*\.$/);
    }
  });
});
