import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

/** Where the compiled sources and tests are, from the root of the repository. Below it, they have their usual paths. */
export const COMPILED = 'node_modules/.cache/scan-gate-tests';

const FOLDERS = ['src', '__tests__'];

/** What tests import of jest is of the test file that runs now, so that helpers can be loaded once for all files. */
const JEST = `const current = (name) => globalThis[Symbol.for('jest globals')][name];
const live = (name) => new Proxy(() => undefined, { apply: (_, self, args) => current(name)(...args), get: (_, key) => current(name)[key] });
${['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'expect', 'it'].map((name) => `export const ${name} = live('${name}');`).join('\n')}
`;

/** Packages that tests and sources get instead of the installed ones. */
const REPLACED = {
  '@jest/globals': JEST,
  '@octokit/plugin-throttling': "export * from '../../../__tests__/helpers/jest/unspaced-throttling.js';\n",
};

/**
 * Compiles sources and tests once for each run of jest, which calls this before the first test (`globalSetup`). Node then loads them
 * without jest's own module loader, which takes longer than most tests: see run-file.mjs.
 */
export default async function compile({ watch, watchAll, collectCoverage }) {
  if (watch || watchAll || collectCoverage) throw new Error('The tests do not support --watch and --coverage: run `npm test` again.');
  const { outputFiles } = await build({
    entryPoints: FOLDERS.flatMap(filesIn).filter((path) => path.endsWith('.ts')),
    outdir: COMPILED,
    outbase: '.',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    write: false,
    logLevel: 'silent',
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [relative('.', path), text]));
  texts.set(join(COMPILED, 'package.json'), '{ "type": "module" }\n');
  for (const [name, text] of Object.entries(REPLACED)) {
    texts.set(join(COMPILED, 'node_modules', name, 'package.json'), '{ "type": "module", "exports": "./index.js" }\n');
    texts.set(join(COMPILED, 'node_modules', name, 'index.js'), text);
  }
  for (const [path, text] of texts) writeChanged(path, text);
  // Of a source that is gone. Never through the link below.
  for (const path of FOLDERS.flatMap((folder) => filesIn(join(COMPILED, folder)))) if (!texts.has(path)) rmSync(path, { force: true });
  if (!existsSync(join(COMPILED, 'scripts'))) symlinkSync(relative(COMPILED, 'scripts'), join(COMPILED, 'scripts'));
}

function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Another run may read the file at this moment. */
function writeChanged(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  const written = join(COMPILED, `${process.pid}.part`);
  writeFileSync(written, text);
  renameSync(written, path);
}
