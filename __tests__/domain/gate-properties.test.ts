import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compareFindings, toBaselineFindings } from '../../src/domain/compare-findings.js';
import { evaluate, type Scope } from '../../src/domain/evaluation.js';
import type { Finding } from '../../src/domain/finding.js';
import { decide, type Verdict } from '../../src/domain/gate.js';
import type { BudgetName, GateSettings } from '../../src/domain/gate-settings.js';
import { SEVERITIES } from '../../src/domain/severity.js';
import type { Waiver } from '../../src/domain/waiver.js';

const RUNS = { numRuns: 300 };
const TODAY = '2026-11-21';
const THRESHOLDS = [...SEVERITIES, 'none'] as const;
const WORDS = [...SEVERITIES, 'total'] as const;
const BUDGETS: readonly BudgetName[] = [...WORDS, ...WORDS.map((word) => `new-${word}` as const)];

/** Few identities, rules and files, so that twins, matches and equal places are frequent. */
const anyFinding: fc.Arbitrary<Omit<Finding, 'id'>> = fc.record({
  rule: fc.constantFrom('R1', 'R2').map((id) => ({ id, title: id, tags: [] })),
  severity: fc.constantFrom(...SEVERITIES),
  state: fc.constantFrom('open', 'unknown', 'closed'),
  rawState: fc.constantFrom('open', 'odd', 'fixed'),
  location: fc.record({ file: fc.constantFrom('a.tf', 'b.tf', undefined), line: fc.integer({ min: 1, max: 4 }) }),
  identity: fc.constantFrom('i', 'j', 'k'),
});

const anyFindings: fc.Arbitrary<Finding[]> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 99 }), anyFinding), { maxLength: 8, selector: ([id]) => id })
  .map((list) => list.map(([id, finding]) => ({ ...finding, id: `f${id}` })));

const anyWaiver: fc.Arbitrary<Waiver> = fc.record({
  by: fc.constantFrom('fingerprint', 'id', 'rule'),
  value: fc.constantFrom('i:1', 'i:2', 'j:1', 'k:3', 'f1', 'f2', 'R1', 'R2'),
  reason: fc.constant('because'),
  expires: fc.constantFrom('2026-11-20', '2026-11-21', '2027-05-05'),
});

const anyScope: fc.Arbitrary<Scope> = fc.record({
  waivers: fc.array(anyWaiver, { maxLength: 3 }),
  paths: fc.constantFrom(undefined, [{ pattern: 'a.tf', matches: (text: string) => text === 'a.tf' }]),
  today: fc.constant(TODAY),
});

const from = 'input' as const;
const anySettings: fc.Arbitrary<GateSettings> = fc
  .record({
    threshold: fc.constantFrom(...THRESHOLDS, undefined),
    gateOn: fc.constantFrom('all' as const, 'new' as const, undefined),
    budgets: fc.option(fc.dictionary(fc.constantFrom(...BUDGETS), fc.nat(3), { maxKeys: 3 })),
  })
  .map(({ threshold, gateOn, budgets }) => ({
    ...(threshold && { severityThreshold: { value: threshold, from } }),
    ...(gateOn && { gateOn: { value: gateOn, from } }),
    ...(budgets && { maxFindings: { value: budgets, from } }),
    warnOnly: 'false' as const,
  }));

interface Case {
  readonly now: readonly Finding[];
  readonly before: readonly Finding[];
  readonly scope: Scope;
  readonly settings: GateSettings;
}

const anyCase: fc.Arbitrary<Case> = fc.record({ now: anyFindings, before: anyFindings, scope: anyScope, settings: anySettings });

/** The whole way of a list to its verdict. */
function verdictOf({ now, before, scope, settings }: Case): Verdict {
  const { evaluation, findings } = compareFindings(evaluate(now, scope), toBaselineFindings(evaluate(before)));
  return decide(
    {
      kind: 'complete',
      counts: evaluation.counts,
      ...(findings.newCounts && { newCounts: findings.newCounts }),
      baseline: { kind: 'baseline', id: 's' },
    },
    settings,
  ).verdict;
}

