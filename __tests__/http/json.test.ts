import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseRedactedJson } from '../../src/http/json.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { API_KEY } from '../helpers/secrets.js';

const { takeSecrets } = createRedactor([API_KEY]);

/** As JSON may be written: everything escaped, slashes escaped, or as our own writer does it. */
const WRITERS: readonly ((value: unknown) => string)[] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value).replaceAll('/', '\\/'),
  (value) => JSON.stringify(value).replaceAll(/[<>&]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
];

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...Object.keys(value), ...Object.values(value).flatMap(textsIn)];
}

describe('an answer', () => {
  it('is parsed without our secrets, whatever its writer escapes and whatever hides in them', () => {
    const hidden = fc.constantFrom(API_KEY, `${API_KEY.slice(0, 9)}\u200b${API_KEY.slice(9)}`, encodeURIComponent(API_KEY));
    const quoting = fc.tuple(fc.string(), hidden, fc.string()).map((parts) => parts.join(''));
    const value = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, quoting, fc.string(), fc.integer(), fc.array(tie('value')), fc.dictionary(quoting, tie('value'))),
    })).value;

    fc.assert(
      fc.property(value, fc.constantFrom(...WRITERS), (reported, write) => {
        const visible = textsIn(parseRedactedJson(write(reported), takeSecrets)).map((text) => text.replaceAll('\u200b', ''));

        for (const text of visible) for (const form of [API_KEY, encodeURIComponent(API_KEY)]) expect(text).not.toContain(form);
      }),
    );
  });

  it('is what it was where no secret is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...WRITERS), (reported, write) => {
        const text = write(reported);
        expect(parseRedactedJson(text, takeSecrets)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is reported to be none by an error that quotes no secret', () => {
    const tryIt = (): unknown => parseRedactedJson(`{"key": ${API_KEY}}`, takeSecrets);

    expect(tryIt).toThrow(SyntaxError);
    expect(tryIt).not.toThrow(/S3cr|live/);
  });

  it.each(['\n', '\r\n', '\t', ' ', '\u007f', '\u0085', '\u00ad', '\u200b'])('holds no secret that %j parts', (gap) => {
    const reported = { message: `no such key: ${API_KEY.slice(0, 12)}${gap}${API_KEY.slice(12)}.` };
    expect(parseRedactedJson(JSON.stringify(reported), takeSecrets)).toEqual({ message: 'no such key: ***.' });
  });

  it('stays JSON where the secret is a number in it', () => {
    const { takeSecrets: takeNumber } = createRedactor(['4711471147']);

    expect(parseRedactedJson('{"id": 4711471147, "text": "key 4711471147"}', takeNumber)).toEqual({ id: 4711471147, text: 'key ***' });
  });

  it('keeps words that are like a short secret: they are compared', () => {
    expect(parseRedactedJson('{"status": "running"}', createRedactor(['running']).takeSecrets)).toEqual({ status: 'running' });
  });
});
