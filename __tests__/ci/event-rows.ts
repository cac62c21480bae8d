import { MERGE_COMMIT, TIP } from './github-job.js';
import { WORKFLOW_EVENTS, type WorkflowEvent } from './workflow-events.js';

/** What a row says; written by hand from GitHub's documents. An allowed surface is `yes`, any other tells why not. */
export interface Expected {
  readonly ref: string | undefined;
  readonly commit: string | undefined;
  readonly branch: string | undefined;
  readonly baseBranch?: string | undefined;
  readonly pullRequest?: number | undefined;
  readonly boundToCommit: boolean;
  readonly mergeQueue?: true;
  readonly untrusted?: 'fork' | 'dependabot' | 'unknown';
  /** A service that scans the repository; the others where it differs. */
  readonly upload: string;
  readonly uploadOfOthers?: string;
  readonly comment: string;
  readonly annotate: 'yes';
  readonly track: string;
  /** Whether a service that scans the repository is asked for a scan, with a key. */
  readonly scan: 'yes' | 'CLOSED' | 'FORK' | 'ORIGIN_UNKNOWN';
  /** Without a key and with `skip-untrusted`, whatever the service: only where secrets are withheld. */
  readonly keyless: 'skip' | 'error';
}

/** One event as it arrives. */
export interface Row {
  readonly event: WorkflowEvent;
  /** Empty: the event has none. */
  readonly action: string;
  readonly variant?: string;
  /** The runner's variables besides those of a job on the default branch. */
  readonly env?: Readonly<Record<string, string>>;
  /** `examples`: all of GitHub's for this event and activity that `pick` takes. Else the payload. */
  readonly payload: 'examples' | object;
  readonly pick?: (payload: Payload) => boolean;
  readonly expected: Expected;
}

/** What rows pick by. */
export interface Payload {
  readonly action?: string;
  readonly ref?: string;
  readonly deleted?: boolean;
  readonly repository?: { readonly full_name: string };
  readonly deployment?: { readonly ref: string };
  readonly workflow_run?: { readonly head_repository: { readonly full_name: string } };
}

const QUEUE_REASON = "A merge queue's branch is deleted after the merge. The gate still applies.";
const CLOSED_REASON = 'The pull request is closed.';
const FORK_REASON = 'Pull requests from forks may not write to code scanning.';
const UNKNOWN_REASON = 'The event does not show which repository the code is in.';
const NO_REF =
  'The event names no branch, tag, or pull request to report to (a deployment from a commit has none). To name one, set the input ref.';
const OTHER_TARGET = "The service does not scan the pull request's code, so its findings are uploaded only for branches.";
const NO_PULL_REQUEST = 'The event does not belong to a pull request.';
const NOT_SCHEDULED = 'Only scheduled runs write a tracking issue.';

/** "Last commit on default branch", "Default branch". */
const DEFAULT: Expected = {
  ref: 'refs/heads/main',
  commit: TIP,
  branch: 'main',
  boundToCommit: false,
  upload: 'yes',
  comment: NO_PULL_REQUEST,
  annotate: 'yes',
  track: NOT_SCHEDULED,
  scan: 'yes',
  keyless: 'error',
};

export const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const BASE = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e';
const PUSHED = '6113728f27ae82c7b1a177c8d03f9e96e0adf246';
const AFTER = '3484a3fb816e0859fd6e1cea078d76385ff50625';
const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-104-929f8209d40f77f4abc622a499c93a83babdbe64';
const QUEUED = '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d';
/** The examples' repository, in the two forms that payloads have. */
const HOME = { id: 186853002, full_name: 'Codertocat/Hello-World', private: false, visibility: 'public', default_branch: 'master' };
const DEPENDABOT = { GITHUB_ACTOR: 'dependabot[bot]' };

/** GITHUB_REF and GITHUB_SHA: "PR merge branch", "last merge commit on the GITHUB_REF branch". */
const MERGE = { GITHUB_REF: 'refs/pull/2/merge', GITHUB_SHA: MERGE_COMMIT, GITHUB_HEAD_REF: 'changes', GITHUB_BASE_REF: 'master' };
const ON_BASE = { GITHUB_REF: 'refs/heads/master', GITHUB_SHA: MERGE_COMMIT, GITHUB_HEAD_REF: 'changes', GITHUB_BASE_REF: 'master' };
/** "Default branch", "last commit on default branch". */
const TARGET = { GITHUB_HEAD_REF: 'changes', GITHUB_BASE_REF: 'master' };

