import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Finding } from '../../src/domain/finding.js';
import type { GateSettings } from '../../src/domain/gate-settings.js';
import { SEVERITIES, type Severity } from '../../src/domain/severity.js';
import type { Waiver } from '../../src/domain/waiver.js';
import { blockedBy } from '../../src/report/blocking.js';
import { headlineText, nonBlockingText } from '../../src/report/headline.js';
import type { Report } from '../../src/report/report.js';
import { viewOf } from '../../src/report/view.js';
import { runs } from '../helpers/lanes.js';
import { completedOf, finding, ON_MAIN, TODAY } from '../helpers/report-fixtures.js';
import { CLOUDGENI, SCENARIOS } from './scenarios.js';
import { AETHER365 } from './scenarios-aether365.js';
import { AIPTX } from './scenarios-aiptx.js';
import { reportOf } from './services.js';

const RULE = { id: 'R', title: 'Title', tags: [] };
const of = (severity: Severity, place = 0): Finding => finding(RULE, severity, { file: `${severity}-${place}.tf`, line: 1 });
const BASELINE = { id: 'scan_before', selectedBy: 'base-branch' } as const;
const input = 'input' as const;
const threshold = (value: Severity | 'none', more: Partial<GateSettings> = {}): GateSettings => ({
  severityThreshold: { value, from: 'default' },
  warnOnly: 'false',
  ...more,
});
const ONLY_NEW = { gateOn: { value: 'new', from: input } } as const;
const budget = (value: Record<string, number>): Partial<GateSettings> => ({ maxFindings: { value, from: input } });

/** A report about these findings, compared with a baseline that contains `before`. */
function reportWith(findings: readonly Finding[], settings: GateSettings, before?: readonly Finding[]): Report {
  const compared = before && { baseline: BASELINE, before: { findings: before } };
  return completedOf(CLOUDGENI, { findings, ...compared }, {}, settings);
}

/** The files of the findings that block, with the rules that failed because of them. */
function blockedIn(report: Report): Record<string, string> {
  const blocked = blockedBy(report);
  const pairs = (report.evaluation?.findings ?? []).map((each) => [each.location.file ?? '', blocked(each).join('+')] as const);
  return Object.fromEntries(pairs.filter(([, rules]) => rules !== ''));
}

const THRESHOLD = 'severity-threshold';
const BUDGET = 'max-findings';

