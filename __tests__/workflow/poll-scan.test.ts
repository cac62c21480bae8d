import { expect, it } from '@jest/globals';
import type { Scan } from '../../src/domain/scan.js';
import type { Scanner } from '../../src/scanners/scanner.js';
import { awaitScan } from '../../src/workflow/poll/poll-scan.js';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 21, 9);
const createdAt = new Date(NOW_MS - HOUR_MS).toISOString();
const RUNNING: Scan = { id: 's1', target: 't1', traits: {}, state: 'running', rawState: 'running', createdAt, progress: { percent: 50 } };

/** The pause before the first look at a scan that the service dates an hour back. */
async function firstPauseMs(notBeforeMs: number | undefined): Promise<number> {
  let nowMs = NOW_MS;
  const clock = { now: () => nowMs, sleep: async (ms: number) => void (nowMs += ms) };
  const logger = { info: () => undefined, debug: () => undefined, warning: () => undefined };
  const read = async (): Promise<Scan> => ({ ...RUNNING, state: 'completed', rawState: 'completed' });
  const scanner = { read } as unknown as Scanner;
  const deps = { clock, logger, random: () => 0.5 } as unknown as Parameters<typeof awaitScan>[0]['deps'];
  await awaitScan({ scanner, scan: RUNNING, notBeforeMs, deps, check: () => undefined }, new AbortController().signal);
  return nowMs - NOW_MS;
}

it('looks soon at a scan that was just started, although the clock of the service is an hour behind', async () => {
  expect(await firstPauseMs(NOW_MS)).toBeLessThanOrEqual(5_000);
});

it('looks rarely at a scan that has run for an hour', async () => {
  expect(await firstPauseMs(undefined)).toBeGreaterThan(60_000);
});
