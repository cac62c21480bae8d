import { describe, expect, it } from '@jest/globals';
import { decodeText } from '../../src/domain/file-text.js';

const TEXT = 'a: é\nb: 2\n';
const wide = (text: string, mark: string): Buffer => Buffer.from(mark + text, 'utf16le');

describe('a file that somebody saved', () => {
  it.each([
    ['as UTF-8', Buffer.from(TEXT)],
    ['with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['with the Ctrl-Z of DOS', Buffer.from(`${TEXT}\x1A`)],
  ])('%s is its text', (_how, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT });
  });

  it.each([
    ['as UTF-16', wide(TEXT, '\uFEFF'), 'is UTF-16, not UTF-8'],
    ['as UTF-16, big endian', wide(TEXT, '\uFEFF').swap16(), 'is UTF-16, not UTF-8'],
    ['as UTF-16 without a mark', wide(TEXT, ''), 'is UTF-16 without a byte order mark, not UTF-8'],
    ['so, big endian', wide(TEXT, '').swap16(), 'is UTF-16 without a byte order mark, not UTF-8'],
    ['as Windows-1252', Buffer.from('a: 1\r\nb: é\r\n', 'latin1'), 'is not UTF-8: line 2 contains invalid bytes'],
    [
      'as Windows-1252, with lines that end in CR',
      Buffer.from('a: 1\rb: 2\rc: é', 'latin1'),
      'is not UTF-8: line 3 contains invalid bytes',
    ],
    ['with a NUL byte', Buffer.from('a: 1\nb: 2\0\n'), 'contains a NUL byte in line 2'],
  ])('%s is named, and nothing is replaced', (_how, bytes, fault) => {
    expect(decodeText(bytes)).toEqual({ fault });
  });
});
