import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { DIST } from '../helpers/process.js';

it('dist is built from this source: npm run build', () => {
  const script = "import('./scripts/source-hash.mjs').then(({ sourceHash }) => console.log(sourceHash('.')))";

  const hash = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });

  expect(readFileSync(join(DIST, 'source.sha256'), 'utf8')).toBe(hash);
});
