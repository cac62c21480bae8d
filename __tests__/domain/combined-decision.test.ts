import { describe, expect, it } from '@jest/globals';
import { combineDecisions } from '../../src/domain/combined-decision.js';
import type { Decision, Verdict } from '../../src/domain/gate.js';

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

  it('is forgiven by warn-only if the worst is a failed gate', () => {
    expect(combineDecisions([decision('passed'), decision('failed', true)])).toMatchObject({
      verdict: 'failed',
      exitCode: 0,
      warnOnlyApplied: true,
    });
  });
});
