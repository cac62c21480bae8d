import type { Clock } from '../clock.js';
import { each, only } from '../lazy-list.js';
import {
  type AiptxComparisonPlan,
  type AiptxCounts,
  type AiptxEarlierScan,
  type AiptxFinding,
  type AiptxFindingsMaker,
  type AiptxScanPlan,
  type AiptxScenario,
  asAiptxMaker,
} from './scenario.js';

/** A scan at the service. Its state is never stored: it follows from the clock, and from a cancel. */
export interface AiptxScan extends Life {
  readonly id: string;
  readonly target: string;
  readonly mode: string;
  readonly type: string;
  readonly name?: string | undefined;
  readonly parentId?: string | undefined;
  /** `before`: the scenario's history. `started`: by a request. */
  readonly origin: 'before' | 'started';
  readonly findings: AiptxFindingsMaker;
  /** Of all findings; counted once, for there may be 25,000. */
  readonly counts: () => AiptxCounts | undefined;
}

/** A scan for assertions: what it is, and its state at this moment. */
interface AiptxScanNow extends AiptxScan {
  readonly state: string;
  readonly cancelled: boolean;
}

/** What tests see of the service. */
export interface AiptxState {
  /** In order of creation. */
  readonly scans: readonly AiptxScanNow[];
}

/** What a request asks to scan. */
export interface AiptxAsked {
  readonly target?: string | undefined;
  readonly mode?: string | undefined;
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly parentId?: string | undefined;
}

/** The service's memory. */
export interface AiptxServiceState {
  /** In order of creation. */
  readonly scans: () => readonly AiptxScan[];
  readonly find: (id: string) => AiptxScan | undefined;
  readonly now: () => number;
  readonly isOver: (scan: AiptxScan) => boolean;
  readonly start: (asked: AiptxAsked) => AiptxScan;
  readonly cancel: (scan: AiptxScan) => AiptxScan;
  readonly visible: AiptxState;
}

export const DEFAULT_TARGET = 'https://staging.example.com';

/** The state at the moment the emulator starts. */
export function createAiptxState(scenario: AiptxScenario, clock: Clock): AiptxServiceState {
  const startedMs = clock.now();
  const target = scenario.target ?? DEFAULT_TARGET;
  const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, target, startedMs));
  scans.sort((a, b) => a.createdAtMs - b.createdAtMs);
  let started = 0;
  const now = (): number => clock.now();
  const isOver = (scan: AiptxScan): boolean => now() >= aiptxEndsAtMs(scan);
  return {
    scans: () => scans,
    find: (id) => scans.find((scan) => scan.id === id),
    now,
    isOver,
    start(asked) {
      const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
      started += 1;
      const id = `scan_new${String(started).padStart(3, '0')}`;
      const scan = makeScan({ id, target, asked, plan, createdAtMs: now(), origin: 'started' });
      scans.push(scan);
      return scan;
    },
    cancel(scan) {
      const cancelled = { ...scan, cancelledAtMs: now() };
      scans[scans.indexOf(scan)] = cancelled;
      return cancelled;
    },
    visible: {
      get scans() {
        return scans.map((scan) => ({ ...scan, state: aiptxStateAt(scan, now()), cancelled: scan.cancelledAtMs !== undefined }));
      },
    },
  };
}

function scanFromBefore(earlier: AiptxEarlierScan, index: number, target: string, startedMs: number): AiptxScan {
  const id = earlier.id ?? `scan_old${String(index + 1).padStart(3, '0')}`;
  return makeScan({ id, target, asked: earlier, plan: earlier, createdAtMs: startedMs - earlier.createdAgoMs, origin: 'before' });
}

interface Making {
  readonly id: string;
  readonly target: string;
  readonly asked: AiptxAsked;
  readonly plan: AiptxScanPlan;
  readonly createdAtMs: number;
  readonly origin: AiptxScan['origin'];
}

function makeScan({ id, target, asked, plan, createdAtMs, origin }: Making): AiptxScan {
  const findings = asAiptxMaker(plan.findings ?? []);
  const { mode = 'standard', type = 'web', name, parentId } = asked;
  const counts = once(() => countAiptx(plan, findings));
  return { id, target: asked.target ?? target, mode, type, name, parentId, createdAtMs, origin, plan, findings, counts };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Phases of a scan in their order, and the percentage at which each begins. */
export const PHASES = [
  ['reconnaissance', 0],
  ['vulnerability_discovery', 30],
  ['exploit_validation', 80],
] as const;

/** What the life of a scan follows from. */
interface Life {
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
function countAiptx(plan: AiptxScanPlan, findings: AiptxFindingsMaker): AiptxCounts | undefined {
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

/** "Compare Scans": what one has beyond the other. `unchanged_findings` is a number, its sisters are lists. */
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
