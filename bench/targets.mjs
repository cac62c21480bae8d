// Measures runs of the built Action with many targets, against the emulator: requests by kind, 429s, memory, CPU, and the time from the last
// reading to the verdict. Run `npm run build` first.
//
//   node bench/targets.mjs [speed] [s4e|fegura]
//
// Both processes run with a clock that is `speed` times as fast (default 30), so the documented limits and durations hold as in reality.
// Computing is not faster, so its times are given in real seconds.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feguraMount } from '../build/emulator/fegura/index.js';
import { githubMount } from '../build/emulator/github/index.js';
import { manyExposures } from '../build/emulator/s4e/data.js';
import { s4eMount } from '../build/emulator/s4e/index.js';
import { startEmulator } from '../build/emulator/server.js';

const speed = Number(process.argv[2] ?? 30);
const door = fileURLToPath(new URL('../dist/main/index.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'scan-gate-bench-'));
const startedMs = Date.now();
const TOKEN = 'ghs_bench0123456789';
const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const DAY_MS = 86_400_000;

const clock = {
  now: () => startedMs + (Date.now() - startedMs) * speed,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / speed).unref()),
};

/** Loaded before the Action: the same clock, and the use of CPU and memory at the end. */
const HOOK = `
const real = Date.now, { setTimeout: later } = globalThis, promised = require('node:timers/promises'), delay = promised.setTimeout;
Date.now = () => Math.round(${startedMs} + (real() - ${startedMs}) * ${speed});
globalThis.setTimeout = (run, ms = 0, ...args) => later(run, ms / ${speed}, ...args);
promised.setTimeout = (ms = 0, ...args) => delay(ms / ${speed}, ...args);
const samples = [];
setInterval(() => {
  const { user, system } = process.cpuUsage();
  samples.push([Date.now(), (user + system) / 1000]);
}, 50).unref();
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMiB: maxRSS / 1024, samples }));
});`;
const hookFile = join(folder, 'hook.cjs');
writeFileSync(hookFile, HOOK);

/** Runs the Action on a schedule, which uploads the SARIF of each target, one a second. */
async function run(mount) {
  const service = await startEmulator(mount, { clock });
  const github = await startEmulator(githubMount({ token: TOKEN, processingMs: 0 }), { clock });
  const files = ['OUTPUT', 'STATE', 'STEP_SUMMARY'].map((name) => [`GITHUB_${name}`, join(folder, name)]);
  for (const [, path] of files) writeFileSync(path, '');
  const repository = { full_name: 'octo-org/infrastructure', visibility: 'private', private: true, default_branch: 'main' };
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify({ repository }));
  const env = {
    PATH: process.env.PATH,
    GITHUB_ACTIONS: 'true',
    ...Object.fromEntries(files),
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_EVENT_PATH: event,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: HEAD,
    GITHUB_REPOSITORY: repository.full_name,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_API_URL: github.url,
    INPUT_SCANNER: mount.id,
    'INPUT_API-URL': service.url,
    'INPUT_GITHUB-TOKEN': TOKEN,
    ...Object.fromEntries(Object.entries(mount.inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
  const cwd = mkdtempSync(join(folder, 'run-'));
  const child = spawn(process.execPath, ['-r', hookFile, door], { cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const texts = [child.stdout, child.stderr, child.stdio[3]].map((stream) => {
    const parts = [];
    stream.setEncoding('utf8').on('data', (part) => parts.push(part));
    return parts;
  });
  const status = await new Promise((done, failed) => child.on('error', failed).on('close', done));
  const endedMs = clock.now();
  const [log, errors, used] = texts.map((parts) => parts.join(''));
  await Promise.all([service.close(), github.close()]);
  if (errors !== '') throw new Error(errors);
  const verdict = /verdict<<\S+\r?\n(\S+)/.exec(readFileSync(join(folder, 'OUTPUT'), 'utf8'))?.[1];
  return { status, verdict, log, used: JSON.parse(used), service, github, endedMs };
}

const minutes = (ms) => `${(ms / 60_000).toFixed(1)} min`;

/** @param runningMs How long each scan runs. */
async function measure(title, mount, runningMs) {
  if (process.argv[3] !== undefined && process.argv[3] !== mount.id) return;
  const begunMs = clock.now();
  const { status, verdict, log, used, service, github, endedMs } = await run(mount);
  const started = service.state.scans.filter(({ origin }) => origin === 'started');
  const count = started.length;
  const lastEndMs = Math.max(...started.map(({ createdAtMs }) => createdAtMs)) + runningMs;
  const lastReadMs = service.requests.at(-1).at;
  const kinds = [...new Set(service.requests.map(({ kind }) => kind))];
  const requests = kinds.map((kind) => `${kind} ${service.requests.filter((request) => request.kind === kind).length}`);
  const refused = service.requests.filter(({ status: answered }) => answered === 429).length;
  const [, cpuAtMs] = used.samples.findLast(([at]) => at <= lastReadMs);
  const perMinute = (kind) => {
    const times = service.requests.filter((request) => request.kind === kind).map(({ at }) => at);
    return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
  };
  if (service.undocumented.length > 0) throw new Error(`undocumented: ${service.undocumented[0].path}`);
  console.log(`
${title}: ${verdict} (exit code ${status}), ${count} scans
  requests: ${service.requests.length} (${requests.join(', ')}); GitHub ${github.requests.length}
  answered 429: ${refused}; most polls in a minute: ${perMinute('status')}
  whole run: ${minutes(endedMs - begunMs)}; from the last scan's end to the last reading: ${minutes(Math.max(0, lastReadMs - lastEndMs))}
  from the last reading to the end of the process: ${((endedMs - lastReadMs) / speed / 1000).toFixed(1)} s, of which CPU ${((used.cpuMs - cpuAtMs) / 1000).toFixed(1)} s (real time)
  peak memory: ${used.peakMiB.toFixed(0)} MiB; CPU: ${(used.cpuMs / 1000).toFixed(1)} s; log lines: ${log.split('\n').length}`);
}

const assets = Array.from({ length: 100 }, (_, index) => ({ id: `a-${1001 + index}`, name: `shop-${index + 1}.example.org` }));
const accounts = Array.from({ length: 40 }, (_, index) => ({
  id: `4c1d9e02-7a35-4f6b-8e21-90b7c3d5a${100 + index}`,
  alias: `account ${index + 1}`,
  awsAccountId: String(481_516_234_200 + index),
}));
const RUNNING_MS = 800_000;
const before = { createdAgoMs: DAY_MS, runningMs: RUNNING_MS, findings: manyExposures(180) };
console.log(`node ${process.version}, clock ${speed} times as fast`);
try {
  await measure(
    '100 targets at S4E, 200 findings each, 180 in the scan before',
    s4eMount({
      assets,
      targets: assets.map(({ id }) => id),
      scans: assets.map(({ id }) => ({ ...before, assetId: id })),
      plans: [{ queuedMs: 0, runningMs: RUNNING_MS, findings: manyExposures(200) }],
    }),
    RUNNING_MS,
  );
  const lasted = { queuedMs: 5_000, runningMs: 125_000, diagrams: [{}] };
  await measure(
    '40 targets at Fegura',
    feguraMount({
      accounts,
      targets: accounts.map(({ id }) => id),
      scans: accounts.map(({ id }) => ({ ...lasted, accountId: id, createdAgoMs: DAY_MS })),
      plans: [lasted],
    }),
    130_000,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
