import { describe, expect, it } from '@jest/globals';
import { ScanError } from '../../src/domain/errors.js';
import { CALL_RETRY_LIMITS_MS, mayRepeat, RETRY_RULES, requestTimeoutMs } from '../../src/http/retry.js';

const MINUTE_MS = 60_000;

describe('what may be repeated', () => {
  it.each([
    ['reads', { transient: true }, true],
    ['reads', { transient: true, unsent: true }, true],
    ['reads', {}, false],
    ['reads', { unsent: true }, false],
    ['unsent', { transient: true }, false],
    ['unsent', { unsent: true }, false],
    ['unsent', { transient: true, unsent: true }, true],
    ['never', { transient: true, unsent: true }, false],
  ] as const)('by the rule %s after %j: %s', (rule, details, expected) => {
    expect(mayRepeat(rule, new ScanError('SERVICE_FAILED', 'failed', details))).toBe(expected);
  });

  it('cancels are repeated only unsent, starts and polls never', () => {
    expect(RETRY_RULES).toEqual({ lookup: 'reads', list: 'reads', findings: 'reads', start: 'never', cancel: 'unsent', status: 'never' });
  });

  it('reading findings has twenty minutes, what comes before a scan has five', () => {
    expect(CALL_RETRY_LIMITS_MS).toMatchObject({
      lookup: 5 * MINUTE_MS,
      list: 5 * MINUTE_MS,
      findings: 20 * MINUTE_MS,
    });
  });
});

it.each([
  [0, 30_000],
  [1, 60_000],
  [2, 120_000],
  [3, 120_000],
  [50, 120_000],
])('after %d time-outs in a row an answer has %d ms', (timeouts, expected) => {
  expect(requestTimeoutMs(timeouts)).toBe(expected);
});
