// Measures the built Action from the first page of findings to its end: CPU (user and system) and the highest resident memory of the whole
// process, beside a plain script that parses the same findings, builds one SARIF of them, and stringifies, compresses (level 6), and encodes
// it. The emulators run in a process of their own. All variants of a size run in turn. Quote the ratios: times depend on the machine.
//
//   node bench/findings.mjs [rounds]
//   node bench/findings.mjs --counts 1000,5000 --hard 3125,6250 --dist <another dist> [rounds]
//   node bench/findings.mjs --latency 300 ...        the service responds to each request after 300 ms; without it, at once
//   node bench/findings.mjs --profile <folder> ...   also writes a CPU profile of each process, which then takes longer
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  options: {
    counts: { type: 'string', default: '1000,5000,25000' },
    hard: { type: 'string', default: '3125,6250,12500,25000' },
    dist: { type: 'string', default: join(root, 'dist') },
    latency: { type: 'string', default: '0' },
    profile: { type: 'string' },
  },
  allowPositionals: true,
});
const rounds = Number(positionals[0] ?? 5);
const numbers = (list) => list.split(',').filter(Boolean).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'scan-gate-bench-'));
const COMMIT = '1'.repeat(40);

/** Runs `script`, and reports CPU in seconds, the highest memory in MiB, and standard output. */
async function measured(script, args, env = {}) {
  const profile = values.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', resolve(values.profile)];
  const child = spawn(process.execPath, [...profile, '--import', join(folder, 'usage.mjs'), script, ...args], {
    cwd: env.GITHUB_WORKSPACE ?? folder,
    env: { PATH: process.env.PATH, ...env, BENCH_USAGE: join(folder, 'usage.json') },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const status = await new Promise((done) => child.on('close', done));
  const { cpu, mib } = JSON.parse(readFileSync(join(folder, 'usage.json'), 'utf8'));
  return { cpu, mib, output, status };
}

/** One run of the Action on a push to the default branch: it reads, compares with the gate, writes all files, and uploads the SARIF. */
async function runAction({ service, github, marks }) {
  const cwd = mkdtempSync(join(folder, 'job-'));
  const file = (name, text = '') => (writeFileSync(join(cwd, name), text), join(cwd, name));
  const repository = {
    name: 'infrastructure',
    full_name: 'octo-org/infrastructure',
    owner: { login: 'octo-org' },
    visibility: 'private',
    private: true,
    default_branch: 'main',
  };
  const ran = await measured(join(resolve(values.dist), 'main/index.js'), [], {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: cwd,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify({ ref: 'refs/heads/main', after: COMMIT, deleted: false, repository })),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: COMMIT,
    GITHUB_REPOSITORY: repository.full_name,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: github,
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'Security gate',
    GITHUB_JOB: 'gate',
    RUNNER_ENVIRONMENT: 'github-hosted',
    ...Object.fromEntries(['OUTPUT', 'STATE', 'STEP_SUMMARY'].map((name) => [`GITHUB_${name}`, file(name)])),
    INPUT_SCANNER: 'cloudgeni',
    'INPUT_API-KEY': 'cg_live_emulated',
    'INPUT_API-URL': service,
    INPUT_ORGANIZATION: 'org_emulated',
    INPUT_TARGET: 'repo_emulated',
    'INPUT_GITHUB-TOKEN': 'ghs_emulated',
    'INPUT_POLL-INTERVAL': '250ms',
    INPUT_BASELINE: 'none',
  });
  const reports = join(cwd, 'scan-gate-report');
  const files = ran.status === 1 ? readdirSync(reports).filter((name) => !name.startsWith('.')) : [];
  if (!['results.sarif', 'results.json', 'report.md', 'report.html', 'results.full.sarif'].every((name) => files.includes(name)))
    throw new Error(`The run did not end as expected (status ${ran.status}):\n${ran.output.slice(-3000)}`);
  rmSync(cwd, { recursive: true });
  return { ...ran, uploadMs: await marks() };
}

/** Starts the emulators of Cloudgeni and GitHub with `count` findings. */
async function emulate(count, kind) {
  const child = spawn(process.execPath, [join(folder, 'emulators.mjs'), String(count), kind, values.latency], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value);
  const { service, github } = await next();
  const ask = (what) => (child.stdin.write(`${what}\n`), next());
  return { service, github, marks: () => ask('marks'), stop: () => child.kill('SIGKILL') };
}

const sorted = (list) => list.toSorted((a, b) => a - b);
const median = (list) => sorted(list)[Math.floor(list.length / 2)];
const spread = (list, digits) =>
  `${median(list).toFixed(digits)} (${Math.min(...list).toFixed(digits)}-${Math.max(...list).toFixed(digits)})`;

/** All variants of one size, in turn. The SARIF of the Action alone is `src` without requests and other files. */
async function measure(count, kind) {
  const runs = { action: [], sarif: [], plain: [] };
  const data = join(folder, 'findings.json');
  const emulators = await emulate(count, kind);
  await measured(join(folder, 'emulators.mjs'), [String(count), kind, '0', data]);
  for (let round = 0; round < rounds; round += 1) {
    runs.plain.push(await measured(join(folder, 'plain.mjs'), [data]));
    runs.sarif.push(await measured(join(folder, 'sarif.mjs'), [data]));
    runs.action.push(await runAction(emulators));
  }
  emulators.stop();
  const of = (name, figure) => runs[name].map((run) => run[figure]);
  const ratio = (name) => runs[name].map(({ cpu }, round) => cpu / runs.plain[round].cpu);
  console.log(
    [
      String(count).padStart(6),
      spread(of('action', 'cpu'), 2).padEnd(18),
      spread(of('action', 'mib'), 0).padEnd(14),
      spread(ratio('action'), 1).padEnd(15),
      spread(of('action', 'uploadMs'), 0).padEnd(15),
      spread(of('sarif', 'cpu'), 2).padEnd(18),
      spread(ratio('sarif'), 2).padEnd(18),
      spread(of('plain', 'cpu'), 2).padEnd(18),
      spread(of('plain', 'mib'), 0),
    ].join(' | '),
  );
  return { cpu: median(of('action', 'cpu')), sarif: median(of('sarif', 'cpu')), mib: median(of('action', 'mib')) };
}

async function table(title, counts, kind) {
  console.log(`\n${title}`);
  console.log('findings | Action: CPU s | MiB | x plain | last response to upload ms | SARIF alone: CPU s | x plain | plain: CPU s | MiB');
  let before;
  for (const count of counts) {
    const now = { count, ...(await measure(count, kind)) };
    if (before)
      console.log(
        `       growth for ${(count / before.count).toFixed(1)} x the findings: CPU ${(now.cpu / before.cpu).toFixed(2)} x, SARIF alone ${(now.sarif / before.sarif).toFixed(2)} x, memory ${(now.mib / before.mib).toFixed(2)} x`,
      );
    before = now;
  }
}

try {
  writeFileSync(
    join(folder, 'usage.mjs'),
    `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, mib: maxRSS / 1024 }));
});
`,
  );
  const entry = (name) => join(root, 'bench', 'findings', `${name}.ts`);
  await build({
    entryPoints: ['emulators', 'plain', 'sarif'].map(entry),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: values.profile === undefined,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  console.log(`node ${process.version}, ${rounds} rounds: medians (lowest-highest)`);
  await table('300 rules, 800 files, 1.4 kB each:', numbers(values.counts), 'usual');
  await table('A rule for each finding, with long texts of several bytes a character:', numbers(values.hard), 'hard');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
