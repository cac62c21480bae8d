import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { validateJunit } from '../helpers/oracles/junit.js';
import { resultsErrors } from '../helpers/oracles/schemas.js';
import { DIST } from '../helpers/process.js';

const MAIN = join(DIST, 'main/index.js');

describe('the built action with mistakes in its configuration', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scan-gate-mistakes-'));
    mkdirSync(join(folder, 'scan-gate-report'));
    for (const name of ['results.sarif', 'results.full.sarif', 'results.json', 'report.html', 'report.md', 'junit.xml', 'mine.txt'])
      writeFileSync(join(folder, 'scan-gate-report', name), 'old');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(inputs: Readonly<Record<string, string>>, job: Readonly<Record<string, string>> = {}) {
    const named = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
    const output = join(folder, 'output.txt');
    const env = { PATH: process.env.PATH, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder, GITHUB_OUTPUT: output, ...named, ...job };
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN], { cwd: folder, env, encoding: 'utf8' });
    return { status, stdout, stderr, outputs: readFileSync(output, 'utf8') };
  }

  it('leaves no report of an earlier run behind, and nothing else is touched', () => {
    const { status, outputs } = run({ scanner: 'cloudgeni', timeout: 'soon' });

    expect(status).toBe(2);
    expect(outputs).toMatch(/^verdict<<(\S+)\nerror\n\1$/m);
    for (const name of ['results.sarif', 'results.full.sarif', 'report.html', 'report.md'])
      expect(existsSync(join(folder, 'scan-gate-report', name))).toBe(false);
    expect(readFileSync(join(folder, 'scan-gate-report', 'mine.txt'), 'utf8')).toBe('old');
  });

  it('writes results.json and junit.xml that name every mistake, and names them in the outputs', async () => {
    const { outputs } = run({ scanner: 'cloudgeni', timeout: 'soon' });
    const read = (name: string): string => readFileSync(join(folder, 'scan-gate-report', name), 'utf8');

    expect(await validateJunit({ 'junit.xml': read('junit.xml') })).toEqual([]);
    expect(read('junit.xml')).toMatch(/<testsuites [^>]*tests="1" failures="0" errors="1">/);
    expect(read('junit.xml')).toContain('timeout cannot be &quot;soon&quot;');
    const results = JSON.parse(read('results.json')) as object;
    expect(resultsErrors(results)).toEqual([]);
    expect(results).toMatchObject({ decision: { verdict: 'error', exitCode: 2 }, error: { code: 'CONFIG' } });
    expect(outputs).toMatch(/^results-file<<(\S+)\n.*scan-gate-report\/results\.json\n\1$/m);
  });

  it('reports a variable in another case, and ignores variables of other programs', () => {
    const job = { INPUT_VERSION: '1.2.3', 'INPUT_Severity-Threshold': 'none', INPUT_SCAN_TYPE: 'full' };
    const { status, stdout, outputs } = run({ scanner: 'cloudgeni', 'api-key': 'cg_live_key', organization: 'o', timeout: 'soon' }, job);

    expect(status).toBe(2);
    expect(outputs).toMatch(/^verdict<<(\S+)\nerror\n\1$/m);
    expect(stdout).toMatch(
      /::error::The variable INPUT_Severity-Threshold differs from INPUT_SEVERITY-THRESHOLD only in upper and lower case/,
    );
    expect(stdout).toMatch(/::error::scan-gate does not read the variable INPUT_SCAN_TYPE\. Its name is close to INPUT_SCAN-TYPE/);
    expect(stdout).toMatch(/::error::timeout cannot be "soon"/);
    expect(stdout).not.toContain('INPUT_VERSION');
  });

  it('reports an unusable report directory together with the other mistakes', () => {
    const { status, stdout } = run({ scanner: 'cloudgeni', timeout: 'soon', 'report-dir': '..' });

    expect(status).toBe(2);
    expect(stdout).toMatch(/::error::report-dir cannot be "\.\."/);
    expect(stdout).toMatch(/::error::timeout cannot be "soon"/);
  });

  it('does not fail the job with warn-only: everything, but reports the verdict', () => {
    const { status, outputs } = run({ scanner: 'cloudgeni', timeout: 'soon', 'warn-only': 'everything' });

    expect(status).toBe(0);
    expect(outputs).toMatch(/^verdict<<(\S+)\nerror\n\1$/m);
  });

  it('prints at most ten error annotations, and the last one shows how many more there are', () => {
    const unknown = Object.fromEntries(Array.from('ABCDEFGHIJKLMN', (letter) => [`severity-threshold${letter}`, 'x']));

    const { stdout, stderr } = run(unknown);

    const errors = stdout.split('\n').filter((line) => line.startsWith('::error::'));
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toMatch(/more mistakes follow/);
    expect(stdout).toContain('INPUT_SEVERITY-THRESHOLDN');
    expect(stderr).toBe('');
  });
});
