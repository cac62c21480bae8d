import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { scan } from '../../src/cli/scan.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { API_KEY } from '../helpers/secrets.js';

const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const MERGE = '6dcb09b5b57875f334f61aebed695e2e4193db5e';

/** The variables of each CI for a merge request or pull request of `feature/x`. */
const PULL_REQUESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GitLab: {
    CI: 'true',
    GITLAB_CI: 'true',
    CI_COMMIT_SHA: HEAD,
    CI_COMMIT_REF_NAME: 'feature/x',
    CI_MERGE_REQUEST_IID: '7',
    CI_DEFAULT_BRANCH: 'main',
  },
  'Azure Pipelines': {
    TF_BUILD: 'True',
    BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
    BUILD_SOURCEVERSION: MERGE,
    SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
  },
  Jenkins: { JENKINS_URL: 'https://jenkins.example/', BRANCH_NAME: 'PR-7', CHANGE_ID: '7', CHANGE_BRANCH: 'feature/x', GIT_COMMIT: HEAD },
  'Jenkins, since it sets CI': { CI: 'true', BRANCH_NAME: 'PR-7', CHANGE_ID: '7' },
  CircleCI: {
    CI: 'true',
    CIRCLECI: 'true',
    CIRCLE_BRANCH: 'feature/x',
    CIRCLE_SHA1: HEAD,
    CIRCLE_PULL_REQUEST: 'https://github.com/o/r/pull/7',
  },
  Buildkite: { CI: 'true', BUILDKITE: 'true', BUILDKITE_BRANCH: 'feature/x', BUILDKITE_COMMIT: HEAD, BUILDKITE_PULL_REQUEST: '7' },
  'Bitbucket Pipelines': {
    CI: 'true',
    BITBUCKET_BUILD_NUMBER: '12',
    BITBUCKET_BRANCH: 'feature/x',
    BITBUCKET_COMMIT: HEAD.slice(0, 12),
    BITBUCKET_PR_ID: '7',
  },
  Woodpecker: {
    CI: 'woodpecker',
    CI_COMMIT_SHA: HEAD,
    CI_COMMIT_BRANCH: 'main',
    CI_COMMIT_SOURCE_BRANCH: 'feature/x',
    CI_COMMIT_PULL_REQUEST: '7',
  },
  Drone: { DRONE: 'true', DRONE_PULL_REQUEST: '7', DRONE_BRANCH: 'main', DRONE_COMMIT_SHA: HEAD },
  TeamCity: { TEAMCITY_VERSION: '2026.1', BUILD_VCS_NUMBER: HEAD },
  CodeBuild: { CODEBUILD_BUILD_ID: 'p:1', CODEBUILD_WEBHOOK_TRIGGER: 'pr/7' },
  'a CI that nobody has heard of': { CI: '1' },
  'a runner with another value of GITHUB_ACTIONS': { GITHUB_ACTIONS: '1' },
};

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface Ran<State> {
  readonly code: number;
  readonly log: string;
  readonly service: Emulator<State>;
}

