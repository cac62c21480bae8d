import { describe, expect, it } from '@jest/globals';
import type { Rule } from '../../src/domain/finding.js';
import { renderJenkins } from '../../src/report/jenkins.js';
import type { Report } from '../../src/report/report.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { completed, finding } from './scenarios.js';
import { ALL_SCENARIOS } from './services.js';

const RULE: Rule = { id: 'R1', title: 'Title', tags: [] };

interface Issue {
  readonly severity: string;
  readonly message: string;
  readonly description: string;
  readonly fingerprint: string;
  readonly [name: string]: unknown;
}

const textOf = (report: Report): string => [...(renderJenkins(report) ?? [])].join('');
const read = (report: Report): { _class: string; issues: Issue[] } => JSON.parse(textOf(report)) as { _class: string; issues: Issue[] };

/** The fields that the plugin reads (JsonBaseParser.java of jenkinsci/analysis-model); it ignores others. */
const FIELDS = [
  'fileName',
  'lineStart',
  'lineEnd',
  'severity',
  'message',
  'description',
  'category',
  'type',
  'fingerprint',
  'moduleName',
  'additionalProperties',
];

describe('jenkins-issues.json', () => {
  it('keeps four severities, and a fingerprint for each finding', () => {
    const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
    const { _class, issues } = read(
      completed(severities.map((severity, index) => finding(RULE, severity, { file: './infra/a.tf', line: index + 1, resource: 'aws.x' }))),
    );

    expect(_class).toBe('io.jenkins.plugins.analysis.core.restapi.ReportApi');
    expect(issues.map(({ severity }) => severity)).toEqual(['ERROR', 'HIGH', 'NORMAL', 'LOW', 'LOW']);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(5);
    expect(issues[0]).toMatchObject({ fileName: 'infra/a.tf', lineStart: 1, lineEnd: 1, message: 'Title', type: 'R1' });
  });

  it('escapes HTML, and shows a finding without a file at the anchor, with its place', () => {
    const rule = { ...RULE, title: '<img src=x onerror=alert(1)>', text: '<script>1</script>' };
    const [issue] = read(completed([finding(rule, 'high', { url: 'https://app.example.com/?a=<b>' })])).issues;

    expect(issue).toMatchObject({ fileName: '.github/scan-gate.yml', lineStart: 1 });
    expect(`${issue?.message}${issue?.description.replaceAll(/<\/?(?:p|pre)>/g, '')}`).not.toMatch(/[<>]/);
    expect(issue?.message).toContain('&lt;img src=x');
  });

  it('is a list without issues if no finding counts', () => {
    expect(read(completed([])).issues).toEqual([]);
  });

  it.each(ALL_SCENARIOS)('has only fields that the plugin reads, and exists with results.sarif only (%s)', (_, build) => {
    const text = renderJenkins(build());
    const { targets = [build()] } = build();
    expect(text !== undefined).toBe(targets.some((target) => renderSarif(target) !== undefined));
    const issues = text === undefined ? [] : read(build()).issues;
    expect(issues.flatMap((issue) => Object.keys(issue).filter((name) => !FIELDS.includes(name)))).toEqual([]);
    expect(issues.filter(({ severity }) => !['ERROR', 'HIGH', 'NORMAL', 'LOW'].includes(severity))).toEqual([]);
  });
});
