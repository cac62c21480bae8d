// Measures report.html with 25,000 findings in Chromium, with its CPU slowed down four times. Run `npm run build` first.
//
//   node bench/page.mjs [rounds] [--findings 25000] [--distinct]   --distinct: every finding has its own rule, file, and texts
//
// First paint and the time of a filter come from the browser's own tracing (Chrome DevTools Protocol): from the start of the navigation to
// `firstContentfulPaint`, and from a key press or a click to the end of the frame that shows its result (`EventTiming`).
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { evaluate } from '../build/domain/evaluation.js';
import { hashIdentity } from '../build/domain/fingerprint.js';
import { renderHtml } from '../build/report/html/html.js';

const { values, positionals } = parseArgs({
  options: { findings: { type: 'string', default: '25000' }, distinct: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const rounds = Number(positionals[0] ?? 7);
const SLOWDOWN = 4;
const INPUTS = ['keydown', 'keypress', 'input', 'pointerup', 'click'];
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];

/** As in shared measurements of reports: 300 rules and 800 files, and a text of 500 characters for each rule. */
function findingAt(at) {
  const [ruleAt, fileAt] = values.distinct ? [at, at] : [at % 300, at % 800];
  const rule = {
    id: `CKV_AWS_${ruleAt}`,
    title: `Bucket policy ${ruleAt} allows access from every network`,
    text: `Rule ${ruleAt}. ${'The policy of the bucket allows every principal to read its objects. '.repeat(7)}`,
    fix: { text: 'Limit the policy to the networks that need the bucket.', code: `resource "aws_s3_bucket_policy" "p${ruleAt}" {}` },
    url: `https://docs.example.com/rules/${ruleAt}`,
    tags: ['security', `external/cwe/cwe-${ruleAt % 90}`],
  };
  return {
    id: `finding_${String(at).padStart(8, '0')}`,
    rule,
    severity: SEVERITIES[at % 5],
    state: 'open',
    rawState: 'open',
    location: { file: `modules/team-${fileAt % 40}/service-${fileAt}/main.tf`, line: 1 + (at % 900), resource: `aws_s3_bucket.data_${at}` },
    identity: hashIdentity(['bench', String(at)]),
  };
}

function writePage(path) {
  const evaluation = evaluate(Array.from({ length: Number(values.findings) }, (_, at) => findingAt(at)));
  const report = {
    schemaVersion: 1,
    name: 'bench',
    service: { id: 'cloudgeni', title: 'Cloudgeni' },
    decision: { verdict: 'failed', reason: 'failed: high findings', rules: [], exitCode: 1, warnOnlyApplied: false },
    source: { ci: 'github', visibility: 'private', mergeQueue: false, boundToCommit: false, overridden: false },
    evaluation,
    measurements: { counts: evaluation.counts },
    notes: [],
  };
  writeFileSync(path, [...renderHtml(report)].join(''));
}

/** The trace events of `work`. */
async function traced(session, work) {
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const categories = ['blink.user_timing', 'loading', 'devtools.timeline', 'latencyInfo'];
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } });
  await work();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  session.removeAllListeners('Tracing.dataCollected');
  return events;
}

/** Milliseconds from the start of the navigation to the first paint of content. */
function firstPaint(events) {
  const paint = events.find(({ name }) => name === 'firstContentfulPaint');
  const begun = events.findLast(({ name, ts }) => name === 'navigationStart' && ts <= (paint?.ts ?? 0));
  if (paint === undefined || begun === undefined) throw new Error('The trace has no first paint.');
  return (paint.ts - begun.ts) / 1000;
}

/**
 * Milliseconds from an input to the end of the frame that shows its result, for the longest of the events that it caused, and the CPU time
 * of the main thread until then, which other programs on the machine do not change.
 */
function responseTime(events) {
  const keyOf = ({ id2, id }) => id2?.local ?? id;
  const timings = events.filter(({ name }) => name === 'EventTiming');
  const ends = new Map(timings.filter(({ ph }) => ph === 'e').map((event) => [keyOf(event), event.ts]));
  const [longest] = timings
    .filter((event) => event.ph === 'b' && ends.has(keyOf(event)) && INPUTS.includes(event.args?.data?.type))
    .map((event) => ({ from: event.ts, to: ends.get(keyOf(event)), tid: event.tid }))
    .toSorted((one, other) => other.to - other.from - (one.to - one.from));
  if (longest === undefined) throw new Error('The trace has no input.');
  let doneAt = 0;
  let cpu = 0;
  const inside = ({ ph, tid, ts, tdur }) =>
    ph === 'X' && tid === longest.tid && tdur !== undefined && ts >= longest.from && ts < longest.to;
  for (const { ts, dur, tdur } of events.filter(inside).toSorted((one, other) => one.ts - other.ts)) {
    // An event inside of another one.
    if (ts < doneAt) continue;
    doneAt = ts + dur;
    cpu += tdur;
  }
  return { ms: (longest.to - longest.from) / 1000, cpuMs: cpu / 1000 };
}

const quantile = (numbers, part) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * part)];
const shown = (numbers) =>
  `${quantile(numbers, 0.5).toFixed(0)} ms (${quantile(numbers, 0.25).toFixed(0)} to ${quantile(numbers, 0.75).toFixed(0)})`;

const folder = mkdtempSync(join(tmpdir(), 'scan-gate-page-'));
const path = join(folder, 'report.html');
writePage(path);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const ACTS = ['a filter, by its button', 'a search, first key', 'a search for one finding, last key'];
const names = ['first paint', 'loaded', ...ACTS.flatMap((name) => [name, `${name}: CPU of the main thread`])];
const times = Object.fromEntries(names.map((name) => [name, []]));
try {
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext();
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    const filtered = async (name, act) => {
      const events = await traced(session, async () => {
        await act();
        await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
      });
      const { ms, cpuMs } = responseTime(events);
      times[name].push(ms);
      times[`${name}: CPU of the main thread`].push(cpuMs);
    };
    const events = await traced(session, async () => {
      await tab.goto(pathToFileURL(path).href, { waitUntil: 'load' });
      await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    });
    times['first paint'].push(firstPaint(events));
    times.loaded.push(await tab.evaluate(() => performance.timing.loadEventEnd - performance.timing.navigationStart));
    // Not `click` of Playwright, whose own listeners take a tenth of the time.
    const { x, y, width, height } = await tab.locator('label.chip.high').boundingBox();
    await tab.mouse.move(x + width / 2, y + height / 2);
    await tab.mouse.down();
    await filtered(ACTS[0], () => tab.mouse.up());
    await tab.locator('#q').focus();
    await filtered(ACTS[1], () => tab.keyboard.press('b'));
    await tab.keyboard.type('data_1234');
    await filtered(ACTS[2], () => tab.keyboard.press('5'));
    await context.close();
  }
} finally {
  await browser.close();
}
console.log(`${values.findings} findings, CPU slowed down ${SLOWDOWN} times, ${rounds} rounds: median (quartiles)`);
console.log(`file: ${(statSync(path).size / 1e6).toFixed(1)} MB (target: at most 12)`);
for (const [name, found] of Object.entries(times)) console.log(`${name}: ${shown(found)}`);
rmSync(folder, { recursive: true, force: true });
