// The table for the built-in distributions.
import { DISTRIBUTIONS, drawScans, exponential, randomFrom, TARGETS } from './distributions.mjs';
import { PROGRESS, PROGRESS_SCORED_ONCE } from './estimates.mjs';
import { leastP } from './least.mjs';
import { limitOf } from './limit.mjs';
import { ours, PEERS, score } from './score.mjs';
import { shareKey } from './shared-key.mjs';

const LENGTHS = { '60 s': 60, '15 min': 900, '3 h': 10_800 };
const [[USUAL, usualRun]] = Object.entries(DISTRIBUTIONS.tuned);
/** Of a known distribution, the limit needs many draws. */
const DRAWS = 40_000;
const SETS = { tuned: 'tuned on these', scoredBefore: 'scored while tuning', scoredOnce: 'scored once' };
const EARLY = {
  'from 1 to 10 s': (random) => 1 + 9 * random(),
  'in the first minute, 20 s on average': (random) => {
    const after = 20 * exponential(random);
    return after < 60 ? after : 60 * random();
  },
};

/** @returns the table as Markdown, or with `json` its rows */
export async function builtIn(source, { scans: count, json }) {
  const rows = [];
  const add = (part, policy, cellOf) => {
    for (const [length, usual] of Object.entries(LENGTHS)) rows.push({ part, policy, length, ...cellOf(usual) });
  };
  const seen = (run, usual, policy) => score(drawScans(run, usual, count, 1), policy, randomFrom(2));
  const alone = `Policies (${USUAL})`;
  for (const [name, policy] of Object.entries(PEERS)) add(alone, name, (usual) => seen(usualRun, usual, policy));
  add(alone, 'ours-prior', (usual) => seen(usualRun, usual, ours(source, usual)));
  add(alone, 'ours-history', (usual) => seen(usualRun, usual, ours(source, usual, { useHistory: true })));
  add('Documents wrong', 'twice the truth', (usual) => seen(usualRun, usual, ours(source, 2 * usual)));
  add('Documents wrong', 'half of the truth', (usual) => seen(usualRun, usual, ours(source, usual / 2)));
  for (const [name, targetOf] of Object.entries(TARGETS))
    add('Documents alone, scored once', name, (usual) =>
      score(drawScans(usualRun, usual, count, 8, targetOf), ours(source, usual), randomFrom(2)),
    );
  for (const [set, runs] of Object.entries(DISTRIBUTIONS))
    for (const [name, run] of Object.entries(runs)) {
      const part = `With a history of 5, ${SETS[set]}`;
      add(part, name, (usual) => ({ ...seen(run, usual, ours(source, usual, { useHistory: true })), limit: limitOfRuns(run) }));
    }
  for (const [name, progressOf] of Object.entries({ ...PROGRESS, ...PROGRESS_SCORED_ONCE }))
    add('With the progress of the service, without a history', name, (usual) =>
      score(complete(usual, count), ours(source, usual, { progressOf }), randomFrom(2)),
    );
  for (const [when, draw] of Object.entries(EARLY))
    for (const useHistory of [true, false])
      add(`Early failures ${when}`, useHistory ? 'ours-history' : 'ours-prior', (usual) =>
        score(failing(draw, usual, count), ours(source, usual, { useHistory }), randomFrom(2)),
      );
  const shared = sharedKey(source);
  return json ? JSON.stringify([...rows, ...shared]) : `${markdownOf(rows)}\n${sharedText(shared)}\n${leastText()}\n${cpuText(source)}`;
}

const limitOfRuns = (run) => limitOf(Array.from({ length: DRAWS }, drawsOf(run)));

function drawsOf(run) {
  const random = randomFrom(3);
  return () => run(random, 0);
}

/** Scans that do not fail early. */
function complete(usual, count) {
  const kind = randomFrom(4);
  return drawScans((random) => usualRun(random, 0), usual, count, 5).map((scan) =>
    scan.duration < usual / 4 ? { ...scan, duration: usual * (0.8 + 0.4 * kind()) } : scan,
  );
}

