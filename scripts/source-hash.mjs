import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One hash over everything that dist is made of; it is written into dist, and the tests compare it, so that none runs on a stale bundle. */
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
