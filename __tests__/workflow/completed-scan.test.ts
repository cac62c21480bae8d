import { describe, expect, it } from '@jest/globals';
import type { Scan } from '../../src/domain/scan.js';
import type { RunState } from '../../src/workflow/context.js';
import { hasEndedFor } from '../../src/workflow/results/completed-scan.js';
import { virtualClock } from '../helpers/virtual-clock.js';

const HOUR_MS = 3_600_000;

describe('a scan that ended', () => {
  const clock = virtualClock();
  const scan: Scan = {
    id: 's',
    target: 't',
    state: 'completed',
    rawState: 'completed',
    traits: {},
    completedAt: new Date(clock.now() - 2 * HOUR_MS).toISOString(),
  };
  const endedFor = (found: Partial<RunState>, of: Scan = scan): boolean =>
    hasEndedFor(HOUR_MS, { deps: { clock } as never, state: { notes: [], cleanups: [], ...found }, scan: of });

  it('is old by its own time only if the run has not seen it running', () => {
    expect(endedFor({ origin: 'collected' })).toBe(true);
    expect(endedFor({ origin: 'reused' })).toBe(true);
    // The service's clock may be hours behind.
    expect(endedFor({ origin: 'collected', seenRunning: true })).toBe(false);
    expect(endedFor({ origin: 'started' })).toBe(false);
    expect(endedFor({ origin: 'joined' })).toBe(false);
  });

  it('is not old if it reports no end', () => {
    expect(endedFor({ origin: 'collected' }, { ...scan, completedAt: undefined })).toBe(false);
  });
});
