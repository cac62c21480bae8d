import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asked, type Chosen, chooseReportDir, isClaimed } from '../../src/runtime/report-dir.js';

let workspace = '';

beforeEach(() => {
  workspace = join(realpathSync(mkdtempSync(join(tmpdir(), 'scan-gate-'))), 'w');
  mkdirSync(workspace);
});

afterEach(() => rmSync(join(workspace, '..'), { recursive: true }));

/** A gate of the job `1` that uses the default, and writes its results. */
async function gate(more: Partial<Asked> = {}): Promise<Chosen & { readonly name: string }> {
  const asked: Asked = { directory: 'scan-gate-report', isDefault: true, gate: 'a', job: '1', dryRun: false, ...more };
  const chosen = await chooseReportDir(asked, { workspace });
  writeFileSync(join(chosen.directory, 'results.json'), JSON.stringify(asked.dryRun ? { checks: [] } : { of: asked }));
  return { ...chosen, name: basename(chosen.directory) };
}

const reports = (): readonly string[] =>
  readdirSync(workspace)
    .filter((name) => existsSync(join(workspace, name, 'results.json')))
    .sort();

describe('two gates of one job', () => {
  it('keep their files: the second gets a folder by its name, and a third run of the same gate a number', async () => {
    const names = [await gate(), await gate({ gate: 'b' }), await gate({ gate: 'a' }), await gate({ gate: 'a' })].map(({ name }) => name);

    expect(names).toEqual(['scan-gate-report', 'scan-gate-report-b', 'scan-gate-report-a', 'scan-gate-report-a-2']);
    expect(reports()).toEqual(names.toSorted());
  });

  it('are reported', async () => {
    expect((await gate()).because).toBeUndefined();
    expect((await gate({ gate: 'b' })).because).toBe('second-gate');
  });

  it('share a folder that both name: the reports of the first are removed, with a warning', async () => {
    const own = { directory: 'out', isDefault: false };

    expect(await gate(own)).toMatchObject({ name: 'out', because: undefined });
    expect(await gate({ ...own, gate: 'b' })).toMatchObject({ name: 'out', because: 'replaced' });
  });

  it('do not write their marker through a link', async () => {
    writeFileSync(join(workspace, 'precious'), 'kept');
    mkdirSync(join(workspace, 'scan-gate-report'));
    symlinkSync(join(workspace, 'precious'), join(workspace, 'scan-gate-report', '.scan-gate-job'));

    await gate();

    expect(readFileSync(join(workspace, 'precious'), 'utf8')).toBe('kept');
    expect(await gate({ gate: 'b' })).toMatchObject({ because: 'second-gate' });
  });
});

describe('the reports of an earlier job', () => {
  it('are removed, those of its second gate too', async () => {
    await gate();
    await gate({ gate: 'b' });
    mkdirSync(join(workspace, 'scan-gate-report-mine'));
    writeFileSync(join(workspace, 'scan-gate-report-mine', 'results.json'), 'mine');

    const next = await chooseReportDir(
      { directory: 'scan-gate-report', isDefault: true, gate: 'a', job: '2', dryRun: false },
      { workspace },
    );

    expect(next).toMatchObject({ directory: join(workspace, 'scan-gate-report'), because: undefined });
    expect(reports()).toEqual(['scan-gate-report-mine']);
  });

  it('are removed where there is no CI, as every run', async () => {
    const first = await gate({ job: undefined });
    const second = await gate({ job: undefined, gate: 'b' });

    expect(second.directory).toBe(first.directory);
    expect(readdirSync(second.directory).toSorted()).toEqual(['.scan-gate-job', 'results.json']);
  });
});

describe('runs that share a workspace at the same time', () => {
  it.each([undefined, '1'])('make and take the folder without an error; one of them keeps it (job %j)', async (job) => {
    const own = { directory: 'deep/reports', isDefault: false, gate: 'a', job, dryRun: false };

    const all = await Promise.all(Array.from({ length: 20 }, () => chooseReportDir(own, { workspace })));

    const kept = all.map(({ directory, claim }) => isClaimed(directory, claim));
    expect(kept.filter(Boolean)).toHaveLength(1);
    expect(readdirSync(join(workspace, 'deep', 'reports'))).toEqual(['.scan-gate-job']);
  });

  it('lose the folders of their second gates with the claim, so that they do not go on writing there', async () => {
    await gate();
    const second = await gate({ gate: 'b' });

    await gate({ job: '2' });

    expect(isClaimed(second.directory, second.claim)).toBe(false);
  });
});

describe('a dry run', () => {
  it.each([undefined, '1'])('leaves the last results alone (job %j)', async (job) => {
    const last = await gate({ job });
    const before = readFileSync(join(last.directory, 'results.json'), 'utf8');

    const doctor = await gate({ job, dryRun: true });

    expect(doctor).toMatchObject({ name: 'scan-gate-report-doctor', because: 'doctor' });
    expect(readFileSync(join(last.directory, 'results.json'), 'utf8')).toBe(before);
  });

  it('leaves results that cannot be read alone', async () => {
    mkdirSync(join(workspace, 'scan-gate-report'));
    writeFileSync(join(workspace, 'scan-gate-report', 'results.sarif'), '');

    expect(await gate({ job: undefined, dryRun: true })).toMatchObject({ because: 'doctor' });
  });

  it('takes the folder where there are none, or those of a dry run, and leaves it to the next gate', async () => {
    expect((await gate({ dryRun: true })).name).toBe('scan-gate-report');
    expect((await gate({ dryRun: true })).name).toBe('scan-gate-report');
    expect((await gate()).name).toBe('scan-gate-report');
  });

  it('removes what another job left', async () => {
    await gate({ job: '0' });

    expect((await gate({ dryRun: true })).name).toBe('scan-gate-report');
  });
});
