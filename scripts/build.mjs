// Builds dist/{main,post,cli}: the script of report.html, then tsc, then ncc on what it compiled (ncc cannot take TypeScript 7). Deterministic: CI compares.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceHash } from './source-hash.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
// Not the links in node_modules/.bin: on Windows they are scripts of cmd.exe, which cannot be started without a shell.
const runTool = (path, args, stdio) => execFileSync(process.execPath, [join(root, 'node_modules', path), ...args], { stdio, cwd: root });
const out = process.argv[2] ?? join(root, 'dist');
const bundles = { main: 'action', post: 'action-post', cli: 'cli' };

// It is a part of the source: it has to be there before that is hashed.
execFileSync(process.execPath, [join(root, 'scripts', 'page.mjs')], { stdio: 'inherit', cwd: root });
const hash = sourceHash(root);
rmSync(join(root, 'build'), { recursive: true, force: true });
rmSync(out, { recursive: true, force: true }); // stale chunks survive otherwise
runTool('typescript/bin/tsc', ['-p', root], 'inherit');
for (const [name, entry] of Object.entries(bundles)) {
  const folder = join(out, name);
  mkdirSync(folder, { recursive: true });
  const args = ['build', join(root, 'build', 'entry', `${entry}.js`), '-o', folder, '--minify', '--license', 'licenses.txt', '--quiet'];
  runTool('@vercel/ncc/dist/ncc/cli.js', args, ['ignore', 'ignore', 'inherit']);
  const bytes = readdirSync(folder).map((file) => `${file} ${readFileSync(join(folder, file)).length}`);
  console.log(`${name}: ${bytes.join(', ')}`);
}
// A source that changed meanwhile would leave a hash that vouches for another bundle.
if (sourceHash(root) !== hash) throw new Error('The source changed during the build. Build again.');
writeFileSync(join(out, 'source.sha256'), `${hash}\n`);
