import { afterEach, describe, expect, it } from '@jest/globals';
import { asScanError } from '../../src/domain/errors.js';
import type { CiName, Source } from '../../src/domain/source.js';
import { azureMount } from '../../src/emulator/azure/index.js';
import { bitbucketMount } from '../../src/emulator/bitbucket/index.js';
import { giteaMount } from '../../src/emulator/gitea/index.js';
import { githubMount } from '../../src/emulator/github/index.js';
import { gitlabMount } from '../../src/emulator/gitlab/index.js';
import type { ContentPlan } from '../../src/emulator/hosting.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { type CentralFile, readCentralFile } from '../../src/files/central.js';
import { githubAccess } from '../../src/github/client.js';
import type { FileKind } from '../../src/github/file-source.js';
import { createTransport } from '../../src/http/transport.js';
import { openRepository } from '../../src/platforms/registry.js';
import { hintText } from '../../src/text/hint.js';
import { autoAdvanceClock } from '../helpers/auto-advance-clock.js';

const TAGGED = '9d90f9c1d1a9f0f27bd87efb3a0ad2b0f4fb7a34';
const TIP = '3484a3fb816e0859fd6e1cea078d76385ff50625';
const TEXT = 'severity-threshold: low\n';
const OTHER: ContentPlan = {
  branches: { main: TIP, v1: TIP },
  tags: { v1: TAGGED },
  files: { [TAGGED]: { 'gates/x.yml': TEXT }, [TIP]: { 'gates/x.yml': '# tip\n', 'large.yml': '#'.repeat(1024 * 1024 + 1) } },
};
const KIND: FileKind = {
  called: 'central policy',
  input: 'policy-file',
  usualPath: 'x',
  maxBytes: 1024 * 1024,
  unreadable: 'POLICY_UNREADABLE',
};

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface Host {
  readonly ci: CiName;
  readonly flavour?: Source['flavour'];
  readonly repository: string;
  /** Further variables of the CI, which know where the emulator is. */
  env(url: string): Readonly<Record<string, string>>;
  mount(others: Readonly<Record<string, ContentPlan>>): ServiceEmulator<unknown, never>;
}

/** Bitbucket Cloud has one address. */
const BITBUCKET = 'https://api.bitbucket.org';
const HOSTS = {
  gitlab: {
    ci: 'gitlab',
    repository: 'acme/security/policies',
    env: (url) => ({ CI_API_V4_URL: `${url}/api/v4`, CI_PROJECT_ID: '42', CI_JOB_TOKEN: 'glcbt-emulated' }),
    mount: (others) => gitlabMount({ others }) as ServiceEmulator<unknown, never>,
  },
  azure: {
    ci: 'azure',
    repository: 'Security/policies',
    env: (url) => ({
      BUILD_REPOSITORY_PROVIDER: 'TfsGit',
      SYSTEM_COLLECTIONURI: `${url}/octo-org/`,
      SYSTEM_TEAMPROJECTID: 'Orders',
      BUILD_REPOSITORY_ID: 'infrastructure',
      SYSTEM_ACCESSTOKEN: 'ado-emulated',
    }),
    mount: (others) => azureMount({ others }) as ServiceEmulator<unknown, never>,
  },
  bitbucket: {
    ci: 'bitbucket',
    repository: 'acme/policies',
    env: () => ({ BITBUCKET_REPO_FULL_NAME: 'octo-org/infrastructure', SCAN_GATE_BITBUCKET_TOKEN: 'ATCTT-emulated' }),
    mount: (others) => bitbucketMount({ others }) as ServiceEmulator<unknown, never>,
  },
  gitea: {
    ci: 'github',
    flavour: 'gitea',
    repository: 'acme/policies',
    env: (url) => ({ GITHUB_API_URL: `${url}/api/v1` }),
    mount: (others) => giteaMount({ others, token: 'ghs_emulated' }) as ServiceEmulator<unknown, never>,
  },
  // A CI that is no code host: the policy is at GitHub.
  jenkins: {
    ci: 'jenkins',
    repository: 'acme/policies',
    env: (url) => ({ GITHUB_API_URL: url }),
    mount: (others) =>
      githubMount({
        others: Object.fromEntries(
          Object.entries(others).map(([name, { files = {}, branches, tags }]) => [
            name,
            { contents: files, branches: { ...branches, ...tags } },
          ]),
        ),
      }) as ServiceEmulator<unknown, never>,
  },
} satisfies Readonly<Record<string, Host>>;

