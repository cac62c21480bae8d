import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asScanError } from '../../src/domain/errors.js';
import type { Source } from '../../src/domain/source.js';
import type { GitHubAccess } from '../../src/github/client.js';
import { type PolicyFile, readPolicyFile } from '../../src/policy/read-file.js';
import { hintText } from '../../src/text/hint.js';
import { type ServedRepository, serveRepository } from '../helpers/checkout.js';
import { git } from '../helpers/clone.js';

const STRICT = 'severity-threshold: low\n';
const LAX = 'severity-threshold: none\n';
const PATH = '.scan-gate.yml';

let shared: ServedRepository;
let served: ServedRepository;
let folders: string[] = [];

beforeAll(() => {
  shared = serveRepository({ [PATH]: STRICT }, { [PATH]: LAX });
});
beforeEach(() => {
  served = shared;
  folders = [];
});
afterEach(() => {
  if (served !== shared) served.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
afterAll(() => shared.remove());

const checkout = (ref = 'feature/x', depth?: number): string => {
  const folder = served.checkOut(ref, depth);
  folders.push(folder);
  return folder;
};

const sourceOf = (about: Partial<Source> = {}): Source => ({
  ci: 'gitlab',
  event: 'pull_request',
  visibility: 'private',
  branch: 'feature/x',
  commit: served.head,
  baseRef: 'refs/heads/main',
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
  ...about,
});

const read = (workspace: string, about: Partial<Source> = {}, named?: string, env = process.env): Promise<PolicyFile | undefined> =>
  readPolicyFile({
    source: sourceOf(about),
    workspace,
    named,
    env,
    github: {} as GitHubAccess,
    signal: new AbortController().signal,
    notice: () => undefined,
  });

async function refusal(reading: Promise<unknown>): Promise<readonly [string, string]> {
  const {
    code,
    message,
    hint = '',
  } = asScanError(
    await reading.then(
      () => new Error('it was read'),
      (thrown: unknown) => thrown,
    ),
  );
  return [code, `${message} ${hintText(hint)}`];
}

describe('the policy of a pull request on another CI', () => {
  it('is that of the base commit, and not that of the workspace', async () => {
    expect(await read(checkout(), { baseCommit: served.base })).toEqual({ text: STRICT, path: PATH, commit: served.base });
  });

  it.each([
    ['a whole clone', undefined, 'base'],
    // Without history nobody knows where the two parted.
    ['a shallow clone', 1, 'tip'],
  ] as const)('is where the branch has left its target, which is fetched once: %s', async (_what, depth, expected) => {
    const folder = checkout('feature/x', depth);
    expect(await read(folder)).toEqual({ text: STRICT, path: PATH, commit: served[expected] });
    expect(git(folder, 'rev-parse', '--is-shallow-repository').trim()).toBe(String(depth !== undefined));
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  it('a base commit that a shallow clone lacks is the target as it is now', async () => {
    expect(await read(checkout('feature/x', 1), { baseCommit: served.base })).toMatchObject({ text: STRICT, commit: served.tip });
  });

  it('a branch that is there is not fetched', async () => {
    const folder = checkout();
    git(folder, 'fetch', '--quiet', 'origin', 'main:refs/remotes/origin/main');
    git(folder, 'remote', 'set-url', 'origin', 'file:///nowhere');
    expect(await read(folder)).toMatchObject({ commit: served.base });
  });

  it('a tag of the change with the name of a branch is not the base', async () => {
    served = serveRepository({ [PATH]: STRICT }, { [PATH]: LAX });
    const [origin] = served.url.split('file://').slice(1);
    for (const name of ['refs/remotes/origin/main', 'refs/heads/gone']) git(origin ?? '', 'tag', name, 'feature/x');
    const folder = checkout('feature/x', 1);
    git(folder, 'fetch', '--quiet', '--tags', 'origin');
    expect(await read(folder)).toMatchObject({ text: STRICT, commit: served.tip });
    expect((await refusal(read(folder, { baseRef: 'refs/heads/gone' })))[0]).toBe('POLICY_BASE_UNKNOWN');
  });

  it('there is none where the base has none', async () => {
    served = serveRepository({}, { [PATH]: LAX });
    expect(await read(checkout(), { baseCommit: served.base })).toBeUndefined();
    expect((await refusal(read(checkout(), { baseCommit: served.base }, PATH)))[1]).toMatch(
      /There is no policy file ".scan-gate.yml" at the base commit/,
    );
  });

  it('is that of the folder in which the command was given', async () => {
    served = serveRepository({ [PATH]: LAX, 'sub/.github/scan-gate.yml': STRICT }, { 'new/main.tf': '' });
    const folder = checkout();
    expect(await read(join(folder, 'sub'), { baseCommit: served.base })).toMatchObject({ text: STRICT, path: '.github/scan-gate.yml' });
    expect(await read(join(folder, 'new'), { baseCommit: served.base })).toBeUndefined();
  });

  it('that is a link is refused', async () => {
    const folder = checkout();
    const link = git(folder, 'rev-parse', `HEAD:${PATH}`).trim();
    git(folder, 'update-index', '--cacheinfo', `120000,${link},${PATH}`);
    const tree = git(folder, 'write-tree').trim();
    const commit = git(folder, '-c', 'user.name=x', '-c', 'user.email=x@x', 'commit-tree', tree, '-m', 'x').trim();
    expect(await refusal(read(folder, { baseCommit: commit }))).toEqual(['CONFIG', expect.stringMatching(/is not a file at the base/)]);
  });

  it.each([
    ['no git', () => [checkout(), { PATH: '/nowhere' }] as const, {}, /git is not installed\..*git fetch origin main/],
    ['no checkout', () => [temporary(), process.env] as const, {}, /the current folder is not in a git checkout/],
    ['no target', () => [checkout(), process.env] as const, { baseRef: undefined }, /could not be determined which branch/],
    [
      'no target, and a base commit that is not there',
      () => [checkout('feature/x', 1), process.env] as const,
      { baseRef: undefined, baseCommit: 'a'.repeat(40) },
      /does not have the base commit aaaaaaaaaaaa/,
    ],
    [
      'a target that is not there',
      () => [checkout(), process.env] as const,
      { baseRef: 'refs/heads/gone' },
      /could not be fetched from origin/,
    ],
  ] as const)('%s: the base is unknown, and the workspace is not read', async (_what, place, about, says) => {
    const [folder, env] = place();
    expect(await refusal(read(folder, about, undefined, env))).toEqual(['POLICY_BASE_UNKNOWN', expect.stringMatching(says)]);
  });

  it('CircleCI names no target: the default branch counts, but not for a fork', async () => {
    const folder = checkout();
    git(folder, 'fetch', '--quiet', 'origin', 'main:refs/remotes/origin/main');
    git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    const about = { ci: 'circleci', baseRef: undefined } as const;
    expect(await read(folder, about)).toMatchObject({ text: STRICT, commit: served.base });
    expect((await refusal(read(folder, { ...about, untrusted: 'fork' })))[0]).toBe('POLICY_BASE_UNKNOWN');
    expect((await refusal(read(folder, { ...about, ci: 'gitlab' })))[0]).toBe('POLICY_BASE_UNKNOWN');
  });

  it('our own secrets are not in the environment of a program that git starts', async () => {
    const folder = checkout();
    const printed = join(temporary(), 'printed');
    const script = join(folder, '..', `${Date.now()}-ssh.sh`);
    folders.push(script);
    git(folder, 'remote', 'set-url', 'origin', 'ssh://git@nowhere.invalid/x.git');
    writeFileSync(script, `#!/bin/sh\nenv > ${printed}\nexit 1\n`);
    chmodSync(script, 0o755);
    const env = { ...process.env, GIT_SSH_COMMAND: script, CLOUDGENI_API_KEY: 'k1', SCAN_GATE_API_KEY: 'k2', CI_JOB_TOKEN: 'kept' };
    expect((await refusal(read(folder, {}, undefined, env)))[0]).toBe('POLICY_BASE_UNKNOWN');
    const seen = readFileSync(printed, 'utf8');
    expect(seen).toContain('CI_JOB_TOKEN=kept');
    expect(seen).not.toMatch(/API_KEY/);
  });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scan-gate-none-'));
  folders.push(folder);
  return folder;
}
