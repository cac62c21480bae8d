import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { ScanError } from '../../src/domain/errors.js';
import { decode } from '../../src/http/decode.js';

const schema = v.looseObject({ data: v.array(v.looseObject({ severity: v.string(), n: v.nullish(v.number()) })) });

function messageOf(value: unknown): string {
  try {
    decode(schema, value, 'the findings');
  } catch (error) {
    if (error instanceof ScanError) return `${error.code}: ${error.message}`;
  }
  return 'accepted';
}

describe('decode', () => {
  it('gives the value back, with what the schema does not name', () => {
    expect(decode(schema, { data: [{ severity: 'high', more: 1 }], page: 1 }, 'x')).toEqual({
      data: [{ severity: 'high', more: 1 }],
      page: 1,
    });
  });

  it.each([
    [{ data: [{ severity: 'a' }, { severity: 'b' }, { severity: 'c' }, { severity: 4 }] }, '$.data[3].severity should be string and is 4.'],
    [{ data: [{}] }, '$.data[0].severity should be'],
    [{ data: {} }, '$.data should be Array and is Object.'],
    [{}, '$.data should be'],
    [null, '$ should be Object and is null.'],
    ['text', '$ should be Object and is "text".'],
    [[], '$.data should be'],
    [{ data: [{ severity: 'a', n: '1' }] }, '$.data[0].n should be'],
  ])('names the place in %j', (value, message) => {
    expect(messageOf(value)).toContain(`WIRE_FORMAT: the findings: ${message}`);
  });

  it('quotes no more of a wrong value than a person can read', () => {
    expect(messageOf('x'.repeat(1_000_000)).length).toBeLessThan(300);
  });
});
