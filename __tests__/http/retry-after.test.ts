import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { rateLimitFromHeaders, retryAfterMs } from '../../src/http/retry-after.js';

const NOW = Date.UTC(2026, 10, 21, 9);
const SECONDS = NOW / 1000;

describe('Retry-After', () => {
  it.each([
    ['1', 1000],
    [' 30 ', 30_000],
    ['1.5', 1500],
    ['86400', 86_400_000],
    ['Sat, 21 Nov 2026 09:00:05 GMT', 5000],
    ['Saturday, 21-Nov-26 09:00:05 GMT', 5000],
    ['Sat Nov 21 09:00:05 2026', 5000],
    ['2026-11-21T09:00:05Z', 5000],
    ['2026-11-21T09:00:05.000Z', 5000],
    ['2026-11-21T10:00:05+01:00', 5000],
  ])('%j means %d ms', (text, expected) => {
    expect(retryAfterMs({ 'retry-after': text }, NOW)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '0',
    '-5',
    'soon',
    'in 5 minutes',
    '5s',
    'NaN',
    '0x10',
    'May 5',
    'May 5 2027 09:00:05',
    '11/21/2026 09:00:05',
    'Sat, 21 Nov 2026 09:00:05',
    'Sat, 21 Nov 2026 08:59:00 GMT',
  ])('%j reports nothing', (text) => {
    expect(retryAfterMs({ 'retry-after': text }, NOW)).toBeUndefined();
  });

  it('wins over a reset, unless it is unreadable', () => {
    const reset = { 'x-ratelimit-reset': '60' };

    expect(retryAfterMs({ 'retry-after': '5', ...reset }, NOW)).toBe(5000);
    expect(retryAfterMs({ 'retry-after': 'soon', ...reset }, NOW)).toBe(60_000);
  });
});

describe('X-RateLimit-Reset', () => {
  it.each([
    [String(SECONDS + 30), 30_000],
    [String(SECONDS + 0.5), 500],
    [String(NOW + 30_000), 30_000],
    ['45', 45_000],
    ['999999999', 999_999_999_000],
    ['2026-11-21T09:00:30Z', 30_000],
    // Without a zone it is UTC, whatever the zone of this machine.
    ['2026-11-21T09:00:30', 30_000],
    ['2026-11-21 09:00:30', 30_000],
    ['Sat, 21 Nov 2026 09:00:30 GMT', 30_000],
  ])('%j means %d ms', (text, expected) => {
    expect(retryAfterMs({ 'x-ratelimit-reset': text }, NOW)).toBe(expected);
  });

  it.each(['', '-1', 'tomorrow', 'Infinity', '-5', '0', String(SECONDS - 30), String(NOW - 30_000)])('%j reports nothing', (text) => {
    expect(retryAfterMs({ 'x-ratelimit-reset': text }, NOW)).toBeUndefined();
  });

  it('counts only when nothing remains', () => {
    expect(retryAfterMs({ 'x-ratelimit-reset': '45', 'x-ratelimit-remaining': '3' }, NOW)).toBeUndefined();
    expect(retryAfterMs({ 'x-ratelimit-reset': '45', 'x-ratelimit-remaining': '0' }, NOW)).toBe(45_000);
  });

  it('may go by the name of the draft standard', () => {
    expect(retryAfterMs({ 'ratelimit-reset': '45', 'ratelimit-remaining': '0' }, NOW)).toBe(45_000);
  });
});

describe('a clock of the service that is not ours', () => {
  it.each([-3_600_000, 3_600_000])('is what its times are measured against (%d ms away)', (skewMs) => {
    const date = new Date(NOW + skewMs).toUTCString();
    const until = NOW + skewMs + 30_000;

    expect(retryAfterMs({ date, 'retry-after': new Date(until).toUTCString() }, NOW)).toBe(30_000);
    expect(retryAfterMs({ date, 'x-ratelimit-reset': String(until / 1000) }, NOW)).toBe(30_000);
    expect(retryAfterMs({ date, 'x-ratelimit-reset': new Date(until).toISOString() }, NOW)).toBe(30_000);
    expect(rateLimitFromHeaders({ date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(until / 1000) }, NOW)).toEqual({
      remaining: 0,
      resetMs: 30_000,
    });
    // Spans need no clock.
    expect(retryAfterMs({ date, 'retry-after': '30' }, NOW)).toBe(30_000);
  });

  it.each(['', 'yesterday', '2026'])('is ours where the answer has no readable Date (%j)', (date) => {
    expect(retryAfterMs({ date, 'retry-after': new Date(NOW + 30_000).toUTCString() }, NOW)).toBe(30_000);
  });
});

describe('retryAfterMs', () => {
  it('is undefined without a word', () => {
    expect(retryAfterMs({}, NOW)).toBeUndefined();
  });

  it('is never negative and never NaN, whatever the headers', () => {
    const value = fc.oneof(
      fc.string(),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );

    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('retry-after', 'x-ratelimit-reset', 'x-ratelimit-remaining'), value), (headers) => {
        const ms = retryAfterMs(headers, NOW);

        expect(ms === undefined || ms > 0).toBe(true);
      }),
    );
  });
});

describe('toldLimit', () => {
  it('needs both numbers', () => {
    expect(rateLimitFromHeaders({ 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '30' }, 0)).toEqual({ remaining: 7, resetMs: 30_000 });
    expect(rateLimitFromHeaders({ 'ratelimit-remaining': '0', 'ratelimit-reset': '1' }, 0)).toEqual({ remaining: 0, resetMs: 1000 });
    expect(rateLimitFromHeaders({ 'x-ratelimit-remaining': '7' }, 0)).toBeUndefined();
    expect(rateLimitFromHeaders({ 'x-ratelimit-reset': '30' }, 0)).toBeUndefined();
    expect(rateLimitFromHeaders({ 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': '30' }, 0)).toBeUndefined();
  });
});
