import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { scan } from '../../src/cli/scan.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { readFolder } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const MERGE = '6dcb09b5b57875f334f61aebed695e2e4193db5e';

const DIGITS = HEAD.slice(0, 12);

/** CIs, and states of them, that do not show what the job is about. */
const UNKNOWN: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[], RegExp]>> = {
  'a CI that nobody has heard of': [{ CI: '1' }, ['--ref', '--sha'], /scan-gate does not read it from this CI/],
  'a runner that says GITHUB_ACTIONS in another way': [
    { GITHUB_ACTIONS: '1' },
    ['--ref', '--sha'],
    /scan-gate does not read it from this CI/,
  ],
  'Jenkins, since it sets CI': [
    { CI: 'true', BRANCH_NAME: 'PR-7', CHANGE_ID: '7' },
    ['--ref', '--sha'],
    /scan-gate does not read it from this CI/,
  ],
  'TeamCity without its files': [
    { TEAMCITY_VERSION: '2026.1', BUILD_VCS_NUMBER: HEAD },
    ['--ref'],
    /without it, Cloudgeni scans the commit as its default branch/,
  ],
  'a merge of Azure alone': [
    { TF_BUILD: 'True', BUILD_SOURCEBRANCH: 'refs/pull/7/merge', BUILD_SOURCEVERSION: MERGE, SYSTEM_PULLREQUEST_PULLREQUESTID: '7' },
    ['--ref', '--sha'],
    /is a merge, and its head is not known/,
  ],
  'a commit of 12 digits, without a checkout': [
    { BITBUCKET_BUILD_NUMBER: '12', BITBUCKET_BRANCH: 'feature/x', BITBUCKET_COMMIT: DIGITS, BITBUCKET_PR_ID: '7' },
    ['--sha'],
    /The commit "ec26c3e57ca3" could not be completed: the current folder is not in a git checkout/,
  ],
};

const OTHER = '9d90f9c1d1a9f0f27bd87efb3a0ad2b0f4fb7a34';
/** What every process has, so that git is found. */
const process_ = { PATH: process.env['PATH'] ?? '' };

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface Ran<State> {
  readonly code: number;
  readonly log: string;
  readonly service: Emulator<State>;
  readonly files: Readonly<Record<string, string>>;
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
  return { code, log: lines.join('\n'), service, files: readFolder(join(cwd, 'scan-gate-report')) };
}

