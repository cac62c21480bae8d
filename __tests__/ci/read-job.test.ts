import { describe, expect, it } from '@jest/globals';
import { CIS } from '../../src/ci/registry.js';
import { CI_NAMES, isUnmerged } from '../../src/domain/source.js';
import { eventOf } from '../helpers/events.js';
import { BASE, HEAD, jobOf, MERGE, sourceOf, TIP } from './ci-job.js';

const GITLAB = { GITLAB_CI: 'true', CI_COMMIT_SHA: HEAD, CI_COMMIT_BRANCH: 'main' };
const JENKINS = { JENKINS_URL: 'https://jenkins.example/', GIT_COMMIT: MERGE, BRANCH_NAME: 'release' };
const MR = {
  GITLAB_CI: 'true',
  CI_COMMIT_SHA: HEAD,
  CI_MERGE_REQUEST_IID: '7',
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/x',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_MERGE_REQUEST_DIFF_BASE_SHA: BASE,
};

it('the input `ci` takes the CIs of the registry', () => {
  expect(CI_NAMES).toEqual(['github', ...CIS.map(({ id }) => id), 'none']);
});

describe('which CI it is', () => {
  it.each([
    ['nothing', {}, 'none'],
    ['a CI that nobody has described', { CI: 'true' }, 'other'],
    ['GitLab', GITLAB, 'gitlab'],
    ['Jenkins on its own', JENKINS, 'jenkins'],
    ['a marker that says no', { GITLAB_CI: 'false', BUILDKITE: '0' }, 'none'],
  ])('%s', async (_what, env, ci) => {
    const { source, warnings } = await jobOf(env);
    expect([source.ci, warnings]).toEqual([ci, []]);
  });

  it('an agent on a node of Jenkins is not Jenkins, and both are named', async () => {
    const { source, warnings } = await jobOf({ ...JENKINS, ...GITLAB });
    expect(source).toMatchObject({ ci: 'gitlab', branch: 'main', commit: HEAD });
    expect(warnings).toEqual([expect.stringMatching(/GitLab \(GITLAB_CI\) and Jenkins \(JENKINS_URL\) are set.* --ci jenkins/)]);
  });

  it('the input decides', async () => {
    const { source, warnings } = await jobOf({ ...JENKINS, ...GITLAB }, { ci: 'Jenkins' });
    expect(source).toMatchObject({ ci: 'jenkins', branch: 'release', commit: MERGE });
    expect(warnings).toEqual([]);
    expect(await sourceOf({}, { ci: 'none' })).toEqual({ ci: 'none', visibility: 'unknown' });
    // A terminal's default branch would be scanned.
    expect(await sourceOf(GITLAB, { ci: 'none' })).toEqual({ ci: 'other', visibility: 'unknown' });
  });

  it.each(['none', 'jenkins', 'github'])('a pull request keeps its base with the input ci: %s', async (ci) => {
    const { source } = await jobOf(MR, { ci });
    expect(source.ci).toBe(ci === 'none' ? 'other' : ci);
    expect(isUnmerged(source)).toBe(true);
    expect(source.baseCommit).toBe(BASE);
  });

  it('a marker of another CI does not take the base away', async () => {
    const { source } = await jobOf({ ...MR, GITLAB_CI: 'true', CIRCLECI: '' });
    expect(isUnmerged(source)).toBe(true);
    const leaked = await jobOf({
      BUILDKITE: 'true',
      BUILDKITE_BRANCH: 'feature/x',
      BUILDKITE_PULL_REQUEST: '7',
      BITBUCKET_BUILD_NUMBER: '1',
    });
    expect(leaked.source.ci).toBe('bitbucket');
    expect(isUnmerged(leaked.source)).toBe(true);
  });

  it('a step of a GitHub Actions job changes neither the CI nor the base', async () => {
    const { env, payload } = eventOf('pull_request');
    const files = { '/event.json': JSON.stringify(payload) };
    const github = { ...env, GITHUB_EVENT_PATH: '/event.json' };
    const { source } = await jobOf({ ...github, ...GITLAB }, { files });
    expect(source.ci).toBe('github');
    const named = await jobOf({ ...github, ...GITLAB }, { files, ci: 'gitlab' });
    expect(named.source).toMatchObject({ ci: 'gitlab', baseCommit: source.baseCommit, event: 'pull_request' });
    // On a push, the base is none that a step could name.
    const push = eventOf('push');
    const pushed = await jobOf(
      { ...push.env, ...MR, GITHUB_EVENT_PATH: '/event.json' },
      { files: { '/event.json': JSON.stringify(push.payload) } },
    );
    expect(pushed.source.baseCommit).toBeUndefined();
  });
});

