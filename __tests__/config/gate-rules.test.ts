import { describe, expect, it } from '@jest/globals';
import { contradictions, type GivenRules, shadowedBudgets } from '../../src/config/gate-rules.js';
import { decide } from '../../src/domain/gate.js';
import type { BudgetName, Budgets, GateSettings } from '../../src/domain/gate-settings.js';
import { type Counts, NO_COUNTS, SEVERITIES, type Severity } from '../../src/domain/severity.js';
import { type RuleLayer, resolveGateRules } from '../../src/policy/layers.js';
import { SERVICES } from '../../src/scanners/registry.js';
import type { Service } from '../../src/scanners/scanner.js';
import { oneOf } from '../helpers/lanes.js';

const s4e = serviceOf('s4e');
const aether365 = serviceOf('aether365');

function serviceOf(name: string): Service {
  const service = SERVICES.find(({ id }) => id === name);
  if (service === undefined) throw new Error(`There is no service ${name}.`);
  return service;
}

type Place = 'policy' | 'policy-scanner' | 'policy-name' | 'input';
const PLACES: readonly Place[] = ['policy', 'policy-scanner', 'policy-name', 'input'];
const THRESHOLDS = [undefined, 'none', ...SEVERITIES] as const;

/** Rules from one or two places. */
function layersOf(...given: readonly (readonly [Place, GivenRules])[]): RuleLayer[] {
  return PLACES.map((from) => ({ from, rules: Object.assign({}, ...given.filter(([place]) => place === from).map(([, rules]) => rules)) }));
}

/** The order of severities, written independently of the code. */
const RANK: Readonly<Record<Severity, number>> = { critical: 5, high: 4, medium: 3, low: 2, info: 1 };

interface Case {
  readonly threshold: Severity | 'none' | undefined;
  readonly thresholdFrom: Place;
  readonly budgets: Budgets;
  readonly budgetsFrom: Place;
  readonly onlyNew: boolean;
}

/** The expected result for each severity, implemented independently of the code. */
function naiveFails({ threshold, thresholdFrom, budgets, budgetsFrom, onlyNew }: Case, all: Counts, fresh: Counts): boolean {
  for (const severity of SEVERITIES) {
    const budget = budgets[severity];
    const limit = threshold ?? 'high';
    const reaches = limit !== 'none' && RANK[severity] >= RANK[limit];
    const byDefault = threshold === undefined;
    const budgetIsNarrower = PLACES.indexOf(budgetsFrom) > PLACES.indexOf(thresholdFrom);
    const governed = budget !== undefined && (byDefault || (budgetIsNarrower && !onlyNew));
    if (reaches && !governed && (onlyNew ? fresh : all)[severity] > 0) return true;
    if (budget !== undefined && all[severity] > budget) return true;
    const newBudget = budgets[`new-${severity}`];
    if (newBudget !== undefined && fresh[severity] > newBudget) return true;
  }
  const sum = (counts: Counts): number => SEVERITIES.reduce((total, severity) => total + counts[severity], 0);
  return (
    (budgets.total !== undefined && sum(all) > budgets.total) || (budgets['new-total'] !== undefined && sum(fresh) > budgets['new-total'])
  );
}

/** ResolvedRules once, and asked for many counts. */
function gateOf({ threshold, thresholdFrom, budgets, budgetsFrom, onlyNew }: Case): GateSettings {
  const layers = layersOf(
    ['policy', onlyNew ? { gateOn: 'new' } : {}],
    [thresholdFrom, threshold === undefined ? {} : { severityThreshold: threshold }],
    [budgetsFrom, Object.keys(budgets).length > 0 ? { maxFindings: budgets } : {}],
  );
  return resolveGateRules(layers, s4e, 'false').gate;
}

