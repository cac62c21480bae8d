import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { type Finding, type Rule, repositoryPath } from '../../src/domain/finding.js';
import type { Severity } from '../../src/domain/severity.js';
import { uriOfPath } from '../../src/report/location.js';
import type { Report } from '../../src/report/report.js';
import { renderFullSarif } from '../../src/report/sarif/extended.js';
import { scoreOf } from '../../src/report/sarif/result.js';
import { compactJson, renderSarif, type SarifOptions } from '../../src/report/sarif/sarif.js';
import { textOf } from '../helpers/chunks.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { EVERYTHING, oneOf, runs } from '../helpers/lanes.js';
import { githubSarifProblems } from '../helpers/oracles/github-sarif.js';
import { validateWithMultitool, validateWithSchema } from '../helpers/oracles/sarif.js';
import { completed, ended, finding, many, SCENARIOS } from './scenarios.js';
import { ALL_SCENARIOS } from './services.js';

const RULE: Rule = { id: 'R1', title: 'Title', text: 'Text', tags: [] };

function sarifOf(report: Report, options?: SarifOptions) {
  const rendered = renderSarif(report, options);
  const run = rendered?.log.runs[0];
  if (rendered === undefined || run === undefined) throw new Error('no run');
  const rules: ReportingDescriptor[] = run.tool.driver.rules ?? [];
  const results: Result[] = run.results ?? [];
  return { rendered, run, rules, results };
}

function one(more: Partial<Finding> = {}, rule = RULE, severity: Severity = 'high') {
  const { rules, results } = sarifOf(completed([finding(rule, severity, { file: 'a.tf', line: 3 }, more)]));
  const [descriptor, result] = [rules[0], results[0]];
  if (descriptor === undefined || result === undefined) throw new Error('no result');
  return { rule: descriptor, result };
}

function placeOf(result: Result | undefined) {
  const place = result?.locations?.[0]?.physicalLocation;
  return { uri: place?.artifactLocation?.uri, line: place?.region?.startLine };
}

describe('the run', () => {
  it('has one category per gate and one tool per service, whatever the version and the scan', () => {
    const first = sarifOf(completed([]));
    const second = sarifOf(completed([]), { toolVersion: '9.9.9' });
    expect(first.rendered.log.runs).toHaveLength(1);
    for (const { run } of [first, second]) {
      expect(run.automationDetails).toEqual({ id: 'scan-gate/cloudgeni-acme-infrastructure-static/' });
      expect(run.tool.driver.name).toBe('Cloudgeni (scan-gate)');
      expect(run.versionControlProvenance).toBeUndefined();
    }
    expect(second.run.tool.driver.version).toBe('9.9.9');
  });

  it('closes all alerts when everything is clean, and is not there when nothing is known', () => {
    expect(sarifOf(completed([])).results).toEqual([]);
    expect(renderSarif(ended({ kind: 'timeout', why: 'x' }))).toBeUndefined();
    expect(renderSarif(ended({ kind: 'error', code: 'INCOMPLETE' }))).toBeUndefined();
  });

  it('contains what is open at the service, and what has an undocumented status', () => {
    const findings = (['open', 'closed', 'accepted', 'unknown'] as const).map((means) =>
      finding(RULE, 'high', { file: `${means}.tf` }, { state: means, rawState: means }),
    );
    const uris = sarifOf(completed(findings)).results.map((result) => placeOf(result).uri);
    expect(new Set(uris)).toEqual(new Set(['open.tf', 'unknown.tf']));
  });
});

