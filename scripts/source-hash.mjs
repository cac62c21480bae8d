import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A hash of all sources of dist. It is written into dist, and tests compare it, so that no test runs a stale bundle. */
export function sourceHash(root) {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
  const all = [...files, 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs'].map((file) => file.replaceAll('\\', '/')).sort();
  const hash = createHash('sha256');
  for (const file of all)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
