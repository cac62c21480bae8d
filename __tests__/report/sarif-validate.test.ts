import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { uriOfPath } from '../../src/report/location.js';
import type { Report } from '../../src/report/report.js';
import { findSarifFaults } from '../../src/report/sarif/limits.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { githubSarifProblems, uriProblem } from '../helpers/oracles/github-sarif.js';
import { validateWithSchema } from '../helpers/oracles/sarif.js';
import { COMMIT } from '../helpers/report-fixtures.js';
import { completed, MANY, many } from './scenarios.js';
import { ALL_SCENARIOS } from './services.js';

const REPORT = completed([]);

function rule(changes: Partial<ReportingDescriptor> = {}): ReportingDescriptor {
  const text = { text: 'Title' };
  return {
    id: 'R1',
    shortDescription: text,
    fullDescription: text,
    help: { text: 'Help', markdown: 'Help' },
    properties: { tags: ['security'] },
    ...changes,
  };
}

function result(changes: Partial<Result> = {}): Result {
  return {
    ruleId: 'R1',
    ruleIndex: 0,
    level: 'error',
    message: { text: 'Title.' },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'a/b.tf' }, region: { startLine: 1 } } }],
    partialFingerprints: { primaryLocationLineHash: 'f:1' },
    ...changes,
  };
}

function log(changes: Partial<Run> = {}, rules = [rule()]): Log {
  const run: Run = {
    tool: { driver: { name: 'Service (scan-gate)', version: '1.2.3', rules } },
    automationDetails: { id: 'scan-gate/nightly/' },
    results: [result()],
    ...changes,
  };
  return { version: '2.1.0', runs: [run] };
}

const faults = (checked: Log, report: Report = REPORT): string[] =>
  findSarifFaults(checked, report).map(({ where, problem }) => `${where} ${problem}`);
const repeat = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

describe('the check before an upload', () => {
  it.each(ALL_SCENARIOS)('finds nothing in %s', (_name, build) => {
    const rendered = renderSarif(build());
    if (rendered !== undefined) expect(faults(rendered.log, build())).toEqual([]);
  });

  it(`finds nothing in ${MANY} results, and neither does the oracle`, () => {
    const report = many(MANY);
    const rendered = renderSarif(report, { maxResults: MANY });
    expect(rendered?.results).toBe(MANY);
    expect(faults(rendered?.log as Log, report)).toEqual([]);
    expect(githubSarifProblems(rendered?.log as Log)).toEqual([]);
  });

  it.each<[string, number, (count: number) => Log]>([
    ['results', 25_000, (count) => log({ results: repeat(count, () => result()) })],
    [
      'rules',
      25_000,
      (count) =>
        log(
          { results: [] },
          repeat(count, (index) => rule({ id: `R${index}` })),
        ),
    ],
    ['runs', 1, (count) => ({ ...log(), runs: repeat(count, () => log().runs[0] as Run) })],
  ])('accepts as many %s as are allowed (%d), and no more', (_what, limit, make) => {
    expect(faults(make(limit))).toEqual([]);
    expect(faults(make(limit + 1)).join('\n')).toContain(`contains ${limit + 1}`);
  });

  it.each<[string, Log, string]>([
    ['no runs', { version: '2.1.0', runs: [] }, 'runs contains 0 runs'],
    ['no results', log({ results: undefined as never }), 'runs[0].results is missing'],
    ['no category', log({ automationDetails: {} }), 'is not a category'],
    ['a category without a slash', log({ automationDetails: { id: 'nightly' } }), 'is not a category'],
    ['an empty category', log({ automationDetails: { id: '/' } }), 'is not a category'],
  ])('refuses %s', (_what, broken, problem) => {
    expect(faults(broken).join('\n')).toContain(problem);
  });
});

describe('a category', () => {
  const scan = {
    id: 'scan_abc123',
    target: 't',
    state: 'completed',
    rawState: 'completed',
    traits: { commit: 'deadbeef01' },
    createdAt: '2026-11-21T10:00:00Z',
    completedAt: '2026-11-22T01:00:00Z',
    origin: 'started',
  } as const;
  const report: Report = { ...REPORT, scan, source: { ...REPORT.source, runUrl: 'https://github.com/o/r/actions/runs/1234567890' } };

  it.each(['nightly', 'cloudgeni-acme-infrastructure-static', 'release-2.0', 'a/b', 'gate-1', 'aiptx-9c1e55aa-web-standard'])(
    'may be %s',
    (name) => {
      expect(faults(log({ automationDetails: { id: `scan-gate/${name}/` } }), report)).toEqual([]);
    },
  );

  it.each([
    ['the scan', 'x-scan_abc123'],
    ['the day', 'nightly-2026-11-21'],
    ['the day of its end', 'nightly-20261122'],
    ['the commit of the scan', 'gate-deadbeef'],
    ['the commit of the event', `gate-${COMMIT}`],
    ['the run', 'gate-1234567890'],
    ['our version', 'gate-v1.2.3'],
  ])('may not hold %s, because alerts of an old one stay open forever', (_what, name) => {
    const [fault] = findSarifFaults(log({ automationDetails: { id: `scan-gate/${name}/` } }), report);
    expect(fault).toMatchObject({ where: 'runs[0].automationDetails.id', hint: expect.stringContaining('{name}') });
  });

  it('may be named after a version that happens to be ours', () => {
    const versioned = { ...REPORT, name: 'acme-1.2.3' };
    expect(faults(log({ automationDetails: { id: 'scan-gate/acme-1.2.3/' } }), versioned)).toEqual([]);
    expect(faults(log({ automationDetails: { id: 'scan-gate/acme-1.2.3/1.2.3/' } }), versioned)).toHaveLength(1);
  });
});

