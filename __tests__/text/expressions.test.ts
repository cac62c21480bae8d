import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';
import { isSuperLinear } from '../helpers/super-linear.js';

/** Expressions that are slow on a long text, but never get one. */
const ONLY_SHORT: Readonly<Record<string, string>> = {
  [String.raw`/^([^\r\n<]+)<<(\S+)\r?\n([\s\S]*?)(?:\r?\n)?\2\r?$/gm`]: 'the demo reads what it wrote itself',
  [String.raw`/\*+|\?|\[!?[^\]]+\]|[\s\S]/gu`]: 'a pattern has at most 300 characters',
  [String.raw`/\B(?=(?:\d{3})+$)/g`]: 'the digits of a number',
};

interface Literal {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression of a file, also in templates and types. */
function literalsIn(file: string): Literal[] {
  const found: Literal[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'RegExpLiteral' && 'pattern' in node && 'flags' in node)
      found.push({ file, source: String(node.pattern), flags: String(node.flags) });
    else for (const child of Object.values(node)) look(child);
  };
  look(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'es2022' }));
  return found;
}

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  // Without the emulators, and without the built script of the report.
  .filter((file) => file.endsWith('.ts') && !file.startsWith('emulator') && !file.endsWith('assets.ts'))
  .map((file) => join('src', file));

describe('the regular expressions of the source', () => {
  it('take a time that grows with the text, and not with its square', () => {
    const literals = FILES.flatMap(literalsIn);
    const slow = literals.filter(isSuperLinear).map(({ source, flags, file }) => [`/${source}/${flags}`, file] as const);

    expect(literals.length).toBeGreaterThan(200);
    expect(slow.filter(([literal]) => ONLY_SHORT[literal] === undefined)).toEqual([]);
    expect(new Set(slow.map(([literal]) => literal))).toEqual(new Set(Object.keys(ONLY_SHORT)));
  });

  // Each of these was in the source: 400,000 line ends took 75 s, 200,000 times U+0090 over a minute.
  it.each([
    /\n\s*(?:at [\w.<]|Traceback \(|File ")[^]*$/,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it stood there
    /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]{0,4096}(?:\u0007|\u001b\\|\u009c)/g,
    /^\n+|\s+$/g,
    /[^\s,=]+(?==)/g,
    /[^.\n]*:\npermissions:[\s\S]*$/,
    /\d+$/,
    /-{2,}[>xo-]|={2,}[>xo=]|-\.+->?|\.+->|~{3,}/g,
    /\b(GET|HEAD|POST|PUT|PATCH|DELETE) (\/[^\s"'<>?]*?)(?:\?\S*?)?(?=[.,:;)]*(?:\s|$))/g,
  ])('no longer hold %s, which is found', (slow) => {
    expect(isSuperLinear(slow)).toBe(true);
  });
});