async function readAt(name: keyof typeof HOSTS, file: Partial<CentralFile> = {}, changed: Readonly<Record<string, string>> = {}) {
  const host: Host = HOSTS[name];
  const emulator: Emulator = await startEmulator(host.mount({ [host.repository]: OTHER }));
  const [http, clock] = [createTransport('test'), autoAdvanceClock()];
  endings.push(
    () => emulator.close(),
    () => http.close(),
    () => clock.release(),
  );
  // Requests to the one address of Bitbucket go to the emulator.
  const transport: typeof http = {
    ...http,
    send: (request, signal) => http.send({ ...request, url: new URL(request.url.href.replace(BITBUCKET, emulator.url)) }, signal),
  };
  const env: Readonly<Record<string, string>> = { ...host.env(emulator.url), ...changed };
  const logger = { info: () => undefined, debug: () => undefined };
  const context = { transport, clock, random: Math.random, logger, scrub: (text: string) => text };
  const read = readCentralFile(
    { repository: host.repository, path: 'gates/x.yml', ref: 'v1', ...file },
    {
      source: {
        ci: host.ci,
        ...(host.flavour && { flavour: host.flavour }),
        // A pull request changes nothing about where the policy is read.
        event: 'pull_request',
        repository: 'octo-org/infrastructure',
        visibility: 'private',
        mergeQueue: false,
        boundToCommit: true,
        overridden: false,
      },
      workspace: '/nowhere',
      env,
      github: githubAccess({ token: 'ghs_emulated', apiUrl: env['GITHUB_API_URL'] ?? emulator.url, clock, retryUnitMs: 1 }),
      signal: new AbortController().signal,
      repository: (other) => openRepository(host.ci, env, context, other),
    },
    KIND,
  );
  const result = await read.catch((thrown: unknown) => {
    const { code, message, hint = '' } = asScanError(thrown);
    return { code, message, hint: hintText(hint) };
  });
  expect(emulator.undocumented).toEqual([]);
  return result;
}

describe.each(['gitlab', 'azure', 'bitbucket', 'gitea', 'jenkins'] as const)('%s', (name) => {
  it('reads the file of another repository at a tag, which git prefers to a branch of the same name', async () => {
    expect(await readAt(name)).toEqual({ text: TEXT, commit: TAGGED });
  });

  it('reads it at a branch, and at a commit', async () => {
    expect(await readAt(name, { ref: 'main' })).toEqual({ text: '# tip\n', commit: TIP });
    expect(await readAt(name, { ref: 'refs/heads/v1' })).toMatchObject({ commit: name === 'jenkins' ? TAGGED : TIP });
    expect(await readAt(name, { ref: TAGGED })).toEqual({ text: TEXT, commit: TAGGED });
  });

  it('does not take a missing file, a missing ref, or a hidden repository for an empty policy', async () => {
    expect(await readAt(name, { path: 'gates/y.yml' })).toMatchObject({
      code: 'CONFIG',
      message: expect.stringMatching(/^The central policy was not read.*(y\.yml|404)/),
    });
    expect(await readAt(name, { ref: 'v9' })).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('The central policy was not read'),
    });
    const hidden = await readAt(name, { repository: 'acme/other' });
    expect(hidden).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('The central policy was not read') });
    expect(hidden).toMatchObject({ hint: expect.stringMatching(/token/i) });
  });

  it('refuses a file that is too large', async () => {
    expect(await readAt(name, { ref: TIP, path: 'large.yml' })).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('is larger than 1 MB'),
    });
  });
});

describe('the token', () => {
  it('is at GitLab the job token first, and then the one that a person has set', async () => {
    expect(
      await readAt('gitlab', {}, { CI_JOB_TOKEN: 'glcbt-of-another-project', SCAN_GATE_GITLAB_TOKEN: 'glpat-emulated' }),
    ).toMatchObject({ text: TEXT });
    expect(await readAt('gitlab', {}, { CI_JOB_TOKEN: 'glcbt-of-another-project' })).toMatchObject({
      hint: expect.stringContaining('Job token permissions'),
    });
  });

  it('must be set at Bitbucket', async () => {
    expect(await readAt('bitbucket', {}, { SCAN_GATE_BITBUCKET_TOKEN: '' })).toMatchObject({
      message: 'The central policy was not read: SCAN_GATE_BITBUCKET_TOKEN is empty.',
      hint: expect.stringContaining('access token of the project or the workspace'),
    });
  });

  it('is that of the job at Azure DevOps', async () => {
    expect(await readAt('azure', {}, { SYSTEM_ACCESSTOKEN: 'wrong' })).toMatchObject({
      code: 'CONFIG',
      hint: expect.stringContaining('uses:'),
    });
  });
});
