import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { runCommand } from '../helpers/command.js';
import { BRANCH, HEAD } from '../helpers/events.js';
import { readFolder } from '../helpers/job.js';
import { commandsIn } from '../helpers/oracles/log-commands.js';
import { DIST, type Ended, runBundle } from '../helpers/process.js';
import { API_KEY } from '../helpers/secrets.js';

const CLI = join(DIST, 'cli', 'index.js');
const folder = mkdtempSync(join(tmpdir(), 'scan-gate-output-'));
const env = { SCAN_GATE_API_KEY: API_KEY };
let service: Emulator;
let files: Record<string, string> = {};
let table: Ended;

const cli = (args: readonly string[], variables: Readonly<Record<string, string>> = env): Promise<Ended> =>
  runBundle([CLI, ...args], folder, variables);
/** Flags with their values, separated by blanks. */
const scanFlags = (dir: string): string[] =>
  `--scanner cloudgeni --organization org_emulated --target repo_emulated --api-url ${service.url} --poll-interval 250ms --ref ${BRANCH} --sha ${HEAD} --report-dir ${dir}`.split(
    ' ',
  );
/** In this process, which takes a fraction of the time. */
const here = (args: readonly string[], variables: Readonly<Record<string, string>> = env) => runCommand(args, folder, variables);
const scan = (dir: string, flags: readonly string[]) => here(['scan', ...scanFlags(dir), ...flags]);
const hasScript = spawnSync('sh', ['-c', 'command -v script']).status === 0;

