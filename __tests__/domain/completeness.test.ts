import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compareWithSummary } from '../../src/domain/completeness.js';
import { type Counts, NO_COUNTS, SEVERITIES, totalOf } from '../../src/domain/severity.js';

function counts(part: Partial<Counts>): Counts {
  return { ...NO_COUNTS, ...part };
}

describe('compareWithSummary', () => {
  it.each([
    ['there is no summary', counts({ high: 3 }), counts({ high: 1 }), undefined],
    ['the summary counts all statuses', counts({ high: 3 }), counts({ high: 1 }), counts({ high: 3 })],
    ['the summary counts the open ones', counts({ high: 3 }), counts({ high: 1 }), counts({ high: 1 })],
    ['both are empty', NO_COUNTS, NO_COUNTS, NO_COUNTS],
  ] as const)('agrees when %s', (_when, all, open, summary) => {
    expect(compareWithSummary(all, open, summary)).toEqual({ kind: 'agrees' });
  });

  it.each([
    [counts({ high: 2 }), counts({ high: 3 }), 1],
    [NO_COUNTS, counts({ info: 1 }), 1],
    [counts({ critical: 1 }), counts({ low: 150 }), 150],
    [counts({ low: 3 }), counts({ critical: 1, low: 2 }), 1],
    [counts({ high: 1, low: 2 }), counts({ high: 2, low: 1 }), 1],
    [counts({ high: 1, low: 20 }), counts({ high: 2, low: 1 }), 1],
  ])('a list of %j is shorter than a summary of %j by %d', (all, summary, by) => {
    expect(compareWithSummary(all, all, summary)).toEqual({ kind: 'shorter', by });
  });

  it.each([
    [counts({ high: 4 }), counts({ high: 3 })],
    [counts({ high: 4, low: 2 }), counts({ high: 3 })],
  ])('a list of %j differs from a summary of %j, and is not shorter', (all, summary) => {
    expect(compareWithSummary(all, NO_COUNTS, summary)).toEqual({ kind: 'differs' });
  });

  it.each([
    ['agrees', counts({ high: 2, info: 5 }), counts({ high: 2 })],
    ['differs', counts({ high: 3, info: 5 }), counts({ high: 2 })],
    // Those of info make up for nothing.
    ['shorter', counts({ high: 1, info: 5 }), counts({ high: 2 })],
  ])('%s: a list of %j and a summary of %j that does not tell info', (kind, all, summary) => {
    expect(compareWithSummary(all, NO_COUNTS, summary, { uncounted: ['info'] })).toMatchObject({ kind });
  });

  it.each([
    [counts({ critical: 1 }), 1, counts({ low: 1 }), 'differs'],
    [counts({ critical: 2 }), 2, counts({ critical: 1, info: 1 }), 'differs'],
    [counts({ critical: 2 }), 1, counts({ critical: 1, low: 2 }), 'shorter'],
    [counts({ critical: 1, low: 1 }), 1, counts({ critical: 1, low: 2 }), 'shorter'],
  ] as const)('a list of %j, %d of them in words that nobody knows, against a summary of %j: %s', (all, unnamed, summary, kind) => {
    expect(compareWithSummary(all, all, summary, { unnamed }).kind).toBe(kind);
  });

  it('never calls a list complete that holds fewer findings than the summary', () => {
    const any = fc.record(Object.fromEntries(SEVERITIES.map((severity) => [severity, fc.nat(4)]))) as unknown as fc.Arbitrary<Counts>;

    fc.assert(
      fc.property(any, any, (all, summary) => {
        if (totalOf(all) < totalOf(summary)) expect(compareWithSummary(all, NO_COUNTS, summary).kind).toBe('shorter');
      }),
    );
  });
});
