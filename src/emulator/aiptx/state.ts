import type { Clock } from '../clock.js';
import { asMaker, each, type Maker, only } from '../lazy-list.js';
import {
  beginsAtMs,
  countSeverities,
  createScanStore,
  numberedId,
  once,
  type ScanStore,
  type ServiceState,
  type SeverityCounts,
  type StoredScan,
} from '../service.js';
import type { AiptxComparisonPlan, AiptxFinding, AiptxScanPlan, AiptxScenario } from './scenario.js';

export interface AiptxScan extends StoredScan<AiptxScanPlan> {
  readonly target: string;
  readonly mode: string;
  readonly type: string;
  readonly name?: string | undefined;
  readonly parentId?: string | undefined;
  readonly findings: Maker<AiptxFinding>;
  /** The index of the finding with this ID. */
  readonly indexOf: (id: string) => number | undefined;
  /** Counts of all findings. */
  readonly counts: () => SeverityCounts | undefined;
}

/** The service's state for tests. */
export type AiptxState = ServiceState<AiptxScan>;

/** What a request wants to scan. */
export interface AiptxAsked {
  readonly target?: string | undefined;
  readonly mode?: string | undefined;
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly parentId?: string | undefined;
}

/** The service's state. */
export type AiptxServiceState = ScanStore<AiptxScan, AiptxAsked>;

export const DEFAULT_TARGET = 'https://staging.example.com';

/** The state at the emulator's start. */
export function createAiptxState(scenario: AiptxScenario, clock: Clock): AiptxServiceState {
  return createScanStore<AiptxScanPlan, AiptxScan, AiptxAsked>(scenario, clock, {
    idOf: numberedId('scan_'),
    targetOf: ({ target }) => target,
    make(stored, { target = scenario.target ?? DEFAULT_TARGET, mode = 'standard', type = 'web', name, parentId }) {
      const findings = asMaker(stored.plan.findings ?? []);
      const indexes = once(() => new Map([...each(findings)].map(({ id }, index) => [id, index] as const).toReversed()));
      const counts = once(() => countSeverities(stored.plan, findings));
      return { ...stored, target, mode, type, name, parentId, findings, indexOf: (id) => indexes().get(id), counts };
    },
  });
}

/** The phases of a scan in order, and the percentage at which each begins. */
export const PHASES = [
  ['reconnaissance', 0],
  ['vulnerability_discovery', 30],
  ['exploit_validation', 80],
] as const;

/** The progress, 0 to 100. A scan that never ends makes no progress. */
export function percentAt(scan: AiptxScan, nowMs: number): number {
  const { runningMs } = scan.plan;
  const ranMs = Math.min(nowMs, scan.cancelledAtMs ?? nowMs) - beginsAtMs(scan);
  if (ranMs <= 0) return 0;
  return runningMs === Infinity ? 42 : Math.min(100, Math.floor((ranMs / runningMs) * 100));
}

/** The phase at a percentage. */
export function phaseAt(percent: number): string {
  return PHASES.findLast(([, from]) => percent >= from)?.[0] ?? PHASES[0][0];
}

/** "Compare Scans": the differences of two scans. `unchanged_findings` is a number; the other fields are lists. */
export function compareAiptx(a: AiptxScan, b: AiptxScan, plan: AiptxComparisonPlan): Readonly<Record<string, unknown>> {
  const { older = 'a', listed = Infinity } = plan;
  const [before, after] = older === 'a' ? [a, b] : [b, a];
  const added = without(after, before);
  const fixed = without(before, after);
  const summary = { scan_a_total: a.findings.count, scan_b_total: b.findings.count, new: added.length, fixed: fixed.length };
  return {
    scan_a: a.id,
    scan_b: b.id,
    comparison: {
      new_findings: added.slice(0, listed).map(brief),
      fixed_findings: fixed.slice(0, listed).map(brief),
      unchanged_findings: after.findings.count - added.length,
      ...(plan.summary === 'absent' ? {} : { summary }),
    },
  };
}

function without(scan: AiptxScan, other: AiptxScan): AiptxFinding[] {
  const known = new Set([...each(other.findings)].map(sameness));
  return [...each(only(scan.findings, (finding) => !known.has(sameness(finding))))];
}

function sameness({ title, endpoint }: AiptxFinding): string {
  return JSON.stringify([title, endpoint]);
}

function brief({ id, title, severity }: AiptxFinding): Readonly<Record<string, unknown>> {
  return { id, title, severity };
}
