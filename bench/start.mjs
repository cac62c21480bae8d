// Measures how long the built Action takes to its first input error, and with a valid configuration to its first request. Timings are
// noisy, so the variants run in turn, and the result is the median of ratios to `node -e 0` within a round. Quote only these ratios.
//
//   node bench/start.mjs [rounds]
//   node bench/start.mjs --against <another dist> [rounds]   measures both, and prints the ratio of this dist to the other one
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ options: { against: { type: 'string' } }, allowPositionals: true });
const rounds = Number(positionals[0] ?? 31);
const doors = { ours: fileURLToPath(new URL('../dist/main/index.js', import.meta.url)) };
if (values.against !== undefined) doors.theirs = resolve(values.against, 'main/index.js');

// Without reports of an earlier run, as on a hosted runner.
function inNewFolder(work) {
  const cwd = mkdtempSync(join(tmpdir(), 'scan-gate-bench-'));
  return work(cwd).finally(() => rmSync(cwd, { recursive: true, force: true }));
}

function start(args, cwd, inputs = {}) {
  const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH, GITHUB_ACTIONS: 'true', ...inputs } });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  const ended = new Promise((done, failed) => child.on('error', failed).on('close', (status) => done({ status, stdout })));
  return { child, ended };
}

/** The duration of a process in milliseconds. */
const processMs = (args, check = () => undefined) =>
  inNewFolder(async (cwd) => {
    const begun = performance.now();
    const ended = await start(args, cwd).ended;
    const ms = performance.now() - begun;
    check(ended);
    return ms;
  });

const inputErrorMs = (door) =>
  processMs([door], ({ status, stdout }) => {
    if (status !== 2 || !stdout.includes('::error::scanner is missing'))
      throw new Error(`not the input error that was expected: ${stdout}`);
  });

/** The time to the first request to the service in milliseconds. The process is killed then. */
const firstRequestMs = (door, { server, port }) =>
  inNewFolder(async (cwd) => {
    const requested = new Promise((done) => server.once('request', () => done(performance.now())));
    const begun = performance.now();
    const { child, ended } = start([door], cwd, {
      INPUT_SCANNER: 'aether365',
      'INPUT_API-KEY': 'a-key-of-the-bench',
      'INPUT_API-URL': `http://127.0.0.1:${port}`,
    });
    const at = await Promise.race([
      requested,
      ended.then(({ stdout }) => {
        throw new Error(`ended without a request: ${stdout}`);
      }),
    ]);
    child.kill('SIGKILL');
    await ended;
    return at - begun;
  });

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)].toFixed(2);

async function measure(title, once) {
  const ratios = Object.fromEntries(Object.keys(doors).map((name) => [name, []]));
  const between = [];
  for (let round = 0; round < rounds; round += 1) {
    const bare = await processMs(['-e', '0']);
    const ms = {};
    // The order alternates, because the second process of a round is faster.
    const names = round % 2 === 0 ? Object.keys(doors) : Object.keys(doors).toReversed();
    for (const name of names) ms[name] = await once(doors[name]);
    for (const name of names) ratios[name].push(ms[name] / bare);
    between.push(ms.ours / ms.theirs);
  }
  const compared = values.against === undefined ? '' : `, of the other dist ${median(ratios.theirs)}: ${median(between)} x the other dist`;
  console.log(`${title}: ratio ${median(ratios.ours)}${compared}`);
}

// The server never responds, because only the time of the request matters.
const server = createServer(() => undefined);
await new Promise((ready) => {
  server.listen(0, '127.0.0.1', ready);
});
console.log(`node ${process.version}, ${rounds} rounds, as a multiple of node -e 0`);
await measure('first input error (target: at most 2.0 on Node 24)', inputErrorMs);
await measure('first request', (door) => firstRequestMs(door, { server, port: server.address().port }));
server.closeAllConnections();
server.close();
