import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readSource } from '../../src/ci/source.js';
import { ScanError } from '../../src/domain/errors.js';
import type { Source } from '../../src/domain/source.js';
import { type FilePlan, type GithubScenario, primaryRateLimit } from '../../src/emulator/github/scenario.js';
import { type PolicyFile, type PolicyFileOptions, readPolicyFile } from '../../src/policy/read-file.js';
import { hintText } from '../../src/text/hint.js';
import { BASE, type EventName, eventOf, HEAD, MERGE } from '../helpers/events.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { never, type Stage, stage, strike } from '../publish/harness.js';

const FIRST = '.github/scan-gate.yml';
const SECOND = '.scan-gate.yml';
const OURS = 'allowed-targets: [staging.example.com]\n';
const THEIRS = 'allowed-targets: [evil.example]\n';

const UNMERGED = ['pull_request', 'pull_request_target', 'fork', 'fork_target', 'dependabot', 'merge_group', 'queue_push'] as const;
const MERGED = ['push', 'schedule', 'workflow_dispatch'] as const;

let root = '';
let workspace = '';
let notices: string[] = [];

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'scan-gate-')));
  workspace = join(root, 'repo');
  // Like actions/checkout.
  await mkdir(join(workspace, '.git'), { recursive: true });
  notices = [];
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
  await strike();
});

function sourceOf(name: EventName, inputs: { readonly ref?: string; readonly sha?: string } = {}): Source {
  const { env, payload } = eventOf(name);
  return readSource({ env: { ...env, GITHUB_EVENT_PATH: '/event.json' }, readFile: () => JSON.stringify(payload), ...inputs }).source;
}

async function put(path: string, content: string | Uint8Array = THEIRS): Promise<void> {
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), content);
}

/** GitHub with these files at the tip of main. */
const base = (files: Readonly<Record<string, FilePlan>>): GithubScenario => ({
  contents: { [BASE]: { 'main.tf': '', ...files } },
  branches: { main: BASE },
});

type Read = Partial<Omit<PolicyFileOptions, 'github' | 'workspace'>>;
const read = ({ github }: Stage, options: Read = {}): Promise<PolicyFile | undefined> =>
  readPolicyFile({
    source: sourceOf('pull_request'),
    workspace,
    signal: never(),
    notice: (text) => notices.push(text),
    ...options,
    github,
  });

