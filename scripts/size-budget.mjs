// Checks the sizes of what every job downloads: dist, and the archive of the repository without the files that .gitattributes excludes.
//   node scripts/size-budget.mjs   prints both sizes; exit code 1 if one is over its limit
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const MB = 1_000_000;

const distBytes = readdirSync(join(root, 'dist'), { recursive: true })
  .map((file) => statSync(join(root, 'dist', file)))
  .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
// The archive of the commit, which GitHub sends for `uses:`.
const archive = execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 100 * MB });

const sizes = [
  // A little above the measured sizes. Raise a limit only for something that is worth the download.
  { what: 'dist', bytes: distBytes, limit: 2.2 * MB },
  { what: 'git archive HEAD | gzip -6', bytes: gzipSync(archive, { level: 6 }).length, limit: 0.9 * MB },
];
for (const { what, bytes, limit } of sizes) {
  console.log(`${bytes > limit ? 'over ' : 'ok   '} ${what}: ${(bytes / MB).toFixed(2)} MB of ${limit / MB} MB`);
}
if (sizes.some(({ bytes, limit }) => bytes > limit)) process.exitCode = 1;
