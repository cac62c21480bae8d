import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { Source } from '../../../src/domain/source.js';
import { type AzureState, azureMount } from '../../../src/emulator/azure/index.js';
import { repositoryId } from '../../../src/emulator/azure/objects.js';
import type { AzureScenario, ThreadPlan } from '../../../src/emulator/azure/scenario.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import { azureSurfaces } from '../../../src/publish/azure/surfaces.js';
import type { Publication, Publisher } from '../../../src/publish/publisher.js';
import { commentMarker } from '../../../src/report/markdown/markdown.js';
import type { Report } from '../../../src/report/report.js';
import { autoAdvanceClock } from '../../helpers/auto-advance-clock.js';
import { validateRequest } from '../../helpers/oracles/azure-git.js';
import { completed, finding, liveTarget, many, OPEN_SSH, SCENARIOS } from '../../report/scenarios.js';
import { HEAD, never, OTHER } from '../harness.js';
import { published, type SurfacesOptions, surfacesFor } from '../surface-options.js';

const TOKEN = 'ado-emulated';
const BUILD_SERVICE = 'Orders Build Service (octo-org)';
const SOURCE: Source = {
  ci: 'azure',
  event: 'pull_request',
  repository: 'Orders/infrastructure',
  visibility: 'unknown',
  branch: 'feature/orders',
  commit: HEAD,
  pullRequest: 7,
  runUrl: 'https://dev.azure.com/octo-org/Orders/_build/results?buildId=77',
  pages: {
    repository: 'https://dev.azure.com/octo-org/Orders/_git/infrastructure',
    commit: '',
    file: '',
    line: '',
    pullRequest: 'https://dev.azure.com/octo-org/Orders/_git/infrastructure/pullrequest/{number}',
  },
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};
const withSource = (report: Report | undefined, source: Partial<Source> = {}): Report => ({
  ...(report as Report),
  source: { ...SOURCE, ...source },
});
const FAILING = withSource(SCENARIOS['failing']?.());
const CLEAN = withSource(SCENARIOS['clean']?.());
const PROPERTY = { 'scan-gate.gate': commentMarker(FAILING.name) };
const thread = (plan: Partial<ThreadPlan> = {}): ThreadPlan => ({
  pull: 7,
  content: 'an old text',
  author: BUILD_SERVICE,
  properties: PROPERTY,
  ...plan,
});

const clock = autoAdvanceClock();
afterAll(() => clock.release());

const open: Emulator<AzureState>[] = [];

afterEach(async () => {
  for (const emulator of open.splice(0)) {
    await emulator.close();
    expect(emulator.undocumented).toEqual([]);
    for (const { method, path, body } of emulator.requests) {
      const { pathname, searchParams } = new URL(path, 'http://emulator');
      if (!pathname.endsWith('/connectionData')) expect(validateRequest(method, pathname, searchParams, body)).toEqual([]);
    }
  }
});

async function platform(scenario: AzureScenario = {}): Promise<Emulator<AzureState>> {
  const emulator = await startEmulator(azureMount({ pulls: [{ number: 7, headSha: HEAD }], ...scenario }), { clock });
  open.push(emulator);
  return emulator;
}

interface Changes extends Partial<SurfacesOptions> {
  readonly variables?: Readonly<Record<string, string | undefined>> | undefined;
}

function surfaces(emulator: Emulator<AzureState>, report: Report, { variables, ...more }: Changes = {}) {
  const env = {
    SYSTEM_COLLECTIONURI: `${emulator.url}/octo-org/`,
    SYSTEM_TEAMPROJECT: 'Orders',
    BUILD_REPOSITORY_ID: repositoryId('infrastructure'),
    BUILD_REPOSITORY_PROVIDER: 'TfsGit',
    SYSTEM_ACCESSTOKEN: TOKEN,
    ...variables,
  };
  const { options, lines } = surfacesFor({ report, env, clock, secrets: [TOKEN], ...more });
  const all = azureSurfaces(options);
  const find = (surface: Publisher['surface']): Publisher => all.find((each) => each.surface === surface) as Publisher;
  return { comment: find('comment'), status: find('status'), lines };
}

async function comment(emulator: Emulator<AzureState>, report: Report, changes: Changes = {}): Promise<Publication> {
  return await surfaces(emulator, report, changes).comment.publish(published(report, '/work'), never());
}

