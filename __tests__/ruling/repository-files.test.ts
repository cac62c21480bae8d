import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ScanError } from '../../src/domain/errors.js';
import type { Source } from '../../src/domain/source.js';
import type { GithubScenario } from '../../src/emulator/github-scenario.js';
import type { GitHubAccessOptions } from '../../src/publish/github/octokit.js';
import { assertPathsMatch } from '../../src/ruling/repository-files.js';
import { HEAD, never, OTHER, pullRequest, type Stage, stage, strike } from '../publish/support.js';

let root = '';
let workspace = '';

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'scan-gate-')));
  workspace = join(root, 'repo');
  // The step makes it before the policy is read.
  await mkdir(join(workspace, 'scan-gate-report'), { recursive: true });
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
  await strike();
});

async function put(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), '');
  }
}

/** GitHub that must not be asked. */
const SILENT = { github: { open: () => Promise.reject(new Error('GitHub was asked')), hasToken: true } } as unknown as Stage;

interface Asked {
  readonly at?: Stage;
  readonly source?: Partial<Source>;
  readonly signal?: AbortSignal;
}

async function refusal(patterns: readonly string[], { at = SILENT, source = {}, signal = never() }: Asked = {}): Promise<unknown> {
  const place = { source: pullRequest(source), workspace, reportDir: 'scan-gate-report', github: at.github };
  return assertPathsMatch(patterns, place, signal).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('with a checkout, paths', () => {
  it.each([
    ['main.tf'],
    ['*.tf'],
    ['**/*.tf'],
    ['terraform/**'],
    ['terraform/*/a.tf'],
    ['terraform/{x,prod}/**'],
    ['**/prod/**'],
    ['.github/**'],
    ['app/(shop)/**'],
    ['a b/[cd]?.tf'],
    ['node_modules/p/*.js'],
    ['link.tf'],
    ['{terraform/prod,other}/a.tf'],
  ])('match %j', async (pattern) => {
    await put('main.tf', 'terraform/prod/a.tf', '.github/x.yml', 'app/(shop)/page.tsx', 'a b/c1.tf', 'node_modules/p/i.js');
    await symlink('nowhere', join(workspace, 'link.tf'));
    expect(await refusal([pattern])).toBeUndefined();
    expect(await refusal(['main.tf', pattern, '**'])).toBeUndefined();
  });

  it.each([
    ['terraform'],
    ['terraform/'],
    ['*.yml'],
    ['Terraform/**'],
    ['terraform/*.tf'],
    ['prod/**'],
    ['**/*.tff'],
    // Git's own files, our reports, and what is behind a link are none of the repository's.
    ['.git/**'],
    ['scan-gate-report/**'],
    ['outside/*.tf'],
    ['loop/loop/**'],
  ])('do not match %j, and that is an error', async (pattern) => {
    await put('main.tf', 'terraform/prod/a.tf', '.git/config', 'scan-gate-report/results.json');
    await mkdir(join(root, 'elsewhere'));
    await writeFile(join(root, 'elsewhere', 'x.tf'), '');
    await symlink('../elsewhere', join(workspace, 'outside'));
    await symlink('.', join(workspace, 'loop'));
    const error = await refusal(['main.tf', pattern]);
    expect(error).toBeInstanceOf(ScanError);
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: `No file of the repository matches "${pattern}".`,
      hint: expect.stringContaining('{paths}'),
    });
  });

  it('are told together', async () => {
    await put('main.tf');
    expect(await refusal(['a/**', 'main.tf', 'b'])).toMatchObject({ message: 'No file of the repository matches "a/**", "b".' });
  });

  it('cost no more than what they name', async () => {
    const folders = Array.from({ length: 300 }, (_, index) => `node_modules/p${index}/lib`);
    for (const folder of folders) await mkdir(join(workspace, folder), { recursive: true });
    await put(...folders.flatMap((folder) => [`${folder}/a.js`, `${folder}/b.js`]), 'terraform/deep/er/main.tf', 'zz/last.md');
    expect(await refusal(['terraform/**/*.tf', '**/last.md'])).toBeUndefined();
    expect(await refusal(['terraform/*.md'])).toBeInstanceOf(ScanError);
    expect(await refusal(['**/*.none'])).toBeInstanceOf(ScanError);
  });

  it('are not looked for when the job has ended', async () => {
    const stopped = new Error('stopped');
    await put('main.tf');
    expect(await refusal(['**'], { signal: AbortSignal.abort(stopped) })).toBe(stopped);
  });
});

