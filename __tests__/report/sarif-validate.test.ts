import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { uriOfPath } from '../../src/report/location.js';
import type { Report } from '../../src/report/report.js';
import { GITHUB_LIMITS } from '../../src/report/sarif/limits.js';
import { uriFault } from '../../src/report/sarif/result.js';
import { renderSarif } from '../../src/report/sarif/sarif.js';
import { preflight } from '../../src/report/sarif/validate.js';
import { COMMIT } from '../helpers/report-fixtures.js';
import { completed, many } from './scenarios.js';
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

const faults = (checked: unknown, gzipBytes = 1000, report: Report = REPORT): string[] =>
  preflight(checked, gzipBytes, report).map(({ where, says }) => `${where} ${says}`);
const repeat = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const place = (changes: object): Partial<Run> => ({
  results: [result({ locations: [{ physicalLocation: { artifactLocation: { uri: 'a.tf' }, region: { startLine: 1 }, ...changes } }] })],
});
const ofRule = (changes: Partial<ReportingDescriptor>): Log => log({}, [rule(changes)]);
const chars = (length: number): { text: string } => ({ text: 'x'.repeat(length) });

describe('the preflight', () => {
  it.each(ALL_SCENARIOS)('finds nothing in %s', (_name, build) => {
    const rendered = renderSarif(build());
    if (rendered !== undefined) expect(faults(rendered.log, 1000, build())).toEqual([]);
  });

  it('finds nothing in 25,000 results', () => {
    const report = many(25_001);
    const rendered = renderSarif(report, { maxResults: 25_000 });
    expect(rendered?.results).toBe(25_000);
    expect(faults(rendered?.log, 1000, report)).toEqual([]);
  });

  /** Each limit: what is at it, and what is one past it. */
  const limits: readonly (readonly [string, number, (count: number) => unknown, string])[] = [
    [
      'results',
      25_000,
      (count) => log({ results: repeat(count, () => result()) }),
      'runs[0].results holds 25001 results, and 25000 are allowed',
    ],
    [
      'rules',
      25_000,
      (count) =>
        log(
          { results: [] },
          repeat(count, (index) => rule({ id: `R${index}` })),
        ),
      'holds 25001 rules, and 25000',
    ],
    ['runs', 1, (count) => ({ ...log(), runs: repeat(count, () => log().runs[0]) }), 'runs holds 2 runs, and 1 are allowed'],
    ['tags', 20, (count) => ofRule({ properties: { tags: repeat(count, (index) => `t${index}`) } }), 'tags holds 21 tags, and 20'],
    [
      'locations',
      1000,
      (count) => log({ results: [result({ locations: repeat(count, () => result().locations?.[0] ?? {}) })] }),
      'locations holds 1001 locations',
    ],
    [
      'extensions',
      100,
      (count) => log({ tool: { driver: { name: 'X' }, extensions: repeat(count, () => ({ name: 'E' })) }, results: [] }),
      'holds 101 extensions',
    ],
    [
      'characters of shortDescription',
      1024,
      (count) => ofRule({ shortDescription: chars(count) }),
      'shortDescription.text holds 1025 characters, and 1024',
    ],
    [
      'characters of fullDescription',
      1024,
      (count) => ofRule({ fullDescription: chars(count) }),
      'fullDescription.text holds 1025 characters, and 1024',
    ],
    ['characters of a name', 255, (count) => ofRule({ name: 'x'.repeat(count) }), 'name holds 256 characters, and 255'],
  ];

  it.each(limits)('takes as many %s as are allowed (%d), and no more', (_what, limit, make, says) => {
    expect(faults(make(limit))).toEqual([]);
    expect(faults(make(limit + 1)).join('\n')).toContain(says);
  });

  it('takes 10 MB after gzip, and not a byte more', () => {
    expect(faults(log(), GITHUB_LIMITS.gzipBytes)).toEqual([]);
    expect(faults(log(), GITHUB_LIMITS.gzipBytes + 1)).toEqual(['the file holds 10000001 bytes after gzip, and 10000000 are allowed']);
  });

  it.each([
    ['9.0', []],
    ['0.1', []],
    ['10.0', []],
    ['0.0', ['is no text']],
    ['10.1', ['is no text']],
    ['8', ['is no text']],
    ['high', ['is no text']],
    [' 8.0', ['is no text']],
    [8.1, ['is no text']],
    [null, ['is no text']],
  ])('of the severity %j says %j', (severity, says) => {
    const found = faults(ofRule({ properties: { tags: ['security'], 'security-severity': severity as string } }));
    expect(found).toEqual(says.map((text) => expect.stringContaining(`properties.security-severity ${text}`)));
  });

  it.each<[string, unknown, string]>([
    ['what is no object', 'x', 'the file is no SARIF'],
    ['another version', { ...log(), version: '2.0.0' }, 'version is not 2.1.0'],
    ['no runs', { version: '2.1.0', runs: [] }, 'runs is empty'],
    ['no tool', log({ tool: { driver: { name: ' ' } } }), 'tool.driver.name is empty'],
    ['no results', log({ results: undefined as never }), 'runs[0].results is missing'],
    ['no category', log({ automationDetails: {} }), 'is no category'],
    ['a category without a slash', log({ automationDetails: { id: 'nightly' } }), 'is no category'],
    ['an empty category', log({ automationDetails: { id: '/' } }), 'is no category'],
    ['a rule id twice', log({}, [rule(), rule()]), 'rules holds an id twice'],
    ['an empty rule id', ofRule({ id: '' }), 'rules[0].id is empty'],
    ['an empty title', ofRule({ shortDescription: { text: ' ' } }), 'shortDescription.text is empty'],
    ['no help', ofRule({ help: undefined }), 'help.text is empty'],
    ['an empty help page', ofRule({ help: { text: 'x', markdown: '' } }), 'help.markdown is empty'],
    ['an empty name', ofRule({ name: '' }), 'name is empty'],
    ['a tag twice', ofRule({ properties: { tags: ['a', 'a'] } }), 'holds a tag twice'],
    ['an empty tag', ofRule({ properties: { tags: ['a', ''] } }), 'holds an empty tag'],
    ['a level of a rule', ofRule({ defaultConfiguration: { level: 'high' as never } }), 'defaultConfiguration.level is no level'],
    [
      'a relationship twice',
      ofRule({ relationships: [{ target: { id: 'x' } }, { target: { id: 'x' } }] }),
      'relationships holds an entry twice',
    ],
    ['a result without a rule', log({ results: [result({ ruleId: '' })] }), 'ruleId is empty'],
    ['a result of another rule', log({ results: [result({ ruleIndex: 1 })] }), 'ruleIndex is of another rule'],
    ['a level', log({ results: [result({ level: 'critical' as never })] }), 'level is no level'],
    ['an empty message', log({ results: [result({ message: { text: '' } })] }), 'message.text is empty'],
    ['no fingerprint', log({ results: [result({ partialFingerprints: {} })] }), 'lacks primaryLocationLineHash'],
    ['no location', log({ results: [result({ locations: [] })] }), 'locations is empty'],
    ['no physical location', log({ results: [result({ locations: [{}] })] }), 'locations[0] has no physicalLocation'],
    ['no uri', log(place({ artifactLocation: {} })), 'artifactLocation.uri is empty'],
    ['no line', log(place({ region: {} })), 'region.startLine is missing'],
    ['line 0', log(place({ region: { startLine: 0 } })), 'region.startLine is no whole number from 1 on'],
    ['a line and a half', log(place({ region: { startLine: 1.5 } })), 'region.startLine is no whole number'],
    ['column 0', log(place({ region: { startLine: 1, startColumn: 0 } })), 'region.startColumn is no whole number'],
    ['an end before its beginning', log(place({ region: { startLine: 3, endLine: 2 } })), 'region.endLine is before startLine'],
    [
      'a logical location twice',
      log({ results: [result({ locations: [{ ...result().locations?.[0], logicalLocations: [{ name: 'x' }, { name: 'x' }] }] })] }),
      'logicalLocations holds an entry twice',
    ],
    [
      'a related location twice',
      log({ results: [result({ relatedLocations: [{ id: 1 }, { id: 1 }] })] }),
      'relatedLocations holds an entry twice',
    ],
    ['a taxon twice', log({ results: [result({ taxa: [{ id: 'x' }, { id: 'x' }] })] }), 'taxa holds an entry twice'],
  ])('refuses %s', (_what, broken, says) => {
    expect(faults(broken).join('\n')).toContain(says);
  });

  it('tells ten faults at most', () => {
    expect(faults(log({ results: repeat(50, () => result({ locations: [] })) }))).toHaveLength(10);
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
      expect(faults(log({ automationDetails: { id: `scan-gate/${name}/` } }), 1, report)).toEqual([]);
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
  ])('may not hold %s, for alerts of an old one stay open for ever', (_what, name) => {
    const [fault] = preflight(log({ automationDetails: { id: `scan-gate/${name}/` } }), 1, report);
    expect(fault).toMatchObject({ where: 'runs[0].automationDetails.id', hint: expect.stringContaining('{name}') });
  });
});

