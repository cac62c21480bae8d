import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { ScanError } from '../../../src/domain/errors.js';
import { evaluate } from '../../../src/domain/evaluation.js';
import type { Finding } from '../../../src/domain/finding.js';
import type { Scan } from '../../../src/domain/scan.js';
import { decode } from '../../../src/http/decode.js';
import { createFindingMapper, toScan } from '../../../src/scanners/s4e/mapping.js';
import { wireAsset, wireFindings, wireScan, wireScans } from '../../../src/scanners/s4e/wire.js';
import { answering } from '../harness.js';
import { fixture, scannerOver } from './support.js';

const never = new AbortController().signal;
const ASSET = { id: 'a-1001', name: 'example.com' };

function findingFrom(change: Readonly<Record<string, unknown>> = {}, name = 'results'): Finding {
  const { data, findings = data } = fixture(name) as { data?: [object]; findings?: [object] };
  const [first] = decode(wireFindings, { data: [{ ...findings?.[0], ...change }] }, 'x').data;
  if (first === undefined) throw new Error('no finding');
  return createFindingMapper(ASSET)(first);
}

function scanFrom(value: unknown): Scan {
  return toScan(decode(wireScan, value, 'the scan'), 'asked');
}

const { data: COMPLETED } = fixture('scan-completed') as { data: Record<string, unknown> };

