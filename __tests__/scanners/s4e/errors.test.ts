import { describe, expect, it } from '@jest/globals';
import type { CallKind, ServiceCall } from '../../../src/http/types.js';
import { explainS4e, refusalInS4e } from '../../../src/scanners/s4e/errors.js';
import { fixture } from './support.js';

const callOf = (kind: CallKind): ServiceCall => ({ kind, method: 'GET', path: '/x?page=1' });
const explain = (status: number, body: unknown, kind: CallKind = 'lookup') => explainS4e({ call: callOf(kind), status, body, headers: {} });

const refusalIn = (body: unknown, kind: CallKind = 'list') => refusalInS4e(callOf(kind), body);

describe('an error of S4E', () => {
  it('reads the documented envelope', () => {
    expect(explain(429, fixture('siblings/error-rate-limited'))).toMatchObject({
      serviceCode: 'rate_limited',
      message: 'Slow down; 17 s left (rate_limited).',
      retryAfterMs: 17_000,
    });
  });

  it.each([
    [{ message: 'm', code: 404 }, '404', 'm (404).', false],
    [{ detail: 'd' }, undefined, 'd.', false],
    [{ detail: [{ loc: ['body', 'scan_type'], msg: 'unexpected value', type: 'x' }] }, undefined, 'unexpected value.', true],
    [{ error: 'only a text' }, undefined, 'only a text.', false],
    [{ error: { code: 'c', message: 'm' } }, 'c', 'm (c).', false],
    [{ error: true, message: 'm' }, undefined, 'm.', false],
  ])('%j', (body, serviceCode, message, isAboutType) => {
    const explained = explain(422, body);

    expect(explained).toMatchObject({ serviceCode, message });
    expect(explained?.hint?.startsWith('Check {scan-type}: S4E, or the plan')).toBe(isAboutType);
  });

  it.each([
    undefined,
    null,
    '',
    'Bad Gateway',
    [],
    7,
    {},
    { error: null },
    { message: '' },
    { detail: [] },
    { detail: ['x'] },
    { error: { code: {} } },
  ])('%j is an error without words', (body) => {
    const message = 'the service is rate limiting requests with this key.';
    expect(explain(429, body)).toMatchObject({ serviceCode: undefined, message, retryAfterMs: undefined });
  });

  it.each([-1, 'soon', {}, Number.NaN])('waits for nothing that it cannot read (%j)', (retry_after) => {
    expect(explain(429, { error: { retry_after } })).toMatchObject({ retryAfterMs: undefined });
  });
});

describe('explainS4e', () => {
  it.each([400, 401, 403, 404, 405, 409, 422, 429])('explains %d with a hint even without a body', (status) => {
    const reported = explain(status, undefined);

    expect(reported?.message).toMatch(/^[a-z].*\.$/);
    expect(reported?.hint).toMatch(/\.$/);
  });

  it.each([
    [500, undefined],
    [503, '<html>'],
    [500, { detail: 'Internal Server Error' }],
    [302, {}],
    [418, {}],
  ])('leaves %d with %j to the general texts', (status, body) => {
    expect(explain(status, body)).toBeUndefined();
  });

  it('knows a failure that the service words itself', () => {
    expect(explain(503, { status: 'error', error: { code: 'maintenance', message: 'Back soon' } })).toEqual({
      code: 'SERVICE_FAILED',
      message: 'Back soon (maintenance).',
      serviceCode: 'maintenance',
    });
  });

  it('takes the time to wait from the body of a limit', () => {
    expect(explain(429, fixture('siblings/error-rate-limited'))).toMatchObject({
      code: 'RATE_LIMITED',
      message: 'Slow down; 17 s left (rate_limited).',
      serviceCode: 'rate_limited',
      retryAfterMs: 17_000,
      hint: expect.stringMatching(/10 starts.*100, 1,000, or 10,000/),
    });
  });

  it.each([
    [{ detail: [{ loc: ['body', 'asset_id'], msg: 'm' }] }, /\{target\}.*a-1001/],
    [{ detail: [{ loc: ['body', 'scan_type'], msg: 'm' }] }, /\{scan-type\}.*plan/],
    [{ error: { message: 'scan_type web_app is not part of your plan' } }, /\{scan-type\}/],
    [{ detail: [{ loc: ['body', 'callback_url'], msg: 'm' }] }, /\{scan-options\}/],
    [{ message: 'no' }, /\{target\}, \{scan-type\}, and \{scan-options\}/],
  ])('a bad request %j has a hint of its own', (body, hint) => {
    for (const status of [400, 422]) expect(explain(status, body, 'start')?.hint).toMatch(hint);
  });

  it.each([
    ['lookup', /\{target\}/],
    ['start', /\{target\}/],
    ['list', /\{api-url\}.*bearer token/],
    ['status', /\{scan-id\}/],
    ['findings', /\{scan-id\}/],
    ['cancel', /\{scan-id\}/],
  ] as const)('404 on %s names what is not there', (kind, hint) => {
    expect(explain(404, undefined, kind)?.hint).toMatch(hint);
  });

  it('does not quote a whole page that calls itself a message', () => {
    expect(explain(400, { message: 'x'.repeat(100_000) })?.message.length).toBeLessThan(400);
  });
});

