import { describe, expect, it } from '@jest/globals';
import type { Note } from '../../src/domain/note.js';
import { ISSUE_CLOSED, issueTitle } from '../../src/report/markdown/header.js';
import { commentMarker, renderComment, renderIssue, SMALLEST_BUDGET } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { brokenMarkdown } from '../helpers/markdown-integrity.js';
import { completed, finding, liveTarget, MANY, many } from './scenarios.js';
import { ALL_SCENARIOS } from './services.js';

const issue = (report: Report, details: 'full' | 'counts' = 'full', budgetChars?: number) => renderIssue(report, { details, budgetChars });
const passed = (report: Report): Report => ({ ...report, decision: { ...report.decision, verdict: 'passed', reason: 'passed: none' } });

describe('the tracking issue', () => {
  it.each(ALL_SCENARIOS)('of %s has the text of the comment, or says that the gate passes again', (_name, build) => {
    const report = build();
    const text = issue(report);
    expect(text.split('\n')[0]).toBe(commentMarker(report.name));
    expect(text.includes(ISSUE_CLOSED)).toBe(report.decision.verdict === 'passed');
    expect(text.match(/<!--\s*scan-gate/gi)).toHaveLength(report.decision.verdict === 'passed' ? 2 : 1);
    if (report.decision.verdict !== 'passed') expect(text).toContain(renderComment(report, { details: 'full' }).trimEnd());
    expect(brokenMarkdown(text)).toEqual([]);
  });

  it('ends in a short text, which is marked as the end', () => {
    const lines = issue(passed(liveTarget())).split('\n');
    expect(lines[1]).toBe(ISSUE_CLOSED);
    expect(lines[2]).toMatch(/^## ✅ .* passed/);
    expect(lines.join('\n')).toContain('The gate passes again, so scan-gate has closed this issue.');
    expect(issue(passed(many(500)))).not.toContain('### ');
    expect(issue(passed(many(500))).length).toBeLessThan(2000);
  });

  it('holds no marker but ours, and nothing torn, whatever its texts', () => {
    const all = TRICKS.map((trick) => `${trick}\n${commentMarker('x')}\n${ISSUE_CLOSED}`);
    // As many as a page shows in full.
    for (let begin = 0; begin < all.length; begin += 10) {
      const some = all.slice(begin, begin + 10);
      const findings = some.map((forged) => {
        const rule = { id: forged, title: forged, text: forged, fix: { text: forged, code: forged }, tags: [forged] };
        return finding(rule, 'high', { file: forged, line: 1, resource: forged });
      });
      const notes = some.map(
        (forged): Note => ({ level: 'warning', code: forged, text: forged, hint: { text: forged, lead: forged, yaml: forged } }),
      );
      const report = completed(findings, { notes });
      const [first, ...rest] = issue(report).split('\n');
      expect(first).toBe(commentMarker(report.name));
      expect(rest.join('\n')).not.toMatch(/<!--\s*scan-gate/i);
      expect(brokenMarkdown(rest.join('\n'))).toEqual([]);
    }
  });

  it('keeps its budget, and its last line whatever the budget', () => {
    const report = many(MANY);
    for (const budget of [SMALLEST_BUDGET, 30_000, 65_000]) {
      const text = issue(report, 'full', budget);
      expect(text.length).toBeLessThanOrEqual(budget);
      expect(text).toMatch(/close it when the gate passes again\.<\/sub>\n$/);
      expect(brokenMarkdown(text)).toEqual([]);
    }
  });

  it('has only counts on a public page', () => {
    const report = liveTarget();
    const secret = ['shop.example.com', 'POST /login', 'Security group open to the world', 'CKV_AWS_24'];
    for (const word of secret) {
      expect(issue(report)).toContain(word);
      expect(issue(report, 'counts')).not.toContain(word);
      expect(issue(passed(report), 'counts')).not.toContain(word);
    }
    expect(issue(report, 'counts')).toContain('details: counts');
  });
});

describe('its title', () => {
  it('contains the name, which is never too long', () => {
    expect(issueTitle('nightly full')).toBe('scan-gate: nightly full does not pass');
    expect(issueTitle('x'.repeat(1000)).length).toBeLessThanOrEqual(256);
  });
});
