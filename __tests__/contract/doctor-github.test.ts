import { describe, expect, it } from '@jest/globals';
import type { Check } from '../../src/domain/check.js';
import type { FilesPlan, GithubCall } from '../../src/emulator/github/scenario.js';
import { BASE, type EventName, eventOf, HEAD } from '../helpers/events.js';
import { type Asked, ask } from './run-job.js';
import { aiptx } from './services/aiptx.js';
import { cloudgeni } from './services/cloudgeni.js';

const ALL = { 'dry-run': 'true', 'upload-sarif': 'auto', baseline: 'auto', 'tracking-issue': 'on-failure' };

function examine(event: EventName, denied: readonly GithubCall[] = [], inputs: Record<string, string | undefined> = {}): Promise<Asked> {
  return ask(cloudgeni, {}, { event, github: { denied, ...everywhere({}) }, inputs: { ...ALL, ...inputs } });
}

/** The same files at every commit that the events know. */
function everywhere(files: FilesPlan): { readonly contents: Readonly<Record<string, FilesPlan>> } {
  const all = { 'README.md': '# A repository', ...files };
  return { contents: { [BASE]: all, [HEAD]: all } };
}

function checkOf(job: Asked, name: string): Check | undefined {
  return job.report?.checks?.find((check) => check.name === name);
}

function statesOf(job: Asked, ...names: readonly string[]): (string | undefined)[] {
  return names.map((name) => checkOf(job, name)?.state);
}

const LOOKS: readonly (readonly [check: string, call: GithubCall, permission: string])[] = [
  ['contents', 'contents', 'contents: read'],
  ['code scanning', 'analyses', 'security-events: write'],
  ['comments', 'pull', 'pull-requests: write'],
  ['issues', 'issues-list', 'issues: write'],
];

describe("the token's permissions", () => {
  it('are all there: reported, and what can only be known later', async () => {
    const job = await examine('pull_request');

    expect(statesOf(job, ...LOOKS.map(([name]) => name), 'permissions')).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(checkOf(job, 'code scanning')?.text).toContain('Only an upload shows');
    expect(job.outputs['verdict']).toBe('checked');
  });

  it.each(LOOKS)('%s missing is reported once, with the whole block to paste', async (name, call, permission) => {
    const job = await examine('pull_request', [call]);

    expect(checkOf(job, name)).toMatchObject({
      state: name === 'contents' ? 'problem' : 'warning',
      text: expect.stringContaining(permission),
    });
    const others = LOOKS.filter(([other]) => other !== name).map(([other]) => other);
    expect(statesOf(job, ...others)).toEqual(['ok', 'ok', 'ok']);
    expect(job.report?.checks?.filter(({ hint }) => hint?.includes('permissions:\n'))).toHaveLength(name === 'contents' ? 2 : 1);
    expect(checkOf(job, 'permissions')?.hint).toBe(
      [
        'Set all permissions of the job:',
        'permissions:',
        '  contents: read # checkout and policy file',
        '  security-events: write # code scanning',
        '  pull-requests: write # the comment',
        '  issues: write # the tracking issue',
        "  actions: read # the baseline, by the workflow's earlier runs",
      ].join('\n'),
    );
    expect(job.outputs['verdict']).toBe(name === 'contents' ? 'error' : 'checked');
  });

  it('are named only where the inputs need them', async () => {
    const job = await examine('push', [], { 'upload-sarif': 'never', comment: 'never', 'tracking-issue': 'never', baseline: 'none' });

    expect(checkOf(job, 'permissions')?.hint).toBe(
      'The job needs these permissions:\npermissions:\n  contents: read # checkout and policy file',
    );
    expect(job.github.requests.filter(({ kind }) => ['analyses', 'pull', 'issues-list'].includes(kind))).toEqual([]);
  });

  it('are held where the upload is required', async () => {
    const job = await examine('push', ['analyses'], { 'upload-sarif': 'required' });

    expect(statesOf(job, 'code scanning', 'permissions')).toEqual(['problem', 'problem']);
    expect(job.exitCode).toBe(2);
  });

  it.each(['not-enabled', 'no-licence'] as const)('do not help where there is no code scanning (%s)', async (codeScanning) => {
    const job = await ask(cloudgeni, {}, { event: 'push', github: { codeScanning, ...everywhere({}) }, inputs: ALL });

    expect(checkOf(job, 'code scanning')).toMatchObject({ state: 'warning', hint: expect.stringContaining('upload-sarif to never') });
  });

  it('are distinguished from a token that is wrong, and from GitHub being down', async () => {
    const wrong = await examine('push', [], { 'github-token': 'ghs_wrong_and_long_enough' });
    const down = await ask(
      cloudgeni,
      {},
      { event: 'push', github: { faults: [{ call: 'analyses', nth: 'all', fault: { status: 503 } }], ...everywhere({}) }, inputs: ALL },
    );

    expect(checkOf(wrong, 'code scanning')?.text).toContain('rejected the token');
    expect(checkOf(down, 'code scanning')?.text).toContain('GitHub had a server error (GitHub answered 503');
    expect(statesOf(down, 'contents', 'issues')).toEqual(['ok', 'ok']);
  });

  it('cannot be looked at without a token', async () => {
    const job = await examine('push', [], { 'github-token': undefined });

    expect(statesOf(job, 'token', 'contents', 'code scanning')).toEqual(['warning', 'unknown', 'unknown']);
  });

  it('are refused as 404, too', async () => {
    const faults = [{ call: 'analyses', nth: 'all', fault: { status: 404, body: { message: 'Not Found' } } }] as const;
    const job = await ask(cloudgeni, {}, { event: 'push', github: { faults, ...everywhere({}) }, inputs: ALL });

    expect(statesOf(job, 'code scanning')).toEqual(['warning']);
  });
});

