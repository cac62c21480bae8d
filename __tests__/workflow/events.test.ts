import { describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniScenario } from '../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import { BASE, eventOf, HEAD, type JobEvent, MERGE } from '../helpers/events.js';
import { type JobOptions, type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

type Options = Partial<Omit<JobOptions<CloudgeniState>, 'service'>> & { readonly scenario?: CloudgeniScenario };

function gate({ scenario, ...more }: Options = {}): Promise<JobResult<CloudgeniState>> {
  return runJob({ service: cloudgeniMount({ key: API_KEY, plans: [{ findings: terraformFindings() }], ...scenario }), ...more });
}

const uploadsOf = ({ github }: JobResult): [string, string][] => github.state.uploads.map(({ ref, commitSha }) => [ref, commitSha]);
const commentsOf = ({ github }: JobResult): string[] => github.state.comments.map(({ body }) => body);
const OTHER = '9'.repeat(40);

/** A pull request's event with other fields of its own, and of the pull request. */
function pullEvent(change: object, variables: Readonly<Record<string, string>> = {}, action = 'closed'): JobEvent {
  const { env, payload } = eventOf('pull_request');
  const told = payload as { readonly pull_request: object };
  return { env: { ...env, ...variables }, payload: { ...told, action, pull_request: { ...told.pull_request, ...change } } };
}

describe('a closed pull request', () => {
  const closed = pullEvent({ state: 'closed', merged: false });

  it('is not scanned, is no pass, and says what to do', async () => {
    const job = await gate({ event: closed });

    expect(job.outputs).toMatchObject({ verdict: 'error', 'verdict-reason': 'error: the pull request is closed', 'sarif-file': '' });
    expect(job.exitCode).toBe(2);
    expect(job.service.requests).toEqual([]);
    expect([...uploadsOf(job), ...commentsOf(job)]).toEqual([]);
    expect(job.report?.error).toMatchObject({ code: 'CLOSED', hint: expect.stringContaining('remove `closed` from `types`') });
  });

  it('is not scanned either where a label or a review comes later', async () => {
    const job = await gate({ event: pullEvent({ state: 'closed', merged: true, merge_commit_sha: MERGE }, {}, 'labeled') });

    expect(job.report?.error?.code).toBe('CLOSED');
    expect(job.service.requests).toEqual([]);
  });

  it('is told by the doctor', async () => {
    const job = await gate({ event: closed, inputs: { 'dry-run': 'true' } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.log.join('\n')).toMatch(/Pull request #7 is closed, so scan-gate did not start a scan/);
  });

  it('that has just been merged is the base branch, as by a push', async () => {
    const merged = pullEvent(
      { state: 'closed', merged: true, merge_commit_sha: MERGE },
      { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: MERGE },
    );
    const job = await gate({ event: merged, github: { contents: { [MERGE]: { 'README.md': 'x' } } } });

    expect(job.outputs).toMatchObject({ verdict: 'failed', 'scanned-sha': MERGE });
    expect(job.service.state.scans.map(({ branch, commit }) => [branch, commit])).toEqual([['main', MERGE]]);
    expect(uploadsOf(job)).toEqual([['refs/heads/main', MERGE]]);
    expect(commentsOf(job)).toEqual([]);
  });
});

describe('a pull request that does not show which repository its code is in', () => {
  const headed = (repo: unknown): JobEvent => pullEvent({ head: { ref: 'feature/orders', sha: HEAD, repo } }, {}, 'synchronize');

  it.each([
    ['absent', headed(undefined), {}],
    ['{}', headed({}), {}],
    ['nameless', headed({ full_name: null }), {}],
    ['in no event file', 'pull_request', { GITHUB_EVENT_PATH: '/none' }],
    ['in no event file, on pull_request_target', 'pull_request_target', { GITHUB_EVENT_PATH: '/none' }],
  ] as const)('is an error: head repository %s', async (_what, event, env) => {
    for (const inputs of [{}, { 'on-missing-key': 'skip-untrusted' }, { 'on-missing-key': 'skip-untrusted', 'api-key': '' }]) {
      const job = await gate({ event, env, inputs });

      expect(job.outputs).toMatchObject({
        verdict: 'error',
        'verdict-reason': 'error: could not determine which repository the code is in',
        'sarif-file': '',
      });
      expect(job.exitCode).toBe(2);
      expect(job.service.requests).toEqual([]);
      expect(uploadsOf(job)).toEqual([]);
      expect(job.report?.error?.code).toBe('ORIGIN_UNKNOWN');
    }
  });

  it('is scanned by a service that does not scan the repository', async () => {
    const job = await runJob({ service: s4eMount({ key: API_KEY }), event: headed({}) });

    expect(job.report?.error).toBeUndefined();
    expect(job.service.requests).not.toEqual([]);
    expect(job.report?.source.untrusted).toBe('unknown');
  });

  it('is told by the doctor', async () => {
    const job = await gate({ event: headed({}), inputs: { 'dry-run': 'true' } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.log.join('\n')).toMatch(/from an unknown repository.*does not show which repository the code is in/);
  });
});

describe('a run that was waited for', () => {
  const { env, payload } = eventOf('schedule');
  const { repository } = payload as { readonly repository: object };
  const awaited = (head_repository: unknown): JobEvent => ({
    env: { ...env, GITHUB_EVENT_NAME: 'workflow_run' },
    payload: { action: 'completed', workflow_run: { head_branch: 'main', head_sha: HEAD, head_repository }, repository },
  });

  it.each([undefined, {}, { full_name: null }])('whose head repository is %j is not sent to the service', async (head) => {
    const job = await gate({ event: awaited(head), inputs: { 'on-missing-key': 'skip-untrusted' } });

    expect(job.report?.error?.code).toBe('ORIGIN_UNKNOWN');
    expect(job.service.requests).toEqual([]);
  });

  it('by a fork is skipped, and by the repository itself scanned', async () => {
    const contents = { [HEAD]: { 'README.md': 'x' } };
    const of = (head: unknown) => gate({ event: awaited(head), inputs: { 'on-missing-key': 'skip-untrusted' }, github: { contents } });

    expect((await of(null)).outputs['verdict']).toBe('skipped');
    expect((await of({ full_name: 'mallory/infrastructure' })).outputs['verdict']).toBe('skipped');
    expect((await of(repository)).outputs['verdict']).toBe('failed');
  });
});

describe('a pull request that only the input ref names', () => {
  const inputs = { ref: 'refs/pull/7/head', sha: HEAD };
  const named = (github: JobOptions<CloudgeniState>['github'] = {}): Promise<JobResult<CloudgeniState>> =>
    gate({ event: 'workflow_dispatch', inputs, github: { contents: { [HEAD]: { 'README.md': 'x' } }, ...github } });

  const answered = (body: object) => ({ call: 'pull', nth: 'all', fault: { status: 200, body: { state: 'open', ...body } } }) as const;

  it("is scanned when GitHub says that it is the repository's own", async () => {
    const job = await named();

    expect(job.outputs['verdict']).toBe('failed');
    // Without a branch, the service would take its default branch for it, and compare later scans of that with this one.
    expect(job.service.state.scans.map(({ branch, commit }) => [branch, commit])).toEqual([['feature/orders', HEAD]]);
    expect(job.report?.source).toMatchObject({ branch: 'feature/orders', baseBranch: 'main' });
    expect(uploadsOf(job)).toEqual([['refs/pull/7/head', HEAD]]);
    expect(commentsOf(job)).toHaveLength(1);
    expect(job.github.requests.map(({ kind }) => kind)).toContain('pull');
  });

  it.each([
    ['a fork', { pulls: [{ number: 7, headSha: HEAD, headRepository: 'mallory/infrastructure' }] }, 'FORK', /comes from a fork/],
    ['a deleted fork', { faults: [answered({ head: { sha: HEAD, repo: null } })] }, 'FORK', /comes from a fork/],
    [
      'of a nameless repository',
      { faults: [answered({ head: { sha: HEAD, repo: {} } })] },
      'ORIGIN_UNKNOWN',
      /does not name its repository/,
    ],
    ['closed', { pulls: [{ number: 7, headSha: HEAD, state: 'closed' }] }, 'CLOSED', /is closed/],
    ['not there', { pulls: [] }, 'ORIGIN_UNKNOWN', /Could not determine whether .*GitHub answered 404/],
    ['not readable', { faults: [{ call: 'pull', nth: 'all', fault: { status: 403 } }] }, 'ORIGIN_UNKNOWN', /GitHub answered 403/],
    [
      'on a GitHub that is down',
      { faults: [{ call: 'pull', nth: 'all', fault: { status: 503 } }] },
      'ORIGIN_UNKNOWN',
      /GitHub answered 503/,
    ],
  ] as const)('is not scanned when it is %s', async (_what, github, code, message) => {
    const job = await named(github);

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(job.service.requests).toEqual([]);
    expect(uploadsOf(job)).toEqual([]);
  });

  it('is compared with its base branch', async () => {
    const scans = [
      { id: 'scan_main', branch: 'main', commit: BASE, createdAgoMs: 60_000, findings: terraformFindings() },
      { id: 'scan_other', branch: 'other', commit: OTHER, createdAgoMs: 30_000, findings: [] },
    ];
    const job = await gate({
      event: 'workflow_dispatch',
      inputs: { ...inputs, 'gate-on': 'new' },
      scenario: { scans },
      github: { contents: { [HEAD]: { 'README.md': 'x' } } },
    });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'baseline-id': 'scan_main', new: '0' });
  });

  it.each([
    ['another commit than its head', 'refs/pull/7/head', OTHER],
    ["the default branch's commit", 'refs/pull/7/merge', BASE],
  ])('is not scanned by %s', async (_what, ref, sha) => {
    const job = await gate({ event: 'workflow_dispatch', inputs: { ref, sha } });

    expect(job.report?.error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringMatching(/is not the commit of refs\/pull\/7\/.*is ec26c3e/),
    });
    expect(job.service.requests).toEqual([]);
    expect(uploadsOf(job)).toEqual([]);
  });

  it('is not scanned without a token that could ask', async () => {
    const job = await gate({ event: 'workflow_dispatch', inputs: { ...inputs, 'github-token': '' } });

    expect(job.report?.error).toMatchObject({ code: 'ORIGIN_UNKNOWN', hint: expect.stringContaining('pull-requests: read') });
    expect(job.service.requests).toEqual([]);
  });

  it('is nothing to ask about where the service scans something else', async () => {
    const contents = { [HEAD]: { 'README.md': 'x' } };
    const job = await runJob({ service: s4eMount({ key: API_KEY }), event: 'workflow_dispatch', inputs, github: { pulls: [], contents } });

    expect(job.report?.error).toBeUndefined();
    expect(job.service.requests).not.toEqual([]);
  });
});

describe("a pull request's head as sha, without its ref", () => {
  const { env, payload } = eventOf('schedule');
  const { repository } = payload as { readonly repository: object };
  const commented: JobEvent = {
    env: { ...env, GITHUB_EVENT_NAME: 'issue_comment' },
    payload: { action: 'created', issue: { number: 7, state: 'open', pull_request: { url: 'x' } }, repository },
  };

  it.each([
    ['workflow_dispatch', 'workflow_dispatch'],
    ['issue_comment', commented],
    ['schedule', 'schedule'],
  ] as const)('%s: is neither scanned as the default branch nor uploaded to it', async (_what, event) => {
    const job = await gate({ event, inputs: { sha: OTHER } });

    expect(job.outputs).toMatchObject({ verdict: 'error', 'verdict-reason': 'error: the configuration has mistakes' });
    expect(job.log.join('\n')).toMatch(/sha cannot be "9+"; allowed: the event's own commit.* also set ref/);
    expect(job.service.requests).toEqual([]);
    expect(uploadsOf(job)).toEqual([]);
  });
});

describe('an event without a file that can be read', () => {
  it('costs a push nothing: the runner names branch and commit', async () => {
    const job = await gate({ event: 'push', env: { GITHUB_EVENT_PATH: '/none' } });

    expect(job.outputs['verdict']).toBe('failed');
    expect(uploadsOf(job)).toEqual([['refs/heads/feature/orders', HEAD]]);
  });
});

describe('a run that is started again', () => {
  const again = { GITHUB_RUN_ATTEMPT: '2' };

  it('leaves the comment of a newer head alone', async () => {
    const first = await gate({ inputs: { 'upload-sarif': 'never' } });
    const newer = (commentsOf(first)[0] ?? '').replaceAll(HEAD.slice(0, 7), OTHER.slice(0, 7));
    const job = await gate({
      env: again,
      scenario: { plans: [{ findings: [] }] },
      github: { pulls: [{ number: 7, headSha: OTHER }], comments: [{ issue: 7, body: newer, login: 'github-actions[bot]' }] },
    });

    expect(job.outputs['verdict']).toBe('passed');
    expect(commentsOf(job)).toEqual([newer]);
    expect(job.summary).toContain('The comment was not changed');
    // The upload goes to the commit that was scanned, wherever the head is.
    expect(uploadsOf(job)).toEqual([['refs/pull/7/head', HEAD]]);
  });

  it('brings its own comment up to date where the head is the same', async () => {
    const first = await gate({ inputs: { 'upload-sarif': 'never' } });
    const comments = [{ issue: 7, body: commentsOf(first)[0] ?? '', login: 'github-actions[bot]' }];
    const job = await gate({ env: again, scenario: { plans: [{ findings: [] }] }, github: { comments } });

    expect(commentsOf(job)).toHaveLength(1);
    expect(commentsOf(job)[0]).toMatch(/passed/);
  });
});

describe('a comment on a pull request', () => {
  it('is answered there, about the default branch, whose policy holds', async () => {
    const { env } = eventOf('schedule');
    const payload = {
      action: 'created',
      issue: { number: 7, state: 'open', pull_request: { url: 'x' } },
      repository: (eventOf('schedule').payload as { repository: object }).repository,
    };
    const job = await gate({
      event: { env: { ...env, GITHUB_EVENT_NAME: 'issue_comment' }, payload },
      github: { pulls: [{ number: 7, headSha: HEAD }], contents: { [HEAD]: { 'README.md': 'x' }, [BASE]: { 'README.md': 'x' } } },
    });

    expect(job.outputs['verdict']).toBe('failed');
    expect(uploadsOf(job)).toEqual([['refs/heads/main', HEAD]]);
    expect(commentsOf(job)).toHaveLength(1);
  });
});