describe('which findings block', () => {
  const all = SEVERITIES.map((severity) => of(severity));

  it('is those at or above the threshold', () => {
    expect(blockedIn(reportWith(all, threshold('high')))).toEqual({ 'critical-0.tf': THRESHOLD, 'high-0.tf': THRESHOLD });
    expect(blockedIn(reportWith(all, threshold('none')))).toEqual({});
    expect(blockedIn(reportWith([of('low')], threshold('high')))).toEqual({});
  });

  it('is the same in the list of a first scan, whose findings have no mark', () => {
    const first = completedOf(CLOUDGENI, { findings: all, baseline: { selectedBy: 'none' } }, {}, threshold('high', ONLY_NEW));
    const { blocking, nonBlocking, blockingCounts } = viewOf(first, 'full');
    expect(blocking.map(({ severity, baselineState }) => [severity, baselineState])).toEqual([
      ['critical', undefined],
      ['high', undefined],
    ]);
    expect([blockingCounts, nonBlocking.length]).toEqual([{ total: 2 }, 3]);
  });

  it('is all findings of an exceeded budget, and none of one that is kept', () => {
    const low = [of('low', 1), of('low', 2), of('medium')];
    expect(blockedIn(reportWith(low, threshold('none', budget({ low: 1, medium: 1 }))))).toEqual({
      'low-1.tf': BUDGET,
      'low-2.tf': BUDGET,
    });
    expect(blockedIn(reportWith(low, threshold('none', budget({ low: 2, total: 3 }))))).toEqual({});
    expect(Object.keys(blockedIn(reportWith(low, threshold('none', budget({ total: 2 })))))).toHaveLength(3);
  });

  it('is decided by a budget for severities that the threshold leaves to it', () => {
    const settings = threshold('high', { severityThreshold: { value: 'high', from: 'default', except: ['high'] }, ...budget({ high: 1 }) });
    expect(blockedIn(reportWith(all, settings))).toEqual({ 'critical-0.tf': THRESHOLD });
    expect(blockedIn(reportWith([...all, of('high', 1)], settings))).toEqual({
      'critical-0.tf': THRESHOLD,
      'high-0.tf': BUDGET,
      'high-1.tf': BUDGET,
    });
  });

  it('names every rule that failed because of a finding', () => {
    expect(blockedIn(reportWith([of('high')], threshold('high', budget({ total: 0 }))))).toEqual({ 'high-0.tf': `${THRESHOLD}+${BUDGET}` });
  });

  it('is only new findings if the gate counts those', () => {
    const findings = [of('high', 1), of('high', 2), of('low')];
    expect(blockedIn(reportWith(findings, threshold('high', ONLY_NEW), [of('high', 1)]))).toEqual({ 'high-2.tf': THRESHOLD });
    expect(blockedIn(reportWith(findings, threshold('none', budget({ 'new-total': 0 })), [of('high', 1)]))).toEqual({
      'high-2.tf': BUDGET,
      'low-0.tf': BUDGET,
    });
    expect(blockedIn(reportWith(findings, threshold('none', budget({ 'new-high': 1 })), [of('high', 1)]))).toEqual({});
  });

  it('is every finding of a first scan if the gate counts new findings', () => {
    const report = completedOf(
      CLOUDGENI,
      { findings: [of('high'), of('low')], baseline: { selectedBy: 'none' } },
      {},
      threshold('high', ONLY_NEW),
    );
    expect(blockedIn(report)).toEqual({ 'high-0.tf': THRESHOLD });
    expect(headlineText(viewOf(report, 'full'))).toBe('Cloudgeni: 1 finding blocks this pull request');
  });

  it('is no finding that is waived, outside of the paths, or closed at the service', () => {
    const waiver: Waiver = { by: 'rule', value: 'W', reason: 'because', expires: '2027-06-30' };
    const scope = { waivers: [waiver], paths: [{ pattern: '*.tf', matches: (file: string) => file.endsWith('.tf') }], today: TODAY };
    const findings = [
      of('high'),
      finding({ ...RULE, id: 'W' }, 'critical', { file: 'waived.tf' }),
      finding(RULE, 'critical', { file: 'outside.md' }),
      finding(RULE, 'critical', { file: 'closed.tf' }, { state: 'closed', rawState: 'resolved' }),
    ];
    expect(blockedIn(completedOf(CLOUDGENI, { findings, scope }, {}, threshold('high')))).toEqual({ 'high-0.tf': THRESHOLD });
  });

  it('is none if only other rules failed', () => {
    const report = reportOf('aether365/max-score-drop');
    const rules = report.decision.rules.map((result) => ({ ...result, failed: result.rule === 'max-score-drop' }));
    expect(blockedIn({ ...report, decision: { ...report.decision, rules } })).toEqual({});
  });

  it('is some finding exactly if the verdict is failed and a rule about findings failed', () => {
    const severity = fc.constantFrom(...SEVERITIES);
    const value = fc.constantFrom('none' as const, ...SEVERITIES);
    const names = fc.constantFrom('total', 'high', 'low', 'new-total', 'new-high');
    fc.assert(
      fc.property(
        fc.array(severity, { maxLength: 8 }),
        fc.array(severity, { maxLength: 4 }),
        value,
        fc.dictionary(names, fc.nat(4), { maxKeys: 3 }),
        fc.boolean(),
        (now, before, level, budgets, onlyNew) => {
          const settings = threshold(level, {
            ...(onlyNew && ONLY_NEW),
            ...(Object.keys(budgets).length > 0 && budget(budgets)),
          });
          const report = reportWith(
            now.map((each, place) => of(each, place)),
            settings,
            before.map((each, place) => of(each, place)),
          );
          const view = viewOf(report, 'full');
          expect(view.blockingCounts.total > 0).toBe(report.decision.verdict === 'failed');
          expect(view.blocking.length).toBe(view.blockingCounts.total);
          expect(view.blocking.length + view.nonBlocking.length).toBe(now.length);
          expect(viewOf(report, 'counts').blockingCounts).toEqual(view.blockingCounts);
        },
      ),
      { numRuns: runs(200) },
    );
  });
});

