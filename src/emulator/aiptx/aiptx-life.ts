import type { AiptxFindingsMaker } from './aiptx-findings.js';
import type { AiptxCounts, AiptxScanPlan } from './scenario.js';
import { each } from '../lazy-list.js';

/** Phases of a scan in their order, and the percentage at which each begins. */
export const PHASES = [
  ['reconnaissance', 0],
  ['vulnerability_discovery', 30],
  ['exploit_validation', 80],
] as const;

/** What the life of a scan follows from. */
export interface Life {
  readonly createdAtMs: number;
  readonly plan: AiptxScanPlan;
  /** When it was cancelled by a request. */
  readonly cancelledAtMs?: number | undefined;
}

/** When it began to run. */
export function beginsAtMs({ createdAtMs, plan }: Life): number {
  return createdAtMs + (plan.queuedMs ?? 1000);
}

/** When it ends, in milliseconds since the epoch; `Infinity` for never. */
export function aiptxEndsAtMs(life: Life): number {
  return life.cancelledAtMs ?? beginsAtMs(life) + (life.plan.runningMs ?? 3000);
}

/** The service's word at a moment. */
export function aiptxStateAt(life: Life, nowMs: number): string {
  if (life.cancelledAtMs !== undefined) return 'cancelled';
  if (nowMs >= aiptxEndsAtMs(life)) return life.plan.end ?? 'completed';
  return nowMs < beginsAtMs(life) ? 'queued' : (life.plan.runningWord ?? 'running');
}

/** How far it is, 0 to 100. A scan without an end stands still. */
export function percentAt(life: Life, nowMs: number): number {
  const { runningMs = 3000 } = life.plan;
  const ranMs = Math.min(nowMs, life.cancelledAtMs ?? nowMs) - beginsAtMs(life);
  if (ranMs <= 0) return 0;
  return runningMs === Infinity ? 42 : Math.min(100, Math.floor((ranMs / runningMs) * 100));
}

/** The phase at a percentage. */
export function phaseAt(percent: number): string {
  return PHASES.findLast(([, from]) => percent >= from)?.[0] ?? PHASES[0][0];
}

/** Counts all findings of a plan; undefined where the scan tells none. */
export function countAiptx(plan: AiptxScanPlan, findings: AiptxFindingsMaker): AiptxCounts | undefined {
  if (plan.summary === 'absent') return undefined;
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, status } of each(findings)) {
    if (plan.summaryCounts === 'open' && status !== 'open') continue;
    if (isCounted(severity)) counts[severity] += 1;
  }
  return { ...counts, ...plan.summary };
}

function isCounted(severity: string): severity is keyof AiptxCounts {
  return ['critical', 'high', 'medium', 'low', 'info'].includes(severity);
}
