import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compareWithSummary, type Tallies } from '../../src/domain/completeness.js';
import { type Counts, NO_COUNTS, SEVERITIES, totalOf } from '../../src/domain/severity.js';

function counts(part: Partial<Counts>): Counts {
  return { ...NO_COUNTS, ...part };
}

/** A list whose unnamed findings are open. */
function list(all: Counts, open: Counts = all, unnamed = 0): Tallies {
  return { open: { counts: open, unnamed }, others: [{ counts: all, unnamed }] };
}

describe('compareWithSummary', () => {
  it.each([
    ['there is no summary', counts({ high: 3 }), counts({ high: 1 }), undefined],
    ['the summary counts all statuses', counts({ high: 3 }), counts({ high: 1 }), counts({ high: 3 })],
    ['the summary counts the open ones', counts({ high: 3 }), counts({ high: 1 }), counts({ high: 1 })],
  ])('agrees where %s', (_when, all, open, summary) => {
    expect(compareWithSummary(list(all, open), summary)).toEqual({ kind: 'agrees' });
  });

  it('agrees where the summary counts rows of one ID', () => {
    const rows = { counts: counts({ low: 1, critical: 1 }), unnamed: 0 };
    const { open, others } = list(counts({ critical: 1 }));

    expect(compareWithSummary({ open, others: [...others, rows] }, counts({ low: 1, critical: 1 }))).toEqual({ kind: 'agrees' });
  });

  it.each([
    [counts({ critical: 4 }), NO_COUNTS, counts({ critical: 1 }), 1],
    [counts({ critical: 1, high: 5 }), counts({ high: 5 }), counts({ critical: 1, high: 4 }), 1],
    [counts({ high: 3 }), counts({ high: 1 }), counts({ high: 2 }), 1],
    [counts({ high: 2, low: 9 }), counts({ high: 1, low: 9 }), counts({ high: 2, low: 3 }), 1],
  ])('resolved findings make up for nothing: a list of %j, open %j, is shorter than a summary of %j by %d', (all, open, summary, by) => {
    expect(compareWithSummary(list(all, open), summary)).toEqual({ kind: 'shorter', by });
  });

  it.each([
    [counts({ high: 2 }), counts({ high: 3 }), 1],
    [NO_COUNTS, counts({ info: 1 }), 1],
    [counts({ critical: 1 }), counts({ low: 150 }), 150],
    [counts({ low: 3 }), counts({ critical: 1, low: 2 }), 1],
    [counts({ high: 1, low: 2 }), counts({ high: 2, low: 1 }), 1],
    [counts({ high: 1, low: 20 }), counts({ high: 2, low: 1 }), 1],
  ])('a list of %j is shorter than a summary of %j by %d', (all, summary, by) => {
    expect(compareWithSummary(list(all), summary)).toEqual({ kind: 'shorter', by });
  });

  it.each([
    [counts({ high: 4 }), counts({ high: 3 })],
    [counts({ high: 4, low: 2 }), counts({ high: 3 })],
  ])('a list of %j differs from a summary of %j, and is not shorter', (all, summary) => {
    expect(compareWithSummary(list(all), summary)).toEqual({ kind: 'differs' });
  });

  it.each([
    ['agrees', counts({ high: 2, info: 5 }), counts({ high: 2 })],
    ['differs', counts({ high: 3, info: 5 }), counts({ high: 2 })],
    // Those of info make up for nothing.
    ['shorter', counts({ high: 1, info: 5 }), counts({ high: 2 })],
  ])('%s: a list of %j and a summary of %j that does not report info', (kind, all, summary) => {
    expect(compareWithSummary(list(all), summary, ['info'])).toMatchObject({ kind });
  });

  it.each([
    [counts({ critical: 1 }), 1, counts({ low: 1 }), 'differs'],
    [counts({ critical: 2 }), 2, counts({ critical: 1, info: 1 }), 'differs'],
    [counts({ critical: 2 }), 1, counts({ critical: 1, low: 2 }), 'shorter'],
    [counts({ critical: 1, low: 1 }), 1, counts({ critical: 1, low: 2 }), 'shorter'],
  ] as const)('a list of %j, %d of them with undocumented severities, and a summary of %j: %s', (all, unnamed, summary, kind) => {
    expect(compareWithSummary(list(all, all, unnamed), summary).kind).toBe(kind);
  });

  it.each([
    // The summary counts all statuses, and the unnamed one as low, or as info, which it does not report.
    [counts({ critical: 2 }), counts({ critical: 1 }), 1, counts({ critical: 1, low: 1 }), [], 'differs'],
    [counts({ critical: 3 }), counts({ critical: 1 }), 1, counts({ critical: 2 }), ['info'], 'differs'],
    // One of three resolved ones is missing.
    [counts({ critical: 3 }), counts({ critical: 1 }), 1, counts({ critical: 3, low: 1 }), [], 'shorter'],
  ] as const)(
    'a list of %j, open %j, %d of them unnamed, against a summary of %j without %j: %s',
    (all, open, unnamed, summary, uncounted, kind) => {
      expect(compareWithSummary(list(all, open, unnamed), summary, uncounted).kind).toBe(kind);
    },
  );

  const any = fc.record(Object.fromEntries(SEVERITIES.map((severity) => [severity, fc.nat(4)]))) as unknown as fc.Arbitrary<Counts>;

  it('never calls a list complete that holds fewer findings than the summary', () => {
    fc.assert(
      fc.property(any, any, (all, summary) => {
        if (totalOf(all) < totalOf(summary)) expect(compareWithSummary(list(all, NO_COUNTS), summary).kind).toBe('shorter');
      }),
    );
  });

  it('never calls a list complete that has fewer open findings of a severity, unless it equals the summary in all statuses', () => {
    fc.assert(
      fc.property(any, any, any, (open, closed, summary) => {
        const all = Object.fromEntries(SEVERITIES.map((severity) => [severity, open[severity] + closed[severity]])) as unknown as Counts;
        const lacks = SEVERITIES.some((severity) => open[severity] < summary[severity]);
        const equal = SEVERITIES.every((severity) => all[severity] === summary[severity]);
        expect(compareWithSummary(list(all, open), summary).kind === 'shorter').toBe(lacks && !equal);
      }),
    );
  });
});

