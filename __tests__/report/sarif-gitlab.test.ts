import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Result } from 'sarif';
import type { Rule } from '../../src/domain/finding.js';
import type { Severity } from '../../src/domain/severity.js';
import type { Report } from '../../src/report/report.js';
import { renderSarif, type SarifOptions } from '../../src/report/sarif/sarif.js';
import { sarifMessageText } from '../../src/text/markup.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { runs } from '../helpers/lanes.js';
import { validateWithSchema } from '../helpers/oracles/sarif.js';
import { completed, finding, many } from './scenarios.js';
import { ALL_SCENARIOS } from './services.js';

const RULE: Rule = { id: 'R1', title: 'Title', text: 'Text', tags: [] };

const atGitLab = (report: Report): Report => ({ ...report, source: { ...report.source, ci: 'gitlab' } });

function sarifOf(report: Report, options?: SarifOptions) {
  const rendered = renderSarif(atGitLab(report), options);
  const run = rendered?.log.runs[0];
  if (rendered === undefined || run === undefined) throw new Error('no run');
  return { ...rendered, rules: run.tool.driver.rules ?? [], results: run.results ?? [] };
}

/** Why GitLab would skip a result (https://docs.gitlab.com/user/application_security/detect/sarif/#ingestion-behavior). */
function skippedBy({ ruleId, message, locations }: Result): boolean {
  return !ruleId || locations?.[0]?.physicalLocation?.artifactLocation?.uri === undefined || (message.text ?? '').length > 1024;
}

const one = (rule: Rule, severity: Severity = 'high', more = {}) => {
  const { rules, results } = sarifOf(completed([finding(rule, severity, { file: 'a.tf', line: 3 }, more)]));
  return { rule: rules[0], result: results[0], text: results[0]?.message.text ?? '' };
};

describe('results.sarif in GitLab', () => {
  it.each([
    [4999, undefined, 4999],
    [5000, undefined, 5000],
    [5001, undefined, 5000],
    [5001, 25_000, 5000],
    [5001, 10, 10],
  ])('of %d findings, with sarif-max-results %s, has %d results', (count, maxResults, results) => {
    const rendered = sarifOf(many(count), maxResults === undefined ? {} : { maxResults });

    expect(rendered.results).toHaveLength(results);
    expect(rendered.leftOut).toBe(count - results);
  });

  it('has messages of at most 1,024 characters', () => {
    const textOf = (length: number) => one({ ...RULE, title: 'T', text: 'x'.repeat(length) }).text;
    // `T. ` in front, and a full stop behind; a text has at most 1,000 characters.
    expect(textOf(997)).toHaveLength(1001);
    const withTitle = (length: number) => one({ ...RULE, title: 'y'.repeat(length), text: 'x'.repeat(900) }).text;
    expect(withTitle(121)).toHaveLength(1024);
    expect(withTitle(121)).not.toContain('…');
    expect(withTitle(122)).toHaveLength(1024);
    expect(withTitle(122)).toMatch(/x…$/);
  });

  it('keeps the place, and no escape is cut in two', () => {
    const { text } = one({ ...RULE, title: '[{\\}]'.repeat(100), text: '[x]'.repeat(400) }, 'high', {
      location: { resource: 'aws_s3_bucket.data' },
    });
    expect(text.length).toBeLessThanOrEqual(1024);
    expect(text).toMatch(/This is not about a line of a file in this repository\. Resource: 'aws_s3_bucket\.data'\.$/);
    expect(text).toMatch(/^(?:[^[\]{}\\]|\\[[\]\\]|\{\{|\}\})*$/);
  });

  it('is skipped in no part, whatever the texts are', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...TRICKS, '[', '{', '\\', '👩‍👩‍👧‍👦'), fc.string({ unit: 'binary' })), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(text, text, text, (title, body, resource) => {
        const rule = { ...RULE, title: title.join(''), text: body.join('') };
        const { results } = sarifOf(completed([finding(rule, 'high', { resource: resource.join('') })]));
        expect(results.filter(skippedBy)).toEqual([]);
      }),
      { numRuns: runs(1000) },
    );
    for (const [, build] of ALL_SCENARIOS) {
      const report = build();
      const rendered = renderSarif(atGitLab(report));
      expect(rendered?.log.runs[0]?.results?.filter(skippedBy) ?? []).toEqual([]);
      if (rendered !== undefined) expect(validateWithSchema(rendered.log)).toEqual([]);
    }
  });

  it.each<[Severity, number, number | undefined, number]>([
    ['critical', 95, undefined, 95],
    ['critical', 98, 9.8, 98],
    ['high', 80, undefined, 80],
    ['medium', 55, undefined, 55],
    ['low', 20, undefined, 20],
    ['info', 0, undefined, 0],
  ])('shows the severity of a %s finding, also if its rule has worse ones', (severity, rank, cvss) => {
    const findings = [finding(RULE, 'critical', { file: 'b.tf', line: 1 }), finding(RULE, severity, { file: 'a.tf', line: 3 }, { cvss })];
    const { results } = sarifOf(completed(findings));

    expect(results.find(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri === 'a.tf')?.rank).toBe(rank);
    // Elsewhere, nothing changes.
    expect(JSON.stringify(renderSarif(completed(findings))?.log)).not.toContain('"rank"');
  });

  it('leaves out an address of more than 2,048 characters', () => {
    const url = (length: number) => `https://example.com/${'a'.repeat(length - 20)}`;
    expect(one({ ...RULE, url: url(2048) }).rule?.helpUri).toHaveLength(2048);
    expect(one({ ...RULE, url: url(2049) }).rule).not.toHaveProperty('helpUri');
  });

  it('has no limit of GitLab elsewhere', () => {
    const text = 'x'.repeat(990);
    const rendered = renderSarif(completed([finding({ ...RULE, title: 'y'.repeat(400), text }, 'high', { file: 'a.tf', line: 3 })]));
    expect(rendered?.log.runs[0]?.results?.[0]?.message.text).toBe(sarifMessageText(`${'y'.repeat(400)}. ${text}.`));
  });
});