describe('the documents’ own JSON', () => {
  it('a scan that was created', () => {
    expect(scanFrom(fixture('scan-created'))).toEqual({
      id: 'sc-44021',
      target: 'a-1001',
      state: 'queued',
      rawState: 'queued',
      traits: { type: 'full' },
      createdAt: '2026-04-28T12:00:00Z',
      startedAt: undefined,
      completedAt: undefined,
      progress: undefined,
      counts: undefined,
    });
  });

  it('a scan that was created, by the guide', () => {
    expect(scanFrom(fixture('siblings/scan-created-guide'))).toMatchObject({
      id: 'c0a8-77',
      target: 'asked',
      state: 'queued',
      traits: { type: undefined },
      createdAt: '2026-05-06T08:00:00Z',
    });
  });

  it('a scan that runs', () => {
    expect(scanFrom(fixture('scan-status'))).toMatchObject({
      id: 'sc-44021',
      target: 'asked',
      state: 'running',
      progress: { percent: 65, phase: 'web_vulnerability_checks', remainingMs: 290_000 },
    });
  });

  it('a scan that completed', () => {
    expect(scanFrom(fixture('scan-completed'))).toEqual({
      id: 'sc-44021',
      target: 'a-1001',
      state: 'completed',
      rawState: 'completed',
      traits: { type: 'full' },
      createdAt: '2026-04-28T12:00:00Z',
      startedAt: '2026-04-28T12:00:30Z',
      completedAt: '2026-04-28T12:14:22Z',
      progress: undefined,
      counts: { critical: 1, high: 2, medium: 5, low: 3, info: 10 },
    });
  });

  it('a scan that was cancelled', () => {
    expect(scanFrom(fixture('scan-cancelled'))).toMatchObject({ id: 'sc-44021', state: 'cancelled', target: 'asked' });
  });

  it('a finding among results', () => {
    expect(findingFrom()).toEqual({
      id: 'f-91827',
      rule: {
        id: 'sql-injection-in-api-login',
        title: 'SQL Injection in /api/login',
        text: 'User input is passed directly to SQL query.',
        fix: { text: 'Use parameterized queries.' },
        tags: ['security'],
      },
      severity: 'critical',
      cvss: 9.8,
      state: 'open',
      rawState: 'open',
      location: { resource: 'example.com' },
      identity: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(decode(wireFindings, fixture('results'), 'x').meta).toMatchObject({ total: 3 });
  });

  it('a finding of the siblings’ endpoint', () => {
    expect(findingFrom({}, 'siblings/findings')).toMatchObject({
      id: 'f-50310',
      rule: { id: 'reflected-xss-in-search', fix: { text: 'Encode output' }, url: 'https://cwe.mitre.org/data/definitions/79.html' },
      cvss: 7.4,
      state: 'open',
      rawState: 'confirmed',
      location: { resource: 'shop.example.org' },
    });
  });

  it('findings of the guide', () => {
    const { data } = decode(wireFindings, fixture('siblings/findings-guide'), 'x');

    expect(data).toHaveLength(1);
    expect(data.map(createFindingMapper(ASSET))).toMatchObject([
      {
        id: 'f-7a0e',
        severity: 'low',
        cvss: 3.1,
        state: 'accepted',
        rawState: 'accepted',
        location: { resource: 'shop.example.org' },
      },
    ]);
  });

  it('an asset', () => {
    const { data } = fixture('siblings/assets') as { data: [object] };

    for (const value of [{ data: data[0] }, data[0]])
      expect(decode(wireAsset, value, 'x')).toMatchObject({ name: 'shop.example.org', status: 'active', verified: true });
  });
});

describe('a scan', () => {
  it('goes by the ID of the SDK too', () => {
    expect(scanFrom({ id: 's', status: 'running' }).id).toBe('s');
    expect(scanFrom({ data: { id: 's', status: 'running' } }).id).toBe('s');
  });

  it('that has an ID is not taken for an envelope', () => {
    expect(scanFrom({ ...COMPLETED, data: { scan_id: 'other', status: 'failed' } })).toMatchObject({ id: 'sc-44021', state: 'completed' });
  });

  it('is read through null where a field has no value', () => {
    const nulls = Object.fromEntries(Object.keys(COMPLETED).map((name) => [name, null]));

    expect(scanFrom({ data: { ...nulls, scan_id: 's', status: 'running' } })).toMatchObject({
      target: 'asked',
      traits: { type: undefined },
      progress: undefined,
      counts: undefined,
    });
  });

  it.each([
    [{ progress: 65 }, { percent: 65 }],
    [{ progress: 0 }, { percent: 0 }],
    [{ progress: 101 }, undefined],
    [{ progress: -1 }, undefined],
    [{ progress: '65' }, undefined],
    [{ eta_seconds: 0 }, { remainingMs: 0 }],
    [{ eta_seconds: -5 }, undefined],
    [{ eta_seconds: 'soon' }, undefined],
    [{ eta_seconds: null }, undefined],
    [{ current_phase: 'ports' }, { phase: 'ports' }],
    [{ current_phase: '' }, undefined],
    [{ current_phase: 7 }, undefined],
    [{}, undefined],
  ])('that reports %j is so far: %j', (reported, progress) => {
    expect(scanFrom({ scan_id: 's', status: 'running', ...reported }).progress).toEqual(progress);
  });

  it.each([
    [
      { critical: 1, high: 2, medium: 0, low: 3, info: 4 },
      { critical: 1, high: 2, medium: 0, low: 3, info: 4 },
    ],
    // What is not reported is not known, and no 0.
    [{}, undefined],
    [{ other: 3 }, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('with the summary %j has the counts %j', (finding_summary, counts) => {
    expect(scanFrom({ ...COMPLETED, finding_summary }).counts).toEqual(counts);
  });

  it.each([[{ high: 2, medium: 0, low: 0, info: 0 }], [{ critical: null, high: 2, medium: 0, low: 0, info: 0 }]])(
    'with the summary %j does not know the severity that it leaves out',
    (finding_summary) => {
      expect(scanFrom({ ...COMPLETED, finding_summary })).toMatchObject({ counts: { high: 2 }, unreportedSeverities: ['critical'] });
    },
  );

  it('whose summary leaves out info has an unknown number of them', () => {
    const scan = scanFrom({ ...COMPLETED, finding_summary: { critical: 0, high: 1, medium: 0, low: 0 } });

    expect(scan).toMatchObject({ counts: { high: 1, info: 0 }, unreportedSeverities: ['info'] });
  });

  it.each([
    ['no ID', { status: 'running' }],
    ['a number for an ID', { ...COMPLETED, scan_id: 7 }],
    ['no state', { scan_id: 's' }],
    ['a negative count', { ...COMPLETED, finding_summary: { high: -1 } }],
    ['half a finding', { ...COMPLETED, finding_summary: { high: 1.5 } }],
    ['a count in words', { ...COMPLETED, finding_summary: { high: 'two' } }],
    ['a number for an asset', { ...COMPLETED, asset_id: 1001 }],
    ['a list', [COMPLETED]],
    ['nothing', null],
    ['an empty envelope', { data: null }],
    ['a text', 'completed'],
  ])('with %s is refused', (_what, value) => {
    expect(() => decode(wireScan, value, 'the scan')).toThrow(ScanError);
  });
});

describe('a finding', () => {
  it.each([
    ['CRITICAL', 'critical', undefined],
    [' Low ', 'low', undefined],
    ['catastrophic', 'critical', 'catastrophic'],
    ['', 'critical', ''],
    [null, 'critical', ''],
    [undefined, 'critical', ''],
  ])('of severity %j is %s', (word, severity, rawSeverity) => {
    const finding = findingFrom({ severity: word, cvss: 0.1 });

    expect([finding.severity, finding.rawSeverity]).toEqual([severity, rawSeverity]);
  });

  it.each([
    // The primary and its family.
    ['open', 'open', true],
    ['confirmed', 'open', true],
    ['resolved', 'closed', false],
    ['false_positive', 'accepted', false],
    ['accepted_risk', 'accepted', false],
    // The guides.
    ['accepted', 'accepted', false],
    // The manual's nine labels, and how they may be written.
    ['Open', 'open', true],
    ['In Progress', 'open', true],
    ['in_progress', 'open', true],
    ['Support Ongoing', 'open', true],
    ['Request for Approval', 'open', true],
    ['REQUEST-FOR-APPROVAL', 'open', true],
    ['Re-opened', 'open', true],
    ['reopened', 'open', true],
    ['Fixed', 'closed', false],
    ['Accepted Risk', 'accepted', false],
    ['False Positive', 'accepted', false],
    ['false-positive', 'accepted', false],
    ['No Action Required', 'accepted', false],
    // Anything else.
    ['parked', 'unknown', true],
    ['', 'unknown', true],
    [null, 'unknown', true],
    [undefined, 'unknown', true],
    ['constructor', 'unknown', true],
    ['__proto__', 'unknown', true],
  ])('of status %j is %s; counts: %s', (word, means, counts) => {
    const finding = findingFrom({ status: word });

    expect(finding).toMatchObject({ state: means, rawState: word ?? '' });
    expect(evaluate([finding]).findings[0]?.counted).toBe(counts);
  });

  it.each([
    [9.8, 9.8],
    [0, 0],
    [10, 10],
    ['7.5', 7.5],
    [10.1, undefined],
    [-1, undefined],
    ['', undefined],
    ['high', undefined],
    [null, undefined],
    [undefined, undefined],
    [{ score: 9 }, undefined],
    [[9], undefined],
    [Number.NaN, undefined],
  ])('with the CVSS %j has %j', (cvss, expected) => {
    expect(findingFrom({ cvss }).cvss).toBe(expected);
  });

  it.each([
    [['https://a.example/x', 'https://b.example'], 'https://a.example/x'],
    [['CWE-79', 'javascript:alert(1)', 'http://a.example/'], 'http://a.example/'],
    [['CWE-79'], undefined],
    [[], undefined],
    [null, undefined],
    ['https://a.example', undefined],
    [[7], undefined],
  ])('with the references %j leads to %j', (references, url) => {
    expect(findingFrom({ references }).rule.url).toBe(url);
  });

  it.each([
    [{ id: 'a-2', name: 'sub.example.com' }, 'sub.example.com'],
    [{ id: 'a-2' }, 'example.com'],
    [{ name: '' }, 'example.com'],
    [null, 'example.com'],
    [undefined, 'example.com'],
  ])('of the asset %j is at %s', (asset, resource) => {
    expect(findingFrom({ asset }).location).toEqual({ resource });
  });

  it('without text and remedy has a rule without them', () => {
    expect(findingFrom({ description: null, remediation: '' }).rule).toEqual({
      id: 'sql-injection-in-api-login',
      title: 'SQL Injection in /api/login',
      tags: ['security'],
    });
  });

  it('is the same finding with another ID, text, score, severity or status, and in every scan', () => {
    const { identity } = findingFrom();

    for (const change of [
      { id: 'f-2' },
      { description: 'D' },
      { remediation: 'R' },
      { cvss: 1 },
      { severity: 'low' },
      { status: 'resolved' },
      { discovered_at: '2027-01-01T00:00:00Z', scan_id: 'sc-9' },
      { asset: { id: 'a-1001', name: 'renamed.example.com' } },
    ])
      expect(findingFrom(change).identity).toBe(identity);
  });

  it('is another finding with another title or of another asset', () => {
    const others = [{ title: 'SQL Injection in /api/users' }, { asset: { id: 'a-2', name: 'example.com' } }];

    expect(new Set([findingFrom(), ...others.map((change) => findingFrom(change))].map(({ identity }) => identity)).size).toBe(3);
  });

  // What users have accepted and what code scanning has seen goes by it: it never changes between versions.
  it('has the identity that it always had', () => {
    expect(findingFrom().identity).toBe('4cd79f5ea7de2f6d2789a1628f7e5a19');
  });

  it('is the same finding of the same rule on the next day of a count down, and shows the title of that day', () => {
    const [today, tomorrow] = ['29 days', '1 day'].map((time) => findingFrom({ title: `Certificate expires in ${time}` }));

    expect(tomorrow?.identity).toBe(today?.identity);
    expect(tomorrow?.rule).toEqual(today?.rule);
    expect(today?.rule).toMatchObject({ id: 'certificate-expires-time', title: 'Certificate expires [time]' });
    expect(today?.title).toBe('Certificate expires in 29 days');
  });

  it.each([
    ['Port 8080 open', 'Port 8443 open'],
    ['CVE-2024-1234', 'CVE-2024-1235'],
    ['OpenSSL 1.1.1', 'OpenSSL 1.1.0'],
  ])('of %s is another one than of %s', (title, other) => {
    expect(findingFrom({ title }).identity).not.toBe(findingFrom({ title: other }).identity);
    expect(findingFrom({ title }).rule.id).not.toBe(findingFrom({ title: other }).rule.id);
  });

  it('shares one rule object with all of its kind', () => {
    const map = createFindingMapper(ASSET);
    const [wire] = decode(wireFindings, fixture('results'), 'x').data;
    if (wire === undefined) throw new Error('no finding');

    expect(map(wire).rule).toBe(map({ ...wire, id: 'other' }).rule);
    expect(map(wire).rule).not.toBe(map({ ...wire, title: 'Other' }).rule);
  });

  it.each([
    ['no ID', { id: undefined }, '$.data[0].id'],
    ['an empty ID', { id: '' }, '$.data[0].id'],
    ['no title', { title: undefined }, '$.data[0].title'],
    ['an empty title', { title: '' }, '$.data[0].title'],
    ['a number for a severity', { severity: 4 }, '$.data[0].severity'],
    ['a number for a status', { status: 1 }, '$.data[0].status'],
    ['a text for an asset', { asset: 'a-1001' }, '$.data[0].asset'],
  ])('with %s is refused with its place', (_what, change, place) => {
    expect(() => findingFrom(change)).toThrow(`${place} should be`);
  });
});

describe('an asset', () => {
  it.each([
    [{}, {}],
    [{ data: null }, {}],
    [{ verified: 'yes', status: 7, name: [] }, {}],
    [{ data: { verified: false, status: 'inactive' } }, { verified: false, status: 'inactive' }],
  ])('may report little: %j', (value, reported) => {
    expect(JSON.parse(JSON.stringify(decode(wireAsset, value, 'x')))).toMatchObject(reported);
  });

  it.each([[[]], [null], ['text'], [7]])('is an object, and not %j', (value) => {
    expect(() => decode(wireAsset, value, 'the asset')).toThrow(/the asset: \$ should be Object/);
  });
});

describe('lists', () => {
  it.each([
    ['scans', wireScans],
    ['findings', wireFindings],
  ])('of %s may lack a meta, and not their items', (_what, schema) => {
    for (const right of [{ data: [] }, { data: [], meta: null }, { data: [], meta: {} }, { error: false, data: [] }])
      expect(v.safeParse(schema, right).success).toBe(true);
    for (const wrong of [[], {}, null, { data: {} }, { items: [] }, { data: [], meta: { total: '5' } }, { data: [], meta: { total: -1 } }])
      expect(v.safeParse(schema, wrong).success).toBe(false);
  });

  // Some encoders write an empty list so.
  it.each([[{ data: null }], [{ data: null, meta: null }], [{ data: null, meta: { total: 0 } }]])(
    'of nothing may be null: %j',
    (answer) => {
      for (const schema of [wireScans, wireFindings]) expect(decode(schema, answer, 'x').data).toEqual([]);
    },
  );

  it('that are null, and whose total is not 0, are no lists', () => {
    for (const schema of [wireScans, wireFindings])
      expect(() => decode(schema, { data: null, meta: { total: 3 } }, 'x')).toThrow(/data should be Array and is null/);
  });

  it('that are no list are named by what they should have been', async () => {
    const scanner = await scannerOver(answering({ data: 'none' }));
    const wanted = { target: { id: 'a-1001', key: 'k', label: 'l', ownCode: false }, traits: {}, baseline: {} };

    await expect(scanner.list(wanted, {}, never)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'WIRE_FORMAT',
      message: 'the list of scans: $.data should be Array and is "none".',
    });
  });
});
