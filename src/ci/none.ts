import type { Source } from '../domain/source.js';
import type { Env } from './event-facts.js';

/** What CIs set by themselves. Jenkins and Azure Pipelines do not always set CI, TeamCity and CodeBuild never. */
const MARKERS = [
  'CI',
  'GITLAB_CI',
  'TF_BUILD',
  'JENKINS_URL',
  'BITBUCKET_BUILD_NUMBER',
  'CIRCLECI',
  'BUILDKITE',
  'TEAMCITY_VERSION',
  'DRONE',
  'CODEBUILD_BUILD_ID',
  'bamboo_buildKey',
  'GO_PIPELINE_NAME',
  'GITHUB_ACTIONS',
  'GITEA_ACTIONS',
  'FORGEJO_ACTIONS',
] as const;

/** A terminal, or a CI whose variables are not read: nothing but that it is one is taken from the environment. */
export function readNoSource(env: Env): Source {
  const isCi = MARKERS.some((name) => !/^(?:|0|false)$/i.test(env[name]?.trim() ?? ''));
  return { ci: isCi ? 'other' : 'none', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false };
}
