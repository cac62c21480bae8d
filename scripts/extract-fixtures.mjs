// Extracts the JSON examples of the services' documents into __tests__/fixtures. Never edit these files.
//   node scripts/extract-fixtures.mjs <folder> [service ...]
// The folder contains <service>.txt, the main document as plain text or Markdown, and <service>.siblings.md for less reliable documents.
// Without names: all services. The documents are not part of this repository.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '../shared/vendors', ...chosen] = process.argv.slice(2);

/** The names of the JSON blocks of each service, in their order in the documents; null for a block that is left out. */
const SERVICES = {
  cloudgeni: {
    primary: ['repositories', 'scan-created', 'scan-completed', 'findings', 'webhook', 'error-400', 'error-404', 'error-409'],
    siblings: ['organizations', 'organization', 'finding-without-place', 'error-object', 'error-text', 'scan-completed'],
  },
  aether365: {
    primary: ['scans', 'scan-completed', 'start-body', 'scan-created'],
    siblings: ['tenant', 'results', 'error', 'connections'],
  },
  s4e: {
    primary: ['scan-created', 'scan-completed', 'scan-status', 'scan-cancelled', 'results'],
    siblings: ['error-rate-limited', 'assets', 'findings', 'findings-guide', 'scan-created-guide'],
  },
  fegura: {
    primary: ['scan', 'scans'],
    siblings: ['error-validation', 'error-unauthorized', 'accounts', 'diagrams'],
  },
  aiptx: {
    primary: [
      'start-body',
      'scan-created',
      'scans',
      'scan-running',
      'scan-status',
      'scan-cancelled',
      'rescan-body',
      'scan-rescanned',
      'comparison',
      'webhook-body',
      'webhook',
    ],
    siblings: ['error', 'findings', 'finding', 'stats'],
  },
};

for (const name of chosen) if (!Object.hasOwn(SERVICES, name)) throw new Error(`no entry for ${name}: ${Object.keys(SERVICES).join(', ')}`);
for (const [service, { primary, siblings }] of Object.entries(SERVICES)) {
  if (chosen.length > 0 && !chosen.includes(service)) continue;
  const target = join('__tests__/fixtures', service);
  write(target, primary, blocksInText(readFileSync(join(folder, `${service}.txt`), 'utf8')));
  if (siblings === undefined) continue;
  write(join(target, 'siblings'), siblings, blocksInFences(readFileSync(join(folder, `${service}.siblings.md`), 'utf8')));
}

function write(into, names, blocks) {
  if (blocks.length !== names.length) throw new Error(`${blocks.length} JSON blocks for ${names.length} names in ${into}`);
  mkdirSync(into, { recursive: true });
  for (const [index, name] of names.entries()) if (name !== null) writeFileSync(join(into, `${name}.json`), `${blocks[index]}\n`);
}

/** Objects that begin and end at the left margin, and parse; in texts that lost their indentation nested ones do so too. */
function blocksInText(text) {
  const blocks = [];
  let rest = text;
  for (let begin = rest.search(/^\{$/m); begin >= 0; begin = rest.search(/^\{$/m)) {
    rest = rest.slice(begin);
    const ends = [...rest.matchAll(/^\}/gm)].map(({ index }) => index + 1);
    const end = ends.find((candidate) => isJson(rest.slice(0, candidate)));
    if (end !== undefined) blocks.push(rest.slice(0, end));
    rest = rest.slice(end ?? 1);
  }
  return blocks;
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