describe('a threshold and budgets', () => {
  const counts: { all: Counts; fresh: Counts }[] = [];
  for (const critical of [0, 1])
    for (const high of [0, 1, 2, 3])
      for (const low of [0, 1])
        for (const fresh of ['none', 'one high', 'all']) {
          const all = { ...NO_COUNTS, critical, high, low };
          const some = { ...NO_COUNTS, high: Math.min(high, 1) };
          counts.push({ all, fresh: fresh === 'all' ? all : fresh === 'none' ? NO_COUNTS : some });
        }
  const allBudgets: Budgets[] = [];
  for (const name of ['high', 'critical', 'low', 'info', 'total', 'new-high', 'new-total'] as const)
    for (const most of [0, 1, 2]) allBudgets.push({ [name]: most });
  for (const critical of [0, 1])
    for (const high of [0, 2])
      for (const more of [{}, { total: 3 }, { 'new-high': 0 }, { low: 0 }]) allBudgets.push({ critical, high, ...more });
  allBudgets.push({});
  const budgetSets = oneOf(3, allBudgets);

  it.each(THRESHOLDS)('with %s decide as a person would, from every pair of places, for all counts', (threshold) => {
    const wrong: string[] = [];
    for (const thresholdFrom of PLACES)
      for (const budgetsFrom of PLACES)
        for (const budgets of budgetSets)
          for (const onlyNew of [false, true]) {
            const each = { threshold, thresholdFrom, budgets, budgetsFrom, onlyNew };
            const gate = gateOf(each);
            for (const { all, fresh } of counts) {
              const { verdict } = decide(
                { kind: 'complete', counts: all, newCounts: fresh, baseline: { kind: 'baseline', id: 's' } },
                gate,
              );
              if (verdict !== (naiveFails(each, all, fresh) ? 'failed' : 'passed'))
                wrong.push(JSON.stringify({ verdict, each, all, fresh }));
            }
          }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  const settle = (threshold: Severity | 'none' | undefined, budgets: Budgets, more: GivenRules = {}) =>
    resolveGateRules(
      layersOf(['input', { ...(threshold && { severityThreshold: threshold }), maxFindings: budgets, ...more }]),
      s4e,
      'false',
    );

  it('let a budget take its severity out of the default, and of no threshold that was set', () => {
    expect(settle(undefined, { high: 2 }).gate.severityThreshold).toEqual({ value: 'high', from: 'default', except: ['high'] });
    expect(settle(undefined, { high: 2, critical: 0 }).gate.severityThreshold).toMatchObject({ except: ['critical', 'high'] });
    expect(settle('high', { high: 0 }).gate.severityThreshold).toEqual({ value: 'high', from: 'input' });
    for (const budgets of [{ total: 9 }, { 'new-high': 0 }, { 'new-total': 3 }, { medium: 2 }])
      expect(settle(undefined, budgets).gate.severityThreshold).toEqual({ value: 'high', from: 'default' });
  });

  it('of a service with a score stand alone where a score rule is set', () => {
    const layers = layersOf(['input', { minScore: 80, maxFindings: { high: 2 } }]);
    expect(resolveGateRules(layers, aether365, 'false').gate).toEqual({
      minScore: { value: 80, from: 'input' },
      maxFindings: { value: { high: 2 }, from: 'input' },
      warnOnly: 'false',
    });
  });

  it.each<[string, Severity, BudgetName, number, boolean]>([
    ['is a mistake', 'high', 'high', 2, true],
    ['is a mistake', 'high', 'critical', 1, true],
    ['is a mistake', 'info', 'low', 1, true],
    ['is a mistake', 'high', 'new-high', 1, true],
    ['may decide', 'high', 'medium', 2, false],
    ['is redundant at worst', 'high', 'high', 0, false],
    ['may decide', 'critical', 'high', 2, false],
    ['may decide', 'high', 'total', 2, false],
    ['may decide', 'low', 'new-total', 2, false],
  ])('of one place: %s: %s with %s=%i', (_what, threshold, name, most, mistake) => {
    const found = contradictions(settle(threshold, { [name]: most }).gate);
    expect(found.map(({ given }) => given)).toEqual(mistake ? [`${name}=${most}`] : []);
    expect(contradictions(settle(threshold, { [name]: most }, { gateOn: 'new' }).gate)).toEqual([]);
  });

  it('of two places contradict nothing, and say which budget never decides', () => {
    const narrow = resolveGateRules(
      layersOf(['policy', { severityThreshold: 'high' }], ['input', { maxFindings: { high: 2 } }]),
      s4e,
      'false',
    );
    const wide = resolveGateRules(
      layersOf(['policy', { maxFindings: { high: 2 } }], ['input', { severityThreshold: 'high' }]),
      s4e,
      'false',
    );

    expect([contradictions(narrow.gate), shadowedBudgets(narrow.gate)]).toEqual([[], []]);
    expect(narrow.gate.severityThreshold).toEqual({ value: 'high', from: 'policy', except: ['high'] });
    expect([contradictions(wide.gate), shadowedBudgets(wide.gate)]).toEqual([[], ['high=2']]);
    expect(wide.gate.severityThreshold).toEqual({ value: 'high', from: 'input' });
  });

  it('leave nothing to a budget of all findings below a threshold of info', () => {
    expect(shadowedBudgets(settle('info', { total: 5 }).gate)).toEqual(['total=5']);
    expect(shadowedBudgets(settle('info', { total: 5 }, { gateOn: 'new' }).gate)).toEqual([]);
    expect(shadowedBudgets(settle('high', { 'new-high': 5 }, { gateOn: 'new' }).gate)).toEqual(['new-high=5']);
    expect(shadowedBudgets(settle(undefined, { 'new-high': 5 }).gate)).toEqual(['new-high=5']);
  });
});
