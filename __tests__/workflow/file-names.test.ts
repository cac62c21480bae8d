import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniFinding, EarlierScan } from '../../src/emulator/cloudgeni/scenario.js';
import type { GithubScenario } from '../../src/emulator/github/scenario.js';
import { type Clone, git, makeClone } from '../helpers/clone.js';
import { BASE, type EventName, eventOf, HEAD } from '../helpers/events.js';
import { type JobOptions, type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const FILE = 'módulo/main.tf';
const FILES = [FILE, 'main.tf', 'other/main.tf', 'other/100%25.tf'];
let clone: Clone;
beforeAll(() => {
  clone = makeClone(FILES);
});
afterAll(() => rmSync(clone.folder, { recursive: true, force: true }));

function findingIn(file: string, more: Partial<CloudgeniFinding> = {}): CloudgeniFinding {
  return {
    id: `f_${file}`,
    checkId: 'CKV_AWS_19',
    title: 'The bucket is not encrypted',
    description: 'The bucket is not encrypted.',
    severity: 'critical',
    status: 'open',
    resource: { type: 'aws_s3_bucket', name: 'data', file, line: 15 },
    ...more,
  };
}

interface Told {
  readonly findings: readonly (string | CloudgeniFinding)[];
  readonly policy?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: EventName;
  /** Default: GitHub cannot list the files. */
  readonly github?: GithubScenario;
  /** Default: the clone, at its commit. */
  readonly checkout?: string | undefined;
  readonly scans?: readonly EarlierScan[];
  readonly more?: Partial<JobOptions<unknown>>;
}

/** A job about the clone's commit. */
function job({ findings, policy, inputs = {}, event = 'push', github, scans = [], more, ...rest }: Told): Promise<JobResult> {
  const checkout = 'checkout' in rest ? rest.checkout : clone.folder;
  const { env, payload } = JSON.parse(JSON.stringify(eventOf(event)).replaceAll(HEAD, clone.commit)) as ReturnType<typeof eventOf>;
  return runJob({
    service: cloudgeniMount({
      key: API_KEY,
      scans,
      plans: [{ findings: findings.map((finding) => (typeof finding === 'string' ? findingIn(finding) : finding)) }],
    }),
    event: { env, payload },
    inputs: { 'upload-sarif': 'never', ...inputs },
    ...(checkout !== undefined && { checkout }),
    ...(policy !== undefined && { workspace: { '.github/scan-gate.yml': policy } }),
    github: { denied: ['tree'], runs: [], ...github },
    ...more,
  });
}

const SPELLINGS = [
  FILE,
  FILE.normalize('NFD'),
  '"m\\303\\263dulo/main.tf"',
  'm%C3%B3dulo/main.tf',
  'm%c3%b3dulo%2Fmain.tf',
  '/home/runner/work/infrastructure/infrastructure/módulo/main.tf',
  'infrastructure/módulo/main.tf',
  'octo-org/infrastructure/módulo/main.tf',
  'C:\\actions-runner\\_work\\infrastructure\\módulo\\main.tf',
  'file:///home/runner/work/infrastructure/infrastructure/m%C3%B3dulo/main.tf',
  './módulo//main.tf',
  '/módulo/main.tf',
  'módulo\\main.tf',
];
/** In another folder, which is known only if all findings are there. */
const GUESSED = ['/tmp/clone-8f3a/módulo/main.tf', 'clone-8f3a/módulo/main.tf'];

describe('a finding in a file that paths names', () => {
  it.each([FILE, ...GUESSED])('counts as %j', async (spelling) => {
    const { outputs, report, files } = await job({ findings: [spelling], inputs: { paths: 'módulo/**' } });
    expect(outputs).toMatchObject({ verdict: 'failed', critical: '1' });
    expect(report?.evaluation).toMatchObject({ outsidePaths: 0, findings: [{ location: { file: FILE, line: 15 } }] });
    expect(report?.notes).toEqual([]);
    expect(files['results.sarif']).toContain('"uri":"m%C3%B3dulo/main.tf"');
  });

  it('counts in all spellings at once, and is one file', async () => {
    const { outputs, report } = await job({ findings: SPELLINGS, inputs: { paths: 'módulo/**' } });
    expect(outputs).toMatchObject({ verdict: 'failed', critical: String(SPELLINGS.length) });
    expect(report?.evaluation?.findings.map(({ location }) => location)).toMatchObject(SPELLINGS.map(() => ({ file: FILE, line: 15 })));
    expect(report?.notes).toEqual([]);
  });

  it('counts if the repository spells it in NFD, and SARIF and links have that spelling', async () => {
    const other = makeClone([FILE.normalize('NFD')]);
    try {
      const { outputs, files, report } = await job({
        findings: [FILE],
        inputs: { paths: 'módulo/**' },
        checkout: other.folder,
        more: { event: JSON.parse(JSON.stringify(eventOf('push')).replaceAll(HEAD, other.commit)) as ReturnType<typeof eventOf> },
      });
      expect(outputs['verdict']).toBe('failed');
      expect(report?.evaluation?.findings[0]?.location.file).toBe(FILE.normalize('NFD'));
      expect(files['results.sarif']).toContain('mo%CC%81dulo/main.tf');
      expect(files['report.md']).toContain(`/blob/${other.commit}/mo%CC%81dulo/main.tf`);
    } finally {
      rmSync(other.folder, { recursive: true, force: true });
    }
  });

  it.each(['other/main.tf', 'infrastructure/other/main.tf', '/tmp/clone-8f3a/other/main.tf', 'other/100%25.tf', 'main.tf'])(
    'does not count as %j, which is another file',
    async (name) => {
      const { outputs, report } = await job({ findings: [name], inputs: { paths: 'módulo/**' } });
      expect(outputs).toMatchObject({ verdict: 'passed', critical: '0' });
      expect(report?.evaluation?.outsidePaths).toBe(1);
    },
  );
});

describe('a finding in what is no file of the repository', () => {
  const LOST = [
    'módulo/gone.tf',
    'other/gone/main.tf',
    '.terraform/modules/vpc/main.tf',
    '/home/runner/work/infrastructure/infrastructure/.terraform/modules/vpc/main.tf',
    '../main.tf',
    'git::https://example.com/vpc//modules/main.tftpl',
    'other',
    '%ZZ/main',
    '"m\\303dulo/main.tf"x',
  ];
  it.each(LOST)('counts, and is said: %j', async (name) => {
    const { outputs, report, summary } = await job({ findings: [name], inputs: { paths: 'other/**' } });
    expect(outputs).toMatchObject({ verdict: 'failed', critical: '1' });
    expect(report?.notes).toEqual([
      expect.objectContaining({
        level: 'warning',
        code: 'file-unknown',
        text: expect.stringMatching(/^1 finding names a file that is not in/),
      }),
    ]);
    expect(summary).toContain('not in the repository');
  });

  it('is not guessed to be a file of the same name where the scan names others as they are', async () => {
    const { report } = await job({
      findings: ['generated/main.tf', FILE, '/x/generated/main.tf', '/other/main.tf'],
      inputs: { paths: 'módulo/**' },
    });
    expect(report?.evaluation).toMatchObject({ counts: { critical: 3 }, outsidePaths: 1 });
    expect(report?.notes[0]?.text).toBe(
      '2 findings name files that are not in the repository at the scanned commit: generated/main.tf, x/generated/main.tf.',
    );
  });

  it('is named five times at most, without harm', async () => {
    const names = ['`::error::x`', '<b>', ...Array.from({ length: 20 }, (_, index) => `gone/${index}.tf`)];
    const { report, summary, log } = await job({ findings: names, inputs: { paths: 'other/**' } });
    expect(report?.notes[0]?.text).toMatch(/^22 findings name files .*: \S+, \S+, \S+, \S+, \S+ and 17 more\.$/);
    expect(summary).toContain('scanned commit: &lt;b&gt;, ');
    expect(log.filter((line) => line.startsWith('::error::x'))).toEqual([]);
  });

  it('is a notice where nothing depends on files', async () => {
    const { report, outputs } = await job({ findings: ['gone.tf'] });
    expect(outputs['verdict']).toBe('failed');
    expect(report?.notes).toEqual([expect.objectContaining({ level: 'notice', code: 'file-unknown' })]);
  });
});

describe("a waiver's paths", () => {
  const policy = (paths: string): string => `waivers:\n- {rule: CKV_AWS_19, paths: "${paths}", reason: because, expires: 2026-12-31}\n`;

  it('fit the file in all spellings', async () => {
    const { outputs } = await job({ findings: SPELLINGS, policy: policy('módulo/**') });
    expect(outputs).toMatchObject({ verdict: 'passed', waived: String(SPELLINGS.length) });
  });

  it.each(['.terraform/modules/vpc/main.tf', 'other/gone.tf'])('do not fit %j, which is no file of the repository', async (name) => {
    const { outputs } = await job({ findings: [name], policy: policy('**') });
    expect(outputs).toMatchObject({ verdict: 'failed', waived: '0' });
  });

  it('end in an error where the files cannot be listed, if a finding depends on them', async () => {
    const without = { checkout: undefined, inputs: { 'github-token': '' } };
    const { outputs, report } = await job({ ...without, findings: [FILE], policy: policy('módulo/**') });
    expect(outputs['verdict']).toBe('error');
    expect(report?.error).toMatchObject({ code: 'CONFIG', message: expect.stringContaining('could not list') });
    const other = await job({ ...without, findings: [findingIn(FILE, { checkId: 'CKV_AWS_20' })], policy: policy('módulo/**') });
    expect(other.outputs['verdict']).toBe('failed');
  });
});

describe('the files are those of the scanned commit', () => {
  const paths = { paths: 'módulo/**' };

  it('and not of the working folder', async () => {
    const dirty = makeClone(FILES);
    try {
      git(dirty.folder, 'rm', '--quiet', '-r', 'módulo');
      writeFileSync(join(dirty.folder, 'new.tf'), '');
      const event = JSON.parse(JSON.stringify(eventOf('push')).replaceAll(HEAD, dirty.commit)) as ReturnType<typeof eventOf>;
      const told = (findings: readonly string[], inputs: Record<string, string>) =>
        job({ findings, inputs, checkout: dirty.folder, more: { event } });
      expect((await told(['infrastructure/módulo/main.tf'], paths)).outputs).toMatchObject({ verdict: 'failed' });
      const { report } = await told([], { paths: 'new.tf' });
      expect(report?.error?.message).toBe('No file of the repository matches "new.tf".');
    } finally {
      rmSync(dirty.folder, { recursive: true, force: true });
    }
  });

  it("from GitHub where the checkout lacks the commit, as on a pull request's merge", async () => {
    const { outputs, github } = await job({
      findings: ['/tmp/x/m%C3%B3dulo/main.tf', '/tmp/x/other/main.tf'],
      inputs: paths,
      event: 'pull_request',
      checkout: undefined,
      github: { denied: [], contents: { [BASE]: {}, [clone.commit]: Object.fromEntries(FILES.map((file) => [file, ''])) } },
    });
    expect(outputs).toMatchObject({ verdict: 'failed', critical: '1' });
    // Asked once: before the scan, and not again for its findings.
    expect(github.requests.filter(({ kind }) => kind === 'tree')).toHaveLength(1);
  });

  it('from GitHub where there is no git', async () => {
    const { outputs } = await job({
      findings: ['infrastructure/módulo/main.tf'],
      inputs: paths,
      github: { denied: [], contents: { [clone.commit]: { [FILE]: '' } } },
      more: { env: { PATH: '/nowhere' } },
    });
    expect(outputs['verdict']).toBe('failed');
  });

  it.each<[string, GithubScenario]>([
    ['GitHub lists some only', { denied: [], treeEntries: 1, contents: { [BASE]: {} } }],
    ['GitHub refuses', { denied: ['tree'] }],
  ])('and without them, paths end in an error before anything is asked: %s', async (_what, github) => {
    const contents = { [BASE]: {}, [clone.commit]: { [FILE]: '', 'main.tf': '' } };
    const { outputs, report, service } = await job({
      findings: [FILE],
      inputs: paths,
      checkout: undefined,
      github: { ...github, contents },
    });
    expect(outputs['verdict']).toBe('error');
    expect(report?.error).toMatchObject({ code: 'CONFIG', hint: expect.stringMatching(/actions\/checkout|contents: read/) });
    expect(service.requests).toEqual([]);
  });

  it('and nobody waits for them, or hears of them, where nothing depends on them', async () => {
    const { outputs, report } = await job({ findings: ['./módulo/main.tf'], checkout: undefined });
    expect(outputs['verdict']).toBe('failed');
    expect(report?.notes.filter(({ code }) => code !== 'no-policy')).toEqual([]);
    expect(report?.evaluation?.findings[0]?.location.file).toBe(FILE);
  });

  it('and nobody lists them for findings without a file', async () => {
    const { resource: _resource, ...cloud } = findingIn('x');
    const { github, outputs } = await job({ findings: [cloud], checkout: undefined, github: { denied: [] } });
    expect(outputs['verdict']).toBe('failed');
    expect(github.requests.filter(({ kind }) => kind === 'tree')).toEqual([]);
  });
});

describe("another repository's scan with paths", () => {
  it('ends in an error before one is started', async () => {
    const { outputs, report, service } = await runJob({
      service: cloudgeniMount({
        key: API_KEY,
        repositories: [
          { id: 'repo_emulated', fullName: 'octo-org/infrastructure' },
          { id: 'repo_other', fullName: 'octo-org/other' },
        ],
      }),
      event: 'schedule',
      inputs: { target: 'repo_other', paths: 'main.tf' },
      github: { contents: { [HEAD]: { 'main.tf': '' } } },
    });
    expect(outputs['verdict']).toBe('error');
    expect(report?.error?.message).toContain("not the job's own repository");
    expect(service.requests.filter(({ kind }) => kind === 'start')).toEqual([]);
  });
});

describe('against a baseline', () => {
  it.each([
    ['./', './módulo/main.tf'],
    ['/', '/módulo/main.tf'],
    ['backslashes', 'módulo\\main.tf'],
    ['//', 'módulo//main.tf'],
    ['NFD', FILE.normalize('NFD')],
    ["git's quotes", '"m\\303\\263dulo/main.tf"'],
    ['file:', 'file:///módulo/main.tf'],
  ])('a file is the same with %s', async (_what, spelling) => {
    const scans = [
      {
        id: 'scan_before',
        branch: 'feature/orders',
        commit: BASE,
        createdAgoMs: 3_600_000,
        findings: [findingIn(spelling, { id: 'old' })],
      },
    ];
    const { outputs } = await job({ findings: [FILE], scans });
    expect(outputs).toMatchObject({ new: '0', fixed: '0', unchanged: '1' });
  });
});
