import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readBaselineText } from '../../src/baseline-file/text.js';
import { asScanError } from '../../src/domain/errors.js';
import type { Source } from '../../src/domain/source.js';
import { gitlabMount } from '../../src/emulator/gitlab/index.js';
import type { GitlabScenario } from '../../src/emulator/gitlab/scenario.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { GitHubAccess } from '../../src/github/client.js';
import type { FileOptions } from '../../src/github/file-source.js';
import { createTransport } from '../../src/http/transport.js';
import { openRepository } from '../../src/platforms/registry.js';
import { readPolicyFile } from '../../src/policy/read-file.js';
import { autoAdvanceClock } from '../helpers/auto-advance-clock.js';
import { serveRepository } from '../helpers/checkout.js';

const PATH = '.scan-gate.yml';
const STRICT = 'severity-threshold: low\n';
const BASE = '3484a3fb816e0859fd6e1cea078d76385ff50625';
const TIP = '9d90f9c1d1a9f0f27bd87efb3a0ad2b0f4fb7a34';

let workspace: string;
const endings: (() => unknown)[] = [];

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'scan-gate-no-git-'));
  // The pull request's own policy, which must not count.
  writeFileSync(join(workspace, PATH), 'severity-threshold: none\n');
});
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
  rmSync(workspace, { recursive: true });
});

interface Setting {
  readonly scenario?: GitlabScenario;
  readonly env?: Readonly<Record<string, string>>;
  readonly source?: Partial<Source>;
}

/** A job of GitLab without git, whose project has a policy at the base. */
async function optionsOf({ scenario, env, source }: Setting = {}): Promise<[FileOptions, Emulator]> {
  const gitlab = await startEmulator(
    gitlabMount({
      pulls: [{ number: 7, baseSha: BASE }],
      branches: { main: TIP },
      files: { [BASE]: { [PATH]: STRICT, 'baseline.json': '{}' }, [TIP]: { '.github/scan-gate.yml': STRICT } },
      ...scenario,
    }),
  );
  const [transport, clock] = [createTransport('test'), autoAdvanceClock()];
  endings.push(
    () => gitlab.close(),
    () => transport.close(),
    () => clock.release(),
  );
  const variables = { CI_API_V4_URL: `${gitlab.url}/api/v4`, CI_PROJECT_ID: '42', CI_JOB_TOKEN: 'glcbt-emulated', PATH: '', ...env };
  const logger = { info: () => undefined, debug: () => undefined };
  const options: FileOptions = {
    source: {
      ci: 'gitlab',
      event: 'pull_request',
      visibility: 'private',
      baseRef: 'refs/heads/main',
      baseCommit: BASE,
      mergeQueue: false,
      boundToCommit: true,
      overridden: false,
      ...source,
    },
    workspace,
    env: variables,
    github: {} as GitHubAccess,
    signal: new AbortController().signal,
    repository: () => openRepository('gitlab', variables, { transport, clock, random: Math.random, logger, scrub: (text) => text }),
  };
  return [options, gitlab];
}

async function policyOf(setting?: Setting) {
  const [options, gitlab] = await optionsOf(setting);
  try {
    return await readPolicyFile({ ...options, notice: () => undefined });
  } catch (error) {
    const { code, message } = asScanError(error);
    return `${code} ${message}`;
  } finally {
    expect(gitlab.undocumented).toEqual([]);
  }
}

describe('the base of a pull request, where git does not have it', () => {
  it('is read with the API of the code host', async () => {
    expect(await policyOf()).toEqual({ path: PATH, text: STRICT, commit: BASE });
  });

  it('is the tip of the target branch if the project does not have the base commit, or if the CI does not name it', async () => {
    const atTip = { path: '.github/scan-gate.yml', text: STRICT, commit: TIP };
    expect(await policyOf({ scenario: { pulls: [] } })).toEqual(atTip);
    expect(await policyOf({ source: { baseCommit: undefined } })).toEqual(atTip);
    // In the pipeline of a fork, `origin` is the fork, so the CI's table does not name a ref.
    expect(await policyOf({ source: { baseCommit: undefined, baseRef: undefined, baseBranch: 'main' } })).toEqual(atTip);
  });

  it('has no policy only if the API answers that there is no such file', async () => {
    expect(await policyOf({ scenario: { files: { [BASE]: {} } } })).toBeUndefined();
  });

  it('is in the project that the merge request is to be merged into', async () => {
    const env = { CI_PROJECT_ID: '77', CI_MERGE_REQUEST_PROJECT_ID: '42' };
    expect(await policyOf({ env })).toMatchObject({ commit: BASE });
  });

  it.each<[string, Setting, RegExp]>([
    ['a token that is wrong', { env: { CI_JOB_TOKEN: 'x' } }, /not in a git checkout, and GitLab answered 401/],
    ['a project that the token does not see', { env: { CI_PROJECT_ID: '43' } }, /GitLab answered 404 "404 Project Not Found"/],
    [
      'a file that the token may not read',
      { scenario: { faults: [{ call: 'file', nth: 'all', fault: { status: 403 } }] } },
      /GitLab answered 403/,
    ],
    ['a commit that vanishes', { scenario: { faults: [{ call: 'file', nth: 1, fault: { status: 404 } }] } }, /GitLab answered 404/],
    [
      'an answer that is not JSON',
      { scenario: { faults: [{ call: 'commit', nth: 1, fault: 'not-json' }] } },
      /does not contain the commit/,
    ],
    ['a base that does not exist', { scenario: { pulls: [], branches: {} } }, /does not have the commit 3484a3fb816e or the branch main/],
    ['no token', { env: { CI_JOB_TOKEN: '' } }, /CI_JOB_TOKEN and SCAN_GATE_GITLAB_TOKEN and GITLAB_TOKEN are empty/],
    ['no address', { env: { CI_API_V4_URL: '' } }, /CI_API_V4_URL is not the address of an API/],
    ['a file with other bytes', { scenario: { files: { [BASE]: { [PATH]: 'a: \ufffd' } } } }, /^CONFIG .*is not UTF-8/],
  ])('is unknown after %s, and never that of the workspace', async (_what, setting, why) => {
    const refused = await policyOf(setting);

    expect(refused).toMatch(why);
    expect(refused).toMatch(/^(?:POLICY_BASE_UNKNOWN|CONFIG) /);
  });

  it('gives the committed baseline too', async () => {
    const [options] = await optionsOf();
    expect(await readBaselineText('baseline.json', options)).toMatchObject({ text: '{}', where: 'at the base commit 3484a3f' });
    expect(await readBaselineText('other.json', options)).toMatchObject({ text: undefined });
  });

  it('is not requested where git has it', async () => {
    const served = serveRepository({ [PATH]: STRICT }, {});
    endings.push(() => served.remove());
    const [options, gitlab] = await optionsOf({ source: { baseCommit: served.base } });
    const folder = served.url.slice('file://'.length);
    const read = await readPolicyFile({ ...options, env: process.env, workspace: folder, notice: () => undefined });

    expect(read).toMatchObject({ commit: served.base });
    expect(gitlab.requests).toEqual([]);
  });
});
