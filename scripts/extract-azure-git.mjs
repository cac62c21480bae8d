// Extracts the operations that scan-gate uses, with everything that they refer to, from Microsoft's description of the Git API of Azure DevOps:
//   curl -sSfLo /tmp/git.json https://raw.githubusercontent.com/MicrosoftDocs/vsts-rest-api-specs/master/specification/git/7.1/git.json
//   node scripts/extract-azure-git.mjs /tmp/git.json
import { readFileSync, writeFileSync } from 'node:fs';

const SOURCE = 'github.com/MicrosoftDocs/vsts-rest-api-specs, specification/git/7.1/git.json';
const REPOSITORY = '/{organization}/{project}/_apis/git/repositories/{repositoryId}';
const THREADS = `${REPOSITORY}/pullRequests/{pullRequestId}/threads`;
const OPERATIONS = [
  ['get', THREADS],
  ['post', THREADS],
  ['get', `${THREADS}/{threadId}`],
  ['patch', `${THREADS}/{threadId}`],
  ['post', `${THREADS}/{threadId}/comments`],
  ['patch', `${THREADS}/{threadId}/comments/{commentId}`],
  ['delete', `${THREADS}/{threadId}/comments/{commentId}`],
  ['get', `${REPOSITORY}/pullrequests/{pullRequestId}`],
  ['get', `${REPOSITORY}/pullRequests/{pullRequestId}/statuses`],
  ['post', `${REPOSITORY}/pullRequests/{pullRequestId}/statuses`],
  ['get', `${REPOSITORY}/items`],
  ['get', `${REPOSITORY}/commits/{commitId}`],
  ['get', `${REPOSITORY}/refs`],
];
/** Prose and samples, which no validation needs. */
const PROSE = new Set(['description', 'x-ms-enum', 'x-ms-examples', 'x-ms-docs-override-version', 'operationId', 'tags', 'x-ms-preview']);

const whole = JSON.parse(readFileSync(process.argv[2], 'utf8').replace(/^\uFEFF/, ''));
const subset = {
  $comment: `Made by scripts/extract-azure-git.mjs from ${SOURCE}. Do not edit.`,
  paths: {},
  parameters: {},
  definitions: {},
};
for (const [method, path] of OPERATIONS) {
  const operation = whole.paths[path]?.[method];
  if (operation === undefined) throw new Error(`${method} ${path} is not in ${process.argv[2]}`);
  subset.paths[path] = { ...subset.paths[path], [method]: withoutProse(operation) };
  takeReferenced(operation);
}
writeFileSync('__tests__/helpers/oracles/azure-git.json', `${inLines(subset)}\n`);

/** Each path, parameter and definition on a line of its own. */
function inLines(value) {
  const section = (items) =>
    `{\n${Object.entries(items)
      .map(([name, item]) => `${JSON.stringify(name)}: ${JSON.stringify(item)}`)
      .join(',\n')}\n}`;
  const lines = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}: ${typeof item === 'string' ? JSON.stringify(item) : section(item)}`,
  );
  return `{\n${lines.join(',\n')}\n}`;
}

function takeReferenced(value) {
  for (const [, section, name] of JSON.stringify(value).matchAll(/"\$ref":"#\/(\w+)\/([^"]+)"/g)) {
    if (subset[section][name] !== undefined) continue;
    subset[section][name] = withoutProse(whole[section][name]);
    takeReferenced(whole[section][name]);
  }
}

/** Property names are kept, also those that equal a keyword. */
function withoutProse(value, isNames = false) {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => isNames || !PROSE.has(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutProse(item, name === 'properties' && !isNames)]));
}