/** What a command writes to a terminal, which is both of its outputs. */
async function onTerminal(args: readonly string[], variables: Readonly<Record<string, string>>): Promise<string> {
  const words = [process.execPath, CLI, ...args].map((word) => `'${word}'`).join(' ');
  const all = { PATH: process.env['PATH'], HOME: folder, TERM: 'xterm-256color', NO_PROXY: '127.0.0.1', ...env, ...variables };
  const child = spawn('script', ['-qec', words, '/dev/null'], { cwd: folder, env: all, stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await new Promise((done) => child.once('close', done));
  return output.replaceAll('\r\n', '\n');
}

beforeAll(async () => {
  const plan = { queuedMs: 100, runningMs: 300, findings: terraformFindings() };
  service = await startEmulator(cloudgeniMount({ key: API_KEY, plans: [plan] }));
  table = await cli(['scan', ...scanFlags('first')]);
  files = readFolder(join(folder, 'first'));
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the outputs of scan', () => {
  it('are the table and the verdict on standard output, and everything else on standard error', () => {
    expect(table.exitCode).toBe(1);
    expect(table.stdout).toMatch(/^ {2}SEVERITY {2}WHERE/m);
    expect(table.stdout.trimEnd().split('\n').at(-1)).toMatch(/^Cloudgeni gate failed: /);
    expect(table.stderr).toMatch(/^Started the scan /m);
    expect(table.stderr).toMatch(/^Report files: /m);
    expect(table.stdout).not.toMatch(/^(?:Started|Report files|Scan)/m);
  });

  it('are results.json and nothing else with --format json, and the table is on standard error', async () => {
    const { stdout, stderr, exitCode } = await scan('json', ['--format', 'json']);

    expect(exitCode).toBe(1);
    expect(stdout).toBe(readFileSync(join(folder, 'json', 'results.json'), 'utf8'));
    expect(stderr).toMatch(/^ {2}SEVERITY {2}WHERE/m);
  });

  it('are only the result with --quiet', async () => {
    const [quiet, json] = await Promise.all([scan('quiet', ['--quiet']), scan('quiet-json', ['--quiet', '--format=json'])]);

    expect(quiet.stderr).toBe('');
    expect(quiet.stdout).toMatch(/^Cloudgeni gate failed: /m);
    expect(json.stderr).toBe('');
    expect(JSON.parse(json.stdout)).toMatchObject({ decision: { verdict: 'failed' } });
  });

  it('are a file with --output, and the table on standard output', async () => {
    const { stdout } = await scan('file', ['--format', 'sarif', '--output', 'sub/out.sarif']);

    expect(readFileSync(join(folder, 'sub', 'out.sarif'), 'utf8')).toBe(readFileSync(join(folder, 'file', 'results.sarif'), 'utf8'));
    expect(stdout).toMatch(/^Cloudgeni gate failed: /m);
  });

  it('cannot be a folder', async () => {
    const ended = await scan('unwritable', ['--format', 'json', '--output', '.']);

    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toMatch(
      /^error: The file \S+ could not be written: there is a folder of this name\. Set --output to a file, such as \S+results\.json\.$/m,
    );
    expect(ended.stdout).toMatch(/^Cloudgeni gate failed: /m);
  });

  it('keep findings out of a log that may be public', async () => {
    const json = await scan('counts', ['--format', 'json', '--details', 'counts']);
    const junit = await scan('counts', ['--format', 'junit', '--details', 'counts']);

    const [target] = (JSON.parse(json.stdout) as { targets: { evaluation: { findings: unknown[]; counts: object } }[] }).targets;
    expect(target?.evaluation).toMatchObject({ findings: [], counts: { critical: 1 } });
    expect(junit.stdout).toBe('');
    expect(junit.stderr).toMatch(/^warning: Standard output may be public \(details: counts\)/m);
  });

  it('report mistakes on standard error, in the files, and in the format that was asked for', async () => {
    const ended = await here(['scan', '--scanner', 'cloudgeni', '--timeout', 'soon', '--report-dir', 'wrong', '--format', 'junit'], {
      SCAN_GATE_SEVERITY_THRESHOLD: 'hihg',
    });

    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toMatch(/^error: --timeout cannot be "soon"/m);
    expect(ended.stderr).toMatch(/^error: SCAN_GATE_SEVERITY_THRESHOLD cannot be "hihg".*Did you mean high\?$/m);
    const written = readFolder(join(folder, 'wrong'));
    expect(Object.keys(written).sort()).toEqual(['junit.xml', 'results.json']);
    expect(ended.stdout).toBe(written['junit.xml']);
    expect(ended.stdout).toContain('SCAN_GATE_SEVERITY_THRESHOLD cannot be &quot;hihg&quot;');
  });

  it('leave earlier results alone if the doctor has mistakes', async () => {
    const before = readFolder(join(folder, 'first'));
    await here(['doctor', '--scanner', 'cloudgeni', '--timeout', 'soon', '--report-dir', 'first']);

    expect(readFolder(join(folder, 'first'))).toEqual(before);
    expect(Object.keys(readFolder(join(folder, 'first-doctor'))).sort()).toEqual(['junit.xml', 'results.json']);
  });
});

describe('the command report', () => {
  const again = (...flags: readonly string[]): ReturnType<typeof here> => here(['report', '--results', 'first/results.json', ...flags], {});

  it.each([
    ['json', 'results.json'],
    ['sarif', 'results.sarif'],
    ['junit', 'junit.xml'],
    ['gitlab', 'gl-code-quality-report.json'],
    ['markdown', 'report.md'],
  ])('renders %s as the scan did', async (format, name) => {
    const { exitCode } = await again('--format', format, '--output', `again-${format}`);
    const { stdout } = await again(`--format=${format}`, '--details=full');

    expect(exitCode).toBe(0);
    expect(readFileSync(join(folder, `again-${format}`), 'utf8')).toBe(files[name]);
    expect(commandsIn(stdout.split('\n'))).toEqual([]);
    expect(format === 'markdown' ? '' : stdout.trimEnd()).toBe(format === 'markdown' ? '' : files[name]?.trimEnd());
  });

  it('renders the table, and Jenkins’ own format, which only Jenkins gets otherwise', async () => {
    expect((await again()).stdout).toBe(table.stdout.replace(/^Findings\n/, ''));
    expect(JSON.parse((await again('--format', 'jenkins')).stdout)).toMatchObject({ issues: expect.any(Array) });
    expect(Object.keys(files)).not.toContain('jenkins-issues.json');
  });

  it.each([
    ['{', 'is not JSON'],
    ['{}', 'is not a results.json of scan-gate'],
    ['{"schemaVersion":2}', 'was written by another version of scan-gate'],
    ['{"schemaVersion":1,"targets":[]}', 'is not a complete results.json'],
  ])('refuses the file %s', async (text, fault) => {
    writeFileSync(join(folder, 'broken.json'), text);
    const { exitCode, stdout, stderr } = await here(['report', '--results', 'broken.json'], {});

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`error: --results: broken.json ${fault}`);
  });

  it('refuses a file whose parts are missing or of another type, without a stack', async () => {
    const whole = JSON.parse(files['results.json'] ?? '') as { targets: [{ evaluation: unknown }] };
    for (const evaluation of [{ findings: [{}] }, { findings: 7 }, 'x']) {
      writeFileSync(join(folder, 'broken.json'), JSON.stringify({ ...whole, targets: [{ ...whole.targets[0], evaluation }] }));
      const { exitCode, stderr } = await here(['report', '--results', 'broken.json'], {});
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^error: --results: broken\.json is not complete\./);
    }
  });
});