/** The error, with its hint as one text. */
async function refusal(reading: Promise<unknown>): Promise<Pick<ScanError, 'code' | 'message'> & { readonly hint: string }> {
  const error = await reading.then(
    (file) => new Error(`nothing was refused: ${JSON.stringify(file)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ScanError)) throw error;
  const { code, message, hint = '' } = error;
  return { code, message, hint: hintText(hint) };
}

describe('where the code is merged, the policy file', () => {
  it.each(MERGED)('is the one of the workspace (%s), and nobody is asked', async (event) => {
    await put(FIRST, OURS);
    const github = await stage(base({ [FIRST]: THEIRS }), { token: '' });
    expect(await read(github, { source: sourceOf(event) })).toEqual({ text: OURS, path: FIRST });
    expect(github.kinds()).toEqual([]);
  });

  const merged = (options: Read = {}): Promise<PolicyFile | undefined> => {
    const github = { github: { open: () => Promise.reject(new Error('GitHub was asked')) } } as unknown as Stage;
    return read(github, { source: { ...sourceOf('push') }, ...options });
  };

  it('has either name, or none', async () => {
    expect(await merged()).toBeUndefined();
    await put(SECOND, OURS);
    expect(await merged()).toEqual({ text: OURS, path: SECOND });
    expect(
      await merged({ source: { ci: 'none', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false } }),
    ).toEqual({
      text: OURS,
      path: SECOND,
    });
  });

  it('is exactly one: two are an error, unless one is named', async () => {
    await put(FIRST);
    await put(SECOND, OURS);
    expect(await refusal(merged())).toMatchObject({
      code: 'CONFIG',
      message: expect.stringMatching(/Both .* and .* exist in the workspace/),
    });
    expect(await merged({ named: SECOND })).toEqual({ text: OURS, path: SECOND });
    expect(await merged({ named: `./${SECOND}` })).toEqual({ text: OURS, path: SECOND });
  });

  it.each([
    ['.github/scan-gate.yaml', FIRST],
    ['.scan-gate.yaml', SECOND],
  ])('is not %s, which is reported', async (misspelt, right) => {
    await put(misspelt, OURS);
    expect(await refusal(merged())).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(`"${misspelt}" in the workspace`),
      hint: expect.stringContaining(right),
    });
    expect(await merged({ named: misspelt })).toEqual({ text: OURS, path: misspelt });
    // Also if the right file exists, because somebody expects this file to apply.
    await put(right, OURS);
    expect((await refusal(merged())).message).toContain(`"${misspelt}" in the workspace`);
    expect(await merged({ named: right })).toEqual({ text: OURS, path: right });
  });

  it.each([
    ['.github/Scan-Gate.yml', FIRST],
    ['.github/SCAN-GATE.YAML', FIRST],
    ['.github/scan_gate.yml', FIRST],
    ['.GitHub/scan-gate.yml', FIRST],
    ['.Scan-Gate.yml', SECOND],
    ['.scangate.yaml', SECOND],
  ])('is not %s either, here and at the base', async (almost, right) => {
    await put(almost, OURS);
    const github = await stage(base({ [almost]: OURS }));
    for (const reading of [merged(), read(github)])
      expect(await refusal(reading)).toMatchObject({
        code: 'CONFIG',
        message: expect.stringContaining(`scan-gate does not read "${almost}" `),
        hint: expect.stringContaining(`Rename the file to ${right}`),
      });
    expect(await merged({ named: almost })).toEqual({ text: OURS, path: almost });
  });

  it.each([
    '.github/scan-gate-baseline.json',
    '.github/workflows/scan-gate.yml',
    'scan-gate.yml',
    '.github/scan-gate.yml.bak',
    'x/.scan-gate.yml',
  ])('has nothing to do with %s', async (other) => {
    await put(other, OURS);
    expect(await merged()).toBeUndefined();
    expect(await read(await stage(base({ [other]: OURS })))).toBeUndefined();
  });

  it('is found where the folder may be entered and not listed', async () => {
    if (process.getuid?.() === 0) return;
    await put(FIRST, OURS);
    await chmod(join(workspace, '.github'), 0o111);
    expect(await merged()).toEqual({ text: OURS, path: FIRST });
    await chmod(join(workspace, '.github'), 0o755);
  });

  it('is not behind a folder that leads nowhere, and not in what is no folder', async () => {
    await symlink('nowhere', join(workspace, '.github'));
    expect(await refusal(merged())).toMatchObject({ message: expect.stringContaining('a link to a file that does not exist') });
    await rm(join(workspace, '.github'));
    await writeFile(join(workspace, '.github'), '');
    expect(await merged()).toBeUndefined();
  });

  it('that is named must be there', async () => {
    await put(FIRST);
    for (const named of ['policy.yml', '.github/scan-gate.yml/x', 'nowhere/policy.yml']) {
      const error = await refusal(merged({ named }));
      expect(error).toMatchObject({ code: 'CONFIG', message: `There is no policy file "${named}" in the workspace.` });
      expect(error.hint).toContain('actions/checkout');
    }
  });

  it.each([
    '../policy.yml',
    'a/../../policy.yml',
    '..',
    '/etc/passwd',
    'C:/policy.yml',
    'C:\\policy.yml',
    '\\\\host\\policy.yml',
    '..\\policy.yml',
    'a\nb',
    'policy/',
    'file:policy.yml',
  ])('cannot be %j, wherever it is read', async (named) => {
    await writeFile(join(root, 'policy.yml'), THEIRS);
    expect(await refusal(merged({ named }))).toMatchObject({ code: 'CONFIG', hint: expect.stringContaining('{policy-file}') });
    const github = await stage(base({}));
    expect(await refusal(read(github, { named }))).toMatchObject({ code: 'CONFIG' });
    expect(github.kinds()).toEqual([]);
  });

  it('may be a link inside of the workspace, and no other', async () => {
    await put('policies/gate.yml', OURS);
    await mkdir(join(workspace, '.github'));
    await symlink('../policies/gate.yml', join(workspace, FIRST));
    expect(await merged()).toEqual({ text: OURS, path: FIRST });
    await writeFile(join(root, 'outside.yml'), THEIRS);
    for (const target of ['../outside.yml', join(root, 'outside.yml'), '/dev/zero', '/proc/self/environ']) {
      await rm(join(workspace, SECOND), { force: true });
      await symlink(target, join(workspace, SECOND));
      expect(await refusal(merged({ named: SECOND }))).toMatchObject({
        code: 'CONFIG',
        message: expect.stringContaining('a link to a file outside of the workspace'),
      });
      // Also the file that no input names.
      await rm(join(workspace, FIRST), { force: true });
      expect(await refusal(merged())).toMatchObject({ message: expect.stringContaining('a link to a file outside of the workspace') });
    }
  });

  it('is not behind a folder that leaves the workspace', async () => {
    await mkdir(join(root, 'elsewhere'));
    await writeFile(join(root, 'elsewhere', 'scan-gate.yml'), THEIRS);
    await symlink('../elsewhere', join(workspace, '.github'));
    expect(await refusal(merged())).toMatchObject({ message: expect.stringContaining('a link to a file outside of the workspace') });
    // A folder whose name starts with the name of the workspace is outside, too.
    await mkdir(`${workspace}-2`);
    await writeFile(join(`${workspace}-2`, 'x.yml'), THEIRS);
    await symlink('../repo-2/x.yml', join(workspace, 'x.yml'));
    expect(await refusal(merged({ named: 'x.yml' }))).toMatchObject({
      message: expect.stringContaining('a link to a file outside of the workspace'),
    });
  });

  it('is found below a workspace that is itself behind a link', async () => {
    await put(FIRST, OURS);
    await symlink(workspace, join(root, 'link'));
    const { github } = await stage();
    expect(
      await readPolicyFile({ source: sourceOf('push'), workspace: join(root, 'link'), github, signal: never(), notice: () => undefined }),
    ).toMatchObject({
      text: OURS,
    });
  });

  it('that cannot be read is not one that is not there', async () => {
    await symlink('nowhere.yml', join(workspace, SECOND));
    expect(await refusal(merged())).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('a link to a file that does not exist'),
    });
    await rm(join(workspace, SECOND));
    await symlink(SECOND, join(workspace, SECOND));
    expect(await refusal(merged())).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('ELOOP') });
    await rm(join(workspace, SECOND));
    await mkdir(join(workspace, SECOND));
    expect(await refusal(merged())).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('not a file') });
    await rm(join(workspace, SECOND), { recursive: true });
    expect(spawnSync('mkfifo', [join(workspace, SECOND)]).status).toBe(0);
    expect(await refusal(merged())).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('not a file') });
  });

  it('is UTF-8 of at most 1 MB', async () => {
    await put(FIRST, `\uFEFF${OURS}`);
    expect(await merged()).toEqual({ text: OURS, path: FIRST });
    await put(FIRST, '#'.repeat(1024 * 1024));
    expect((await merged())?.text).toHaveLength(1024 * 1024);
    await put(FIRST, '#'.repeat(1024 * 1024 + 1));
    expect(await refusal(merged())).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('larger than 1 MB') });
    await put(FIRST, new Uint8Array([0xff, 0xfe, 0x61, 0x00]));
    expect(await refusal(merged())).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('not UTF-8') });
  });
});

describe('where the job has no checkout, the policy file', () => {
  beforeEach(() => rm(join(workspace, '.git'), { recursive: true }));
  const push = (): Source => sourceOf('push');
  const commit = push().commit ?? '';
  const at = (files: Readonly<Record<string, FilePlan>>): GithubScenario => ({ contents: { [commit]: { 'main.tf': '', ...files } } });

  it.each(MERGED)("is the one at the event's commit (%s)", async (event) => {
    const source = sourceOf(event);
    const github = await stage({ contents: { [source.commit ?? '']: { 'main.tf': '', [FIRST]: OURS } } });
    expect(await read(github, { source })).toEqual({ text: OURS, path: FIRST, commit: source.commit });
    expect(notices).toEqual([]);
  });

  it('may be none, or a mistake, as anywhere else', async () => {
    expect(await read(await stage(at({})), { source: push() })).toBeUndefined();
    expect(notices).toEqual([]);
    const both = await stage(at({ [FIRST]: OURS, [SECOND]: OURS }));
    expect(await refusal(read(both, { source: push() }))).toMatchObject({
      message: expect.stringContaining(`at the commit ${commit.slice(0, 7)}`),
    });
    expect(await read(await stage(at({ 'x.yml': OURS })), { source: push(), named: 'x.yml' })).toMatchObject({ text: OURS });
    const error = await refusal(read(await stage(at({})), { source: push(), named: 'x.yml' }));
    expect(error).toMatchObject({ code: 'CONFIG', hint: expect.stringContaining('actions/checkout') });
  });

  it('is the one that another step has put there, and nobody is asked', async () => {
    await put(SECOND, OURS);
    const github = await stage(at({ [FIRST]: THEIRS }));
    expect(await read(github, { source: push() })).toEqual({ text: OURS, path: SECOND });
    expect(github.kinds()).toEqual([]);
    await rm(join(workspace, SECOND));
    await put('.scan-gate.yaml', OURS);
    expect(await refusal(read(github, { source: push() }))).toMatchObject({ message: expect.stringContaining('in the workspace') });
  });

  it.each<[string, GithubScenario, string, Source]>([
    ['the token may not read it', { denied: ['contents'] }, 'ghs_emulated', push()],
    ['the token is shown nothing', { contents: {} }, 'ghs_emulated', push()],
    ['there is no token', at({ [FIRST]: OURS }), '', push()],
    // The commit may belong to a pull request.
    [
      'the inputs name another commit',
      { contents: { [BASE]: { [FIRST]: THEIRS } } },
      'ghs_emulated',
      sourceOf('push', { ref: 'refs/heads/other', sha: BASE }),
    ],
  ])('is not read where %s, which is reported', async (_what, scenario, token, source) => {
    const github = await stage(scenario, { token });
    expect(await read(github, { source })).toBeUndefined();
    expect(notices).toEqual([expect.stringContaining('No policy file was read, because the job has no checkout')]);
  });

  it('is an error where GitHub fails, and where it is named', async () => {
    const down = await stage({ faults: [{ call: 'contents', nth: 'all', fault: { status: 503 } }] });
    expect(await refusal(read(down, { source: push() }))).toMatchObject({ code: 'POLICY_UNREADABLE' });
    // 403 like a missing permission, but the rules of the policy are unknown.
    for (const status of [403, 429] as const) {
      const limited = await stage({
        ...at({ [FIRST]: OURS }),
        faults: [{ call: 'contents', nth: 'all', fault: primaryRateLimit(600_000, status) }],
      });
      expect(await refusal(read(limited, { source: push() }))).toMatchObject({ code: 'POLICY_UNREADABLE' });
    }
    // An expired token, or a list whose entries have no names, does not show that there is none either.
    expect(await refusal(read(await stage(at({ [FIRST]: OURS }), { token: 'ghs_x' }), { source: push() }))).toMatchObject({
      code: 'CONFIG',
    });
    const sso = { status: 403, body: { message: 'Resource protected by organization SAML enforcement.' } };
    const unauthorized = await stage({ faults: [{ call: 'contents', nth: 'all', fault: sso }] });
    expect(await refusal(read(unauthorized, { source: push() }))).toMatchObject({ code: 'CONFIG' });
    const nameless = await stage({ faults: [{ call: 'contents', nth: 'all', fault: { status: 200, body: [null, { id: 'x' }] } }] });
    expect(await refusal(read(nameless, { source: push() }))).toMatchObject({ code: 'POLICY_UNREADABLE' });
    const denied = await stage({ denied: ['contents'] });
    expect(await refusal(read(denied, { source: push(), named: SECOND }))).toMatchObject({ code: 'CONFIG' });
    expect(await refusal(read(await stage({}, { token: '' }), { source: push(), named: SECOND }))).toMatchObject({ code: 'CONFIG' });
    expect(notices).toEqual([]);
  });
});

describe('where the code is not merged yet, the policy file', () => {
  it.each(UNMERGED)("is the base commit's (%s)", async (event) => {
    await put(FIRST);
    const github = await stage(base({ [FIRST]: OURS }));
    expect(await read(github, { source: sourceOf(event) })).toEqual({ text: OURS, path: FIRST, commit: BASE });
    expect(github.kinds().toSorted()).toEqual(['contents', 'contents', 'contents', ...(event === 'queue_push' ? ['ref'] : [])]);
    const asked = github.emulator.requests.filter(({ kind }) => kind === 'contents').map(({ path }) => path);
    expect(asked.every((path) => path.endsWith(`?ref=${BASE}`))).toBe(true);
  });

  it.each(UNMERGED)('is undefined if the base has none, whatever the workspace contains (%s)', async (event) => {
    await put(FIRST);
    await put(SECOND);
    await put('policy.yml');
    const github = await stage(base({}));
    expect(await read(github, { source: sourceOf(event) })).toBeUndefined();
    const error = await refusal(read(github, { source: sourceOf(event), named: 'policy.yml' }));
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: `There is no policy file "policy.yml" at the base commit ${BASE.slice(0, 7)}.`,
    });
    expect(error.hint).toContain('counts after the merge');
  });

  it('has either name, or the named one; two files are an error', async () => {
    expect(await read(await stage(base({ [SECOND]: OURS })))).toMatchObject({ path: SECOND, text: OURS });
    const both = await stage(base({ [FIRST]: THEIRS, [SECOND]: OURS, 'a b/ü#%.yml': OURS }));
    expect(await refusal(read(both))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(`at the base commit ${BASE.slice(0, 7)}`),
    });
    expect(await read(both, { named: SECOND })).toMatchObject({ path: SECOND });
    expect(await read(both, { named: 'a b/ü#%.yml' })).toMatchObject({ path: 'a b/ü#%.yml', text: OURS });
  });

  it.each([
    ['.github/scan-gate.yaml', 2],
    ['.scan-gate.yaml', 1],
  ])('is not %s, which is reported after %i requests', async (misspelt, requests) => {
    const github = await stage(base({ [misspelt]: OURS }));
    expect(await refusal(read(github))).toMatchObject({ code: 'CONFIG', message: expect.stringContaining(`"${misspelt}" at the base`) });
    expect(github.kinds()).toHaveLength(requests);
  });

  it('is looked for under no other name where the repository has nothing of the kind', async () => {
    const github = await stage(base({ 'src/x.ts': '' }));
    expect(await read(github)).toBeUndefined();
    expect(github.kinds()).toHaveLength(1);
  });

  const many = (folder: string): Record<string, FilePlan> =>
    Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${folder}!${index}`, '']));

  it.each([
    ['.github', FIRST, many('.github/')],
    ['the root', SECOND, many('')],
    ['both', FIRST, { ...many(''), ...many('.github/') }],
  ])('is found in a folder of more than 1,000 files, of which GitHub lists no more: %s', async (_what, path, others) => {
    const asked = async (files: Readonly<Record<string, FilePlan>>): Promise<PolicyFile | undefined> =>
      await read(await stage(base({ ...others, ...files })));
    expect(await asked({ [path]: OURS })).toEqual({ text: OURS, path, commit: BASE });
    expect(await asked({})).toBeUndefined();
    expect(await refusal(asked({ [path.replace('.yml', '.yaml')]: OURS }))).toMatchObject({ code: 'CONFIG' });
  });

  it('is not in a .github that is a file; one that is a link or a submodule is a mistake', async () => {
    expect(await read(await stage(base({ '.github': '' })))).toBeUndefined();
    for (const plan of [{ symlink: 'elsewhere' }, { submodule: 'https://github.com/o/r.git' }])
      expect(await refusal(read(await stage(base({ '.github': plan }))))).toMatchObject({
        code: 'CONFIG',
        message: expect.stringMatching(/\.github is a (?:symlink|submodule), not a folder/),
      });
  });

  it('on GitHub Enterprise Server as well', async () => {
    expect(await read(await stage({ ...base({ [FIRST]: OURS }), apiPath: '/api/v3' }))).toMatchObject({ text: OURS });
  });

  it('is the same for every ref and sha that the inputs name', async () => {
    await put(FIRST);
    for (const event of UNMERGED) {
      for (const inputs of [
        { ref: 'refs/heads/feature/orders' },
        { ref: 'refs/heads/main', sha: HEAD },
        { ref: 'refs/tags/v1' },
        { sha: MERGE },
      ]) {
        const source = sourceOf(event, inputs);
        expect(await read(await stage(base({ [FIRST]: OURS })), { source })).toMatchObject({ text: OURS, commit: BASE });
      }
    }
  });

  it('behind a link is its file, and a link that leaves the repository, a folder or a submodule is a mistake', async () => {
    expect(await read(await stage(base({ [FIRST]: { symlink: 'gate.yml' }, 'gate.yml': OURS })))).toMatchObject({
      text: OURS,
      path: FIRST,
    });
    for (const files of [
      { [SECOND]: { symlink: '../x' } },
      { [SECOND]: { submodule: 'https://github.com/o/r.git' } },
      { [`${SECOND}/x`]: OURS },
    ]) {
      expect(await refusal(read(await stage(base(files))))).toMatchObject({
        code: 'CONFIG',
        message: expect.stringContaining('is not a file'),
      });
    }
  });

  it('is UTF-8 of at most 1 MB', async () => {
    expect(await read(await stage(base({ [FIRST]: `\uFEFF${OURS}` })))).toMatchObject({ text: OURS });
    expect((await read(await stage(base({ [FIRST]: '#'.repeat(1024 * 1024) }))))?.text).toHaveLength(1024 * 1024);
    expect(await refusal(read(await stage(base({ [FIRST]: '#'.repeat(1024 * 1024 + 1) }))))).toMatchObject({
      message: expect.stringContaining('larger than 1 MB'),
    });
    expect(await refusal(read(await stage(base({ [FIRST]: new Uint8Array([0xff]) }))))).toMatchObject({
      message: expect.stringContaining('not UTF-8'),
    });
  });
});

