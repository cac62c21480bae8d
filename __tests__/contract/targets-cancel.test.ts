import { describe, expect, it } from '@jest/globals';
import { exposures } from '../../src/emulator/s4e/data.js';
import type { SavedState } from '../../src/runtime/state.js';
import type { Arriving, JobResult } from '../helpers/job.js';
import { idsOf, NEVER_ENDS, requestsOf, scanAll, verdictsOf } from './targets-support.js';

const FIVE = Array(5).fill(NEVER_ENDS);
/** The runner sends SIGTERM 7.5 s after SIGINT. */
const GRACE_MS = 7_500;
const at =
  (kind: string, nth: number) =>
  (request: Arriving): boolean =>
    request.at === 'service' && request.kind === kind && request.nth === nth;

describe('an interrupt', () => {
  it('cancels each scan of the run within the grace of the runner, and no other scan', async () => {
    const scans = [{ id: 'sc-other', assetId: 'a-1', createdAgoMs: 60_000, ...NEVER_ENDS }];
    const job = await scanAll(FIVE, { scenario: { scans }, interruptAt: at('status', 8) });
    expect(verdictsOf(job)).toEqual(Array(5).fill('cancelled'));
    expect(job.exitCode).toBe(2);
    expect(job.endedAfterInterruptMs).toBeLessThanOrEqual(GRACE_MS);
    const { scans: there } = job.service.state;
    expect(there.filter(({ cancelled }) => cancelled).map(({ origin }) => origin)).toEqual(Array(5).fill('started'));
    expect(there.filter(({ cancelled }) => !cancelled).map(({ id }) => id)).toEqual(['sc-other']);
    expect(job.saved.every(({ phase, scan, intent }) => phase === 'ended' && !scan && !intent)).toBe(true);
  });

  it('names a few of many scans that could not be cancelled, and all of them in the log', async () => {
    const many = Array(20).fill(NEVER_ENDS);
    const job = await scanAll(many, {
      scenario: { faults: [{ call: 'cancel', nth: 'all', fault: { status: 500 } }] },
      inputs: { comment: 'always' },
      interruptAt: at('status', 30),
    });
    const ids = job.service.state.scans.map(({ id }) => id);
    expect(ids).toHaveLength(20);
    const failed = (text: string): string[] => ids.filter((id) => text.includes(`The scan ${id} may still be running`));
    const [comment] = job.github.state.comments;
    for (const page of [job.summary, comment?.body ?? '', job.files['report.md'] ?? '']) {
      expect(failed(page)).toHaveLength(5);
      expect(page).toContain('… and 15 more of `cancel-failed`: see the log.');
    }
    expect(failed(job.log.join('\n'))).toEqual(ids);
    expect(failed(job.files['results.json'] ?? '')).toEqual(ids);
  });

  it('starts nothing more', async () => {
    const job = await scanAll(FIVE, { inputs: { 'max-parallel': '1' }, interruptAt: at('start', 2) });
    expect(requestsOf(job, 'start')).toBe(2);
    expect(job.service.state.scans.map(({ cancelled }) => cancelled)).toEqual([true, true]);
    expect(verdictsOf(job)).toEqual(Array(5).fill('cancelled'));
  });

  it('keeps the results of the targets that have ended', async () => {
    const done = { queuedMs: 0, runningMs: 1000, findings: exposures() };
    const isLate = (request: Arriving): boolean => request.kind === 'status' && request.nth > 40;
    const job = await scanAll([done, NEVER_ENDS], { interruptAt: isLate });
    expect(verdictsOf(job)).toEqual(['failed', 'cancelled']);
    expect(job.outputs['verdict']).toBe('cancelled');
    expect(job.summary).toContain('SQL injection in /api/login');
  });
});

