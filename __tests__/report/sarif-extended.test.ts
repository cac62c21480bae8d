import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Log, Result } from 'sarif';
import { compileGlob } from '../../src/config/glob.js';
import type { Finding, Rule } from '../../src/domain/finding.js';
import type { Waiver } from '../../src/domain/waiver.js';
import type { Report } from '../../src/report/report.js';
import { renderFullSarif } from '../../src/report/sarif/extended.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { textOf } from '../helpers/chunks.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { validateWithSchema } from '../helpers/oracles/sarif.js';
import { completedOf, finding, TODAY } from '../helpers/report-fixtures.js';
import { CLOUDGENI, completed, ended, liveTarget, many } from './scenarios.js';
import { ALL_SCENARIOS, reportOf } from './services.js';

function runOf(report: Report) {
  const text = textOf(renderFullSarif(report, '1.2.3'));
  if (text === undefined) throw new Error('no SARIF');
  const [run] = (JSON.parse(text) as Log).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

const hashOf = (result: Result): string => result.partialFingerprints?.primaryLocationLineHash ?? '';
const suppressed = (report: Report): string[] =>
  (runOf(report).results ?? []).filter(({ suppressions }) => suppressions?.length !== 0).map(hashOf);
const uploaded = (report: Report): string[] => (renderSarif(report)?.log.runs[0]?.results ?? []).map(hashOf);

describe('waived findings', () => {
  const report = reportOf('cloudgeni/waivers');
  const waived = (report.evaluation?.findings ?? [])
    .filter(({ waiverIndex }) => waiverIndex !== undefined)
    .map(({ fingerprint }) => fingerprint);

  it('are no alerts, and are suppressed in the file for other tools', () => {
    expect(waived).toHaveLength(4);
    expect(uploaded(report).filter((hash) => waived.includes(hash))).toEqual([]);
    expect(report.sarif).toMatchObject({ results: 6, omitted: 0 });
    expect(suppressed(report).toSorted()).toEqual(waived.toSorted());
    expect((runOf(report).results ?? []).map(hashOf).toSorted()).toEqual([...uploaded(report), ...waived].toSorted());
  });

  it('have the reason and the last day', () => {
    const result = (runOf(report).results ?? []).find(
      ({ suppressions }) => suppressions?.length === 1 && suppressions[0]?.properties?.['waivedBy'] === 'fingerprint',
    );
    expect(result?.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'Holds public assets only; agreed with @security in SEC-412.',
        properties: { expires: '2027-03-31', waivedBy: 'fingerprint' },
      },
    ]);
  });

  it.each([
    ['2026-11-21', 1, 0],
    ['2026-11-20', 0, 1],
  ])('of a waiver until %s are %d suppressed and %d alerts', (expires, hidden, alerts) => {
    const waiver: Waiver = { by: 'rule', value: 'R', paths: [compileGlob('**')], reason: 'r', expires };
    const one = finding({ id: 'R', title: 'T', tags: [] }, 'high', { file: 'a.tf' });
    const lapsing = completedOf(CLOUDGENI, { findings: [one], scope: { waivers: [waiver], today: TODAY } });
    expect([suppressed(lapsing).length, uploaded(lapsing).length]).toEqual([hidden, alerts]);
  });

  it('of an expired waiver are never suppressed, even if a list names it', () => {
    const { evaluation } = report;
    if (evaluation === undefined) throw new Error('no evaluation');
    const expired = { ...evaluation, waivers: evaluation.waivers.map((waiver) => ({ ...waiver, state: 'expired' as const })) };
    expect(suppressed({ ...report, evaluation: expired })).toEqual([]);
  });
});

