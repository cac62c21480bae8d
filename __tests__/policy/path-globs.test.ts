import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ScanError } from '../../src/domain/errors.js';
import type { Source } from '../../src/domain/source.js';
import type { GithubScenario } from '../../src/emulator/github/scenario.js';
import type { GitHubAccessOptions } from '../../src/github/client.js';
import { assertPathsMatch, createFilesAt } from '../../src/policy/path-globs.js';
import { type Clone, commitAll, git, makeClone } from '../helpers/clone.js';
import { HEAD, never, OTHER, pullRequest, type Stage, stage, strike } from '../publish/harness.js';

let clone: Clone;
let empty: string;

beforeAll(() => {
  empty = mkdtempSync(join(tmpdir(), 'scan-gate-'));
  const paths = [
    'main.tf',
    'terraform/prod/a.tf',
    '.github/x.yml',
    'app/(shop)/page.tsx',
    'a b/c1.tf',
    'node_modules/p/i.js',
    'módulo/a.tf',
  ];
  const { folder } = makeClone(paths);
  symlinkSync('nowhere', join(folder, 'link.tf'));
  symlinkSync('.', join(folder, 'loop'));
  const commit = commitAll(folder);
  // Another commit is checked out, and the workspace has files that are not committed.
  git(folder, 'mv', 'main.tf', 'moved.tf');
  commitAll(folder);
  mkdirSync(join(folder, 'scan-gate-report'));
  for (const file of ['new.tf', 'scan-gate-report/results.json']) writeFileSync(join(folder, file), '');
  clone = { folder, commit };
});

afterEach(() => strike());
afterAll(() => {
  for (const folder of [clone.folder, empty]) rmSync(folder, { recursive: true, force: true });
});

/** A GitHub client that must not be called. */
const SILENT = { github: { open: () => Promise.reject(new Error('GitHub was asked')), hasToken: true } } as unknown as Stage;

interface Asked {
  readonly at?: Stage;
  /** Default: the clone. */
  readonly workspace?: string;
  readonly source?: Partial<Source>;
  readonly signal?: AbortSignal;
}

async function refusal(
  patterns: readonly string[],
  { at = SILENT, workspace = clone.folder, source: about = {}, signal = never() }: Asked = {},
): Promise<unknown> {
  const source = pullRequest({ commit: clone.commit, ...about });
  const filesAt = createFilesAt({ source, workspace, env: process.env, github: at.github });
  return assertPathsMatch(patterns, { source, filesAt }, signal).then(
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
    ['módulo/**'],
    ['módulo/**'.normalize('NFD')],
  ])('match %j', async (pattern) => {
    expect(await refusal([pattern])).toBeUndefined();
    expect(await refusal(['main.tf', pattern, '**'])).toBeUndefined();
  });

  it.each([
    ['terraform'],
    ['terraform/'],
    ['*.yaml'],
    ['Terraform/**'],
    ['terraform/*.tf'],
    ['prod/**'],
    ['**/*.tff'],
    // Files of git, reports, uncommitted files, and files behind a link are not files of the repository.
    ['.git/**'],
    ['scan-gate-report/**'],
    ['loop/loop/**'],
    ['new.tf'],
    ['moved.tf'],
  ])('do not match %j, and that is an error', async (pattern) => {
    const error = await refusal(['main.tf', pattern]);
    expect(error).toBeInstanceOf(ScanError);
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: `No file of the repository matches "${pattern}".`,
      hint: expect.stringContaining('{paths}'),
    });
  });

  it('are reported together', async () => {
    const error = await refusal(['a/**', 'main.tf', 'b']);
    expect(error).toMatchObject({ message: 'No file of the repository matches "a/**", "b".' });
  });

  it('are compared with what is checked out where no commit is known', async () => {
    expect(await refusal(['moved.tf'], { source: { commit: undefined } })).toBeUndefined();
    expect(await refusal(['main.tf'], { source: { commit: undefined } })).toBeInstanceOf(ScanError);
  });

  it('are not looked for when the job has ended', async () => {
    const stopped = new Error('stopped');
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
    workspace = empty,
  ): Promise<{ readonly error: unknown; readonly kinds: readonly string[] }> => {
    const at = await stage({ contents, ...scenario }, options);
    return { error: await refusal(patterns, { at, workspace, source: { commit: HEAD, ...source } }), kinds: at.kinds() };
  };

  it('are compared with the commit, with one request', async () => {
    expect(await asked(['terraform/**', '*.yml', 'link.tf'])).toEqual({ error: undefined, kinds: ['tree'] });
    const { error, kinds } = await asked(['terraform/**', 'other.md', 'terraform', 'terraform/prod']);
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: 'No file of the repository matches "other.md", "terraform", "terraform/prod".',
    });
    expect(kinds).toEqual(['tree']);
  });

  it('are compared with it also beside a clone that lacks the commit', async () => {
    expect(await asked(['terraform/**'], {}, {}, {}, clone.folder)).toEqual({ error: undefined, kinds: ['tree'] });
  });

  it('cannot be known if GitHub lists some of the files only: the findings may be in others', async () => {
    const { error } = await asked(['link.tf'], { treeEntries: 1 });
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('the repository has more files than GitHub lists'),
      hint: expect.stringContaining('actions/checkout'),
    });
  });

  it.each<[string, Partial<GitHubAccessOptions>, Partial<Source>]>([
    ['no token', { token: '' }, {}],
    ['no commit', {}, { commit: undefined }],
    ['a part of a commit, which may be the name of a branch', {}, { commit: HEAD.slice(0, 12) }],
    ['no repository', {}, { repository: undefined }],
    ['no GitHub', {}, { ci: 'none' }],
  ])('cannot be known with %s', async (_what, options, source) => {
    const { error, kinds } = await asked(['terraform/**'], {}, options, source);
    expect(error).toMatchObject({
      code: 'CONFIG',
      message: expect.stringContaining('git does not find the commit in the workspace, and scan-gate could not ask GitHub'),
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
        hint: { yaml: expect.stringContaining('contents: read') },
      },
    ],
    [
      'an unknown commit',
      { contents: { [OTHER]: {} } },
      {
        code: 'CONFIG',
        message: expect.stringContaining(`no files of commit ${HEAD.slice(0, 7)}`),
        hint: { text: expect.stringContaining('actions/checkout') },
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
