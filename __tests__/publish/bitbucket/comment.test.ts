import { afterEach, describe, expect, it } from '@jest/globals';
import type { BitbucketScenario } from '../../../src/emulator/bitbucket/scenario.js';
import { apiWithToken } from '../../../src/platforms/bitbucket/api.js';
import { commentsOf } from '../../../src/platforms/bitbucket/comments.js';
import { explainRefusal } from '../../../src/platforms/causes.js';
import { COMMENT_CAUSES, OTHERS } from '../../../src/publish/bitbucket/comment.js';
import { commentPublisher } from '../../../src/publish/comment.js';
import type { Publication } from '../../../src/publish/publisher.js';
import { renderComment } from '../../../src/report/markdown/markdown.js';
import { HEAD, never, OTHER, publishable, type Told } from '../harness.js';
import { type BitbucketStage, bitbucketStage, strikeBitbucket, TOKEN } from './stage.js';

afterEach(strikeBitbucket);

const MARKER = '[//]: # (scan-gate:0123abcd)';
const OURS = 'scan-gate token';
const SIGNATURE = /\n\n\[\/\/\]: # \(scan-gate-author:[0-9a-f]{32}\)$/;

async function comment({ emulator, context }: BitbucketStage, told: Told = {}, token = TOKEN, body = ''): Promise<Publication> {
  const publisher = commentPublisher({
    allowed: { allowed: true },
    mode: 'on-findings',
    marker: MARKER,
    render: (what) => `${MARKER}\n\n${what.report.decision.verdict}${body}`,
    explain: (error) => explainRefusal(error, 'The comment was not written', COMMENT_CAUSES),
    explainOthers: () => OTHERS,
    scrub: context.scrub,
    open: async (_source, signal) => {
      const api = apiWithToken(context, token, `${emulator.url}/2.0`);
      return commentsOf({ api, token, repository: 'octo-org/infrastructure', number: 7, marker: MARKER }, signal);
    },
  });
  return await publisher.publish(publishable(told), never());
}

const bodies = ({ emulator }: BitbucketStage): string[] => emulator.state.comments.map(({ body }) => body.replace(SIGNATURE, ' (signed)'));

describe('the comment of a token that cannot ask Bitbucket who it is', () => {
  it('is made once, signed, and then changed', async () => {
    const world = await bitbucketStage();
    expect(await comment(world)).toMatchObject({ surface: 'comment', outcome: 'done' });
    expect(bodies(world)).toEqual([`${MARKER}\n\nfailed (signed)`]);
    expect(world.kinds()).toEqual(['comments-list', 'pull', 'comment-create', 'comment-update', 'comments-list']);

    expect(await comment(world, { verdict: 'passed', findings: 0 })).toMatchObject({ outcome: 'done' });
    expect(bodies(world)).toEqual([`${MARKER}\n\npassed (signed)`]);
    expect(world.kinds().slice(5)).toEqual(['comments-list', 'pull', 'comment-update']);

    await comment(world, { verdict: 'passed', findings: 0 });
    expect(world.kinds().slice(8)).toEqual(['comments-list']);
    expect(world.emulator.undocumented).toEqual([]);
  });

  it.each(['not-json', 'empty', { status: 200, body: { values: [], next: 'x' } }] as const)(
    'is not written if the list of comments could not be read: %j',
    async (fault) => {
      const world = await bitbucketStage({ faults: [{ call: 'comments-list', nth: 'all', fault }] });
      const text = "The comment was not written: Bitbucket's list of comments could not be read.";
      expect(await comment(world)).toMatchObject({ outcome: 'failed', note: { text } });
      expect(world.kinds()).toEqual(['comments-list']);
    },
  );

  it('is found on a later page', async () => {
    const world = await bitbucketStage({ comments: Array.from({ length: 150 }, (_, n) => ({ pull: 7, body: `c${n}`, author: 'mona' })) });
    await comment(world);
    await comment(world, { verdict: 'passed' });
    expect(bodies(world).filter((body) => body.startsWith(MARKER))).toEqual([`${MARKER}\n\npassed (signed)`]);
  });

  it('is never one that somebody else wrote, even with a copy of our signature', async () => {
    const world = await bitbucketStage();
    await comment(world);
    const ours = world.emulator.state.comments[0]?.body ?? '';
    const copied = await bitbucketStage({ comments: [{ pull: 7, body: ours, author: 'mona' }] });
    await comment(copied, { verdict: 'passed' });
    expect(copied.emulator.state.comments.map(({ author }) => author)).toEqual(['mona', OURS]);
    expect(copied.emulator.state.comments[0]?.body).toBe(ours);
    expect(copied.kinds()).not.toContain('comment-delete');
  });

  it('is never one that is signed with another token, and the note explains that', async () => {
    const theirs = await bitbucketStage({ user: 'mona', token: 'ATCTT-other' });
    await comment(theirs, {}, 'ATCTT-other');
    const body = theirs.emulator.state.comments[0]?.body ?? '';
    const world = await bitbucketStage({ comments: [{ pull: 7, body, author: 'mona' }] });
    expect(await comment(world, { verdict: 'passed' })).toMatchObject({ outcome: 'done', note: { code: 'note-of-another-user' } });
    expect(world.emulator.state.comments.map(({ author }) => author)).toEqual(['mona', OURS]);
    expect(world.emulator.state.comments[0]?.body).toBe(body);
  });

  it('is kept if an earlier run could not sign it', async () => {
    const world = await bitbucketStage({ comments: [{ pull: 7, body: `${MARKER}\n\nold`, author: OURS }] });
    await comment(world);
    expect(bodies(world)).toEqual([`${MARKER}\n\nfailed (signed)`]);
  });

  it('is not changed after the head has moved, although Bitbucket shortens it', async () => {
    const world = await bitbucketStage({ pulls: [{ number: 7, headSha: OTHER }] });
    expect(await comment(world)).toMatchObject({
      outcome: 'skipped',
      note: { code: 'head-moved-on', text: expect.stringContaining(HEAD.slice(0, 7)) },
    });
    expect(world.emulator.state.comments).toEqual([]);
  });
});

