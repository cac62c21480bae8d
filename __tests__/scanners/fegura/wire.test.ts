import { describe, expect, it } from '@jest/globals';
import { ScanError } from '../../../src/domain/errors.js';
import { decode } from '../../../src/http/decode.js';
import type { CallKind } from '../../../src/http/types.js';
import { explainFegura } from '../../../src/scanners/fegura/errors.js';
import { fegura } from '../../../src/scanners/fegura/index.js';
import { toScan } from '../../../src/scanners/fegura/mapping.js';
import { wireAccounts, wireDiagrams, wireScan, wireScans } from '../../../src/scanners/fegura/wire.js';
import type { ServiceInputs } from '../../../src/scanners/scanner.js';
import { fixture, SOURCE } from './support.js';

const { data: DOCUMENTED } = fixture('scan') as { data: Record<string, unknown> };

function scanFrom(change: Readonly<Record<string, unknown>> = {}) {
  return toScan(decode(wireScan, { success: true, data: { ...DOCUMENTED, ...change } }, 'x').data, 'asked');
}

const explain = (status: number, body: unknown, kind: CallKind = 'lookup') =>
  explainFegura({ call: { kind, method: 'GET', path: '/x' }, status, body, headers: {} });

describe('the documents’ own JSON', () => {
  it('a scan', () => {
    expect(scanFrom()).toEqual({
      id: '660e8400-e29b-41d4-a716-446655440000',
      target: '550e8400-e29b-41d4-a716-446655440000',
      state: 'completed',
      rawState: 'completed',
      reason: undefined,
      traits: { region: 'us-east-1' },
      createdAt: '2026-01-20T14:30:00Z',
      completedAt: '2026-01-20T14:32:15Z',
      inventory: { vpcs: 2, subnets: 6, ec2Instances: 4, lambdaFunctions: 12, s3Buckets: 3 },
    });
  });

  it('scans, which carry fewer kinds', () => {
    const { scans, meta } = decode(wireScans, fixture('scans'), 'x').data;

    expect(scans.map((scan) => toScan(scan, 'asked').inventory)).toEqual([{ vpcs: 2, subnets: 6, ec2Instances: 4 }]);
    expect(meta).toEqual({ hasMore: false });
  });

  it('accounts of the siblings', () => {
    expect(decode(wireAccounts, fixture('siblings/accounts'), 'x').data).toMatchObject({
      accounts: [{ id: '0f4b1c52-6d0e-4a0b-9a51-2b7f5f0c9d10', alias: 'sandbox-eu', awsAccountId: '210987654321', status: 'connected' }],
      meta: { cursor: 'eyJpZCI6IjBmNGIxYzUyIn0=', hasMore: true },
    });
  });

  it('diagrams of the siblings', () => {
    expect(decode(wireDiagrams, fixture('siblings/diagrams'), 'x').data.diagrams).toMatchObject([
      { scanJobId: '6a2b9e10-2222-4d6a-b0a4-0c7d1f3e5a02', title: 'VPC layout', status: 'completed' },
    ]);
  });

  it.each([
    ['siblings/error-validation', 'VALIDATION_ERROR', 'Body is not valid: region: unknown region (VALIDATION_ERROR).'],
    ['siblings/error-unauthorized', 'UNAUTHORIZED', 'Key rejected (UNAUTHORIZED).'],
  ])('%s', (name, serviceCode, message) => {
    expect(explain(400, fixture(name))).toMatchObject({ serviceCode, message });
  });
});

