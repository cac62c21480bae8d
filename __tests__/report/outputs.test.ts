import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { OUTPUTS } from '../../src/config/outputs.js';
import type { Publication } from '../../src/publish/publisher.js';
import type { Report } from '../../src/report/report.js';
import { outputsOf } from '../../src/workflow/finish/outputs.js';
import { runs } from '../helpers/lanes.js';
import { ALL_SCENARIOS, reportOf } from './services.js';

const outputs = (report: Report) => outputsOf(report, [], {}, 1000);

describe('the outputs', () => {
  it.each(ALL_SCENARIOS)('of %s are in the table', (_, build) => {
    const known: readonly string[] = OUTPUTS.map(({ name }) => name);
    expect(Object.keys(outputs(build())).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('contain score and checks', () => {
    expect(outputs(reportOf('aether365/score'))).toMatchObject({
      score: '87.9',
      'checks-passed': '87',
      'checks-failed': '12',
      'checks-skipped': '5',
      'baseline-id': 'scan_abc123',
    });
  });

  it('are empty if the service reports nothing', () => {
    const { score, total, high, 'checks-passed': passed, new: added } = outputs(reportOf('fegura/no-baseline'));
    expect([score, total, high, passed, added]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    const nulled = outputs(reportOf('aether365/null-score'));
    expect([nulled['score'], nulled['checks-failed'], nulled['total']]).toEqual([undefined, '1', '1']);
    expect(outputs(reportOf('aether365/null-score-needed'))['checks-passed']).toBeUndefined();
  });

  it('contain counts without a list, and the comparison', () => {
    expect(outputs(reportOf('aiptx/counts-only'))).toMatchObject({
      total: '40',
      critical: '1',
      // The counts do not contain it.
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
    const comparison = whole.comparison && { ...whole.comparison, baseline: { id: '$(rm -rf /)', selectedBy: 'scan-id' as const } };
    expect(outputs({ ...whole, comparison })['baseline-id']).toBeUndefined();
  });

  it('hold neither branch names nor words of a service or of GitHub, whatever these are', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('$(id)', '`id`', '; rm -rf /', "' || true", 'a\nb', '%0A::error::', '"; x', '<b>', '&'),
    );
    const evil = word.filter((text) => text !== '').map((text) => `qz${text}zq!`);
    const surfaces = ['sarif', 'comment', 'issue'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...ALL_SCENARIOS), evil, ([, build], text) => {
        const report = build();
        const { scan, comparison, target, source } = report;
        const given: Report = {
          ...report,
          source: { ...source, branch: text, baseBranch: text, ref: `refs/heads/${text}`, event: text, runUrl: text },
          ...(scan && {
            scan: { ...scan, id: text, rawState: text, reason: text, traits: { commit: text, branch: text, type: text } },
          }),
          ...(comparison && { comparison: { ...comparison, baseline: { ...comparison.baseline, id: text, file: text } } }),
          ...(target && { target: { ...target, id: text, key: text, label: text } }),
          ...(report.error && { error: { ...report.error, message: text, hint: text } }),
          notes: [{ level: 'error', code: text, text, hint: text }],
        };
        const publications = surfaces.map(
          (surface): Publication => ({ surface, outcome: 'done', id: text, url: `https://github.com/${text}` }),
        );
        const values = Object.values(outputsOf(given, publications, {}, 1000));
        expect(values.filter((value) => value?.includes('zq!') || value?.includes(text))).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });

  it('hold the links and IDs that GitHub gives', () => {
    const publications: Publication[] = [
      { surface: 'sarif', outcome: 'done', id: '47177e22-5596-11eb-80a1-c1e54ef945c6' },
      { surface: 'comment', outcome: 'done', id: '1', url: 'https://github.com/octo-org/infra.x/pull/7#issuecomment-1' },
      { surface: 'issue', outcome: 'done', id: '2', url: 'https://ghe.example:8443/octo-org/infra_x/issues/12' },
    ];
    expect(outputsOf(reportOf('cloudgeni/failing'), publications, {}, 1000)).toMatchObject({
      'sarif-id': '47177e22-5596-11eb-80a1-c1e54ef945c6',
      'comment-url': 'https://github.com/octo-org/infra.x/pull/7#issuecomment-1',
      'issue-url': 'https://ghe.example:8443/octo-org/infra_x/issues/12',
    });
  });
});
