import { afterEach, describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../../src/domain/gate.js';
import type { GithubComment } from '../../../src/emulator/github/comments.js';
import type { CommentPlan } from '../../../src/emulator/github/scenario.js';
import { secondaryRateLimit } from '../../../src/emulator/github/scenario.js';
import { isWanted } from '../../../src/publish/comment.js';
import { type GitHubCommentOptions, gitHubCommentPublisher } from '../../../src/publish/github/comment.js';
import type { Publication } from '../../../src/publish/publisher.js';
import { ALL, HEAD, NOTHING, never, OTHER, publishable, type Stage, stage, strike, type Told } from '../harness.js';

afterEach(strike);

const MARKER = '<!-- scan-gate:0123abcd -->';
const OURS = 'github-actions[bot]';
const textOf = (what: ReturnType<typeof publishable>): string =>
  `${MARKER}\n**${what.report.decision.verdict}** at ${what.report.source.commit}`;

function old(overrides: Partial<CommentPlan> = {}): CommentPlan {
  return { issue: 7, login: OURS, body: `${MARKER}\nan older result`, ...overrides };
}

function comment(world: Stage, told: Told = {}, options: Partial<GitHubCommentOptions> = {}, signal = never()): Promise<Publication> {
  const { github } = world;
  return gitHubCommentPublisher({ github, allows: ALL, mode: 'on-findings', marker: MARKER, render: textOf, ...options }).publish(
    publishable(told),
    signal,
  );
}

/** Renders, after somebody has deleted the oldest comment. */
function afterDeletion({ emulator }: Stage): typeof textOf {
  let deleted = false;
  return (what) => {
    if (!deleted) (emulator.state.comments as GithubComment[]).shift();
    deleted = true;
    return textOf(what);
  };
}

const bodies = ({ emulator }: Stage): string[] => emulator.state.comments.map(({ body }) => body);

describe('the sticky comment', () => {
  it('is made when there is none', async () => {
    const world = await stage();
    const publication = await comment(world);
    const [made] = world.emulator.state.comments;
    expect(publication).toEqual({
      surface: 'comment',
      outcome: 'done',
      id: String(made?.id),
      url: `https://github.com/octo-org/infrastructure/pull/7#issuecomment-${made?.id}`,
    });
    expect(made).toMatchObject({ body: `${MARKER}\n**failed** at ${HEAD}`, login: OURS });
    expect(world.kinds()).toEqual(['comments-list', 'pull', 'comment-create', 'comments-list']);
  });

  it('gets its marker when the text lacks it', async () => {
    const world = await stage();
    await comment(world, {}, { render: () => 'text' });
    expect(bodies(world)).toEqual([`${MARKER}\ntext`]);
  });

  it('is changed when it is there', async () => {
    const world = await stage({ comments: [{ issue: 7, login: 'octocat', body: 'hello' }, old()] });
    expect((await comment(world)).outcome).toBe('done');
    expect(bodies(world)).toEqual(['hello', `${MARKER}\n**failed** at ${HEAD}`]);
    expect(world.kinds()).toEqual(['comments-list', 'viewer', 'pull', 'comment-update']);
  });

  it.each<Verdict>(['passed', 'error', 'skipped', 'cancelled', 'started'])(
    'is brought up to date when the verdict is %s',
    async (verdict) => {
      for (const mode of ['on-findings', 'on-failure', 'always'] as const) {
        const world = await stage({ comments: [old()] });
        await comment(world, { verdict, findings: 0 }, { mode });
        expect(bodies(world)).toEqual([`${MARKER}\n**${verdict}** at ${HEAD}`]);
      }
    },
  );

  it('is not written again when nothing changed', async () => {
    const world = await stage({ comments: [old({ body: `${MARKER}\r\n**failed** at ${HEAD}\r\n` })] });
    expect(await comment(world)).toMatchObject({ outcome: 'done', url: expect.stringContaining('#issuecomment-') });
    expect(world.kinds()).toEqual(['comments-list', 'viewer']);
  });

  it('is one of each gate: two gates of a matrix keep out of each other’s way', async () => {
    const other = '<!-- scan-gate:fedcba98 -->';
    const theirs = old({ body: `${other}\nof another gate` });
    const world = await stage({ comments: [theirs] });
    await comment(world);
    await comment(world, { verdict: 'passed', findings: 0 });
    await comment(world, {}, { marker: other, render: () => `${other}\nnews of the other` });
    expect(bodies(world)).toEqual([`${other}\nnews of the other`, `${MARKER}\n**passed** at ${HEAD}`]);
  });

  it('is found behind two full pages', async () => {
    const chatter = Array.from({ length: 230 }, (_, index) => ({ issue: 7, login: 'octocat', body: `comment ${index}` }));
    const world = await stage({ comments: [...chatter, old()] });
    await comment(world);
    expect(world.kinds()).toEqual(['comments-list', 'comments-list', 'comments-list', 'viewer', 'pull', 'comment-update']);
    expect(bodies(world).at(-1)).toContain('**failed**');
  });

  it('asks for one page more when the last one is full', async () => {
    const chatter = Array.from({ length: 100 }, () => ({ issue: 7, login: 'octocat', body: 'x' }));
    const world = await stage({ comments: chatter });
    await comment(world, { verdict: 'passed', findings: 0 });
    expect(world.kinds()).toEqual(['comments-list', 'comments-list']);
  });

  it.each([
    ['is found behind a short page', 100],
    ['is found behind several short pages', 250],
  ])('%s', async (_what, count) => {
    const chatter = Array.from({ length: count }, (_, index) => ({
      issue: 7,
      login: 'octocat',
      body: `comment ${index}`,
      withheld: index % 100 === 50,
    }));
    const world = await stage({ comments: [...chatter, old()], token: 'github_pat_1', login: OURS });
    expect((await comment(world)).outcome).toBe('done');
    expect(world.kinds()).not.toContain('comment-create');
    expect(bodies(world).at(-1)).toBe(`${MARKER}\n**failed** at ${HEAD}`);
  });

  it('is not made where ours may be behind the last page that is read', async () => {
    const answer = { status: 200, body: [], headers: { link: '<https://elsewhere.example/comments?page=2>; rel="next"' } };
    const world = await stage({ faults: [{ call: 'comments-list', nth: 'all', fault: answer }] });
    const publication = await comment(world);
    expect(publication).toMatchObject({ outcome: 'failed', note: { code: 'comment-failed', text: expect.stringContaining('5000') } });
    expect(new Set(world.kinds())).toEqual(new Set(['comments-list']));
  });

  it('is written anew, once, when somebody deleted it after it was found', async () => {
    const world = await stage({ comments: [old()], token: 'github_pat_1', login: OURS });
    const publication = await comment(world, {}, { render: afterDeletion(world) });
    expect(publication).toMatchObject({ outcome: 'done', id: String(world.emulator.state.comments[0]?.id) });
    expect(bodies(world)).toEqual([`${MARKER}\n**failed** at ${HEAD}`]);
    expect(world.kinds().filter((kind) => kind === 'comment-create')).toHaveLength(1);
  });

  it('goes to the next one when the oldest was deleted after it was found', async () => {
    const world = await stage({ comments: [old(), old()], token: 'github_pat_1', login: OURS });
    const publication = await comment(world, {}, { render: afterDeletion(world) });
    expect(publication).toMatchObject({ outcome: 'done', id: String(world.emulator.state.comments[0]?.id) });
    expect(bodies(world)).toEqual([`${MARKER}\n**failed** at ${HEAD}`]);
    expect(world.kinds()).not.toContain('comment-create');
  });

  it('is not doubled when the token may read it and not change it', async () => {
    const faults = [{ call: 'comment-update', nth: 'all', fault: { status: 404, body: { message: 'Not Found' } } }] as const;
    const world = await stage({ comments: [old()], token: 'github_pat_1', login: OURS, faults });
    expect(await comment(world)).toMatchObject({ outcome: 'skipped', note: { code: 'missing-permission' } });
    expect(world.kinds()).not.toContain('comment-create');
  });

  it('is brought up to date by a clean run with the token of an app of one’s own', async () => {
    const world = await stage({ comments: [old(), old({ login: 'my-app[bot]' })], token: 'ghs_app', login: 'my-app[bot]' });
    expect((await comment(world, { verdict: 'passed', findings: 0 })).outcome).toBe('done');
    expect(bodies(world)).toEqual([`${MARKER}\nan older result`, `${MARKER}\n**passed** at ${HEAD}`]);
    expect(world.kinds()).toEqual(['comments-list', 'viewer', 'pull', 'comment-update']);
  });

  it('is not one that somebody else wrote with our marker', async () => {
    const world = await stage({ comments: [old({ login: 'mallory' })] });
    await comment(world);
    expect(bodies(world)).toEqual([`${MARKER}\nan older result`, `${MARKER}\n**failed** at ${HEAD}`]);
    expect(world.kinds()).not.toContain('user');
  });

  it('is not one that quotes the marker further down, or is hidden', async () => {
    const world = await stage({ comments: [old({ body: `> ${MARKER}\n${MARKER}` }), old({ minimizedReason: 'outdated' })] });
    await comment(world);
    expect(bodies(world)).toHaveLength(3);
  });

  it("is the user's own with a personal token, and not the job's", async () => {
    const comments = [old(), old({ login: 'Octocat' })];
    const world = await stage({ comments, token: 'github_pat_1', login: 'Octocat' });
    await comment(world);
    expect(bodies(world)).toEqual([`${MARKER}\nan older result`, `${MARKER}\n**failed** at ${HEAD}`]);
    expect(world.kinds().filter((kind) => kind === 'user')).toHaveLength(1);
  });

  it('takes a token that may not ask who it is for the job', async () => {
    const world = await stage({ comments: [old()], token: 'v1.token', login: OURS, denied: ['user'] });
    await comment(world);
    expect(bodies(world)).toEqual([`${MARKER}\n**failed** at ${HEAD}`]);
  });

  it('is one in the end when the author was known only afterwards', async () => {
    // The token may not ask who it is.
    const world = await stage({ comments: [old({ login: 'my-app[bot]' })], token: 'v1.token', login: 'my-app[bot]', denied: ['user'] });
    const publication = await comment(world);
    expect(bodies(world)).toEqual([`${MARKER}\n**failed** at ${HEAD}`]);
    expect(publication.id).toBe(String(world.emulator.state.comments[0]?.id));
    expect(world.kinds().slice(-2)).toEqual(['comment-update', 'comment-delete']);
  });

  it('is one in the end when two jobs begin at the same time', async () => {
    const world = await stage();
    await Promise.all([comment(world), comment(world)]);
    expect(bodies(world)).toEqual([`${MARKER}\n**failed** at ${HEAD}`]);
  });

  it('is left alone when the head has moved on', async () => {
    const world = await stage({ comments: [old()], pulls: [{ number: 7, headSha: OTHER }] });
    const publication = await comment(world);
    expect(publication).toMatchObject({ outcome: 'skipped', note: { level: 'notice', code: 'head-moved-on' } });
    expect(bodies(world)).toEqual([`${MARKER}\nan older result`]);
  });

  it.each([403, 404])('is written when the head may not be read (%i)', async (status) => {
    const world = await stage({ faults: [{ call: 'pull', nth: 1, fault: { status } }] });
    expect((await comment(world)).outcome).toBe('done');
  });

  it('does not compare a merge commit with the head', async () => {
    const world = await stage();
    expect((await comment(world, { source: { ref: 'refs/pull/7/merge', commit: OTHER } })).outcome).toBe('done');
  });

  it('is rendered shorter, once, when GitHub finds it too long', async () => {
    const world = await stage();
    const limits: number[] = [];
    await comment(world, {}, { render: (_, limit) => (limits.push(limit), 'ä'.repeat(limits.length === 1 ? 70_000 : limit)) });
    expect(limits).toEqual([65_000, 30_000]);
    expect(bodies(world)).toHaveLength(1);
  });

  it('ends with a note when it stays too long', async () => {
    const publication = await comment(await stage(), {}, { render: () => 'x'.repeat(70_000) });
    expect(publication).toMatchObject({ outcome: 'failed', note: { level: 'warning', code: 'comment-failed' } });
    expect(publication.note?.text).toContain('too long');
  });
});

describe('a new comment', () => {
  it.each<[GitHubCommentOptions['mode'], Verdict, number, boolean]>([
    ['always', 'passed', 0, true],
    ['always', 'started', 0, true],
    ['never', 'failed', 9, false],
    ['on-findings', 'passed', 0, false],
    ['on-findings', 'passed', 1, true],
    ['on-findings', 'failed', 1, true],
    ['on-findings', 'error', 0, true],
    ['on-findings', 'skipped', 0, true],
    ['on-findings', 'started', 0, false],
    ['on-failure', 'passed', 5, false],
    ['on-failure', 'skipped', 0, false],
    ['on-failure', 'failed', 1, true],
    ['on-failure', 'error', 0, true],
    ['on-failure', 'timeout', 0, true],
    ['on-failure', 'cancelled', 0, true],
  ])('with %s, verdict %s and %i findings: %s', (mode, verdict, findings, expected) => {
    expect(isWanted(publishable({ verdict, findings }).report, mode)).toBe(expected);
  });

  it('is wanted on-failure for a failure that warn-only forgives', () => {
    const { report } = publishable({ verdict: 'failed', findings: 1 });
    expect(isWanted({ ...report, decision: { ...report.decision, warnOnlyApplied: true, exitCode: 0 } }, 'on-failure')).toBe(true);
  });

  it('is not wanted for findings that are closed', () => {
    const { report } = publishable({ verdict: 'passed', findings: 1 });
    const evaluation = report.evaluation && {
      ...report.evaluation,
      findings: report.evaluation.findings.map((one) => ({ ...one, state: 'closed' as const })),
    };
    expect(isWanted({ ...report, evaluation }, 'on-findings')).toBe(false);
  });

  it('is not made when there is nothing to say', async () => {
    const world = await stage();
    expect(await comment(world, { verdict: 'passed', findings: 0 })).toEqual({ surface: 'comment', outcome: 'skipped' });
    expect(world.kinds()).toEqual(['comments-list']);
  });

  it('is silent when it is not wanted, or the event has no open pull request', async () => {
    const world = await stage();
    expect(await comment(world, {}, { mode: 'never' })).toEqual({ surface: 'comment', outcome: 'skipped' });
    expect(await comment(world, {}, { allows: NOTHING })).toEqual({ surface: 'comment', outcome: 'skipped' });
    expect(await comment(world, { source: { pullRequest: undefined } })).toEqual({ surface: 'comment', outcome: 'skipped' });
    expect(world.emulator.requests).toEqual([]);
  });
});

describe('a comment that GitHub refuses', () => {
  it.each(['comment-create', 'comments-list'] as const)('names the permission as YAML (%s)', async (call) => {
    const publication = await comment(await stage({ denied: [call] }));
    expect(publication).toMatchObject({ outcome: 'skipped', note: { level: 'notice', code: 'missing-permission' } });
    expect(publication.note?.hint).toMatchObject({
      yaml: expect.stringMatching(/^permissions:\n {2}contents: read[^]*\n {2}pull-requests: write/),
    });
  });

  it('explains forks and Dependabot', async () => {
    const world = await stage({ denied: ['comment-create'] });
    expect((await comment(world, { source: { untrusted: 'fork' } })).note?.hint).toContain('forks get a read-only token');
    expect((await comment(world, { source: { untrusted: 'dependabot' } })).note?.hint).toMatchObject({
      lead: expect.stringContaining('Dependabot'),
    });
  });

  it('tells that the token is missing', async () => {
    expect(await comment(await stage({}, { token: '' }))).toMatchObject({ outcome: 'skipped', note: { code: 'missing-token' } });
  });

  it('tells a locked conversation', async () => {
    const body = { message: 'Unable to create comment because issue is locked.' };
    const world = await stage({ faults: [{ call: 'comment-create', nth: 1, fault: { status: 403, body } }] });
    expect((await comment(world)).note?.code).toBe('conversation-locked');
  });

  it('repeats reads and changes, and never a create', async () => {
    const world = await stage({
      comments: [old()],
      faults: [
        { call: 'comments-list', nth: 1, fault: { status: 502 } },
        { call: 'comments-list', nth: 2, fault: 'reset' },
        { call: 'comment-update', nth: 1, fault: 'reset' },
      ],
    });
    expect((await comment(world)).outcome).toBe('done');
    const failing = await stage({ faults: [{ call: 'comment-create', nth: 1, fault: { status: 500 } }] });
    expect(await comment(failing)).toMatchObject({ outcome: 'failed', note: { code: 'github-unavailable' } });
    expect(failing.kinds().filter((kind) => kind === 'comment-create')).toHaveLength(1);
  });

  it.each(['reset-after', 'html-502-after', 'truncate'] as const)(
    'finds the comment again when the answer was lost (%s)',
    async (fault) => {
      const world = await stage({ faults: [{ call: 'comment-create', nth: 1, fault }] });
      expect(await comment(world)).toMatchObject({ outcome: 'done', id: String(world.emulator.state.comments[0]?.id) });
      expect(bodies(world)).toHaveLength(1);
    },
  );

  it('tells when it surely was not written', async () => {
    const world = await stage({ faults: [{ call: 'comment-create', nth: 1, fault: 'reset' }] });
    expect(await comment(world)).toMatchObject({ outcome: 'failed', note: { code: 'github-unreachable' } });
  });

  it('waits for a short limit, and not for a long one', async () => {
    const short = await stage({ faults: [{ call: 'comment-create', nth: 1, fault: secondaryRateLimit(12) }] });
    expect((await comment(short)).outcome).toBe('done');
    expect(short.slept).toEqual([12_000]);
    const long = await stage({ faults: [{ call: 'comment-create', nth: 'all', fault: secondaryRateLimit(40) }] });
    expect((await comment(long)).note).toMatchObject({ code: 'github-rate-limit', text: expect.stringContaining('40 s') });
    expect(long.slept).toEqual([40_000]);
  });

  it('ends with a note when the list is not a list', async () => {
    const world = await stage({ faults: [{ call: 'comments-list', nth: 'all', fault: 'not-json' }] });
    expect(await comment(world)).toMatchObject({ outcome: 'failed', note: { code: 'comment-failed' } });
  });

  it('throws the reason of an abort', async () => {
    const interrupt = new Error('interrupted');
    const world = await stage({ faults: [{ call: 'comments-list', nth: 'all', fault: 'hang' }] });
    const controller = new AbortController();
    setTimeout(() => controller.abort(interrupt), 100);
    await expect(comment(world, {}, {}, controller.signal)).rejects.toBe(interrupt);
  });
});