describe('the headline', () => {
  const headline = (report: Report): string => headlineText(viewOf(report, 'full'));
  const high = (count: number): Finding[] => Array.from({ length: count }, (_, place) => of('high', place));
  const on = (source: Partial<Report['source']>, report = reportWith(high(2), threshold('high'))): string =>
    headline({ ...report, source: { ...report.source, ...source } });

  it.each([
    [1, undefined, 'Cloudgeni: 1 finding blocks this pull request'],
    [2, undefined, 'Cloudgeni: 2 findings block this pull request'],
    [1, 1, 'Cloudgeni: 1 finding blocks this pull request (none new)'],
    [1, 0, 'Cloudgeni: 1 new finding blocks this pull request'],
    [3, 3, 'Cloudgeni: 3 findings block this pull request (none new)'],
    [3, 2, 'Cloudgeni: 3 findings block this pull request (1 new)'],
    [3, 0, 'Cloudgeni: 3 new findings block this pull request'],
  ])('of %d findings, of which the baseline contains %p, is %s', (count, known, text) => {
    expect(headline(reportWith(high(count), threshold('high'), known === undefined ? undefined : high(known)))).toBe(text);
  });

  it('has thousands with a comma', () => {
    expect(headline(reportWith(high(1200), threshold('high')))).toBe('Cloudgeni: 1,200 findings block this pull request');
  });

  it('names what the job is about', () => {
    expect(on({ ref: 'refs/pull/7/merge' })).toBe('Cloudgeni: 2 findings block this pull request');
    expect(on({ ref: 'refs/heads/gh-readonly-queue/main/pr-1-x', mergeQueue: true })).toBe('Cloudgeni: 2 findings block this merge group');
    expect(on({ ref: 'refs/heads/main' })).toBe('Cloudgeni: 2 findings fail the gate');
    expect(on(ON_MAIN, reportWith(high(1), threshold('high')))).toBe('Cloudgeni: 1 finding fails the gate');
  });

  it('with `warn-only` is what would happen', () => {
    const forgiven = (count: number) => reportWith(high(count), threshold('high', { warnOnly: 'true' }));
    expect(headline(forgiven(1))).toBe('Cloudgeni: 1 finding would block this pull request');
    expect(on({ ref: 'refs/heads/main' }, forgiven(2))).toBe('Cloudgeni: 2 findings would fail the gate');
  });

  it('also has the other rules that failed', () => {
    expect(headline(reportOf('aether365/max-score-drop'))).toBe(
      'Aether365: 1 new finding fails the gate; the score fell by 4.3, from 91.4 to 87.1; it may fall by 2 at most',
    );
  });

  it('is the verdict and its reason if no finding makes the gate fail', () => {
    const counts = { critical: 1, high: 0, medium: 0, low: 0, info: 0 };
    expect(headline(completedOf(AIPTX, { counts }))).toBe('AIPTx gate failed: 1 critical finding, threshold high');
    const posture = { passed: 1, failed: 1, skipped: 0, score: 50 };
    expect(headline(completedOf(AETHER365, { posture }, {}, { minScore: { value: 80, from: input }, warnOnly: 'false' }))).toBe(
      'Aether365 gate failed: score 50, at least 80 required',
    );
    expect(headline(reportWith([of('low')], threshold('high')))).toBe('Cloudgeni gate passed: 1 low finding, threshold high');
    expect(headline(reportOf('s4e/partial'))).toBe('S4E gate could not be decided (cancelled): the scan was cancelled at the service');
  });

  it('of the findings that do not block counts them', () => {
    const folded = (report: Report): string => nonBlockingText(viewOf(report, 'full'));
    expect(folded(reportWith([of('low')], threshold('high')))).toBe('1 finding that does not block');
    expect(folded(SCENARIOS['failing']?.() ?? reportOf('cloudgeni/failing'))).toBe('11 findings that do not block');
    expect(folded(reportOf('s4e/partial'))).toBe('2 findings, not compared with the gate');
  });
});
