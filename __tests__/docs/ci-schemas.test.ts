import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseDocument, type YAMLMap } from 'yaml';
import { VERSION } from '../../src/runtime/version.js';
import { ciComplaints, readCiFile } from '../helpers/oracles/ci-schemas.js';

const PLUGIN = `https://github.com/OWNER/scan-gate.git/ci/buildkite#v${VERSION}`;

/** A pipeline, the schema of its CI, and a mistake that this schema finds. */
const FILES: readonly (readonly [file: string, schema: string, right: string, wrong: string])[] = [
  ['examples/ci/gitlab-ci.yml', 'gitlab-ci', 'when: always', 'when: allways'],
  ['examples/ci/azure-pipelines.yml', 'azure-pipelines', 'testResultsFormat: JUnit', 'testResultFormat: JUnit'],
  ['examples/ci/bitbucket-pipelines.yml', 'bitbucket-pipelines', 'name: scan-gate', 'name: [scan-gate]'],
  ['examples/ci/circleci.yml', 'circle-ci', 'path: scan-gate-report/junit.xml', 'paths: scan-gate-report/junit.xml'],
  ['examples/ci/buildkite.yml', 'buildkite', 'artifact_paths:', 'artifacts_paths:'],
  ['examples/ci/woodpecker.yml', 'woodpecker-ci', 'commands:', 'command:'],
  ['examples/ci/gitlab-component.yml', 'gitlab-ci', 'inputs:', 'input:'],
  ['examples/ci/circleci-orb.yml', 'circle-ci', 'jobs:', 'job:'],
  ['examples/ci/buildkite-plugin.yml', 'buildkite', 'secrets:', 'secret:'],
  ['examples/ci/woodpecker-plugin.yml', 'woodpecker-ci', 'settings:', 'setting:'],
  ['examples/ci/drone.yml', 'drone-ci', 'kind: pipeline', 'kind: pipelines'],
];

describe.each(FILES)('the schema of the CI: %s', (file, schema, right, wrong) => {
  const text = readFileSync(file, 'utf8');
  const complaints = (of: string): string[] => readCiFile(schema, of).flatMap((document) => ciComplaints(schema, document));

  it('accepts the file', () => {
    expect(complaints(text)).toEqual([]);
  });

  it('rejects a mistake', () => {
    expect(text).toContain(right);
    expect(complaints(text.replaceAll(right, wrong))).not.toEqual([]);
  });
});

describe('an example of a package', () => {
  it.each([
    ['gitlab-component.yml', 'templates/scan-gate/template.yml', ['include', 0, 'inputs'], (name: string) => `\n    ${name}:\n`],
    ['azure-task.yml', 'ci/azure/task/task.json', ['steps', 1, 'inputs'], (name: string) => `"name": "${name}"`],
    ['circleci-orb.yml', 'ci/circleci/orb.yml', ['workflows', 'main', 'jobs', 0, 'scan-gate/scan'], (name: string) => `\n      ${name}:\n`],
    ['buildkite-plugin.yml', 'ci/buildkite/plugin.yml', ['steps', 0, 'plugins', 0, PLUGIN], (name: string) => `\n    ${name}:\n`],
  ] as const)('%s names inputs that the package has, at its version', (file, made, path, as) => {
    const text = readFileSync(`examples/ci/${file}`, 'utf8');
    const inputs = parseDocument(text).getIn(path) as YAMLMap<{ value: string }>;
    const names = inputs.items.map(({ key }) => key.value);
    const has = readFileSync(made, 'utf8');
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !has.includes(as(name)))).toEqual([]);
    expect(text).toMatch(file === 'azure-task.yml' ? `ScanGate@${VERSION.split('.')[0]}\n` : VERSION);
  });
});
