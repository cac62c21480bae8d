// Measures the built Action: its first input error, its first request, and a whole run whose scan takes no time. Run `npm run build` first.
//
//   node bench/start.mjs [rounds]                            ratios to `node -e 0`, which runs in turn with the Action
//   node bench/start.mjs --against <another dist> [rounds]   the same for another dist, and the ratios between the two
//   node bench/start.mjs --beside <file> ... [rounds]        only the first error, beside the main files of other Actions without inputs
//
// Timings are noisy, so quote the ratios: the median within a round, with its quartiles. CPU and memory come from processes of their own,
// which report them when they end.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { terraformFindings } from '../build/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../build/emulator/cloudgeni/index.js';
import { githubMount } from '../build/emulator/github/index.js';
import { startEmulator } from '../build/emulator/server.js';

const options = { against: { type: 'string' }, beside: { type: 'string', multiple: true, default: [] } };
const { values, positionals } = parseArgs({ options, allowPositionals: true });
const rounds = Number(positionals[0] ?? 31);
const doors = { ours: fileURLToPath(new URL('../dist/main/index.js', import.meta.url)) };
if (values.against !== undefined) doors.theirs = resolve(values.against, 'main/index.js');
const others = values.beside.map((file) => resolve(file));

const KEY = 'cg_live_bench_0123456789';
const TOKEN = 'ghs_bench0123456789';
const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const USAGE = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMiB: maxRSS / 1024 }));
});`;

const folder = mkdtempSync(join(tmpdir(), 'scan-gate-bench-'));
const usageFile = join(folder, 'usage.cjs');
writeFileSync(usageFile, USAGE);

/** Starts a process in an empty folder, as on a hosted runner. */
function start(args, { env = {}, usage = false } = {}) {
  const cwd = mkdtempSync(join(folder, 'run-'));
  const hook = usage ? ['-r', usageFile] : [];
  const begunMs = Date.now();
  const begun = performance.now();
  const child = spawn(process.execPath, [...hook, ...args], {
    cwd,
    env: { PATH: process.env.PATH, GITHUB_ACTIONS: 'true', ...env },
    stdio: ['ignore', 'pipe', 'ignore', usage ? 'pipe' : 'ignore'],
  });
  const read = (stream) => {
    let text = '';
    stream?.setEncoding('utf8').on('data', (more) => {
      text += more;
    });
    return () => text;
  };
  const [stdout, used] = [read(child.stdout), read(child.stdio[3])];
  const ended = new Promise((done, failed) => {
    child.on('error', failed).on('close', (status) => {
      done({ status, stdout: stdout(), used: used(), ms: performance.now() - begun, endedMs: Date.now() });
      rmSync(cwd, { recursive: true, force: true });
    });
  });
  return { child, ended, begun, begunMs };
}

function expectInputError({ status, stdout }) {
  if (status !== 2 || !stdout.includes('::error::scanner is missing')) throw new Error(`not the input error that was expected: ${stdout}`);
}

/** The first error of a main file. @param expect Throws if the process ended otherwise. */
function firstError(expect, env) {
  const run = async (file, usage) => {
    const ended = await start([file], { env, usage }).ended;
    expect(ended, file);
    return ended;
  };
  return {
    wall: async (file) => (await run(file, false)).ms,
    usage: async (file) => JSON.parse((await run(file, true)).used),
  };
}

const inputError = firstError(expectInputError);
/** Other Actions report a missing input in their own words. */
const otherError = firstError(expectFailure, { GITHUB_REPOSITORY: 'octo-org/infrastructure', GITHUB_EVENT_NAME: 'push' });

function expectFailure({ status, stdout }, file) {
  if (status === 0) throw new Error(`${file} did not fail: ${stdout}`);
}

/** The job of a push without a checkout: the policy is read from GitHub before the service is asked. */
async function openPlatform() {
  const text = { 'README.md': 'text', '.github/scan-gate.yml': 'severity-threshold: high\n' };
  const findings = terraformFindings().filter(({ severity }) => severity !== 'critical' && severity !== 'high');
  const plan = { queuedMs: 0, runningMs: 0, findings };
  const service = await startEmulator(cloudgeniMount({ key: KEY, plans: [plan] }));
  const github = await startEmulator(githubMount({ token: TOKEN, contents: { [HEAD]: text }, processingMs: 0 }));
  const repository = { full_name: 'octo-org/infrastructure', visibility: 'private', private: true };
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify({ ref: 'refs/heads/feature/orders', after: HEAD, deleted: false, repository }));
  const files = ['OUTPUT', 'STATE', 'STEP_SUMMARY'].map((name) => [`GITHUB_${name}`, join(folder, name)]);
  for (const [, path] of files) writeFileSync(path, '');
  const env = {
    ...Object.fromEntries(files),
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: 'refs/heads/feature/orders',
    GITHUB_REF_NAME: 'feature/orders',
    GITHUB_SHA: HEAD,
    GITHUB_REPOSITORY: repository.full_name,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW_REF: `${repository.full_name}/.github/workflows/scan-gate.yml@refs/heads/main`,
    GITHUB_API_URL: github.url,
    INPUT_SCANNER: 'cloudgeni',
    'INPUT_API-KEY': KEY,
    'INPUT_API-URL': service.url,
    'INPUT_GITHUB-TOKEN': TOKEN,
    INPUT_ORGANIZATION: 'org_emulated',
  };
  return { service, github, env };
}

/** The time to the first request, in milliseconds. The process is killed then. @param other Variables that are replaced. */
async function firstRequestMs(door, { service, github, env }, other) {
  const before = [service, github].map(({ requests }) => requests.length);
  const { child, ended, begunMs } = start([door], { env: { ...env, ...other } });
  const first = () => [service, github].flatMap(({ requests }, at) => requests.slice(before[at]).map(({ at: ms }) => ms))[0];
  let failure;
  ended.then(({ stdout }) => (failure = `ended without a request: ${stdout}`)).catch((error) => (failure = String(error)));
  while (first() === undefined && failure === undefined) await new Promise((next) => setTimeout(next, 1));
  if (first() === undefined) throw new Error(failure);
  child.kill('SIGKILL');
  await ended;
  return first() - begunMs;
}

const quantile = (numbers, part) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * part)];
const shown = (numbers, digits = 2) =>
  `${quantile(numbers, 0.5).toFixed(digits)} (${quantile(numbers, 0.25).toFixed(digits)} to ${quantile(numbers, 0.75).toFixed(digits)})`;

/** Measures every door in turn with `node -e 0`. The order alternates, because the second process of a round is faster. */
async function measure(title, once, bareOnce, unit = (value) => value) {
  const names = Object.keys(doors);
  const ratios = Object.fromEntries([...names, 'between'].map((name) => [name, []]));
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    const bare = unit(await bareOnce());
    const got = {};
    for (const name of round % 2 === 0 ? names : names.toReversed()) got[name] = unit(await once(doors[name]));
    for (const name of names) ratios[name].push(got[name] / bare);
    ratios.between.push(got.ours / got.theirs);
    found.push(got.ours);
  }
  const compared = values.against === undefined ? '' : `, other dist ${shown(ratios.theirs)}, this to the other ${shown(ratios.between)}`;
  console.log(`${title}: ${shown(ratios.ours)}${compared}`);
  return found;
}

const bareWall = async () => (await start(['-e', '0']).ended).ms;
const bareUsage = async () => JSON.parse((await start(['-e', '0'], { usage: true }).ended).used);

console.log(`node ${process.version}, ${rounds} rounds; multiples of node -e 0: median (quartiles)`);
if (others.length > 0) {
  await compareErrors();
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}
await measure('first input error, time', inputError.wall, bareWall);
await measure('first input error, CPU', inputError.usage, bareUsage, ({ cpuMs }) => cpuMs);
const peaks = await measure('first input error, peak memory', inputError.usage, bareUsage, ({ peakMiB }) => peakMiB);
console.log(`first input error, peak memory in MiB: ${shown(peaks, 1)}`);
const platform = await openPlatform();
// Without an event, nothing is asked of GitHub.
const none = { GITHUB_EVENT_NAME: '', GITHUB_EVENT_PATH: '', GITHUB_SHA: '' };
await measure('first request to the service', (door) => firstRequestMs(door, platform, none), bareWall);
await measure('first request to GitHub, on a push', (door) => firstRequestMs(door, platform, {}), bareWall);
await wholeRuns(platform);
await Promise.all([platform.service.close(), platform.github.close()]);
rmSync(folder, { recursive: true, force: true });

/** Runs this Action and the others in turn, to the first error of each. */
async function compareErrors() {
  const runs = [[doors.ours, inputError], ...others.map((file) => [file, otherError])].map(([file, once]) => ({ file, once, found: [] }));
  for (let round = 0; round < rounds; round += 1) {
    const bare = { ms: await bareWall(), ...(await bareUsage()) };
    for (const { file, once, found } of round % 2 === 0 ? runs : runs.toReversed()) {
      const { cpuMs, peakMiB } = await once.usage(file);
      found.push({ time: (await once.wall(file)) / bare.ms, cpu: cpuMs / bare.cpuMs, peakMiB });
    }
  }
  for (const { file, found } of runs) {
    const of = (figure, digits) =>
      shown(
        found.map((row) => row[figure]),
        digits,
      );
    console.log(`${file}: time ${of('time')}, CPU ${of('cpu')}, peak memory ${of('peakMiB', 1)} MiB`);
  }
}

/** A whole run, split by the requests that arrive: each part ends where the next one begins. */
async function wholeRuns({ service, github, env }) {
  const parts = { start: [], 'before the scan': [], waiting: [], reading: [], reports: [], publishing: [] };
  const totals = [];
  for (let round = 0; round < Math.min(rounds, 11); round += 1) {
    const before = [service, github].map(({ requests }) => requests.length);
    const { ended, begunMs } = start([doors.ours], { env });
    const { stdout, endedMs } = await ended;
    if (!stdout.includes('gate passed')) throw new Error(`not the verdict that was expected: ${stdout}`);
    const asked = service.requests.slice(before[0]);
    const all = [...asked, ...github.requests.slice(before[1])].toSorted((a, b) => a.at - b.at);
    const timeOf = (kind, requests = all) => requests.find((request) => request.kind === kind)?.at;
    const marks = [begunMs, all[0].at, timeOf('start'), timeOf('status', asked.toReversed()), timeOf('sarif-upload'), endedMs];
    const [begun, first, started, over, uploaded, end] = marks;
    // The last page of findings, and what GitHub is asked to evaluate them.
    const read = all.findLast(({ at }) => at < uploaded).at;
    for (const [name, ms] of Object.entries({
      start: first - begun,
      'before the scan': started - first,
      waiting: over - started,
      reading: read - over,
      reports: uploaded - read,
      publishing: end - uploaded,
    }))
      parts[name].push(ms);
    totals.push(end - begun);
  }
  console.log(`a whole run in ms, of a scan that takes no time: ${shown(totals, 0)}`);
  for (const [name, times] of Object.entries(parts)) console.log(`  ${name}: ${shown(times, 0)}`);
}
