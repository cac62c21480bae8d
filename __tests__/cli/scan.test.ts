import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { scan } from '../../src/cli/scan.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import type { S4eScenario } from '../../src/emulator/s4e/scenario.js';
import { startEmulator } from '../../src/emulator/server.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { validateCodeQuality } from '../helpers/oracles/code-quality.js';
import { validateJunit } from '../helpers/oracles/junit.js';
import { commandsIn } from '../helpers/oracles/log-commands.js';
import { API_KEY } from '../helpers/secrets.js';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface Ran {
  readonly code: number;
  readonly lines: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** A run in a terminal. */
async function run(scenario: S4eScenario, args: readonly string[], env: Record<string, string>): Promise<Ran> {
  const emulator = await startEmulator(s4eMount({ key: API_KEY, ...scenario }));
  const cwd = mkdtempSync(join(tmpdir(), 'scan-gate-cli-'));
  endings.push(
    () => emulator.close(),
    () => rmSync(cwd, { recursive: true }),
  );
  const lines: string[] = [];
  const code = await scan({
    args: ['--scanner', 's4e', '--target', 'a-1001', '--api-url', emulator.url, ...args],
    env,
    cwd,
    script: '',
    interrupt: new AbortController().signal,
    print: (line) => lines.push(line),
  });
  const folder = join(cwd, 'scan-gate-report');
  return { code, lines, files: Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])) };
}

/** A run with a key that the service rejects. */
async function rejected(variable: string): Promise<string> {
  const { code, lines } = await run({}, [], { [variable]: 'a_key_of_another_account' });
  expect(code).toBe(2);
  return lines.join('\n');
}

describe('scan on the command line', () => {
  it.each(['SCAN_GATE_API_KEY', 'S4E_API_KEY'])('names the variable that the rejected key came from: %s', async (variable) => {
    const log = await rejected(variable);

    expect(log).toMatch(new RegExp(`Check the secret behind ${variable}\\.`));
  });

  it('prints and writes no CI command, whatever the texts of the service are', async () => {
    const severities = ['critical', 'high', 'medium', 'low', 'info', '##vso[task.complete result=Succeeded;]urgent'];
    const findings = TRICKS.map((trick, index) => ({
      id: `f-${index}`,
      title: `${trick} `,
      severity: severities[index % severities.length] ?? '',
      status: index % 7 === 0 ? trick : 'open',
      description: trick,
      remediation: trick,
    }));
    const scans = [{ id: 'sc-1', createdAgoMs: 60_000, findings }];
    const assets = [{ id: 'a-1001', name: "##teamcity[buildStatus status='SUCCESS'] ##[error]forged" }];
    const { code, lines, files } = await run({ assets, scans }, ['--scan-id', 'sc-1', '--debug'], { S4E_API_KEY: API_KEY });

    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('## [error]forged');
    expect(commandsIn(lines)).toEqual([]);
    for (const [name, text] of Object.entries(files)) {
      const found = commandsIn(text.split('\n'));
      // Escaping of Markdown: zero-width spaces, and code that is shown as it is.
      expect(name === 'report.md' ? found.filter((one) => !/^(?:a reader|Buildkite)/.test(one)) : found).toEqual([]);
    }
    expect(await validateJunit({ 'junit.xml': files['junit.xml'] ?? '' })).toEqual([]);
    expect(validateCodeQuality(files['gl-code-quality-report.json'] ?? '')).toEqual([]);
  });
});
