// Extracts the operations that scan-gate uses, with everything that they refer to, from GitHub's OpenAPI description.
// The package has 385 MB, so it is not a devDependency:
//   npm install --no-save --prefix /tmp/openapi @octokit/openapi@23.0.2
//   node scripts/extract-github-openapi.mjs /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json
import { readFileSync, writeFileSync } from 'node:fs';

const SOURCE = '@octokit/openapi@23.0.2, generated/api.github.com.json';
const OPERATIONS = [
  ['post', '/repos/{owner}/{repo}/code-scanning/sarifs'],
  ['get', '/repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}'],
  ['get', '/repos/{owner}/{repo}/issues'],
  ['post', '/repos/{owner}/{repo}/issues'],
  ['patch', '/repos/{owner}/{repo}/issues/{issue_number}'],
  ['get', '/repos/{owner}/{repo}/code-scanning/analyses'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['get', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['delete', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}'],
  ['get', '/repos/{owner}/{repo}/commits/{ref}'],
  ['get', '/repos/{owner}/{repo}/contents/{path}'],
  ['get', '/repos/{owner}/{repo}/git/ref/{ref}'],
  ['get', '/repos/{owner}/{repo}/git/trees/{tree_sha}'],
  ['get', '/repos/{owner}/{repo}/actions/runs/{run_id}'],
  ['get', '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'],
  ['get', '/repos/{owner}/{repo}'],
  // Of docs/rollout.md.
  ['post', '/orgs/{org}/rulesets'],
  ['put', '/orgs/{org}/rulesets/{ruleset_id}'],
  ['get', '/user'],
];
/** Prose and samples, which no validation needs; dropped only where they are keywords, not where they are property names. */
const PROSE = new Set(['description', 'example', 'examples', 'externalDocs', 'summary', 'x-github', 'operationId', 'tags', 'title']);

const file = process.argv[2] ?? 'node_modules/@octokit/openapi/generated/api.github.com.json';
const whole = JSON.parse(readFileSync(file, 'utf8'));
const subset = {
  $comment: `Made by scripts/extract-github-openapi.mjs from ${SOURCE}. Do not edit.`,
  openapi: whole.openapi,
  paths: {},
  components: {},
};

for (const [method, path] of OPERATIONS) {
  const operation = whole.paths[path]?.[method];
  if (operation === undefined) throw new Error(`${method} ${path} is not in ${file}`);
  subset.paths[path] = { ...subset.paths[path], [method]: withoutProse(operation) };
  takeReferenced(operation);
}
writeFileSync('__tests__/helpers/oracles/github-openapi.json', `${inLines(subset)}\n`);

/** Each path, parameter, schema and response on a line of its own. */
function inLines(value, depth = 3) {
  if (depth === 0 || typeof value !== 'object') return JSON.stringify(value);
  // A path is one level higher than a component.
  const lines = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${inLines(item, key === 'paths' ? depth - 2 : depth - 1)}`,
  );
  return `{\n${lines.join(',\n')}\n}`;
}

function takeReferenced(value) {
  for (const reference of referencesIn(value)) {
    const [, components, section, name] = reference.split('/');
    subset[components][section] ??= {};
    if (subset[components][section][name] !== undefined) continue;
    const target = whole[components][section][name];
    subset[components][section][name] = withoutProse(target);
    takeReferenced(target);
  }
}

function referencesIn(value) {
  return [...JSON.stringify(withoutProse(value)).matchAll(/"\$ref":"#([^"]+)"/g)].map(([, reference]) => reference);
}

function withoutProse(value, isNames = false) {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => isNames || !PROSE.has(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutProse(item, name === 'properties' && !isNames)]));
}