describe('findings of undocumented severities', () => {
  // They count as critical in the list, and the summary may have them under any severity.
  it.each([
    ['are the missing ones', counts({ critical: 2 }), 2, counts({ low: 1, medium: 1 }), [], { kind: 'differs' }],
    ['are fewer than the missing ones', counts({ critical: 1 }), 1, counts({ low: 1, medium: 1 }), [], { kind: 'shorter', by: 1 }],
    ['do not replace a named one', counts({ critical: 1, high: 1 }), 1, counts({ low: 2 }), [], { kind: 'shorter', by: 1 }],
    ['are more than the missing ones', counts({ critical: 3 }), 3, counts({ low: 1 }), [], { kind: 'differs' }],
    ['may be of a severity that the summary omits', counts({ critical: 2 }), 2, counts({ low: 1 }), ['info'], { kind: 'differs' }],
    ['cannot be more than there are', counts({ critical: 1 }), 1, counts({ low: 2 }), ['info'], { kind: 'shorter', by: 1 }],
    ['do not exist, and a finding is missing', counts({ high: 1 }), 0, counts({ high: 2 }), [], { kind: 'shorter', by: 1 }],
    ['do not exist, and one more was read', counts({ high: 2 }), 0, counts({ high: 1 }), [], { kind: 'differs' }],
  ] as const)('%s', (_case, read, unnamed, summary, uncounted, expected) => {
    const tallies = { open: { counts: read, unnamed }, others: [] };
    expect(compareWithSummary(tallies, summary, uncounted)).toEqual(expected);
  });

  it.each([
    // All statuses have two unnamed ones for one missing finding, so they are not the missing one, unless the summary leaves out a severity.
    [counts({ critical: 1, low: 1 }), [], { kind: 'shorter', by: 2 }],
    [counts({ critical: 1, low: 2 }), ['info'], { kind: 'differs' }],
    [counts({ critical: 1, low: 3 }), ['info'], { kind: 'shorter', by: 4 }],
  ] as const)(
    'without open ones, and with two unnamed ones in other statuses, a summary of %j without %j: %j',
    (summary, uncounted, result) => {
      const others = [{ counts: counts({ critical: 3 }), unnamed: 2 }];
      expect(compareWithSummary({ open: { counts: NO_COUNTS, unnamed: 0 }, others }, summary, uncounted)).toEqual(result);
    },
  );
});
