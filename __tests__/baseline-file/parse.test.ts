import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import Ajv from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { formatBaseline, parseBaseline } from '../../src/baseline-file/format.js';
import { type BaselineFile, foreignTo, hashTarget, isBaselineFile } from '../../src/domain/baseline.js';
import { SEVERITIES } from '../../src/domain/severity.js';
import { runs } from '../helpers/lanes.js';

const SCHEMA = new Ajv.default({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
  JSON.parse(readFileSync('schemas/baseline.schema.json', 'utf8')) as object,
);
const A = `${'a'.repeat(32)}:1`;
const B = `${'b'.repeat(32)}:1`;
const TARGET = { id: 'repo_1', key: 'repo_1', label: 'octo-org/infrastructure', ownCode: true };
const FILE: BaselineFile = {
  schemaVersion: 1,
  scanner: 'cloudgeni',
  target: hashTarget(TARGET),
  type: 'static',
  scan: { id: 'scan_1', completedAt: '2026-11-21T09:00:00Z', commit: '3484a3fb816e0859fd6e1cea078d76385ff50625' },
  findings: [
    { fingerprint: B, severity: 'high', title: 'Bucket "public"', id: 'f2' },
    { fingerprint: A, severity: 'low', title: 'No tags', id: 'f1' },
  ],
  score: 71.5,
  inventory: { vpcs: 2, ec2Instances: 7 },
};

const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: length, maxLength: length });
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
const finding = fc.record({
  fingerprint: fc.tuple(hex(32), fc.integer({ min: 1, max: 99 })).map(([identity, n]) => `${identity}:${n}`),
  severity: fc.constantFrom(...SEVERITIES),
  title: fc.string(),
  id: fc.string(),
});
const files: fc.Arbitrary<BaselineFile> = fc.record(
  {
    schemaVersion: fc.constant(1 as const),
    scanner: word,
    target: hex(32),
    type: word,
    mode: word,
    region: word,
    scan: fc.record({ id: word, completedAt: fc.constant('2026-11-21T09:00:00Z'), commit: hex(40) }, { requiredKeys: ['id'] }),
    findings: fc.uniqueArray(finding, { selector: ({ fingerprint }) => fingerprint }),
    score: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    inventory: fc.dictionary(word, fc.nat()),
  },
  { requiredKeys: ['schemaVersion', 'scanner', 'target', 'scan'] },
);

/** The file as parsed: sorted, and without undefined values. */
function settled(file: BaselineFile): unknown {
  const sorted = file.findings?.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return JSON.parse(JSON.stringify({ ...file, ...(sorted && { findings: sorted }) }));
}