describe('the event', () => {
  it.each<[EventName, string, RegExp]>([
    ['push', 'upload', /would be uploaded/],
    ['push', 'comment', /does not belong to a pull request/],
    ['push', 'tracking issue', /for scheduled runs/],
    ['pull_request', 'comment', /Pull request #7 would be commented on/],
    ['schedule', 'tracking issue', /created or updated/],
    ['merge_group', 'event', /in a merge queue/],
    ['merge_group', 'upload', /The gate still applies/],
    ['dependabot', 'event', /caused by Dependabot/],
    ['dependabot', 'permissions', /read-only token unless/],
  ])('%s: %s', async (event, name, text) => {
    const job = await examine(event);

    expect(checkOf(job, name)).toMatchObject({ state: 'ok', text: expect.stringMatching(text) });
    expect(job.outputs['verdict']).toBe('checked');
  });

  it('a fork that would be refused is reported, and the service is not asked', async () => {
    const job = await examine('fork');

    expect(checkOf(job, 'event')).toMatchObject({ state: 'problem', hint: expect.stringContaining('on-missing-key') });
    expect(checkOf(job, 'comment')?.text).toContain('read-only token');
    expect(statesOf(job, 'API key', 'target')).toEqual(['unknown', 'unknown']);
    expect(job.service.requests).toEqual([]);
  });

  it('a fork that would be skipped needs no change, with a key or without', async () => {
    for (const key of [{}, { 'api-key': undefined }]) {
      const job = await examine('fork', [], { 'on-missing-key': 'skip-untrusted', ...key });

      expect(job.outputs['verdict']).toBe('checked');
      expect(checkOf(job, 'event')).toMatchObject({ state: 'warning', text: expect.stringContaining('The verdict would be "skipped"') });
      expect(job.service.requests).toEqual([]);
    }
  });
});

describe('an event that is seldom', () => {
  it('a tag is named, and uploaded for', async () => {
    const push = eventOf('push', 'private');
    const env = { ...push.env, GITHUB_REF: 'refs/tags/v1.0.0' };
    const job = await ask(aiptx, {}, { event: { env, payload: {} }, inputs: ALL });

    expect(checkOf(job, 'event')?.text).toContain('about refs/tags/v1.0.0 at ec26c3e57ca3, of a tag.');
    expect(checkOf(job, 'upload')?.text).toContain('would be uploaded');
  });

  it('a closed pull request gets neither comment nor upload', async () => {
    const { env, payload } = eventOf('pull_request', 'private');
    const closed = JSON.parse(JSON.stringify(payload).replace('"state":"open"', '"state":"closed"')) as object;
    const job = await ask(cloudgeni, {}, { event: { env, payload: closed }, github: everywhere({}), inputs: ALL });

    expect(checkOf(job, 'event')?.text).toContain('of a closed pull request');
    expect(checkOf(job, 'findings')?.text).toContain('the pull request is closed');
    expect(JSON.stringify(job.report)).not.toContain('fork');
    expect([checkOf(job, 'comment')?.text, checkOf(job, 'upload')?.text]).toEqual([
      expect.stringContaining('The pull request is closed.'),
      expect.stringContaining('The pull request is closed.'),
    ]);
  });
});

describe('the policy', () => {
  const withPolicy = (text: string, inputs: Record<string, string> = {}, event: EventName = 'pull_request'): Promise<Asked> =>
    ask(cloudgeni, {}, { event, github: everywhere({ '.github/scan-gate.yml': text }), inputs: { ...ALL, ...inputs } });

  it('is reported with the place that it was read from', async () => {
    const job = await withPolicy('allowed-targets: [a.example.com]\n');

    expect(checkOf(job, 'policy')).toMatchObject({
      state: 'ok',
      text: `.github/scan-gate.yml was read at the commit ${BASE.slice(0, 7)}.`,
    });
    expect(checkOf(job, 'rules')?.text).toBe('severity-threshold high (default).');
  });

  it('with mistakes is a problem, and stops neither key nor permissions', async () => {
    const job = await withPolicy('allowed-target: [a.example.com]\n');

    expect(checkOf(job, 'policy')).toMatchObject({ state: 'problem', text: expect.stringMatching(/allowed-target.*allowed-targets/s) });
    expect(statesOf(job, 'rules', 'baseline', 'what the rules need')).toEqual(['unknown', 'unknown', 'unknown']);
    expect(statesOf(job, 'API key', 'target', 'contents')).toEqual(['ok', 'ok', 'ok']);
    expect(job.outputs['verdict']).toBe('error');
  });

  it('rules that inputs give are reported with where they come from; patterns that match nothing are a problem', async () => {
    const job = await withPolicy('', { 'severity-threshold': 'medium', 'max-findings': 'total=9', paths: 'terrafrom/**' });

    expect(checkOf(job, 'rules')?.text).toBe('severity-threshold medium (input); max-findings total=9 (input).');
    expect(checkOf(job, 'paths')).toMatchObject({ state: 'problem', text: expect.stringContaining('terrafrom/**') });
    expect(statesOf(job, 'target')).toEqual(['ok']);
  });

  it('that does not allow the target stops no other check', async () => {
    const inputs = { ...ALL, target: 'https://production.example.com' };
    const job = await ask(aiptx, {}, { event: 'push', inputs });

    expect(checkOf(job, 'allowed targets')).toMatchObject({ state: 'problem', hint: expect.stringContaining('allowed-targets') });
    expect(statesOf(job, 'API key', 'rules')).toEqual(['ok', 'ok']);
  });
});

describe('the configuration', () => {
  it('is reported with all of its mistakes at once, before anything is looked at', async () => {
    const job = await examine('push', [], { 'severity-threshold': 'hihg', timeout: 'soon' });

    expect(job.outputs['verdict-reason']).toBe('error: the configuration has mistakes');
    expect(job.log.filter((line) => line.startsWith('::error'))).toHaveLength(2);
    expect([...job.service.requests, ...job.github.requests]).toEqual([]);
  });

  it('with warnings of the service reports them as checks', async () => {
    const job = await examine('push', [], { 'poll-interval': '500ms', timeout: '2s' });

    expect(statesOf(job, 'requests', 'timeout')).toEqual(['warning', 'warning']);
    expect(job.outputs['verdict']).toBe('checked');
  });

  it('reports a hosted runner that ends before the wait does', async () => {
    const job = await ask(
      cloudgeni,
      {},
      { event: 'push', inputs: { ...ALL, timeout: '6h' }, env: { RUNNER_ENVIRONMENT: 'github-hosted' } },
    );

    expect(checkOf(job, 'timeout')).toMatchObject({ state: 'warning', text: expect.stringContaining('6 hours') });
  });

  it('reports a summary that cannot be written', async () => {
    const job = await ask(cloudgeni, {}, { event: 'push', inputs: ALL, env: { GITHUB_STEP_SUMMARY: '/nowhere/summary.md' } });

    expect(statesOf(job, 'outputs', 'summary')).toEqual(['ok', 'warning']);
    expect(job.outputs['verdict']).toBe('checked');
  });
});