async function cloudgeni(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran<CloudgeniState>> {
  const service = await startEmulator(cloudgeniMount({ key: API_KEY, plans: [{ queuedMs: 0, runningMs: 0, findings: [] }] }));
  const own = ['--scanner', 'cloudgeni', '--organization', 'org_emulated', '--target', 'repo_emulated'];
  return await run(service, [...own, ...args], { CLOUDGENI_API_KEY: API_KEY, ...env });
}

function scannedBy({ state }: Emulator<CloudgeniState>): (readonly [string | undefined, string | undefined])[] {
  return state.scans.map(({ branch, commit }) => [branch, commit] as const);
}

describe.each(Object.entries(UNKNOWN))('%s', (_name, [env, missing, why]) => {
  it.each([
    ['neither', [], []],
    ['ref alone', ['--ref', 'other'], ['--ref']],
    ['an empty ref', ['--ref='], []],
    ['a scan that there is', ['--scan-id', 'latest'], []],
  ])('is not answered by the default branch: %s', async (_what, args, given) => {
    const { code, log, service } = await cloudgeni(args, { ...process_, ...env });

    expect(code).toBe(2);
    expect(service.requests).toEqual([]);
    if (given.length > 0) expect(log).toContain('error: --sha is missing');
    else if (args[0] === '--ref=') expect(log).toContain('error: --ref needs a value after it');
    else for (const flag of missing) expect(log).toContain(`error: ${flag} is missing`);
    if (args.length === 0) {
      expect(log).toMatch(why);
      expect(log).toMatch(/Cloudgeni (?:would scan its|scans the commit as its) default branch/);
    }
  });
});

describe('on another CI', () => {
  const gitlab = { GITLAB_CI: 'true', CI_COMMIT_SHA: HEAD, CI_COMMIT_BRANCH: 'feature/x' };

  it.each([
    ['flags', ['--ref', 'release', '--sha', OTHER], {}],
    ['variables', [], { SCAN_GATE_REF: 'refs/heads/release', SCAN_GATE_SHA: OTHER }],
  ])('ref and sha as %s take the place of what the CI reports', async (_what, args, env) => {
    const { code, service } = await cloudgeni(args, { ...gitlab, ...env });

    expect(code).toBe(0);
    expect(scannedBy(service)).toEqual([['release', OTHER]]);
  });

  it('nothing is asked for where the service does not scan the repository', async () => {
    const service = await startEmulator(s4eMount({ key: API_KEY, plans: [{ queuedMs: 0, runningMs: 0, findings: [] }] }));
    const { code } = await run(service, ['--scanner', 's4e', '--target', 'a-1001'], { CI: '1', S4E_API_KEY: API_KEY });

    expect(code).toBe(0);
  });

  it('the doctor speaks of the CI, and not of GitHub', async () => {
    const job = { ...process_, ...gitlab, CI_JOB_URL: 'https://gitlab.example/-/jobs/42' };
    const { log } = await cloudgeni(['--dry-run=true'], job);

    expect(log).toMatch(/event: A job in GitLab, about refs\/heads\/feature\/x at ec26c3e57ca3\./);
    expect(log).toMatch(/needs more time, for example timeout: 35 minutes\./);
    expect(log).not.toMatch(/GitHub|timeout-minutes|permissions:|workflow/);
    // A fork that would be refused is a problem here, too.
    const fork = { CI_MERGE_REQUEST_IID: '7', CI_MERGE_REQUEST_PROJECT_ID: '1', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2' };
    const refused = await cloudgeni(['--dry-run=true'], { ...job, ...fork });
    expect(refused.code).toBe(2);
    expect(refused.log).toMatch(/event: A job in GitLab, .*of merge request !7, from a fork.*The merge request comes from a fork/);
  });

  it('a missing key on GitLab may be a protected variable', async () => {
    const { log } = await cloudgeni([], { ...gitlab, CLOUDGENI_API_KEY: '' });

    expect(log).toMatch(/protected variable and the branch is not protected/);
  });

  it('a merge request from a fork is skipped in the words of GitLab', async () => {
    const fork = { CI_MERGE_REQUEST_IID: '7', CI_MERGE_REQUEST_PROJECT_ID: '1', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2' };
    const { code, log, files } = await cloudgeni(['--on-missing-key', 'skip-untrusted'], { ...gitlab, ...fork, CLOUDGENI_API_KEY: '' });

    expect(code).toBe(0);
    expect(log).toContain('Skipped: secrets are withheld because the merge request comes from a fork.');
    expect(files['report.html']).toMatch(/Merge request<.*!7/s);
  });

  it.each([
    [
      'Azure Pipelines',
      { TF_BUILD: 'True' },
      '##vso[task.logissue type=error;]',
      '##vso[task.setvariable variable=scanGateVerdict;isOutput=true;]error',
    ],
    ['TeamCity', { TEAMCITY_VERSION: '2026.1' }, "##teamcity[buildProblem description='", "##teamcity[buildStatus text='"],
  ])('%s shows a mistake on the page of the run', async (_ci, env, problem, also) => {
    const { code, log } = await cloudgeni(['--gate-on', 'newest'], {
      ...process_,
      ...env,
      SCAN_GATE_REF: 'main',
      SCAN_GATE_SHA: HEAD,
    });
    const lines = log.split('\n');

    expect(code).toBe(2);
    expect(lines.filter((line) => line.startsWith(problem))).toEqual([expect.stringContaining('--gate-on cannot be "newest"')]);
    expect(lines.filter((line) => line.startsWith(also))).toHaveLength(1);
    expect((await cloudgeni(['--gate-on', 'newest'], { ...process_, CI: '1' })).log).not.toContain('##');
  });

  it('the report links to the job', async () => {
    const { files } = await cloudgeni([], { ...gitlab, CI_JOB_URL: 'https://gitlab.example/-/jobs/42' });

    expect(files['report.md']).toContain('[This job](https://gitlab.example/-/jobs/42)');
    expect(files['report.md']).not.toContain('#artifacts');
    expect(files['report.html']).toContain('https://gitlab.example/-/jobs/42');
  });

  it('the input ci takes the words of its table', async () => {
    const { code, log } = await cloudgeni(['--ci', 'gitlap'], gitlab);

    expect(code).toBe(2);
    expect(log).toMatch(/--ci cannot be "gitlap"; allowed: github, gitlab, .*none.*Did you mean gitlab/);
  });

  it.each([{}, { CI: '' }, { CI: 'false' }, { CI: '0' }, { SCAN_GATE_CI: 'none' }])(
    'is not a terminal, where the default branch is scanned: %j',
    async (env) => {
      const { code, service } = await cloudgeni([], env);

      expect(code).toBe(0);
      expect(scannedBy(service).map(([branch]) => branch)).toEqual(['main']);
    },
  );

  it.each([gitlab, { CI: 'true' }, { GITHUB_ACTIONS: 'true', GITHUB_REF: 'refs/heads/x', GITHUB_SHA: HEAD }])(
    'does not become a terminal by a variable that a step can set: %j',
    async (env) => {
      const { code, log, service } = await cloudgeni([], { ...env, SCAN_GATE_CI: 'none' });

      expect([code, scannedBy(service)]).toEqual([2, []]);
      expect(log).toMatch(/--ref is missing/);
    },
  );
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
      expect(log).toMatch(new RegExp(`${variable} is missing: .*not the name of a variable, .* the CI did not replace`));
    }
  });

  it.each([
    [['--ref', '$(System.PullRequest.SourceBranch)', '--sha', HEAD], '--ref'],
    [['--ref', 'refs/heads/${CHANGE_BRANCH}', '--sha', HEAD], '--ref'],
    [['--ref', '$CI_COMMIT_BRANCH', '--sha', HEAD], '--ref'],
    [['--ref', 'feature/x', '--sha', '$(Build.SourceVersion)'], '--sha'],
    [[...given, '--name', 'gate_$(ID)'], '--name'],
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
