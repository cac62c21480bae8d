import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { asPlain } from '../../src/http/plain-check.js';

const count = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)));
const SCHEMA = v.pipe(
  v.unknown(),
  v.transform((value) => value ?? { rows: [] }),
  v.looseObject({
    rows: v.array(
      v.looseObject({
        id: v.pipe(v.string(), v.nonEmpty()),
        count,
        open: v.optional(v.boolean()),
        line: v.nullish(v.union([v.number(), v.string()])),
        ok: v.optional(v.literal(true)),
        place: v.nullish(v.looseObject({ file: v.fallback(v.nullish(v.string()), undefined), other: v.unknown() })),
      }),
    ),
  }),
);

const ROW = { id: 'a', count: 1, open: true, line: 'x', ok: true, place: { file: 'f', other: 1 }, more: [1] };
const VALUES = [undefined, null, '', 'x', true, false, -1, 0.5, 1, Number.NaN, [], {}, { file: 1, other: 2 }, { other: 2 }];

describe('a value that a schema does not change', () => {
  const rows = ['id', 'count', 'open', 'line', 'ok', 'place'].flatMap((name) => VALUES.map((value) => ({ ...ROW, [name]: value })));
  const { id: _id, ...nameless } = ROW;
  const bodies = [null, [], {}, { rows: null }, { rows: [nameless] }, { rows: [[]] }, ...rows.map((row) => ({ rows: [ROW, row] }))];

  it.each(bodies.map((body) => [JSON.stringify(body), body]))('%s is read as valibot reads it, if valibot is not asked', (_text, body) => {
    const plain = asPlain(SCHEMA, body);
    const { success, output } = v.safeParse(SCHEMA, body);
    if (plain !== undefined) expect([success, output]).toEqual([true, plain]);
  });

  it('is the value itself', () => {
    const body = { rows: [ROW, { id: 'b', place: { other: null } }] };
    expect(asPlain(SCHEMA, body)).toBe(body);
  });

  it.each<[string, v.GenericSchema]>([
    ['drops fields', v.object({ id: v.string() })],
    ['has a default', v.looseObject({ id: v.nullish(v.string(), 'x') })],
    ['replaces what does not fit', v.looseObject({ id: v.fallback(v.string(), 'x') })],
    ['changes a part', v.looseObject({ id: v.pipe(v.string(), v.transform(Number)) })],
  ])('is left to valibot if the schema %s', (_what, schema) => {
    expect(asPlain(schema, { id: 'a', other: 1 })).toBeUndefined();
  });
});
