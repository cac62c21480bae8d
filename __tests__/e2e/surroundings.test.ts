import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import { githubMount } from '../../src/emulator/github/index.js';
import { startEmulator } from '../../src/emulator/server.js';
import { eventOf, HEAD } from '../helpers/events.js';
import { DIST, type Ended, type Runner, type RunnerOptions, runner } from '../helpers/process.js';
import { socketServer } from '../helpers/raw-server.js';
import { API_KEY, GITHUB_TOKEN, leaksIn } from '../helpers/secrets.js';

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

interface Place {
  readonly place: Runner;
  readonly requests: () => number;
}

async function job(inputs: RunnerOptions['inputs'] = {}, env: RunnerOptions['env'] = {}): Promise<Place> {
  const service = await startEmulator(
    cloudgeniMount({ key: API_KEY, plans: [{ queuedMs: 0, runningMs: 0, findings: terraformFindings() }] }),
  );
  const github = await startEmulator(githubMount({ token: GITHUB_TOKEN, pulls: [{ number: 7, headSha: HEAD }] }));
  const place = runner({
    event: eventOf('push'),
    inputs: {
      scanner: 'cloudgeni',
      'api-key': API_KEY,
      organization: 'org_emulated',
      'api-url': service.url,
      'github-token': GITHUB_TOKEN,
      'poll-interval': '250ms',
      'upload-sarif': 'never',
      baseline: 'none',
      ...inputs,
    },
    env: { GITHUB_API_URL: github.url, ...env },
  });
  opened.push(service, github, { close: () => place.remove() });
  return { place, requests: () => service.requests.length + github.requests.length };
}

/** A script that runs before the bundle in the same process. */
function before(place: Runner, script: string): Record<string, string> {
  const file = join(place.folder, 'before.cjs');
  writeFileSync(file, script);
  return { NODE_OPTIONS: `--require=${file}` };
}

