import { afterEach, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../../src/domain/gate.js';
import type { GithubIssue } from '../../../src/emulator/github/issues.js';
import type { GithubScenario, IssuePlan } from '../../../src/emulator/github/scenario.js';
import { stateFor, type TrackingIssueOptions, trackingIssuePublisher } from '../../../src/publish/github/tracking-issue.js';
import type { Publication } from '../../../src/publish/publisher.js';
import { ISSUE_CLOSED } from '../../../src/report/markdown/header.js';
import { commentMarker } from '../../../src/report/markdown/markdown.js';
import { ALL, NOTHING, never, publishable, type Stage, stage as stageOf, strike, type Told } from '../harness.js';

afterEach(strike);

const MARKER = commentMarker('gate');
const OURS = 'github-actions[bot]';
const FAILING = `${MARKER}\n**failed** in run 2`;
const CLOSING = `${MARKER}\n${ISSUE_CLOSED}\n**passed** in run 2`;
const NIGHT = { event: 'schedule', ref: 'refs/heads/main', pullRequest: undefined, pullRequestState: undefined } as const;

/** With a token that may ask who it is: Octokit leaves a second between GraphQL and the next change. */
function stage(scenario: GithubScenario = {}, options: Parameters<typeof stageOf>[1] = {}): Promise<Stage> {
  return stageOf({ token: 'github_pat_1', login: OURS, ...scenario }, options);
}

function old(overrides: Partial<IssuePlan> = {}): IssuePlan {
  return { number: 20, login: OURS, body: `${MARKER}\n**failed** in run 1`, ...overrides };
}

const textOf = ({ report: { decision } }: ReturnType<typeof publishable>): string =>
  decision.verdict === 'passed' ? CLOSING : `${MARKER}\n**${decision.verdict}** in run 2`;

function track(world: Stage, told: Told = {}, options: Partial<TrackingIssueOptions> = {}, signal = never()): Promise<Publication> {
  const publisher = trackingIssuePublisher({
    github: world.github,
    allows: ALL,
    mode: 'on-failure',
    name: 'gate',
    render: textOf,
    ...options,
  });
  return publisher.publish(publishable({ ...told, source: { ...NIGHT, ...told.source } }), signal);
}

const issuesOf = ({ emulator }: Stage) =>
  emulator.state.issues.filter(({ isPull }) => !isPull).map(({ number, state, body, login }) => ({ number, state, body, login }));
const writes = (world: Stage): string[] => world.kinds().filter((kind) => kind === 'issue-create' || kind === 'issue-update');

describe('the tracking issue', () => {
  it('is opened when the gate does not pass', async () => {
    const world = await stageOf();
    expect(await track(world)).toEqual({
      surface: 'issue',
      outcome: 'done',
      id: '8',
      url: 'https://github.com/octo-org/infrastructure/issues/8',
    });
    expect(world.emulator.state.issues.at(-1)).toMatchObject({ title: 'scan-gate: gate does not pass', body: FAILING, login: OURS });
    expect(world.kinds()).toEqual(['viewer', 'issues-list', 'issues-list', 'issue-create']);
    const lists = world.emulator.requests.filter(({ kind }) => kind === 'issues-list').map(({ path }) => path);
    for (const path of lists) expect(path).toContain(`creator=${encodeURIComponent(OURS)}`);
  });

  it.each<Verdict>(['failed', 'error', 'timeout', 'cancelled'])('is kept up to date when the verdict is %s', async (verdict) => {
    const world = await stage({ issues: [old()] });
    expect(await track(world, { verdict })).toMatchObject({ outcome: 'done', id: '20', url: expect.stringMatching(/\/issues\/20$/) });
    expect(issuesOf(world)).toEqual([{ number: 20, state: 'open', body: `${MARKER}\n**${verdict}** in run 2`, login: OURS }]);
    expect(world.kinds()).toEqual(['user', 'issues-list', 'issue-update']);
    expect(world.emulator.requests.at(-1)?.body).toEqual({ body: `${MARKER}\n**${verdict}** in run 2` });
  });

  it('is not written again when nothing changed', async () => {
    const world = await stage({ issues: [old({ body: `${FAILING.replace('\n', '\r\n')}\r\n` })] });
    expect(await track(world)).toMatchObject({ outcome: 'done', id: '20', url: expect.stringMatching(/\/issues\/20$/) });
    expect(writes(world)).toEqual([]);
  });

  it('is closed, with its closing text, when the gate passes again', async () => {
    const world = await stage({ issues: [old()] });
    expect(await track(world, { verdict: 'passed' })).toMatchObject({ outcome: 'done', id: '20' });
    expect(issuesOf(world)).toMatchObject([{ number: 20, state: 'closed', body: CLOSING }]);
    expect(writes(world)).toEqual(['issue-update']);
    expect(world.emulator.requests.at(-1)?.body).toEqual({ state: 'closed', state_reason: 'completed', body: CLOSING });
  });

  it('is closed again when a person has opened it again', async () => {
    const world = await stage({ issues: [old({ body: CLOSING })] });
    await track(world, { verdict: 'passed' });
    expect(issuesOf(world)).toMatchObject([{ state: 'closed', body: CLOSING }]);
  });

  it('says nothing when the gate passes and there is none', async () => {
    const world = await stage({ issues: [old({ state: 'closed', body: CLOSING })] });
    expect(await track(world, { verdict: 'passed' })).toEqual({ surface: 'issue', outcome: 'skipped' });
    expect(world.kinds()).toEqual(['user', 'issues-list']);
  });

  it('is opened again when scan-gate had closed it', async () => {
    const closed = [old({ number: 19, state: 'closed' }), old({ state: 'closed', body: CLOSING.replaceAll('\n', '\r\n') })];
    const world = await stage({ issues: closed });
    expect(await track(world)).toMatchObject({ outcome: 'done', id: '20' });
    expect(issuesOf(world)).toMatchObject([{ state: 'closed' }, { number: 20, state: 'open', body: FAILING }]);
    expect(world.emulator.requests.at(-1)?.body).toEqual({ state: 'open', state_reason: 'reopened', body: FAILING });
  });

  it('is a new one when a person had closed the last one while the gate did not pass', async () => {
    const world = await stage({ issues: [old({ state: 'closed', closedBy: 'mona' })] });
    await track(world);
    expect(issuesOf(world)).toMatchObject([
      { number: 20, state: 'closed' },
      { number: 21, state: 'open', body: FAILING },
    ]);
  });

  it('is never one that somebody else wrote with our marker, open or closed', async () => {
    const forged = [old({ login: 'mallory' }), old({ number: 22, login: 'mallory', state: 'closed', body: CLOSING })];
    const world = await stage({ issues: forged });
    await track(world, { verdict: 'passed' });
    expect(writes(world)).toEqual([]);
    await track(world);
    expect(issuesOf(world)).toMatchObject([{ body: forged[0]?.body }, { state: 'closed', body: CLOSING }, { number: 23, body: FAILING }]);
    expect(writes(world)).toEqual(['issue-create']);
  });

  it('does not rely on the list to keep to the author', async () => {
    const forged = { number: 30, state: 'open', body: `${MARKER}\nx`, user: { login: 'mallory' } };
    const world = await stage({ faults: [{ call: 'issues-list', nth: 'all', fault: { status: 200, body: [forged] } }] });
    await track(world, { verdict: 'passed' });
    expect(writes(world)).toEqual([]);
  });

  it('is not one that quotes the marker further down, nor a pull request', async () => {
    const pulls = [{ number: 7, body: `${MARKER}\nx`, login: OURS }];
    const world = await stage({ pulls, issues: [old({ body: `> ${MARKER}\n${MARKER}` })] });
    await track(world);
    expect(writes(world)).toEqual(['issue-create']);
    expect(world.emulator.state.issues.find(({ number }) => number === 7)?.body).toBe(`${MARKER}\nx`);
  });

  it('is one for each name', async () => {
    const world = await stage();
    await track(world);
    await track(world, {}, { name: 'other', render: () => 'another text' });
    await track(world, { verdict: 'passed' });
    expect(issuesOf(world)).toMatchObject([
      { number: 8, state: 'closed' },
      { number: 9, state: 'open', body: `${commentMarker('other')}\nanother text` },
    ]);
  });

  it('is found behind two full pages, and one page more is asked for when the last is full', async () => {
    const others = (count: number) => Array.from({ length: count }, (_, index) => ({ number: 1000 + index, login: OURS, body: 'x' }));
    const world = await stage({ issues: [old(), ...others(230)] });
    await track(world);
    expect(world.kinds()).toEqual(['user', 'issues-list', 'issues-list', 'issues-list', 'issue-update']);
    const full = await stage({ issues: others(100) });
    await track(full, { verdict: 'passed' });
    expect(full.kinds()).toEqual(['user', 'issues-list', 'issues-list']);
  });

  it('is found behind a short page', async () => {
    const others = Array.from({ length: 120 }, (_, index) => ({ number: 1000 + index, login: OURS, body: 'x', withheld: index === 60 }));
    const world = await stage({ issues: [old(), ...others] });
    expect(await track(world)).toMatchObject({ outcome: 'done', id: '20' });
    expect(writes(world)).toEqual(['issue-update']);
  });

  it.each<[Verdict, readonly string[], Partial<Publication>]>([
    ['failed', ['issue-update', 'issue-create'], { outcome: 'done', id: '8' }],
    ['passed', ['issue-update'], { outcome: 'skipped', note: undefined }],
  ])('is searched once more when somebody deleted it after it was found (%s)', async (verdict, written, published) => {
    const world = await stage({ issues: [old()] });
    const render: typeof textOf = (what) => {
      const issues = world.emulator.state.issues as GithubIssue[];
      const at = issues.findIndex(({ number }) => number === 20);
      if (at >= 0) issues.splice(at, 1);
      return textOf(what);
    };
    const { outcome, id, note } = await track(world, { verdict }, { render });
    expect({ outcome, id, note }).toEqual({ id: undefined, note: undefined, ...published });
    expect(writes(world)).toEqual(written);
  });

  it('is a new one when somebody deleted the closed one that was to be opened again', async () => {
    const faults = [{ call: 'issue-update', nth: 1, fault: { status: 410, body: { message: 'This issue was deleted' } } }] as const;
    const world = await stage({ issues: [old({ state: 'closed', body: CLOSING })], faults });
    expect((await track(world)).outcome).toBe('done');
    expect(writes(world)).toEqual(['issue-update', 'issue-create']);
  });

  it('is not doubled when the token may read it and not change it', async () => {
    const faults = [{ call: 'issue-update', nth: 'all', fault: { status: 404, body: { message: 'Not Found' } } }] as const;
    const world = await stage({ issues: [old()], faults });
    expect(await track(world)).toMatchObject({ outcome: 'skipped', note: { code: 'missing-permission' } });
    expect(writes(world)).toEqual(['issue-update']);
  });

  it('is not doubled where it may be behind the last page that is read', async () => {
    const others = Array.from({ length: 2000 }, (_, index) => ({ number: 1000 + index, login: OURS, body: 'x' }));
    const world = await stage({ issues: [old(), ...others] });
    expect(await track(world)).toMatchObject({ outcome: 'failed', note: { code: 'issue-failed', text: expect.stringContaining('2000') } });
    expect(world.kinds().filter((kind) => kind === 'issues-list')).toHaveLength(20);
    expect(writes(world)).toEqual([]);
  });

  it('is new where the one that was closed is long forgotten', async () => {
    const others = Array.from({ length: 500 }, (_, index) => ({ number: 1000 + index, login: OURS, body: 'x', state: 'closed' as const }));
    const world = await stage({ issues: [old({ state: 'closed', body: CLOSING }), ...others] });
    expect((await track(world)).outcome).toBe('done');
    expect(world.kinds().filter((kind) => kind === 'issues-list')).toHaveLength(6);
    expect(writes(world)).toEqual(['issue-create']);
  });

  it.each([
    ['failed', 'open', FAILING],
    ['passed', 'closed', CLOSING],
  ] as const)('is the oldest of several, which are closed (%s)', async (verdict, state, body) => {
    const world = await stage({ issues: [old({ number: 21 }), old()] });
    expect((await track(world, { verdict })).id).toBe('20');
    expect(issuesOf(world)).toMatchObject([
      { number: 21, state: 'closed', body: `${MARKER}\n**failed** in run 1` },
      { number: 20, state, body },
    ]);
  });

  it('is up to date though a double could not be closed', async () => {
    const faults = [{ call: 'issue-update', nth: 2, fault: { status: 403 } }] as const;
    expect((await track(await stage({ issues: [old({ number: 21 }), old()], faults }))).outcome).toBe('done');
  });

  it('is kept on GitHub Enterprise Server, whose GraphQL is elsewhere', async () => {
    const world = await stageOf({ apiPath: '/api/v3', issues: [old()] });
    expect(await track(world)).toMatchObject({ outcome: 'done', id: '20' });
    expect(world.emulator.requests[0]?.path).toBe('/api/graphql');
  });

  it('is rendered shorter, once, when GitHub finds it too long', async () => {
    for (const issues of [[], [old()], [old({ state: 'closed', body: CLOSING })]]) {
      const world = await stage({ issues });
      const limits: number[] = [];
      const render = (_: unknown, limit: number) => (limits.push(limit), 'ä'.repeat(limits.length === 1 ? 70_000 : limit));
      expect((await track(world, {}, { render })).outcome).toBe('done');
      expect(limits).toEqual([65_000, 30_000]);
      expect(issuesOf(world)).toMatchObject([{ state: 'open', body: expect.stringMatching(/^.*\nä{30000}$/) }]);
    }
  });
});

describe('the state of the issue', () => {
  it.each<[Verdict, string | undefined, ReturnType<typeof stateFor>]>([
    ['passed', undefined, 'closed'],
    ['failed', undefined, 'open'],
    ['error', 'AUTH', 'open'],
    ['timeout', 'TIMEOUT', 'open'],
    ['cancelled', 'SCAN_CANCELLED', 'open'],
    ['cancelled', 'INTERRUPTED', undefined],
    ['skipped', undefined, undefined],
    ['started', undefined, undefined],
    ['checked', undefined, undefined],
  ])('with verdict %s (%s) is %s', async (verdict, code, expected) => {
    const { report } = publishable({ verdict });
    const told = { ...report, ...(code !== undefined && { error: { code, message: 'm' } }) };
    expect(stateFor(told)).toBe(expected);
    // A forgiven failure is one all the same.
    expect(stateFor({ ...told, decision: { ...told.decision, exitCode: 0, warnOnlyApplied: true } })).toBe(expected);
  });

  it.each<[Verdict, readonly Verdict[], ReturnType<typeof stateFor>]>([
    ['passed', ['passed', 'passed'], 'closed'],
    ['error', ['error', 'passed'], 'open'],
    ['cancelled', ['cancelled', 'failed'], 'open'],
    ['started', ['started', 'passed'], undefined],
    ['skipped', ['skipped', 'passed'], undefined],
  ])('with verdict %s of targets with %j is %s', (verdict, verdicts, expected) => {
    const { report } = publishable({ verdict });
    const interrupted = { code: 'INTERRUPTED', message: 'm' };
    const targets = verdicts.map((each) => ({
      ...publishable({ verdict: each }).report,
      ...(each === 'cancelled' && { error: interrupted }),
    }));
    expect(stateFor({ ...report, targets })).toBe(expected);
  });

  it('is nobody’s business when it is not wanted, on other events, and for verdicts that say nothing', async () => {
    const world = await stage({ issues: [old()] });
    const nothing = { surface: 'issue', outcome: 'skipped' };
    expect(await track(world, {}, { mode: 'never' })).toEqual(nothing);
    expect(await track(world, {}, { allows: NOTHING })).toEqual(nothing);
    expect(await track(world, { source: { repository: undefined } })).toEqual(nothing);
    for (const verdict of ['skipped', 'started', 'checked'] as const) expect(await track(world, { verdict })).toEqual(nothing);
    expect(world.emulator.requests).toEqual([]);
  });
});

describe('an issue that GitHub refuses', () => {
  it.each(['issues-list', 'issue-create', 'issue-update'] as const)('names the permission as YAML (%s)', async (call) => {
    const issues = call === 'issue-update' ? [old()] : [];
    const publication = await track(await stage({ issues, denied: [call] }));
    expect(publication).toMatchObject({ outcome: 'skipped', note: { level: 'notice', code: 'missing-permission' } });
    expect(publication.note?.hint).toMatchObject({
      yaml: expect.stringMatching(/^permissions:\n {2}contents: read[^]*\n {2}issues: write/),
    });
  });

  it('tells that the repository has no issues', async () => {
    const publication = await track(await stage({ issuesDisabled: true }));
    expect(publication).toMatchObject({ outcome: 'skipped', note: { level: 'notice', code: 'issues-disabled' } });
    expect(publication.note?.hint).toContain('{tracking-issue}');
    const listed = await stage({ faults: [{ call: 'issues-list', nth: 1, fault: { status: 410 } }] });
    expect((await track(listed)).note?.code).toBe('issues-disabled');
  });

  it('tells an archive, and a missing token', async () => {
    expect((await track(await stage({ archived: true }))).note?.code).toBe('repository-archived');
    expect(await track(await stage({}, { token: '' }))).toMatchObject({ outcome: 'skipped', note: { code: 'missing-token' } });
  });

  it('repeats reads and changes, and never a create', async () => {
    const world = await stage({
      issues: [old()],
      faults: [
        { call: 'issues-list', nth: 1, fault: { status: 502 } },
        { call: 'issue-update', nth: 1, fault: 'reset' },
      ],
    });
    expect((await track(world)).outcome).toBe('done');
    const failing = await stage({ faults: [{ call: 'issue-create', nth: 1, fault: { status: 500 } }] });
    expect(await track(failing)).toMatchObject({ outcome: 'failed', note: { code: 'github-unavailable' } });
    expect(writes(failing)).toEqual(['issue-create']);
  });

  it.each(['reset-after', 'html-502-after', 'truncate', 'empty'] as const)(
    'finds the issue again when the answer was lost (%s)',
    async (fault) => {
      const world = await stage({ faults: [{ call: 'issue-create', nth: 1, fault }] });
      expect(await track(world)).toMatchObject({ outcome: 'done', id: '8' });
      expect(writes(world)).toEqual(['issue-create']);
      expect(issuesOf(world)).toHaveLength(1);
    },
  );
});
