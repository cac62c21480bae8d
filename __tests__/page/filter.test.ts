import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SEVERITIES } from '../../src/domain/severity.js';
import { type Choice, choiceIn, fragmentOf } from '../../src/page/filter.js';
import { TRICKS } from '../helpers/hostile-strings.js';

const UNTOUCHED: Choice = {
  text: '',
  severities: [],
  change: undefined,
  state: 'counted',
  target: undefined,
  sort: { by: 'severity', down: false },
  page: 1,
};

describe('the choice in the address', () => {
  it('is nothing where nothing is chosen', () => {
    expect(fragmentOf(UNTOUCHED, UNTOUCHED)).toBe('');
    expect(choiceIn('', UNTOUCHED)).toBeUndefined();
    expect(choiceIn('#findings', UNTOUCHED)).toBeUndefined();
  });

  it('reads back as what was chosen', () => {
    const choices = fc.record<Choice>({
      text: fc.string({ unit: 'grapheme', maxLength: 40 }),
      severities: fc.subarray([...SEVERITIES]),
      change: fc.constantFrom('new', 'unchanged', undefined),
      state: fc.constantFrom('counted', 'waived', 'outside', 'closed', undefined),
      target: fc.constantFrom(0, 1, 2, undefined),
      sort: fc.record({ by: fc.constantFrom('severity', 'title', 'target', 'rule', 'where', 'cvss', 'change'), down: fc.boolean() }),
      page: fc.integer({ min: 1, max: 250 }),
    });
    fc.assert(
      fc.property(choices, (choice) => {
        const targets = ['shop.example.com', 'prod & "eu" = #1', '%'];
        const fragment = fragmentOf(choice, UNTOUCHED, targets);
        expect(choiceIn(`#${fragment}`, UNTOUCHED, targets) ?? UNTOUCHED).toEqual(choice);
      }),
    );
  });

  it('takes none but our own words, whoever wrote it', () => {
    const anything = fc.oneof(fc.string(), fc.constantFrom(...TRICKS, '__proto__', 'constructor', 'NaN', '-1', '1e99', '%'));
    fc.assert(
      fc.property(anything, anything, anything, (a, b, c) => {
        const choice = choiceIn(`#severity=${a}&change=${b}&state=${c}&sort=${a}&order=${b}&page=${c}&q=${a.repeat(50)}`, UNTOUCHED);
        expect(choice?.severities.every((severity) => SEVERITIES.includes(severity))).toBe(true);
        expect([undefined, 'new', 'unchanged']).toContain(choice?.change);
        expect(['severity', 'title', 'rule', 'where', 'cvss', 'change']).toContain(choice?.sort.by);
        expect(choice?.text.length).toBeLessThanOrEqual(200);
        expect(choice?.page).toBeGreaterThanOrEqual(1);
        expect(Number.isSafeInteger(choice?.page)).toBe(true);
      }),
    );
  });
});
