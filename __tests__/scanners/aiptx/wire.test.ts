import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Finding } from '../../../src/domain/finding.js';
import { decode } from '../../../src/http/decode.js';
import { explainAiptx } from '../../../src/scanners/aiptx/errors.js';
import { createFindingMapper } from '../../../src/scanners/aiptx/findings.js';
import { toChanges, toScan } from '../../../src/scanners/aiptx/mapping.js';
import { wireComparison, wireDetail, wireFindings, wireScan, wireScans } from '../../../src/scanners/aiptx/wire.js';
import { fixture, TARGET } from './support.js';

function findingFrom(change: Readonly<Record<string, unknown>> = {}, detail?: Readonly<Record<string, unknown>>): Finding {
  const [item] = fixture('siblings/findings')['data'] as object[];
  const [wire] = decode(wireFindings, { success: true, data: [{ ...item, ...change }] }, 'x').data;
  if (wire === undefined) throw new Error('no finding');
  const details = new Map(detail ? [[wire.id, decode(wireDetail, { success: true, data: { id: wire.id, ...detail } }, 'x').data]] : []);
  return createFindingMapper(TARGET, details)(wire);
}

const scanFrom = (name: string) => toScan(decode(wireScan, fixture(name), 'x').data, 'asked');

describe('a list', () => {
  // Some encoders write an empty list so.
  it.each([[{ data: null }], [{ data: null, pagination: { total: 0, total_pages: 0 } }]])('of nothing may be null: %j', (answer) => {
    for (const schema of [wireScans, wireFindings]) expect(decode(schema, answer, 'x').data).toEqual([]);
  });

  it.each([{ total: 3 }, { total_pages: 1 }])('that is null and not empty is an error: %j', (pagination) => {
    for (const schema of [wireScans, wireFindings])
      expect(() => decode(schema, { data: null, pagination }, 'x')).toThrow(/data should be Array and is null/);
  });
});

