import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { scan } from '../../src/cli/scan.js';
import { s4eMount } from '../../src/emulator/s4e.js';
import { startEmulator } from '../../src/emulator/server.js';
import { API_KEY } from '../support/secrets.js';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** A run in a terminal with a key that the service rejects. */
async function rejected(variable: string): Promise<string> {
  const emulator = await startEmulator(s4eMount({ key: API_KEY }));
  const cwd = mkdtempSync(join(tmpdir(), 'scan-gate-cli-'));
  endings.push(
    () => emulator.close(),
    () => rmSync(cwd, { recursive: true }),
  );
  const lines: string[] = [];
  const code = await scan({
    args: ['--scanner', 's4e', '--target', 'a-1001', '--api-url', emulator.url],
    env: { [variable]: 'a_key_of_another_account' },
    cwd,
    script: '',
    interrupt: new AbortController().signal,
    print: (line) => lines.push(line),
  });
  expect(code).toBe(2);
  return lines.join('\n');
}

describe('scan on the command line', () => {
  it.each(['SCAN_GATE_API_KEY', 'S4E_API_KEY'])('names the variable that the rejected key came from: %s', async (variable) => {
    const said = await rejected(variable);

    expect(said).toMatch(new RegExp(`Check the secret behind ${variable}:`));
  });
});