it('may be named after a version that happens to be ours', () => {
  const report = { ...REPORT, name: 'acme-1.2.3' };
  expect(faults(log({ automationDetails: { id: 'scan-gate/acme-1.2.3/' } }), 1, report)).toEqual([]);
  expect(faults(log({ automationDetails: { id: 'scan-gate/acme-1.2.3/1.2.3/' } }), 1, report)).toHaveLength(1);
});

describe('the address of a file', () => {
  it.each(['a.tf', 'a/b.tf', '.github/scan-gate.yml', '..hidden/x..y.tf', 'a%20b/%C3%A4%231%3F.tf', 'd/a:b', "~!$&'()*+,;=@.tf"])(
    'may be %s',
    (uri) => {
      expect(uriFault(uri)).toBeUndefined();
    },
  );

  it.each([
    ['', 'is empty'],
    [undefined, 'is empty'],
    ['https://x.test/a', 'has a scheme'],
    ['file:///a', 'has a scheme'],
    ['host:8080/a', 'has a scheme'],
    ['1:80/a', 'has a colon in its first segment'],
    ['/a.tf', 'begins with a slash'],
    ['a\\b.tf', 'has a backslash'],
    ['a b.tf', 'is not percent-encoded'],
    ['ä.tf', 'is not percent-encoded'],
    ['a#1.tf', 'is not percent-encoded'],
    ['a?b.tf', 'is not percent-encoded'],
    ['100%/a.tf', 'is not percent-encoded'],
    ['a%zz.tf', 'is not percent-encoded'],
    ['a[0].tf', 'is not percent-encoded'],
    ['%C3.tf', 'is not percent-encoded UTF-8'],
    ['../a.tf', 'has a segment "." or ".."'],
    ['a/../b.tf', 'has a segment "." or ".."'],
    ['a/%2e%2e/b.tf', 'has a segment "." or ".."'],
    ['./a.tf', 'has a segment "." or ".."'],
    ['a//b.tf', 'has an empty segment'],
    ['a/', 'has an empty segment'],
  ])('may not be %j: it %s', (uri, says) => {
    expect(uriFault(uri)).toBe(says);
  });

  it('is right by construction, whatever the path', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme', minLength: 1 }).filter((part) => !/[/\\]|^\.{1,2}$/.test(part)),
          { minLength: 1 },
        ),
        (parts) => {
          expect(uriFault(uriOfPath(parts.join('/')))).toBeUndefined();
        },
      ),
    );
  });
});