function neverMilder(verdict: Verdict, after: Verdict): void {
  fc.pre(verdict === 'failed');
  expect(after).toBe('failed');
}

describe('what never turns failed into passed', () => {
  it('one more finding, wherever and whatever it is', () => {
    fc.assert(
      fc.property(anyCase, anyFinding, fc.integer({ min: 100, max: 199 }), fc.nat(8), (each, finding, id, at) => {
        const now = each.now.toSpliced(at, 0, { ...finding, id: `f${id}` });
        neverMilder(verdictOf(each), verdictOf({ ...each, now }));
      }),
      RUNS,
    );
  });

  it('one more finding, whose ID comes first', () => {
    fc.assert(
      fc.property(anyCase, anyFinding, (each, finding) => {
        neverMilder(verdictOf(each), verdictOf({ ...each, now: [{ ...finding, id: 'a0' }, ...each.now] }));
      }),
      RUNS,
    );
  });

  it('a rule that is added', () => {
    fc.assert(
      fc.property(anyCase, anySettings, (each, others) => {
        const settings = { ...others, ...each.settings };
        // With a threshold that was not there before, what it counts is part of the rule that is added.
        fc.pre(each.settings.severityThreshold === undefined || settings.gateOn?.value === each.settings.gateOn?.value);
        neverMilder(verdictOf(each), verdictOf({ ...each, settings }));
      }),
      RUNS,
    );
  });

  it('a rule that is tightened', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...THRESHOLDS), fc.nat(3), fc.boolean(), (each, threshold, less, all) => {
        const { severityThreshold, maxFindings, gateOn } = each.settings;
        const stricter =
          severityThreshold && THRESHOLDS.indexOf(threshold) > THRESHOLDS.indexOf(severityThreshold.value) && threshold !== 'none'
            ? threshold
            : severityThreshold?.value;
        const budgets =
          maxFindings && Object.fromEntries(Object.entries(maxFindings.value).map(([name, most]) => [name, Math.max(0, most - less)]));
        const settings: GateSettings = {
          ...each.settings,
          ...(severityThreshold && stricter && severityThreshold.value !== 'none' && { severityThreshold: { value: stricter, from } }),
          ...(budgets && { maxFindings: { value: budgets, from } }),
          ...(gateOn && all && { gateOn: { value: 'all', from } }),
        };
        neverMilder(verdictOf(each), verdictOf({ ...each, settings }));
      }),
      RUNS,
    );
  });
});

describe('what changes nothing', () => {
  it('a waiver never makes passed fail', () => {
    fc.assert(
      fc.property(anyCase, anyWaiver, fc.nat(3), (each, waiver, at) => {
        fc.pre(verdictOf(each) === 'passed');
        const waivers = each.scope.waivers.toSpliced(at, 0, waiver);
        expect(verdictOf({ ...each, scope: { ...each.scope, waivers } })).toBe('passed');
      }),
      RUNS,
    );
  });

  it('the order of findings, of the baseline and of the waivers', () => {
    const whole = { minLength: 8, maxLength: 8 };
    const shuffle = <T>(list: readonly T[], order: readonly number[]): T[] =>
      list
        .map((item, index) => ({ item, key: order[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item);
    fc.assert(
      fc.property(anyCase, fc.array(fc.double({ noNaN: true }), whole), (each, order) => {
        const shuffled = { ...each, now: shuffle(each.now, order), before: shuffle(each.before, order) };
        expect(verdictOf(shuffled)).toBe(verdictOf(each));
        const scope = { ...each.scope, waivers: shuffle(each.scope.waivers, order) };
        expect(verdictOf({ ...each, scope })).toBe(verdictOf(each));
      }),
      RUNS,
    );
  });

  it('the baseline of the very same findings makes nothing new, and nothing is fixed', () => {
    fc.assert(
      fc.property(anyFindings, anyScope, (findings, scope) => {
        const compared = compareFindings(evaluate(findings, scope), toBaselineFindings(evaluate(findings))).findings;
        expect([compared.new, compared.fixed]).toEqual([0, 0]);
      }),
      RUNS,
    );
  });
});
