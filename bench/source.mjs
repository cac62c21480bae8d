// Loads modules of src for a benchmark, so that it measures the code of the product, and not a copy.
import { readFileSync, rmSync } from 'node:fs';
import * as module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * @param {readonly string[]} paths below src, such as `workflow/poll/schedule.ts`
 * @returns the exports of all of them
 */
export async function loadSource(paths) {
  const esbuild = await import('esbuild').catch(() => undefined);
  if (esbuild !== undefined) return await importBundle(esbuild, paths);
  if (module.registerHooks === undefined || module.stripTypeScriptTypes === undefined)
    throw new Error('Run `npm ci` first, or use Node.js 24, which runs TypeScript.');
  module.registerHooks({
    resolve: (name, context, next) => next(/^\.{1,2}\//.test(name) ? name.replace(/\.js$/, '.ts') : name, context),
    load: (url, context, next) =>
      url.endsWith('.ts') ? { format: 'module', source: withoutTypes(url), shortCircuit: true } : next(url, context),
  });
  return Object.assign({}, ...(await Promise.all(paths.map((path) => import(new URL(`../src/${path}`, import.meta.url).href)))));
}

function withoutTypes(url) {
  return module.stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'), { mode: 'transform' });
}

async function importBundle({ build }, paths) {
  // Below the repository, because the bundle imports its packages.
  const outfile = join(root, 'build', `bench-${process.pid}.mjs`);
  const contents = paths.map((path) => `export * from './src/${path}';`).join('\n');
  const how = { bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' };
  await build({ stdin: { contents, resolveDir: root, loader: 'ts' }, outfile, ...how });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
