import { describe, expect, it } from '@jest/globals';
import { failureIn, statusMeantBy } from '../../src/http/refused-success.js';

describe('failureIn', () => {
  it.each([
    [{ success: true, data: [] }],
    [{ error: false, code: 200, data: [] }],
    [{ error: null, data: [] }],
    [{ error: '', data: [] }],
    [{ error: [], data: [] }],
    [{ errors: [], data: [] }],
    [{ errors: {}, data: [] }],
    [{ errors: null, data: [] }],
    [{ status: 'ok', data: [] }],
    // Resources without an envelope: the error is theirs.
    [{ id: 'scan_1', status: 'failed', error: 'The clone failed' }],
    [{ scan_id: 'sc-1', status: 'error' }],
    // Inside of what was asked for.
    [{ data: { error: 'The clone failed', success: false } }],
    [[{ success: false }]],
    ['error'],
    [null],
    [undefined],
    [{}],
  ])('finds none in %j', (body) => {
    expect(failureIn(body)).toBeUndefined();
  });

  it.each([
    [{ success: false, data: [] }, {}],
    [{ success: 'false' }, {}],
    [{ success: 0 }, {}],
    [{ success: false, id: 'req_1', message: 'No' }, { text: 'No' }],
    [{ success: false, error: { code: 'X', message: 'No' }, message: 'Other' }, { text: 'No' }],
    [{ error: 'No', data: [] }, { text: 'No' }],
    [{ error: true, message: 'No' }, { text: 'No' }],
    [{ error: {}, data: [] }, {}],
    [{ error: 1 }, {}],
    [{ errors: ['No'], data: [] }, { text: 'No' }],
    [{ errors: [{ detail: 'No', code: 503 }] }, { text: 'No', status: 503 }],
    [{ errors: { name: 'No' } }, {}],
    [{ status: 'error', message: 'No', data: [] }, { text: 'No' }],
    [{ status: 'fail' }, {}],
    [
      { code: 500, data: [], message: 'No' },
      { text: 'No', status: 500 },
    ],
    [{ success: false, code: '429' }, { status: 429 }],
    [{ success: false, error: { code: 200 } }, {}],
  ])('finds one in %j', (body, failure) => {
    expect(failureIn(body)).toEqual({ status: undefined, text: undefined, ...failure });
  });
});

describe('statusMeantBy', () => {
  it.each([
    [429, 429],
    ['503', 503],
    ['rate_limited', 429],
    ['RATE_LIMIT_EXCEEDED', 429],
    ['TOO_MANY_REQUESTS', 429],
    ['SERVICE_UNAVAILABLE', 503],
    ['internal', 500],
    ['INTERNAL_SERVER_ERROR', 500],
    ['NOT_FOUND', 404],
    [40001, undefined],
    [200, undefined],
    [null, undefined],
  ])('%j means %s', (code, status) => {
    expect(statusMeantBy(code)).toBe(status);
  });
});
