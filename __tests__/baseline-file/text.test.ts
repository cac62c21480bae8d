import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type BaselineText, readBaselineText } from '../../src/baseline-file/text.js';
import { ScanError } from '../../src/domain/errors.js';
import type { FilePlan, GithubScenario } from '../../src/emulator/github/scenario.js';
import { OTHER as BASE, never, pullRequest, type Stage, stage, strike } from '../publish/harness.js';

const PATH = '.github/scan-gate-baseline.json';
const MB = 1024 * 1024;
const PULL = pullRequest({ baseRef: 'refs/heads/main', baseCommit: BASE });
const PUSH = pullRequest({ event: 'push', pullRequest: undefined, baseBranch: undefined });

let workspace = '';
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'scan-gate-'));
});
afterEach(async () => {
  await rm(workspace, { recursive: true, force: true });
  await strike();
});

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), content);
}

const base = (files: Readonly<Record<string, FilePlan>>): GithubScenario => ({ contents: { [BASE]: { 'main.tf': '', ...files } } });
const read = ({ github }: Stage, path = PATH, source = PULL): Promise<BaselineText> =>
  readBaselineText(path, { source, workspace, github, signal: never() });

async function refusal(reading: Promise<unknown>): Promise<ScanError> {
  const error = await reading.catch((thrown: unknown) => thrown);
  if (error instanceof ScanError) return error;
  throw new Error(`nothing was refused: ${String(error)}`);
}

describe('a baseline file', () => {
  it("is the base commit's on a pull request, in one request, as it is", async () => {
    await put(PATH, 'theirs');
    const github = await stage(base({ [PATH]: '\uFEFF{"ä":1}' }));
    expect(await read(github)).toEqual({ text: '{"ä":1}', path: PATH, where: `at the base commit ${BASE.slice(0, 7)}` });
    const [request, ...more] = github.emulator.requests;
    expect(more).toEqual([]);
    expect(request?.headers['accept']).toMatch(/raw/);
  });

  it('may be larger than what GitHub gives with all that it knows', async () => {
    const text = `{"x":"${'ö'.repeat(2 * MB)}"}`;
    expect((await read(await stage(base({ [PATH]: text })))).text).toBe(text);
    await put(PATH, text);
    expect((await read(await stage(), PATH, PUSH)).text).toBe(text);
  });

  it('has at most 20 MB, here and there', async () => {
    const most = 'x'.repeat(20 * MB);
    await put(PATH, most);
    expect((await read(await stage(), PATH, PUSH)).text).toHaveLength(20 * MB);
    await put(PATH, `${most}x`);
    for (const reading of [read(await stage(), PATH, PUSH), read(await stage(base({ [PATH]: `${most}x` })))]) {
      const error = await refusal(reading);
      expect(error).toMatchObject({ code: 'CONFIG', message: `The baseline file ${PATH} is larger than 20 MB.` });
      expect(error.hint).toContain('{baseline}');
    }
  });

  it('is undefined if the base does not have one yet, and an error if the token may not see it', async () => {
    await put(PATH, 'theirs');
    const github = await stage(base({}));
    expect(await read(github)).toMatchObject({ text: undefined, path: PATH });
    expect(github.kinds()).toEqual(['contents', 'contents']);
    expect(await refusal(read(await stage({ contents: {} })))).toMatchObject({
      message: expect.stringContaining('The baseline file was not read from GitHub'),
      hint: { yaml: expect.stringContaining('contents: read') },
    });
    expect(await refusal(read(await stage({ ...base({}), denied: ['contents'] })))).toMatchObject({
      hint: { yaml: expect.stringContaining('contents: read') },
    });
  });

  it.each<[string, Readonly<Record<string, FilePlan>>]>([
    ['a folder', { [`${PATH}/x`]: '' }],
    ['a submodule', { [PATH]: { submodule: 'https://example.com' } }],
    ['a link that leaves the repository', { [PATH]: { symlink: '../x' } }],
  ])('is not %s', async (_what, files) => {
    expect(await refusal(read(await stage(base(files))))).toMatchObject({
      code: 'CONFIG',
      message: `The baseline file ${PATH} is not a file at the commit that it is read from.`,
    });
  });

  it('may be a link to a file of the repository', async () => {
    expect((await read(await stage(base({ [PATH]: { symlink: 'b.json' }, 'b.json': '{}' })))).text).toBe('{}');
  });

  it('must be there in a workspace, and inside of it', async () => {
    const github = await stage();
    expect(await refusal(read(github, PATH, PUSH))).toMatchObject({
      code: 'CONFIG',
      message: `There is no baseline file "${PATH}" in the workspace.`,
      hint: expect.stringContaining('{baseline}'),
    });
    await symlink('/etc/hosts', join(workspace, 'link.json'));
    expect(await refusal(read(github, 'link.json', PUSH))).toMatchObject({
      message: expect.stringContaining('a link to a file outside of the workspace'),
    });
    for (const path of ['../x.json', '/etc/x.json', 'C:\\x.json']) {
      expect(await refusal(read(github, path, PUSH))).toMatchObject({ code: 'CONFIG', hint: expect.stringContaining(PATH) });
    }
    expect(github.kinds()).toEqual([]);
  });
});
