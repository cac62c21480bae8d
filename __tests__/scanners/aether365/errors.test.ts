import { describe, expect, it } from '@jest/globals';
import { INPUT_TABLE } from '../../../src/config/inputs.js';
import type { Explanation } from '../../../src/http/types.js';
import { explainAether365 } from '../../../src/scanners/aether365/errors.js';
import { fixture } from './support.js';

function explain(status: number, body: unknown): Explanation | undefined {
  return explainAether365({ call: { kind: 'start', method: 'POST', path: '/x' }, status, body, headers: {} });
}

function withCode(code: string, message?: string): unknown {
  return { success: false, error: { code, message, details: {} } };
}

const DOCUMENTED = [
  ['AUTH_MISSING_TOKEN', 401, 'AUTH_REJECTED', /Authorization/],
  ['AUTH_INVALID_TOKEN', 401, 'AUTH_REJECTED', /\{api-key\}.*ae_live_/],
  ['AUTH_EXPIRED_TOKEN', 401, 'AUTH_REJECTED', /begins with ae_live_.*expires after an hour/],
  ['AUTH_INSUFFICIENT_SCOPE', 403, 'FORBIDDEN', /member who may start scans.*role/],
  ['TENANT_ACCESS_DENIED', 403, 'FORBIDDEN', /\{target\}.*t_abc123/],
  ['TENANT_NOT_FOUND', 404, 'TARGET_UNKNOWN', /\{target\}.*no account/],
  ['SCAN_NOT_FOUND', 404, 'NOT_FOUND', /\{scan-id\}/],
  ['TENANT_NOT_CONNECTED', 400, 'TARGET_NOT_READY', /consent/],
  ['CONNECTION_NOT_FOUND', 404, 'TARGET_NOT_READY', /Connect/],
  ['SCAN_ALREADY_RUNNING', 409, 'CONFLICT', /other scan has ended/],
  ['SCAN_PLAN_LIMIT_REACHED', 429, 'QUOTA', /\{max-age\}.*billing period/],
  ['SERVICE_UNAVAILABLE', 503, 'SERVICE_FAILED', /maintenance/],
] as const;

describe('explainAether365', () => {
  it.each(DOCUMENTED)('knows %s', (serviceCode, status, code, hint) => {
    expect(explain(status, withCode(serviceCode, 'The words.'))).toMatchObject({
      code,
      serviceCode,
      message: `The words (${serviceCode}).`,
      hint: expect.stringMatching(hint),
    });
    // Also where the service leaves out the words.
    expect(explain(status, withCode(serviceCode))?.message).toMatch(new RegExp(`^\\S.* \\(${serviceCode}\\)\\.$`));
  });

  it('names only inputs that there are', () => {
    const known: readonly string[] = INPUT_TABLE.map(({ name }) => name);
    const codes = [...DOCUMENTED.map(([code]) => code), 'OTHER'];
    const hints = codes.flatMap((code) => [400, 401, 403, 404, 409, 429, 500].map((status) => explain(status, withCode(code))?.hint ?? ''));
    const named = hints.flatMap((hint) => [...hint.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name));

    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('never sends a start again when the quota is used up, and no other 429 is final', () => {
    expect(explain(429, withCode('SCAN_PLAN_LIMIT_REACHED'))).toMatchObject({ code: 'QUOTA', final: true });
    expect(explain(429, withCode('TOO_MANY_REQUESTS'))).toMatchObject({ code: 'RATE_LIMITED' });
    expect(explain(429, withCode('TOO_MANY_REQUESTS'))?.final).toBeUndefined();
    expect(explain(503, withCode('SERVICE_UNAVAILABLE'))?.final).toBeUndefined();
  });

  it('goes by the code, whatever the status', () => {
    expect(explain(403, withCode('SCAN_PLAN_LIMIT_REACHED'))?.code).toBe('QUOTA');
    expect(explain(404, withCode('TENANT_NOT_CONNECTED'))?.code).toBe('TARGET_NOT_READY');
  });

  it.each([
    [400, 'BAD_REQUEST'],
    [401, 'AUTH_REJECTED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [409, 'CONFLICT'],
    [429, 'RATE_LIMITED'],
    [500, 'SERVICE_FAILED'],
    [503, 'SERVICE_FAILED'],
  ])('quotes a %d with an undocumented code', (status, code) => {
    expect(explain(status, withCode('NEW_CODE', 'The words'))).toMatchObject({
      code,
      serviceCode: 'NEW_CODE',
      message: 'The words (NEW_CODE).',
    });
    expect(explain(status, { error: { message: 'The words.' } })).toMatchObject({ code, message: 'The words.' });
  });

  it.each([400, 401, 403, 404, 409, 418, 429, 500, 503, 302])('leaves a %d without words to the general texts', (status) => {
    for (const body of [undefined, null, '<html>', [], {}, { error: null }, { error: 'text' }, { error: { code: 7, message: [] } }]) {
      expect(explain(status, body)).toBeUndefined();
    }
  });

  it.each(['constructor', '__proto__', 'toString'])('takes %s for no documented code', (code) => {
    expect(explain(400, withCode(code))).toMatchObject({ code: 'BAD_REQUEST', serviceCode: code });
  });

  it('does not quote a whole page that calls itself a message', () => {
    expect(explain(400, withCode('E', 'x'.repeat(100_000)))?.message.length).toBeLessThan(400);
  });
});

describe('the documented body', () => {
  it('is read', () => {
    const expected = { message: 'No such scan (SCAN_NOT_FOUND).', serviceCode: 'SCAN_NOT_FOUND' };
    expect(explain(404, fixture('siblings/error'))).toMatchObject(expected);
  });
});
