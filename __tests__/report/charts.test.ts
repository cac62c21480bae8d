import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SEVERITIES, type Severity } from '../../src/domain/severity.js';
import { type Budget, bytes, SizeBudget } from '../../src/report/markdown/budget.js';
import { resourceChart, scoreChart, severityChart } from '../../src/report/markdown/charts.js';
import { renderComment, renderMarkdownFile, renderSummary } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { type View, viewOf } from '../../src/report/view.js';
import { brokenMarkdown } from '../helpers/markdown-integrity.js';
import { completedOf, finding } from '../helpers/report-fixtures.js';
import { completed, NO_TAGS } from './scenarios.js';
import { AETHER365 } from './scenarios-aether365.js';
import { AIPTX } from './scenarios-aiptx.js';
import { FEGURA } from './scenarios-fegura.js';

const ENOUGH: Budget = bytes(100_000);

function draw(render: (view: View, purse: SizeBudget) => string, report: Report, budget = ENOUGH): string {
  return render(viewOf(report, 'full'), new SizeBudget(budget));
}

describe('the chart of scores', () => {
  const at = (times: readonly (string | undefined)[], score = 80): Report => ({
    ...completedOf(AETHER365, { posture: { passed: 8, failed: 2, skipped: 0, score: 80 } }, {}, { warnOnly: 'false' }),
    scores: times.map((time, index) => ({ scanId: `s${index}`, ...(time !== undefined && { at: time }), score })),
  });
  const axis = (report: Report): string | undefined => /x-axis (\[.*\])/.exec(draw(scoreChart, report))?.[1];

  it('names the days, and the last scan by a short word that no narrow screen cuts', () => {
    expect(axis(at(['2026-04-01T10:00:00Z', '2026-04-02T10:00:00Z']))).toBe('["04-01", "this"]');
  });

  it('names the minutes if a day has two scans, because equal names are drawn at one place', () => {
    expect(axis(at(['2026-04-01T10:00:00Z', '2026-04-01T11:30:00Z']))).toBe('["04-01 10:00", "this"]');
  });

  it.each([
    [['2026-04-01T10:00:01Z', '2026-04-01T10:00:02Z']],
    [['2025-04-01T10:00:00Z', '2026-04-01T10:00:00Z']],
    [['2026-04-01T10:00:00Z', undefined]],
    [['2026-04-01T10:00:00Z', 'yesterday']],
  ])('counts the scans if their times are equal or unknown: %j', (times) => {
    expect(axis(at(times))).toBe('["1", "this"]');
  });

  it.each([
    [[50, 50.5], '45 --> 55'],
    [[0, 0], '0 --> 10'],
    [[100, 100], '90 --> 100'],
    [[86.5, 91.4], '85 --> 95'],
    [[0, 100], '0 --> 100'],
  ])('of %j has the axis %s', ([first = 0, last = 0], range) => {
    const report = at(['2026-04-01T10:00:00Z', '2026-04-02T10:00:00Z']);
    const scores = [first, last].map((score, index) => ({ scanId: String(index), score }));
    expect(draw(scoreChart, { ...report, scores })).toContain(`y-axis ${range}\n`);
  });

  it('shows what is required as a line of its own', () => {
    const settings = { minScore: { value: 90, from: 'input' }, warnOnly: 'false' } as const;
    const report = completedOf(AETHER365, { posture: { passed: 8, failed: 2, skipped: 0, score: 80 } }, {}, settings);
    const chart = draw(scoreChart, { ...report, scores: at([undefined, undefined]).scores });
    expect(chart).toContain('title "Score of the last 2 scans; 90 is required"');
    expect(chart).toContain('  line [80, 80]\n  line [90, 90]\n');
  });

  it('is not there for a single scan, nor if it does not fit', () => {
    expect(draw(scoreChart, at(['2026-04-01T10:00:00Z']))).toBe('');
    expect(draw(scoreChart, at([undefined, undefined]), bytes(100))).toBe('');
    expect(draw(scoreChart, at([undefined, undefined]))).not.toBe('');
  });

  it('is in the summary, also with counts only, and not in the conversation', () => {
    for (const details of ['full', 'counts'] as const) {
      expect(renderSummary(at([undefined, undefined]), { details })).toContain('xychart-beta');
      expect(renderComment(at([undefined, undefined]), { details })).not.toContain('xychart-beta');
    }
    expect(renderMarkdownFile(at([undefined, undefined]))).toContain('xychart-beta');
  });
});

