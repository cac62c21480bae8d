import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Note } from '../../src/domain/note.js';
import { renderConsole } from '../../src/report/console/console.js';
import type { Report } from '../../src/report/report.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { completed, finding, liveTarget, many, SCENARIOS } from './scenarios.js';

function log(report: Report, details: 'full' | 'counts' = 'full'): string[] {
  return [...renderConsole(report, { details })];
}

describe('renderConsole', () => {
  it('begins with the verdict and its reason', () => {
    const report = SCENARIOS.failing?.() ?? liveTarget();
    expect(log(report)[0]).toBe(`Cloudgeni scan gate ${report.decision.reason}`);
  });

  it('shows the worst twenty in columns and counts the others', () => {
    const lines = log(many(500));
    const rows = lines.filter((line) => /^ {2}(?:critical|high|medium|low|info) {2,}/.test(line));
    expect(rows).toHaveLength(20);
    const column = rows[0]?.indexOf('CKV_') ?? -1;
    for (const row of rows) expect(row.indexOf('CKV_')).toBe(column);
    expect(lines).toContain('  … and 480 more: see results.json');
  });

  it('says what code scanning does not get', () => {
    const report: Report = { ...completed([]), sarif: { results: 5000, omitted: 20_000 } };
    expect(log(report)).toContain('  code scanning: the 5,000 worst findings, 20,000 more left out');
  });

  it('tells numbers only where it is world-readable', () => {
    const text = log(liveTarget(), 'counts').join('\n');
    expect(text).not.toMatch(/shop\.example|\/login|Security group|CKV_AWS_24/);
    expect(text).toContain('critical 0 · high 1');
  });

  it('names a host that is not the service’s own', () => {
    const report: Report = { ...completed([]), service: { id: 'cloudgeni', title: 'Cloudgeni', apiUrl: 'http://127.0.0.1:4010' } };
    expect(log(report)[1]).toContain('at http://127.0.0.1:4010');
  });

  it('has no line that is a command, whatever the texts are', () => {
    const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const notes: Note[] = [{ level: 'warning', code: a, text: b, hint: { text: a, lead: b, yaml: c } }];
        const findings = [finding({ id: a, title: b, tags: [] }, 'high', { file: c, resource: a }, { rawSeverity: c })];
        const error = { code: 'INTERNAL', message: a, hint: b };
        for (const line of log(completed(findings, { notes, error }))) {
          expect(line).not.toMatch(/^\s*::|##[\w.-]*\[|[\r\n\u001b\u009b\u2028]/);
        }
      }),
    );
  });
});