async function run<State>(service: Emulator<State>, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran<State>> {
  const cwd = mkdtempSync(join(tmpdir(), 'scan-gate-ci-'));
  endings.push(
    () => service.close(),
    () => rmSync(cwd, { recursive: true }),
  );
  const lines: string[] = [];
  const code = await scan({
    args: ['--api-url', service.url, '--poll-interval', '250ms', '--severity-threshold', 'none', ...args],
    env,
    cwd,
    script: '',
    interrupt: new AbortController().signal,
    print: (line) => lines.push(line),
  });
  return { code, log: lines.join('\n'), service };
}

async function cloudgeni(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran<CloudgeniState>> {
  const service = await startEmulator(cloudgeniMount({ key: API_KEY, plans: [{ queuedMs: 0, runningMs: 0, findings: [] }] }));
  const own = ['--scanner', 'cloudgeni', '--organization', 'org_emulated', '--target', 'repo_emulated'];
  return await run(service, [...own, ...args], { CLOUDGENI_API_KEY: API_KEY, ...env });
}

describe.each(Object.entries(PULL_REQUESTS))('a pull request on %s', (_name, env) => {
  it.each([
    ['neither', [], ['--ref', '--sha']],
    ['ref alone', ['--ref', 'feature/x'], ['--sha']],
    ['sha alone', ['--sha', HEAD], ['--ref']],
    ['an empty ref', ['--ref=', '--sha', HEAD], ['--ref']],
    ['a scan that there is', ['--scan-id', 'latest'], ['--ref', '--sha']],
  ])('is not answered by the default branch: %s', async (_what, args, missing) => {
    const { code, log, service } = await cloudgeni(args, env);

    expect(code).toBe(2);
    expect(service.requests).toEqual([]);
    for (const flag of ['--ref', '--sha']) expect(log.includes(`error: ${flag} is missing`)).toBe(missing.includes(flag));
    if (args.length === 0) expect(log).toMatch(/SCAN_GATE_REF.*Cloudgeni would scan its default branch/);
  });
});

describe('on another CI', () => {
  const gitlab = PULL_REQUESTS['GitLab'] ?? {};

  it.each([
    ['flags', ['--ref', 'feature/x', '--sha', HEAD], {}],
    ['variables', [], { SCAN_GATE_REF: 'refs/heads/feature/x', SCAN_GATE_SHA: HEAD }],
  ])('ref and sha as %s are what is scanned', async (_what, args, env) => {
    const { code, service } = await cloudgeni(args, { ...gitlab, ...env });

    expect(code).toBe(0);
    expect(service.state.scans.map(({ branch, commit }) => [branch, commit])).toEqual([['feature/x', HEAD]]);
  });

  it('nothing is asked for where the service does not scan the repository', async () => {
    const service = await startEmulator(s4eMount({ key: API_KEY, plans: [{ queuedMs: 0, runningMs: 0, findings: [] }] }));
    const { code } = await run(service, ['--scanner', 's4e', '--target', 'a-1001'], { ...gitlab, S4E_API_KEY: API_KEY });

    expect(code).toBe(0);
  });

  it.each([{}, { CI: '' }, { CI: 'false' }, { CI: '0' }])('is not a terminal, where the default branch is scanned: %j', async (env) => {
    const { code, service } = await cloudgeni([], env);

    expect(code).toBe(0);
    expect(service.state.scans.map(({ branch }) => branch)).toEqual(['main']);
  });
});

describe('a variable that the CI has left as it is', () => {
  const given = ['--ref', 'feature/x', '--sha', HEAD];

  it.each([
    '$(CLOUDGENI_API_KEY)',
    '${CLOUDGENI_API_KEY}',
    '$CLOUDGENI_API_KEY',
    '%env.CLOUDGENI_API_KEY%',
    '${{ secrets.KEY }}',
    "'${KEY}'",
    '"$KEY"',
    '$(a)$(b)',
    '${A}_${B}',
    '$api_key',
    '\\${KEY}',
    '$${KEY}',
    'Bearer ${KEY}',
    '{{ key }}',
    '#{KEY}#',
  ])('%s is a missing key', async (value) => {
    for (const variable of ['CLOUDGENI_API_KEY', 'SCAN_GATE_API_KEY']) {
      const { code, log, service } = await cloudgeni(given, { [variable]: value });

      expect(code).toBe(2);
      expect(service.requests).toEqual([]);
      expect(log).toMatch(/SCAN_GATE_API_KEY is missing: .*not the name of a variable, .* the CI did not replace/);
    }
  });

  it.each([
    [['--ref', '$(System.PullRequest.SourceBranch)', '--sha', HEAD], '--ref'],
    [['--ref', 'refs/heads/${CHANGE_BRANCH}', '--sha', HEAD], '--ref'],
    [['--ref', '$CI_COMMIT_BRANCH', '--sha', HEAD], '--ref'],
    [['--ref', 'feature/x', '--sha', '$(Build.SourceVersion)'], '--sha'],
    [[...given, '--target', 'repo_$(ID)'], '--target'],
    [[...given, '--max-age', '$(MAX_AGE)'], '--max-age'],
  ])('%j: is named for what it is', async (args, flag) => {
    const { code, log, service } = await cloudgeni(args, {});

    expect(code).toBe(2);
    expect(service.requests).toEqual([]);
    const errors = log.split('\n').filter((line) => line.startsWith('error:'));
    expect(errors).toEqual([expect.stringMatching(new RegExp(`^error: ${flag} cannot be .*not the name of a variable`))]);
  });

  it.each(['ab$(x)', '$1aB', "'${KEY}", 'k%y%', '$aB-c', '${a}x'])('%s may be a key', async (value) => {
    const { log } = await cloudgeni(given, { SCAN_GATE_API_KEY: value });

    expect(log).not.toMatch(/left the name of a variable/);
  });

  it('is not looked for in globs and prose', async () => {
    const { log } = await cloudgeni([...given, '--paths', 'modules/${x}/**'], {});

    expect(log).not.toMatch(/left the name of a variable/);
  });
});