describe('the oracle of GitHub’s rules', () => {
  const place = (changes: object): Partial<Run> => ({
    results: [result({ locations: [{ physicalLocation: { artifactLocation: { uri: 'a.tf' }, region: { startLine: 1 }, ...changes } }] })],
  });
  const ofRule = (changes: Partial<ReportingDescriptor>): Log => log({}, [rule(changes)]);

  it.each<[string, Log]>([
    ['no name', log({ tool: { driver: { name: ' ' } }, results: [] })],
    ['a rule id twice', log({}, [rule(), rule()])],
    ['an empty rule id', ofRule({ id: '' })],
    ['an empty title', ofRule({ shortDescription: { text: ' ' } })],
    ['a long title', ofRule({ shortDescription: { text: 'x'.repeat(1025) } })],
    ['a long description', ofRule({ fullDescription: { text: 'x'.repeat(1025) } })],
    ['a long name', ofRule({ name: 'x'.repeat(256) })],
    ['an empty name', ofRule({ name: '' })],
    ['no help', ofRule({ help: undefined })],
    ['an empty help page', ofRule({ help: { text: 'x', markdown: '' } })],
    ['an empty tag', ofRule({ properties: { tags: ['a', ''] } })],
    ['too many tags', ofRule({ properties: { tags: repeat(21, (index) => `t${index}`) } })],
    ['a result without a rule', log({ results: [result({ ruleId: '' })] })],
    ['a result of another rule', log({ results: [result({ ruleIndex: 1 })] })],
    ['an empty message', log({ results: [result({ message: { text: '' } })] })],
    ['no fingerprint', log({ results: [result({ partialFingerprints: {} })] })],
    ['no location', log({ results: [result({ locations: [] })] })],
    ['no physical location', log({ results: [result({ locations: [{}] })] })],
    ['no line', log(place({ region: {} }))],
    ['an end before its beginning', log(place({ region: { startLine: 3, endLine: 2 } }))],
  ])('sees %s', (_what, broken) => {
    expect(githubSarifProblems(log())).toEqual([]);
    expect(githubSarifProblems(broken)).not.toEqual([]);
  });

  it.each<[string, Log]>([
    ['another version', { ...log(), version: '2.0.0' as never }],
    ['a level', log({ results: [result({ level: 'critical' as never })] })],
    ['a level of a rule', ofRule({ defaultConfiguration: { level: 'high' as never } })],
    ['a tag twice', ofRule({ properties: { tags: ['a', 'a'] } })],
    ['a relationship twice', ofRule({ relationships: [{ target: { id: 'x' } }, { target: { id: 'x' } }] })],
    ['line 0', log(place({ region: { startLine: 0 } }))],
    ['a line and a half', log(place({ region: { startLine: 1.5 } }))],
    ['column 0', log(place({ region: { startLine: 1, startColumn: 0 } }))],
    ['a related location twice', log({ results: [result({ relatedLocations: [{ id: 1 }, { id: 1 }] })] })],
    ['a taxon twice', log({ results: [result({ taxa: [{ id: 'x' }, { id: 'x' }] })] })],
  ])('leaves %s to the schema', (_what, broken) => {
    expect(validateWithSchema(broken)).not.toEqual([]);
  });

  it.each([
    ['9.0', true],
    ['0.1', true],
    ['10.0', true],
    ['0.0', false],
    ['10.1', false],
    ['8', false],
    ['high', false],
    [' 8.0', false],
    [8.1, false],
    [null, false],
  ])('of the severity %j: allowed is %j', (severity, allowed) => {
    const problems = githubSarifProblems(ofRule({ properties: { tags: ['security'], 'security-severity': severity as string } }));
    expect(problems.length === 0).toBe(allowed);
  });
});

describe('the address of a file', () => {
  it.each(['a.tf', 'a/b.tf', '.github/scan-gate.yml', '..hidden/x..y.tf', 'a%20b/%C3%A4%231%3F.tf', 'd/a:b', "~!$&'()*+,;=@.tf"])(
    'may be %s',
    (uri) => {
      expect(uriProblem(uri)).toBeUndefined();
    },
  );

  it.each([
    ['', 'is empty'],
    [undefined, 'is empty'],
    ['https://x.test/a', 'has a scheme'],
    ['host:8080/a', 'has a scheme'],
    ['1:80/a', 'has a colon in its first segment'],
    ['/a.tf', 'begins with a slash'],
    ['a\\b.tf', 'is not percent-encoded'],
    ['ä.tf', 'is not percent-encoded'],
    ['a?b.tf', 'is not percent-encoded'],
    ['a%zz.tf', 'is not percent-encoded'],
    ['%C3.tf', 'is not percent-encoded UTF-8'],
    ['a/%2e%2e/b.tf', 'has a segment "." or ".."'],
    ['./a.tf', 'has a segment "." or ".."'],
    ['a//b.tf', 'has an empty segment'],
    ['a/', 'has an empty segment'],
  ])('may not be %j: it %s', (uri, problem) => {
    expect(uriProblem(uri)).toBe(problem);
  });

  it('is right by construction, whatever the path', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme', minLength: 1 }).filter((part) => !/[/\\]|^\.{1,2}$/.test(part)),
          { minLength: 1 },
        ),
        (parts) => {
          expect(uriProblem(uriOfPath(parts.join('/')))).toBeUndefined();
        },
      ),
    );
  });
});
