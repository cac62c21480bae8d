import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fileNameOf, percentDecoded } from '../../src/domain/file-name.js';

describe("a file's canonical name", () => {
  it.each([
    ['main.tf', 'main.tf', false],
    ['módulo/main.tf', 'módulo/main.tf', false],
    ['módulo/main.tf'.normalize('NFD'), 'módulo/main.tf', false],
    ['"m\\303\\263dulo/main.tf"', 'módulo/main.tf', false],
    // git with core.quotePath=false
    ['"módulo/a\\"b.tf"', 'módulo/a"b.tf', false],
    ['"a\\tb\\a.tf"', 'a\tb\u0007.tf', false],
    ['"a\\\\b.tf"', 'a/b.tf', false],
    // What is not git's quoting is left.
    ['"a', '"a', false],
    ['"', '"', false],
    ['"a"b"', '"a"b"', false],
    ['"m\\303dulo"', '"m/303dulo"', false],
    ['"\\8"', '"/8"', false],
    ['"a\\"', '"a/"', false],
    ['m\\303\\263dulo', 'm/303/263dulo', false],
    ["'a'", "'a'", false],
    ['./a//b/./c.tf', 'a/b/c.tf', false],
    ['/a/b.tf', 'a/b.tf', true],
    ['\\a\\b.tf', 'a/b.tf', true],
    ['C:\\a\\b.tf', 'C:/a/b.tf', true],
    ['file:///C:/a/b.tf', 'C:/a/b.tf', true],
    ['file:///a/b.tf', 'a/b.tf', true],
    ['file:/a/b.tf', 'a/b.tf', true],
    ['file:a/b.tf', 'a/b.tf', false],
    ['file://localhost/a/b.tf', 'a/b.tf', true],
    ['"file:///a/b.tf"', 'a/b.tf', true],
    ['a/', 'a', false],
    ['/', '', false],
    ['.', '', false],
    ['', '', false],
    [' a.tf\r\n', 'a.tf', false],
    ['../a.tf', '../a.tf', false],
    ['a/../b.tf', 'a/../b.tf', false],
    ['a%20b.tf', 'a%20b.tf', false],
    ['https://example.com/a.tf', 'https:/example.com/a.tf', false],
  ])('of %j is %j', (given, text, absolute) => {
    expect(fileNameOf(given)).toEqual({ text, absolute });
  });

  it('stays what it is when it is read again', () => {
    const pieces = fc.constantFrom('a', 'ó'.normalize('NFD'), '..', '.', '/', '\\', '//', 'C:', ' x', '"', '\\303', '\n', 'file:', '%20');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), (parts) => {
        // A scheme or quotes inside of others come to light one by one.
        const { text } = fileNameOf(fileNameOf(fileNameOf(fileNameOf(parts.join('')).text).text).text);
        const again = fileNameOf(text).text;
        expect(fileNameOf(again).text.length).toBeLessThanOrEqual(text.length);
        expect(text).not.toMatch(/^\/|\\|\/\/|\/$/);
        expect(text).toBe(text.normalize('NFC'));
      }),
    );
  });

  it('is found in time, however the name is made', () => {
    for (const hostile of [
      '"'.repeat(200_000),
      `"${'\\303\\263'.repeat(100_000)}"`,
      '/'.repeat(500_000),
      '%2F'.repeat(200_000),
      '\\'.repeat(500_000),
    ]) {
      expect(percentDecoded(fileNameOf(hostile).text)?.length ?? 0).toBeLessThanOrEqual(hostile.length);
    }
  });
});

describe('percent-decoding', () => {
  it.each([
    ['m%C3%B3dulo/a%20b.tf', 'módulo/a b.tf'],
    ['a%2Fb.tf', 'a/b.tf'],
    ['%2e%2fa%5Cb.tf', 'a/b.tf'],
    ['o%CC%81.tf', 'ó.tf'],
    // Once: what is still encoded is a name.
    ['a%2520b.tf', 'a%20b.tf'],
    ['a%2', undefined],
    ['100%.tf', undefined],
    ['m%F3dulo', undefined],
    ['%ZZ%20', undefined],
    ['main.tf', undefined],
  ])('of %j is %j', (text, decoded) => {
    expect(percentDecoded(text)).toBe(decoded);
  });
});
