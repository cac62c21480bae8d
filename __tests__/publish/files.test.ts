import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { filesPublisher } from '../../src/publish/files.js';
import { prepareReportDir } from '../../src/runtime/report-dir.js';
import { never, publishable, SARIF } from './harness.js';

let root = '';
let workspace = '';
let home = '';

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'scan-gate-')));
  home = join(root, 'home');
  workspace = join(home, 'work', 'repo');
  await mkdir(workspace, { recursive: true });
});

afterEach(() => rm(root, { recursive: true, force: true }));

describe('the report directory', () => {
  it('is made, also several folders deep', async () => {
    const directory = await prepareReportDir('a/b/reports', { workspace, home });
    expect(directory).toBe(join(workspace, 'a/b/reports'));
    expect(existsSync(directory)).toBe(true);
  });

  it('loses our old files, and keeps everything else', async () => {
    const directory = join(workspace, 'reports');
    await mkdir(join(directory, 'junit'), { recursive: true });
    for (const name of [
      'results.json',
      'results.sarif',
      'results.full.sarif',
      'report.md',
      'gl-code-quality-report.json',
      'junit.xml',
      '.report.md.1.tmp',
      'report.html',
      'mine.txt',
      'report.md.bak',
    ]) {
      await writeFile(join(directory, name), 'old');
    }
    await prepareReportDir('reports', { workspace, home });
    expect((await readdir(directory)).sort()).toEqual(['junit', 'mine.txt', 'report.md.bak']);
  });

  it('may lie outside of the workspace', async () => {
    expect(await prepareReportDir(join(root, 'elsewhere'), { workspace, home })).toBe(join(root, 'elsewhere'));
  });

  it('deletes a link and not what it points to', async () => {
    const directory = join(workspace, 'reports');
    await mkdir(directory);
    await writeFile(join(root, 'precious'), 'kept');
    await symlink(join(root, 'precious'), join(directory, 'results.json'));
    await prepareReportDir('reports', { workspace, home });
    expect(await readdir(directory)).toEqual([]);
    expect(await readFile(join(root, 'precious'), 'utf8')).toBe('kept');
  });

  it.each(['.', '', './', '..', '../..', '../../..', '/', 'src/..', '.git', '.git/reports', '.GIT/reports', 'sub/.git/hooks'])(
    'is not %j',
    async (directory) => {
      await writeFile(join(workspace, 'results.json'), 'mine');
      await expect(prepareReportDir(directory, { workspace, home })).rejects.toMatchObject({
        code: 'CONFIG',
        hint: expect.stringContaining('{report-dir}'),
      });
      expect(await readFile(join(workspace, 'results.json'), 'utf8')).toBe('mine');
    },
  );

  it.each(['targets', 'targets/a'])('has no link at %s, through which the files of a target would be written elsewhere', async (link) => {
    await mkdir(join(workspace, 'reports'), { recursive: true });
    await mkdir(join(root, 'precious', 'a'), { recursive: true });
    await writeFile(join(root, 'precious', 'a', 'results.sarif'), 'kept');
    if (link !== 'targets') await mkdir(join(workspace, 'reports', 'targets'));
    await symlink(join(root, 'precious', link === 'targets' ? '' : 'a'), join(workspace, 'reports', link));

    const directory = await prepareReportDir('reports', { workspace, home });
    const publisher = filesPublisher({ directory, render: {} });
    await publisher.publish({ ...publishable(), parts: [{ ...publishable(), report: { ...publishable().report, name: 'a' } }] }, never());

    expect(await readFile(join(root, 'precious', 'a', 'results.sarif'), 'utf8')).toBe('kept');
    expect(await readFile(join(directory, 'targets', 'a', 'results.sarif'), 'utf8')).toBe(SARIF);
  });

  it('has the files of a target when the target has ended, and at the end those that could not be written then', async () => {
    const directory = await prepareReportDir('reports', { workspace, home });
    const publisher = filesPublisher({ directory, render: {} });
    const partOf = (name: string) => ({ ...publishable(), report: { ...publishable().report, name } });
    const [early, blocked] = [partOf('early'), partOf('blocked')];
    await writeFile(join(directory, 'targets'), 'a file in the place of the folder');
    publisher.publishPart?.(blocked, never());
    await new Promise(setImmediate);
    await rm(join(directory, 'targets'));
    publisher.publishPart?.(early, never());
    while (!existsSync(join(directory, 'targets', 'early', 'results.sarif'))) await new Promise(setImmediate);
    expect(existsSync(join(directory, 'targets', 'blocked'))).toBe(false);

    await writeFile(join(directory, 'targets', 'early', 'results.sarif'), 'written once');
    const shorter = { ...partOf('shorter'), sarif: 'shorter' };
    const { files = {} } = await publisher.publish({ ...publishable(), parts: [early, blocked, shorter] }, never());
    const textOf = async (name: string) => await readFile(files[`targets/${name}/results.sarif`] ?? '', 'utf8');
    expect([await textOf('early'), await textOf('blocked'), await textOf('shorter')]).toEqual(['written once', SARIF, 'shorter']);
  });

  it('is not the workspace by another name', async () => {
    await symlink(workspace, join(root, 'alias'));
    await expect(prepareReportDir(join(root, 'alias'), { workspace, home })).rejects.toMatchObject({ code: 'CONFIG' });
    await expect(prepareReportDir(workspace, { workspace: join(root, 'alias'), home })).rejects.toMatchObject({ code: 'CONFIG' });
  });

  it('does not leave the workspace through a committed link', async () => {
    await mkdir(join(root, 'ssh'));
    await symlink(join(root, 'ssh'), join(workspace, 'scan-gate-report'));
    for (const directory of ['scan-gate-report', 'scan-gate-report/deep']) {
      await expect(prepareReportDir(directory, { workspace, home })).rejects.toMatchObject({ code: 'CONFIG' });
    }
    expect(await readdir(join(root, 'ssh'))).toEqual([]);
  });

  // Node 20's own recursive mkdir never ends there.
  it.each(['/proc', '/proc/nowhere/reports', '/proc/self/cwd/reports', '/dev/reports', '/dev/shm/reports', '/sys/reports'])(
    'is not %s, nor through a link',
    async (directory) => {
      const message = expect.stringMatching(/which is in \/(?:proc|dev|sys)/);
      await symlink(directory.split('/', 2).join('/'), join(root, 'link'));
      const linked = join(root, 'link', ...directory.split('/').slice(2));

      await expect(prepareReportDir(directory, { workspace, home })).rejects.toMatchObject({ code: 'CONFIG', message });
      if (directory !== '/proc/self/cwd/reports')
        await expect(prepareReportDir(linked, { workspace, home })).rejects.toMatchObject({ code: 'CONFIG', message });
    },
  );

  it('is not a file', async () => {
    await writeFile(join(workspace, 'reports'), 'file');
    await expect(prepareReportDir('reports', { workspace, home })).rejects.toMatchObject({ code: 'CONFIG' });
  });
});

