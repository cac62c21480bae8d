import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubState } from '../../src/emulator/github/index.js';
import type { GithubScenario } from '../../src/emulator/github/scenario.js';
import { validateRequest, validateResponse } from '../helpers/oracles/github-openapi.js';
import { githubRig, type Reply, type Rig } from './harness.js';

/** The contents endpoints, each request and each answer against GitHub's own description. */
const REPO = '/repos/octo-org/infrastructure';
const COMMIT = '3484a3fb816e0859fd6e1cea078d76385ff50625';
const UNKNOWN = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const POLICY = 'allowed-targets:\n  - staging.example.com\n';
const FILES = {
  '.github/scan-gate.yml': POLICY,
  '.github/workflows/ci.yml': 'on: push\n',
  'main.tf': new Uint8Array([0, 255, 10]),
  'link.yml': { symlink: '.github/scan-gate.yml' },
  'outside.yml': { symlink: '../outside.yml' },
  modules: { submodule: 'https://github.com/octo-org/modules.git' },
} as const;

let rig: Rig<GithubState>;
afterEach(() => rig.emulator.close());

async function open(scenario: GithubScenario = { contents: { [COMMIT]: FILES }, branches: { main: COMMIT } }): Promise<void> {
  rig = await githubRig(scenario);
}

async function ask(path: string): Promise<Reply> {
  const [bare = '', query = ''] = path.split('?');
  expect(validateRequest('GET', bare, Object.fromEntries(new URLSearchParams(query)), undefined)).toEqual([]);
  const reply = await rig.get(path);
  const problems = validateResponse('GET', bare, reply.status, reply.body);
  expect({ path, status: reply.status, problems }).toMatchObject({ problems: [] });
  expect(rig.emulator.undocumented).toEqual([]);
  return reply;
}

const contents = (path: string, ref?: string): Promise<Reply> =>
  ask(`${REPO}/contents${path === '' ? '' : '/'}${encodeURIComponent(path)}${ref === undefined ? '' : `?ref=${encodeURIComponent(ref)}`}`);

describe('the contents of a repository', () => {
  it.each([COMMIT, 'main', 'refs/heads/main', undefined])('hold a file at %s', async (ref) => {
    await open();
    const { body } = await contents('.github/scan-gate.yml', ref);
    const file = body as { content: string; sha: string };
    expect(body).toMatchObject({
      type: 'file',
      name: 'scan-gate.yml',
      path: '.github/scan-gate.yml',
      encoding: 'base64',
      size: POLICY.length,
    });
    expect(Buffer.from(file.content, 'base64').toString()).toBe(POLICY);
    expect(file.content).toMatch(/^(?:.{60}\n)*.{1,60}\n$/);
    expect(file.sha).toBe(createHash('sha1').update(`blob ${POLICY.length}\0${POLICY}`).digest('hex'));
  });

  it('hold the root, and folders', async () => {
    await open();
    const names = async (path: string): Promise<unknown> =>
      ((await contents(path, COMMIT)).body as { name: string; type: string }[]).map(({ name, type }) => [name, type]);
    expect(await names('')).toEqual([
      ['.github', 'dir'],
      ['link.yml', 'symlink'],
      ['main.tf', 'file'],
      ['modules', 'submodule'],
      ['outside.yml', 'symlink'],
    ]);
    expect(await names('.github')).toEqual([
      ['scan-gate.yml', 'file'],
      ['workflows', 'dir'],
    ]);
  });

  it('follow a link to a file of the repository, and describe any other', async () => {
    await open();
    expect((await contents('link.yml')).body).toMatchObject({ type: 'file', path: 'link.yml', size: POLICY.length });
    expect((await contents('outside.yml')).body).toMatchObject({ type: 'symlink', target: '../outside.yml' });
    expect((await contents('modules')).body).toMatchObject({ type: 'submodule' });
    expect((await contents('main.tf')).body).toMatchObject({ content: 'AP8K\n' });
  });

  it('come without what is larger than 1 MB', async () => {
    await open({ contents: { [COMMIT]: { big: 'x'.repeat(1024 * 1024 + 1), small: 'x'.repeat(1024 * 1024) } } });
    expect((await contents('big', COMMIT)).body).toMatchObject({ encoding: 'none', content: '', size: 1024 * 1024 + 1 });
    expect((await contents('small', COMMIT)).body).toMatchObject({ encoding: 'base64' });
  });

  it('are not found: the path, the commit, the branch', async () => {
    await open();
    for (const path of ['nothing.yml', '.github/nothing.yml', '.github/', 'toString', '../main.tf', 'main.tf/x']) {
      expect((await contents(path, COMMIT)).body).toMatchObject({ status: '404', message: 'Not Found' });
    }
    expect((await contents('main.tf', UNKNOWN)).body).toMatchObject({ status: '404', message: `No commit found for the ref ${UNKNOWN}` });
    expect((await contents('', 'other')).status).toBe(404);
  });

  it('are, when the scenario tells none, a README of every commit', async () => {
    await open({});
    expect((await contents('', UNKNOWN)).body).toMatchObject([{ name: 'README.md' }]);
    expect((await contents('.github/scan-gate.yml', UNKNOWN)).status).toBe(404);
  });

  it('and refs are denied without the permission', async () => {
    await open({ denied: ['contents', 'ref'] });
    for (const path of [`${REPO}/contents/x`, `${REPO}/contents`, `${REPO}/git/ref/heads%2Fmain`]) {
      const denied = await ask(path);
      expect([denied.status, denied.headers.get('x-accepted-github-permissions')]).toEqual([403, 'contents=read']);
    }
  });

  it('take no parameter but the ref', async () => {
    await open();
    expect((await rig.get(`${REPO}/contents/main.tf?branch=main`)).status).toBe(422);
    expect((await rig.get(`${REPO}/contents/main.tf?ref=`)).status).toBe(422);
    expect(rig.emulator.undocumented).toHaveLength(2);
  });
});