describe('a scan', () => {
  it.each([
    ['queued', 'queued'],
    ['scanning', 'running'],
    ['SCANNING', 'running'],
    ['completed', 'completed'],
    ['failed', 'failed'],
    ['cancelled', 'unknown'],
    ['running', 'unknown'],
    ['', 'unknown'],
    ['constructor', 'unknown'],
  ])('of the status %j is %s', (status, state) => {
    expect(scanFrom({ status })).toMatchObject({ state, rawState: status });
  });

  it('may contain no more than its ID and status', () => {
    expect(toScan(decode(wireScan, { data: { id: 's', status: 'completed' } }, 'x').data, 'asked')).toEqual({
      id: 's',
      target: 'asked',
      state: 'completed',
      rawState: 'completed',
      traits: {},
    });
  });

  it('is read through null where a field has no value', () => {
    const nulls = { awsAccountId: null, region: null, progress: null, errorMessage: null, createdAt: null, updatedAt: null };

    expect(scanFrom(nulls)).toMatchObject({ target: 'asked', traits: { region: undefined }, inventory: undefined, completedAt: undefined });
  });

  it('that failed reports why, and has no inventory', () => {
    expect(scanFrom({ status: 'failed', errorMessage: 'AccessDenied' })).toMatchObject({
      state: 'failed',
      reason: 'AccessDenied',
      completedAt: '2026-01-20T14:32:15Z',
      inventory: undefined,
    });
  });

  it.each(['queued', 'scanning', 'reticulating'])('that is %s has neither an end nor an inventory', (status) => {
    expect(scanFrom({ status, errorMessage: 'x' })).toMatchObject({ completedAt: undefined, inventory: undefined, reason: undefined });
  });

  it.each([
    [
      { vpcs: 2, newKind: 7 },
      { vpcs: 2, newKind: 7 },
    ],
    [{}, {}],
    [{ vpcs: null, a: '3', b: -1, c: 1.5, d: [1], e: { f: 1 }, g: true, h: 0 }, { h: 0 }],
    [{ vpcs: Number.MAX_SAFE_INTEGER + 1 }, {}],
  ])('with the progress %j has the inventory %j', (progress, inventory) => {
    expect(scanFrom({ progress }).inventory).toEqual(inventory);
  });

  it.each([
    ['no ID', { id: undefined }, '$.data.id'],
    ['an empty ID', { id: '' }, '$.data.id'],
    ['a number for an ID', { id: 7 }, '$.data.id'],
    ['no status', { status: undefined }, '$.data.status'],
    ['a number for a region', { region: 1 }, '$.data.region'],
    ['a list for a progress', { progress: 'all' }, '$.data.progress'],
  ])('with %s is refused with its place', (_what, change, place) => {
    expect(() => scanFrom(change)).toThrow(`x: ${place} should be`);
  });

  it.each([DOCUMENTED, null, [], 'completed', {}, { data: null }, { data: [] }, { success: false, error: {} }])(
    'is nothing else (%#)',
    (value) => {
      expect(() => decode(wireScan, value, 'the scan')).toThrow(ScanError);
    },
  );
});

describe('lists', () => {
  it.each([
    ['scans', wireScans],
    ['accounts', wireAccounts],
    ['diagrams', wireDiagrams],
  ] as const)('of %s may lack their meta, and not their items', (plural, schema) => {
    const read = (data: unknown) => decode(schema, { data }, 'x').data;

    for (const meta of [undefined, null, {}, { hasMore: null, cursor: null }])
      expect(read({ [plural]: [], meta })).toHaveProperty(plural, []);
    for (const wrong of [{}, [], { [plural]: {} }, { [plural]: [{}] }, { [plural]: [], meta: { hasMore: 'yes' } }]) {
      expect(() => read(wrong)).toThrow(ScanError);
    }
    // Some encoders write an empty list so.
    for (const empty of [null, { [plural]: null }, { [plural]: null, meta: { hasMore: false } }])
      expect(read(empty)).toHaveProperty(plural, []);
    expect(() => read({ [plural]: null, meta: { hasMore: true, cursor: 'c' } })).toThrow(/should be Array and is null/);
  });
});