describe('a rule', () => {
  it('is listed once, and found by index and ID', () => {
    const { rules, results } = sarifOf(SCENARIOS.failing?.() ?? completed([]));
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const result of results) expect(rules[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
  });

  it.each([1024, 1025, 5000])('has descriptions within the limits from texts of %d characters', (length) => {
    const { rule } = one({}, { ...RULE, title: 'T'.repeat(length), text: '漢'.repeat(length) });
    expect(rule.name).toHaveLength(255);
    expect(rule.shortDescription?.text).toHaveLength(1024);
    expect(rule.fullDescription?.text).toHaveLength(1024);
  });

  it('has nothing empty, even if the service reports nothing', () => {
    for (const empty of ['', ' ', '\u200b', '\n']) {
      const { rule, result } = one({}, { id: 'R1', title: empty, text: empty, fix: { text: empty, code: empty }, tags: [empty] });
      const texts = [
        rule.id,
        rule.name ?? 'x',
        rule.shortDescription?.text,
        rule.fullDescription?.text,
        rule.help?.text,
        rule.help?.markdown,
      ];
      for (const text of [...texts, result.message.text]) expect(text?.trim()).toBeTruthy();
      expect(rule.help?.text).not.toContain('How to fix');
    }
  });

  it('has at most ten tags, each once, security among them', () => {
    const { rule } = one({}, { ...RULE, tags: ['a', 'a', 'security', ...Array.from({ length: 30 }, (_, index) => `t${index}`)] });
    expect(rule.properties?.tags).toHaveLength(10);
    expect(new Set(rule.properties?.tags).size).toBe(10);
    expect(rule.properties?.tags).toContain('security');
  });

  it('has a help page with remedy and code', () => {
    const { rule } = one({}, { ...RULE, fix: { text: 'Do *this*', code: 'a {\n  b = "```"\n}' } });
    expect(rule.help?.markdown).toBe('Text\n\n## How to fix\n\nDo \\*this\\*\n\n````\na {\n  b = "```"\n}\n````');
    expect(rule.help?.text).toBe('Text\n\nHow to fix:\n\nDo *this*\n\na {\n  b = "```"\n}');
  });

  it('names its weaknesses, with MITRE’s pages', () => {
    const { rule } = one({}, { ...RULE, tags: ['external/cwe/cwe-079', 'external/cwe/cwe-639', 'external/cwe/x'] });
    expect(rule.help?.markdown).toBe(
      'Text\n\nWeakness: [CWE-79](https://cwe.mitre.org/data/definitions/79.html), [CWE-639](https://cwe.mitre.org/data/definitions/639.html)',
    );
    expect(rule.help?.text).toBe('Text\n\nWeakness: CWE-79, CWE-639');
    expect(rule.helpUri).toBe('https://cwe.mitre.org/data/definitions/79.html');
    expect(one({}, { ...RULE, url: 'https://docs.example.com/r1', tags: ['external/cwe/cwe-79'] }).rule.helpUri).toBe(
      'https://docs.example.com/r1',
    );
  });

  it('names the findings if they have the fix', () => {
    expect(one({ fix: { text: 'Bind the parameters' } }).rule.help?.markdown).toBe('Text\n\nEach finding explains how to fix it.');
  });

  it('has no name that repeats the ID (SARIF1001)', () => {
    expect(one({}, { ...RULE, title: 'R1' }).rule.name).toBeUndefined();
  });

  it('links to the web only', () => {
    expect(one({}, { ...RULE, url: 'https://docs.example.com/r1' }).rule.helpUri).toBe('https://docs.example.com/r1');
    expect(one({}, { ...RULE, url: 'javascript:alert(1)' }).rule.helpUri).toBeUndefined();
    expect(one({}, { ...RULE, url: '/docs' }).rule.helpUri).toBeUndefined();
  });

  it('has a unique ID even if others differ only in invisible characters', () => {
    const rules = ['R', 'R\u200b', ' R', 'R\u0000'].map((id): Rule => ({ ...RULE, id }));
    const { rules: descriptors, results } = sarifOf(
      completed(rules.map((rule, line) => finding(rule, 'low', { file: 'a.tf', line: line + 1 }))),
    );
    expect(new Set(descriptors.map((rule) => rule.id)).size).toBe(4);
    for (const result of results) expect(descriptors[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
  });
});

describe('severity', () => {
  it.each([
    ['critical', undefined, 'error', '9.5'],
    ['critical', 9.8, 'error', '9.8'],
    ['critical', 9, 'error', '9.0'],
    ['critical', 8.9, 'error', '9.5'],
    ['critical', 11, 'error', '9.5'],
    ['critical', Number.NaN, 'error', '9.5'],
    ['high', undefined, 'error', '8.0'],
    ['high', 7, 'error', '7.0'],
    ['high', 8.96, 'error', '8.0'],
    ['high', 5, 'error', '8.0'],
    ['medium', undefined, 'warning', '5.5'],
    ['medium', 6.94, 'warning', '6.9'],
    ['low', undefined, 'note', '2.0'],
    ['low', 0, 'note', '2.0'],
    ['low', 0.1, 'note', '0.1'],
    ['info', 9.8, 'note', undefined],
  ] as const)('%s with CVSS %s is %s and %s', (severity, cvss, level, score) => {
    const { rule, result } = one({ cvss }, RULE, severity);
    expect(result.level).toBe(level);
    expect(rule.properties?.['security-severity']).toBe(score);
  });

  it('of a rule is the highest among its findings', () => {
    const findings = (['low', 'high', 'medium'] as const).map((severity, line) =>
      finding(RULE, severity, { file: 'a.tf', line: line + 1 }),
    );
    const { rules, results } = sarifOf(completed(findings));
    expect(rules[0]?.properties?.['security-severity']).toBe('8.0');
    expect(results.map((result) => result.level)).toEqual(['error', 'warning', 'note']);
  });

  it('is a number that GitHub reads as the same severity', () => {
    fc.assert(
      fc.property(fc.constantFrom('critical', 'high', 'medium', 'low'), fc.double({ min: -1, max: 12 }), (severity, cvss) => {
        const score = Number(scoreOf({ severity, cvss }).toFixed(1));
        expect(score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low').toBe(severity);
      }),
    );
  });
});

describe('a place', () => {
  it.each([
    ['storage/main.tf', 'storage/main.tf'],
    ['./storage//main.tf', 'storage/main.tf'],
    ['/etc/main.tf', 'etc/main.tf'],
    ['a\\b.tf', 'a/b.tf'],
    ['log archive/ä#1?.tf', 'log%20archive/%C3%A4%231%3F.tf'],
    ['d/a:b/c%2f.tf', 'd/a%3Ab/c%252f.tf'],
    ['..hidden/x..y.tf', '..hidden/x..y.tf'],
  ])('in the file %j is %s', (file, uri) => {
    expect(placeOf(sarifOf(completed([finding(RULE, 'low', { file, line: 3 })])).results[0])).toEqual({ uri, line: 3 });
  });

  it.each([
    '',
    '.',
    '../x.tf',
    'a/../../x.tf',
    'https://host/x',
    'C:\\x.tf',
    'a:b/c.tf',
    'javascript:alert(1)',
    'a\nb',
    'a\u202eb',
    'x\ud800',
  ])('%j is not in the repository: the result is at the anchor, and names it', (file) => {
    const result = sarifOf(completed([finding(RULE, 'low', { file, line: 3, resource: 'aws.x' })])).results[0];
    expect(placeOf(result)).toEqual({ uri: '.github/scan-gate.yml', line: 1 });
    expect(result?.message.text).toContain("Resource: 'aws.x'");
    expect(result?.locations?.[0]?.logicalLocations).toEqual([{ fullyQualifiedName: 'aws.x', kind: 'resource' }]);
  });

  it('has its own fix, and leaves the rule without it', () => {
    const { rule, result } = one({ text: 'Of this one.', fix: { text: 'Bind the parameters' } }, { ...RULE, text: undefined });
    expect(result.message.text).toBe('Title. Of this one. How to fix: Bind the parameters.');
    expect(JSON.stringify(rule)).not.toMatch(/Of this one|Bind the parameters/);
    const shared = one({}, { ...RULE, fix: { text: 'Turn it on' } });
    expect(shared.result.message.text).not.toContain('Turn it on');
    expect(shared.rule.help?.text).toContain('Turn it on');
  });

  it('has line 1 if the service reports none', () => {
    expect(placeOf(sarifOf(completed([finding(RULE, 'low', { file: 'a.tf' })])).results[0]).line).toBe(1);
  });

  it('is a relative reference without scheme and without a way out, whatever the path', () => {
    const paths = fc.array(
      fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }), fc.constantFrom('..', '.', '/', '\\', ':', '//')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(paths, (parts) => {
        const path = repositoryPath(parts.join(''));
        if (path === undefined) return;
        expect(uriOfPath(path)).toMatch(/^[A-Za-z0-9._~!'()*%-]+(?:\/[A-Za-z0-9._~!'()*%-]+)*$/);
        expect(uriOfPath(path).split('/')).not.toContain('..');
        expect(new URL(uriOfPath(path), 'file:///repo/').href.startsWith('file:///repo/')).toBe(true);
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe('the cut', () => {
  const report = many(60);

  it('takes the worst, then the lowest fingerprints, and counts those that are left out', () => {
    const all = sarifOf(report).results.map((result) => result.partialFingerprints?.primaryLocationLineHash);
    const cut = sarifOf(report, { maxResults: 7 });
    expect(cut.rendered).toMatchObject({ results: 7, leftOut: 53 });
    expect(cut.results.map((result) => result.partialFingerprints?.primaryLocationLineHash)).toEqual(all.slice(0, 7));
    expect(cut.results.every((result) => result.level === 'error')).toBe(true);
  });

  it('leaves out the rules that nothing needs', () => {
    expect(sarifOf(report, { maxResults: 7 }).rules).toHaveLength(7);
  });

  it.each([
    [0, 1],
    [-5, 1],
    [2.9, 2],
    [1e9, 60],
  ])('with %d asked holds %d', (maxResults, results) => {
    expect(sarifOf(report, { maxResults }).rendered.results).toBe(results);
  });

  it('does not depend on the order of the findings', () => {
    const { evaluation } = report;
    if (evaluation === undefined) throw new Error('no evaluation');
    const reversed = { ...report, evaluation: { ...evaluation, findings: evaluation.findings.toReversed() } };
    expect(renderSarif(reversed, { maxResults: 20 })).toEqual(renderSarif(report, { maxResults: 20 }));
  });
});

describe('25,001 findings', () => {
  const report = many(25_001);

  it('become 5,000 results, and never more than 25,000', () => {
    expect(sarifOf(report).rendered).toMatchObject({ results: 5000, leftOut: 20_001 });
    const { rendered } = sarifOf(report, { maxResults: 1e6 });
    expect(rendered).toMatchObject({ results: 25_000, leftOut: 1 });
    expect(compactJson(rendered.log).length).toBeLessThan(15e6);
  });
});

const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
const anyFinding = fc
  .record({
    id: text,
    title: text,
    about: text,
    url: text,
    tags: fc.array(text),
    file: fc.option(text, { nil: undefined }),
    line: fc.integer({ min: 1 }),
    resource: text,
  })
  .map(({ id, title, about, url, tags, file, line, resource }) =>
    finding({ id, title, text: about, fix: { text: about, code: title }, url, tags }, 'high', { file, line, resource, url }),
  );

describe('any texts', () => {
  it("fit OASIS' schema and GitHub's rules", () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 4 }), (findings) => {
        const { rendered } = sarifOf(completed(findings));
        const log = JSON.parse(compactJson(rendered.log));
        expect([...validateWithSchema(log), ...githubSarifProblems(log)]).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("Microsoft's validator with GitHub's rules", () => {
  /** One process for all: it takes a second, and half of one more for each file. */
  const complaints: string[] = [];

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
    const write = (name: string, log: Log): string => {
      const file = join(folder, `${name}.sarif`);
      writeFileSync(file, JSON.stringify(log));
      return file;
    };
    const samples = EVERYTHING ? 100 : 8;
    const hostile = fc.sample(fc.array(anyFinding, { minLength: 3, maxLength: 12 }), samples).map((findings) => completed(findings));
    const reports = [...ALL_SCENARIOS.map(([, build]) => build()), many(EVERYTHING ? 300 : 30), ...hostile];
    const logs = [
      ...reports.flatMap((report) => renderSarif(report)?.log.runs ?? []),
      ...oneOf(4, reports).flatMap((report) => (JSON.parse(textOf(renderFullSarif(report)) || '{"runs":[]}') as Log).runs),
    ];
    // GitHub accepts 20 runs in a file, each of another category.
    const files = Array.from({ length: Math.ceil(logs.length / 20) }, (_, group) => {
      const runsOfFile = logs
        .slice(20 * group, 20 * (group + 1))
        .map((run, index): Run => ({ ...run, automationDetails: { id: `${run.automationDetails?.id}${index}/` } }));
      return write(`good-${group}`, { ...sarifOf(completed([])).rendered.log, runs: runsOfFile });
    });
    const { log } = sarifOf(completed([finding(RULE, 'high', { file: 'a.tf' })])).rendered;
    const noPlace = JSON.parse(compactJson(log).replace(/"locations":\[[\s\S]*?\}\}\}\],/, '"locations":[],')) as Log;
    const bad = ['bad-first', 'bad-second'].map((name) => write(name, noPlace));
    try {
      complaints.push(...validateWithMultitool([...files, ...bad]).map(({ where, rule, text }) => `${where} ${rule} ${text}`));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('finds nothing in any scenario, nor in any texts', () => {
    expect(complaints.filter((complaint) => !complaint.startsWith('bad-'))).toEqual([]);
  });

  it('sees what GitHub would reject, in every file', () => {
    for (const file of ['bad-first.sarif', 'bad-second.sarif'])
      expect(complaints).toContainEqual(expect.stringContaining(`${file} GH1015`));
  });

  it('is joined by the schema', () => {
    const { rendered } = sarifOf(completed([finding(RULE, 'high', { file: 'a.tf' })]));
    const broken = JSON.parse(compactJson(rendered.log).replace('"physicalLocation"', '"physical"'));
    expect(validateWithSchema(broken)).not.toEqual([]);
  });
});