describe('without a checkout, paths', () => {
  const contents = { [HEAD]: { 'terraform/prod/a.tf': '', 'x.yml': '', 'link.tf': { symlink: 'x.yml' } }, [OTHER]: { 'other.md': '' } };
  const asked = async (
    patterns: readonly string[],
    scenario: GithubScenario = {},
    options: Partial<GitHubAccessOptions> = {},
    source: Partial<Source> = {},
  ): Promise<{ readonly error: unknown; readonly kinds: readonly string[] }> => {
    const at = await stage({ contents, ...scenario }, options);
    return { error: await refusal(patterns, { at, source }), kinds: at.kinds() };
  };

  it('are held against the commit, with one request', async () => {
    expect(await asked(['terraform/**', '*.yml', 'link.tf'])).toEqual({ error: undefined, kinds: ['tree'] });
    const { error, kinds } = await asked(['terraform/**', 'other.md', 'terraform', 'terraform/prod']);
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: 'No file of the repository matches "other.md", "terraform", "terraform/prod".',
    });
    expect(kinds).toEqual(['tree']);
  });

  it('are held against it also beside what Git and the reports keep there', async () => {
    await put('.git/HEAD', 'scan-gate-report/results.json');
    expect(await asked(['terraform/**'])).toEqual({ error: undefined, kinds: ['tree'] });
  });

  it('cannot be known where GitHub lists some of the files only, unless those match', async () => {
    expect((await asked(['link.tf'], { treeEntries: 1 })).error).toBeUndefined();
    const { error } = await asked(['link.tf', 'x.yml'], { treeEntries: 1 });
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: 'Nobody knows whether a file of the repository matches "x.yml": the repository has more files than GitHub lists.',
      hint: expect.stringContaining('actions/checkout'),
    });
  });

  it.each<[string, Partial<GitHubAccessOptions>, Partial<Source>]>([
    ['no token', { token: '' }, {}],
    ['no commit', {}, { commit: undefined }],
    ['no repository', {}, { repository: undefined }],
    ['no GitHub', {}, { ci: 'none' }],
  ])('cannot be known with %s', async (_what, options, source) => {
    const { error, kinds } = await asked(['terraform/**'], {}, options, source);
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('the workspace holds no files'),
      hint: expect.stringContaining('actions/checkout'),
    });
    expect(kinds).toEqual([]);
  });

  it.each<[string, GithubScenario, object]>([
    [
      'no permission',
      { denied: ['tree'] },
      {
        code: 'CONFIG',
        message: expect.stringContaining("The list of the repository's files was not read from GitHub"),
        hint: expect.stringContaining('contents: read'),
      },
    ],
    [
      'an unknown commit',
      { contents: { [OTHER]: {} } },
      {
        code: 'CONFIG',
        message: expect.stringContaining(`no files of ${HEAD.slice(0, 7)}`),
        hint: expect.stringContaining('actions/checkout'),
      },
    ],
    ['an outage', { faults: [{ call: 'tree', nth: 'all', fault: { status: 503 } }] }, { code: 'POLICY_UNREADABLE' }],
    ['another answer', { faults: [{ call: 'tree', nth: 1, fault: { status: 200, body: { tree: 'x' } } }] }, { code: 'POLICY_UNREADABLE' }],
    [
      'an answer that is cut',
      { faults: [{ call: 'tree', nth: 1, fault: { status: 200, body: { tree: [] } } }] },
      { code: 'POLICY_UNREADABLE' },
    ],
  ])('end in an error with %s', async (_what, scenario, words) => {
    expect((await asked(['terraform/**'], scenario)).error).toMatchObject(words);
  });
});