describe('an error of Fegura', () => {
  it.each([undefined, null, '', 'Bad Gateway', [], 7, {}, { error: null }, { error: 'x' }, { error: { code: 5, message: '' } }])(
    '%j is an error without words',
    (body) => {
      expect(explain(400, body)).toMatchObject({ serviceCode: undefined, message: 'the request was refused.' });
    },
  );

  it.each([
    [{ path: ['a', 0, 'b'], message: 'm' }, 'a.0.b: m'],
    [{ path: [], message: 'm' }, 'm'],
    [{ message: 'm' }, 'm'],
    [{ code: 'c', path: ['a'] }, '{"code":"c","path":["a"]}'],
    ['a text', 'a text'],
    [7, '7'],
    [null, 'null'],
    [{ path: [{}, 'a'], message: 'm' }, 'a: m'],
  ])('the detail %j reads %j', (detail, text) => {
    expect(explain(400, { error: { details: [detail] } })?.message).toBe(`${text}.`);
  });

  it('reports five details at most, and a part of each', () => {
    const { message = '' } = explain(400, { error: { details: Array.from({ length: 90 }, () => ({ message: 'x'.repeat(9000) })) } }) ?? {};

    expect(message.split('; ')).toHaveLength(5);
    expect(message.length).toBeLessThan(700);
  });
});

describe('explainFegura', () => {
  const withCode = (code: string, details?: unknown[]) => ({ success: false, error: { code, message: 'M', details } });

  it.each([
    [400, 'BAD_REQUEST', 'BAD_REQUEST', /\{target\}/],
    [400, 'VALIDATION_ERROR', 'BAD_REQUEST', /\{region\}/],
    [400, 'INVALID_API_VERSION', 'BAD_REQUEST', /\{api-url\}.*2026-02-01/],
    [401, 'UNAUTHORIZED', 'AUTH_REJECTED', /\{api-key\}.*feg_live_/],
    [403, 'FORBIDDEN', 'FORBIDDEN', /\{api-key\}.*scope read/],
    [404, 'NOT_FOUND', 'NOT_FOUND', /\{target\}/],
    [409, 'CONFLICT', 'CONFLICT', /other scan has ended/],
    [500, 'INTERNAL_ERROR', 'SERVICE_FAILED', /again/],
  ])('%i %s', (status, serviceCode, code, hint) => {
    expect(explain(status, withCode(serviceCode))).toEqual({
      code,
      serviceCode,
      message: `M (${serviceCode}).`,
      hint: expect.stringMatching(hint),
    });
  });

  it('goes by the code where the status is another', () => {
    expect(explain(422, withCode('VALIDATION_ERROR', [{ path: ['region'], message: 'unknown' }]))).toMatchObject({
      code: 'BAD_REQUEST',
      message: 'M: region: unknown (VALIDATION_ERROR).',
    });
  });

  it.each([400, 401, 403, 404, 409])('explains %i with a hint even without a body, and with an unknown code', (status) => {
    for (const body of [undefined, withCode('E_17'), withCode('toString')]) {
      const reported = explain(status, body);
      expect(reported?.message).toMatch(/\.$/);
      expect(reported?.hint).toMatch(/\.$|authentication$/);
    }
  });

  it.each([
    [500, undefined],
    [503, '<html>'],
    [302, {}],
    [418, {}],
  ])('leaves %i with %j to the general texts', (status, body) => {
    expect(explain(status, body)).toBeUndefined();
  });

  it.each([undefined, withCode('TOO_MANY_REQUESTS'), withCode('INTERNAL_ERROR')])('takes 429 for a limit (%j)', (body) => {
    expect(explain(429, body)).toMatchObject({ code: 'RATE_LIMITED', hint: expect.stringContaining('{poll-interval}') });
  });

  it('knows a failure that the service words itself', () => {
    expect(explain(503, withCode('MAINTENANCE'))).toEqual({
      code: 'SERVICE_FAILED',
      message: 'M (MAINTENANCE).',
      serviceCode: 'MAINTENANCE',
    });
  });

  it.each([
    [403, 'start', /scope write/],
    [403, 'list', /scope read/],
    [404, 'status', /\{scan-id\}/],
    [404, 'start', /UUID/],
  ] as const)('%i of a %s has a hint of its own', (status, kind, hint) => {
    expect(explain(status, undefined, kind)?.hint).toMatch(hint);
  });

  it('does not quote a whole page that calls itself a message', () => {
    const body = { error: { code: 'C'.repeat(9000), message: 'x'.repeat(100_000), details: ['y'.repeat(9000)] } };

    expect(explain(400, body)?.message.length).toBeLessThan(700);
  });
});