it('asks who it is where Bitbucket tells', async () => {
  const world = await bitbucketStage({
    scopes: ['account', 'repository', 'pullrequest:write'],
    comments: [{ pull: 7, body: `${MARKER}\n\nold`, author: OURS }],
  });
  await comment(world);
  expect(world.kinds()).toEqual(['comments-list', 'user', 'pull', 'comment-update']);
  expect(bodies(world)).toEqual([`${MARKER}\n\nfailed (signed)`]);
});

describe('a token that Bitbucket refuses', () => {
  const readOnly: BitbucketScenario = {
    faults: [
      {
        call: 'comment-create',
        nth: 'all',
        fault: { status: 403, body: { error: { message: 'Your credentials lack one or more required privilege scopes.' } } },
      },
    ],
  };

  it.each<[string, BitbucketScenario, string, string]>([
    ['a wrong one', {}, 'another', 'bad-token'],
    ['one that may only read', readOnly, TOKEN, 'missing-scope'],
    ['one without pull requests', { scopes: ['repository'] }, TOKEN, 'missing-scope'],
    ['one of another repository', { repository: 'octo-org/other' }, TOKEN, 'not-visible'],
  ])('%s is explained with the scope to add', async (_what, scenario, token, code) => {
    const world = await bitbucketStage(scenario);
    const { outcome, note } = await comment(world, {}, token);
    expect([outcome, note?.code, note?.level]).toEqual(['failed', code, 'warning']);
    expect(note?.hint).toContain('pullrequest:write');
    expect(JSON.stringify(note)).not.toContain(TOKEN);
    expect(world.emulator.state.comments).toEqual([]);
  });
});

it('is not written if the list of comments cannot be read, because it would be a second one', async () => {
  const world = await bitbucketStage({ faults: [{ call: 'comments-list', nth: 1, fault: { status: 200, body: { size: 1 } } }] });
  expect(await comment(world)).toMatchObject({
    outcome: 'failed',
    note: { text: expect.stringContaining('list of comments could not be read') },
  });
  expect(world.emulator.state.comments).toEqual([]);
});

it('is shortened once if Bitbucket rejects its length', async () => {
  const message = 'content.raw: Ensure this value has at most 32768 characters';
  const world = await bitbucketStage({
    faults: [{ call: 'comment-create', nth: 1, fault: { status: 400, body: { error: { message } } } }],
  });
  expect(await comment(world)).toMatchObject({ outcome: 'done' });
  expect(bodies(world)).toHaveLength(1);
});

it('begins with the marker that finds it again', () => {
  const { report } = publishable();
  expect(renderComment(report, { details: 'full', dialect: 'plain' })).toMatch(/^\[\/\/\]: # \(scan-gate:[0-9a-f]{16}\)\n\n## /);
});
