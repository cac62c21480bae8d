import { describe, expect, it } from '@jest/globals';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import type { S4eScanPlan } from '../../src/emulator/s4e/scenario.js';
import { runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';
import { BREAKS, FAILS, idsOf, NEVER_ENDS, PASSES, requestsOf, scanAll, verdictsOf } from './targets-support.js';

describe('the verdict of several targets', () => {
  const CANCELLED: S4eScanPlan = { end: 'cancelled' };
  it.each([
    ['all pass', [PASSES, PASSES], 'passed', 0],
    ['one fails', [PASSES, FAILS], 'failed', 1],
    ['one is cancelled at the service, one fails', [CANCELLED, FAILS], 'cancelled', 2],
    ['one does not end, one is cancelled at the service', [CANCELLED, NEVER_ENDS], 'timeout', 2],
  ] as const)('is the worst one: %s', async (_case, plans, verdict, exitCode) => {
    const job = await scanAll(plans, { inputs: { timeout: '2m' } });
    expect(job.outputs['verdict']).toBe(verdict);
    expect(job.exitCode).toBe(exitCode);
    expect(verdictsOf(job)).toContain(verdict);
  });

  it('counts the targets with each verdict, and does not hide the findings of one behind the error of another', async () => {
    const job = await scanAll([FAILS, BREAKS, PASSES, FAILS]);
    expect(verdictsOf(job)).toEqual(['failed', 'error', 'passed', 'failed']);
    expect(job.outputs['verdict-reason']).toBe('error: 1 of 4 targets ended in an error, 2 failed, 1 passed');
    expect(job.report?.targets?.[0]?.evaluation?.findings.length).toBe(job.report?.targets?.[3]?.evaluation?.findings.length);
    expect(job.summary).toContain('SQL injection in /api/login');
    // The first line after the look-up has the ID and the name, the others have the name of the tables.
    expect(job.log.filter((line) => line.startsWith('[a-3] '))).toEqual([expect.stringMatching(/^\[a-3\] a-3\.example\.org: Starting/)]);
    expect(job.log).toContain('[a-3.example.org] Passed: 3 low findings, threshold high.');
    expect(job.log).toContainEqual(expect.stringMatching(/total \d+ \(without a-2\.example\.org\)$/));
    expect(job.log.at(-1)).toBe('::error::S4E: 1 of 4 targets ended in an error, 2 failed, 1 passed.');
  });

  it.each([
    ['true', 'a failed target', [FAILS, PASSES], 'failed', 0],
    ['true', 'no error of another target', [FAILS, BREAKS], 'error', 2],
    ['everything', 'also the error', [FAILS, BREAKS], 'error', 0],
  ] as const)('with warn-only %s forgives %s', async (warnOnly, _what, plans, verdict, exitCode) => {
    const job = await scanAll(plans, { inputs: { 'warn-only': warnOnly } });
    expect(job.outputs['verdict']).toBe(verdict);
    expect(job.exitCode).toBe(exitCode);
  });

  it('never is a pass when the findings of one target are incomplete', async () => {
    const job = await scanAll([PASSES, { ...PASSES, summary: { low: 50 } }]);
    expect(verdictsOf(job)).toEqual(['passed', 'error']);
    expect(job.exitCode).toBe(2);
  });
});

describe('the outputs of several targets', () => {
  const EMPTY = ['scan-id', 'scan-status', 'scan-origin', 'scanned-sha', 'baseline-id', 'score', 'sarif-file', 'sarif-id'];

  it('are sums, and those of a single scan are empty', async () => {
    const alone = await scanAll([FAILS]);
    const job = await scanAll([FAILS, PASSES, FAILS]);
    const passing = await scanAll([PASSES]);
    for (const name of ['total', 'critical', 'high', 'medium', 'low', 'info', 'waived'])
      expect([name, job.outputs[name]]).toEqual([name, String(2 * Number(alone.outputs[name]) + Number(passing.outputs[name]))]);
    for (const name of EMPTY) expect([name, job.outputs[name]]).toEqual([name, '']);
    expect(job.outputs['results-file']).toMatch(/results\.json$/);
  });

  it('are empty when a number of one target is unknown, because the sum would be too small', async () => {
    const job = await scanAll([FAILS, BREAKS]);
    for (const name of ['total', 'critical', 'new', 'waived', ...EMPTY]) expect([name, job.outputs[name]]).toEqual([name, '']);
  });
});

describe('the files and uploads of several targets', () => {
  const SCHEDULE = { event: 'schedule', inputs: { 'upload-sarif': 'auto' } } as const;
  const categoryOf = (sarif: Readonly<Record<string, unknown>>): unknown =>
    (sarif as { runs: { automationDetails: { id: string } }[] }).runs[0]?.automationDetails.id;

  it('have the SARIF of each target in its folder, and each under its own category', async () => {
    const job = await scanAll([FAILS, BREAKS, PASSES], SCHEDULE);
    const names = job.report?.targets?.map(({ name }) => name) ?? [];
    expect(
      Object.keys(job.files)
        .filter((name) => name.endsWith('.sarif'))
        .toSorted(),
    ).toEqual(
      [names[0], names[2]].flatMap((name) => ['results.full.sarif', 'results.sarif'].map((file) => `targets/${name}/${file}`)).toSorted(),
    );
    const categories = job.github.state.uploads.map(({ sarif }) => String(categoryOf(sarif)));
    for (const name of [names[0], names[2]]) expect(categories).toContainEqual(expect.stringContaining(String(name)));
    expect(categories).toHaveLength(2);
  });

  it('are sent while other targets are waited for', async () => {
    const job = await scanAll([PASSES, { ...PASSES, runningMs: 1_200_000 }, PASSES], SCHEDULE);
    const lastPolledAt = job.service.requests.findLast(({ kind }) => kind === 'status')?.at ?? 0;
    const uploads = job.github.requests.filter(({ kind }) => kind === 'sarif-upload');
    expect(uploads.map(({ at }) => at < lastPolledAt)).toEqual([true, true, false]);
  });

  it('are sent one after the other, and awaited together', async () => {
    const job = await scanAll(Array(20).fill(PASSES), SCHEDULE);
    const calls = job.github.requests.filter(({ kind }) => kind.startsWith('sarif'));
    const uploads = calls.filter(({ kind }) => kind === 'sarif-upload');
    expect(uploads).toHaveLength(20);
    expect(uploads.every(({ inFlight }) => inFlight === 1)).toBe(true);
    expect(calls.findIndex(({ kind }) => kind === 'sarif-status')).toBe(20);
    expect(new Set(job.github.state.uploads.map(({ sarif }) => categoryOf(sarif))).size).toBe(20);
    expect(job.summary).not.toContain('did not wait');
  });

  it('are not awaited beyond 20, which is reported', async () => {
    const job = await scanAll(Array(21).fill(PASSES), SCHEDULE);
    expect(job.github.state.uploads).toHaveLength(21);
    expect(job.github.requests.filter(({ kind }) => kind === 'sarif-status')).toEqual([]);
    expect(job.summary).toContain('The SARIF of 21 targets was uploaded. The run did not wait');
  });

  it.each([
    ['a 413, which is about one file', 413, 1, 3, 2],
    ['a 403 that is over at the end', 403, 1, 3, 2],
    // Once when the first target ended, and once more at the end.
    ['a 403 that lasts', 403, 'all', 2, 0],
  ] as const)('after %s', async (_what, status, nth, sent, stored) => {
    const job = await scanAll([PASSES, PASSES, PASSES], {
      ...SCHEDULE,
      github: { faults: [{ call: 'sarif-upload', nth, fault: { status, body: { message: 'refused' } } }] },
    });
    expect(job.github.requests.filter(({ kind }) => kind === 'sarif-upload')).toHaveLength(sent);
    expect(job.github.state.uploads).toHaveLength(stored);
  });

  it.each([
    ['one other target', 413, [1, 2], '1 other target has a note, too.'],
    ['several other targets', 413, [1, 2, 3], '2 other targets have a note, too.'],
    ['one target that was not sent', 403, [1, 2, 3, 4], 'The results of 1 more target were not sent.'],
  ] as const)('that fail are counted: %s', async (_what, status, numbers, text) => {
    const faults = numbers.map((nth) => ({ call: 'sarif-upload' as const, nth, fault: { status, body: { message: `refused ${nth}` } } }));
    const job = await scanAll(Array(status === 403 ? 3 : 4).fill(PASSES), { ...SCHEDULE, github: { faults } });
    expect(job.summary).toContain(text);
  });

  it('are awaited beyond 20 if the upload is required, because the verdict depends on it', async () => {
    const inputs = { 'upload-sarif': 'required' };
    const rejected = await scanAll(Array(21).fill(PASSES), { ...SCHEDULE, inputs, github: { sarifErrors: ['rejected'] } });
    expect(rejected.outputs['verdict']).toBe('error');
    expect(rejected.exitCode).toBe(2);
    expect(rejected.summary).toContain('GitHub accepted the SARIF, but processing it failed with: rejected');
  });
});

it('finds all mistakes before any request', async () => {
  const job = await scanAll([PASSES], { inputs: { target: 'a-1\na-1\n../up', 'max-parallel': '0', baseline: 'sc-1' } });
  expect(job.exitCode).toBe(2);
  expect(job.service.requests).toEqual([]);
  const said = job.log.join('\n');
  for (const text of ['line 2', 'line 3', 'max-parallel', 'baseline']) expect(said).toContain(text);
});

it('warns about targets that only the look-up shows to be the same, and scans them once', async () => {
  const id = '4c1d9e02-7a35-4f6b-8e21-90b7c3d5a100';
  const accounts = [
    { id, alias: 'shop', awsAccountId: '481516234200' },
    { id: id.replace('4c', '5c'), alias: 'wiki', awsAccountId: '481516234201' },
  ];
  const job = await runJob({
    service: feguraMount({ key: API_KEY, accounts }),
    inputs: { target: ['481516234200', '481516234201', id].join('\n'), baseline: 'none', 'upload-sarif': 'never' },
  });
  expect(job.service.state.scans).toHaveLength(2);
  expect(job.report?.notes.filter(({ code }) => code === 'repeated-target').map(({ level, targets }) => [level, targets])).toEqual([
    ['warning', [0, 2]],
  ]);
  expect(job.summary).toContain('the same at the service, so their results are counted more than once');
});

it('does not take the scan of one target for the scan of another, also if the service does not report its target', async () => {
  const plan = { ...PASSES, echo: { target: null } };
  const body = { data: { scan_id: 'sc-new001', status: 'queued' } };
  const job = await scanAll([plan, FAILS], { scenario: { faults: [{ call: 'start', nth: 2, fault: { status: 201, body } }] } });
  expect(job.service.state.scans).toHaveLength(1);
  expect(verdictsOf(job).filter((verdict) => verdict === 'passed').length).toBeLessThan(2);
  expect(job.exitCode).toBe(2);
  expect(job.report?.targets?.[1]?.error).toMatchObject({
    code: 'WRONG_SCAN',
    message: 'S4E answered with the scan sc-new001, which is the scan of another target of this run.',
  });
});

it('does not say that one target was not looked up if the policy has mistakes', async () => {
  const job = await scanAll([PASSES], { inputs: { target: '@nope' } });
  expect(job.log).toContainEqual(expect.stringMatching(/^S4E: several targets, at /));
  expect(job.log.at(-1)).toContain('S4E gate could not be decided (error): the configuration has mistakes');
});

it('explains how to give several targets if a comma is in the name of one', async () => {
  const job = await scanAll([PASSES], { inputs: { target: 'a-1,a-2', 'scan-id': 'latest' } });
  expect(job.report?.error?.code).toBe('NO_SCAN');
  expect(job.report?.error?.hint).toMatch(/ To scan several targets, write each on a line of its own\.$/);
});

it('collects the latest scan of each target, and starts none', async () => {
  const scans = idsOf(3).map((assetId) => ({ assetId, createdAgoMs: 3_600_000, ...FAILS }));
  const job = await scanAll([PASSES, PASSES, PASSES], { scenario: { scans }, inputs: { 'scan-id': 'latest' } });
  expect(verdictsOf(job)).toEqual(['failed', 'failed', 'failed']);
  expect(job.report?.targets?.map(({ scan }) => scan?.origin)).toEqual(['collected', 'collected', 'collected']);
  expect(requestsOf(job, 'start')).toBe(0);
  const log = job.log.join('\n');
  expect(log).toContain('collecting the latest scans of several targets from S4E.');
  expect(log).toContain('Collecting the latest scans of 3 targets.');
  expect(log.match(/may have been started with other options/g)).toHaveLength(1);
  expect(job.summary).toContain('scan `sc-old001`, the latest scan');
});

it('does not wait with wait: false, and leaves each scan running', async () => {
  const job = await scanAll([NEVER_ENDS, NEVER_ENDS], { inputs: { wait: 'false' } });
  expect(verdictsOf(job)).toEqual(['started', 'started']);
  expect(job.outputs['verdict']).toBe('started');
  expect(job.exitCode).toBe(0);
  expect(job.service.state.scans.map(({ cancelled }) => cancelled)).toEqual([false, false]);
});