describe('the facts', () => {
  it('are those of the documents', () => {
    expect(fegura).toMatchObject({
      id: 'fegura',
      apiUrl: 'https://api.fegura.ai',
      apiPrefix: '/api',
      keyVariable: 'FEGURA_API_KEY',
      measures: ['inventory'],
      timeoutMs: 900_000,
      respondsWhenDone: true,
      scansRepository: false,
      perMinute: {},
    });
    expect(fegura).not.toHaveProperty('cancelRequest');
    expect(fegura.authorize('k')).toEqual({ authorization: 'Bearer k', 'fegura-version': '2026-02-01' });
  });
});

describe('parse', () => {
  const parse = (given: ServiceInputs) => fegura.parse(given, { source: SOURCE, wait: true });
  const UUID = '550e8400-e29b-41d4-a716-446655440000';

  it('finds all mistakes at once', () => {
    const parsed = parse({ target: 'arn:aws:iam::123456789012:root', region: 'Frankfurt' });

    expect('problems' in parsed && parsed.problems).toEqual([
      { input: 'target', given: 'arn:aws:iam::123456789012:root', allowed: expect.stringContaining('UUID') },
      { input: 'region', given: 'Frankfurt', allowed: expect.stringContaining('eu-central-1') },
    ]);
  });

  it('asks for a target', () => {
    expect(parse({})).toEqual({ problems: [{ input: 'target', given: '', allowed: expect.stringContaining('12-digit'), missing: true }] });
  });

  it.each(['1234-5678-9012', '1234 5678 9012'])('suggests the digits of %s', (target) => {
    expect(parse({ target })).toMatchObject({ problems: [{ input: 'target', suggestion: '123456789012' }] });
  });

  it.each(['12345678901', '1234567890123', UUID.slice(1), `${UUID}0`, `{${UUID}}`, UUID.replaceAll('-', ''), '..', 'a/b', `${UUID}/../x`])(
    'takes no target %s',
    (target) => {
      expect(parse({ target })).toMatchObject({ problems: [{ input: 'target', given: target }] });
    },
  );

  it.each(['us-east-1', 'eu-central-2', 'us-gov-west-1', 'us-isob-east-1', 'cn-northwest-1', 'eusc-de-east-1', 'EU-WEST-1'])(
    'takes the region %s',
    (region) => {
      expect(parse({ target: UUID, region })).toHaveProperty('plan');
    },
  );

  it.each(['us-east', 'useast1', 'us-east-1a', 'us_east_1', '-east-1', 'us--east-1', 'us-east-12', 'global', `us${'-east'.repeat(99)}-1`])(
    'takes no region %s',
    (region) => {
      expect(parse({ target: UUID, region })).toMatchObject({ problems: [{ input: 'region', given: region }] });
    },
  );

  it('names gates apart by target and region, without the account in the name', () => {
    const names = [{ target: UUID }, { target: UUID, region: 'eu-west-1' }, { target: '123456789012' }].map((given) => {
      const parsed = parse(given);
      return 'plan' in parsed ? parsed.plan.nameParts : [];
    });

    expect(names).toEqual([
      [expect.stringMatching(/^[0-9a-f]{8}$/), 'us-east-1'],
      [names[0]?.[0], 'eu-west-1'],
      [expect.stringMatching(/^[0-9a-f]{8}$/), 'us-east-1'],
    ]);
    expect(names[2]?.[0]).not.toBe(names[0]?.[0]);
    expect(names.flat().join()).not.toMatch(/550e8400|123456789012/);
    expect(parse({ target: UUID.toUpperCase() })).toMatchObject({ plan: { nameParts: names[0] } });
  });
});
