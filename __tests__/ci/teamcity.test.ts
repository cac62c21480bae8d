import { describe, expect, it } from '@jest/globals';
import { parseProperties } from '../../src/ci/teamcity.js';
import { gitHubPages } from '../helpers/pages.js';
import { HEAD, OF_PULL_REQUEST, sourceOf } from './ci-job.js';

const JOB = {
  TEAMCITY_VERSION: '2026.1 (build 200000)',
  BUILD_URL: 'https://teamcity.example/build/42',
  BUILD_VCS_NUMBER: HEAD,
  TEAMCITY_BUILD_PROPERTIES_FILE: '/tmp/build.properties',
};
const COMMON = { ci: 'teamcity', visibility: 'unknown', runUrl: 'https://teamcity.example/build/42', commit: HEAD };
const OF_REPOSITORY = { repository: 'octo-org/infrastructure', pages: gitHubPages('octo-org/infrastructure') };
const CLONE = 'vcsroot.url=https\\://github.com/octo-org/infrastructure.git';

const filesOf = (...lines: readonly string[]) => ({
  '/tmp/build.properties': '#TeamCity\nteamcity.configuration.properties.file=/tmp/config.properties\n',
  '/tmp/config.properties': [CLONE, ...lines].join('\n'),
});

describe('TeamCity', () => {
  it.each([
    [
      'a push to the default branch',
      ['teamcity.build.branch=<default>', 'teamcity.build.branch.is_default=true', 'teamcity.build.vcs.branch.Root=refs/heads/main'],
      { ref: 'refs/heads/main', branch: 'main' },
    ],
    ['a push to a branch', ['teamcity.build.branch=feature/x'], { ref: 'refs/heads/feature/x', branch: 'feature/x' }],
    ['a tag', ['teamcity.build.branch=refs/tags/v1'], { ref: 'refs/tags/v1' }],
    [
      'a pull request',
      [
        'teamcity.build.branch=pull/7',
        'teamcity.pullRequest.number=7',
        'teamcity.pullRequest.source.branch=feature/x',
        'teamcity.pullRequest.target.branch=main',
      ],
      OF_PULL_REQUEST,
    ],
    [
      'a pull request without its parameters, whose branch is not known',
      ['teamcity.build.branch=7', 'teamcity.build.vcs.branch.Root=refs/pull/7/head'],
      { event: 'pull_request', pullRequest: 7 },
    ],
  ])('%s', async (_what, lines, about) => {
    expect(await sourceOf(JOB, { files: filesOf(...lines) })).toEqual({ ...COMMON, ...OF_REPOSITORY, ...about });
  });

  it('a build without the files tells its commit alone', async () => {
    expect(await sourceOf(JOB)).toEqual(COMMON);
  });

  it('two roots have no commit in common', async () => {
    const { BUILD_VCS_NUMBER: _number, ...job } = JOB;
    const env = { ...job, BUILD_VCS_NUMBER_A: HEAD, BUILD_VCS_NUMBER_B: HEAD.replace('e', 'a') };
    expect((await sourceOf(env)).commit).toBeUndefined();
    expect((await sourceOf({ ...job, BUILD_VCS_NUMBER_A: HEAD })).commit).toBe(HEAD);
  });

  it("Java's properties are read", () => {
    const text = '# a comment\n! another\n\na=1\nb\\ c : x\\u0041\\ty\nlong=one\\\n   two\npath=C\\:\\\\dir\nempty=\n';
    expect(Object.fromEntries(parseProperties(text))).toEqual({ a: '1', 'b c': 'xA\ty', long: 'onetwo', path: 'C:\\dir', empty: '' });
  });
});