/** The head: `github.event.pull_request.head.sha`, as the document advises for what is not the merge. */
const PULL: Expected = {
  ...DEFAULT,
  ref: 'refs/pull/2/head',
  commit: HEAD,
  branch: 'changes',
  baseBranch: 'master',
  pullRequest: 2,
  boundToCommit: true,
  uploadOfOthers: OTHER_TARGET,
  comment: 'yes',
};
const CLOSED: Expected = { ...PULL, upload: CLOSED_REASON, uploadOfOthers: CLOSED_REASON, comment: CLOSED_REASON, scan: 'CLOSED' };
/** "If a pull request was closed as a result of being merged, it will be the fully qualified ref of the branch it was merged into." */
const MERGED: Expected = {
  ...DEFAULT,
  ref: 'refs/heads/master',
  commit: MERGE_COMMIT,
  branch: 'master',
  pullRequest: 2,
  boundToCommit: true,
  comment: CLOSED_REASON,
};
const FORK: Expected = {
  ...PULL,
  untrusted: 'fork',
  upload: FORK_REASON,
  uploadOfOthers: FORK_REASON,
  scan: 'FORK',
  keyless: 'skip',
};
/** Nothing is proven: nothing is sent to a service that scans the repository, and nothing is skipped. */
const UNKNOWN: Expected = {
  ...PULL,
  untrusted: 'unknown',
  upload: UNKNOWN_REASON,
  uploadOfOthers: UNKNOWN_REASON,
  scan: 'ORIGIN_UNKNOWN',
  keyless: 'error',
};
/** Runs with the base's secrets, about foreign code. */
const FORK_TARGET: Expected = { ...FORK, keyless: 'error' };

const pull = (change: object = {}, head: object = {}, action = 'synchronize'): object => ({
  action,
  number: 2,
  pull_request: {
    number: 2,
    state: 'open',
    merged: false,
    user: { login: 'Codertocat' },
    merge_commit_sha: MERGE_COMMIT,
    head: { ref: 'changes', sha: HEAD, repo: HOME, ...head },
    base: { ref: 'master', sha: BASE, repo: HOME },
    ...change,
  },
  repository: HOME,
});
const merged = (head: object = {}): object => pull({ state: 'closed', merged: true }, head, 'closed');
const FOREIGN = { repo: { id: 1, full_name: 'mallory/Hello-World' } };

/** Head repositories that name no repository. */
const NAMELESS: readonly (readonly [string, unknown])[] = [
  ['absent', undefined],
  ['{}', {}],
  ['nameless', { id: 1, full_name: null }],
  ['named by nothing', { id: 1, full_name: '' }],
  ['named by half', { id: 1, full_name: 'Hello-World' }],
  ['a text', 'mallory/Hello-World'],
];

const row = (event: WorkflowEvent, action: string, expected: Expected, rest: Partial<Row> = {}): Row => ({
  event,
  action,
  payload: 'examples',
  expected,
  ...rest,
});

/** The same for all activities of an event, but for those that have rows of their own. */
const every = (event: WorkflowEvent, expected: Expected, rest: Partial<Row> = {}, but: readonly string[] = []): Row[] => {
  const types = WORKFLOW_EVENTS.get(event) ?? [];
  const actions = types.length === 0 ? [''] : types;
  return actions.filter((action) => !but.includes(action)).map((action) => row(event, action, expected, rest));
};

