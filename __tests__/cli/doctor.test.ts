import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { doctor } from '../../src/cli/scan.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';

const KEY = 'cg_live_of_the_terminal';
let service: Emulator | undefined;
afterEach(() => service?.close());

/** Runs the command, and returns the exit code and the output. */
async function examine(key: string, ...args: readonly string[]): Promise<{ code: number; lines: string[]; cwd: string }> {
  const mount = cloudgeniMount({ key: KEY });
  service = await startEmulator(mount, {});
  const { target = '', organization = '' } = mount.inputs;
  const cwd = mkdtempSync(join(tmpdir(), 'scan-gate-doctor-'));
  const lines: string[] = [];
  const code = await doctor({
    args: ['--scanner', 'cloudgeni', '--target', target, '--organization', organization, '--api-url', service.url, ...args],
    env: { SCAN_GATE_API_KEY: key },
    cwd,
    script: '/nowhere',
    interrupt: new AbortController().signal,
    print: (line) => lines.push(line),
  });
  return { code, lines, cwd };
}

describe('scan-gate doctor', () => {
  it('checks what scan would need, with the same flags, and starts nothing', async () => {
    const { code, lines, cwd } = await examine(KEY, '--severity-threshold', 'medium');

    expect(lines.join('\n')).toMatch(/^ok {7}API key: Cloudgeni accepts the key\.$/m);
    expect(lines.join('\n')).toContain('rules: severity-threshold medium (input).');
    expect(code).toBe(0);
    expect(service?.requests.map(({ method }) => method)).not.toContain('POST');
    const reports = readdirSync(join(cwd, 'scan-gate-report')).filter((name) => name !== '.scan-gate-job');
    expect(reports.toSorted()).toEqual(['junit.xml', 'report.html', 'report.md', 'results.json']);
  });

  it('names flags and variables, not inputs of a workflow', async () => {
    const { code, lines } = await examine('cg_live_wrong', '--dry-run=true');

    expect(code).toBe(2);
    expect(lines.join('\n')).toMatch(/PROBLEM {2}API key: .*\n.*SCAN_GATE_API_KEY/);
  });

  it.each([['--dry-run=false'], ['--dry-run', 'false'], ['--target', 'another']])('takes no flag twice: %s', async (...args) => {
    const { code, lines } = await examine(KEY, ...args);

    expect(code).toBe(2);
    expect(lines.join('\n')).toMatch(/error: --(?:dry-run|target) is given more than once. Keep one of them\./);
    expect(service?.requests).toEqual([]);
  });

  it('reports all mistakes before it checks anything', async () => {
    const { code, lines } = await examine(KEY, '--severity-threshold', 'hihg', '--timeout', 'soon');

    expect(code).toBe(2);
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(2);
    expect(service?.requests).toEqual([]);
  });
});
