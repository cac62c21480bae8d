import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import { startEmulator } from '../../src/emulator/server.js';
import { DIST, runBundle } from '../helpers/process.js';
import { API_KEY } from '../helpers/secrets.js';

it('two runs in one workspace: the run that lost the directory reports that, and the reports are those of the other run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scan-gate-shared-'));
  const old = { id: 'sc-old', createdAgoMs: 1000, queuedMs: 0, runningMs: 0 };
  const service = await startEmulator(s4eMount({ key: API_KEY, scans: [old], plans: [{ queuedMs: 0, runningMs: Infinity }] }));
  const scan = (name: string, flags: readonly string[], ...rest: [Parameters<typeof runBundle>[3]?, Parameters<typeof runBundle>[4]?]) => {
    const all = ['--scanner', 's4e', '--target', 'a-1001', '--api-url', service.url, '--baseline', 'none', '--name', name, ...flags];
    return runBundle([join(DIST, 'cli', 'index.js'), 'scan', ...all], folder, { S4E_API_KEY: API_KEY }, ...rest);
  };
  try {
    let second: ReturnType<typeof scan> | undefined;
    let ended = false;
    const first = scan('first', ['--poll-interval', '250ms'], { when: () => ended, signal: 'SIGINT' }, (line) => {
      if (line.includes('Started the scan')) {
        second = scan('second', ['--scan-id', 'sc-old']);
        void second.then(() => (ended = true));
      }
    });
    const [one, two] = [await first, await second];

    expect(one).toMatchObject({ exitCode: 130, overstayed: false });
    expect(one.lines.join('\n')).toMatch(/another run of scan-gate took the directory .*--report-dir/);
    expect(one.lines.join('\n')).not.toContain('Report files: ');
    expect(two?.lines.join('\n')).toMatch(/Report files: .*results\.json.*report\.html.*junit\.xml/);
    const read = (name: string): string => readFileSync(join(folder, 'scan-gate-report', name), 'utf8');
    expect(JSON.parse(read('results.json'))).toMatchObject({ name: 'second', targets: [{ scan: { id: 'sc-old' } }] });
    for (const name of ['junit.xml', 'report.md']) expect(read(name)).not.toContain('cancelled');
  } finally {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