describe('the documents’ own JSON', () => {
  it('a scan that was created', () => {
    expect(scanFrom('scan-created')).toEqual({
      id: 'scan_abc123def456',
      target: 'https://app.example.com',
      state: 'queued',
      rawState: 'queued',
      traits: { type: 'web', mode: 'standard' },
      correlationId: 'Weekly Security Scan',
      createdAt: '2024-01-15T10:30:00Z',
      startedAt: undefined,
      completedAt: undefined,
      progress: { percent: 0 },
      counts: undefined,
    });
  });

  it.each([
    ['scan-gate gate-1 0123456789abcdef run 4711.1', 'gate-1 0123456789abcdef'],
    [' scan-gate My gate 0123456789abcdef ', 'My gate 0123456789abcdef'],
    ['scan-gate gate-1 0123456789abcdef run 4711', 'gate-1 0123456789abcdef'],
    ['scan-gate gate-1 0123456789ABCDEF run 4711.1', undefined],
    ['scan-gate gate-1 0123456789abcde run 4711.1', undefined],
    ['scan-gate gate-1 0123456789abcdef run 4711.1 (copy)', undefined],
    ['Copy of scan-gate gate-1 0123456789abcdef run 4711.1', undefined],
    ['scan-gate 0123456789abcdef', undefined],
    ['scan-gate octo-org/shop run 4711.1', undefined],
    ['Weekly Security Scan', undefined],
  ])('a scan of the name %j reports the options %j', (name, options) => {
    const wire = { id: 'scan_1', status: 'completed', name };
    expect(toScan(decode(wireScan, { data: wire }, 'x').data, TARGET).options).toBe(options);
    // What a rescan has changed is in no name.
    expect(toScan(decode(wireScan, { data: { ...wire, parent_scan_id: 'scan_0' } }, 'x').data, TARGET).options).toBeUndefined();
  });

  it('a scan that runs, in full and light', () => {
    const running = {
      state: 'running',
      progress: { percent: 65, phase: 'vulnerability_discovery' },
      counts: { critical: 1, high: 3, medium: 8, low: 15, info: 0 },
    };
    expect(scanFrom('scan-running')).toMatchObject({ ...running, target: 'https://app.example.com', startedAt: '2024-01-15T10:31:00Z' });
    expect(scanFrom('scan-status')).toMatchObject({ ...running, target: 'asked', traits: { type: undefined, mode: undefined } });
  });

  it('the phases of a scan, of which only numbers are kept', () => {
    expect(scanFrom('scan-running').phases).toEqual([
      { name: 'reconnaissance', rawState: 'completed', counters: [{ name: 'endpoints', value: 156 }] },
      { name: 'vulnerability_discovery', rawState: 'running', counters: [{ name: 'tests', value: 1247, total: 1920 }] },
      { name: 'exploit_validation', rawState: 'pending', counters: [] },
    ]);
    expect(scanFrom('scan-status').phases).toBeUndefined();
  });

  it('a list of scans, which reports no type', () => {
    const { data, pagination } = decode(wireScans, fixture('scans'), 'x');
    expect(data.map((scan) => toScan(scan, ''))).toMatchObject([
      {
        id: 'scan_abc123',
        state: 'completed',
        traits: { type: undefined, mode: 'standard' },
        completedAt: '2024-01-15T13:45:00Z',
        counts: { critical: 2, low: 23 },
      },
    ]);
    expect(pagination).toEqual({ total: 47, total_pages: 5 });
  });

  it('a cancelled scan and a rescan', () => {
    expect(scanFrom('scan-cancelled')).toMatchObject({ state: 'cancelled', target: 'asked' });
    expect(scanFrom('scan-rescanned')).toMatchObject({
      id: 'scan_xyz789',
      state: 'queued',
      target: 'https://app.example.com',
      traits: { mode: 'deep' },
    });
  });

  it('a comparison, whose lists are shorter than its numbers', () => {
    const wire = decode(wireComparison, fixture('comparison'), 'x').data;
    const expected = {
      added: [{ id: 'finding_new1', title: 'SQL Injection in Search API', severity: 'critical' }],
      fixed: [{ id: 'finding_old1', title: 'XSS in Comments', severity: 'high' }],
      addedCount: 3,
      fixedCount: 5,
      unchangedCount: 35,
    };
    expect(toChanges(wire, 'scan_abc123')).toEqual(expected);
    // A is the newer scan: 40 - 3 + 5 = 42.
    expect(toChanges(wire, 'scan_xyz789')).toMatchObject({ addedCount: 5, fixedCount: 3 });
  });

  it('the siblings’ finding, listed and in detail', () => {
    expect(findingFrom()).toEqual({
      id: 'finding_4c2',
      rule: { id: 'access_control', title: 'IDOR on invoice download', tags: ['security'] },
      severity: 'high',
      cvss: 8.1,
      state: 'open',
      rawState: 'open',
      location: { resource: 'GET /invoices/{id} (id)', request: { method: 'GET', target: '/invoices/{id}', parameter: 'id' } },
      identity: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const detail = fixture('siblings/finding')['data'] as Record<string, unknown>;
    expect(findingFrom({}, detail)).toMatchObject({
      rule: { tags: ['security', 'external/cwe/cwe-639'] },
      text: 'Ids can be enumerated\n\nImpact: Foreign invoices readable\n\nCWE-639',
      fix: { text: 'Check ownership' },
      location: {
        resource: 'GET /invoices/{id} (id)',
        url: 'https://stage.example.org/invoices/42',
        request: { method: 'GET', target: '/invoices/{id}', parameter: 'id' },
      },
      identity: findingFrom().identity,
    });
  });

  it('the siblings’ error', () => {
    const refusal = {
      call: { kind: 'start', method: 'POST', path: '/x' },
      status: 400,
      body: fixture('siblings/error'),
      headers: {},
    } as const;

    expect(explainAiptx(refusal)).toMatchObject({
      serviceCode: 'INVALID_TARGET',
      message: 'Target cannot be reached: no DNS record (INVALID_TARGET, request req_51ab).',
      hint: expect.stringContaining('DNS records'),
    });
  });
});

describe('a scan', () => {
  const reported = (data: object) =>
    toScan(decode(wireScan, { success: true, data: { id: 's', status: 'running', ...data } }, 'x').data, 'asked');

  it('may contain no more than its ID and state', () => {
    expect(reported({ status: 'Running' })).toMatchObject({
      target: 'asked',
      state: 'running',
      rawState: 'Running',
      progress: undefined,
      counts: undefined,
    });
  });

  it('is read through null where a field has no value', () => {
    const nulls = { target: null, mode: null, type: null, progress: null, current_phase: null, findings_count: null, created_at: null };
    expect(reported(nulls)).toMatchObject({ target: 'asked', traits: { mode: undefined }, progress: undefined, counts: undefined });
  });

  it('reports which severities it does not count', () => {
    const four = { critical: 1, high: 3, medium: 8, low: 15 };
    expect(reported({ findings_count: four }).unreportedSeverities).toEqual(['info']);
    expect(reported({ findings_count: { ...four, info: 0 } }).unreportedSeverities).toBeUndefined();
  });

  it('counts info where it is reported', () => {
    const four = { critical: 0, high: 2, medium: 0, low: 1 };
    expect(reported({ findings_count: { ...four, info: 4 } }).counts).toEqual({ ...four, info: 4 });
  });

  it.each([[{}], [{ critical: null, high: null, medium: null, low: null, info: null }]])(
    'has no numbers where it reports none: %j',
    (findings_count) => {
      expect(reported({ findings_count }).counts).toBeUndefined();
    },
  );

  it('of which some severities are counted does not know the others', () => {
    expect(reported({ findings_count: { high: 2, info: 4 } })).toMatchObject({
      counts: { critical: 0, high: 2, medium: 0, low: 0, info: 4 },
      unreportedSeverities: ['critical', 'medium', 'low'],
    });
  });

  it.each([[{ high: -1 }], [{ high: 1.5 }], [{ high: '2' }], ['none'], [7]])('whose counts are %j is not read', (findings_count) => {
    expect(() => reported({ findings_count })).toThrow(/findings_count/);
  });

  it.each([
    ['no object', 'recon', undefined],
    ['a phase that is not an object', { recon: 'done', scan: { status: 'completed' } }, ['scan']],
    ['a name that is no word', { 'a b': { status: 'x' }, '<b>': { status: 'x' }, __proto: { status: 'x' }, ok: { status: 'x' } }, ['ok']],
    ['invalid numbers', { ok: { status: 'x', endpoints_discovered: -1, tests_completed: '7', tests_total: 1.5 } }, ['ok']],
    ['far too many', Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`p${index}`, { status: 'x' }])), undefined],
  ])('takes phases as they are, or not at all: %s', (what, phases, names) => {
    const kept = reported({ phases }).phases;
    if (names !== undefined) expect(kept).toEqual(names.map((name) => ({ name, rawState: expect.any(String), counters: [] })));
    else expect(kept?.length).toBe(what === 'far too many' ? 10 : undefined);
  });

  it.each([['65'], [-1], [101], [{}]])('shows no progress of %j', (progress) => {
    expect(reported({ progress }).progress).toBeUndefined();
  });

  it('that did not succeed is an error', () => {
    expect(() => decode(wireScan, { success: false, data: { id: 's', status: 'queued' } }, 'the scan')).toThrow(/\$\.success/);
  });

  it.each([[{}], [{ id: 's', status: 'queued' }], [null], [[]], ['x']])('is not read from %j', (answer) => {
    expect(() => decode(wireScan, answer, 'the scan')).toThrow(/the scan/);
  });
});