const writes = ({ requests }: Emulator<AzureState>): string[] => requests.filter(({ method }) => method !== 'GET').map(({ kind }) => kind);

describe('the thread of a pull request in Azure Repos', () => {
  it('is opened by a gate that fails, fixed when it passes, and opened again', async () => {
    const emulator = await platform();
    const first = await comment(emulator, FAILING);

    expect(emulator.state.threads).toMatchObject([{ status: 'active', properties: PROPERTY }]);
    expect(emulator.state.threads[0]?.comments[0]?.content).toContain('Security group open to the world');
    expect(first).toMatchObject({
      outcome: 'done',
      url: 'https://dev.azure.com/octo-org/Orders/_git/infrastructure/pullrequest/7?discussionId=101',
    });

    await comment(emulator, CLEAN);
    expect(emulator.state.threads).toMatchObject([{ status: 'fixed' }]);
    expect(emulator.state.threads[0]?.comments).toHaveLength(1);
    expect(emulator.state.threads[0]?.comments[0]?.content).toContain('passed');

    await comment(emulator, FAILING);
    expect(emulator.state.threads).toMatchObject([{ status: 'active' }]);
    expect(writes(emulator)).toEqual(['thread-create', 'comment-update', 'thread-update', 'comment-update', 'thread-update']);
  });

  it.each<[string, Report | undefined, Partial<Report['decision']>]>([
    ['fixed', SCENARIOS['forgiven']?.(), {}],
    ['active', SCENARIOS['failing']?.(), { verdict: 'error', exitCode: 2 }],
    ['active', SCENARIOS['failing']?.(), { verdict: 'started', exitCode: 0 }],
  ])('is %s by the exit code, and not before the gate has decided', async (status, report, decision) => {
    const emulator = await platform({ threads: [thread()] });
    await comment(emulator, withSource(report === undefined ? undefined : { ...report, decision: { ...report.decision, ...decision } }));
    expect(emulator.state.threads).toMatchObject([{ status }]);
  });

  it('has folds, but no alerts, which Azure Repos does not know', async () => {
    const emulator = await platform();
    await surfaces(emulator, FAILING).comment.publish(published(FAILING, '/work', 'counts'), never());
    await comment(emulator, { ...FAILING, name: 'second' });
    const [counts, full] = emulator.state.threads.map(({ comments }) => comments[0]?.content);
    expect(counts).toContain('> Only counts are shown here');
    expect(full).toContain('<details>');
    expect(`${counts}${full}`).not.toMatch(/\[!|mermaid/);
  });

  it('is left alone if nothing has changed, and reopened if somebody resolved it', async () => {
    const emulator = await platform();
    await comment(emulator, FAILING);
    await comment(emulator, FAILING);
    expect(writes(emulator)).toEqual(['thread-create']);

    const content = emulator.state.threads[0]?.comments[0]?.content ?? '';
    const resolved = await platform({ threads: [thread({ content, status: 'wontFix' })] });
    await comment(resolved, FAILING);
    expect(writes(resolved)).toEqual(['thread-update']);
    expect(resolved.state.threads[0]?.status).toBe('active');
  });

  it.each<[string, ThreadPlan]>([
    ['of another user', thread({ author: 'Mona' })],
    ['of another gate', thread({ properties: { 'scan-gate.gate': commentMarker('another') } })],
    ['without the property, whatever its text is', thread({ content: `${commentMarker(FAILING.name)}\nforged`, properties: {} })],
    ['of Azure DevOps itself', thread({ system: true })],
    ['of another pull request', thread({ pull: 8 })],
  ])('%s is never touched', async (_whose, plan) => {
    const emulator = await platform({ pulls: [{ number: 7, headSha: HEAD }, { number: 8 }], threads: [plan] });
    await comment(emulator, FAILING);
    expect(writes(emulator)).toEqual(['thread-create']);
    expect(emulator.state.threads[0]?.comments[0]?.content).toBe(plan.content);
  });

  it('is the oldest of several', async () => {
    const emulator = await platform({ threads: [thread({ content: 'first' }), thread({ content: 'second' })] });
    await comment(emulator, FAILING);
    expect(writes(emulator)).toEqual(['comment-update']);
    expect(emulator.state.threads[1]?.comments[0]?.content).toBe('second');
  });

  it('is not written by the run of an older commit, nor is the status', async () => {
    const emulator = await platform({ pulls: [{ number: 7, headSha: OTHER }] });
    expect(await comment(emulator, FAILING)).toMatchObject({ outcome: 'skipped', note: { code: 'head-moved-on' } });
    const { status } = surfaces(emulator, FAILING);
    await status.begin?.(never());
    expect(await status.publish(published(FAILING, '/work'), never())).toEqual({ surface: 'status', outcome: 'skipped' });
    expect(writes(emulator)).toEqual([]);
  });

  it('has at most 150,000 characters, or fewer on a server that allows fewer', async () => {
    const report = withSource(many(5_000, '漢'.repeat(300)));
    const emulator = await platform();
    await comment(emulator, report);
    const length = emulator.state.threads[0]?.comments[0]?.content.length ?? 0;
    expect(length).toBeLessThanOrEqual(150_000);

    const body = { message: 'A discussion comment cannot be longer than 100,000 characters.' };
    const strict = await platform({ faults: [{ call: 'thread-create', nth: 1, fault: { status: 400, body } }] });
    expect(await comment(strict, report)).toMatchObject({ outcome: 'done' });
    expect(strict.state.threads[0]?.comments[0]?.content.length).toBeLessThanOrEqual(60_000);
  });

  it('mentions nobody and nothing, and has no command, whatever the texts are', async () => {
    const title = '@<66DDA6C5-07D0-4484-9979-116241219397> #123 !45 ##vso[task.complete result=Succeeded;] ##teamcity[buildStatus]';
    const emulator = await platform();
    await comment(
      emulator,
      withSource(completed([finding({ ...OPEN_SSH, title, text: title }, 'high', { file: `${title}.tf`, line: 1 })])),
    );
    const content = emulator.state.threads[0]?.comments[0]?.content ?? '';
    expect(content).toContain('66DDA6C5-07D0-4484-9979-116241219397');
    expect(content).not.toMatch(/@<|##\w*\[/);
    expect(content.replaceAll(/`[^`]*`/g, '')).not.toMatch(/#\d|!\d/);
  });

  it('is found again if the answer to the new thread is lost', async () => {
    const emulator = await platform({ faults: [{ call: 'thread-create', nth: 1, fault: 'reset-after' }] });
    expect(await comment(emulator, FAILING)).toMatchObject({ outcome: 'done' });
    expect(emulator.state.threads).toHaveLength(1);
  });
});

describe('the status of a pull request in Azure Repos', () => {
  const forgiven = withSource(SCENARIOS['forgiven']?.());
  const ended = (verdict: Report['decision']['verdict'], exitCode: 0 | 1 | 2): Report => ({
    ...FAILING,
    decision: { ...FAILING.decision, verdict, exitCode },
  });

  it.each<[string, Report]>([
    ['succeeded', CLEAN],
    ['failed', FAILING],
    ['succeeded', forgiven],
    ['error', ended('error', 2)],
    ['error', ended('timeout', 2)],
    ['error', ended('cancelled', 2)],
    ['succeeded', ended('skipped', 0)],
    ['pending', ended('started', 0)],
  ])('is pending from the start, and then %s', async (state, report) => {
    const emulator = await platform();
    const { status } = surfaces(emulator, report);
    await status.begin?.(never());
    expect(await status.publish(published(report, '/work'), never())).toEqual({ surface: 'status', outcome: 'done' });

    const context = { genre: 'scan-gate', name: report.name };
    expect(emulator.state.statuses).toMatchObject([
      { pull: 7, state: 'pending', context, targetUrl: SOURCE.runUrl },
      { pull: 7, state, context, targetUrl: SOURCE.runUrl },
    ]);
    const [, last] = emulator.state.statuses;
    expect(last?.description).toMatch(/^Cloudgeni gate /);
  });

  it('has no name where only counts are shown', async () => {
    const live = liveTarget();
    const report = withSource({ ...live, error: { code: 'E', message: `${live.target?.label} is slow` } });
    const emulator = await platform();
    await surfaces(emulator, report).status.publish(published(report, '/work', 'counts'), never());
    expect(emulator.state.statuses[0]?.description).toContain('E: (not shown here) is slow');
  });

  it.each([200, 201])('has a description of at most 200 characters, as with %i', async (length) => {
    const emulator = await platform();
    const empty = 'Cloudgeni gate failed: '.length;
    const report = { ...FAILING, decision: { ...FAILING.decision, reason: 'r'.repeat(length - empty) } };
    await surfaces(emulator, report).status.publish(published(report, '/work'), never());
    const description = emulator.state.statuses[0]?.description ?? '';
    expect([description.length, description.endsWith('…')]).toEqual([200, length === 201]);
  });
});

describe('what Azure DevOps refuses', () => {
  /** The notes of the thread and the status, as one run has them. */
  async function notes(emulator: Emulator<AzureState>, changes: Changes = {}, report = FAILING) {
    const { comment: thread_, status } = surfaces(emulator, report, changes);
    const what = published(report, '/work');
    const all = [await thread_.publish(what, never()), await status.publish(what, never())];
    expect(JSON.stringify(all)).not.toContain(TOKEN);
    // With one text, which a run reports once.
    if (all[1]?.note !== undefined) expect(all[1].note).toEqual(all[0]?.note);
    return all.map(({ outcome, note }) => [outcome, note?.level, note?.code, note?.hint] as const);
  }

  it('a wrong token is named', async () => {
    const [first] = await notes(await platform({ token: 'another' }));
    expect(first).toEqual(['failed', 'warning', 'bad-token', expect.stringContaining('$(System.AccessToken)')]);
  });

  it('a missing permission is named with its place and the user', async () => {
    const emulator = await platform({ contributes: false });
    const [first, second] = await notes(emulator);
    expect(first).toEqual([
      'failed',
      'warning',
      'missing-permission',
      expect.stringMatching(/Security, choose "Orders Build Service", and set "Contribute to pull requests" to Allow\.$/),
    ]);
    expect(second?.[2]).toBe('missing-permission');
  });

  it('a repository that the token cannot see is named', async () => {
    const [first] = await notes(await platform(), { variables: { BUILD_REPOSITORY_ID: 'another' } });
    expect(first?.slice(0, 3)).toEqual(['failed', 'warning', 'not-visible']);
  });

  it.each<[string, Changes['variables'], Partial<Source>, readonly unknown[]]>([
    ['no token', { SYSTEM_ACCESSTOKEN: undefined }, {}, ['warning', 'missing-token']],
    ['a token that Azure left as it is', { SYSTEM_ACCESSTOKEN: '$(System.AccessToken)' }, {}, ['warning', 'missing-token']],
    ['no token for a fork', { SYSTEM_ACCESSTOKEN: '' }, { untrusted: 'fork' }, ['notice', 'missing-token']],
    ['a repository at GitHub', { BUILD_REPOSITORY_PROVIDER: 'GitHub' }, {}, ['notice', 'no-pull-request']],
    ['no address', { SYSTEM_COLLECTIONURI: '' }, {}, ['warning', 'no-pull-request']],
    ['no repository', { BUILD_REPOSITORY_ID: '' }, {}, ['warning', 'no-pull-request']],
    ['no pull request', {}, { event: undefined, pullRequest: undefined }, [undefined, undefined]],
  ])('%s is one note at most, and no request', async (_what, variables, source, note) => {
    const emulator = await platform();
    const [first, second] = await notes(emulator, { variables }, withSource(FAILING, source));
    expect(first?.slice(0, 3)).toEqual(['skipped', ...note]);
    expect(second?.slice(0, 3)).toEqual(['skipped', undefined, undefined]);
    expect(emulator.requests).toEqual([]);
  });

  it('a server that is down for a minute is a note, and one that answers a web page too', async () => {
    const down = await platform({ faults: [{ call: 'threads-list', nth: 'all', fault: { status: 503 } }] });
    expect((await notes(down))[0]?.slice(0, 3)).toEqual(['failed', 'warning', 'platform-failed']);
    const page = await platform({ faults: [{ call: 'threads-list', nth: 'all', fault: 'not-json' }] });
    expect((await notes(page))[0]?.slice(0, 3)).toEqual(['failed', 'warning', 'platform-failed']);
  });

  it('nothing is sent after the job was cancelled', async () => {
    const emulator = await platform();
    const { comment: thread_ } = surfaces(emulator, FAILING);
    const aborted = AbortSignal.abort(new Error('cancelled'));
    await expect(thread_.publish(published(FAILING, '/work'), aborted)).rejects.toThrow('cancelled');
    expect(emulator.requests).toEqual([]);
  });
});
