// Prints how long the built Action takes to its first own input error, as a multiple of `node -e 0`; with a valid configuration, how long to
// its first request. Timings are noisy, so all are run in turn and medians of ratios within a turn are printed: quote these alone.
//
//   node bench/start.mjs [rounds]
//   node bench/start.mjs --against <another dist> [rounds]   the same for both, and this dist as a multiple of the other one
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

// No reports of an earlier run: a hosted runner begins without them.
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

/** Milliseconds of a whole process. */
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

/** Milliseconds until the service's first request; the process is ended there. */
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
    // Each goes first in every other round: what runs behind another one has an easier time.
    const names = round % 2 === 0 ? Object.keys(doors) : Object.keys(doors).toReversed();
    for (const name of names) ms[name] = await once(doors[name]);
    for (const name of names) ratios[name].push(ms[name] / bare);
    between.push(ms.ours / ms.theirs);
  }
  const compared = values.against === undefined ? '' : `, of the other dist ${median(ratios.theirs)}: ${median(between)} x the other dist`;
  console.log(`${title}: ratio ${median(ratios.ours)}${compared}`);
}

// It never answers: only the time of the request counts.
const server = createServer(() => undefined);
await new Promise((ready) => {
  server.listen(0, '127.0.0.1', ready);
});
console.log(`node ${process.version}, ${rounds} rounds, as a multiple of node -e 0`);
await measure('first input error (target: at most 2.0 on Node 24)', inputErrorMs);
await measure('first request', (door) => firstRequestMs(door, { server, port: server.address().port }));
server.closeAllConnections();
server.close();
