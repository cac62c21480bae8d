import { describe, expect, it } from '@jest/globals';
import type { Scan, ScanRequest } from '../../src/domain/scan.js';
import { scoresOf } from '../../src/workflow/results/scores.js';

const WANTED: ScanRequest = { target: { id: 't', key: 't', label: 't', ownCode: false }, traits: { type: 'compliance' }, baseline: {} };

function scan(day: number, more: Partial<Scan> = {}): Scan {
  const at = `2026-04-${String(day).padStart(2, '0')}T00:00:00Z`;
  const posture = { passed: 1, failed: 1, skipped: 0, score: day };
  return { id: `s${day}`, target: 't', state: 'completed', rawState: 'completed', traits: WANTED.traits, startedAt: at, posture, ...more };
}

const idsOf = (listed: readonly Scan[], now = scan(20)): string[] | undefined => scoresOf(WANTED, now, listed)?.map(({ scanId: id }) => id);

describe('the scores for a picture', () => {
  it('are of scans that completed, are like this one and began before it, each once', () => {
    const unlike = [
      scan(10, { state: 'failed' }),
      scan(11, { state: 'running' }),
      scan(12, { traits: { type: 'exposure' } }),
      scan(13, { target: 'other' }),
      scan(14, { posture: undefined }),
      scan(15, { posture: { passed: 1, failed: 1, skipped: 0, score: null } }),
      scan(16, { startedAt: undefined }),
      scan(21),
      scan(20),
    ];
    expect(idsOf([scan(3), scan(5), scan(3), ...unlike])).toEqual(['s3', 's5', 's20']);
  });

  it('are reported with the end of the scan, or its beginning', () => {
    const completedAt = '2026-04-03T09:00:00Z';
    expect(scoresOf(WANTED, scan(20), [scan(3, { completedAt })])).toEqual([
      { scanId: 's3', at: completedAt, score: 3 },
      { scanId: 's20', at: '2026-04-20T00:00:00Z', score: 20 },
    ]);
  });

  it('are the last ten', () => {
    const all = Array.from({ length: 15 }, (_, day) => scan(day + 1));
    expect(idsOf(all)).toEqual(['s7', 's8', 's9', 's10', 's11', 's12', 's13', 's14', 's15', 's20']);
  });

  it('are undefined without a list, without an earlier scan, or if this scan has no score', () => {
    expect(idsOf([])).toBeUndefined();
    expect(scoresOf(WANTED, scan(20), undefined)).toBeUndefined();
    expect(idsOf([scan(3)], scan(20, { posture: undefined }))).toBeUndefined();
  });
});
