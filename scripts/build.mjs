// Builds dist: the script of report.html, then tsc, then esbuild, which joins modules that are always loaded together, then ncc on the
// joined modules (ncc does not support TypeScript 7). The result is one bundle in dist/lib, and an entry point of one line each for main,
// post, and cli. It is deterministic, because CI compares it.
// The bundle is CommonJS, which Node loads faster than ES modules: docs/performance.md.
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { build, buildSync } from 'esbuild';
import { sourceHash } from './source-hash.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
// Not the links in node_modules/.bin, because on Windows they need a shell.
const runTool = (path, args, stdio) => execFileSync(process.execPath, [join(root, 'node_modules', path), ...args], { stdio, cwd: root });
const out = process.argv[2] ?? join(root, 'dist');
const lib = join(out, 'lib');

// It is a part of the source, so it must be current before the source is hashed.
execFileSync(process.execPath, [join(root, 'scripts', 'page.mjs')], { stdio: 'inherit', cwd: root });
const hash = sourceHash(root);
rmSync(join(root, 'build'), { recursive: true, force: true });
rmSync(out, { recursive: true, force: true }); // otherwise stale chunks remain
runTool('typescript/bin/tsc', ['-p', root], 'inherit');
// ncc writes CommonJS unless the nearest package.json has the type `module`.
writeFileSync(join(root, 'build', 'package.json'), '{}\n');
mkdirSync(lib, { recursive: true });
// First, because esbuild reads it: otherwise the result would depend on the folder above.
writeFileSync(join(out, 'package.json'), '{ "type": "commonjs" }\n');
const bundle = (entry, folder, more) => {
  // Without the cache in the home folder, so that no earlier build has a part in this one.
  const args = ['build', entry, '-o', folder, '--license', 'licenses.txt', '--quiet', '--no-cache', ...more];
  runTool('@vercel/ncc/dist/ncc/cli.js', args, ['ignore', 'ignore', 'inherit']);
};
const joined = await joinModules(join('build', 'entry', 'index.js'), join('build', 'joined'));
bundle(join(root, 'build', 'joined', 'entry', 'index.js'), lib, ['--external', 'undici']);
appendFileSync(join(lib, 'licenses.txt'), joined.map(licenseOf).join(''));
// The packages of GitHub import undici, and use it only for a proxy. It is a quarter of dist, so it is a file that is loaded then.
const apart = join(root, 'build', 'undici');
mkdirSync(apart);
writeFileSync(join(apart, 'entry.js'), "module.exports = require('undici');\n");
bundle(join(apart, 'entry.js'), apart, []);
cpSync(join(apart, 'index.js'), join(lib, 'undici.js'));
appendFileSync(join(lib, 'licenses.txt'), `\n${readFileSync(join(apart, 'licenses.txt'), 'utf8')}`);
// For the benchmarks, which run the emulator from there.
writeFileSync(join(root, 'build', 'package.json'), '{ "type": "module" }\n');
const chunks = readdirSync(lib).filter((file) => file.endsWith('.js'));
for (const chunk of chunks) loadLate(join(lib, chunk));
// Not with the --minify of ncc, which is slower. The licenses are in licenses.txt.
// Without the tsconfig.json of the folder above, for the same reason.
const minify = {
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  charset: 'ascii',
  tsconfigRaw: '{}',
};
buildSync({ ...minify, entryPoints: chunks.map((file) => join(lib, file)), outdir: lib, allowOverwrite: true, logLevel: 'error' });
for (const door of ['main', 'post', 'cli']) {
  mkdirSync(join(out, door));
  // The command line is also a program of its own: npm links it, and the image starts it.
  const [shebang, mode] = door === 'cli' ? ['#!/usr/bin/env node\n', 0o755] : ['', 0o644];
  writeFileSync(join(out, door, 'index.js'), `${shebang}require('../lib/index.js').doors.${door}();\n`, { mode });
}
// For the command `schema`, which also works in a folder with nothing but dist.
cpSync(join(root, 'schemas'), join(out, 'schemas'), { recursive: true });
// Otherwise the hash would not belong to this bundle.
if (sourceHash(root) !== hash) throw new Error('The source changed during the build. Build again.');
writeFileSync(join(out, 'source.sha256'), `${hash}\n`);
const bytes = readdirSync(out, { recursive: true })
  .map((file) => statSync(join(out, file)))
  .filter((entry) => entry.isFile());
