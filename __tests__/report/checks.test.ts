import { describe, expect, it } from '@jest/globals';
import type { Check } from '../../src/domain/check.js';
import { renderConsole } from '../../src/report/console/console.js';
import { renderMarkdownFile, renderSummary, SMALLEST_BUDGET } from '../../src/report/markdown/markdown.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { brokenMarkdown } from '../helpers/markdown-integrity.js';
import { examined } from './scenarios-doctor.js';
import { reportOf } from './services.js';

const CHECKED = { kind: 'checked', why: 'no problem found in 2 checks' } as const;
const summary = (checks: readonly Check[], budgetBytes = 3 * SMALLEST_BUDGET): string =>
  renderSummary(examined(checks, CHECKED), { details: 'full', budgetBytes });

describe('checks', () => {
  it.each(TRICKS)('show %j as text', (trick) => {
    const checks: Check[] = [
      { name: trick, state: 'problem', text: trick, hint: { text: `${trick}\n${trick}`, lead: trick, yaml: `${trick}\n${trick}` } },
    ];

    expect(brokenMarkdown(summary(checks))).toEqual([]);
    expect(brokenMarkdown(renderMarkdownFile(examined(checks, CHECKED)))).toEqual([]);
    const log = [...renderConsole(examined(checks, CHECKED), { details: 'full' })].join('\n');
    expect(log).not.toMatch(/^\s*::|##\[|##vso\[|##teamcity\[|\u001b/m);
    expect(log.split('\n').filter((line) => line.includes('PROBLEM'))).toHaveLength(1);
  });

  it('keep the budget, and the problems if not all rows fit', () => {
    const many = Array.from({ length: 2000 }, (_, index): Check => ({ name: `check ${index}`, state: 'ok', text: 'x'.repeat(300) }));
    const text = summary([...many, { name: 'the last one', state: 'problem', text: 'Broken.', hint: 'Mend it.' }]);

    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3 * SMALLEST_BUDGET);
    expect(text).toContain('| the last one | Broken. |');
    expect(text).toMatch(/… and 1,9\d\d more lines: see the log\./);
  });

  it('name no target on a public page', () => {
    const report = reportOf('aiptx/doctor');
    const texts = [renderSummary(report, { details: 'counts' }), [...renderConsole(report, { details: 'counts' })].join('\n')];

    for (const text of texts) {
      expect(text).toContain('The key may not list scans of (not shown here)');
      expect(text).not.toContain('example.com');
    }
  });

  it('offer YAML that can be copied', () => {
    expect(renderMarkdownFile(reportOf('aiptx/doctor'))).toMatch(
      /```yaml\npermissions:\n {2}contents: read .*\n {2}security-events: write .*\n```/,
    );
  });
});
