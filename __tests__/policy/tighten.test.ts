import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { BUDGETS, type GivenRules, THRESHOLDS } from '../../src/config/gate-rules.js';
import { evaluateRules, type Measured } from '../../src/domain/gate-rules.js';
import { SEVERITIES } from '../../src/domain/severity.js';
import { type ResolvedRules, type RuleLayer, resolveGateRules } from '../../src/policy/layers.js';
import { tighten } from '../../src/policy/tighten.js';
import { SERVICES } from '../../src/scanners/registry.js';
import type { Service } from '../../src/scanners/scanner.js';
import { runs } from '../helpers/lanes.js';

const budgets = fc.dictionary(fc.constantFrom(...(BUDGETS.names ?? [])), fc.nat(4), { minKeys: 1, maxKeys: 3 });
const given: fc.Arbitrary<GivenRules> = fc.record(
  {
    severityThreshold: fc.constantFrom(...THRESHOLDS),
    gateOn: fc.constantFrom('all' as const, 'new' as const),
    maxFindings: budgets,
    minScore: fc.nat(100),
    maxScoreDrop: fc.nat(100),
    maxResourceChange: fc.dictionary(fc.constantFrom('total', 'vms'), fc.nat(4), { minKeys: 1 }),
    paths: fc.uniqueArray(fc.constantFrom('a/**', 'b/**'), { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const layersOf = (from: readonly RuleLayer['from'][]): fc.Arbitrary<RuleLayer[]> =>
  fc.tuple(...from.map((place) => given.map((rules) => ({ from: place, rules }))));
const CENTRAL = layersOf(['central-policy', 'central-policy-scanner', 'central-policy-name']);
const OWN = layersOf(['policy', 'policy-scanner', 'policy-name', 'input']);

const counts = fc.record(Object.fromEntries(SEVERITIES.map((severity) => [severity, fc.nat(5)]))) as fc.Arbitrary<
  NonNullable<Measured['counts']>
>;
const measured: fc.Arbitrary<Measured> = fc
  .record({ counts, share: fc.nat(5), score: fc.nat(100), before: fc.nat(100), vms: fc.nat(6) })
  .map(({ counts: all, share, score, before, vms }) => ({
    counts: all,
    newCounts: Object.fromEntries(SEVERITIES.map((severity) => [severity, Math.min(all[severity], share)])) as typeof all,
    posture: { score, passed: 1, failed: 1, skipped: 0 },
    baseline: { kind: 'baseline', score: before, inventory: [{ kind: 'vms', before: 0, after: vms }] },
  }));

function serviceOf(name: string): Service {
  const service = SERVICES.find(({ id }) => id === name);
  if (service === undefined) throw new Error(`There is no service ${name}.`);
  return service;
}

const failedBy = ({ gate }: ResolvedRules, numbers: Measured): string[] =>
  evaluateRules(numbers, gate).flatMap(({ rule, failed }) => (failed ? [rule] : []));

describe('the rules of a central policy and of a repository', () => {
  it.each(SERVICES.map(({ id }) => id))('%s: what fails the central policy fails together with any other rules, too', (id) => {
    const service = serviceOf(id);
    fc.assert(
      fc.property(CENTRAL, OWN, measured, (central, own, numbers) => {
        const base = resolveGateRules(central, service, 'false');
        const all = tighten(base, own, service);
        expect(failedBy(all, numbers)).toEqual(expect.arrayContaining(failedBy(base, numbers)));
        // Findings in fewer files would be fewer findings.
        expect(all.paths?.value ?? ['**']).toEqual(expect.arrayContaining([...(base.paths?.value ?? ['**'])]));
      }),
      { numRuns: runs(2000) },
    );
  });

  const s4e = serviceOf('s4e');
  const both = (central: GivenRules, own: GivenRules) =>
    tighten(resolveGateRules([{ from: 'central-policy', rules: central }], s4e, 'false'), [{ from: 'policy', rules: own }], s4e).gate;

  it.each<[GivenRules, GivenRules, object]>([
    [{ severityThreshold: 'high' }, { severityThreshold: 'low' }, { severityThreshold: { value: 'low', from: 'policy' } }],
    [{ severityThreshold: 'high' }, { severityThreshold: 'high' }, { severityThreshold: { value: 'high', from: 'central-policy' } }],
    // The default is a rule of the central policy, and a budget of the repository does not replace it.
    [{}, { severityThreshold: 'none', maxFindings: { high: 9 } }, { severityThreshold: { value: 'high', from: 'default' } }],
    [{ maxFindings: { high: 3 } }, { severityThreshold: 'medium' }, { severityThreshold: { value: 'medium', from: 'policy' } }],
    [
      { maxFindings: { high: 3, low: 9 } },
      { maxFindings: { high: 1, total: 20 } },
      { maxFindings: { value: { high: 1, low: 9, total: 20 }, from: 'central-policy', also: ['policy'] } },
    ],
    [{ maxFindings: { low: 3 } }, { maxFindings: { low: 1 } }, { maxFindings: { value: { low: 1 }, from: 'policy' } }],
    [{ maxFindings: { low: 3 } }, { maxFindings: { low: 3 } }, { maxFindings: { value: { low: 3 }, from: 'central-policy' } }],
    [{ gateOn: 'new' }, { gateOn: 'all' }, { gateOn: { value: 'all', from: 'policy' } }],
  ])('%j with %j is %j', (central, own, expected) => {
    expect(both(central, own)).toMatchObject(expected);
  });

  it('limit also a kind with the name of a property that every object has', () => {
    const fegura = serviceOf('fegura');
    const central = resolveGateRules([{ from: 'central-policy', rules: { maxResourceChange: { total: 5 } } }], fegura, 'false');
    const own = [{ from: 'policy', rules: { maxResourceChange: { constructor: 1 } } } as const];
    expect(tighten(central, own, fegura).gate.maxResourceChange?.value).toEqual({ total: 5, constructor: 1 });
  });

  it('keep findings in all files if the central policy sets no patterns, and add patterns to its own', () => {
    const cloudgeni = serviceOf('cloudgeni');
    const paths = (central: GivenRules, own: GivenRules) =>
      tighten(
        resolveGateRules([{ from: 'central-policy', rules: central }], cloudgeni, 'false'),
        [{ from: 'policy', rules: own }],
        cloudgeni,
      ).paths;
    expect(paths({}, { paths: ['a/**'] })).toBeUndefined();
    expect(paths({ paths: ['a/**'] }, { paths: ['a/**', 'b/**'] })).toEqual({
      value: ['a/**', 'b/**'],
      from: 'central-policy',
      also: ['policy'],
    });
  });
});