describe('what cannot be known is not taken for "no policy"', () => {
  it.each<[string, GithubScenario, string, string]>([
    ['a commit that the token may not see', { contents: {} }, 'CONFIG', 'permissions:\n  contents: read'],
    ['no permission', { denied: ['contents'] }, 'CONFIG', 'permissions:\n  contents: read'],
    ['a root that is not there', { faults: [{ call: 'contents', nth: 1, fault: { status: 404 } }] }, 'CONFIG', 'contents: read'],
    ['a root without permission', { faults: [{ call: 'contents', nth: 1, fault: { status: 403 } }] }, 'CONFIG', 'contents: read'],
    ['a root that is no list', { faults: [{ call: 'contents', nth: 1, fault: { status: 200, body: {} } }] }, 'POLICY_UNREADABLE', 'again'],
    ['a root that is empty', { faults: [{ call: 'contents', nth: 1, fault: 'empty' }] }, 'POLICY_UNREADABLE', 'again'],
    [
      'a listed folder that is not there',
      { ...base({ [FIRST]: OURS }), faults: [{ call: 'contents', nth: 2, fault: { status: 404 } }] },
      'POLICY_UNREADABLE',
      'again',
    ],
    [
      'a listed file that is not there',
      { ...base({ [FIRST]: OURS }), faults: [{ call: 'contents', nth: 3, fault: { status: 404 } }] },
      'POLICY_UNREADABLE',
      'again',
    ],
    [
      'a listed file in the root that is not there',
      { ...base({ [SECOND]: OURS }), faults: [{ call: 'contents', nth: 2, fault: { status: 404 } }] },
      'POLICY_UNREADABLE',
      'again',
    ],
    [
      'a folder that is no list',
      { ...base({ [FIRST]: OURS }), faults: [{ call: 'contents', nth: 2, fault: { status: 200, body: {} } }] },
      'POLICY_UNREADABLE',
      'again',
    ],
    [
      'an answer without a body',
      { ...base({ [FIRST]: OURS }), faults: [{ call: 'contents', nth: 'all', fault: 'empty' }] },
      'POLICY_UNREADABLE',
      'again',
    ],
    ['204', { faults: [{ call: 'contents', nth: 1, fault: { status: 204, body: '' } }] }, 'POLICY_UNREADABLE', 'again'],
    [
      'another document',
      { faults: [{ call: 'contents', nth: 1, fault: { status: 200, body: { type: 'file' } } }] },
      'POLICY_UNREADABLE',
      'again',
    ],
    [
      'another encoding',
      {
        ...base({ [FIRST]: OURS }),
        faults: [{ call: 'contents', nth: 3, fault: { status: 200, body: { type: 'file', encoding: 'rot13', content: 'x' } } }],
      },
      'POLICY_UNREADABLE',
      'again',
    ],
    ['a bad token', { token: 'ghs_other' }, 'CONFIG', '{github-token}'],
    [
      'a redirect to another host',
      { faults: [{ call: 'contents', nth: 'all', fault: { redirect: 'http://127.0.0.1:1/elsewhere' } }] },
      'POLICY_UNREADABLE',
      'renamed',
    ],
    ['a refusal of another kind', { faults: [{ call: 'contents', nth: 1, fault: { status: 422 } }] }, 'CONFIG', '{github-token}'],
    ['an outage', { faults: [{ call: 'contents', nth: 'all', fault: { status: 503 } }] }, 'POLICY_UNREADABLE', 'githubstatus'],
    ['a proxy', { faults: [{ call: 'contents', nth: 'all', fault: 'html-502' }] }, 'POLICY_UNREADABLE', 'githubstatus'],
    ['a broken connection', { faults: [{ call: 'contents', nth: 'all', fault: 'reset' }] }, 'POLICY_UNREADABLE', 'again'],
    [
      'half an answer',
      { ...base({ [FIRST]: OURS }), faults: [{ call: 'contents', nth: 'all', fault: 'truncate' }] },
      'POLICY_UNREADABLE',
      'again',
    ],
    ['words', { ...base({ [FIRST]: OURS }), faults: [{ call: 'contents', nth: 'all', fault: 'not-json' }] }, 'POLICY_UNREADABLE', 'again'],
    ['a long limit', { faults: [{ call: 'contents', nth: 'all', fault: primaryRateLimit(600_000) }] }, 'POLICY_UNREADABLE', 'later'],
  ])('%s', async (_what, scenario, code, hint) => {
    await put(FIRST);
    const error = await refusal(read(await stage(scenario, { token: 'ghs_emulated' })));
    expect(error).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(error.message).not.toContain('ghs_');
  });

  it('a named file that the root lists and that is not there', async () => {
    const github = await stage({ ...base({ 'gate.yml': OURS }), faults: [{ call: 'contents', nth: 1, fault: { status: 404 } }] });
    expect(await refusal(read(github, { named: 'gate.yml' }))).toMatchObject({ code: 'POLICY_UNREADABLE' });
  });

  it.each<[string, GithubScenario]>([
    ['one 500', { faults: [{ call: 'contents', nth: 1, fault: { status: 500 } }] }],
    ['one broken connection', { faults: [{ call: 'contents', nth: 2, fault: 'reset' }] }],
    ['a short limit', { faults: [{ call: 'contents', nth: 1, fault: primaryRateLimit(2000) }] }],
  ])('%s is got over', async (_what, scenario) => {
    expect(await read(await stage({ ...base({ [FIRST]: OURS }), ...scenario }))).toMatchObject({ text: OURS });
  });

  it('no token, no repository, no base', async () => {
    const github = await stage({}, { token: '' });
    expect(await refusal(read(github))).toMatchObject({ code: 'CONFIG', hint: expect.stringContaining('{github-token}') });
    const { baseCommit: _commit, baseRef: _ref, ...baseless } = sourceOf('pull_request');
    expect(await refusal(read(await stage(), { source: { ...baseless, repository: undefined } }))).toMatchObject({ code: 'CONFIG' });
    expect(await refusal(read(await stage(), { source: baseless }))).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('the event pull_request does not name the branch that it is merged into'),
    });
    expect(github.kinds()).toEqual([]);
  });

  it.each<[string, GithubScenario, string]>([
    ['a branch that is gone', { branches: { other: BASE } }, 'does not find refs/heads/main'],
    ['no permission', { denied: ['ref'] }, 'Resource not accessible'],
    [
      'no commit',
      { faults: [{ call: 'ref', nth: 1, fault: { status: 200, body: { object: { sha: '../x' } } } }] },
      'does not contain the commit',
    ],
    ['no answer', { faults: [{ call: 'ref', nth: 1, fault: 'empty' }] }, 'does not contain the commit'],
  ])("a merge queue's push with %s", async (_what, scenario, words) => {
    await put(FIRST);
    const github = await stage(scenario);
    const error = await refusal(read(github, { source: sourceOf('queue_push') }));
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining(words),
      hint: expect.stringContaining('contents: read'),
    });
    expect(github.kinds()).toEqual(['ref']);
  });

  it('ends with the signal, and with its reason', async () => {
    const stopped = new Error('stopped');
    await expect(read(await stage(), { signal: AbortSignal.abort(stopped) })).rejects.toBe(stopped);
    const controller = new AbortController();
    const github = await stage({ faults: [{ call: 'contents', nth: 'all', fault: 'hang' }] });
    const reading = read(github, { signal: controller.signal });
    setTimeout(() => controller.abort(stopped), 50);
    await expect(reading).rejects.toBe(stopped);
  });
});

