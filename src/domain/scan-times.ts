import { msOf } from './instant.js';
import type { Scan } from './scan.js';

type Times = Pick<Scan, 'createdAt' | 'startedAt' | 'completedAt'>;

/**
 * When the scan began to look, in milliseconds since the epoch: one that waited in a queue has seen what was there when it left it.
 *
 * @returns undefined where the scan has no usable time: it is then neither older nor newer than any other
 */
export function beginOf({ createdAt, startedAt }: Times): number | undefined {
  return msOf(startedAt) ?? msOf(createdAt);
}

/** When the scan was asked for, in milliseconds since the epoch: services list scans in this order, and a start is found again by it. */
export function createdOf({ createdAt, startedAt }: Times): number | undefined {
  return msOf(createdAt) ?? msOf(startedAt);
}

/** When the scan ended, in milliseconds since the epoch; where only its beginning is known, that. */
export function endOf(scan: Times): number | undefined {
  return msOf(scan.completedAt) ?? beginOf(scan);
}

/** Sorts the scan first that was asked for last, as `latest` means it; scans without a usable time come last. */
export function byNewest(a: Times, b: Times): number {
  return (createdOf(b) ?? 0) - (createdOf(a) ?? 0);
}

/** Whether a list shows that it begins with the newest: no document promises an order, but scans that are each older than the last show one. */
export function isNewestFirst(scans: readonly Times[]): boolean {
  return scans.every((scan, index) => createdOf(scan) !== undefined && (index === 0 || byNewest(scans[index - 1] ?? scan, scan) < 0));
}