describe('the chart of severities', () => {
  const of = (counts: Partial<Record<Severity, number>>): Report =>
    completed(
      SEVERITIES.flatMap((severity) =>
        Array.from({ length: counts[severity] ?? 0 }, (_, index) => finding(NO_TAGS, severity, { file: `${severity}${index}.tf` })),
      ),
    );

  it('begins with the largest part, each in the colour of its mark', () => {
    const chart = draw(severityChart, of({ critical: 2, medium: 12, low: 5 }));
    expect(chart).toContain('  "Medium" : 12\n  "Low" : 5\n  "Critical" : 2\n');
    expect(chart).toContain('{"pie1":"#e16f24","pie2":"#d4a72c","pie3":"#8250df",');
  });

  it.each<[string, Partial<Record<Severity, number>>]>([
    ['few findings', { critical: 3, high: 3, low: 3 }],
    ['two severities', { critical: 30, high: 30 }],
    ['a part that is too small to be drawn', { critical: 1, low: 60, info: 60 }],
  ])('is not there for %s', (_, counts) => {
    expect(draw(severityChart, of(counts))).toBe('');
  });

  it('is not there if a severity is not reported', () => {
    const counts = { critical: 5, high: 5, medium: 5, low: 5, info: 0 };
    expect(draw(severityChart, completedOf(AIPTX, { counts }))).not.toBe('');
    expect(draw(severityChart, completedOf(AIPTX, { counts, uncounted: ['info'] }))).toBe('');
  });

  it('is on pages of their own, and not in the conversation', () => {
    const report = of({ critical: 5, high: 5, low: 5 });
    expect(renderComment(report, { details: 'full' })).not.toContain('mermaid');
    for (const text of [renderSummary(report, { details: 'full' }), renderMarkdownFile(report)]) expect(text).toContain('pie showData');
  });
});

describe('the chart of resources', () => {
  const of = (before: Record<string, number>, inventory: Record<string, number>): Report =>
    completedOf(FEGURA, { inventory, baseline: { id: 'b', selectedBy: 'previous' }, before: { inventory: before } });

  it('shows the kinds that changed, as they are and as they were', () => {
    const chart = draw(resourceChart, of({ a: 1, b: 2, c: 3, d: 4 }, { a: 2, b: 1, c: 30, d: 4 }));
    expect(chart).toContain('x-axis ["a", "b", "c"]\n  y-axis 0 --> 33\n  bar [2, 1, 30]\n  line [1, 2, 3]\n');
  });

  it.each<[string, Record<string, number>, Record<string, number>]>([
    ['two changes, which the table shows as well', { a: 1, b: 2 }, { a: 2, b: 3 }],
    ['seven, which have no room', numbered(7, 1), numbered(7, 2)],
    ['kinds that one side does not report', { a: 1, b: 2 }, { a: 2, b: 3, c: 4 }],
    ['names that are equal when they are drawn', { 'a"': 1, 'a<': 2, 'a[': 3 }, { 'a"': 2, 'a<': 3, 'a[': 4 }],
    ['names of which nothing is left', { '""': 1, b: 2, c: 3 }, { '""': 2, b: 3, c: 4 }],
    ['invisible names', { '\u3164': 1, b: 2, c: 3 }, { '\u3164': 2, b: 3, c: 4 }],
  ])('is not there for %s', (_, before, after) => {
    expect(draw(resourceChart, of(before, after))).toBe('');
  });

  it('names no kind if only counts are shown', () => {
    const report = of({ a: 1, b: 2, c: 3 }, { a: 2, b: 3, c: 4 });
    expect(renderSummary(report, { details: 'full' })).toContain('xychart');
    expect(renderSummary(report, { details: 'counts' })).not.toContain('xychart');
  });

  it('stays whole whatever the kinds are called, and their names stay texts', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"]', '```', '%%{init: {}}%%', '"] click p1 href "javascript:x"', '<img src=x>'),
    );
    fc.assert(
      fc.property(word, (name) => {
        const text = draw(resourceChart, of({ [`k${name}`]: 1, b: 2, c: 3 }, { [`k${name}`]: 2, b: 3, c: 4 }));
        expect(brokenMarkdown(text)).toEqual([]);
        expect(/^ {2}x-axis \[(.*)\]$/m.exec(text)?.[1]).toMatch(
          /^"[^"`<>{}[\]%#&$\\|]+", "[^"`<>{}[\]%#&$\\|]+", "[^"`<>{}[\]%#&$\\|]+"$/,
        );
      }),
    );
  });
});

function numbered(count: number, amount: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`kind${index}`, amount]));
}
