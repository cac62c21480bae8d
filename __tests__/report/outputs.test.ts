import { describe, expect, it } from '@jest/globals';
import { OUTPUTS } from '../../src/config/outputs.js';
import type { Report } from '../../src/report/report.js';
import { outputsOf } from '../../src/workflow/outputs.js';
import { ALL_SCENARIOS, reportOf } from './services.js';

const outputs = (report: Report) => outputsOf(report, [], {}, 1000);

describe('the outputs', () => {
  it.each(ALL_SCENARIOS)('of %s are in the table', (_, build) => {
    const known: readonly string[] = OUTPUTS.map(({ name }) => name);
    expect(Object.keys(outputs(build())).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('tell score and checks', () => {
    expect(outputs(reportOf('aether365/score'))).toMatchObject({
      score: '87.9',
      'checks-passed': '87',
      'checks-failed': '12',
      'checks-skipped': '5',
      'baseline-id': 'scan_abc123',
    });
  });

  it('leave empty what nobody has told', () => {
    const { score, total, high, 'checks-passed': passed, new: added } = outputs(reportOf('fegura/no-baseline'));
    expect([score, total, high, passed, added]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    const nulled = outputs(reportOf('aether365/null-score'));
    expect([nulled['score'], nulled['checks-failed'], nulled['total']]).toEqual([undefined, '1', '1']);
    expect(outputs(reportOf('aether365/null-score-needed'))['checks-passed']).toBeUndefined();
  });

  it('tell numbers without a list, and the comparison', () => {
    expect(outputs(reportOf('aiptx/counts-only'))).toMatchObject({
      total: '40',
      critical: '1',
      // Not told by the numbers.
      info: undefined,
      new: '3',
      fixed: '5',
      unchanged: '37',
    });
    expect(outputs(reportOf('aiptx/with-comparison'))).toMatchObject({ total: '3', new: '1', fixed: '1', unchanged: '2' });
  });

  it('of partial results hold no number', () => {
    const whole = reportOf('aiptx/with-comparison');
    const partial = outputs({ ...whole, partial: true });
    for (const name of ['total', 'critical', 'info', 'new', 'fixed', 'unchanged', 'baseline-id', 'score'])
      expect(partial[name]).toBeUndefined();
    expect(outputs(reportOf('s4e/partial'))).toMatchObject({ verdict: 'cancelled', 'scan-status': 'cancelled' });
  });

  it('hold no text of a service', () => {
    const whole = reportOf('aiptx/with-comparison');
    const comparison = whole.comparison && { ...whole.comparison, baseline: { id: '$(rm -rf /)', how: 'given' as const } };
    expect(outputs({ ...whole, comparison })['baseline-id']).toBeUndefined();
  });
});