const RELEASE = { GITHUB_REF: 'refs/tags/0.0.1', GITHUB_SHA: PUSHED };
const TAG: Expected = { ...DEFAULT, ref: 'refs/tags/0.0.1', commit: PUSHED, branch: undefined };
const branchPush = { GITHUB_REF: 'refs/heads/master', GITHUB_SHA: PUSHED };
const tagPush = { GITHUB_REF: 'refs/tags/simple-tag', GITHUB_SHA: PUSHED };
const PUSH: Expected = { ...DEFAULT, ref: 'refs/heads/master', commit: PUSHED, branch: 'master', boundToCommit: true };
const TAG_PUSH: Expected = { ...PUSH, ref: 'refs/tags/simple-tag', branch: undefined };
const IN_QUEUE: Expected = {
  ...DEFAULT,
  ref: QUEUE,
  commit: QUEUED,
  branch: QUEUE.replace('refs/heads/', ''),
  baseBranch: 'main',
  boundToCommit: true,
  mergeQueue: true,
  upload: QUEUE_REASON,
};
const DEPLOYED: Expected = { ...DEFAULT, ref: 'refs/heads/master', commit: BASE, branch: 'master', boundToCommit: true };
const deployedFrom = (ref: string, sha = BASE) => ({ GITHUB_REF: ref, GITHUB_SHA: sha });
const AWAITED: Expected = { ...DEFAULT, ref: 'refs/heads/master', commit: AFTER, branch: 'master', boundToCommit: true };
const listed = (number: number, sha = AFTER, repository = HOME.id): object => ({
  number,
  head: { ref: 'changes', sha, repo: { id: repository } },
  base: { ref: 'master', sha: BASE, repo: { id: repository } },
});
const awaited = (pulls: readonly object[], change: object = {}): object => ({
  action: 'completed',
  workflow_run: { head_branch: 'changes', head_sha: AFTER, head_repository: HOME, pull_requests: pulls, ...change },
  repository: HOME,
});
const OF_CHANGES: Expected = { ...AWAITED, ref: 'refs/heads/changes', branch: 'changes' };
const commented = (issue: object): object => ({ action: 'created', issue: { number: 9, state: 'open', ...issue }, repository: HOME });

