// Prints how long the built Action takes to its first own input error, as a multiple of `node -e 0` in the same run.
// Timings here are noisy, so both are run in turn and medians are compared; quote the ratio, not the milliseconds.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/main/index.js', import.meta.url));
const rounds = Number(process.argv[2] ?? 31);
const env = { PATH: process.env.PATH, GITHUB_ACTIONS: 'true' };

function once(args) {
  const begun = process.hrtime.bigint();
  const { stdout, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { ms: Number(process.hrtime.bigint() - begun) / 1e6, stdout, status };
}

const bare = [];
const ours = [];
const ratios = [];
for (let round = 0; round < rounds; round += 1) {
  const nothing = once(['-e', '0']);
  const run = once([main]);
  if (run.status !== 2 || !run.stdout.includes('::error::scanner is missing'))
    throw new Error(`not the input error that was expected: ${run.stdout}`);
  bare.push(nothing.ms);
  ours.push(run.ms);
  ratios.push(run.ms / nothing.ms);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
console.log(
  `node ${process.version}, ${rounds} pairs: node -e 0 ${median(bare).toFixed(1)} ms, first input error ${median(ours).toFixed(1)} ms, whole process`,
);
console.log(`ratio ${median(ratios).toFixed(2)} (target: at most 2.0 on Node 24)`);