console.log(`dist: ${bytes.length} files, ${bytes.reduce((sum, { size }) => sum + size, 0)} bytes`);

/**
 * Joins the modules that are always loaded together, without the functions that nothing calls. Otherwise ncc keeps each module apart, and
 * all of valibot: V8 then compiles a function for each import, which took a sixth of the time to the first input error.
 *
 * @returns the packages that are now a part of the modules; ncc bundles all others
 */
async function joinModules(entry, folder) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const own = ['valibot'];
  const options = {
    absWorkingDir: root,
    entryPoints: [entry],
    outbase: 'build',
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: Object.keys(dependencies).filter((name) => !own.includes(name)),
    charset: 'utf8',
    legalComments: 'none',
    tsconfigRaw: '{}',
    logLevel: 'error',
    metafile: true,
  };
  const { metafile } = await build({ ...options, write: false });
  const late = Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.filter(({ kind, external }) => kind === 'dynamic-import' && external !== true).map(({ path }) => join(root, path)),
  );
  // esbuild joins modules that the same files need. The first file is always loaded, so every file that is loaded later may import all of
  // it: then the first file is one module.
  const first = join(root, entry);
  const afterFirst = {
    name: 'after-first',
    setup({ onLoad }) {
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        if (!late.includes(path)) return undefined;
        const way = relative(dirname(path), first).replaceAll('\\', '/');
        return { contents: `import './${way}';\n${readFileSync(path, 'utf8')}` };
      });
    },
  };
  const { metafile: last, outputFiles } = await build({ ...options, plugins: [afterFirst], write: false });
  // Each file is named after one of its modules. The names of esbuild contain hashes, and would rename most files of dist with every change.
  const nameOf = ({ entryPoint, inputs }) => {
    const of = entryPoint === undefined ? `with ${Object.keys(inputs).sort()[0] ?? 'nothing'}` : `only ${entryPoint}`;
    return `${of.replaceAll(/\W+/g, '-')}.js`;
  };
  const names = new Map(Object.entries(last.outputs).map(([path, output]) => [basename(path), nameOf(output)]));
  if (new Set(names.values()).size < names.size) throw new Error('Two of the joined files have the same name.');
  const renamed = (text) => text.replaceAll(/[\w-]+-[A-Z0-9]{8}\.js/g, (name) => names.get(name) ?? name);
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(renamed(path), renamed(text));
  }
  return own;
}

/** The license of a package, in the form in which ncc writes it. */
function licenseOf(name) {
  const folder = join(root, 'node_modules', name);
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  return `\n${name}\n${license}\n${readFileSync(join(folder, file), 'utf8')}`;
}

/**
 * Loads undici, and the modules of Node that take milliseconds, at their first use, and not when the file that imports them is loaded.
 * `node:crypto` alone takes a quarter of the time to the first input error, which does not need it. `assert` and `child_process` are
 * imported by packages, and not used in a run. Other names, such as `http`, stay as they are, because packages enumerate the exports of
 * those modules.
 */
function loadLate(path) {
  const slow =
    /\brequire\("(undici|assert|child_process|node:(?:child_process|crypto|fs\/promises|https?|net|os|readline|timers\/promises|tls|url|zlib))"\)/g;
  // The bundle asks each module whether it has the mark of a converted ES module, which these modules do not have.
  const late = (load, loaded) => new Proxy({}, { get: (_, name) => (name === '__esModule' ? undefined : (loaded ??= load())[name]) });
  const text = readFileSync(path, 'utf8');
  const changed = text.replaceAll(slow, (_, name) => `late(() => require("${name === 'undici' ? './undici.js' : name}"))`);
  if (changed !== text) writeFileSync(path, `'use strict';\nconst late = ${String(late)};\n${changed}`);
}