it('names the tokens and the address of the API, which need redaction and proxies', async () => {
  const env = { ...GITLAB, CI_API_V4_URL: 'https://gitlab.example/api/v4', SCAN_GATE_GITLAB_TOKEN: 'glpat-1', CI_JOB_TOKEN: 'glcbt-2' };
  const { secrets, apiUrls } = await jobOf(env);
  expect(secrets).toEqual(['glpat-1', 'glcbt-2']);
  expect(apiUrls.map(({ href }) => href)).toEqual(['https://gitlab.example/api/v4']);
  // The hint about a missing token contains this text.
  expect((await jobOf({ ...GITLAB, SYSTEM_ACCESSTOKEN: '$(System.AccessToken)' })).secrets).toEqual([]);
});

describe('the inputs ref and sha', () => {
  it('take the place of the job, and leave the base', async () => {
    const { source, problems } = await jobOf(MR, { ref: 'release', sha: TIP });
    expect(problems).toEqual([]);
    expect(source).toMatchObject({
      ref: 'refs/heads/release',
      branch: 'release',
      commit: TIP,
      baseRef: 'refs/heads/main',
      baseCommit: BASE,
    });
    expect(source.pullRequest).toBeUndefined();
  });

  it('a commit alone is that of the job, or none', async () => {
    expect((await jobOf(MR, { sha: HEAD })).problems).toEqual([]);
    expect((await jobOf(MR, { sha: TIP })).problems).toEqual([expect.objectContaining({ input: 'sha' })]);
    expect((await jobOf({ ...MR, CI_COMMIT_SHA: '' }, { sha: TIP })).source).toMatchObject({ branch: 'feature/x', commit: TIP });
  });

  it.each([{}, GITLAB])('the beginning of a hash is completed by git: %j', async (env) => {
    const checkout = { commits: [TIP] };
    const { source, problems } = await jobOf(env, { ref: 'main', sha: TIP.slice(0, 12), checkout });
    expect([source.commit, problems]).toEqual([TIP, []]);
    const without = await jobOf(env, { ref: 'main', sha: TIP.slice(0, 12) });
    expect(without.problems).toEqual([
      { input: 'sha', given: TIP.slice(0, 12), allowed: expect.stringMatching(/full commit hash.*git is not installed$/) },
    ]);
  });

  it('the API completes what git does not have, and nothing else', async () => {
    const asked: unknown[] = [];
    const askApi = (ci: string, digits: string) => {
      asked.push([ci, digits]);
      return Promise.resolve(TIP.startsWith(digits) ? { commit: TIP } : { why: 'GitLab does not have it' });
    };
    const sha = TIP.slice(0, 12);

    expect((await jobOf(GITLAB, { ref: 'main', sha, askApi })).source.commit).toBe(TIP);
    expect((await jobOf(GITLAB, { ref: 'main', sha: 'abcdef0', askApi })).problems).toEqual([
      expect.objectContaining({ allowed: expect.stringMatching(/git is not installed, and GitLab does not have it$/) }),
    ]);
    expect(asked).toEqual([
      ['gitlab', sha],
      ['gitlab', 'abcdef0'],
    ]);
    const short = { ...MR, CI_MERGE_REQUEST_DIFF_BASE_SHA: sha };
    expect((await jobOf(short, { askApi })).source.baseCommit).toBe(TIP);
    asked.length = 0;
    await jobOf(MR, { askApi });
    await jobOf(GITLAB, { ref: 'main', sha, askApi, checkout: { commits: [TIP] } });
    await jobOf({}, { ref: 'main', sha, askApi });
    expect(asked).toEqual([]);
  });
});
