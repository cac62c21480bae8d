import { type AiptxFindingsMaker, asAiptxMaker } from './aiptx-findings.js';
import { aiptxEndsAtMs, aiptxStateAt, countAiptx, type Life } from './aiptx-life.js';
import type { AiptxCounts, AiptxEarlierScan, AiptxScanPlan, AiptxScenario } from './scenario.js';
import type { Clock } from '../clock.js';

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
export interface AiptxScanNow extends AiptxScan {
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
export interface AiptxWorld {
  /** In order of creation. */
  readonly scans: () => readonly AiptxScan[];
  readonly find: (id: string) => AiptxScan | undefined;
  readonly now: () => number;
  readonly isOver: (scan: AiptxScan) => boolean;
  readonly start: (asked: AiptxAsked) => AiptxScan;
  readonly cancel: (scan: AiptxScan) => AiptxScan;
  readonly state: AiptxState;
}

export const DEFAULT_TARGET = 'https://staging.example.com';

/** The world at the moment the emulator starts. */
export function aiptxWorld(scenario: AiptxScenario, clock: Clock): AiptxWorld {
  const begunMs = clock.now();
  const target = scenario.target ?? DEFAULT_TARGET;
  const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, target, begunMs));
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
    state: {
      get scans() {
        return scans.map((scan) => ({ ...scan, state: aiptxStateAt(scan, now()), cancelled: scan.cancelledAtMs !== undefined }));
      },
    },
  };
}

function scanFromBefore(earlier: AiptxEarlierScan, index: number, target: string, begunMs: number): AiptxScan {
  const id = earlier.id ?? `scan_old${String(index + 1).padStart(3, '0')}`;
  return makeScan({ id, target, asked: earlier, plan: earlier, createdAtMs: begunMs - earlier.createdAgoMs, origin: 'before' });
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
