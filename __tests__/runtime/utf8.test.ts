import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { utf8Of, utf8Parts } from '../../src/runtime/utf8.js';
import { runs } from '../helpers/lanes.js';

const text = fc.array(fc.oneof(fc.constantFrom('a', 'ü', '漢', '🔒', '\ud83d', '\udd12'), fc.string({ unit: 'binary' })), {
  maxLength: 12,
});

describe('the bytes of a text', () => {
  it('are those of Buffer, in one or in several parts', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 4 }), (pieces, size) => {
        const whole = pieces.join('');
        const parts = [...utf8Parts(whole, size)];

        expect(utf8Of(whole)).toEqual(Buffer.from(whole));
        expect(Buffer.concat(parts)).toEqual(Buffer.from(whole));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(3 * (size + 1));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('are none without a text', () => {
    expect([...utf8Parts('')]).toEqual([]);
  });
});
