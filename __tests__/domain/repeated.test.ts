import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compareFindings, knownInRows } from '../../src/domain/compare-findings.js';
import { evaluate } from '../../src/domain/evaluation.js';
import type { Finding, FindingState } from '../../src/domain/finding.js';
import { mergeRepeated } from '../../src/domain/repeated.js';
import { bySeverity, SEVERITIES } from '../../src/domain/severity.js';
import type { Waiver } from '../../src/domain/waiver.js';

const STATUSES: readonly FindingState[] = ['open', 'unknown', 'accepted', 'closed'];

function finding(id: string, more: Partial<Finding> = {}, means: FindingState = 'open'): Finding {
  return {
    id,
    rule: { id: 'R', title: 'R', tags: [] },
    severity: 'low',
    state: means,
    rawState: means,
    location: {},
    identity: id,
    ...more,
  };
}

describe('mergeRepeated', () => {
  it('leaves a list alone in which each ID comes once', () => {
    const rows = [finding('a'), finding('b')];

    expect(mergeRepeated(rows)).toEqual({ findings: rows, repeated: 0 });
  });

  it('takes the worst row as a whole, under a status that is open if any is', () => {
    const mild = finding('a', { location: { file: './main.tf', line: 7 } });
    const worst = finding('a', { severity: 'critical', location: { file: 'main.tf', line: 3 } }, 'closed');

    const { findings, repeated } = mergeRepeated([mild, finding('b'), worst]);

    expect(findings).toEqual([{ ...worst, state: mild.state, rawState: mild.rawState }, finding('b')]);
    expect(repeated).toBe(1);
  });

  it.each([
    ['files', { file: 'docs/a.tf' }, { file: 'live/a.tf' }],
    ['resources', { file: 'a.tf', resource: 'x' }, { file: 'a.tf', resource: 'y' }],
    ['addresses', { url: 'https://a.example' }, {}],
  ])('names no place if the rows differ in their %s: paths and waivers must not leave the finding out', (_what, here, there) => {
    const rows = [finding('a', { severity: 'critical', location: here }), finding('a', { location: there })];

    expect(mergeRepeated(rows).findings.map(({ location }) => location)).toEqual([{}]);
  });

  it('prefers a severity that the service calls critical to an undocumented one', () => {
    const odd = finding('a', { severity: 'critical', rawSeverity: 'blocker' });
    const named = finding('a', { severity: 'critical' });

    expect(mergeRepeated([odd, named]).findings).toEqual([named]);
  });

  it('does not depend on the order of the rows', () => {
    const row = fc.record({
      severity: fc.constantFrom(...SEVERITIES),
      means: fc.constantFrom(...STATUSES),
      file: fc.constantFrom('a.tf', 'b.tf'),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (made) => {
        const rows = made.map(({ severity, means, file }) => finding('x', { severity, location: { file } }, means));

        const [merged] = mergeRepeated(rows).findings;

        expect(mergeRepeated(rows.toReversed()).findings).toEqual([merged]);
        expect(merged?.severity).toBe(rows.map(({ severity }) => severity).sort(bySeverity)[0]);
        expect(merged?.state).toBe(STATUSES.find((means) => rows.some(({ state }) => state === means)));
      }),
    );
  });

  const ofRule = (id: string, more: Partial<Finding> = {}): Finding =>
    finding('a', { severity: 'critical', rule: { id, title: id, tags: [] }, identity: id, ...more });

  it.each<Pick<Waiver, 'by' | 'value'>>([
    { by: 'rule', value: 'A' },
    { by: 'rule', value: 'B' },
    { by: 'fingerprint', value: 'A:1' },
    { by: 'fingerprint', value: 'B:1' },
  ])('is not accepted by a waiver of one row: $by $value', (accepted) => {
    const waivers = [{ ...accepted, reason: 'r', expires: '2026-12-31' }];
    const { findings } = mergeRepeated([ofRule('A'), ofRule('B')]);

    expect(evaluate(findings, { waivers, today: '2026-11-28' }).counts.critical).toBe(1);
  });

  it('names at most three rules of a finding', () => {
    const { findings } = mergeRepeated(['D', 'B', 'C', 'A', 'E', 'A'].map((id) => ofRule(id)));

    expect(findings.map(({ rule }) => rule.id)).toEqual(['A, B, C and 2 more']);
  });

  it.each<[string, 'new' | 'unchanged', readonly Finding[], readonly Finding[]]>([
    ['one of two rows was known', 'new', [ofRule('A')], [ofRule('A'), ofRule('B')]],
    ['both rows were known', 'unchanged', [ofRule('B'), ofRule('A')], [ofRule('A'), ofRule('B')]],
    ['one of two rows was as bad', 'new', [ofRule('A', { severity: 'low' }), ofRule('A')], [ofRule('A')]],
    ['one of two rows was open', 'new', [ofRule('A', { state: 'closed', rawState: 'resolved' }), ofRule('A')], [ofRule('A')]],
    ['only the line differed', 'unchanged', [ofRule('A', { location: { line: 3 } }), ofRule('A')], [ofRule('A')]],
  ])('compares with the mildest content of the baseline: %s', (_what, change, before, now) => {
    const { evaluation } = compareFindings(evaluate(mergeRepeated(now).findings), knownInRows(before));

    expect(evaluation.findings.map((found) => found.baselineState)).toEqual([change]);
  });
});
