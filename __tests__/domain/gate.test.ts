import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { REASONS } from '../../src/domain/errors.js';
import { decide, type Outcome, VERDICTS, type Verdict } from '../../src/domain/gate.js';
import type { GateSettings } from '../../src/domain/gate-settings.js';
import { type Counts, NO_COUNTS, SEVERITIES, type Severity } from '../../src/domain/severity.js';

const THRESHOLDS = [...SEVERITIES, 'none'] as const;
const WARN_ONLY = ['false', 'true', 'everything'] as const;

/** One finding of one severity, or none at all. */
const LISTS: readonly (readonly [name: string, counts: Counts, worst: Severity | undefined])[] = [
  ['nothing', NO_COUNTS, undefined],
  ...SEVERITIES.map((severity) => [`one ${severity}`, { ...NO_COUNTS, [severity]: 1 }, severity] as const),
];

const OTHERS: readonly (readonly [Outcome, Verdict, 0 | 2])[] = [
  [{ kind: 'started' }, 'started', 0],
  [{ kind: 'skipped', why: 'secrets are withheld' }, 'skipped', 0],
  [{ kind: 'timeout', why: 'still running after 30 min' }, 'timeout', 2],
  [{ kind: 'cancelled', why: 'the job was cancelled' }, 'cancelled', 2],
  [{ kind: 'error', code: 'INCOMPLETE' }, 'error', 2],
];

function settings(
  value: NonNullable<GateSettings['severityThreshold']>['value'],
  warnOnly: GateSettings['warnOnly'] = 'false',
): GateSettings {
  return { severityThreshold: { value, from: 'input' }, warnOnly };
}

const complete = LISTS.flatMap(([name, counts, worst]) =>
  THRESHOLDS.flatMap((threshold) => WARN_ONLY.map((warnOnly) => ({ name, counts, worst, threshold, warnOnly }))),
);
const incomplete = OTHERS.flatMap(([outcome, verdict, exitCode]) =>
  THRESHOLDS.flatMap((threshold) => WARN_ONLY.map((warnOnly) => ({ outcome, kind: outcome.kind, verdict, exitCode, threshold, warnOnly }))),
);

describe('decide, for a scan that was read in full', () => {
  it.each(complete)('$name, threshold $threshold, warn-only $warnOnly', ({ counts, worst, threshold, warnOnly }) => {
    const order: readonly string[] = THRESHOLDS;
    const reached = worst !== undefined && threshold !== 'none' && order.indexOf(worst) <= order.indexOf(threshold);

    const decision = decide({ kind: 'complete', counts }, settings(threshold, warnOnly));

    expect(decision).toMatchObject({
      verdict: reached ? 'failed' : 'passed',
      exitCode: reached && warnOnly === 'false' ? 1 : 0,
      warnOnlyApplied: reached && warnOnly !== 'false',
      rules: [{ rule: 'severity-threshold', value: threshold, source: 'input', failed: reached }],
    });
  });

  it.each(THRESHOLDS)('has no answer at %s where the numbers leave that severity out', (threshold) => {
    const uncounted = ['low', 'info'] as const;
    const reached = threshold === 'low' || threshold === 'info';

    const { verdict, reason } = decide({ kind: 'complete', counts: NO_COUNTS, unreportedSeverities: uncounted }, settings(threshold));

    expect(verdict).toBe(reached ? 'error' : 'passed');
    if (reached) expect(reason).toBe(`error: ${REASONS.MEASURE_MISSING}`);
  });

  it.each([
    [NO_COUNTS, 'high', 'passed: no open findings, threshold high'],
    [{ ...NO_COUNTS, high: 1 }, 'high', 'failed: 1 high finding, threshold high'],
    [{ ...NO_COUNTS, critical: 1, high: 2, low: 9 }, 'high', 'failed: 1 critical and 2 high findings, threshold high'],
    [{ ...NO_COUNTS, low: 2, info: 1 }, 'medium', 'passed: 2 low and 1 info findings, threshold medium'],
    [{ ...NO_COUNTS, critical: 3 }, 'none', 'passed: 3 critical findings, no threshold'],
  ] as const)('gives the reason of %j at %s', (counts, threshold, reason) => {
    expect(decide({ kind: 'complete', counts }, settings(threshold)).reason).toBe(reason);
  });

  it.each([
    [{ waived: 4, outsidePaths: 0 }, '4 waived'],
    [{ waived: 0, outsidePaths: 2 }, '2 outside of the paths'],
    [{ waived: 4, outsidePaths: 2 }, '4 waived and 2 outside of the paths'],
  ])('does not say that nothing is open where all that is open is set aside: %j', (aside, told) => {
    const reason = `passed: no open findings that count, ${told}, threshold high`;
    expect(decide({ kind: 'complete', counts: NO_COUNTS, excluded: aside }, settings('high')).reason).toBe(reason);
    expect(decide({ kind: 'complete', counts: { ...NO_COUNTS, low: 1 }, excluded: aside }, settings('high')).reason).toContain(
      ': 1 low finding,',
    );
  });

  it('tells where the rule came from', () => {
    const byDefault: GateSettings = { severityThreshold: { value: 'high', from: 'default' }, warnOnly: 'false' };

    expect(decide({ kind: 'complete', counts: NO_COUNTS }, byDefault).rules).toMatchObject([{ source: 'default' }]);
  });
});

