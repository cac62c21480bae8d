import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  asSeverity,
  bySeverity,
  countSeverities,
  describeCounts,
  isAtLeast,
  NO_COUNTS,
  SEVERITIES,
  totalOf,
} from '../../src/domain/severity.js';

const anySeverity = fc.constantFrom(...SEVERITIES);

describe('asSeverity', () => {
  it.each(SEVERITIES)('reads %s in any case and with blanks around it', (word) => {
    expect([word, word.toUpperCase(), ` ${word}\n`].map(asSeverity)).toEqual([word, word, word]);
  });

  it.each([undefined, null, '', 'none', 'severe', 'hig', 'constructor', '__proto__', 'critical high'])('does not read %j', (word) => {
    expect(asSeverity(word)).toBeUndefined();
  });
});

describe('isAtLeast', () => {
  it.each([
    ['critical', [true, true, true, true, true]],
    ['high', [false, true, true, true, true]],
    ['medium', [false, false, true, true, true]],
    ['low', [false, false, false, true, true]],
    ['info', [false, false, false, false, true]],
  ] as const)('%s reaches its own threshold and every milder one', (severity, expected) => {
    expect(SEVERITIES.map((threshold) => isAtLeast(severity, threshold))).toEqual(expected);
  });

  it('agrees with the order of sorting', () => {
    fc.assert(fc.property(anySeverity, anySeverity, (a, b) => isAtLeast(a, b) === bySeverity(a, b) <= 0));
  });
});

describe('counting', () => {
  it('counts every severity once and leaves the constant alone', () => {
    fc.assert(
      fc.property(fc.array(anySeverity), (list) => {
        const counts = countSeverities(list);

        for (const severity of SEVERITIES) expect(counts[severity]).toBe(list.filter((item) => item === severity).length);
        expect(totalOf(counts)).toBe(list.length);
      }),
    );
    expect(totalOf(NO_COUNTS)).toBe(0);
  });

  it.each([
    [[], 'none'],
    [['info'], '1 info'],
    [['low', 'critical', 'low'], '1 critical and 2 low'],
    [[...SEVERITIES], '1 critical, 1 high, 1 medium, 1 low and 1 info'],
  ] as const)('describes %j as "%s"', (list, text) => {
    expect(describeCounts(countSeverities(list))).toBe(text);
  });
});
