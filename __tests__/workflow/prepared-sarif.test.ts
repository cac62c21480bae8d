import { expect, it } from '@jest/globals';
import type { Finding } from '../../src/domain/finding.js';
import type { Report } from '../../src/report/report.js';
import { systemClock } from '../../src/runtime/clock.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import type { Dependencies, RunConfig, RunState } from '../../src/workflow/context.js';
import { withSarif } from '../../src/workflow/finish/finish.js';
import { type PreparedSarif, prepareSarif } from '../../src/workflow/finish/prepared-sarif.js';
import { completed, failingFindings } from '../report/scenarios.js';

const REPORT = completed(failingFindings());
const run = { name: REPORT.name, service: REPORT.service, source: REPORT.source, waitOptions: {} } as unknown as RunConfig;

async function prepared(report: Report, sendsGzip = true, secret = ''): Promise<PreparedSarif | undefined> {
  const deps = {
    clock: systemClock,
    redactor: createRedactor([secret]),
    interrupt: new AbortController().signal,
    publishers: async () => [{ surface: 'files' }, { surface: 'sarif', sendsGzip }],
  } as unknown as Dependencies;
  const { scan, target, evaluation } = report;
  return await prepareSarif(run, deps, { scan, origin: scan?.origin, target, evaluation } as unknown as RunState);
}

/** Whether the report has the prepared SARIF. In any case, its SARIF is the one that is rendered from the report. */
async function usesPrepared(report: Report): Promise<boolean> {
  const early = await prepared(REPORT);
  const [part, plain] = [
    await withSarif(report, run, { compress: true, prepared: early }),
    await withSarif(report, run, { compress: true }),
  ];
  expect([part.sarif, part.report, part.sarifFacts]).toEqual([plain.sarif, plain.report, plain.sarifFacts]);
  const file = await early?.file;
  expect(file?.facts.gzip).toBeInstanceOf(Buffer);
  return part.sarifFacts === file?.facts;
}

function given<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('The report is complete.');
  return part;
}
const [scan, evaluation] = [given(REPORT.scan), given(REPORT.evaluation)];
const withFindings = (change: (finding: (typeof evaluation.findings)[number]) => object): Report => ({
  ...REPORT,
  evaluation: { ...evaluation, findings: evaluation.findings.map((finding) => ({ ...finding, ...change(finding) })) },
});

it.each<[string, Report]>([
  ['is the same', { ...REPORT }],
  ['marks new findings', withFindings(() => ({ baselineState: 'new' }))],
  ['has notes', { ...REPORT, notes: [{ level: 'warning', code: 'x', text: 'A note.' }] }],
  ['has another verdict about the same findings', { ...REPORT, decision: { ...REPORT.decision, verdict: 'error' } }],
])('is used by a report that %s', async (_case, report) => {
  expect(await usesPrepared(report)).toBe(true);
});

const [worst] = evaluation.findings;
it.each<[string, Report]>([
  ['lacks a finding', { ...REPORT, evaluation: { ...evaluation, findings: evaluation.findings.slice(1) } }],
  ['has a waived finding', withFindings((finding) => (finding === worst ? { waiverIndex: 0, counted: false } : {}))],
  ['has a finding that was closed', withFindings((finding) => (finding === worst ? { state: 'closed' } : {}))],
  ['has a finding with another field', withFindings((finding) => (finding === worst ? { targetIndex: 1 } : {}))],
  ['has other rules', { ...REPORT, evaluation: { ...evaluation, rules: evaluation.rules.map((rule) => ({ ...rule, title: 'Other' })) } }],
  ['is of another commit', { ...REPORT, scan: { ...scan, traits: { ...scan.traits, commit: 'b'.repeat(40) } } }],
  ['has another name', { ...REPORT, name: 'other' }],
  ['has no findings', completed([] satisfies Finding[])],
])('is not used by a report that %s', async (_case, report) => {
  expect(await usesPrepared(report)).toBe(false);
});

it.each<[string, Report]>([
  ['was cancelled', { ...REPORT, decision: { ...REPORT.decision, verdict: 'cancelled' } }],
  ['is partial', { ...REPORT, partial: true }],
  ['has no measurements', { ...REPORT, measurements: undefined }],
])('is not used, and none is rendered, if the run %s', async (_case, report) => {
  const part = await withSarif(report, run, { compress: true, prepared: await prepared(REPORT) });
  expect([part.sarif, part.sarifFacts]).toEqual([undefined, undefined]);
});

it('is not rendered if it is not uploaded', async () => {
  expect(await prepared(REPORT, false)).toBeUndefined();
});

it.each(['S3 Bucket Encryption', 'server-side encryption', 'network/vpc.tf'])(
  'contains no secrets, and is used all the same (%s)',
  async (secret) => {
    const early = await prepared(REPORT, true, secret);
    expect((await early?.file)?.text).not.toContain(secret);
    // The report is redacted again, so that it consists of other objects.
    const part = await withSarif(createRedactor([secret]).redactAll(REPORT), run, { compress: true, prepared: early });
    expect(JSON.stringify(REPORT)).toContain(secret);
    expect(part.sarifFacts).toBe((await early?.file)?.facts);
  },
);
