// Takes the JSON of Cloudgeni's documents as it stands there into __tests__/fixtures, whose files are never edited:
//   node scripts/extract-fixtures.mjs [../shared/vendors]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '../shared/vendors';
const target = '__tests__/fixtures/cloudgeni';

/** The blocks of each document, in their order there. */
const PRIMARY = ['repositories', 'scan-created', 'scan-completed', 'findings', 'webhook', 'error-400', 'error-404', 'error-409'];
const SIBLINGS = ['organizations', 'organization', 'finding-without-place', 'error-object', 'error-text', 'scan-completed'];

mkdirSync(join(target, 'siblings'), { recursive: true });
write(target, PRIMARY, blocksInText(readFileSync(join(folder, 'cloudgeni.txt'), 'utf8')));
write(join(target, 'siblings'), SIBLINGS, blocksInFences(readFileSync(join(folder, 'cloudgeni.siblings.md'), 'utf8')));

function write(into, names, blocks) {
  if (blocks.length !== names.length) throw new Error(`${blocks.length} JSON blocks for ${names.length} names in ${into}`);
  for (const [index, name] of names.entries()) writeFileSync(join(into, `${name}.json`), `${blocks[index]}\n`);
}

/** Objects that begin and end at the left margin, and parse. */
function blocksInText(text) {
  return [...text.matchAll(/^\{\n[\s\S]*?^\}/gm)].map(([block]) => block).filter(isJson);
}

function blocksInFences(text) {
  return [...text.matchAll(/^```json\n([\s\S]*?)\n```$/gm)].map(([, block]) => block).filter(isJson);
}

function isJson(block) {
  try {
    JSON.parse(block);
    return true;
  } catch {
    return false;
  }
}