/** Runs a step in a shell, which can do what `spawn` cannot. @param script Runs the bundle as "$@" */
function shell(place: Runner, script: string, which: 'main' | 'post', env: Record<string, string> = {}) {
  const output = join(place.folder, 'output.txt');
  const variables = { PATH: process.env['PATH'], GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(place.folder, 'summary.md'), ...env };
  const words = ['-c', script, 'sh', process.execPath, join(DIST, which, 'index.js')];
  const { status, stdout, stderr } = spawnSync('sh', words, { cwd: place.folder, env: variables, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const problems = ({ lines }: Ended): string[] => lines.filter((line) => /^::(?:error|warning)::/.test(line));

describe('the built action on a machine', () => {
  it('without a home directory, as for a user that the container does not know: scans', async () => {
    const { place } = await job();
    const failing = `os.homedir = () => { throw Object.assign(new Error('uv_os_homedir returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' }); };`;
    const env = before(place, `const os = require('node:os'); ${failing} require('node:module').syncBuiltinESMExports();`);

    const { exitCode, stderr } = await place.step('main', undefined, { env });

    expect([exitCode, stderr]).toEqual([1, '']);
    expect(place.outputs()).toMatchObject({ verdict: 'failed' });
  });

  it('that cannot save state: scans, and warns once', async () => {
    const { place } = await job();

    const main = await place.step('main', undefined, { env: { GITHUB_STATE: place.folder } });

    expect([main.exitCode, main.stderr]).toEqual([1, '']);
    expect(problems(main).filter((line) => line.includes('state for the post step'))).toEqual([
      expect.stringMatching(/EISDIR.*GITHUB_STATE/),
    ]);
    expect(place.outputs()).toMatchObject({ verdict: 'failed' });
  });

  it('whose file system refuses the report directory: an error that names why, and what to set', async () => {
    const { place, requests } = await job();
    writeFileSync(join(place.workspace, 'scan-gate-report'), 'a file');

    const main = await place.step('main');

    expect(main.exitCode).toBe(2);
    expect(problems(main)).toEqual([
      expect.stringMatching(/^::error::report-dir \S+ cannot be used: .*\(EEXIST\)\. Set report-dir to a directory/),
    ]);
    expect(requests()).toBe(0);
  });

  it('where something of a library fails that is not waited for: an error, not the exit code of a failed gate', async () => {
    const { place } = await job();
    const crash = `const fs = require('node:fs'); const { writeSync } = fs; fs.writeSync = (file, bytes) => {
      if (/^scan-gate /.test(String(bytes))) setImmediate(() => { throw new Error('torn ' + ${JSON.stringify(API_KEY)}); });
      return writeSync(file, bytes);
    };`;

    const main = await place.step('main', undefined, { env: before(place, crash) });

    expect([main.exitCode, main.stderr]).toEqual([2, '']);
    expect(place.outputs()).toMatchObject({ verdict: 'error', 'verdict-reason': 'error: scan-gate itself failed' });
    expect(problems(main)).toEqual([expect.stringContaining('Unexpected error: torn ***')]);
    expect(leaksIn({ log: main.lines.join('\n') })).toEqual([]);
  });

  const gone = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"';

  it('whose working directory was removed: the workspace counts, or an error with a verdict', async () => {
    const { place } = await job();

    const none = shell(place, gone, 'main');
    expect(none).toMatchObject({
      status: 2,
      stderr: '',
      stdout: expect.stringMatching(/^::error::The working directory .* Start scan-gate in/),
    });
    expect(place.outputs()).toMatchObject({ verdict: 'error', 'verdict-reason': 'error: the configuration has mistakes' });

    const workspace = shell(place, gone, 'main', { GITHUB_WORKSPACE: place.workspace });
    expect(workspace).toMatchObject({ status: 2, stderr: '', stdout: expect.stringContaining('::error::scanner is missing') });
  });

  it('whose log cannot be written: the post step ends as always', async () => {
    const { place } = await job();
    const state = JSON.stringify({ phase: 'running', scan: { id: 'scan_1', target: 'repo' } });

    const { stderr } = shell(place, '"$@" > /dev/full; echo $? > code', 'post', {
      'INPUT_API-KEY': API_KEY,
      'STATE_scan-gate-ledger': state,
    });

    expect(stderr).toBe('');
    expect(readFileSync(join(place.folder, 'code'), 'utf8')).toBe('0\n');
  });

  it('warns about settings that expose the key', async () => {
    const { place } = await job({ timeout: 'soon' }, { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_DEBUG: 'fs,http' });

    const warnings = problems(await place.step('main')).filter((line) => line.startsWith('::warning::'));

    expect(warnings).toEqual([expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED'), expect.stringContaining('NODE_DEBUG')]);
  });
});

describe('the built action behind a proxy', () => {
  it('uses one that is named without a scheme for both APIs, and shows no password of it', async () => {
    const asked: string[] = [];
    const proxy = await socketServer((socket) => {
      socket.once('data', (chunk: Buffer) => {
        asked.push(chunk.toString('latin1').split('\r\n', 1)[0] ?? '');
        socket.end('HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n');
      });
    });
    opened.push(proxy);
    const password = 's3cret-of-proxy';
    const env = { HTTPS_PROXY: `mona:${password}@localhost:${proxy.port}`, NO_PROXY: '*.example.com 127.0.0.1' };
    const name = `the proxy http://localhost:${proxy.port}`;
    const service = 'https://service.scan-gate.invalid';
    const atGitHub = await job({ 'api-url': service }, { ...env, GITHUB_API_URL: 'https://github.scan-gate.invalid' });
    const atService = await job({ 'api-url': service }, env);

    const ended = await Promise.all([atGitHub, atService].map((each) => each.place.step('main')));

    expect(ended.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
    for (const each of ended) expect(problems(each).at(-1)).toMatch(new RegExp(`${name}.*407`));
    expect(new Set(asked)).toEqual(
      new Set(['CONNECT github.scan-gate.invalid:443 HTTP/1.1', 'CONNECT service.scan-gate.invalid:443 HTTP/1.1']),
    );
    const texts = [atGitHub, atService].map(({ place: { summary, files } }) => JSON.stringify([summary(), files()]));
    expect(leaksIn({ log: ended.flatMap(({ lines }) => lines).join('\n'), files: texts.join('\n') }, [password])).toEqual([]);
  });

  it('that it cannot use sends nothing', async () => {
    const { place, requests } = await job(
      { 'api-url': 'https://service.scan-gate.invalid' },
      { https_proxy: 'socks5://u:s3cret-pw@127.0.0.1:1' },
    );

    const main = await place.step('main');

    expect(main.exitCode).toBe(2);
    expect(problems(main)).toEqual([expect.stringMatching(/^::error::The variable https_proxy .* SOCKS is not supported/)]);
    expect(requests()).toBe(0);
    expect(existsSync(join(place.workspace, 'scan-gate-report', 'results.sarif'))).toBe(false);
  });
});
