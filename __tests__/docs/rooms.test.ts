import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { forbiddenImport, ROOMS, roomOf } from '../../scripts/import-table.mjs';

const NAMES = Object.keys(ROOMS);
const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const SOURCES = FILES.filter((path) => path.endsWith('.ts'));

/** Every import in src, with the importing file. */
const IMPORTS = SOURCES.flatMap((file) =>
  [...readFileSync(join('src', file), 'utf8').matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => ({
    file,
    specifier,
  })),
);

describe('the rooms of scripts/rooms.json', () => {
  it('hold every file of src', () => {
    expect(SOURCES.filter((path) => roomOf(path) === undefined)).toEqual([]);
  });

  it('are there', () => {
    expect(NAMES.filter((room) => !SOURCES.some((path) => roomOf(path) === room))).toEqual([]);
  });

  it('import only rooms that stand below them, so that there is no circle', () => {
    const climbing = Object.entries(ROOMS).flatMap(([room, { imports }]) =>
      imports.filter((other) => NAMES.indexOf(other) <= NAMES.indexOf(room)).map((other) => `${room} > ${other}`),
    );
    expect(climbing).toEqual([]);
  });

  it('allow nothing that no file uses', () => {
    const used = new Set(
      IMPORTS.map(
        ({ file, specifier }) => `${roomOf(file)} > ${specifier.startsWith('.') ? roomOf(resolved(file, specifier)) : specifier}`,
      ),
    );
    const usesPackage = (room: string, name: string): boolean => [...used].some((each) => `${each}/`.startsWith(`${room} > ${name}/`));
    const unused = Object.entries(ROOMS).flatMap(([room, { imports, packages, node }]) => [
      ...imports.filter((other) => !used.has(`${room} > ${other}`)).map((other) => `${room} > ${other}`),
      ...packages.filter((name) => !usesPackage(room, name)).map((name) => `${room} > ${name}`),
      ...(node === true ? [] : node.filter((name) => !used.has(`${room} > ${name}`)).map((name) => `${room} > ${name}`)),
    ]);
    expect(unused).toEqual([]);
  });
});

describe('forbiddenImport', () => {
  it.each([
    ['workflow/run-scan.ts', '../domain/gate.js'],
    ['workflow/start/acquire.ts', '../poll/poll-scan.js'],
    ['workflow/context.ts', '../publish/publisher.js'],
    ['scanners/s4e/scanner.ts', '../scanner.js'],
    ['scanners/s4e/scanner.ts', '../shared/scans.js'],
    ['scanners/registry.ts', './s4e/index.js'],
    ['github/client.ts', '@actions/github/lib/utils'],
    ['domain/fingerprint.ts', 'node:crypto'],
    ['runtime/report-dir.ts', 'node:fs'],
  ])('lets %s import %s', (file, specifier) => {
    expect(forbiddenImport(file, specifier)).toBeUndefined();
  });

  it.each([
    ['domain/gate.ts', '../report/view.js', 'src/domain may not import src/report'],
    ['workflow/context.ts', '../publish/comment.js', 'src/workflow may not import src/publish'],
    ['report/json.ts', '../app/run.js', 'src/report may not import src/app'],
    ['emulator/server.ts', '../text/plain.js', 'src/emulator may not import src/text'],
    ['scanners/s4e/scanner.ts', '../aiptx/wire.js', 'A service may not import another service.'],
    ['scanners/s4e/scanner.ts', '../registry.js', 'src/scanners/* may not import src/scanners/registry.ts'],
    ['domain/gate.ts', 'valibot', 'src/domain may not import the package valibot'],
    ['github/client.ts', '@actions/github-other', 'src/github may not import the package @actions/github-other'],
    ['domain/gate.ts', 'node:fs', 'src/domain may not use node:fs'],
    ['attic/old.ts', '../domain/gate.js', 'src/attic/old.ts belongs to no room'],
    ['domain/gate.ts', '../attic/old.js', 'src/domain may not import src/attic/old.ts'],
  ])('keeps %s from importing %s', (file, specifier, message) => {
    expect(forbiddenImport(file, specifier)).toContain(message);
  });
});

describe('the lint configuration', () => {
  it('refuses every kind of forbidden import', () => {
    // In a temporary copy, because other tests read src at the same time.
    const house = mkdtempSync(join(tmpdir(), 'scan-gate-rooms-'));
    try {
      cpSync('scripts', join(house, 'scripts'), { recursive: true });
      const { options: _withTypes, ...configuration } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as Record<string, unknown>;
      writeFileSync(join(house, '.oxlintrc.json'), JSON.stringify(configuration));
      mkdirSync(join(house, 'src', 'domain'), { recursive: true });
      const lines = [
        "import { run } from '../app/run.js';",
        "export { VERSION } from '../runtime/version.js';",
        "export * from '../report/json.js';",
        "export type Path = import('node:path').PlatformPath;",
        "export const loaded = import('valibot');",
        "export { totalOf } from './severity.js';",
        'export const again = run;',
      ];
      writeFileSync(join(house, 'src', 'domain', 'wrong.ts'), `${lines.join('\n')}\n`);
      const oxlint = resolve('node_modules', 'oxlint', 'bin', 'oxlint');
      const { stdout, status } = spawnSync(process.execPath, [oxlint, '--format', 'unix'], { encoding: 'utf8', cwd: house });
      const refused = [...stdout.matchAll(/wrong\.ts:(\d+)\S* (src\/domain may not [^(]+) \(scripts/g)];
      expect(refused.map(([, line, message]) => `${line} ${message}`).toSorted()).toEqual([
        '1 src/domain may not import src/app',
        '2 src/domain may not import src/runtime',
        '3 src/domain may not import src/report',
        '4 src/domain may not use node:path',
        '5 src/domain may not import the package valibot',
      ]);
      expect(status).toBe(1);
    } finally {
      rmSync(house, { recursive: true });
    }
  }, 120_000);
});

function resolved(file: string, specifier: string): string {
  return posix.join(dirname(file), specifier).replace(/\.js$/, '.ts');
}
