import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createTextFinder } from '../../src/runtime/text-finder.js';
import { formMasker, invisibleMasker, wrapMasker } from '../../src/runtime/wrapped-secrets.js';
import { SIGNS_OF_SECRETS, withoutQuotedSecrets } from '../../src/text/secrets.js';
import { MAX_UNITS } from '../../src/text/units.js';
import { runs } from '../helpers/lanes.js';

const finderOf = (...texts: string[]) => createTextFinder(texts.map((text) => ({ text, kinds: 1 })));

/** What may be in a gap, what looks like a part of one, and letters that need lowercase. */
const PIECES = [
  ['a', 'B', 'b', 'k', '\u212a', 'n', 'r', 't', 'U', '+', '2', '0', 'E', '[', ']', '[U+202E]', '\\', '\\n', '\\t', '\n', '\r\n', ' '],
  ['\n> ', '\n| ', '=\n', '-\n', '-', '=', '\u200b', '\u202e', '\u00ad', '\t', 'ü', '漢', '😀', '\u0130', '\ufeff', '\u{e0041}'],
].flat();
const text = (max: number) => fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: max }).map((pieces) => pieces.join(''));

describe('a text in which nothing may be', () => {
  it('is one that no masker changes', () => {
    fc.assert(
      fc.property(text(20), fc.array(text(10), { minLength: 1, maxLength: 3 }), fc.nat(40), (around, secrets, at) => {
        const secret = secrets[0] ?? '';
        const gapped = Array.from(secret).join(around.slice(0, at % 4));
        for (const whole of [around, `${around}${secret}`, `${around}${gapped}${around}`, around + secret.toUpperCase()]) {
          if (finderOf(...secrets).mayContain(whole, 1)) continue;
          for (const mask of [formMasker(secrets), wrapMasker(secrets), invisibleMasker(secrets)]) expect(mask(whole)).toBe(whole);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('is one that quotes no secret', () => {
    const words = ['Authorization', ':', ' ', 'bearer', '=', 'Set-Cookie', '?', '&', ';', 'api', '_', '-', 'KEY', 'sig', 'code', 'x'];
    const others = ['://', 'https', '@', 'ghp_', 'github_pat_', 'a'.repeat(36), '"', 'token'];
    const quote = fc.array(fc.constantFrom(...words, ...others), { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(quote, (whole) => {
        if (!finderOf(...SIGNS_OF_SECRETS).mayContain(whole, 1)) expect(withoutQuotedSecrets(whole)).toBe(whole);
      }),
      { numRuns: runs(2_000) },
    );
  });
});

describe('what may be in a text', () => {
  it.each([
    ['a needle', 'xx abcdef xx', true],
    ['a needle in another letter case', 'ABCDEF', true],
    ['a needle with a gap', 'abc \u200b\\n> def', true],
    ['the end of one needle that is the beginning of another', 'abcdxyz', true],
    ['the name of a control, which may be a gap', 'x [U+202E] x', true],
    ['a part of a needle', 'abcde', false],
    ['another character between its parts', 'abc.def', false],
  ])('%s: %j is %j', (_name, whole, expected) => {
    expect(finderOf('abcdef', 'cdxyz').mayContain(whole, 1)).toBe(expected);
  });

  it.each([0, 1, 3, 5])('is found in a long text from one part to the next (%d)', (offset) => {
    const before = '漢'.repeat(MAX_UNITS - offset);
    expect(finderOf('abcdef').mayContain(`${before}abcdef`, 1)).toBe(true);
    expect(finderOf('abcdef').mayContain(`${before}ab${before}\u200bcdef`, 1)).toBe(true);
    expect(finderOf('abcdef').mayContain(`${before}abcde`, 1)).toBe(false);
  });

  it('is asked for by kind', () => {
    const finder = createTextFinder([
      { text: 'first', kinds: 1 },
      { text: 'second', kinds: 2 },
      { text: '\n-\n', kinds: 4 },
    ]);
    expect([1, 2, 3].map((kinds) => finder.mayContain('first', kinds))).toEqual([true, false, true]);
    // Of the third, nothing is left to look for.
    expect([4, 5].map((kinds) => finder.mayContain('none', kinds))).toEqual([true, true]);
  });
});
