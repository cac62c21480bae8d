import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { repositoryPath } from '../../src/domain/finding.js';
import { hashIdentity, slug } from '../../src/domain/fingerprint.js';
import { nameInput, nameInputs } from '../../src/text/hint.js';
import { stripControlCharacters } from '../../src/text/plain.js';

describe('identityOf', () => {
  it('is 32 hex digits and the same for the same parts', () => {
    expect(hashIdentity(['a', 'b'])).toMatch(/^[0-9a-f]{32}$/);
    expect(hashIdentity(['a', 'b'])).toBe(hashIdentity(['a', 'b']));
  });

  it.each([
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [
      ['ab', ''],
      ['a', 'b'],
    ],
    [
      ['a', undefined],
      ['a', ''],
    ],
    [['a', undefined], ['a']],
    [['a","b'], ['a', 'b']],
    [['null'], [undefined]],
  ])('distinguishes %j from %j', (one, other) => {
    expect(hashIdentity(one)).not.toBe(hashIdentity(other));
  });
});

describe('slug', () => {
  it.each([
    ['Cloudgeni Static', 'cloudgeni-static'],
    ['repo_1/infra@x', 'repo_1-infra-x'],
    ['--..a..--', 'a'],
    ['../../etc', 'etc'],
    ['', 'unnamed'],
    ['!?', 'unnamed'],
    ['日本', 'unnamed-3cf37311'],
    ['x'.repeat(80), 'x'.repeat(80)],
  ])('makes %j into %s', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  it('distinguishes names whose letters it cannot keep', () => {
    const texts = [
      'SQL-инъекция',
      'SQL-ошибка',
      'クロスサイトスクリプティング',
      '認証の欠如',
      'Überlauf',
      'Oberlauf',
      '²',
      'x'.repeat(90) + 'ü',
    ];

    expect(new Set(texts.map(slug)).size).toBe(texts.length);
    expect(slug('SQL-инъекция')).toMatch(/^sql-[0-9a-f]{8}$/);
    expect(slug('認証の欠如')).toMatch(/^unnamed-[0-9a-f]{8}$/);
    expect(slug('認証の欠如')).toBe(slug('認証の欠如'));
  });

  it('is safe in a path whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[a-z0-9_][a-z0-9._-]{0,79}$/.test(slug(text))));
  });

  it('holds no secret that the text quotes, for in a name nobody finds it again', () => {
    expect(slug('Authorization: Bearer abc.def is sent')).toBe('authorization-is-sent');
    expect(slug('Token in https://user:pw9@host/?token=abc123')).toBe('token-in-https-host-token');
  });
});

describe('repositoryPath', () => {
  it.each([
    ['main.tf', 'main.tf'],
    ['storage/main.tf', 'storage/main.tf'],
    ['./storage//./main.tf', 'storage/main.tf'],
    ['/storage/main.tf', 'storage/main.tf'],
    ['storage\\main.tf', 'storage/main.tf'],
    ['  a b/ü.tf ', 'a b/ü.tf'],
    ['a/..b/c...tf', 'a/..b/c...tf'],
    ['a:b'.replace(':', '/'), 'a/b'],
    ['dir/c:d.tf', 'dir/c:d.tf'],
    ['.github/x.yml', '.github/x.yml'],
  ])('takes %j as %j', (text, expected) => {
    expect(repositoryPath(text)).toBe(expected);
  });

  it.each([
    undefined,
    null,
    '',
    ' ',
    '.',
    '/',
    './',
    '..',
    '../main.tf',
    'a/../../b.tf',
    'a/..',
    '..\\x',
    'modules/',
    'C:\\main.tf',
    'c:/main.tf',
    'https://example.com/x.tf',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'a\nb.tf',
    'a\u0000b',
    'a\u001b[31m',
    'a\u0085b',
  ])('refuses %j', (text) => {
    expect(repositoryPath(text)).toBeUndefined();
  });

  it('never climbs, never is absolute, and stays what it is when read again', () => {
    const pieces = fc.constantFrom('a', 'b.tf', '..', '.', '/', '\\', '//', 'C:', 'x y', '\n', ':');

    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const path = repositoryPath(parts.join(''));
        if (path === undefined) return;

        expect(path.split('/')).not.toContain('..');
        expect(path).not.toMatch(/^\/|\/$|\\|\/\//);
        expect(repositoryPath(path)).toBe(path);
      }),
    );
  });
});

describe('characters that no page shows', () => {
  it('are those that Unicode calls control and format characters, and fillers', () => {
    const invisible =
      /^(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0e\u{e0100}-\u{e01ef}]$/u;
    const named = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/;
    const wrong = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code)).filter(
      (sign) => !named.test(sign) && invisible.test(sign) !== (stripControlCharacters(`a${sign}é`) === 'aé'),
    );

    expect(wrong).toEqual([]);
    expect(stripControlCharacters('a\ud800b\udc00')).toBe('a\ufffdb\ufffd');
  });
});

describe('hints', () => {
  it.each([
    ['Set {severity-threshold} lower.', 'action', 'Set severity-threshold lower.'],
    ['Set {severity-threshold} lower.', 'command-line', 'Set --severity-threshold lower.'],
    ['Check {api-key} and {github-token}.', 'command-line', 'Check SCAN_GATE_API_KEY and SCAN_GATE_GITHUB_TOKEN.'],
    ['Check {api-key}.', 'action', 'Check api-key.'],
    ['{ not-one } {Upper} {} ${{ x }} {a-}', 'command-line', '{ not-one } {Upper} {} ${{ x }} {a-}'],
  ] as const)('%j for the %s', (text, style, expected) => {
    expect(nameInputs(text, style)).toBe(expected);
  });

  it('names one input', () => {
    expect([nameInput('target', 'action'), nameInput('target', 'command-line')]).toEqual(['target', '--target']);
  });
});

describe('stripControlCharacters', () => {
  it('changes a character in the same way alone and beside one that is removed', () => {
    const differing = Array.from({ length: 0x1_0000 }, (_, unit) => String.fromCharCode(unit)).filter(
      (text) => stripControlCharacters(`${text}x`) !== stripControlCharacters(`${text}x\0`),
    );
    expect(differing).toEqual([]);
  });

  it.each(['\ud804\udcbd', '\udb40\udc41', '\ud834\udd73'])('removes %j, and keeps other characters with surrogates', (text) => {
    expect(stripControlCharacters(`a${text}😀漢`)).toBe('a😀漢');
  });
});
