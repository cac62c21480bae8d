import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Paths of other repositories, in examples and in tests. */
const MADE_UP = ['src/a', 'src/attic/old.ts', 'src/gitlab', 'src/x.ts', 'docs/a.tf', 'examples/demo/main.tf', 'scripts/g'];

const DECISIONS = readdirSync('docs/decisions').map((name) => name.slice(0, 4));
const DOCUMENTS = filesOf('.', /\.md$/, false).concat(filesOf('docs', /\.md$/));
const CONFIGURATION = [
  'action.yml',
  'knip.jsonc',
  'biome.json',
  'jest.config.json',
  '.gitattributes',
  '.ci/run',
  ...filesOf('.github', /\.ya?ml$/),
];
const CODE = ['src', '__tests__', 'scripts', 'bench'].flatMap((folder) => filesOf(folder, /\.(?:ts|mts|mjs|css)$/));

describe('every path and name of this repository that is written', () => {
  it.each([
    ['documents', DOCUMENTS],
    ['the configuration', CONFIGURATION],
    ['code and its comments', CODE.filter((file) => !file.endsWith('assets.ts'))],
  ])('in %s is there', (_where, files) => {
    const missing = files.flatMap((file) =>
      pathsIn(file)
        .filter((path) => !isThere(path) && !MADE_UP.includes(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('as a name of code is there', () => {
    const code = CODE.map((file) => readFileSync(file, 'utf8')).join('\n');
    const words = new Set(code.match(/\w+/g));
    const missing = DOCUMENTS.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/`([a-z]+[A-Z]\w*)`/g)]
        .filter(([, name = '']) => !words.has(name))
        .map(([, name]) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('as a decision is there', () => {
    const missing = [...DOCUMENTS, ...CODE].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bdecisions? (\d{4})\b/gi)]
        .filter(([, number = '']) => !DECISIONS.includes(number))
        .map(([text]) => `${file}: ${text}`),
    );
    expect(missing).toEqual([]);
  });
});

/** Paths from the root, such as `src/domain/gate.ts`. The part after a wildcard is ignored, and `<service>` matches any service. */
function pathsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8').replaceAll('<service>', 's4e').replaceAll('<scenario>', '*');
  const named = text.matchAll(/(?<![\w./@-])(?:src|scripts|schemas|examples|__tests__|bench|docs|dist)\/[\w./*-]+(?![\w{}(<]|\$)/g);
  return [...named].map(([path]) => path.replace(/[^/]*\*.*$/, '').replace(/[./]+$/, ''));
}

/** A path, or the start of a path in a test pattern: `npm test -- __tests__/docs/tables`. */
function isThere(path: string): boolean {
  if (existsSync(path)) return true;
  const isPattern = path.startsWith('__tests__/') && existsSync(dirname(path));
  return (
    isPattern && readdirSync(dirname(path)).some((name) => name.startsWith(`${basename(path)}.`) || name.startsWith(`${basename(path)}-`))
  );
}

function filesOf(folder: string, name: RegExp, recursive = true): string[] {
  return readdirSync(folder, { recursive, encoding: 'utf8' })
    .filter((path) => name.test(path) && !/(?:^|[/\\])(?:golden|fixtures)[/\\]/.test(path))
    .map((path) => join(folder, path).replaceAll('\\', '/'));
}