describe('colours', () => {
  const RED = '\u001B[31m';
  const isRed = async (variables: Readonly<Record<string, string>>): Promise<boolean> =>
    (await cli(['report', '--results', 'first/results.json', '--details=full'], variables)).stdout.includes(RED);

  it.each([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: 'true', TERM: 'dumb' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: '' }, false],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [{ NO_COLOR: '', FORCE_COLOR: '1' }, true],
    [{ CI: 'true', GITLAB_CI: 'true' }, false],
  ])('with %j: %s', async (variables, expected) => {
    expect(await isRed(variables)).toBe(expected);
  });

  it('are never in a file, and Node does not warn of the variables', async () => {
    const { stderr } = await cli(['scan', ...scanFlags('coloured'), '--format', 'table', '--output', 'table.txt']);
    const forced = await cli(['report', '--results', 'first/results.json', '--output', 'again.txt'], { FORCE_COLOR: '3' });
    const both = await cli(['report', '--results', 'first/results.json'], { FORCE_COLOR: '3', NO_COLOR: '1' });

    expect(stderr).not.toContain('\u001B');
    expect(forced.exitCode).toBe(0);
    expect(readFileSync(join(folder, 'again.txt'), 'utf8')).not.toContain('\u001B');
    expect(both.stderr).toBe('');
  });

  (hasScript ? it : it.skip)('are on a terminal, unless it is dumb or NO_COLOR is set', async () => {
    const shown = async (variables: Readonly<Record<string, string>>): Promise<boolean> =>
      (await onTerminal(['report', '--results', 'first/results.json'], variables)).includes(RED);

    const cases = [{}, { TERM: 'dumb' }, { NO_COLOR: '1' }, { NO_COLOR: '1', FORCE_COLOR: '1' }];
    expect(await Promise.all(cases.map(shown))).toEqual([true, false, false, false]);
  });
});

describe('progress', () => {
  (hasScript ? it : it.skip)('is one line on a terminal, and lines elsewhere', async () => {
    const shown = await onTerminal(['scan', ...scanFlags('progress')], {});
    const inCi = await onTerminal(['scan', ...scanFlags('progress-ci')], { CI: 'true' });

    expect(shown).toMatch(/⠋.* (?:queued|running), \d+ s, (?:about .* left|longer than usual)/);
    expect(shown).not.toMatch(/^Scan \S+: (?:queued|running)/m);
    expect(shown).toMatch(/Scan \S+: completed$/m);
    expect(inCi).not.toContain('⠋');
    expect(inCi).toMatch(/^Scan \S+: (?:queued|running)/m);
  });
});

describe('in an empty folder with only Node and dist', () => {
  it('every command works, without a network where it can', async () => {
    const place = mkdtempSync(join(tmpdir(), 'scan-gate-empty-'));
    try {
      cpSync(DIST, join(place, 'dist'), { recursive: true });
      const bundle = join('dist', 'cli', 'index.js');
      const run = (args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Ended> =>
        runBundle([bundle, ...args], place, { ...variables, HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' });
      const scanned = await run(['scan', ...scanFlags('scan-gate-report')], env);
      const ended = {
        scan: scanned.exitCode,
        doctor: (await run(['doctor', ...scanFlags('doctor')], env)).exitCode,
        baseline: (await run(['baseline', ...scanFlags('unused'), '--output', 'baseline.json'], env)).exitCode,
        waive: (await run(['waive', '--rule', 'CKV_AWS_24', '--reason', 'a test'])).exitCode,
        report: (await run(['report', '--format', 'markdown', '--output', 'report.md'])).exitCode,
        schema: (await run(['schema', 'results'])).exitCode,
        demo: (await run(['demo', '--scenario', 'clean'])).exitCode,
        completion: (await run(['completion', 'zsh'])).exitCode,
        help: (await run(['help', 'emulate'])).exitCode,
        version: (await run(['-v'])).exitCode,
      };
      const emulated = await runBundle(
        [bundle, 'emulate', '--scanner', 's4e', '--port', '0'],
        place,
        {},
        { when: 'Ctrl-C', signal: 'SIGINT' },
      );

      expect({ ...ended, emulate: emulated.exitCode }).toEqual({
        ...Object.fromEntries(Object.keys(ended).map((name) => [name, 0])),
        scan: 1,
        emulate: 0,
      });
      expect(readdirSync(place).sort()).toEqual(['baseline.json', 'dist', 'doctor', 'report.md', 'scan-gate-report']);
      for (const name of ['results', 'policy', 'baseline'])
        expect((await run(['schema', name])).stdout).toBe(readFileSync(`schemas/${name}.schema.json`, 'utf8'));
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});
