import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ciComplaints, readCiFile } from '../helpers/oracles/ci-schemas.js';

/** A pipeline, the schema of its CI, and a mistake that this schema finds. */
const FILES: readonly (readonly [file: string, schema: string, right: string, wrong: string])[] = [
  ['examples/ci/gitlab-ci.yml', 'gitlab-ci', 'when: always', 'when: allways'],
  ['examples/ci/azure-pipelines.yml', 'azure-pipelines', 'testResultsFormat: JUnit', 'testResultFormat: JUnit'],
  ['examples/ci/bitbucket-pipelines.yml', 'bitbucket-pipelines', 'name: scan-gate', 'name: [scan-gate]'],
  ['examples/ci/circleci.yml', 'circle-ci', 'path: scan-gate-report/junit.xml', 'paths: scan-gate-report/junit.xml'],
  ['examples/ci/buildkite.yml', 'buildkite', 'artifact_paths:', 'artifacts_paths:'],
  ['examples/ci/woodpecker.yml', 'woodpecker-ci', 'commands:', 'command:'],
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
