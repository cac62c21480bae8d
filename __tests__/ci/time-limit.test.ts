import { expect, it } from '@jest/globals';
import { timeLimitOf } from '../../src/ci/registry.js';

it.each([
  ['github', 'timeout-minutes: 35'],
  ['gitlab', 'timeout: 35 minutes'],
  ['azure', 'timeoutInMinutes: 35'],
  ['bitbucket', 'max-time: 35'],
  ['circleci', 'no_output_timeout: 35m'],
  ['buildkite', 'timeout_in_minutes: 35'],
  ['jenkins', "timeout(time: 35, unit: 'MINUTES')"],
  ['teamcity', undefined],
  ['none', undefined],
] as const)('a job of %s gets its time by %s', (name, text) => {
  expect(timeLimitOf(name, 35)).toBe(text);
});
