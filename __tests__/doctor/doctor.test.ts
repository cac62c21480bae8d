import { describe, expect, it } from '@jest/globals';
import { checkHistory } from '../../src/doctor/baseline.js';
import { checkNeeds } from '../../src/doctor/rules.js';
import type { Scan } from '../../src/domain/scan.js';
import { NO_COUNTS } from '../../src/domain/severity.js';
import type { Waiver } from '../../src/domain/waiver.js';
import type { RunConfig } from '../../src/workflow/context.js';

const SCAN: Scan = { id: 'scan_1', target: 't', state: 'completed', rawState: 'completed', traits: {}, counts: NO_COUNTS };
const WAIVER: Waiver = { by: 'rule', value: 'CKV_1', reason: 'known', expires: '2026-12-31' };
const THRESHOLD = { severityThreshold: { value: 'high', from: 'default' }, warnOnly: 'false' } as const;
const ONLY_NEW = { ...THRESHOLD, gateOn: { value: 'new', from: 'policy' } } as const;

/** The part of a run that the checks read. */
function runOf(gate: RunConfig['gate'], waivers: readonly Waiver[] = []): RunConfig {
  return { gate, scope: { waivers, today: '2026-11-21' }, service: { title: 'Cloudgeni' } } as unknown as RunConfig;
}

describe('what the rules need', () => {
  const numbersOnly = { scan: SCAN, listed: false, whyNoList: 'there is no such endpoint' };

  it('is a list for waivers, because numbers do not show which findings they count', () => {
    expect(checkNeeds(runOf(THRESHOLD), numbersOnly, undefined).state).toBe('ok');
    expect(checkNeeds(runOf(THRESHOLD, [WAIVER]), numbersOnly, undefined)).toMatchObject({
      state: 'problem',
      hint: expect.stringContaining('waivers of the policy'),
    });
  });

  it('is a baseline for what is new', () => {
    const listed = { scan: SCAN, listed: true };
    expect(checkNeeds(runOf(ONLY_NEW), listed, { kind: 'none' }).state).toBe('ok');
    expect(checkNeeds(runOf(ONLY_NEW), listed, undefined).state).toBe('unknown');
  });

  it('is a score on both sides for its fall, and the same kinds of resources for their change', () => {
    const posture = { passed: 1, failed: 0, skipped: 0, score: 90 };
    const now = { scan: { ...SCAN, posture, inventory: { vpcs: 1 } }, listed: true };
    const before = (more: Partial<Scan>) => ({ kind: 'scan', selectedBy: 'previous', scan: { ...SCAN, id: 'scan_0', ...more } }) as const;
    const drop = runOf({ maxScoreDrop: { value: 1, from: 'input' }, warnOnly: 'false' });
    const change = runOf({ maxResourceChange: { value: { vpcs: 0 }, from: 'policy' }, warnOnly: 'false' });

    expect(checkNeeds(drop, now, before({ posture })).state).toBe('ok');
    expect(checkNeeds(drop, now, before({})).state).toBe('problem');
    expect(checkNeeds(change, now, before({ inventory: { vpcs: 2 } })).state).toBe('ok');
    expect(checkNeeds(change, now, before({})).state).toBe('problem');
  });
});

describe("the workflow's history", () => {
  const unknown = { why: 'GitHub answered 403', hint: 'Add actions: read.', repeated: false };

  it.each([
    ['can be read', { history: { beforeMs: 1, failed: [], ofOwnCommit: true } }, ONLY_NEW, 'ok'],
    ['cannot, and no rule depends on it', { unknown }, THRESHOLD, 'ok'],
    ['cannot, and a rule depends on it', { unknown }, ONLY_NEW, 'warning'],
    ['cannot, and the run is repeated', { unknown: { ...unknown, repeated: true } }, ONLY_NEW, 'problem'],
  ] as const)('%s', (_name, anchor, gate, state) => {
    const check = checkHistory(runOf(gate), anchor);

    expect(check.state).toBe(state);
    if ('unknown' in anchor) expect(check).toMatchObject({ text: expect.stringContaining(unknown.why), hint: unknown.hint });
  });
});
