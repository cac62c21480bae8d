import { asInstant } from '../../domain/instant.js';
import { type Inventory, isOver, type Scan, type ScanState } from '../../domain/scan.js';
import type { WireScan } from './wire.js';

/** "Scan Statuses". */
const STATES: ReadonlyMap<string, ScanState> = new Map([
  ['queued', 'queued'],
  ['scanning', 'running'],
  ['completed', 'completed'],
  ['failed', 'failed'],
]);

/** @param asked The connection that was asked about, for an answer that does not tell it. */
export function toScan(wire: WireScan, asked: string): Scan {
  const state = STATES.get(wire.status.toLowerCase()) ?? 'unknown';
  return {
    id: wire.id,
    // UUIDs do not tell capitals apart, and where the accounts stay unread ours is what a person has written.
    target: wire.awsAccountId?.toLowerCase() === asked.toLowerCase() ? asked : (wire.awsAccountId ?? asked),
    state,
    rawState: wire.status,
    reason: isOver(state) ? wire.errorMessage?.trim() || undefined : undefined,
    traits: { region: wire.region ?? undefined },
    createdAt: asInstant(wire.createdAt),
    // "Timestamp of last update": there is no other that tells when it ended.
    completedAt: isOver(state) ? asInstant(wire.updatedAt) : undefined,
    // What a scan has counted before it is complete is no inventory: the rest would seem to be gone.
    inventory: state === 'completed' && wire.progress ? toInventory(wire.progress) : undefined,
  };
}

/** A kind whose value is no count is left out: it is not known, which is not 0. */
function toInventory(progress: Readonly<Record<string, unknown>>): Inventory {
  return Object.fromEntries(Object.entries(progress).filter((entry): entry is [string, number] => isCount(entry[1])));
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
