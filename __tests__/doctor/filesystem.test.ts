import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkFilesystem } from '../../src/doctor/filesystem.js';

const folder = mkdtempSync(join(tmpdir(), 'scan-gate-surroundings-'));
const file = join(folder, 'output.txt');
writeFileSync(file, '');
const ALL = { workspace: folder, directory: folder, onRunner: true, outputFile: file, summaryFile: file };

async function statesOf(given: Partial<typeof ALL> & { outputFile?: string | undefined }): Promise<Record<string, string>> {
  const checks = await checkFilesystem({ ...ALL, ...given });
  return Object.fromEntries(checks.map(({ name, state }) => [name, state]));
}

describe('the surroundings', () => {
  it('are all there', async () => {
    expect(await statesOf({})).toEqual({ workspace: 'ok', 'report-dir': 'ok', outputs: 'ok', summary: 'ok' });
  });

  it.each([
    [{ workspace: '/nowhere' }, 'workspace', 'problem'],
    [{ directory: '/nowhere' }, 'report-dir', 'problem'],
    [{ outputFile: '/nowhere/output.txt' }, 'outputs', 'problem'],
    [{ outputFile: '' }, 'outputs', 'warning'],
    [{ summaryFile: '/nowhere/summary.md' }, 'summary', 'warning'],
  ] as const)('%j: %s is a %s', async (given, name, state) => {
    expect(await statesOf(given)).toEqual({ workspace: 'ok', 'report-dir': 'ok', outputs: 'ok', summary: 'ok', [name]: state });
  });

  it('of a terminal have no files of a runner', async () => {
    expect(Object.keys(await statesOf({ onRunner: false }))).toEqual(['workspace', 'report-dir']);
  });

  it('show whether there is a checkout', async () => {
    const workspaceText = async (): Promise<string | undefined> => (await checkFilesystem(ALL))[0]?.text;
    expect(await workspaceText()).toContain('contains no checkout');
    mkdirSync(join(folder, '.git'));
    expect(await workspaceText()).not.toContain('contains no checkout');
  });
});
