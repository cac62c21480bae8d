import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { secondaryRateLimit } from '../../src/emulator/github/scenario.js';
import { toGitHubError } from '../../src/github/github-error.js';
import { rateLimitWaitMs } from '../../src/github/rate-limit.js';
import { gitHubCommentPublisher } from '../../src/publish/github/comment.js';
import { ALL, never, publishable, stage, strike } from '../publish/harness.js';

afterEach(strike);

describe('the access to GitHub', () => {
  it('does without the file of the event, which @actions/github would not parse when it is broken', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'scan-gate-'));
    const before = process.env['GITHUB_EVENT_PATH'];
    process.env['GITHUB_EVENT_PATH'] = join(directory, 'event.json');
    try {
      await writeFile(join(directory, 'event.json'), '{"broken');
      const { github, emulator } = await stage();
      const publisher = gitHubCommentPublisher({ github, allows: ALL, mode: 'always', marker: '<!-- m -->', render: () => 'x' });
      expect(await publisher.publish(publishable(), never())).toMatchObject({ outcome: 'done' });
      expect(emulator.requests.map(({ kind }) => kind)).toContain('comment-create');
      expect(process.env['GITHUB_EVENT_PATH']).toBe(join(directory, 'event.json'));
    } finally {
      if (before === undefined) delete process.env['GITHUB_EVENT_PATH'];
      else process.env['GITHUB_EVENT_PATH'] = before;
      await rm(directory, { recursive: true, force: true });
    }
  });

  it('takes the token out of any text, and knows what kind it is', async () => {
    const { github } = await stage({}, { token: ' ghs_secret\n' });
    expect(github.scrub('bearer ghs_secret')).toBe('bearer ***');
    expect([github.hasToken, github.isInstallationToken]).toEqual([true, true]);
  });

  it('asks less and less often where each answer is a short limit: GitHub bans those who go on', async () => {
    const faults = [{ call: 'comments-list', nth: 'all', fault: secondaryRateLimit(1) } as const];
    const { github, slept, kinds } = await stage({ faults });
    const publisher = gitHubCommentPublisher({ github, allows: ALL, mode: 'always', marker: '<!-- m -->', render: () => 'x' });

    expect(await publisher.publish(publishable(), never())).toMatchObject({ note: { code: 'github-rate-limit' } });

    expect(slept).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(kinds().filter((kind) => kind === 'comments-list')).toHaveLength(6);
  });
});

describe('how long a rate limit lasts', () => {
  const NOW = Date.parse('2026-01-05T09:00:00Z');
  const refusal = (status: number, headers: Record<string, string>, message = 'Forbidden'): Error =>
    Object.assign(new Error(message), { status, response: { headers } });

  it.each<[string, Error, number | undefined]>([
    ['Retry-After in seconds', refusal(403, { 'retry-after': '12' }), 12_000],
    ['Retry-After as a date', refusal(429, { 'Retry-After': 'Mon, 05 Jan 2026 09:00:30 GMT' }), 30_000],
    ['Retry-After in the past, which is no advice', refusal(429, { 'retry-after': 'Mon, 05 Jan 2026 08:00:30 GMT' }), 60_000],
    ['Retry-After: 0, which is no advice', refusal(403, { 'retry-after': '0' }), 60_000],
    [
      'Retry-After by a clock that is an hour ahead',
      refusal(429, { date: 'Mon, 05 Jan 2026 10:00:00 GMT', 'retry-after': 'Mon, 05 Jan 2026 10:00:30 GMT' }),
      30_000,
    ],
    [
      'no requests left, by a clock that is an hour behind',
      refusal(403, { date: 'Mon, 05 Jan 2026 08:00:00 GMT', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 - 3580) }),
      21_000,
    ],
    ['no requests left', refusal(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 20) }), 21_000],
    ['a secondary limit without a time', refusal(403, {}, 'You have exceeded a secondary rate limit'), 60_000],
    ['a primary limit without a time', refusal(403, { 'x-ratelimit-remaining': '0' }, 'API rate limit exceeded for installation.'), 60_000],
    ['429 without anything', refusal(429, {}), 60_000],
    ['a missing permission', refusal(403, { 'x-ratelimit-remaining': '4999' }, 'Resource not accessible by integration'), undefined],
    ['another status', refusal(500, { 'retry-after': '12' }), undefined],
    ['no answer of GitHub', new Error('boom'), undefined],
  ])('%s', (_case, error, expected) => {
    expect(rateLimitWaitMs(error, NOW)).toBe(expected);
  });

  it('reads refusals of any form', () => {
    expect(toGitHubError('text')).toBeUndefined();
    expect(toGitHubError(Object.assign(new Error('x'), { status: '403' }))).toBeUndefined();
    expect(toGitHubError(Object.assign(new Error('x'), { status: 500, response: null }))).toEqual({
      status: 500,
      message: 'x',
      headers: {},
      answered: false,
      page: false,
    });
  });
});