describe('a finding', () => {
  it.each([
    ['open', 'open'],
    ['OPEN', 'open'],
    ['fixed', 'closed'],
    ['accepted', 'accepted'],
    ['false_positive', 'accepted'],
    ['triaged', 'unknown'],
    ['constructor', 'unknown'],
    [null, 'unknown'],
  ])('whose status is %s is %s', (status, means) => {
    expect(findingFrom({ status })).toMatchObject({ state: means, rawState: status ?? '' });
  });

  it.each(['catastrophic', '', null, undefined])('of the unknown severity %j counts as critical', (severity) => {
    expect(findingFrom({ severity })).toMatchObject({ severity: 'critical', rawSeverity: severity ?? '' });
  });

  it.each([-1, 10.1, '8.1', null])('shows no CVSS of %j', (cvss_score) => {
    expect(findingFrom({ cvss_score }).cvss).toBeUndefined();
  });

  it.each([
    [{ category: 'Access Control' }, 'access-control'],
    [{ category: null, cwe_id: 'CWE-639' }, 'cwe-639'],
    [{ category: '' }, 'idor-on-invoice-download'],
    [{ category: null, title: null }, 'finding_4c2'],
  ])('of %j is of the rule %s', (change, id) => {
    expect(findingFrom(change).rule.id).toBe(id);
  });

  it.each([
    ['GET /invoices/{id}', { resource: 'GET /invoices/{id}', request: { method: 'GET', target: '/invoices/{id}' } }],
    ['/invoices/{id}?token=abc#x', { resource: '/invoices/{id}', request: { target: '/invoices/{id}' } }],
    ['https://u:p@stage.example.org/a?token=abc', { resource: '/a', url: 'https://stage.example.org/a', request: { target: '/a' } }],
    [
      'POST https://stage.example.org/a',
      { resource: 'POST /a', url: 'https://stage.example.org/a', request: { method: 'POST', target: '/a' } },
    ],
    [
      { method: 'get', path: '/a?token=abc', parameter: 'q' },
      { resource: 'GET /a (q)', request: { method: 'GET', target: '/a', parameter: 'q' } },
    ],
    [
      { method: 'GET', path: '/a', full_url: 'https://stage.example.org/a?token=abc#x' },
      { resource: 'GET /a', url: 'https://stage.example.org/a', request: { method: 'GET', target: '/a' } },
    ],
    [{ parameter: 'q' }, { resource: '(q)' }],
    [{ full_url: 'javascript:alert(1)' }, {}],
    [{}, {}],
    ['', {}],
    [null, {}],
    [undefined, {}],
  ])('at %j is at %j', (endpoint, place) => {
    expect(findingFrom({ endpoint }).location).toEqual(place);
  });

  it('is the same one in the next scan', () => {
    const { identity } = findingFrom();
    expect(
      findingFrom({ id: 'other', scan_id: 'other', title: 'Worded anew', severity: 'low', status: 'fixed', cvss_score: 1 }).identity,
    ).toBe(identity);
    for (const change of [
      { category: 'xss' },
      { endpoint: { method: 'POST', path: '/invoices/{id}', parameter: 'id' } },
      { endpoint: { method: 'GET', path: '/x', parameter: 'id' } },
    ])
      expect(findingFrom(change).identity).not.toBe(identity);
  });

  it('is distinguished from others by its title if it has nothing else', () => {
    expect(findingFrom({ endpoint: null }).identity).not.toBe(findingFrom({ endpoint: null, title: 'Other' }).identity);
    expect(findingFrom({ category: null }).identity).not.toBe(findingFrom({ category: null, title: 'Other' }).identity);
  });

  it('whose title alone identifies is the same one on the next day of a count down', () => {
    for (const nowhere of [{ endpoint: null }, { category: null, cwe_id: null }]) {
      const [today, tomorrow] = ['29 days', '28 days'].map((time) => findingFrom({ ...nowhere, title: `Certificate expires in ${time}` }));
      expect(tomorrow?.identity).toBe(today?.identity);
      expect(tomorrow?.rule).toEqual(today?.rule);
      expect(tomorrow?.title).toBe('Certificate expires in 28 days');
    }
    const other = findingFrom({ category: null, cwe_id: null, endpoint: null, title: 'Port 8080' });
    expect(findingFrom({ category: null, cwe_id: null, endpoint: null, title: 'Port 8443' }).identity).not.toBe(other.identity);
  });

  it('takes a remedy as a text, and is not spoiled by a detail that is malformed', () => {
    expect(findingFrom({}, { remediation: 'Check ownership' }).fix).toEqual({ text: 'Check ownership' });
    expect(findingFrom({}, { remediation: 7, cwe_id: 639, description: ['x'], endpoint: 4 })).toEqual(findingFrom());
  });

  it('of one rule shares it with the others', () => {
    const map = createFindingMapper(TARGET, new Map());
    const item = decode(wireFindings, { data: [{ id: 'a', title: 't', category: 'c' }] }, 'x').data[0];
    if (item === undefined) throw new Error('no finding');
    expect(map(item).rule).toBe(map({ ...item, id: 'b' }).rule);
  });
});

