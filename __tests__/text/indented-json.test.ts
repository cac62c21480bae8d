import { expect, it } from '@jest/globals';
import { indentedJson } from '../../src/text/json.js';

const VALUE = {
  text: 'a\n"b"',
  none: undefined,
  empty: [{}, [], null, undefined],
  lists: [[1, [2, { three: [] }]], []],
  findings: Array.from({ length: 120 }, (_, index) => ({ id: index, tags: ['a', 'b'], place: { file: 'x' } })),
};

it.each([0, 1, 2, 3, 9])('writes what JSON.stringify writes, in chunks down to depth %i', (depth) => {
  for (const value of [VALUE, [VALUE, VALUE], {}, [], 'text', null]) {
    expect([...indentedJson(value, depth)].join('')).toBe(JSON.stringify(value, null, 2));
  }
});