describe('an interrupt with wait: false', () => {
  const leftIn = ({ report }: JobResult): unknown[] =>
    report?.notes.flatMap(({ code, text, targets }) => (code === 'scan-left' ? [[text, targets]] : [])) ?? [];
  const note = (id: string, target: number): unknown => [`The scan ${id} continues at S4E, because of the input wait.`, [target]];

  it('while the results are published names each scan that continues', async () => {
    const job = await scanAll([NEVER_ENDS, NEVER_ENDS, NEVER_ENDS], {
      scenario: { faults: [{ call: 'start', nth: 2, fault: { status: 400, body: { error: 'no' } } }] },
      inputs: { wait: 'false', 'max-parallel': '1', comment: 'always' },
      interruptAt: ({ at: where, kind }) => where === 'github' && kind.startsWith('comment'),
    });
    expect(job.outputs['verdict']).toBe('cancelled');
    expect(verdictsOf(job)).toEqual(['started', 'error', 'started']);
    const [one, two] = job.service.state.scans.map(({ id }) => id);
    expect(leftIn(job)).toEqual([note(one ?? '', 0), note(two ?? '', 2)]);
    expect(job.log.join('\n')).toContain(`a-1.example.org: The scan ${one} continues at S4E`);
    expect(job.service.state.scans.map(({ cancelled }) => cancelled)).toEqual([false, false]);
  });

  it('while others are started names each scan that continues', async () => {
    const job = await scanAll(FIVE, { inputs: { wait: 'false', 'max-parallel': '1' }, interruptAt: at('start', 2) });
    expect(job.outputs['verdict']).toBe('cancelled');
    expect(verdictsOf(job)).toEqual(['started', ...Array(4).fill('cancelled')]);
    const [one] = job.service.state.scans;
    expect(leftIn(job)).toEqual([note(one?.id ?? '', 0)]);
    expect(job.log.filter((line) => line.includes(`The scan ${one?.id} continues at S4E`))).toHaveLength(1);
  });
});

describe('the post step', () => {
  const REFUSES = [{ call: 'cancel', nth: 'all', fault: { status: 500 } }] as const;

  it('cancels each scan that the main step could not cancel', async () => {
    const main = await scanAll(FIVE, { scenario: { faults: REFUSES }, interruptAt: at('status', 8) });
    const left = main.saved.filter(({ scan }) => scan);
    expect(left).toHaveLength(5);
    const scans = left.flatMap(({ scan }) => (scan ? [{ id: scan.id, assetId: scan.target, createdAgoMs: 60_000, ...NEVER_ENDS }] : []));
    const post = await scanAll(FIVE, { scenario: { scans }, leftovers: main.saved });
    expect(post.service.state.scans.map(({ cancelled }) => cancelled)).toEqual(Array(5).fill(true));
    expect(post.summary).toBe('');
  });

  it.each([
    ['given targets', idsOf(2).join('\n')],
    ['a group of the policy', '@shops'],
  ])('after a killed main step cancels the scans of %s, also those whose start was not answered, and publishes', async (_name, target) => {
    const since = '2026-11-21T09:00:00.000Z' as NonNullable<SavedState['intent']>['since'];
    const leftovers: SavedState[] = [
      { phase: 'running' },
      { phase: 'running', scan: { id: 'sc-ours', target: 'a-1' } },
      { phase: 'running', intent: { target: 'a-2', traits: { type: 'full' }, known: ['sc-other'], since } },
    ];
    const scans = [
      { id: 'sc-ours', assetId: 'a-1', createdAgoMs: 60_000, ...NEVER_ENDS },
      { id: 'sc-other', assetId: 'a-2', createdAgoMs: 60_000, ...NEVER_ENDS },
      { id: 'sc-lost', assetId: 'a-2', createdAgoMs: 1_000, ...NEVER_ENDS },
    ];
    const post = await scanAll([NEVER_ENDS, NEVER_ENDS], { scenario: { scans }, leftovers, inputs: { target } });
    const cancelled = post.service.state.scans.filter((scan) => scan.cancelled).map(({ id }) => id);
    expect(cancelled.toSorted()).toEqual(['sc-lost', 'sc-ours']);
    expect(post.report?.decision.verdict).toBe('cancelled');
    expect(post.summary).toContain('cancelled');
  });

  it('cancels also more scans than the rate limit of the service allows in a minute', async () => {
    const ids = idsOf(130);
    const scans = ids.map((assetId) => ({ id: `sc-${assetId}`, assetId, createdAgoMs: 60_000, ...NEVER_ENDS }));
    const leftovers = ids.map((target): SavedState => ({ phase: 'ended', scan: { id: `sc-${target}`, target } }));
    const post = await scanAll(
      ids.map(() => NEVER_ENDS),
      { scenario: { scans }, leftovers },
    );
    expect(post.service.state.scans.filter(({ cancelled }) => !cancelled)).toEqual([]);
    // The runner ends a cancelled job after five minutes.
    expect(post.durationMs).toBeLessThan(5 * 60_000);
  });

  it('leaves the scans that wait: false left running', async () => {
    const main = await scanAll([NEVER_ENDS, NEVER_ENDS], { inputs: { wait: 'false' } });
    expect(main.saved.every(({ phase, scan }) => phase === 'ended' && scan === undefined)).toBe(true);
  });
});