describe('the files', () => {
  const render = {
    'results.json': () => ['{', '"a":', '1}'],
    'report.md': () => '# ä',
  };

  it('are written, and told by their paths', async () => {
    const directory = await prepareReportDir('reports', { workspace, home });
    const publication = await filesPublisher({ directory, render }).publish(publishable(), never());
    const files = Object.fromEntries(['results.json', 'results.sarif', 'report.md'].map((name) => [name, join(directory, name)]));
    expect(publication).toEqual({ surface: 'files', outcome: 'done', files });
    expect(await readFile(join(directory, 'results.json'), 'utf8')).toBe('{"a":1}');
    expect(await readFile(join(directory, 'results.sarif'), 'utf8')).toBe(SARIF);
    expect(await readFile(join(directory, 'report.md'), 'utf8')).toBe('# ä');
    expect((await readdir(directory)).length).toBe(3);
  });

  it('have no SARIF without a full read', async () => {
    const directory = await prepareReportDir('reports', { workspace, home });
    const publication = await filesPublisher({ directory, render }).publish(publishable({ sarif: undefined }), never());
    expect(Object.keys(publication.files ?? {})).toEqual(['results.json', 'report.md']);
    expect((await readdir(directory)).sort()).toEqual(['report.md', 'results.json']);
  });

  it('are whole, or not there', async () => {
    const directory = await prepareReportDir('reports', { workspace, home });
    await writeFile(join(directory, 'results.json'), 'before');
    const breaking = function* (): Generator<string> {
      yield 'x'.repeat(100_000);
      throw new Error('no more');
    };
    const publication = await filesPublisher({ directory, render: { 'results.json': breaking } }).publish(publishable(), never());
    expect(publication).toMatchObject({ outcome: 'failed', note: { level: 'warning', text: expect.stringContaining('no more') } });
    expect(await readFile(join(directory, 'results.json'), 'utf8')).toBe('before');
    expect(await readdir(directory)).toEqual(['results.json']);
  });

  it.each([false, true])(
    'are not written over those of another run that took the directory meanwhile (drafts removed: %j)',
    async (emptied) => {
      const own = { job: '1', claim: 'a' };
      const directory = await prepareReportDir('reports', { workspace, home }, own);
      const takes = function* (): Generator<string> {
        yield 'x';
        if (emptied) for (const name of readdirSync(directory)) rmSync(join(directory, name));
        writeFileSync(join(directory, '.scan-gate-job'), '2\nb');
        writeFileSync(join(directory, 'results.json'), 'theirs');
      };

      const publication = await filesPublisher({ directory, claim: 'a', render: { ...render, 'results.sarif': takes } }).publish(
        publishable(),
        never(),
      );

      expect(publication).toMatchObject({
        outcome: 'failed',
        note: { level: 'warning', text: expect.stringContaining('another run'), hint: expect.stringContaining('{report-dir}') },
      });
      expect(publication.files).toBeUndefined();
      expect(await readFile(join(directory, 'results.json'), 'utf8')).toBe('theirs');
      expect(existsSync(join(directory, 'report.md'))).toBe(false);
    },
  );

  it('are a failure with a note when the directory is gone', async () => {
    const publication = await filesPublisher({ directory: join(root, 'gone'), render }).publish(publishable(), never());
    expect(publication).toMatchObject({ outcome: 'failed', note: { code: 'files-failed' } });
  });

  it('hold 25,000 lines', async () => {
    const directory = await prepareReportDir('reports', { workspace, home });
    const lines = Array.from({ length: 25_000 }, (_, index) => `line ${index}\n`);
    await filesPublisher({ directory, render: { 'report.md': () => lines } }).publish(publishable(), never());
    expect(await readFile(join(directory, 'report.md'), 'utf8')).toBe(lines.join(''));
  });
});
