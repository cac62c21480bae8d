import { afterEach, describe, expect, it } from '@jest/globals';
import { githubMount } from '../../src/emulator/github/index.js';
import { githubPreset, PRESETS, type PresetName } from '../../src/emulator/presets.js';
import { mounts } from '../../src/emulator/registry.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { handClock, SCANS } from './harness.js';

/** What the demo and users' pipelines get. */
let emulator: Emulator;
afterEach(() => emulator.close());

const headers = { 'x-cloudgeni-api-key': 'cg_live_emulated', 'content-type': 'application/json' };

async function scanOf(preset: PresetName): Promise<{ seconds: number; summary: { total: number; critical: number; high: number } }> {
  const clock = handClock();
  const mount = mounts['cloudgeni']?.({ preset });
  if (mount === undefined) throw new Error('no cloudgeni mount');
  emulator = await startEmulator(mount, { clock });
  const url = `${emulator.url}${SCANS}`;
  const { id } = (await (await fetch(url, { method: 'POST', headers, body: '{}' })).json()) as { id: string };
  for (let seconds = 0; seconds < 20; seconds += 1) {
    const scan = (await (await fetch(`${url}/${id}`, { headers })).json()) as {
      status: string;
      summary: { total: number; critical: number; high: number };
    };
    if (scan.status === 'completed') return { seconds, summary: scan.summary };
    clock.pass(1000);
  }
  throw new Error('the scan did not end');
}

describe('presets', () => {
  it.each(['failing', 'denied'] as const)('%s ends within 5 seconds with findings over the threshold', async (preset) => {
    const { seconds, summary } = await scanOf(preset);
    expect(seconds).toBeLessThanOrEqual(5);
    expect(seconds).toBeGreaterThanOrEqual(3);
    expect(summary).toMatchObject({ total: 14, critical: 2, high: 4 });
  });

  it('clean ends with closed findings only', async () => {
    await scanOf('clean');
    const response = await fetch(`${emulator.url}${SCANS}/scan_new001/findings?status=open`, { headers });
    expect(await response.json()).toMatchObject({ data: [], pagination: { total: 0 } });
  });

  it('slow takes its time', async () => {
    expect((await scanOf('slow')).seconds).toBe(8);
  });

  it('fit any repository, and say the inputs of a job that fits them', async () => {
    const mount = mounts['cloudgeni']?.({ repository: 'mona/cloud' });
    if (mount === undefined) throw new Error('no cloudgeni mount');
    emulator = await startEmulator(mount);
    expect(mount.inputs).toEqual({ 'api-key': 'cg_live_emulated', organization: 'org_emulated', target: 'repo_emulated' });
    const response = await fetch(`${emulator.url}/api/v1/organizations/org_emulated/repositories`, { headers });
    expect(await response.json()).toMatchObject({ data: [{ id: 'repo_emulated', fullName: 'mona/cloud' }, {}] });
  });

  it.each(Object.keys(mounts))('of %s plan several targets, each with a name of its own', async (id) => {
    const mount = mounts[id]?.({ targets: 9 });
    if (mount === undefined) throw new Error(`no mount ${id}`);
    emulator = await startEmulator(mount);
    const targets = mount.inputs['target']?.split('\n') ?? [];
    expect(new Set(targets).size).toBe(9);
    for (const target of targets.filter(() => mount.files !== undefined)) expect(JSON.stringify(mount.files)).toContain(target);
  });

  it.each(PRESETS)('%s has a GitHub beside it', async (preset) => {
    const mount = githubMount(githubPreset({ preset }));
    emulator = await startEmulator(mount);
    const url = `${emulator.url}/repos/octo-org/infrastructure/issues/7/comments`;
    const auth = { authorization: `Bearer ${mount.inputs['github-token']}`, 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers: auth, body: JSON.stringify({ body: 'x' }) });
    expect(response.status).toBe(preset === 'denied' ? 403 : 201);
  });
});
