import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { ScanError } from '../../../src/domain/errors.js';
import { evaluate } from '../../../src/domain/evaluation.js';
import type { Finding } from '../../../src/domain/finding.js';
import { decode } from '../../../src/http/decode.js';
import type { CallKind } from '../../../src/http/types.js';
import { explainCloudgeni } from '../../../src/scanners/cloudgeni/errors.js';
import { cloudgeni } from '../../../src/scanners/cloudgeni/index.js';
import { createFindingMapper, toScan } from '../../../src/scanners/cloudgeni/mapping.js';
import { wireFindings, wireRepositories, wireScan, wireScans } from '../../../src/scanners/cloudgeni/wire.js';
import { answering } from '../harness.js';
import { fixture, SOURCE, scannerOver } from './support.js';

const never = new AbortController().signal;

function findingFrom(change: Readonly<Record<string, unknown>> = {}): Finding {
  const { data } = fixture('findings') as { data: [object] };
  const [first] = decode(wireFindings, { data: [{ ...data[0], ...change }] }, 'x').data;
  if (first === undefined) throw new Error('no finding');
  return createFindingMapper()(first);
}

const explain = (status: number, body: unknown, kind: CallKind = 'lookup') =>
  explainCloudgeni({ call: { kind, method: 'GET', path: '/x' }, status, body, headers: {} });

