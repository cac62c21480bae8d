import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { comparedByService, compareInventories } from '../../src/domain/comparison.js';
import { evaluate } from '../../src/domain/evaluate.js';
import type { Finding } from '../../src/domain/finding.js';
import { compareFindings, knownOf } from '../../src/domain/finding-comparison.js';
import type { Severity } from '../../src/domain/severity.js';

const finding = (identity: string, more: Partial<Finding> = {}): Finding => ({
  id: `id-${identity}`,
  rule: { id: 'r', title: 'Rule', tags: [] },
  severity: 'high',
  status: { word: 'open', means: 'open' },
  place: {},
  identity,
  ...more,
});
const closed = { status: { word: 'resolved', means: 'closed' } } as const;

describe('compareFindings', () => {
  it('tells what is new, gone and unchanged, by identity and not by the service’s ID', () => {
    const { findings, evaluation } = compareFindings(
      evaluate([finding('a', { id: 'new-id' }), finding('b', { severity: 'low' })]),
      knownOf(evaluate([finding('a'), finding('c', { severity: 'critical', rule: { id: 'x', title: 'Gone', tags: [] } })])),
    );

    expect(findings).toEqual({
      new: 1,
      fixed: 1,
      unchanged: 1,
      newCounts: { critical: 0, high: 0, medium: 0, low: 1, info: 0 },
      gone: [{ id: 'id-c', title: 'Gone', severity: 'critical' }],
      byService: false,
    });
    expect(evaluation.findings.map(({ fingerprint, change }) => [fingerprint, change])).toEqual([
      ['a:1', 'unchanged'],
      ['b:1', 'new'],
    ]);
  });

  it('a second finding of the same identity is new', () => {
    const { findings } = compareFindings(evaluate([finding('a'), finding('a', { id: 'twin' })]), knownOf(evaluate([finding('a')])));

    expect(findings).toMatchObject({ new: 1, fixed: 0, unchanged: 1 });
  });

  it('what does not count is neither new nor fixed; what is open again is new', () => {
    const { findings, evaluation } = compareFindings(
      evaluate([finding('closed', closed), finding('reopened')]),
      knownOf(evaluate([finding('closed-before', closed), finding('reopened', closed)])),
    );

    expect(findings).toMatchObject({ new: 1, fixed: 0, unchanged: 0 });
    expect(evaluation.findings.map(({ change }) => change)).toEqual(expect.arrayContaining([undefined, 'new']));
  });

  it('names at most 50 that are gone, and counts them all', () => {
    const { findings } = compareFindings(
      evaluate([]),
      knownOf(evaluate(Array.from({ length: 60 }, (_none, index) => finding(`f${index}`)))),
    );

    expect([findings.fixed, findings.gone.length]).toEqual([60, 50]);
  });

  it('new and unchanged make the list, fixed and unchanged the baseline, whatever the order', () => {
    const list = fc.array(fc.record({ identity: fc.constantFrom('a', 'b', 'c', 'd'), open: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (now, before) => {
        const make = (items: typeof now) =>
          items.map(({ identity, open }, index) => finding(identity, { id: `${identity}${index}`, ...(!open && closed) }));
        const { findings } = compareFindings(evaluate(make(now)), knownOf(evaluate(make(before))));
        const reversed = compareFindings(evaluate(make(now).toReversed()), knownOf(evaluate(make(before).toReversed())));
        const open = (items: typeof now): number => items.filter((item) => item.open).length;

        expect(findings.new + Number(findings.unchanged)).toBe(open(now));
        expect(findings.fixed + Number(findings.unchanged)).toBe(open(before));
        expect(reversed.findings).toEqual(findings);
      }),
    );
  });
});

describe('comparedByService', () => {
  const told = (severity: Severity) => ({ id: severity, title: severity, severity });

  it('takes the larger of list and number, and severities only from a whole list', () => {
    expect(
      comparedByService({ added: [told('critical')], fixed: [told('low')], addedCount: 3, fixedCount: 0, unchangedCount: 35 }),
    ).toEqual({
      new: 3,
      fixed: 1,
      unchanged: 35,
      added: [told('critical')],
      gone: [told('low')],
      byService: true,
    });
    expect(comparedByService({ added: [told('high')], fixed: [], addedCount: 1, fixedCount: 0 })).toMatchObject({ newCounts: { high: 1 } });
  });
});

describe('compareInventories', () => {
  it('a kind that one side does not tell is not 0 there', () => {
    expect(compareInventories({ vpcs: 2, gone: 0 }, { vpcs: 3, added: 1 })).toEqual([
      { kind: 'added', after: 1 },
      { kind: 'gone', before: 0 },
      { kind: 'vpcs', before: 2, after: 3 },
    ]);
  });
});