describe('a reply under a success', () => {
  it.each([
    ['error: false', { error: false, data: {} }],
    ['error: false and a code', { code: 200, message: 'OK', error: false, event: 'x', value: {} }],
    ['no error', { error: null }],
    ['an error without a text', { error: '' }],
    ['a code of success', { code: '200' }],
    ['a code in words', { code: 'ok' }],
    ['no code', { code: null }],
    ['the state of a scan', { scan_id: 's', status: 'failed' }],
    ['an object', {}],
    ['a list', [{ error: true }]],
    ['a text', 'error'],
    ['nothing', null],
    ['what is inside of it', { data: { status: 'error', error: 'x', code: 500 } }],
  ])('with %s is no error', (_what, body) => {
    expect(refusalIn(body)).toBeUndefined();
  });

  it.each([
    ['the status', { status: 'error' }, 'S4E does not name a reason.'],
    ['an object', { error: { code: 'internal', message: 'Broke' } }, 'Broke (internal).'],
    ['a text', { error: 'Broke' }, 'Broke.'],
    ['true', { error: true, message: 'Broke' }, 'Broke.'],
    ['a code', { code: 500, message: 'Broke' }, 'Broke (500).'],
    ['a code that is no status', { code: 40001, message: 'Broke' }, 'Broke (40001).'],
  ])('whose error is reported by %s is a failure of the service', (_what, body, message) => {
    expect(refusalIn(body)).toMatchObject({ code: 'SERVICE_FAILED', status: 500, message });
  });

  it.each([
    [{ status: 'error', error: { code: 'rate_limited', message: 'Slow down', retry_after: 17 } }, 17_000],
    [{ status: 'error', error: { code: 'rate_limited' } }, undefined],
    [{ code: 429, message: 'Slow down' }, undefined],
  ])('that is a limit reports it: %j', (body, retryAfterMs) => {
    expect(refusalIn(body)).toMatchObject({ code: 'RATE_LIMITED', status: 429, retryAfterMs });
  });

  it.each([
    [401, 'AUTH_REJECTED', /\{api-key\}/],
    ['403', 'FORBIDDEN', /write:scans/],
    [404, 'NOT_FOUND', /\{target\}/],
    [409, 'CONFLICT', /other scan/],
    ['422', 'BAD_REQUEST', /\{scan-type\}/],
  ])('with the code %j means what the status means', (code, meaning, hint) => {
    expect(refusalIn({ code, message: 'm', error: false }, 'start')).toMatchObject({
      code: meaning,
      status: Number(code),
      serviceCode: String(code),
      message: `m (${code}).`,
      hint: expect.stringMatching(hint),
    });
  });
});
