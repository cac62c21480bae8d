import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.js';
import { INPUT_TABLE } from '../../src/config/inputs.js';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniScenario } from '../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { VERSION } from '../../src/runtime/version.js';
import { BRANCH, HEAD } from '../helpers/events.js';
import { readFolder } from '../helpers/job.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { parseReport } from '../helpers/parsed-report.js';
import { DIST, type Ended, type Kill, runBundle } from '../helpers/process.js';
import { API_KEY, leaksIn } from '../helpers/secrets.js';

const CLI = join(DIST, 'cli', 'index.js');
const PLAN = { queuedMs: 100, runningMs: 300, findings: terraformFindings() };
const folder = mkdtempSync(join(tmpdir(), 'scan-gate-cli-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cli = (args: readonly string[], env: Readonly<Record<string, string>> = {}, kill?: Kill): Promise<Ended> =>
  runBundle([CLI, ...args], folder, env, kill);
const text = ({ lines }: Ended): string => lines.join('\n');

describe('the command scan', () => {
  const open: Emulator<CloudgeniState>[] = [];

  afterAll(async () => {
    await Promise.all(open.map((service) => service.close()));
  });

  async function scan(
    scenario: CloudgeniScenario,
    flags: readonly string[],
    env: Readonly<Record<string, string>>,
    kill?: Kill,
  ): Promise<Ended & { readonly service: Emulator<CloudgeniState> }> {
    const service = await startEmulator(cloudgeniMount({ key: API_KEY, plans: [PLAN], ...scenario }));
    open.push(service);
    const common = [
      '--scanner',
      'cloudgeni',
      '--api-url',
      service.url,
      '--target',
      'repo_emulated',
      '--poll-interval',
      '250ms',
      '--ref',
      BRANCH,
      '--sha',
      HEAD,
    ];
    const ended = await cli(['scan', ...common, ...flags], env, kill);
    expect(service.undocumented).toEqual([]);
    expect(leaksIn({ log: text(ended) })).toEqual([]);
    return { ...ended, service };
  }

  it.each([
    ['nothing', [], 0, 'passed'],
    ['findings over the threshold', terraformFindings(), 1, 'failed'],
  ] as const)('that finds %s ends with its exit code and its files', async (_what, findings, exitCode, verdict) => {
    const directory = `out-${verdict}`;

    const ended = await scan({ plans: [{ ...PLAN, findings }] }, ['--organization', 'org_emulated', '--report-dir', directory], {
      SCAN_GATE_API_KEY: API_KEY,
    });

    const files = readFolder(join(folder, directory));
    expect(ended.exitCode).toBe(exitCode);
    expect(Object.keys(files).sort()).toEqual([
      'gl-code-quality-report.json',
      'junit.xml',
      'report.html',
      'report.md',
      'results.full.sarif',
      'results.json',
      'results.sarif',
    ]);
    expect(JSON.parse(files['results.json'] ?? '{}')).toMatchObject({
      decision: { verdict },
      source: { ci: 'none', branch: BRANCH, commit: HEAD },
    });
    expect(text(ended)).not.toMatch(/^::/m);
  });

  it('leaves results to `waive` that a later `doctor` does not touch', async () => {
    const flags = ['--organization', 'org_emulated', '--report-dir', 'out-doctor'];
    await scan({}, flags, { SCAN_GATE_API_KEY: API_KEY });
    const before = readFolder(join(folder, 'out-doctor'));

    // The same as the command doctor.
    const doctor = await scan({}, [...flags, '--dry-run=true'], { SCAN_GATE_API_KEY: API_KEY });
    const findings = parseReport(before['results.json'] ?? '{}').evaluation?.findings ?? [];
    const results = join('out-doctor', 'results.json');
    const waived = await cli(['waive', '--results', results, '--rule', findings[0]?.ruleId ?? '', '--reason', 'a reason']);

    expect(text(doctor)).toMatch(/This dry run writes to .*out-doctor-doctor, so the last results in out-doctor stay/);
    expect(readFolder(join(folder, 'out-doctor'))).toEqual(before);
    expect(waived.exitCode).toBe(0);
  });

  it("takes inputs from variables, and the key from the service's own", async () => {
    const env = {
      CLOUDGENI_API_KEY: API_KEY,
      SCAN_GATE_ORGANIZATION: 'org_emulated',
      SCAN_GATE_SEVERITY_THRESHOLD: 'none',
      SCAN_GATE_REPORT_DIR: 'out-env',
      SCAN_GATE_VERSION: '1.2.3',
    };

    const ended = await scan({}, [], env);

    expect(ended.exitCode).toBe(0);
    expect(readFolder(join(folder, 'out-env'))['results.json']).toContain('"value": "none"');
    expect(text(ended)).toContain('The environment variable SCAN_GATE_VERSION is ignored: there is no such input.');
  });

  it('without an answer ends with 2 and a hint that names the flag', async () => {
    const ended = await scan({ readOnlyKey: true }, ['--organization', 'org_emulated', '--report-dir', 'out-refused'], {
      SCAN_GATE_API_KEY: API_KEY,
    });

    expect(ended.exitCode).toBe(2);
    expect(text(ended)).toMatch(/Read-Write.*SCAN_GATE_API_KEY/s);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends after %s with %i within the grace, also with warn-only', async (signal, exitCode) => {
    const ended = await scan(
      { plans: [{ runningMs: Infinity }] },
      ['--organization', 'org_emulated', '--report-dir', `out-${signal}`, '--warn-only=everything'],
      { SCAN_GATE_API_KEY: API_KEY },
      { when: 'Started the scan', signal },
    );

    expect(ended).toMatchObject({ exitCode, overstayed: false });
    expect(ended.stdout).toMatch(/^Cloudgeni gate could not be decided \(cancelled\)/m);
    expect(readFolder(join(folder, `out-${signal}`))['results.json']).toContain('"verdict": "cancelled"');
  });

  it('with mistakes reports all of them, accepts no key as a flag, and sends no request', async () => {
    const ended = await scan({}, ['--api-key', 'cg_live_on_the_command_line', '--severity-treshold', 'high', '--timeout', 'soon'], {});

    expect(ended.exitCode).toBe(2);
    expect(ended.lines.filter((line) => line.startsWith('error: ')).length).toBeGreaterThanOrEqual(4);
    expect(text(ended)).toMatch(/Did you mean --severity-threshold\?/);
    expect(text(ended)).not.toContain('cg_live_on_the_command_line');
    expect(ended.service.requests).toEqual([]);
  });
});

describe('the command line', () => {
  it.each([
    ['baseline', '--output a.json --output=b.json', 'output'],
    ['demo', '--scanner s4e --scanner=all', 'scanner'],
    ['emulate', '--scanner s4e --port 0 --port 1', 'port'],
  ])('%s takes no flag twice: %s', async (command, flags, name) => {
    const ended = await cli([command, ...flags.split(' ')]);

    expect(ended.exitCode).toBe(2);
    expect(text(ended)).toContain(`error: --${name} is given more than once. Keep one of them.`);
  });

  it('prints its version', async () => {
    expect(await cli(['--version'])).toMatchObject({ exitCode: 0, lines: [VERSION] });
  });

  it('knows no other commands', async () => {
    const ended = await cli(['scna']);

    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toMatch(/there is no command "scna"\. Did you mean scan\?/);
    expect(ended.stdout).toBe('');
  });

  it('shows no key that is given in place of a command', async () => {
    for (const words of [['--api-key=sk_live_1'], ['sk_live_1']]) {
      const ended = await cli(words);
      expect(ended.exitCode).toBe(2);
      expect(text(ended)).not.toContain('sk_live');
    }
  });

  it('alone prints help, and does not look green', async () => {
    const ended = await cli([], { SCAN_GATE_SCANNER: 'cloudgeni' });
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^Usage: scan-gate <command> \[flags\]\n/);
  });

  it.each([[['--help']], [['-h']], [['help']]])('%j prints help for all commands', async (words) => {
    const ended = await cli(words);
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    for (const name of Object.keys(COMMANDS)) expect(ended.stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it.each([[['scan', '--help']], [['help', 'scan']], [['scan', '--dry-run', '--name', 'x', '-h']]])(
    '%j prints the help of scan',
    async (words) => {
      const { exitCode, stdout } = await cli(words);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^Usage: scan-gate scan \[flags\]\n/);
      const flat = stdout.replaceAll(/\s+/g, ' ');
      for (const { name, secret } of INPUT_TABLE) {
        const variable = `SCAN_GATE_${name.toUpperCase().replaceAll('-', '_')}`;
        if (secret === true) expect(flat).not.toContain(`--${name} `);
        else expect(flat).toMatch(new RegExp(`--(?:\\[no-\\])?${name} .*env: ${variable}\\)`));
      }
      expect(stdout).toMatch(/^Examples:\n( {2}scan-gate scan .*\n){2}\nExit codes:\n {2}0 /m);
    },
  );

  it.each(Object.keys(COMMANDS))('%s has help with two examples and its exit codes', async (name) => {
    const { exitCode, stdout } = await cli([name, '-h']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: scan-gate ${name}\\b`));
    expect(stdout.match(new RegExp(`^ {2}scan-gate ${name}\\b`, 'gm'))).toHaveLength(2);
    expect(stdout).toMatch(/^Exit codes:\n {2}0 /m);
  });

  it.each([
    [['--name=--help'], /--name cannot be "--help"/],
    [['--name', '--help'], /--name needs a value after it.*\n.*--help stands where a value belongs/],
    [['--timeout', '-h'], /--timeout cannot be "-h"/],
    [['--severity-treshold', '--help'], /Did you mean --severity-threshold\?/],
    [['--', '--help'], /--help stands where a value belongs/],
  ])('does not take the value of a flag for a question: %j', async (words, says) => {
    const ended = await cli(['scan', ...words, '--report-dir', 'out-help']);
    expect(ended.exitCode).toBe(2);
    expect(text(ended)).toMatch(says);
  });
});

describe('the command emulate', () => {
  it('gives a service that scan can be pointed at, until it is stopped', async () => {
    let inner: Promise<Ended> | undefined;
    let over = false;
    const onLine = (line: string): void => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (address === undefined || inner !== undefined) return;
      const flags = [
        '--scanner',
        'cloudgeni',
        '--api-url',
        address,
        '--organization',
        'org_emulated',
        '--target',
        'repo_emulated',
        '--ref',
        'main',
      ];
      inner = cli(['scan', ...flags, '--poll-interval', '250ms', '--report-dir', 'out-emulate'], { SCAN_GATE_API_KEY: 'cg_live_emulated' });
      inner.finally(() => (over = true)).catch(() => undefined);
    };

    const outer = await runBundle(
      [CLI, 'emulate', '--scanner', 'cloudgeni', '--port', '0'],
      folder,
      {},
      { when: () => over, signal: 'SIGINT' },
      onLine,
    );

    expect(outer).toMatchObject({ exitCode: 0, overstayed: false });
    expect((await inner)?.exitCode).toBe(1);
    expect(readFolder(join(folder, 'out-emulate'))['results.json']).toContain('"verdict": "failed"');
  });
});

describe('the demo', () => {
  const ends: Readonly<Record<string, string>> = {
    failing: 'failed',
    denied: 'failed',
    ...(EVERYTHING && { clean: 'passed', slow: 'failed' }),
  };
  const shown = new Map<string, Ended>();

  beforeAll(async () => {
    const runs = [...Object.keys(ends).map((scenario) => ['--scenario', scenario]), ['--event', 'fork']];
    await Promise.all(runs.map(async (flags) => shown.set(flags[1] ?? '', await cli(['demo', ...flags]))));
  });

  it.each(Object.entries(ends))('shows a complete job (%s: %s)', (scenario, verdict) => {
    const ended = shown.get(scenario);

    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(text(ended as Ended)).toContain(`Verdict: ${verdict}: `);
    for (const heading of ["The job's log", 'The job summary', 'Outputs', 'Files', 'Result'])
      expect(text(ended as Ended)).toContain(heading);
    expect(text(ended as Ended)).not.toContain('UNDOCUMENTED');
  });

  it('shows how a fork is refused', () => {
    expect(shown.get('fork')?.exitCode).toBe(0);
    expect(text(shown.get('fork') as Ended)).toMatch(/Verdict: skipped/);
  });

  it('names its words when it is asked for another', async () => {
    const ended = await cli(['demo', '--scenario', 'fialing']);

    expect(ended.exitCode).toBe(2);
    expect(text(ended)).toMatch(/Did you mean failing\?/);
  });
});
