import { describe, expect, it } from '@jest/globals';
import { combineDecisions } from '../../src/domain/combined-decision.js';
import type { Decision, Verdict } from '../../src/domain/gate.js';
import type { RuleResult } from '../../src/domain/gate-settings.js';

const WORST_FIRST: readonly Verdict[] = ['error', 'timeout', 'cancelled', 'failed', 'started', 'skipped', 'passed'];
const PAIRS = WORST_FIRST.flatMap((worse, index) => WORST_FIRST.slice(index).map((better) => [worse, better] as const));

function decision(verdict: Verdict, warnOnly = false): Decision {
  const exitCode = ['error', 'timeout', 'cancelled'].includes(verdict) ? 2 : verdict === 'failed' && !warnOnly ? 1 : 0;
  return { verdict, reason: `${verdict}: because`, rules: [], exitCode, warnOnlyApplied: verdict === 'failed' && warnOnly };
}

describe('the decision for several targets', () => {
  it.each(PAIRS)('with %s and %s is the first one, in any order', (worse, better) => {
    const [first, second] = [decision(worse), decision(better)];
    for (const both of [
      [first, second],
      [second, first],
    ])
      expect(combineDecisions(both)).toMatchObject({ verdict: worse, exitCode: Math.max(first.exitCode, second.exitCode) });
  });

  it.each(WORST_FIRST.slice(0, 3))('is not forgiven by warn-only if it is %s', (verdict) => {
    expect(combineDecisions([decision('failed', true), decision(verdict)])).toMatchObject({ verdict, exitCode: 2, warnOnlyApplied: false });
  });

  const rule: Omit<RuleResult, 'failed' | 'text'> = { rule: 'min-score', value: '80', source: 'input' };
  const judged = (...failed: readonly boolean[]): Decision[] =>
    failed.map((each) => ({ ...decision(each ? 'failed' : 'passed'), rules: [{ ...rule, failed: each, text: '' }] }));
  it.each<[decisions: readonly Decision[], reason: string, text: string]>([
    [judged(true), 'failed: 1 target failed: because', '1 target failed'],
    [judged(false), 'passed: 1 target passed: because', '1 target passed'],
    [judged(true, false), 'failed: 1 of 2 targets failed, 1 passed', '1 of 2 targets failed'],
    [judged(false, false), 'passed: 2 of 2 targets passed: because', '2 targets passed'],
    [
      [...judged(true), decision('error')],
      'error: 1 of 2 targets ended in an error, 1 failed',
      'the only target compared with this rule failed',
    ],
    [
      [...judged(true, false), decision('error')],
      'error: 1 of 3 targets ended in an error, 1 failed, 1 passed',
      '1 of the 2 targets compared with this rule failed',
    ],
  ])('counts the targets: %j', (decisions, reason, text) => {
    const combined = combineDecisions(decisions);
    expect([combined.reason, combined.rules.map((each) => each.text)]).toEqual([reason, [text]]);
  });

  it('is forgiven by warn-only if the worst is a failed gate', () => {
    expect(combineDecisions([decision('passed'), decision('failed', true)])).toMatchObject({
      verdict: 'failed',
      exitCode: 0,
      warnOnlyApplied: true,
    });
  });
});