export const ROWS: readonly Row[] = [
  ...every('branch_protection_rule', DEFAULT),
  ...every('check_run', DEFAULT),
  ...every('check_suite', DEFAULT),
  ...every('delete', DEFAULT),
  ...every('discussion', DEFAULT),
  ...every('discussion_comment', DEFAULT),
  ...every('fork', DEFAULT),
  ...every('gollum', DEFAULT),
  ...every('image_version', DEFAULT),
  ...every('issues', DEFAULT),
  ...every('label', DEFAULT),
  ...every('milestone', DEFAULT),
  ...every('page_build', DEFAULT),
  ...every('project', DEFAULT),
  ...every('project_card', DEFAULT),
  ...every('project_column', DEFAULT),
  ...every('public', DEFAULT),
  ...every('status', DEFAULT),
  ...every('watch', DEFAULT),
  ...every('repository_dispatch', DEFAULT),
  row('schedule', '', { ...DEFAULT, track: 'yes' }, { payload: { schedule: '17 3 * * *' } }),
  row(
    'schedule',
    '',
    { ...DEFAULT, track: 'yes' },
    {
      variant: 'again, by Dependabot: a schedule has its secrets',
      payload: { schedule: '17 3 * * *' },
      env: { ...DEPENDABOT, GITHUB_RUN_ATTEMPT: '2' },
    },
  ),
  // "Last commit on the GITHUB_REF branch or tag", "branch or tag that received dispatch".
  row('workflow_dispatch', '', DEFAULT),
  row('workflow_dispatch', '', TAG, { variant: 'on a tag', env: RELEASE, payload: { ref: RELEASE.GITHUB_REF } }),
  row(
    'workflow_dispatch',
    '',
    { ...IN_QUEUE, boundToCommit: false, baseBranch: undefined },
    {
      variant: "on a queue's branch",
      env: { GITHUB_REF: QUEUE, GITHUB_SHA: QUEUED },
      payload: { ref: QUEUE },
    },
  ),
  // "The event payload in the called workflow is the same": a called workflow never sees this name, and the variables are the caller's.
  row('workflow_call', '', DEFAULT, { payload: {} }),
  // "Commit of the published package", "branch or tag of the published package".
  ...every('registry_package', TAG, { env: RELEASE, payload: { registry_package: {} } }),
  // "Last commit in the tagged release", "tag ref of release".
  ...every('release', TAG, { env: RELEASE }),
  // "Last commit on the created branch or tag", "branch or tag created".
  row('create', '', { ...TAG, ref: 'refs/tags/simple-tag' }, { env: tagPush }),
  row(
    'create',
    '',
    { ...TAG, ref: 'refs/tags/simple-tag', untrusted: 'dependabot', keyless: 'skip' },
    {
      variant: 'by Dependabot',
      env: { ...tagPush, ...DEPENDABOT },
    },
  ),
  row(
    'create',
    '',
    { ...IN_QUEUE, boundToCommit: false, baseBranch: undefined },
    {
      variant: "a queue's branch",
      env: { GITHUB_REF: QUEUE, GITHUB_SHA: QUEUED },
      payload: { ref: QUEUE.replace('refs/heads/', ''), ref_type: 'branch' },
    },
  ),

  // "Tip commit pushed to the ref", "updated ref".
  row('push', '', PUSH, { env: branchPush, pick: ({ ref, deleted }) => !deleted && ref === 'refs/heads/master' }),
  row('push', '', TAG_PUSH, { env: tagPush, pick: ({ ref, deleted }) => !deleted && ref === 'refs/tags/simple-tag' }),
  // "When you delete a branch, the SHA in the workflow run (and its associated refs) reverts to the default branch."
  row('push', '', DEFAULT, { pick: ({ deleted }) => deleted === true }),
  row('push', '', TAG_PUSH, {
    variant: "an annotated tag: after is the tag's own hash",
    env: tagPush,
    payload: { ref: tagPush.GITHUB_REF, after: AFTER, head_commit: { id: PUSHED }, repository: HOME },
  }),
  row('push', '', TAG_PUSH, {
    variant: 'an annotated tag without variables',
    env: { GITHUB_REF: '', GITHUB_SHA: '' },
    payload: { ref: tagPush.GITHUB_REF, after: AFTER, head_commit: { id: PUSHED }, repository: HOME },
  }),
  row(
    'push',
    '',
    { ...TAG_PUSH, commit: undefined },
    {
      variant: 'an annotated tag of which only the hash is told',
      env: { GITHUB_REF: '', GITHUB_SHA: '' },
      payload: { ref: tagPush.GITHUB_REF, after: AFTER, repository: HOME },
    },
  ),
  row('push', '', PUSH, {
    variant: 'forced',
    env: branchPush,
    payload: { ref: branchPush.GITHUB_REF, before: AFTER, after: PUSHED, forced: true, head_commit: { id: PUSHED }, repository: HOME },
  }),
  row('push', '', PUSH, {
    variant: 'again, when the branch may have moved on: still of its own commit',
    env: { ...branchPush, GITHUB_RUN_ATTEMPT: '3' },
    payload: { ref: branchPush.GITHUB_REF, after: PUSHED, repository: HOME },
  }),
  row(
    'push',
    '',
    { ...PUSH, untrusted: 'dependabot', keyless: 'skip' },
    {
      variant: 'by Dependabot',
      env: { ...branchPush, ...DEPENDABOT },
      payload: { ref: branchPush.GITHUB_REF, after: PUSHED, repository: HOME },
    },
  ),
  row('push', '', IN_QUEUE, {
    variant: "paired with a merge queue's event",
    env: { GITHUB_REF: QUEUE, GITHUB_SHA: QUEUED },
    payload: { ref: QUEUE, after: QUEUED, repository: HOME },
  }),
  // "Ref of the merge group", "SHA of the merge group".
  row('merge_group', 'checks_requested', IN_QUEUE, { env: { GITHUB_REF: QUEUE, GITHUB_SHA: QUEUED } }),

  ...every('pull_request', PULL, { env: MERGE }, ['closed']),
  ...every('pull_request_review', PULL, { env: MERGE }),
  ...every('pull_request_review_comment', PULL, { env: MERGE }),
  ...every('pull_request_target', PULL, { env: TARGET }, ['closed']),
  row('pull_request', 'closed', CLOSED, { env: MERGE }),
  row('pull_request_target', 'closed', CLOSED, { env: TARGET }),
  row('pull_request', 'closed', MERGED, { variant: 'merged', env: ON_BASE, payload: merged() }),
  row('pull_request_target', 'closed', MERGED, { variant: 'merged', env: TARGET, payload: merged() }),
  row(
    'pull_request',
    'closed',
    { ...MERGED, untrusted: 'fork', upload: FORK_REASON, scan: 'FORK', keyless: 'skip' },
    {
      variant: "merged, a fork's: still without secrets",
      env: ON_BASE,
      payload: merged(FOREIGN),
    },
  ),
  row('pull_request_target', 'closed', MERGED, { variant: "merged, a fork's", env: TARGET, payload: merged({ repo: null }) }),
  row('pull_request', 'labeled', CLOSED, {
    variant: 'merged long ago: the base has moved on',
    env: MERGE,
    payload: pull({ state: 'closed', merged: true }, {}, 'labeled'),
  }),
  row('pull_request_review', 'submitted', CLOSED, {
    variant: 'of a closed one',
    env: MERGE,
    payload: pull({ state: 'closed', merged_at: '2026-01-05T09:00:00Z' }, {}, 'submitted'),
  }),
  row('pull_request', 'synchronize', PULL, { variant: 'again', env: { ...MERGE, GITHUB_RUN_ATTEMPT: '2' }, payload: pull() }),
  row(
    'pull_request',
    'synchronize',
    { ...PULL, ref: undefined, pullRequest: undefined, upload: NO_REF, uploadOfOthers: NO_REF, comment: NO_PULL_REQUEST },
    {
      variant: 'whose number only the variables tell: nobody knows whether it is the same',
      env: { ...MERGE, GITHUB_REF: 'refs/pull/8/merge' },
      payload: { ...pull({ number: undefined }), number: undefined },
    },
  ),
  row('pull_request', 'synchronize', PULL, { variant: 'forced', env: MERGE, payload: { ...pull(), before: AFTER, after: HEAD } }),
  row(
    'pull_request',
    'synchronize',
    { ...PULL, untrusted: 'dependabot', keyless: 'skip' },
    {
      variant: 'by Dependabot, run again by a person',
      env: { ...MERGE, ...DEPENDABOT, GITHUB_TRIGGERING_ACTOR: 'mona', GITHUB_RUN_ATTEMPT: '2' },
      payload: pull({ user: { login: 'dependabot[bot]' } }),
    },
  ),
  row('pull_request', 'synchronize', FORK, { variant: 'of a fork', env: MERGE, payload: pull({}, FOREIGN) }),
  row('pull_request', 'synchronize', FORK, { variant: 'of a fork that is gone', env: MERGE, payload: pull({}, { repo: null }) }),
  ...NAMELESS.flatMap(([what, repo]) => [
    row('pull_request', 'synchronize', UNKNOWN, { variant: `whose head repository is ${what}`, env: MERGE, payload: pull({}, { repo }) }),
    row('pull_request_target', 'synchronize', UNKNOWN, {
      variant: `whose head repository is ${what}`,
      env: TARGET,
      payload: pull({}, { repo }),
    }),
    row('pull_request_review', 'submitted', UNKNOWN, {
      variant: `whose head repository is ${what}`,
      env: MERGE,
      payload: pull({}, { repo }, 'submitted'),
    }),
    row('pull_request', 'synchronize', UNKNOWN, {
      variant: `by Dependabot, whose head repository is ${what}`,
      env: { ...MERGE, ...DEPENDABOT },
      payload: pull({}, { repo }),
    }),
  ]),
  row('pull_request', 'synchronize', PULL, {
    variant: 'whose base only the variables name',
    env: { ...MERGE, GITHUB_REPOSITORY: 'codertocat/hello-world' },
    payload: { ...pull({ base: { ref: 'master', sha: BASE, repo: {} } }), repository: { private: false } },
  }),
  row('pull_request_review', 'submitted', FORK, { variant: 'of a fork', env: MERGE, payload: pull({}, FOREIGN, 'submitted') }),
  row('pull_request_target', 'synchronize', FORK_TARGET, { variant: 'of a fork', env: TARGET, payload: pull({}, FOREIGN) }),
  row(
    'pull_request_target',
    'synchronize',
    { ...PULL, untrusted: 'dependabot', keyless: 'skip' },
    {
      variant: "Dependabot's own",
      env: { ...TARGET, ...DEPENDABOT },
      payload: pull({ user: { login: 'dependabot[bot]' } }),
    },
  ),
  row('pull_request_target', 'synchronize', PULL, {
    variant: "a person's that Dependabot rebased: with secrets",
    env: { ...TARGET, ...DEPENDABOT },
    payload: pull(),
  }),

  // "Last commit on default branch"; the issue may be a pull request, where an answer can go.
  ...every('issue_comment', DEFAULT),
  row(
    'issue_comment',
    'created',
    { ...DEFAULT, pullRequest: 9, comment: 'yes' },
    {
      variant: 'on a pull request',
      payload: commented({ pull_request: { url: 'x' } }),
    },
  ),
  row(
    'issue_comment',
    'created',
    { ...DEFAULT, pullRequest: 9, comment: CLOSED_REASON },
    {
      variant: 'on a closed pull request',
      payload: commented({ pull_request: { url: 'x' }, state: 'closed' }),
    },
  ),
  row(
    'issue_comment',
    'created',
    { ...DEFAULT, pullRequest: 9, comment: 'yes' },
    {
      variant: 'on a pull request, by Dependabot: with secrets',
      env: DEPENDABOT,
      payload: commented({ pull_request: { url: 'x' } }),
    },
  ),

  // "Commit to be deployed", "branch or tag to be deployed (empty if created with a commit SHA)".
  ...(['deployment', 'deployment_status'] as const).flatMap((event) => [
    row(event, '', DEPLOYED, { env: deployedFrom('refs/heads/master'), pick: ({ deployment }) => deployment?.ref === 'master' }),
    row(
      event,
      '',
      { ...DEPLOYED, ref: undefined, branch: undefined, upload: NO_REF },
      {
        variant: 'from a commit',
        env: deployedFrom(''),
        payload: { deployment: { ref: BASE, sha: BASE }, repository: HOME },
      },
    ),
    row(
      event,
      '',
      { ...DEPLOYED, ref: 'refs/tags/v1', branch: undefined },
      {
        variant: 'of a tag',
        env: deployedFrom('refs/tags/v1'),
        payload: { deployment: { ref: 'v1', sha: BASE }, repository: HOME },
      },
    ),
    row(
      event,
      '',
      { ...DEPLOYED, ref: undefined, branch: undefined, upload: NO_REF },
      {
        variant: 'of a commit that the variables do not name',
        env: deployedFrom('refs/heads/main', TIP),
        payload: { deployment: { ref: BASE, sha: BASE }, repository: HOME },
      },
    ),
    row(
      event,
      '',
      { ...DEPLOYED, untrusted: 'dependabot', keyless: 'skip' },
      {
        variant: 'by Dependabot',
        env: { ...deployedFrom('refs/heads/master'), ...DEPENDABOT },
        payload: { deployment: { ref: 'master', sha: BASE }, repository: HOME },
      },
    ),
  ]),
  row(
    'deployment',
    '',
    { ...DEPLOYED, ref: 'refs/heads/gh-pages', branch: 'gh-pages' },
    {
      env: deployedFrom('refs/heads/gh-pages'),
      pick: ({ deployment }) => deployment?.ref === 'gh-pages',
    },
  ),

  // "Last commit on default branch", "default branch": the run's own are in the payload.
  ...every('workflow_run', AWAITED, { pick: (payload) => !isForeign(payload) }),
  row(
    'workflow_run',
    'completed',
    {
      ...AWAITED,
      ref: undefined,
      commit: '5779607b49aab1200488439f02372c57b4f75444',
      branch: 'main',
      untrusted: 'fork',
      upload: FORK_REASON,
      scan: 'FORK',
    },
    { variant: 'of a fork', pick: isForeign },
  ),
  row(
    'workflow_run',
    'completed',
    { ...OF_CHANGES, ref: undefined, untrusted: 'fork', upload: FORK_REASON, scan: 'FORK' },
    {
      variant: 'of a fork that is gone',
      payload: awaited([], { head_repository: null }),
    },
  ),
  ...NAMELESS.map(([what, head_repository]) =>
    row(
      'workflow_run',
      'completed',
      { ...OF_CHANGES, ref: undefined, untrusted: 'unknown', upload: UNKNOWN_REASON, scan: 'ORIGIN_UNKNOWN' },
      { variant: `whose head repository is ${what}`, payload: awaited([listed(2)], { head_repository }) },
    ),
  ),
  row(
    'workflow_run',
    'completed',
    { ...OF_CHANGES, pullRequest: 2, comment: 'yes' },
    {
      variant: "of a pull request's branch",
      payload: awaited([listed(2)]),
    },
  ),
  row('workflow_run', 'completed', OF_CHANGES, { variant: 'of several pull requests', payload: awaited([listed(2), listed(3)]) }),
  row(
    'workflow_run',
    'completed',
    { ...OF_CHANGES, pullRequest: 2, comment: 'yes' },
    {
      variant: 'of one here and one elsewhere',
      payload: awaited([listed(2), listed(3, AFTER, 1)]),
    },
  ),
  row('workflow_run', 'completed', OF_CHANGES, { variant: 'of a pull request that has moved on', payload: awaited([listed(2, HEAD)]) }),
  row(
    'workflow_run',
    'completed',
    { ...OF_CHANGES, ref: QUEUE, branch: QUEUE.replace('refs/heads/', ''), mergeQueue: true, upload: QUEUE_REASON },
    {
      variant: "of a merge queue's branch",
      payload: awaited([], { head_branch: QUEUE.replace('refs/heads/', '') }),
    },
  ),
  row('workflow_run', 'completed', OF_CHANGES, { variant: 'by Dependabot: with secrets', env: DEPENDABOT, payload: awaited([]) }),
];

function isForeign({ workflow_run: run, repository }: Payload): boolean {
  return run?.head_repository.full_name !== repository?.full_name;
}