describe('decide, for anything else', () => {
  it.each(incomplete)('$kind, threshold $threshold, warn-only $warnOnly', ({ outcome, verdict, exitCode, threshold, warnOnly }) => {
    const forgiven = warnOnly === 'everything' && (verdict === 'error' || verdict === 'timeout');

    const decision = decide(outcome, settings(threshold, warnOnly));

    expect(decision).toMatchObject({ verdict, warnOnlyApplied: forgiven, exitCode: forgiven ? 0 : exitCode, rules: [] });
    expect(['passed', 'failed']).not.toContain(decision.verdict);
  });

  it('gives every error code a reason of our own words that is safe in a shell', () => {
    for (const [code, reason] of Object.entries(REASONS)) {
      const decision = decide({ kind: 'error', code: code as keyof typeof REASONS }, settings('high'));

      expect(decision.reason).toBe(`error: ${reason}`);
      expect(decision.reason).toMatch(/^[A-Za-z0-9 ,.:;()=_-]+$/);
    }
  });

  it.each<[Outcome, string]>([
    [{ kind: 'started' }, 'started: the scan was started and is not waited for'],
    [{ kind: 'checked', why: 'no problem found' }, 'checked: no problem found'],
    [{ kind: 'complete' }, 'passed: the scan completed'],
    [{ kind: 'complete', resourceCount: 1 }, 'passed: the scan completed, 1 resource found'],
    [{ kind: 'complete', resourceCount: 27 }, 'passed: the scan completed, 27 resources found'],
  ])('says of %j why', (outcome, reason) => {
    expect(decide(outcome, { warnOnly: 'false' })).toMatchObject({ reason, exitCode: 0, rules: [] });
  });

  it('is one of the verdicts of the contract', () => {
    expect(VERDICTS).toEqual(['passed', 'failed', 'error', 'timeout', 'cancelled', 'skipped', 'started', 'checked']);
  });
});

describe('the gate never gets milder by accident', () => {
  const anyCounts = fc.record({
    critical: fc.nat(5),
    high: fc.nat(5),
    medium: fc.nat(5),
    low: fc.nat(5),
    info: fc.nat(5),
  });
  const anyThreshold = fc.constantFrom(...THRESHOLDS);

  it('one more finding never turns failed into passed', () => {
    fc.assert(
      fc.property(anyCounts, anyThreshold, fc.constantFrom(...SEVERITIES), (counts, threshold, severity) => {
        const before = decide({ kind: 'complete', counts }, settings(threshold)).verdict;
        const more = { ...counts, [severity]: counts[severity] + 1 };
        const after = decide({ kind: 'complete', counts: more }, settings(threshold)).verdict;

        expect(before === 'failed' && after !== 'failed').toBe(false);
      }),
    );
  });

  it('a stricter threshold never turns failed into passed', () => {
    const strictness: readonly string[] = ['none', ...SEVERITIES];

    fc.assert(
      fc.property(anyCounts, anyThreshold, anyThreshold, (counts, one, other) => {
        const [mild, strict] = strictness.indexOf(one) <= strictness.indexOf(other) ? [one, other] : [other, one];
        const before = decide({ kind: 'complete', counts }, settings(mild)).verdict;
        const after = decide({ kind: 'complete', counts }, settings(strict)).verdict;

        expect(before === 'failed' && after !== 'failed').toBe(false);
      }),
    );
  });

  it('warn-only changes the exit code and never the verdict', () => {
    fc.assert(
      fc.property(anyCounts, anyThreshold, fc.constantFrom(...WARN_ONLY), (counts, threshold, warnOnly) => {
        const outcome: Outcome = { kind: 'complete', counts };

        expect(decide(outcome, settings(threshold, warnOnly)).verdict).toBe(decide(outcome, settings(threshold)).verdict);
      }),
    );
  });
});

describe('rules of other measures', () => {
  const posture = { passed: 87, failed: 12, skipped: 5, score: 87.9 };
  const minScore = { value: 90, from: 'input' } as const;
  const warnOnly = 'false';

  it.each([
    [87.9, 'passed', 'score 87.9, at least 87.9 required'],
    [87.8, 'passed', 'score 87.9, at least 87.8 required'],
    [88, 'failed', 'score 87.9, at least 88 required'],
  ] as const)('a score of 87.9 against min-score %d is %s', (value, verdict, says) => {
    const decision = decide({ kind: 'complete', posture }, { minScore: { value, from: 'input' }, warnOnly });

    expect(decision).toMatchObject({ verdict, reason: `${verdict}: ${says}` });
  });

  it.each([
    ['no posture', {}],
    ['a score of null', { posture: { ...posture, score: null } }],
  ])('min-score with %s is an error, never a pass', (_what, measured) => {
    expect(decide({ kind: 'complete', ...measured }, { minScore, warnOnly })).toMatchObject({
      verdict: 'error',
      reason: `error: ${REASONS.MEASURE_MISSING}`,
      exitCode: 2,
    });
  });

  it('a threshold without findings or numbers is an error, never a pass', () => {
    expect(decide({ kind: 'complete', posture }, settings('high'))).toMatchObject({ verdict: 'error', rules: [] });
    expect(decide({ kind: 'complete', posture }, settings('none'))).toMatchObject({ verdict: 'passed' });
  });

  it('each broken rule is told, and one is enough', () => {
    const counts = { ...NO_COUNTS, high: 1 };
    const both = { ...settings('high'), minScore };

    expect(decide({ kind: 'complete', counts, posture }, both).reason).toBe(
      'failed: 1 high finding, threshold high; score 87.9, at least 90 required',
    );
    expect(decide({ kind: 'complete', counts: NO_COUNTS, posture }, both).reason).toBe('failed: score 87.9, at least 90 required');
  });

  it.each([
    [undefined, 'passed: the scan completed'],
    [0, 'passed: the scan completed, 0 resources found'],
    [1, 'passed: the scan completed, 1 resource found'],
  ])('without rules the completed scan is the answer (%p resources)', (resources, reason) => {
    expect(decide({ kind: 'complete', resourceCount: resources }, { warnOnly }).reason).toBe(reason);
  });
});