it('nothing of a proof of concept survives decoding', () => {
  const canary = 'leaked-canary-value';
  const proofs = {
    poc: canary,
    proof_of_concept: { request: { body: canary } },
    request: canary,
    response: { body: canary },
    evidence: canary,
  };
  const endpoint = { method: 'GET', path: '/x', ...proofs };
  const item = { id: 'f', ...proofs, endpoint };
  const remediation = { summary: 'x', code_example: { vulnerable: canary }, ...proofs };

  const decoded = [
    decode(wireFindings, { success: true, data: [item], ...proofs }, 'x'),
    decode(wireDetail, { success: true, data: { ...item, remediation }, ...proofs }, 'x'),
  ];

  expect(JSON.stringify(decoded)).not.toContain(canary);
});

describe('a comparison', () => {
  it('always balances as the sums say, whichever way round it is reported', () => {
    const number = fc.nat(200);
    fc.assert(
      fc.property(number, number, number, fc.boolean(), fc.boolean(), (kept, added, fixed, turned, swapped) => {
        const [before, after] = [kept + fixed, kept + added];
        const [a, b] = swapped ? ['new', 'old'] : ['old', 'new'];
        const summary = {
          scan_a_total: swapped ? after : before,
          scan_b_total: swapped ? before : after,
          new: turned ? fixed : added,
          fixed: turned ? added : fixed,
        };
        const wire = { scan_a: a, scan_b: b, comparison: { new_findings: [], fixed_findings: [], unchanged_findings: kept, summary } };
        expect(toChanges(wire, 'old')).toMatchObject({ addedCount: added, fixedCount: fixed, unchangedCount: kept });
      }),
    );
  });

  it('keeps its lists where the sums say nothing', () => {
    const reported = { id: 'f', title: null, severity: 'odd' };
    const comparison = {
      new_findings: [reported],
      fixed_findings: [],
      unchanged_findings: [],
      summary: { scan_a_total: 1, scan_b_total: 9, new: 1, fixed: 0 },
    };
    const wire = decode(wireComparison, { data: { scan_a: 'old', scan_b: 'new', comparison } }, 'x').data;
    expect(toChanges(wire, 'old')).toEqual({
      added: [{ id: 'f', title: 'f', severity: 'critical' }],
      fixed: [],
      addedCount: 1,
      fixedCount: 0,
    });
  });
});

