import type { Scan, Traits } from '../../domain/scan.js';
import { scansOfTarget } from '../shared/filter-by-target.js';
import type { AiptxClient } from './client.js';
import { toScan } from './mapping.js';
import type { AiptxRequest } from './request.js';

/** The target's scans. The filter of the service is a partial match, so that scans of other targets come too and are left out. */
export function listScans(
  client: AiptxClient,
  { given }: AiptxRequest,
  target: string,
  like: Traits,
  signal: AbortSignal,
): AsyncIterable<readonly Scan[]> {
  // What the service keeps is the target as it was given: a filter that is no part of it would hide our own scans.
  const filter = given.includes(target) ? target : undefined;
  return scansOfTarget(read(client, { target: filter, mode: like.mode }, signal), target);
}

async function* read(client: AiptxClient, filter: Parameters<AiptxClient['scans']>[0], signal: AbortSignal): AsyncGenerator<Scan[]> {
  for await (const page of client.scans(filter, signal)) yield page.map((wire) => toScan(wire, ''));
}
