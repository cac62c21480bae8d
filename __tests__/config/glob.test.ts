import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import picomatch from 'picomatch';
import { compileGlob, type GlobKind, globFault } from '../../src/config/glob.js';
import { parseList } from '../../src/config/values.js';
import { runs } from '../helpers/lanes.js';

describe('a pattern', () => {
  it.each([
    ['*.tf', 'main.tf', true],
    ['*.tf', 'a/main.tf', false],
    ['**/*.tf', 'main.tf', true],
    ['**/*.tf', 'a/.b/main.tf', true],
    ['**', '.github/x.yml', true],
    ['a?.tf', 'ab.tf', true],
    ['[ab].tf', 'b.tf', true],
    ['{a,b{c,d}}/*', 'bd/x', true],
    ['app/(shop)/**', 'app/(shop)/page.tsx', true],
    ['app/(shop)/**', 'app/shop/page.tsx', false],
    ['@(a|b).tf', 'a.tf', false],
    ['(a|b).tf', 'a.tf', false],
    ['web[0]', 'web[0]', true],
    ['module.x["a"].y', 'module.x["a"].y', true],
    ['https://example.com/**', 'https://example.com/a/b', true],
    ['arn:aws:s3:::*', 'arn:aws:s3:::bucket', true],
    ['MAIN.tf', 'main.tf', false],
  ])('%s and %s: %s', (pattern, text, matches) => {
    expect(compileGlob(pattern).matches(text)).toBe(matches);
  });

  it.each<[string, GlobKind, boolean]>([
    ['terraform/**', 'files', true],
    ['/terraform/**', 'files', false],
    ['/subscriptions/**', 'resources', true],
    ['./a', 'files', false],
    ['../a', 'files', false],
    ['a\\b', 'resources', false],
    ['!a', 'resources', false],
    ['a\u200bb', 'files', false],
    ['', 'files', false],
    [' a', 'files', false],
    ['x'.repeat(300), 'files', true],
    ['x'.repeat(301), 'files', false],
    ['❤️'.repeat(150), 'files', true],
  ])('%j among %s can be used: %s', (pattern, kind, usable) => {
    expect(globFault(pattern, kind) === undefined).toBe(usable);
  });

  it.each([
    ['a, b,c', ['a', 'b', 'c']],
    ['a\r\nb\n\n c ', ['a', 'b', 'c']],
    ['{a,b}/x,y', ['{a,b}/x', 'y']],
    ['{a,{b,c}}/x,y', ['{a,{b,c}}/x', 'y']],
    ['{a,b\nc,d', ['{a,b', 'c', 'd']],
    ['a},b', ['a}', 'b']],
    [', ,\n', []],
  ])('in the list %j stands alone', (text, list) => {
    expect(parseList(text)).toEqual(list);
  });
});

describe('whatever somebody writes as a pattern', () => {
  const sign = fc.constantFrom(
    '*',
    '**',
    '?',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '|',
    '+',
    '@',
    '^',
    '$',
    '.',
    '..',
    '/',
    ',',
    '1',
    'a',
    '\\',
    '!',
    '"',
  );

  it('is refused or can be used, and matches itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(sign, { maxLength: 12 }).map((signs) => signs.join('')),
          fc.string({ unit: 'binary', maxLength: 20 }),
        ),
        (pattern) => {
          if (globFault(pattern, 'resources') !== undefined) return;
          const glob = compileGlob(pattern);
          expect(glob.matches(pattern)).toBe(true);
          expect(typeof glob.matches('a/b.tf')).toBe('boolean');
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});

describe('matching', () => {
  it.each([
    ['*a*a*a*b', 'a'.repeat(20_000)],
    [`${'*a'.repeat(20)}b`, 'a'.repeat(20_000)],
    ['**/*a*a*a*a*b.tf', `${'a'.repeat(5_000)}/`.repeat(20)],
    [`${'**/*a/'.repeat(20)}b`, 'aa/'.repeat(500)],
  ])('%s comes to an end with any text', (pattern, text) => {
    expect(compileGlob(pattern).matches(text)).toBe(false);
  });

  it('is that of a library that many know', () => {
    const piece = fc.constantFrom('a', 'b', '.', '*', '?', '**/', '/', '{a,b}', '[ab]', '[^a]', 'tf');
    const patterns = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    const texts = fc.array(fc.constantFrom('a', 'b', '.', '/', 'tf', 'c'), { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        // Paths have no empty parts, and ** stands between slashes.
        fc.pre(!/^\/|\/$|\/\//.test(text) && !/\/\/|^\/|\/$|\*\*\*|[^/]\*\*|\*\*[^/]|\.\.?(?:\/|$)/.test(pattern));
        fc.pre(!/\.(?:\/|$)/.test(text));
        // The library decides whether `*/**` matches a folder itself.
        fc.pre(!pattern.endsWith('/**'));
        expect([pattern, text, compileGlob(pattern).matches(text)]).toEqual([
          pattern,
          text,
          text === pattern || picomatch(pattern, { dot: true, nonegate: true })(text),
        ]);
      }),
      { numRuns: runs(3000) },
    );
  });
});
