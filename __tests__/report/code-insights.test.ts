import { describe, expect, it } from '@jest/globals';
import { INSIGHTS_LIMITS, pendingInsights, toInsights } from '../../src/report/code-insights.js';
import { LONG_TRICKS, TRICKS } from '../helpers/hostile-strings.js';
import { htmlIn, renderGfm, skeletonOf } from '../helpers/oracles/github-markdown.js';
import { hostileSays, reportSaying } from './hostile-report.js';
import { completed, finding, liveTarget, many, OPEN_SSH, SCENARIOS } from './scenarios.js';
import { ALL_SCENARIOS, reportOf } from './services.js';

const FULL = { details: 'full', annotate: true } as const;

/** Every text of what is sent. */
function textsOf({ report, annotations }: ReturnType<typeof toInsights>): string[] {
  return [report.title, report.details, ...annotations.flatMap(({ summary, details }) => [summary, details])];
}

describe('a Code Insights report', () => {
  it.each(ALL_SCENARIOS)('of %s is within the limits', (_name, build) => {
    const { report, annotations } = toInsights(build(), FULL);
    expect(report.title.length).toBeLessThanOrEqual(INSIGHTS_LIMITS.title);
    expect(report.details.length).toBeLessThanOrEqual(INSIGHTS_LIMITS.details);
    expect(report.data.length).toBeLessThanOrEqual(INSIGHTS_LIMITS.data);
    expect(annotations.filter(({ summary }) => summary.trim() === '' || summary.length > INSIGHTS_LIMITS.summary)).toEqual([]);
    expect(annotations.filter(({ details }) => details.length > INSIGHTS_LIMITS.details)).toEqual([]);
    expect(new Set(annotations.map((each) => each.external_id)).size).toBe(annotations.length);
  });

  it('shows the verdict, the numbers, and the findings, worst first', () => {
    const { report, annotations } = toInsights(reportOf('cloudgeni/failing'), FULL);
    expect(report).toMatchObject({ title: 'scan-gate: cloudgeni-acme-infrastructure-static', result: 'FAILED', reporter: 'scan-gate' });
    expect(report.details.split('\n')[0]).toBe('Cloudgeni: 3 findings block this pull request');
    expect(report.data.map(({ title, value }) => [title, value])).toEqual([
      ['Gate passed', false],
      ['Blocking', 3],
      ['Critical', 1],
      ['High', 2],
      ['Medium', expect.any(Number)],
      ['Low', expect.any(Number)],
      ['Info', expect.any(Number)],
      ['Waived', 0],
    ]);
    expect(annotations[0]).toMatchObject({ severity: 'CRITICAL', result: 'FAILED', path: 'network/vpc.tf', line: 7 });
    expect(annotations.filter(({ result }) => result === 'FAILED')).toHaveLength(3);
  });

  it.each([
    ['clean', 'PASSED'],
    ['failing', 'FAILED'],
    ['forgiven', 'FAILED'],
    ['error', 'FAILED'],
    ['timeout', 'FAILED'],
    ['cancelled', 'FAILED'],
    ['started', 'PENDING'],
  ])('of a run that is %s has the result %s', (name, result) => {
    expect(toInsights(reportOf(`cloudgeni/${name}`), FULL).report.result).toBe(result);
    expect(pendingInsights({ name }).result).toBe('PENDING');
  });

  it('shows findings without a file, without a path', () => {
    const { annotations } = toInsights(liveTarget(), FULL);
    expect(annotations.length).toBeGreaterThan(0);
    expect(annotations.filter(({ path, line }) => path !== undefined || line !== undefined)).toEqual([]);
    // The files of another repository are not those of the pull request.
    const { target, ...report } = reportOf('cloudgeni/failing');
    const other = toInsights({ ...report, target: target && { ...target, ownCode: false } }, FULL).annotations[0];
    expect(other).toMatchObject({ summary: 'Security group open to the world (network/vpc.tf:7)' });
    expect(other).not.toHaveProperty('path');
  });

  it('shows only counts where findings are not shown, and no annotations of partial results', () => {
    const { report, annotations } = toInsights(reportOf('cloudgeni/failing'), { details: 'counts', annotate: true });
    expect(annotations).toEqual([]);
    expect(report.details).toContain('Only counts are shown here');
    expect(toInsights(reportOf('s4e/partial'), FULL).annotations).toEqual([]);
    expect(toInsights(many(3), { details: 'full', annotate: false }).annotations).toEqual([]);
  });

  it('cuts a summary that is one character too long', () => {
    // A space without width after each `@` makes a place longer.
    const summaryOf = (places: number): string => {
      const place = { resource: '@'.repeat(places) };
      return toInsights(completed([finding({ ...OPEN_SSH, title: 't'.repeat(300) }, 'high', place)]), FULL).annotations[0]?.summary ?? '';
    };
    expect([summaryOf(73).length, summaryOf(74).length]).toEqual([450, 450]);
    expect(summaryOf(73)).toMatch(/@\u200b\)$/);
    expect(summaryOf(74)).toMatch(/…$/);
  });
});

describe('hostile texts', () => {
  it.each(hostileSays([...TRICKS, ...LONG_TRICKS.slice(0, 4)], 12))('are text, if %s', (_, say) => {
    for (const text of textsOf(toInsights(reportSaying(say), FULL))) {
      const tags = skeletonOf(renderGfm(text)).filter((tag) => /^<(?:a|img|input|script|iframe|!)\b/.test(tag));
      expect([tags, htmlIn(text)]).toEqual([[], []]);
    }
  });
});

it('knows every scenario that it names', () => {
  expect(Object.keys(SCENARIOS)).toEqual(expect.arrayContaining(['clean', 'failing', 'forgiven', 'started']));
});