describe("whatever the pull request's own files say", () => {
  const content = fc.oneof(fc.constantFrom(THEIRS, '', 'allowed-targets: ["*"]', '{', undefined), fc.string());
  const files = fc.record({ first: content, second: content, other: content });

  it('changes nothing', async () => {
    const outcome = (github: Stage, source: Source, named: string): Promise<unknown> =>
      read(github, { source, named }).catch((error: unknown) => (error instanceof ScanError ? [error.code, error.message] : error));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...UNMERGED),
        fc.constantFrom({}, { ref: 'refs/heads/feature/orders' }, { ref: 'refs/heads/feature/orders', sha: HEAD }, { sha: MERGE }),
        fc.constantFrom<Readonly<Record<string, FilePlan>>>({}, { [FIRST]: OURS }, { [SECOND]: OURS }, { [FIRST]: OURS, [SECOND]: OURS }),
        fc.constantFrom('', 'other.yml'),
        files,
        async (event, inputs, ours, named, theirs) => {
          const source = sourceOf(event, inputs);
          const theirFiles = Object.fromEntries(
            [[FIRST, theirs.first] as const, [SECOND, theirs.second] as const, ['other.yml', theirs.other] as const].flatMap(
              ([path, text]) => (text === undefined ? [] : [[path, text]]),
            ),
          );
          await rm(workspace, { recursive: true });
          await mkdir(workspace);
          const ourScenario = base(ours);
          const without = await outcome(await stage(ourScenario), source, named);
          for (const [path, text] of Object.entries(theirFiles)) await put(path, text);
          const pushed = {
            contents: { [HEAD]: theirFiles, [MERGE]: theirFiles, ...ourScenario.contents },
            branches: { 'feature/orders': HEAD, merge: MERGE, ...ourScenario.branches },
          };
          expect(await outcome(await stage(pushed), source, named)).toEqual(without);
          await strike();
        },
      ),
      { numRuns: EVERYTHING ? 100 : 20 },
    );
  });
});
