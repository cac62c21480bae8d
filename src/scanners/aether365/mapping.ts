import { asInstant } from '../../domain/instant.js';
import type { Posture, Scan, ScanState } from '../../domain/scan.js';
import { isText } from '../../text/json.js';
import { OWN_TENANT } from './request.js';
import type { WireScan } from './wire.js';

/** The three states of the document. */
const STATES: ReadonlyMap<string, ScanState> = new Map([
  ['in_progress', 'running'],
  ['completed', 'completed'],
  ['failed', 'failed'],
]);

/** @param asked The tenant that was asked about. `me` is every scan's tenant then: what its ID is nobody has told. */
export function toScan(wire: WireScan, asked: string): Scan {
  const startedAt = asInstant(wire.started_at);
  const state = STATES.get(wire.status.toLowerCase()) ?? 'unknown';
  return {
    id: wire.id,
    target: asked === OWN_TENANT ? asked : (wire.tenant_id ?? asked),
    state,
    rawState: wire.status,
    // A message may be about what went well, too.
    reason: [wire.error, wire.error_message, state === 'completed' ? undefined : wire.message].find(isText),
    traits: { type: wire.scan_type?.toLowerCase() },
    // "Starts a scan immediately": there is no queue, and no other time.
    createdAt: startedAt,
    startedAt,
    completedAt: asInstant(wire.completed_at),
    posture: toPosture(wire),
  };
}

/**
 * Nothing is known without both numbers that make the score: an invented 0 would hide what failed. Nor is anything known where both are
 * 0: every check was skipped, and no tenant is the better for that.
 */
function toPosture({ pass_count, fail_count, skip_count, score }: WireScan): Posture | undefined {
  if (typeof pass_count !== 'number' || typeof fail_count !== 'number') return undefined;
  if (pass_count + fail_count === 0) return undefined;
  return { passed: pass_count, failed: fail_count, skipped: skip_count ?? null, score: score ?? null };
}
