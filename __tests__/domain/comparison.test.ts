import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compareFindings, toBaselineFindings } from '../../src/domain/compare-findings.js';
import { comparedByService, compareInventories } from '../../src/domain/comparison.js';
import { evaluate } from '../../src/domain/evaluation.js';
import type { Finding } from '../../src/domain/finding.js';
import type { Severity } from '../../src/domain/severity.js';

const finding = (identity: string, more: Partial<Finding> = {}): Finding => ({
  id: `id-${identity}`,
  rule: { id: 'r', title: 'Rule', tags: [] },
  severity: 'high',
  state: 'open',
  rawState: 'open',
  location: {},
  identity,
  ...more,
});
const closed = { state: 'closed', rawState: 'resolved' } as const;

describe('compareFindings', () => {
  it('determines what is new, fixed and unchanged, by identity and not by the service’s ID', () => {
    const { findings, evaluation } = compareFindings(
      evaluate([finding('a', { id: 'new-id' }), finding('b', { severity: 'low' })]),
      toBaselineFindings(evaluate([finding('a'), finding('c', { severity: 'critical', rule: { id: 'x', title: 'Gone', tags: [] } })])),
    );

    expect(findings).toEqual({
      new: 1,
      fixed: 1,
      unchanged: 1,
      newCounts: { critical: 0, high: 0, medium: 0, low: 1, info: 0 },
      fixedFindings: [{ id: 'id-c', title: 'Gone', severity: 'critical' }],
      byService: false,
    });
    expect(evaluation.findings.map(({ fingerprint, baselineState }) => [fingerprint, baselineState])).toEqual([
      ['a:1', 'unchanged'],
      ['b:1', 'new'],
    ]);
  });

  it('a second finding of the same identity is new', () => {
    const { findings } = compareFindings(
      evaluate([finding('a'), finding('a', { id: 'twin' })]),
      toBaselineFindings(evaluate([finding('a')])),
    );

    expect(findings).toMatchObject({ new: 1, fixed: 0, unchanged: 1 });
  });

  it('what does not count is neither new nor fixed; what is open again is new', () => {
    const { findings, evaluation } = compareFindings(
      evaluate([finding('closed', closed), finding('reopened')]),
      toBaselineFindings(evaluate([finding('closed-before', closed), finding('reopened', closed)])),
    );

    expect(findings).toMatchObject({ new: 1, fixed: 0, unchanged: 0 });
    expect(evaluation.findings.map(({ baselineState: change }) => change)).toEqual(expect.arrayContaining([undefined, 'new']));
  });

  it('names at most 50 that are gone, and counts them all', () => {
    const { findings } = compareFindings(
      evaluate([]),
      toBaselineFindings(evaluate(Array.from({ length: 60 }, (_none, index) => finding(`f${index}`)))),
    );

    expect([findings.fixed, findings.fixedFindings.length]).toEqual([60, 50]);
  });

  it('new and unchanged make the list, fixed and unchanged the baseline, whatever the order', () => {
    const list = fc.array(fc.record({ identity: fc.constantFrom('a', 'b', 'c', 'd'), open: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (now, before) => {
        const make = (items: typeof now) =>
          items.map(({ identity, open }, index) => finding(identity, { id: `${identity}${index}`, ...(!open && closed) }));
        const { findings } = compareFindings(evaluate(make(now)), toBaselineFindings(evaluate(make(before))));
        const reversed = compareFindings(evaluate(make(now).toReversed()), toBaselineFindings(evaluate(make(before).toReversed())));
        const open = (items: typeof now): number => items.filter((item) => item.open).length;

        expect(findings.new + Number(findings.unchanged)).toBe(open(now));
        expect(findings.fixed + Number(findings.unchanged)).toBe(open(before));
        expect(reversed.findings).toEqual(findings);
      }),
    );
  });
});

describe('comparedByService', () => {
  const summaryOf = (severity: Severity) => ({ id: severity, title: severity, severity });

  it('takes the larger of list and number, and severities only from a whole list', () => {
    expect(
      comparedByService({ added: [summaryOf('critical')], fixed: [summaryOf('low')], addedCount: 3, fixedCount: 0, unchangedCount: 35 }),
    ).toEqual({
      new: 3,
      fixed: 1,
      unchanged: 35,
      newFindings: [summaryOf('critical')],
      fixedFindings: [summaryOf('low')],
      byService: true,
    });
    expect(comparedByService({ added: [summaryOf('high')], fixed: [], addedCount: 1, fixedCount: 0 })).toMatchObject({
      newCounts: { high: 1 },
    });
  });
});

describe('compareInventories', () => {
  it('a kind that one scan does not report is not 0 there', () => {
    expect(compareInventories({ vpcs: 2, gone: 0 }, { vpcs: 3, added: 1 })).toEqual([
      { kind: 'added', after: 1 },
      { kind: 'gone', before: 0 },
      { kind: 'vpcs', before: 2, after: 3 },
    ]);
  });
});

describe('twins', () => {
  const twin = (id: string, more: Partial<Finding> = {}): Finding => finding('same', { id, ...more });

  it('are known by number, whatever became of the others', () => {
    const before = toBaselineFindings(evaluate([twin('a', closed), twin('b')]));
    const { evaluation } = compareFindings(evaluate([twin('a', closed), twin('b'), twin('c')]), before);
    expect(evaluation.findings.map(({ id, baselineState }) => [id, baselineState])).toEqual([
      ['a', undefined],
      ['b', 'unchanged'],
      ['c', 'new'],
    ]);
  });

  it('that are gone are the last ones', () => {
    const before = toBaselineFindings(evaluate(Array.from({ length: 12 }, (_none, index) => twin(`t${String(index).padStart(2, '0')}`))));
    const { findings } = compareFindings(
      evaluate(Array.from({ length: 10 }, (_none, index) => twin(`n${String(index).padStart(2, '0')}`))),
      before.toReversed(),
    );
    expect(findings.fixedFindings.map(({ id }) => id)).toEqual(['t10', 't11']);
    expect(findings).toMatchObject({ new: 0, fixed: 2, unchanged: 10 });
  });

  it('that has become worse is new', () => {
    const before = toBaselineFindings(evaluate([twin('a', { severity: 'low' }), twin('b', { severity: 'medium' })]));
    const now = (severity: Severity): unknown =>
      compareFindings(evaluate([twin('a', { severity })]), before).evaluation.findings[0]?.baselineState;
    expect([now('low'), now('medium'), now('high')]).toEqual(['unchanged', 'unchanged', 'new']);
  });

  it('are marked also where they do not count', () => {
    const scope = { waivers: [{ by: 'id', value: 'b', reason: 'r', expires: '2027-01-01' }], today: '2026-11-21' } as const;
    const { evaluation, findings } = compareFindings(evaluate([twin('a'), twin('b')], scope), toBaselineFindings(evaluate([twin('a')])));
    expect(evaluation.findings.map(({ baselineState: change }) => change)).toEqual(['unchanged', 'new']);
    expect(findings).toMatchObject({ new: 0, unchanged: 1, fixed: 0 });
  });
});

describe('the comparison of a service', () => {
  const summaryOf = (severity: Severity, index: number): { id: string; title: string; severity: Severity } => ({
    id: `i${index}`,
    title: 't',
    severity,
  });
  const many = Array.from({ length: 60 }, (_none, index) => summaryOf(index < 55 ? 'low' : 'critical', index));

  it('is named worst first, 50 at most, and what it leaves out is left out', () => {
    const compared = comparedByService({ added: many, fixed: many, addedCount: 60, fixedCount: 60 });
    expect([compared.newFindings?.length, compared.fixedFindings.length]).toEqual([50, 50]);
    expect([compared.newFindings?.[0]?.severity, compared.fixedFindings[4]?.severity, compared.fixedFindings[5]?.severity]).toEqual([
      'critical',
      'critical',
      'low',
    ]);
    expect(Object.keys(comparedByService({ added: [], fixed: [], addedCount: 0, fixedCount: 0 }))).toEqual([
      'new',
      'fixed',
      'newCounts',
      'fixedFindings',
      'byService',
    ]);
    expect(comparedByService({ added: [], fixed: [], addedCount: 0, fixedCount: 0, unchangedCount: 4 }).unchanged).toBe(4);
  });
});

describe('resources on one side only', () => {
  it('are not 0 on the other', () => {
    expect(compareInventories({ a: 1 }, { b: 2 }).map((change) => Object.entries(change))).toEqual([
      [
        ['kind', 'a'],
        ['before', 1],
      ],
      [
        ['kind', 'b'],
        ['after', 2],
      ],
    ]);
    expect(compareInventories(undefined, { toString: 1 }).map((change) => Object.keys(change))).toEqual([['kind', 'after']]);
    expect(compareInventories({ toString: 1 }, undefined).map((change) => Object.keys(change))).toEqual([['kind', 'before']]);
  });
});
