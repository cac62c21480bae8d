import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { ScanError } from '../../../src/domain/errors.js';
import { decode } from '../../../src/http/decode.js';
import { toScan } from '../../../src/scanners/aether365/mapping.js';
import { wireResults, wireScan, wireScans, wireTenant } from '../../../src/scanners/aether365/wire.js';
import { fixture } from './support.js';

const COMPLETED = (fixture('scan-completed') as { data: Record<string, unknown> }).data;

function scanFrom(change: Readonly<Record<string, unknown>> = {}, asked = 't_abc123') {
  return toScan(decode(wireScan, { success: true, data: { ...COMPLETED, ...change } }, 'the scan').data, asked);
}

describe('the documents’ own JSON', () => {
  it('a scan that was started', () => {
    expect(toScan(decode(wireScan, fixture('scan-created'), 'x').data, 'asked')).toEqual({
      id: 'scan_xyz789',
      target: 't_abc123',
      state: 'running',
      rawState: 'in_progress',
      reason: undefined,
      traits: { type: 'compliance' },
      createdAt: '2026-04-09T10:32:00Z',
      startedAt: '2026-04-09T10:32:00Z',
      completedAt: undefined,
      posture: undefined,
    });
  });

  it('a scan that completed', () => {
    expect(toScan(decode(wireScan, fixture('scan-completed'), 'x').data, 'asked')).toMatchObject({
      id: 'scan_abc123',
      target: 't_abc123',
      state: 'completed',
      startedAt: '2026-04-09T00:00:00Z',
      completedAt: '2026-04-09T00:14:23Z',
      posture: { passed: 87, failed: 12, skipped: 5, score: 87.9 },
    });
  });

  it('a list of scans', () => {
    const { data, meta } = decode(wireScans, fixture('scans'), 'x');

    expect(data.map(({ id }) => id)).toEqual(['scan_abc123']);
    expect(meta?.total).toBe(24);
  });

  it('the tenant, without its e-mail address', () => {
    const { data } = decode(wireTenant, fixture('siblings/tenant'), 'x');

    expect(data).toEqual({ id: 't_9f27', companyName: 'Example Org' });
    expect(JSON.stringify(data)).not.toContain('@');
  });

  it('results', () => {
    expect(decode(wireResults, fixture('siblings/results'), 'x')).toMatchObject({
      data: [{ id: 'result_311', scan_id: 'scan_5d0c', test_id: 'CIS.M365.5.2.2.3', result: 'failed', severity: 'high' }],
      meta: { total: 1 },
    });
  });
});

describe('a scan', () => {
  it.each([
    ['in_progress', 'running'],
    ['completed', 'completed'],
    ['failed', 'failed'],
    ['COMPLETED', 'completed'],
    ['queued', 'unknown'],
    ['cancelled', 'unknown'],
    ['', 'unknown'],
    ['constructor', 'unknown'],
  ])('in the state %j is %s', (status, state) => {
    expect(scanFrom({ status })).toMatchObject({ state, rawState: status });
  });

  it('may contain no more than its ID and state', () => {
    expect(toScan(decode(wireScan, { data: { id: 's', status: 'failed' } }, 'x').data, 'asked')).toMatchObject({
      id: 's',
      target: 'asked',
      traits: { type: undefined },
      posture: undefined,
      reason: undefined,
    });
  });

  it('is of the tenant that it names', () => {
    expect(scanFrom({}, 't_other').target).toBe('t_abc123');
    expect(scanFrom({ tenant_id: null }, 't_other').target).toBe('t_other');
  });

  it('is of `me`, if the ID is unknown', () => {
    expect(scanFrom({}, 'me').target).toBe('me');
  });

  it.each([
    [{ score: null }, { passed: 87, failed: 12, skipped: 5, score: null }],
    [{ score: 0 }, { passed: 87, failed: 12, skipped: 5, score: 0 }],
    // Nothing was evaluated.
    [{ pass_count: 0, fail_count: 0, score: null }, undefined],
    [{ pass_count: 0, fail_count: 0, skip_count: 0, score: 100 }, undefined],
    // Unknown is not 0.
    [{ skip_count: null }, { passed: 87, failed: 12, skipped: null, score: 87.9 }],
    [{ pass_count: null, fail_count: null, skip_count: null, score: null }, undefined],
    [{ fail_count: null }, undefined],
    [{ pass_count: undefined }, undefined],
  ])('with %j has the posture %j', (change, posture) => {
    expect(scanFrom(change).posture).toEqual(posture);
  });

  it.each([
    [{ error: 'consent revoked' }, 'consent revoked'],
    [{ error_message: 'consent revoked' }, 'consent revoked'],
    [{ message: 'consent revoked' }, 'consent revoked'],
    [{ error: { code: 'X' }, error_message: '', message: 'consent revoked' }, 'consent revoked'],
    [{ error: null, message: 7 }, undefined],
  ])('that failed with %j reports the reason %j', (change, reason) => {
    expect(scanFrom({ status: 'failed', ...change }).reason).toBe(reason);
  });

  it.each([
    ['no ID', { id: undefined }, '$.data.id'],
    ['a number for an ID', { id: 7 }, '$.data.id'],
    ['no state', { status: null }, '$.data.status'],
    ['a negative count', { fail_count: -1 }, '$.data.fail_count'],
    ['half a check', { pass_count: 1.5 }, '$.data.pass_count'],
    ['a count in words', { fail_count: 'two' }, '$.data.fail_count'],
    ['a score above 100', { score: 879 }, '$.data.score'],
    ['a score below 0', { score: -1 }, '$.data.score'],
    ['a score in words', { score: '87.9' }, '$.data.score'],
  ])('with %s is refused with its place', (_what, change, place) => {
    expect(() => scanFrom(change)).toThrow(`${place} should be`);
  });

  it.each([
    ['a bare object', COMPLETED],
    ['a list', [COMPLETED]],
    ['nothing', null],
    ['an empty envelope', { success: true, data: null }],
    ['a failure that is answered as a success', { success: false, data: COMPLETED }],
    ['an error that is answered as a success', fixture('siblings/error')],
  ])('is not %s', (_what, body) => {
    expect(() => decode(wireScan, body, 'the scan')).toThrow(ScanError);
  });
});

describe('lists', () => {
  it.each([
    ['scans', wireScans],
    ['results', wireResults],
  ])('of %s may lack their numbers, and not their data', (_what, schema) => {
    expect(v.safeParse(schema, { data: [] }).success).toBe(true);
    expect(v.safeParse(schema, { success: true, data: [], meta: null }).success).toBe(true);
    for (const wrong of [[], {}, { data: {} }, { success: false, data: [] }, { data: [], meta: { total: '5' } }]) {
      expect(v.safeParse(schema, wrong).success).toBe(false);
    }
  });

  // Some encoders write an empty list so.
  it.each([[{ data: null }], [{ data: null, meta: null }], [{ data: null, meta: { total: 0 } }]])(
    'of nothing may be null: %j',
    (answer) => {
      for (const schema of [wireScans, wireResults]) expect(decode(schema, answer, 'x').data).toEqual([]);
    },
  );

  it('that are null, and whose total is not 0, are no lists', () => {
    for (const schema of [wireScans, wireResults])
      expect(() => decode(schema, { data: null, meta: { total: 3 } }, 'x')).toThrow(/data should be Array and is null/);
  });
});