describe('the tree of a commit', () => {
  const tree = async (tail: string): Promise<unknown> => {
    const { body } = await ask(`${REPO}/git/trees/${tail}`);
    const { tree: entries, truncated } = body as { tree: { path: string; mode: string; type: string }[]; truncated: boolean };
    return { entries: entries.map(({ path, mode, type }) => [path, mode, type].join(' ')), truncated };
  };

  it.each(['1', 'true', '0', 'false'])('is whole with recursive=%s', async (recursive) => {
    await open();
    expect(await tree(`${COMMIT}?recursive=${recursive}`)).toEqual({
      entries: [
        '.github 040000 tree',
        '.github/scan-gate.yml 100644 blob',
        '.github/workflows 040000 tree',
        '.github/workflows/ci.yml 100644 blob',
        'link.yml 120000 blob',
        'main.tf 100644 blob',
        'modules 160000 commit',
        'outside.yml 120000 blob',
      ],
      truncated: false,
    });
  });

  it('is its root otherwise, also by the name of a branch', async () => {
    await open();
    expect(await tree('main')).toMatchObject({ entries: expect.arrayContaining(['.github 040000 tree', 'main.tf 100644 blob']) });
  });

  it('says where it is cut', async () => {
    await open({ contents: { [COMMIT]: FILES }, treeEntries: 3 });
    expect(await tree(`${COMMIT}?recursive=1`)).toMatchObject({ entries: { length: 3 }, truncated: true });
    expect(await tree(COMMIT)).toMatchObject({ entries: { length: 5 }, truncated: false });
  });

  it('is not found, or denied', async () => {
    await open({ contents: {}, branches: {} });
    for (const name of [UNKNOWN, 'other']) expect((await ask(`${REPO}/git/trees/${name}?recursive=1`)).status).toBe(404);
    await rig.emulator.close();
    await open({ denied: ['tree'] });
    const denied = await ask(`${REPO}/git/trees/${COMMIT}`);
    expect([denied.status, denied.headers.get('x-accepted-github-permissions')]).toEqual([403, 'contents=read']);
  });
});

describe('the tip of a branch', () => {
  it('is told, or not found', async () => {
    await open();
    expect((await ask(`${REPO}/git/ref/heads%2Fmain`)).body).toMatchObject({
      ref: 'refs/heads/main',
      object: { type: 'commit', sha: COMMIT },
    });
    for (const ref of ['heads%2Fother', 'tags%2Fmain', 'main']) expect((await ask(`${REPO}/git/ref/${ref}`)).status).toBe(404);
  });
});

describe('the oracle', () => {
  it('objects to what GitHub would not send or take', () => {
    const file = `${REPO}/contents/x`;
    expect(validateRequest('GET', file, { branch: 'main' }, undefined)).not.toEqual([]);
    expect(validateRequest('POST', file, {}, {})).not.toEqual([]);
    expect(validateRequest('GET', `${REPO}/git/ref/heads%2Fmain`, { ref: 'x' }, undefined)).not.toEqual([]);
    expect(validateResponse('GET', file, 200, { type: 'file', content: '' })).not.toEqual([]);
    expect(validateResponse('GET', file, 200, [{ name: 'x' }])).not.toEqual([]);
    expect(validateRequest('GET', `${REPO}/git/trees/main`, { depth: '1' }, undefined)).not.toEqual([]);
    expect(validateResponse('GET', `${REPO}/git/trees/main`, 200, { sha: 'x', tree: [{ path: 'x' }], truncated: false })).not.toEqual([]);
    expect(validateResponse('GET', `${REPO}/git/ref/heads%2Fmain`, 200, { ref: 'refs/heads/main', object: { sha: 'abc' } })).not.toEqual(
      [],
    );
  });
});