describe('catalogues', () => {
  const rule = (id: string, ...tags: string[]): Rule => ({ id, title: id, tags: ['security', ...tags] });
  const at = (rule: Rule, line: number, more: Partial<Finding> = {}) => finding(rule, 'high', { file: 'a.tf', line }, more);

  it('that tags name are listed once, with the named entries, and found from rules and results', () => {
    const run = runOf(reportOf('aiptx/failing'));
    expect(run.taxonomies).toEqual([
      {
        name: 'CWE',
        organization: 'MITRE',
        informationUri: 'https://cwe.mitre.org/',
        shortDescription: { text: 'The MITRE Common Weakness Enumeration' },
        isComprehensive: false,
        taxa: [
          { id: 'CWE-89', helpUri: 'https://cwe.mitre.org/data/definitions/89.html' },
          { id: 'CWE-639', helpUri: 'https://cwe.mitre.org/data/definitions/639.html' },
        ],
      },
    ]);
    expect(run.tool.driver.supportedTaxonomies).toEqual([{ name: 'CWE', index: 0 }]);
    const idor = run.results?.find(({ ruleId }) => ruleId === 'access_control');
    expect(idor?.taxa).toEqual([{ id: 'CWE-639', index: 1, toolComponent: { name: 'CWE', index: 0 } }]);
    expect(run.tool.driver.rules?.[idor?.ruleIndex ?? -1]?.relationships).toEqual([
      { target: { id: 'CWE-639', index: 1, toolComponent: { name: 'CWE', index: 0 } }, kinds: ['relevant'] },
    ]);
    expect(run.results?.find(({ ruleId }) => ruleId === 'misconfiguration')?.taxa).toBeUndefined();
  });

  it('of frameworks are the service’s own', () => {
    const run = runOf(reportOf('aether365/score-and-findings'));
    expect(run.taxonomies?.map(({ name, organization }) => [name, organization])).toEqual([['Aether365 frameworks', undefined]]);
    const ids = run.taxonomies?.[0]?.taxa?.map(({ id }) => id) ?? [];
    expect(ids).toEqual([...new Set(ids)].toSorted());
    for (const { taxa = [] } of run.results ?? []) {
      for (const { id, index, toolComponent } of taxa) {
        expect(run.taxonomies?.[toolComponent?.index ?? -1]?.taxa?.[index ?? -1]?.id).toBe(id);
      }
    }
  });

  it('of a finding are its own, and those of a rule are of all its findings', () => {
    const [sql, xss] = [rule('injection', 'external/cwe/cwe-89'), rule('injection', 'external/cwe/cwe-079')];
    const run = runOf(completed([at(sql, 1), at(sql, 2), at(xss, 3)]));
    const ids = (result: Result) => result.taxa?.map(({ id }) => id);
    expect((run.results ?? []).map(ids).toSorted()).toEqual([['CWE-79'], ['CWE-89'], ['CWE-89']]);
    expect(run.tool.driver.rules?.[0]?.relationships?.map(({ target }) => target.id)).toEqual(['CWE-79', 'CWE-89']);
  });

  it.each(ALL_SCENARIOS)('are found by every reference in %s', (_name, build) => {
    const text = textOf(renderFullSarif(build()));
    if (text === '') return;
    const [run] = (JSON.parse(text) as Log).runs;
    const rules = run?.tool.driver.rules ?? [];
    const references = [
      ...(run?.results ?? []).flatMap(({ taxa = [] }) => taxa),
      ...rules.flatMap(({ relationships = [] }) => relationships.map(({ target }) => target)),
    ];
    for (const { id, index, toolComponent } of references) {
      const taxonomy = run?.taxonomies?.[toolComponent?.index ?? -1];
      expect([taxonomy?.name, taxonomy?.taxa?.[index ?? -1]?.id]).toEqual([toolComponent?.name, id]);
    }
    expect(run?.tool.driver.supportedTaxonomies?.map(({ name, index }) => [name, index])).toEqual(
      run?.taxonomies?.map(({ name }, index) => [name, index]),
    );
  });

  it('are absent if no tag names one', () => {
    for (const tag of ['cwe-79', 'external/cwe/cwe-', 'external/cwe/cwe-0', 'external/cwe/cwe-1234567', 'framework/', 'framework/\u200b']) {
      const run = runOf(completed([at(rule('R', tag), 1)]));
      expect([run.taxonomies, run.tool.driver.supportedTaxonomies, run.results?.[0]?.taxa]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('fit the schema whatever a tag contains, and are not in the upload', () => {
    const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (words) => {
        const report = completed([at(rule('R', 'external/cwe/cwe-79', ...words.map((word) => `framework/${word}`)), 1)]);
        expect(validateWithSchema(JSON.parse(textOf(renderFullSarif(report))))).toEqual([]);
        expect(JSON.stringify(renderSarif(report)?.log)).not.toMatch(/"(?:taxa|taxonomies|relationships|supportedTaxonomies|webRequest)"/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a request', () => {
  it('is there if the service reports the endpoint, with the name of the parameter and no value', () => {
    const requests = (runOf(reportOf('aiptx/failing')).results ?? []).map(({ webRequest }) => webRequest);
    expect(requests).toEqual([
      { method: 'GET', target: '/api/search', properties: { parameter: 'q' } },
      { method: 'GET', target: '/invoices/{id}', properties: { parameter: 'id' } },
      undefined,
    ]);
    for (const { webRequest } of runOf(reportOf('cloudgeni/failing')).results ?? []) expect(webRequest).toBeUndefined();
  });

  it('holds what can be seen', () => {
    const one = finding({ id: 'R', title: 'T', tags: [] }, 'high', {
      request: { method: 'GE\u202eT', target: '/a\u200b', parameter: '\u200b' },
    });
    expect(runOf(completed([one])).results?.[0]?.webRequest).toEqual({ method: 'GE[U+202E]T', target: '/a' });
  });
});

describe('the file for other tools', () => {
  it('has the times at which the scan began and ended, if the service reports them', () => {
    const report = reportOf('cloudgeni/failing');
    const invocationsOf = (more: object) =>
      runOf({ ...report, ...(report.scan && { scan: { ...report.scan, startedAt: undefined, completedAt: undefined, ...more } }) })
        .invocations;
    expect(invocationsOf({})).toEqual([{ executionSuccessful: true }]);
    expect(invocationsOf({ startedAt: '2026-11-21T10:00:00+02:00', completedAt: '2026-11-21T10:00:00Z' })).toEqual([
      { executionSuccessful: true, startTimeUtc: '2026-11-21T08:00:00.000Z', endTimeUtc: '2026-11-21T10:00:00.000Z' },
    ]);
    expect(invocationsOf({ startedAt: 'soon' })).toEqual([{ executionSuccessful: true }]);
  });

  it('has what is new compared with the baseline, for all results or for none', () => {
    const states = (name: string) => (runOf(reportOf(name)).results ?? []).map(({ baselineState }) => baselineState);
    expect(states('cloudgeni/gate-on-new').filter((state) => state === 'new')).toHaveLength(1);
    expect(states('cloudgeni/gate-on-new').filter((state) => state === 'unchanged')).toHaveLength(6);
    expect(new Set(states('cloudgeni/first-scan'))).toEqual(new Set(['new']));
    expect(new Set(states('cloudgeni/failing'))).toEqual(new Set([undefined]));
    const some = reportOf('cloudgeni/gate-on-new');
    const findings = some.evaluation?.findings.map((each, index) => (index === 2 ? { ...each, baselineState: undefined } : each)) ?? [];
    const mixed = { ...some, ...(some.evaluation && { evaluation: { ...some.evaluation, findings } }) };
    expect(new Set((runOf(mixed).results ?? []).map(({ baselineState }) => baselineState))).toEqual(new Set([undefined]));
  });

  it('names the commit of the repository’s own code, and of nothing else', () => {
    expect(runOf(reportOf('cloudgeni/failing'))).toMatchObject({
      invocations: [{ executionSuccessful: true, endTimeUtc: expect.stringMatching(/Z$/) }],
      tool: { driver: { version: '1.2.3' } },
      versionControlProvenance: [
        {
          repositoryUri: 'https://github.com/acme/infrastructure',
          revisionId: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
          branch: 'feature/data-bucket',
          mappedTo: { uriBaseId: '%SRCROOT%' },
        },
      ],
    });
    expect(runOf(liveTarget()).versionControlProvenance).toBeUndefined();
    const { source } = reportOf('cloudgeni/failing');
    expect(runOf(completed([], { source: { ...source, pages: undefined } })).versionControlProvenance).toBeUndefined();
  });

  it('has no limit, and the same anchor as the upload', () => {
    const report = many(5200);
    expect(report.sarif).toMatchObject({ results: 5000, omitted: 200 });
    expect(runOf(report).results).toHaveLength(5200);
    const anchored = {
      ...completed([finding({ id: 'R', title: 'T', tags: [] }, 'low', {})]),
      sarif: { results: 1, omitted: 0, fallbackFile: 'infra/main.tf' },
    };
    expect(runOf(anchored).results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
      uri: 'infra/main.tf',
      uriBaseId: '%SRCROOT%',
    });
    expect(renderSarif(anchored, { locations: { repo_abc123: 'x.tf' } })?.anchor).toBe('x.tf');
    expect(renderSarif(anchored)?.anchor).toBe('.github/scan-gate.yml');
  });

  it('is there exactly if the upload is', () => {
    expect(renderFullSarif(ended({ kind: 'timeout', why: 'x' }))).toBeUndefined();
    expect(renderFullSarif(reportOf('s4e/partial'))).toBeUndefined();
    expect(renderFullSarif(completed([]))).toBeDefined();
  });

  it('fits the schema whatever a reason contains', () => {
    const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, (reason) => {
        const waivers: Waiver[] = [{ by: 'rule', value: 'R', reason, expires: '2027-01-01' }];
        const one = finding({ id: 'R', title: 'T', tags: [] }, 'high', { file: 'a.tf' });
        const log: unknown = JSON.parse(
          textOf(renderFullSarif(completedOf(CLOUDGENI, { findings: [one], scope: { waivers, today: TODAY } }))),
        );
        expect(validateWithSchema(log)).toEqual([]);
        expect(JSON.stringify(log)).not.toMatch(/[\u001b\u202e\u2066]/);
      }),
      { numRuns: 50 },
    );
  });
});
