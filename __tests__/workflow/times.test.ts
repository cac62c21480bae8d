import { describe, expect, it } from '@jest/globals';
import type { WaitOptions } from '../../src/domain/run-options.js';
import type { ScanRequest } from '../../src/domain/scan.js';
import type { RunConfig } from '../../src/workflow/context.js';
import { timedBy } from '../../src/workflow/prepare.js';

const WAITING: WaitOptions = { wait: true, timeoutMs: 5000, onTimeout: 'leave' };
const PLANNED = 2;
const TIMES = { timeoutMs: 26_000, typicalMs: 20 };
const wanted = (times?: ScanRequest['times']): ScanRequest => ({
  target: { id: 't', key: 't', label: 't', ownCode: false },
  traits: {},
  baseline: {},
  times,
});
const runOf = (waitOptions: WaitOptions): RunConfig => ({ waitOptions, typicalMs: PLANNED }) as RunConfig;

describe('the times of a run', () => {
  it('are those that the look-up reports, if it does', () => {
    const run = runOf({ ...WAITING, timeoutIsDefault: true });

    expect(timedBy(run, wanted(TIMES))).toMatchObject({ typicalMs: 20, waitOptions: { timeoutMs: 26_000, onTimeout: 'leave' } });
    expect(timedBy(run, wanted())).toBe(run);
  });

  it('leave a time-out alone that somebody gave', () => {
    expect(timedBy(runOf(WAITING), wanted(TIMES))).toMatchObject({ typicalMs: 20, waitOptions: { timeoutMs: 5000 } });
  });
});
