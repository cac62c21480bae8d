import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { anchorsOf } from '../../scripts/markdown.mjs';
import { ACTION_INPUTS, INPUT_TABLE } from '../../src/config/inputs.js';
import { OUTPUTS } from '../../src/config/outputs.js';
import { REASONS } from '../../src/domain/errors.js';
import { VERDICTS } from '../../src/domain/gate.js';
import { mounts } from '../../src/emulator/registry.js';
import { VERSION } from '../../src/runtime/version.js';
import { SERVICES } from '../../src/scanners/registry.js';
import { SERVICES as UNDER_CONTRACT } from '../contract/services.js';
import { SERVICE_SCENARIOS } from '../report/services.js';

const textOf = (file: string): string => readFileSync(file, 'utf8');
const TROUBLESHOOTING = textOf('docs/troubleshooting.md');
const GATE = textOf('docs/gate.md');
const { version, scripts } = JSON.parse(textOf('package.json')) as { version: string; scripts: Record<string, string> };
const PAGES = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name.replaceAll('\\', '/')}`);
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...PAGES];

/** The files of a folder and its folders. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted();

/** Every file in src, with its text. */
const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: textOf(join('src', name)) }));

/** The longest description of an input, because editors and `--help` show it in one or two lines. */
const MAX_DESCRIPTION = 160;

describe('the tables', () => {
  it('are what action.yml and the pages contain', () => {
    const { stdout, status } = spawnSync(process.execPath, ['scripts/sync-docs.mjs', '--check'], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it('have the names, the requirements and the defaults of action.yml', () => {
    const [, inputs = '', outputs = ''] = /^inputs:\n([\s\S]*?)\n\noutputs:\n([\s\S]*?)\n\nruns:/m.exec(textOf('action.yml')) ?? [];
    const read = [...inputs.matchAll(/^ {2}([a-z-]+):\n {4}description: .+\n {4}required: (true|false)(?:\n {4}default: "(.*)")?$/gm)];
    expect(read.map(([, name, required, value]) => ({ name, required: required === 'true', value }))).toEqual(
      ACTION_INPUTS.map((input) => ({ name: input.name, required: input.required === true, value: input.default })),
    );
    expect([...outputs.matchAll(/^ {2}([a-z-]+):$/gm)].map(([, name]) => name)).toEqual(OUTPUTS.map(({ name }) => name));
  });

  it.each(INPUT_TABLE)('describe $name in one short sentence, with every value that it takes', ({ description, values = [] }) => {
    expect(description).toMatch(/^[A-Z][^\n]*\.$/);
    expect(description).not.toMatch(/[.!?] +[A-Z`]/);
    expect(description.length).toBeLessThanOrEqual(MAX_DESCRIPTION);
    expect(values.filter((value) => !['true', 'false'].includes(value) && !description.includes(`\`${value}\``))).toEqual([]);
  });

  it('lead from each description in action.yml to a heading of a page', () => {
    const [, inputs = ''] = /^inputs:\n([\s\S]*?)\n\noutputs:\n/m.exec(textOf('action.yml')) ?? [];
    const read = [...inputs.matchAll(/^ {4}description: (".+")$/gm)].map(([, text = '']) => {
      const [, sentence = '', page = '', heading] =
        /^(.+\.) https:\/\/github\.com\/OWNER\/scan-gate\/blob\/v1\/(docs\/[\w/-]+\.md)(?:#([\w-]+))?$/.exec(JSON.parse(text) as string) ??
        [];
      return { short: sentence !== '' && sentence.length <= MAX_DESCRIPTION, there: isThere(page, heading) };
    });
    expect(read).toEqual(ACTION_INPUTS.map(() => ({ short: true, there: true })));
  });

  it('list every input that a hint names', () => {
    // And the placeholders of `RepositoryPages`, which are not in hints.
    const known: readonly string[] = [...INPUT_TABLE.map(({ name }) => name), 'commit', 'path', 'line', 'number'];
    // The bundled script of the page contains braces, but no hints.
    const ours = SOURCES.filter(({ name }) => !name.startsWith('emulator') && !name.endsWith('assets.ts'));
    const unknown = ours.flatMap(({ name, text }) =>
      text
        .split('\n')
        .filter((line) => !/^\s*(?:\/\/|\/\*\*|\*)/.test(line))
        .flatMap((line) => [...line.matchAll(/(?<!\$)\{([a-z]+(?:-[a-z]+)*)\}/g)])
        .filter(([, input = '']) => !known.includes(input))
        .map(([placeholder]) => `${name}: ${placeholder}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('the services', () => {
  const ids = SERVICES.map(({ id }) => id).toSorted();

  it('are the folders under src/scanners', () => {
    const folders = readdirSync('src/scanners', { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'shared');
    expect(folders.map(({ name }) => name).toSorted()).toEqual(ids);
  });

  it('are what the emulator mounts, a folder each', () => {
    expect(Object.keys(mounts).toSorted()).toEqual(ids);
    expect(ids.filter((id) => !existsSync(`src/emulator/${id}/index.ts`))).toEqual([]);
  });

  it('are under the contract', () => {
    expect(UNDER_CONTRACT.map(({ id }) => id).toSorted()).toEqual(ids);
  });

  it('have canonical reports, and fixtures', () => {
    // Runs of several targets have reports of their own.
    const reports = [...ids, 'targets'].toSorted();
    expect(Object.keys(SERVICE_SCENARIOS).toSorted()).toEqual(reports);
    expect(readdirSync('__tests__/golden').toSorted()).toEqual(reports);
    expect(readdirSync('__tests__/fixtures').toSorted()).toEqual([...ids, 'ci'].toSorted());
  });

  it.each(SERVICES)('$id has a page with a workflow and the variable of its key', ({ id, keyVariable }) => {
    const text = textOf(`docs/services/${id}.md`);
    const [, first = ''] = /<!-- example: (\S+) -->/.exec(text) ?? [];
    expect(textOf(`examples/${first}`)).toContain(`scanner: ${id}\n`);
    expect(text).toContain(`\`${keyVariable}\``);
  });
});

