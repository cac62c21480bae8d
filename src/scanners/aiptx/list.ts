import type { Scan, Traits } from '../../domain/scan.js';
import type { AiptxClient } from './client.js';
import { toScan } from './mapping.js';
import type { AiptxRequest } from './request.js';

/**
 * The target's scans. The filter of the service is a partial match, so that scans of other targets come too and are left out. What is
 * left shows no order by itself (of 100 scans one may be ours): as long as the service's own list does not begin with the newest, all
 * of it is read before anything is handed over.
 */
export async function* listScans(
  client: AiptxClient,
  { given }: AiptxRequest,
  target: string,
  like: Traits,
  signal: AbortSignal,
): AsyncGenerator<readonly Scan[]> {
  // What the service keeps is the target as it was given: a filter that is no part of it would hide our own scans.
  const filter = given.includes(target) ? target : undefined;
  let held: Scan[] = [];
  let ordered = true;
  let last: Scan | undefined;
  for await (const page of client.scans({ target: filter, mode: like.mode }, signal)) {
    const scans = page.map((wire) => toScan(wire, ''));
    ordered &&= isNewestFirst(last === undefined ? scans : [last, ...scans]);
    last = scans.at(-1) ?? last;
    held.push(...scans.filter((scan) => scan.target === target));
    if (!ordered || held.length === 0) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}

function isNewestFirst(scans: readonly Scan[]): boolean {
  return scans.every((scan, index) => index === 0 || timeOf(scan) < timeOf(scans[index - 1]));
}

function timeOf(scan: Scan | undefined): number {
  return Date.parse(scan?.createdAt ?? '');
}
