import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { describeProblem } from '../../src/config/problem.js';
import { durationMs, suggest } from '../../src/config/values.js';

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info', 'none'];

describe('suggest', () => {
  it.each([
    ['hihg', 'high'],
    ['HIGH', 'high'],
    ['hgh', 'high'],
    ['critcal', 'critical'],
    ['criticality', 'critical'],
    ['meduim', 'medium'],
    ['lo', 'low'],
  ])('takes %s for %s', (given, meant) => {
    expect(suggest(given, SEVERITIES)).toBe(meant);
  });

  it.each(['', 'x', 'severe', 'blocker', 'everything', '7'])('makes nothing of %j', (given) => {
    expect(suggest(given, SEVERITIES)).toBeUndefined();
  });

  it('has nothing to suggest where nothing is allowed', () => {
    expect(suggest('x', [])).toBeUndefined();
  });

  it('finds the input that was mistyped', () => {
    expect(suggest('severity-treshold', ['severity-threshold', 'scan-type'])).toBe('severity-threshold');
    expect(suggest('severity_threshold', ['severity-threshold', 'scan-type'])).toBe('severity-threshold');
  });
});

describe('durationMs', () => {
  it.each([
    ['250ms', 250],
    ['45s', 45_000],
    ['30m', 1_800_000],
    ['5h', 18_000_000],
    ['1.5h', 5_400_000],
    ['0s', 0],
    ['0.0004s', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', '30', 'm', '30 m', '30M', '-5s', '+5s', '1d', '5min', '1h30m', '1e3s', '.5h', '5.h', '٣s', '5s\n', 'Infinitys'])(
    '%j is not',
    (text) => {
      expect(durationMs(text)).toBeUndefined();
    },
  );

  it('reads every whole number with a unit', () => {
    fc.assert(fc.property(fc.nat(1_000_000), (count) => durationMs(`${count}s`) === count * 1000));
  });
});

describe('describeProblem', () => {
  it.each([
    [
      { input: 'severity-threshold', given: 'hihg', allowed: 'high, low', suggestion: 'high' },
      'severity-threshold cannot be "hihg"; allowed: high, low. Did you mean high?',
    ],
    [{ input: 'api-key', given: '', allowed: 'the key', missing: true }, 'api-key is missing: the key.'],
    [{ input: 'name', given: 'n'.repeat(500), allowed: 'less' }, `name cannot be "${'n'.repeat(100)}…"; allowed: less.`],
  ])('%j', (problem, text) => {
    expect(describeProblem(problem, 'action')).toBe(text);
  });

  it('names flags and variables on the command line', () => {
    expect(describeProblem({ input: 'api-key', given: '', allowed: 'a key' }, 'command-line')).toBe('SCAN_GATE_API_KEY is missing: a key.');
    const ownKey = { input: 'api-key', given: '', allowed: 'a key', variable: 'S4E_API_KEY' };
    expect(describeProblem(ownKey, 'command-line')).toBe('S4E_API_KEY (or SCAN_GATE_API_KEY) is missing: a key.');
    expect(describeProblem(ownKey, 'action')).toBe('api-key is missing: a key.');
  });
});