describe('an error', () => {
  const call = { kind: 'start', method: 'POST', path: '/scans' } as const;

  it.each([[undefined], [null], ['<html>'], [[]], [{}], [{ error: 7 }]])(
    'without words (%j) leaves the text to others, or has one of ours',
    (body) => {
      expect(explainAiptx({ call, status: 500, body, headers: {} })).toBeUndefined();
      expect(explainAiptx({ call, status: 401, body, headers: {} })).toMatchObject({ message: 'the API key was rejected.' });
    },
  );

  it('shows no query of an address, and no more than a sentence', () => {
    const body = { success: false, error: { code: 'X', message: `Cannot reach https://a.example/?token=abc ${'x'.repeat(1000)}` } };
    const reported = explainAiptx({ call, status: 400, body, headers: {} });
    expect(reported?.message).toContain('Cannot reach https://a.example/ xxx');
    expect(reported?.message.length).toBeLessThan(400);
  });

  it.each([
    ['start', '5', 'CONFLICT', true],
    ['start', '0', 'RATE_LIMITED', undefined],
    ['start', undefined, 'RATE_LIMITED', undefined],
    ['status', '5', 'RATE_LIMITED', undefined],
  ] as const)('429 of %s with %s requests left is %s', (kind, left, code, final) => {
    const headers = left === undefined ? {} : { 'x-ratelimit-remaining': left };
    const reported = explainAiptx({ call: { ...call, kind }, status: 429, body: undefined, headers });
    expect(reported).toMatchObject({ code });
    expect(reported?.final).toBe(final);
  });
});
