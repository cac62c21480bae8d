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

/** @param asked The connection of the request, for a response without it. */
export function toScan(wire: WireScan, asked: string): Scan {
  const state = STATES.get(wire.status.toLowerCase()) ?? 'unknown';
  return {
    id: wire.id,
    // UUIDs ignore case. If the accounts could not be read, our spelling is the user's.
    target: wire.awsAccountId?.toLowerCase() === asked.toLowerCase() ? asked : (wire.awsAccountId ?? asked),
    state,
    rawState: wire.status,
    reason: isOver(state) ? wire.errorMessage?.trim() || undefined : undefined,
    traits: { region: wire.region ?? undefined },
    createdAt: asInstant(wire.createdAt),
    // "Timestamp of last update": no other time shows when the scan ended.
    completedAt: isOver(state) ? asInstant(wire.updatedAt) : undefined,
    // The counts of a scan that did not complete are not an inventory, because resources would seem to be gone.
    inventory: state === 'completed' && wire.progress ? toInventory(wire.progress) : undefined,
  };
}

/** Leaves out values that are not a count, because an unknown number is not 0. */
function toInventory(progress: Readonly<Record<string, unknown>>): Inventory {
  return Object.fromEntries(Object.entries(progress).filter((entry): entry is [string, number] => isCount(entry[1])));
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
