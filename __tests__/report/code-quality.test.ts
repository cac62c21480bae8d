import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Rule } from '../../src/domain/finding.js';
import { renderCodeQuality } from '../../src/report/code-quality.js';
import type { Report } from '../../src/report/report.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { runs } from '../helpers/lanes.js';
import { validateCodeQuality } from '../helpers/oracles/code-quality.js';
import { completed, ended, finding, MANY, many } from './scenarios.js';
import { ALL_SCENARIOS, reportOf } from './services.js';

const RULE: Rule = { id: 'R1', title: 'Title', tags: [] };

function textOf(report: Report): string {
  const pieces = renderCodeQuality(report);
  if (pieces === undefined) throw new Error('not written');
  return [...pieces].join('');
}

interface Entry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const entriesOf = (report: Report): Entry[] => JSON.parse(textOf(report)) as Entry[];

describe('gl-code-quality-report.json', () => {
  it('has the problem, the place, and the severity as GitLab names it', () => {
    const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
    const report = completed(
      severities.map((severity, index) => finding(RULE, severity, { file: './src/a b.tf', line: index + 1, resource: 'aws.x' })),
    );
    expect(entriesOf(report).map(({ severity, location }) => [severity, location.lines.begin])).toEqual([
      ['blocker', 1],
      ['critical', 2],
      ['major', 3],
      ['minor', 4],
      ['info', 5],
    ]);
    expect(entriesOf(report)[0]).toEqual({
      description: 'Title (aws.x)',
      check_name: 'R1',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      severity: 'blocker',
      location: { path: 'src/a b.tf', lines: { begin: 1 } },
    });
  });

  it('shows findings without a file at the anchor, with their place', () => {
    const located = { ...completed([]), sarif: { results: 1, omitted: 0, fallbackFile: 'infra/main.tf' } };
    const report: Report = { ...completed([finding(RULE, 'high', { url: 'https://app.example.com/login' })]), sarif: located.sarif };
    expect(entriesOf(report)[0]).toMatchObject({
      description: 'Title (https://app.example.com/login)',
      location: { path: 'infra/main.tf', lines: { begin: 1 } },
    });
    expect(entriesOf(completed([finding(RULE, 'high', { file: '../x.tf', line: 3 })]))[0]).toMatchObject({
      description: 'Title (../x.tf)',
      location: { path: '.github/scan-gate.yml', lines: { begin: 1 } },
    });
  });

  it('holds the findings that count, and no other', () => {
    const report = reportOf('cloudgeni/waivers');
    const counted = report.evaluation?.findings.filter(({ counted: counts }) => counts) ?? [];
    expect(entriesOf(report)).toHaveLength(counted.length);
    expect(counted.length).toBeLessThan(report.evaluation?.findings.length ?? 0);
  });

  it('is an empty list if no finding counts', () => {
    expect(textOf(completed([]))).toBe('[]\n');
  });

  it.each(ALL_SCENARIOS)('exists with results.sarif, and only then (%s)', (_, build) => {
    const { targets = [build()] } = build();
    expect(renderCodeQuality(build()) !== undefined).toBe(targets.some((target) => renderSarif(target) !== undefined));
  });

  it('is not written of a list that was not read in full', () => {
    expect(renderCodeQuality(reportOf('s4e/partial'))).toBeUndefined();
    expect(renderCodeQuality(reportOf('aiptx/counts-only'))).toBeUndefined();
    expect(renderCodeQuality(ended({ kind: 'timeout', why: 'x' }))).toBeUndefined();
  });

  it('distinguishes equal findings, whatever their order and lines, and gates too', () => {
    const twins = [3, 9, 27].map((line) => finding(RULE, 'high', { file: 'a.tf', line }));
    const moved = [30, 5, 11].map((line) => finding(RULE, 'high', { file: 'a.tf', line }));
    const prints = (report: Report): string[] => entriesOf(report).map(({ fingerprint }) => fingerprint);
    expect(new Set(prints(completed(twins))).size).toBe(3);
    expect(prints(completed(moved)).toSorted()).toEqual(prints(completed(twins)).toSorted());
    expect(prints({ ...completed(twins), name: 'another' })).not.toEqual(prints(completed(twins)));
  });

  it(`has a line for each of ${MANY} findings, in pieces`, () => {
    const pieces = [...(renderCodeQuality(many(MANY)) ?? [])];
    expect(pieces).toHaveLength(MANY + 1);
    expect(validateCodeQuality(pieces.join(''))).toEqual([]);
    for (const piece of pieces) expect(piece.length).toBeLessThan(1500);
  });

  it('is what GitLab takes, whatever the texts are', () => {
    const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
    const place = fc.record({ file: text, resource: text, url: text, line: fc.oneof(fc.integer(), fc.double()) });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, place), { maxLength: 6 }), (found) => {
        const findings = found.map(([id, title, where], index) =>
          finding({ id, title, tags: [] }, 'high', { ...where, line: Number.isFinite(where.line) ? where.line : 1 }, { id: `f${index}` }),
        );
        const written = textOf(completed(findings));
        expect(validateCodeQuality(written)).toEqual([]);
        expect(written).not.toMatch(/##[\w.-]*\[|[\u001b\u009b\u202e\u2028]/);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('the checker', () => {
  const good = { description: 'd', check_name: 'c', fingerprint: 'f', severity: 'info', location: { path: 'a', lines: { begin: 1 } } };

  it.each([
    ['a second equal fingerprint', [good, good]],
    ['a severity of its own', [{ ...good, severity: 'high' }]],
    ['no description', [{ ...good, description: ' ' }]],
    ['a leading ./', [{ ...good, location: { path: './a', lines: { begin: 1 } } }]],
    ['an address', [{ ...good, location: { path: 'https://a/b', lines: { begin: 1 } } }]],
    ['line 0', [{ ...good, location: { path: 'a', lines: { begin: 0 } } }]],
    ['no list', good],
  ])('refuses %s', (_, entries) => {
    expect(validateCodeQuality(JSON.stringify([good]))).toEqual([]);
    expect(validateCodeQuality(JSON.stringify(entries))).not.toEqual([]);
  });
});
