// Scores how scan-gate waits for the end of a scan, beside what other tools do and beside the limit of the theory. Every row is simulated
// with the code of the product (src/workflow/poll). P is requests x delay / duration: smaller is better, and a fixed interval has 0.5.
//
//   node bench/schedule.mjs [--scans N] [--json]                               built-in distributions
//   node bench/schedule.mjs --durations FILE [--kind SCANNER[:TYPE]] [--json]  your own: one scan a line, `duration_s [history_s,...]`
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtIn } from './schedule/built-in.mjs';
import { randomFrom } from './schedule/distributions.mjs';
import { readScans } from './schedule/file.mjs';
import { kindNearest, typicalOf } from './schedule/kinds.mjs';
import { limitOf } from './schedule/limit.mjs';
import { ours, PEERS, score } from './schedule/score.mjs';
import { loadSource } from './source.mjs';

const USAGE = 'Allowed: --durations FILE, --kind SCANNER[:TYPE], --scans NUMBER, --json.';

try {
  const flags = readFlags();
  const source = await loadSource(['workflow/poll/schedule.ts', 'workflow/poll/estimate.ts', 'scanners/registry.ts']);
  if (flags.durations === undefined) console.log(await builtIn(source, flags));
  else scoreFile(source, flags);
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

function readFlags() {
  const string = { type: 'string' };
  let values;
  try {
    ({ values } = parseArgs({ options: { durations: string, kind: string, scans: string, json: { type: 'boolean' } } }));
  } catch (error) {
    throw new Error(`${error.message.split('. ')[0]}. ${USAGE}`, { cause: error });
  }
  const scans = values.scans === undefined ? 300 : Number(values.scans);
  if (!Number.isInteger(scans) || scans < 1 || scans > 100_000)
    throw new Error(`--scans is ${values.scans}. Allowed: a whole number from 1 to 100000.`);
  if (values.kind !== undefined && values.durations === undefined) throw new Error(`--kind needs --durations. ${USAGE}`);
  return { ...values, scans };
}

function scoreFile(source, { durations: name, kind, json }) {
  const scans = readScans(readText(name), name);
  const typical = kind === undefined ? undefined : typicalOf(source.SERVICES, kind);
  const used = typical === undefined ? kindNearest(source.SERVICES, scans) : { kind, typical };
  const policies = {
    'ours-history': ours(source, used.typical, { useHistory: true }),
    'ours-prior': ours(source, used.typical),
    ...PEERS,
  };
  const rows = Object.entries(policies).map(([policy, wait]) => ({ policy, ...score(scans, wait, randomFrom(1)) }));
  if (json) {
    console.log(JSON.stringify(rows));
    return;
  }
  console.log(`${scans.length} scans; the documents of ${used.kind} say ${used.typical} s`);
  console.log(
    `limit if these durations were known in advance, but not which is next: P ${limitOf(scans.map(({ duration }) => duration)).toFixed(3)}\n`,
  );
  console.log(`${'policy'.padEnd(26)}${['P', 'requests', 'most', 'delay s'].map((title) => title.padStart(10)).join('')}`);
  for (const { policy, P, requests, maxRequests, delayS } of rows) {
    const numbers = [P.toFixed(3), requests.toFixed(1), String(maxRequests), delayS.toFixed(1)];
    console.log(`${policy.padEnd(26)}${numbers.map((number) => number.padStart(10)).join('')}`);
  }
}

function readText(name) {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    throw new Error(`${name} cannot be read (${error.code}). --durations needs a file with one scan a line, such as: 912 [880,905,930]`, {
      cause: error,
    });
  }
}
