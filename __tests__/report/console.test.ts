import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Note } from '../../src/domain/note.js';
import { consoleReport, renderConsole } from '../../src/report/console/console.js';
import type { Report } from '../../src/report/report.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { completed, ended, finding, liveTarget, many, SCENARIOS } from './scenarios.js';
import { ALL_SCENARIOS } from './services.js';

function log(report: Report, details: 'full' | 'counts' = 'full'): string[] {
  return [...renderConsole(report, { details })];
}

describe('renderConsole', () => {
  it.each(ALL_SCENARIOS)('of %s ends with the verdict and its reason, on one line', (_name, build) => {
    const report = build();
    const { verdict, reason } = report.decision;
    const last = log(report).at(-1) ?? '';
    // Several targets are counted, such as `2 of 6 targets failed`.
    const start = report.targets === undefined ? `${report.service.title} gate ` : `${report.service.title}: `;
    expect(last.startsWith(start)).toBe(true);
    if (report.targets === undefined) expect(last).toMatch(new RegExp(`\\b${verdict}\\b`));
    expect(last.endsWith(`: ${reason.replace(/^\w+: /, '')}`)).toBe(true);
    expect(log(report).filter((line) => line === last)).toHaveLength(1);
  });

  it('keeps the verdict on one line if the reason has several', () => {
    const report = completed([]);
    const reason = 'passed: one\ntwo\r\n::error::three';
    expect(log({ ...report, decision: { ...report.decision, reason } }).at(-1)).toBe('Cloudgeni gate passed: one two : :error::three');
  });

  it('has what blocks and its numbers in one group, and what to do after it', () => {
    const report = SCENARIOS.failing?.() ?? liveTarget();
    const { findings, summary } = consoleReport(report, { details: 'full' });
    expect(findings[0]).toBe('  critical 1 · high 2 · medium 1 · low 1 · info 9 · total 14');
    expect(findings.join('\n')).toContain('CKV_AWS_24');
    expect(summary[0]).toMatch(/^Cloudgeni: acme\/infrastructure, /);
    expect(summary.join('\n')).toContain('[missing-permission]');
    expect(consoleReport(ended({ kind: 'skipped', why: 'x' }), { details: 'full' }).findings).toEqual([]);
  });

  it('leaves out the error if an annotation has it', () => {
    const report = SCENARIOS.error?.() ?? liveTarget();
    const linesOf = (withError: boolean) => consoleReport(report, { details: 'full', withError }).summary.join('\n');
    expect(linesOf(true)).toContain('INCOMPLETE: The service reports 120 findings');
    expect(linesOf(false)).not.toContain('INCOMPLETE');
    expect(linesOf(false)).toContain('The job fails, because incomplete results never pass.');
  });

  it('shows the worst twenty in columns and counts the others', () => {
    const lines = log(many(500));
    const rows = lines.filter((line) => /^ {2}(?:critical|high|medium|low|info) {2,}/.test(line));
    expect(rows).toHaveLength(20);
    const column = rows[0]?.indexOf('CKV_') ?? -1;
    for (const row of rows) expect(row.indexOf('CKV_')).toBe(column);
    expect(lines).toContain('  … and 480 more: see results.json');
  });

  it('counts what code scanning does not get', () => {
    const report: Report = { ...completed([]), sarif: { results: 5000, omitted: 20_000 } };
    expect(log(report)).toContain('  code scanning: the 5,000 worst findings, 20,000 more left out');
  });

  it('has only counts on a public page', () => {
    const text = log(liveTarget(), 'counts').join('\n');
    expect(text).not.toMatch(/shop\.example|\/login|Security group|CKV_AWS_24/);
    expect(text).toContain('critical 0 · high 1');
  });

  it('names a host that is not the service’s own', () => {
    const report: Report = { ...completed([]), service: { id: 'cloudgeni', title: 'Cloudgeni', apiUrl: 'http://127.0.0.1:4010' } };
    expect(log(report).join('\n')).toContain('Cloudgeni: acme/infrastructure, at http://127.0.0.1:4010, ');
    expect(log({ ...report, decision: { ...report.decision, verdict: 'skipped' } }).join('\n')).not.toContain('4010');
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