describe('a baseline file', () => {
  it('is text that people can review: sorted, one finding to a line', () => {
    expect(formatBaseline(FILE)).toBe(`{
  "schemaVersion": 1,
  "scanner": "cloudgeni",
  "target": "${hashTarget(TARGET)}",
  "type": "static",
  "scan": {
    "id": "scan_1",
    "completedAt": "2026-11-21T09:00:00Z",
    "commit": "3484a3fb816e0859fd6e1cea078d76385ff50625"
  },
  "score": 71.5,
  "inventory": {
    "ec2Instances": 7,
    "vpcs": 2
  },
  "findings": [
    { "fingerprint": "${A}", "severity": "low", "title": "No tags", "id": "f1" },
    { "fingerprint": "${B}", "severity": "high", "title": "Bucket \\"public\\"", "id": "f2" }
  ]
}
`);
    expect(formatBaseline({ ...FILE, findings: [] })).toContain('"findings": []\n}\n');
    expect(formatBaseline({ ...FILE, findings: undefined })).not.toContain('findings');
  });

  it('is read as it was written, and the schema agrees', () => {
    fc.assert(
      fc.property(files, (file) => {
        const text = formatBaseline(file);
        expect(parseBaseline(text)).toEqual({ file: settled(file) });
        expect(SCHEMA(JSON.parse(text)) || SCHEMA.errors).toBe(true);
      }),
    );
  });

  it('is the same text whatever the order of the findings', () => {
    fc.assert(
      fc.property(files, (file) => {
        const turned = { ...file, ...(file.findings && { findings: file.findings.toReversed() }) };
        expect(formatBaseline(turned)).toBe(formatBaseline(file));
      }),
    );
  });

  it('that is broken has all its mistakes named', () => {
    const broken = {
      schemaVersion: 2,
      scanner: 'Cloud Geni',
      target: 'repo_1',
      scan: { id: '../x', when: 'now' },
      findings: [{ fingerprint: A, severity: 'hihg', title: 'x', id: 'f' }, 'x', { fingerprint: 'a', severity: 'low', id: 1 }],
      score: 101,
      inventory: { vpcs: -1 },
      extra: true,
    };
    const parsed = parseBaseline(JSON.stringify(broken));
    expect('mistakes' in parsed && parsed.mistakes).toEqual([
      'extra is true; allowed: nothing, because this key does not exist',
      'schemaVersion is 2; allowed: 1',
      'scanner is "Cloud Geni"; allowed: the ID of a service',
      'target is "repo_1"; allowed: 32 hexadecimal digits',
      'scan.when is "now"; allowed: nothing, because this key does not exist',
      'scan.id is "../x"; allowed: the ID of a scan',
      'findings[0].severity is "hihg"; allowed: critical, high, medium, low, info',
      'findings[1] is "x"; allowed: an object',
      'findings[2].fingerprint is "a"; allowed: 32 hexadecimal digits, a colon, and a number',
      'findings[2].title is missing; allowed: a text',
      'findings[2].id is 1; allowed: a text',
      'score is 101; allowed: a number from 0 to 100, or null',
      'inventory.vpcs is -1; allowed: a whole number of resources',
    ]);
  });

  it.each([
    ['', 'the file is ""; allowed: complete JSON without conflict markers of a merge'],
    ['<<<<<<< HEAD\n{}', 'the file is "<<<<<<< HEAD\\n{}"; allowed: complete JSON without conflict markers of a merge'],
    ['[]', 'the file is []; allowed: an object'],
    ['null', 'the file is null; allowed: an object'],
  ])('is not %j', (text, mistake) => {
    expect(parseBaseline(text)).toEqual({ mistakes: [mistake] });
  });

  it('holds each finding once', () => {
    const twice = { ...FILE, findings: [...(FILE.findings ?? []), ...(FILE.findings ?? [])] };
    const parsed = parseBaseline(JSON.stringify(twice));
    expect('mistakes' in parsed && parsed.mistakes).toEqual([
      `findings is "${B}"; allowed: each fingerprint once`,
      `findings is "${A}"; allowed: each fingerprint once`,
    ]);
  });

  it('with very many mistakes reports a limited number of them', () => {
    const parsed = parseBaseline(JSON.stringify({ ...FILE, findings: Array.from({ length: 50 }, () => 1) }));
    expect('mistakes' in parsed && parsed.mistakes).toHaveLength(21);
    expect('mistakes' in parsed && parsed.mistakes.at(-1)).toBe('and 30 more');
  });

  it('is refused by the parser where the schema refuses it, and the other way round', () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>(undefined, null, 1, -1, 1.5, '', 'x', [], {}, `${'c'.repeat(32)}:1`, 'high'),
      fc.jsonValue(),
    );
    const top = [
      'schemaVersion',
      'scanner',
      'target',
      'type',
      'mode',
      'region',
      'scan',
      'findings',
      'score',
      'inventory',
      '$schema',
      'other',
    ];
    const inScan = ['scan.id', 'scan.completedAt', 'scan.commit', 'scan.other', 'inventory.vpcs'];
    const inFindings = ['', '.fingerprint', '.severity', '.title', '.id', '.other'].map((key) => `findings.0${key}`);
    const paths = fc.constantFrom(...top, ...inScan, ...inFindings);
    fc.assert(
      fc.property(paths, value, (path, replacement) => {
        const changed = JSON.parse(JSON.stringify(FILE)) as Record<string, unknown>;
        const keys = path.split('.');
        const last = keys.pop() ?? '';
        const place = keys.reduce<Record<string, unknown>>((inside, key) => inside[key] as Record<string, unknown>, changed);
        if (replacement === undefined) Reflect.deleteProperty(place, last);
        else place[last] = replacement;
        const text = JSON.stringify(changed);
        expect({ text, ok: 'file' in parseBaseline(text) }).toEqual({ text, ok: SCHEMA(JSON.parse(text)) });
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe('what a baseline file is of', () => {
  const subject = { scanner: 'cloudgeni', target: TARGET, traits: { type: 'static', branch: 'main', commit: 'abcdef0' } };

  it.each<[string, Partial<BaselineFile>, string[]]>([
    ['the same', {}, []],
    ['another scanner', { scanner: 's4e' }, ['the scanner s4e, and not cloudgeni']],
    ['another target', { target: '0'.repeat(32) }, ['another target than this job scans']],
    ['another type', { type: 'full' }, ['the type full, and not static']],
    ['no type', { type: undefined }, ['the type (none), and not static']],
    ['a mode', { mode: 'deep' }, ['the mode deep, and not (none)']],
    ['a region', { region: 'us-east-1' }, ['the region us-east-1, and not (none)']],
  ])('is reported: %s', (_what, change, expected) => {
    expect(foreignTo({ ...FILE, ...change }, subject)).toEqual(expected);
  });

  it('distinguishes files from scans', () => {
    expect(['a.json', 'A.JSON', './a', 'a/b', 'a\\b'].map(isBaselineFile)).toEqual([true, true, true, true, true]);
    expect(['auto', 'none', 'scan_1', 'scan.json1', undefined].map(isBaselineFile)).toEqual([false, false, false, false, false]);
  });
});