describe('the documents’ own JSON', () => {
  it('repositories', () => {
    expect(decode(wireRepositories, fixture('repositories'), 'x')).toMatchObject({
      data: [{ id: 'repo_abc123', fullName: 'myorg/infrastructure' }],
      pagination: { total: 25 },
    });
  });

  it('a scan that was created', () => {
    expect(toScan(decode(wireScan, fixture('scan-created'), 'x'), 'asked')).toEqual({
      id: 'scan_xyz789',
      target: 'repo_abc123',
      state: 'queued',
      rawState: 'queued',
      traits: { type: 'static', branch: 'main', commit: 'a1b2c3d4e5f6' },
      createdAt: '2024-01-15T10:35:00Z',
      completedAt: undefined,
      counts: undefined,
    });
  });

  it('a scan that completed', () => {
    expect(toScan(decode(wireScan, fixture('scan-completed'), 'x'), 'asked')).toMatchObject({
      state: 'completed',
      completedAt: '2024-01-15T10:36:30Z',
      counts: { critical: 0, high: 2, medium: 5, low: 8, info: 0 },
    });
  });

  it('a completed scan of the siblings: in an envelope, in capitals', () => {
    expect(toScan(decode(wireScan, fixture('siblings/scan-completed'), 'x'), 'asked')).toMatchObject({
      id: 'scan_5f0',
      target: 'repo_31c',
      state: 'completed',
      rawState: 'COMPLETED',
      counts: { high: 1, medium: 2 },
    });
  });

  it('the summary of the webhook, which has no info', () => {
    const { data } = fixture('webhook') as { data: { summary: object } };

    const scan = toScan(decode(wireScan, { ...(fixture('scan-completed') as object), summary: data.summary }, 'x'), 'asked');

    expect(scan.counts).toEqual({ critical: 0, high: 2, medium: 5, low: 8, info: 0 });
  });

  it('a finding', () => {
    expect(findingFrom()).toEqual({
      id: 'finding_123',
      rule: {
        id: 'CKV_AWS_19',
        title: 'S3 Bucket Encryption',
        text: 'S3 bucket does not have encryption enabled',
        fix: { text: 'Enable server-side encryption', code: 'server_side_encryption_configuration { ... }' },
        tags: ['security'],
      },
      severity: 'high',
      state: 'open',
      rawState: 'open',
      location: { file: 'storage/main.tf', line: 15, resource: 'aws_s3_bucket.data_bucket' },
      identity: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('a finding of the siblings without a place', () => {
    const [wire] = decode(wireFindings, { data: [fixture('siblings/finding-without-place')] }, 'x').data;

    expect(wire && createFindingMapper()(wire)).toMatchObject({
      rule: { id: 'AWS-PROWLER-S3-7', fix: { text: 'Deny requests without TLS' } },
      severity: 'medium',
      location: { resource: 'aws_s3_bucket.logs' },
    });
  });

  it.each([
    [
      'error-400',
      400,
      {
        serviceCode: 'bad_request',
        message: "Invalid branch name: Branch 'invalid/name' does not exist (bad_request).",
        hint: expect.stringContaining('no such branch'),
      },
    ],
    ['error-404', 404, { serviceCode: 'not_found', message: 'Scan not found (not_found).' }],
    [
      'error-409',
      409,
      { serviceCode: 'conflict', message: 'A scan is already running for this repository (conflict).', conflictingId: 'scan_abc123' },
    ],
    ['siblings/error-text', 403, { serviceCode: 'forbidden', message: 'Key is read-only (forbidden).' }],
    ['siblings/error-object', 403, { serviceCode: 'forbidden', message: 'Key is read-only (forbidden).' }],
  ])('%s', (name, status, expected) => {
    expect(explain(status, fixture(name))).toMatchObject(expected);
  });
});

describe('a scan', () => {
  const base = fixture('scan-completed') as Record<string, unknown>;

  it('may contain no more than its ID and state', () => {
    expect(toScan(decode(wireScan, { id: 's', status: 'Running' }, 'x'), 'asked')).toMatchObject({
      id: 's',
      target: 'asked',
      state: 'running',
      traits: { type: undefined, branch: undefined, commit: undefined },
    });
  });

  it('is read through null where a field has no value', () => {
    const nulls = { ...base, repositoryId: null, branch: null, commit: null, type: null, completedAt: null, summary: null };

    expect(toScan(decode(wireScan, nulls, 'x'), 'asked')).toMatchObject({ target: 'asked', counts: undefined });
  });

  it('with a total beyond the five severities counts the rest as critical', () => {
    const summary = { total: 15, high: 2, low: 8 };

    expect(toScan(decode(wireScan, { ...base, summary }, 'x'), 'a').counts).toEqual({ critical: 5, high: 2, medium: 0, low: 8, info: 0 });
  });

  it.each([[{}], [{ total: null, critical: null, high: null }]])('has no numbers where its summary reports none: %j', (summary) => {
    expect(toScan(decode(wireScan, { ...base, summary }, 'x'), 'a').counts).toBeUndefined();
  });

  it('with a total below the sum keeps the sum', () => {
    const summary = { total: 1, high: 2 };

    expect(toScan(decode(wireScan, { ...base, summary }, 'x'), 'a').counts).toMatchObject({ critical: 0, high: 2 });
  });

  it.each([
    ['no ID', { status: 'running' }],
    ['a number for an ID', { ...base, id: 7 }],
    ['no state', { id: 's' }],
    ['a negative count', { ...base, summary: { high: -1 } }],
    ['half a finding', { ...base, summary: { high: 1.5 } }],
    ['a count in words', { ...base, summary: { high: 'two' } }],
    ['a list', [base]],
    ['nothing', null],
    ['an empty envelope', { data: null }],
    ['a text', 'completed'],
  ])('with %s is refused', (_what, value) => {
    expect(() => decode(wireScan, value, 'the scan')).toThrow(ScanError);
  });

  it('that has an ID is not taken for an envelope', () => {
    expect(decode(wireScan, { ...base, data: { id: 'other', status: 'failed' } }, 'x')).toMatchObject({
      id: 'scan_xyz789',
      status: 'completed',
    });
  });
});

describe('a finding', () => {
  it.each([
    ['CRITICAL', 'critical', undefined],
    [' Low ', 'low', undefined],
    ['apocalyptic', 'critical', 'apocalyptic'],
    ['', 'critical', ''],
    [null, 'critical', ''],
    [undefined, 'critical', ''],
  ])('of severity %j is %s', (word, severity, rawSeverity) => {
    const finding = findingFrom({ severity: word });

    expect([finding.severity, finding.rawSeverity]).toEqual([severity, rawSeverity]);
  });

  it.each([
    ['open', 'open', true],
    ['OPEN', 'open', true],
    ['resolved', 'closed', false],
    ['Suppressed', 'accepted', false],
    ['reopened', 'unknown', true],
    ['', 'unknown', true],
    [null, 'unknown', true],
    [undefined, 'unknown', true],
    ['constructor', 'unknown', true],
    ['__proto__', 'unknown', true],
  ])('of status %j is %s; counts: %s', (word, means, counts) => {
    const finding = findingFrom({ status: word });

    expect(finding.state).toBe(means);
    expect(evaluate([finding]).findings[0]?.counted).toBe(counts);
  });

  it.each([
    [
      { file: 'a.tf', line: 3 },
      { file: 'a.tf', line: 3 },
    ],
    [
      { file: 'a.tf', line: '3' },
      { file: 'a.tf', line: 3 },
    ],
    [{ file: './a.tf', line: 0 }, { file: 'a.tf' }],
    [{ file: 'a.tf', line: -1 }, { file: 'a.tf' }],
    [{ file: 'a.tf', line: 1.5 }, { file: 'a.tf' }],
    [{ file: 'a.tf', line: 'last' }, { file: 'a.tf' }],
    [{ file: 'a.tf', line: '' }, { file: 'a.tf' }],
    [{ file: 'a.tf', line: null }, { file: 'a.tf' }],
    [
      { file: '../a.tf', line: 3 },
      { file: '../a.tf', line: 3 },
    ],
    [{ file: '', line: 3 }, {}],
    [{ file: null, line: 3 }, {}],
    [{ type: 't', name: 'n' }, { resource: 't.n' }],
    [{ type: 't' }, { resource: 't' }],
    [{ name: 'n', type: '' }, { resource: 'n' }],
    [null, {}],
    [undefined, {}],
  ])('at %j is at %j', (resource, place) => {
    expect(evaluate([findingFrom({ resource })]).findings[0]?.location).toEqual(place);
  });

  it.each([
    [
      { description: 'text', code: 'code' },
      { text: 'text', code: 'code' },
    ],
    [{ description: 'text' }, { text: 'text' }],
    [{ code: 'code', description: null }, { code: 'code' }],
    [{ description: '', code: '' }, undefined],
    [{}, undefined],
    [null, undefined],
  ])('with the remedy %j has the fix %j', (remediation, fix) => {
    expect(findingFrom({ remediation }).rule.fix).toEqual(fix);
  });

  it.each([undefined, null, ''])('with the title %j goes by its check', (title) => {
    expect(findingFrom({ title }).rule.title).toBe('CKV_AWS_19');
  });

  it('is the same finding at another line, with another ID, text or severity', () => {
    const { identity } = findingFrom();

    for (const change of [{ id: 'other' }, { title: 'T' }, { description: 'D' }, { severity: 'low' }, { status: 'resolved' }]) {
      expect(findingFrom(change).identity).toBe(identity);
    }
    expect(findingFrom({ resource: { type: 'aws_s3_bucket', name: 'data_bucket', file: 'storage/main.tf', line: 99 } }).identity).toBe(
      identity,
    );
  });

  const at = (file: unknown): string => findingFrom({ resource: { type: 'aws_s3_bucket', name: 'data_bucket', file, line: 15 } }).identity;

  // Written down, not computed: waivers and baseline files hold them.
  it.each([
    ['storage/main.tf', '4a834d7aa852398145c4156e8e4ac54b'],
    ['módulo/a b%20c.tf', 'd0347f8fdb3c053ae986fd4911ea9882'],
    [null, '77d7038d41f7e476044216425deec501'],
  ])('keeps its fingerprint in %j, whose name is canonical', (file, identity) => {
    expect(at(file)).toBe(identity);
  });

  it.each([
    './storage/main.tf',
    '/storage/main.tf',
    'storage\\main.tf',
    'storage//main.tf',
    'storage/./main.tf',
    ' storage/main.tf\r\n',
    '"storage/main.tf"',
    '"stora\\147e/main.tf"',
    'file:storage/main.tf',
    'file:///storage/main.tf',
    'FILE://localhost/storage/main.tf',
  ])('is the same finding in %j', (file) => {
    expect(at(file)).toBe('4a834d7aa852398145c4156e8e4ac54b');
  });

  it.each(['storage%2Fmain.tf', 'infra/storage/main.tf', '../storage/main.tf', 'Storage/main.tf', '"storage/main.tf', 'storage/main.tf/x'])(
    'is another finding in %j, which only the repository could match',
    (file) => {
      expect(at(file)).not.toBe('4a834d7aa852398145c4156e8e4ac54b');
    },
  );

  it('is another finding for another check, resource or file', () => {
    const resource = { type: 'aws_s3_bucket', name: 'data_bucket', file: 'storage/main.tf', line: 15 };
    const others = [
      { checkId: 'X' },
      { resource: { ...resource, name: 'b' } },
      { resource: { ...resource, file: 'b.tf' } },
      { resource: { ...resource, type: 'x' } },
    ];

    expect(new Set([findingFrom(), ...others.map(findingFrom)].map(({ identity }) => identity)).size).toBe(5);
  });

  it('shares one rule object with all of its kind', () => {
    const map = createFindingMapper();
    const { data } = decode(wireFindings, fixture('findings'), 'x');
    const [wire] = data;
    if (wire === undefined) throw new Error('no finding');

    expect(map(wire).rule).toBe(map({ ...wire, id: 'other' }).rule);
    expect(map(wire).rule).not.toBe(map({ ...wire, title: 'Other' }).rule);
  });

  it.each([
    ['no ID', { id: undefined }, '$.data[0].id'],
    ['an empty check', { checkId: '' }, '$.data[0].checkId'],
    ['no check', { checkId: undefined }, '$.data[0].checkId'],
    ['a number for a severity', { severity: 4 }, '$.data[0].severity'],
    ['a text for a resource', { resource: 'storage/main.tf:15' }, '$.data[0].resource'],
    ['a list for a line', { resource: { line: [] } }, '$.data[0].resource.line'],
  ])('with %s is refused with its place', (_what, change, place) => {
    expect(() => findingFrom(change)).toThrow(`${place} should be`);
  });
});

describe('lists', () => {
  it.each([
    ['scans', wireScans],
    ['repositories', wireRepositories],
    ['findings', wireFindings],
  ])('of %s may lack a pagination, and not their data', (_what, schema) => {
    expect(v.safeParse(schema, { data: [] }).success).toBe(true);
    expect(v.safeParse(schema, { data: [], pagination: null }).success).toBe(true);
    for (const wrong of [[], {}, { data: {} }, { items: [] }, { data: [], pagination: { total: '5' } }]) {
      expect(v.safeParse(schema, wrong).success).toBe(false);
    }
  });

  // Some encoders write an empty list so.
  it.each([[{ data: null }], [{ data: null, pagination: null }], [{ data: null, pagination: { total: 0 } }]])(
    'of nothing may be null: %j',
    (answer) => {
      for (const schema of [wireRepositories, wireScans, wireFindings]) expect(decode(schema, answer, 'x').data).toEqual([]);
    },
  );

  it('that are null, and whose total is not 0, are no lists', () => {
    for (const schema of [wireRepositories, wireScans, wireFindings])
      expect(() => decode(schema, { data: null, pagination: { total: 3 } }, 'x')).toThrow(/data should be Array and is null/);
  });

  it('that are no list are named by what they should have been', async () => {
    const scanner = await scannerOver(answering({ data: 'none' }));

    await expect(scanner.locate(never)).rejects.toMatchObject({
      code: 'WIRE_FORMAT',
      message: 'the list of repositories: $.data should be Array and is "none".',
    });
  });
});

describe('an error of Cloudgeni', () => {
  it.each([undefined, null, '', 'Bad Gateway', [], 7, {}, { error: null }, { message: '' }, { error: { code: 5 } }])(
    '%j is an error without words',
    (body) => {
      const message = 'a scan is already running for this repository.';
      expect(explain(409, body)).toMatchObject({ serviceCode: undefined, message, conflictingId: undefined });
    },
  );

  it.each([
    [{ message: 'm' }, undefined, 'm.'],
    [{ error: 'only a text' }, 'only a text', 'only a text.'],
    [{ message: { code: 'c', message: 'm' } }, 'c', 'm (c).'],
    [{ error: { code: 'c', message: 'm', details: { a: 1 } } }, 'c', 'm (c).'],
  ])('%j', (body, serviceCode, message) => {
    expect(explain(409, body)).toMatchObject({ serviceCode, message });
  });
});

describe('explainCloudgeni', () => {
  it.each([400, 401, 403, 404, 409, 429])('explains %d with a hint even without a body', (status) => {
    const reported = explain(status, undefined);

    expect(reported?.message).toMatch(/^[a-z].*\.$/);
    expect(reported?.hint).toMatch(/\.$|authentication$/);
  });

  it.each([
    [500, undefined],
    [503, '<html>'],
    [302, {}],
    [418, {}],
  ])('leaves %d with %j to the general texts', (status, body) => {
    expect(explain(status, body)).toBeUndefined();
  });

  it('knows a failure that the service words itself', () => {
    expect(explain(503, { error: 'unavailable', message: 'Maintenance' })).toEqual({
      code: 'SERVICE_FAILED',
      message: 'Maintenance (unavailable).',
      serviceCode: 'unavailable',
    });
  });

  it.each([
    ['branch', /Push the branch/],
    ['commit', /\{sha\}/],
    ['type', /\{scan-type\}/],
    ['other', /\{target\}/],
  ])('a bad %s has a hint of its own', (field, hint) => {
    expect(explain(400, { error: 'bad_request', message: 'm', details: { field } }, 'start')?.hint).toMatch(hint);
  });

  it('does not quote a whole page that calls itself a message', () => {
    expect(explain(400, { error: 'e', message: 'x'.repeat(100_000) })?.message.length).toBeLessThan(400);
  });
});

describe('the facts', () => {
  it('are those of the document', () => {
    expect(cloudgeni).toMatchObject({
      apiUrl: 'https://api.cloudgeni.ai',
      apiPrefix: '/api/v1',
      keyVariable: 'CLOUDGENI_API_KEY',
      perMinute: { start: 10, status: 60, findings: 30 },
      timeoutMs: 1_800_000,
      scansRepository: true,
    });
    expect(cloudgeni.authorize('k')).toEqual({ 'x-cloudgeni-api-key': 'k' });
  });

  it('parse finds all mistakes at once', () => {
    const parsed = cloudgeni.parse({ organization: 'a b', target: '..', 'scan-type': 'deep' }, { source: SOURCE, wait: true });

    expect('problems' in parsed && parsed.problems.map(({ input }) => input)).toEqual(['organization', 'target', 'scan-type']);
  });
});