describe('the version', () => {
  it('is one in package.json, the program and the changelog', () => {
    expect(VERSION).toBe(version);
    expect(textOf('CHANGELOG.md')).toContain(`## [${version}]`);
  });
});

describe('docs/troubleshooting.md', () => {
  /** The cells of each row of a table. */
  const rows = TROUBLESHOOTING.split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.replaceAll(/^\| | \|$/g, '').split(' | '));
  const codesOf = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  const notes = rows.flatMap(([first]) => codesOf(first)).filter((code) => /^[a-z]/.test(code));

  it('has three cells in each row', () => {
    expect(rows.filter((cells) => cells.length !== 3)).toEqual([]);
  });

  it.each(Object.entries(REASONS))('explains %s', (code, reason) => {
    expect(rows.filter(([first, second]) => first === `\`${code}\`` && second === `\`${reason}\``)).toHaveLength(1);
  });

  it('explains no error that does not exist', () => {
    const codes = rows.flatMap(([first]) => codesOf(first)).filter((code) => /^[A-Z]/.test(code));
    expect(codes.filter((code) => !Object.hasOwn(REASONS, code))).toEqual([]);
  });

  it('explains every note once, and no note that does not exist', () => {
    const ours = SOURCES.filter(({ name }) => !name.startsWith('emulator')).map(({ text }) => text);
    const codes = ours.flatMap((text) => [...text.matchAll(/\bcode: '([a-z][a-z-]+)'/g)].map(([, code = '']) => code));
    expect([...new Set(codes)].filter((code) => !notes.includes(code))).toEqual([]);
    expect(notes.filter((code, index) => notes.indexOf(code) !== index)).toEqual([]);
    // Some codes contain the name of a report, or of what a service did not report.
    const isMade = (code: string): boolean => /^(?:sarif|files|annotations|summary)-failed$|^no-(?:diagrams|posture)$/.test(code);
    expect(notes.filter((code) => !isMade(code) && !ours.some((text) => text.includes(`'${code}'`)))).toEqual([]);
  });
});

describe('the canonical reports', () => {
  it('have only notes that docs/troubleshooting.md explains', () => {
    const notes = Object.values(SERVICE_SCENARIOS).flatMap((scenarios) => Object.values(scenarios).flatMap((build) => build().notes));
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.filter(({ code }) => !TROUBLESHOOTING.includes(`\`${code}\``))).toEqual([]);
  });
});

describe('docs/gate.md', () => {
  it.each(VERDICTS.filter((verdict) => OUTPUTS[0].description.includes(`\`${verdict}\``)))('has a row for the verdict %s', (verdict) => {
    expect(GATE).toMatch(new RegExp(`^\\| \`${verdict}\` `, 'm'));
  });
});

describe('the README', () => {
  it('shows every example', () => {
    const all = DOCUMENTS.map(textOf).join('\n');
    const shown = new Set([...all.matchAll(/^<!-- example: (\S+) -->$/gm)].map(([, name = '']) => name));
    expect([...shown].toSorted()).toEqual(filesIn('examples'));
  });
});

describe.each(DOCUMENTS)('%s', (file) => {
  const text = textOf(file);

  it('names npm scripts that there are', () => {
    const named = [...text.matchAll(/\bnpm run ([a-z:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

function isThere(page: string, heading: string | undefined): boolean {
  return existsSync(page) && (heading === undefined || anchorsOf(textOf(page)).has(heading));
}