function failing(draw, usual, count) {
  const random = randomFrom(6);
  return drawScans(usualRun, usual, count, 7).map(({ history }) => ({ duration: draw(random), history }));
}

function sharedKey(source) {
  const jobs = (progressOf) => {
    const wait = ours(source, 900, { useHistory: true, progressOf });
    const runs = Array.from({ length: 10 }, (_, seed) => shareKey(drawScans(usualRun, 900, 20, 100 + seed), wait, source.STRETCH));
    const mean = (of) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
    return { refused: mean((run) => run.refused), requests: mean((run) => run.requests), delayS: mean((run) => run.delayS) };
  };
  const part = '20 jobs of 15 min on one key with 60 polls a minute';
  return [
    { part, policy: 'ours-history', ...jobs() },
    { part, policy: 'remaining time, 10 % noise', ...jobs(PROGRESS['remaining time, 10 % noise']) },
  ];
}

function markdownOf(rows) {
  const text = ({ P, requests, maxRequests, delayS, limit }) =>
    `${P.toFixed(3)}${limit === undefined ? '' : ` (limit ${limit.toFixed(3)})`}; ${requests.toFixed(0)} to ${maxRequests}; ${delayS.toFixed(1)} s`;
  const lines = ['Each cell: P; mean to most requests; mean delay.'];
  for (const part of new Set(rows.map((row) => row.part))) {
    lines.push('', `| ${part} | ${Object.keys(LENGTHS).join(' | ')} |`, `|---|${'---|'.repeat(Object.keys(LENGTHS).length)}`);
    const ofPart = rows.filter((row) => row.part === part);
    for (const policy of new Set(ofPart.map((row) => row.policy)))
      lines.push(
        `| ${policy} | ${ofPart
          .filter((row) => row.policy === policy)
          .map(text)
          .join(' | ')} |`,
      );
  }
  return lines.join('\n');
}

function sharedText(rows) {
  const lines = rows.map(
    ({ policy, refused, requests, delayS }) =>
      `| ${policy} | ${(100 * refused).toFixed(1)} % | ${requests.toFixed(0)} | ${delayS.toFixed(1)} s |`,
  );
  return ['', `| ${rows[0].part} | answered with 429 | requests for each job | delay |`, '|---|---|---|---|', ...lines].join('\n');
}

const MOST_POLLS = { '60 s': 30, '15 min': 90, '3 h': 310 };
/** What is known of the next scan: of a target among others of its kind, and of a run after five others. */
const KNOWN = { 'the documents': 0.37, 'a history of 5': 0.14 };

function leastText() {
  const lines = Object.entries(KNOWN).flatMap(([known, spread]) =>
    [Number.POSITIVE_INFINITY, 2].map((delayS) => {
      const cells = Object.entries(LENGTHS).map(([length, usual]) => leastP({ usual, spread, mostPolls: MOST_POLLS[length], delayS }).P);
      const early = delayS === 2 ? 'noticed within 2 s' : 'at any time';
      return `| ${known} | ${early} | ${cells.map((P) => P.toFixed(3)).join(' | ')} |`;
    }),
  );
  const title = `| Least P with at most ${Object.values(MOST_POLLS).join(', ')} polls, by what is known | early failures | ${Object.keys(LENGTHS).join(' | ')} |`;
  return ['', title, '|---|---|---|---|---|', ...lines].join('\n');
}

function cpuText({ nextWaitMs }) {
  const expected = { typicalMs: 900_000, pastMs: [880_000, 905_000, 930_000, 900_000, 870_000] };
  const from = process.cpuUsage();
  let looks = 0;
  for (let round = 0; round < 40; round += 1)
    for (let elapsedMs = 0; elapsedMs < 1_100_000; looks += 1) elapsedMs += nextWaitMs({ elapsedMs, expected }, () => 0.5);
  const { user, system } = process.cpuUsage(from);
  return `\nCPU for each poll: ${((user + system) / looks).toFixed(0)} µs`;
}
