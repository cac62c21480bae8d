import type { Clock } from '../clock.js';
import { asMaker, type Maker } from '../lazy-list.js';
import {
  beginsAtMs,
  countSeverities,
  createScanStore,
  endsAtMs,
  numberedId,
  once,
  type ScanStore,
  type ServiceState,
  type SeverityCounts,
  type StoredScan,
} from '../service.js';
import type { AssetPlan, S4eFinding, S4eScanPlan, S4eScenario } from './scenario.js';

/** What a request wants to scan. */
interface S4eAsked {
  readonly assetId?: string;
  readonly type?: string;
  readonly priority?: string | undefined;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  readonly callbackUrl?: string | undefined;
}

export interface S4eScan extends StoredScan<S4eScanPlan>, S4eAsked {
  readonly assetId: string;
  readonly type: string;
  readonly findings: Maker<S4eFinding>;
}

/** The progress of a scan. */
export interface S4eProgress {
  /** 0 to 1. */
  readonly share: number;
  /** Undefined while queued. */
  readonly startedAtMs: number | undefined;
  /** Undefined while queued or running. */
  readonly endedAtMs: number | undefined;
  /** The findings so far. */
  readonly found: Maker<S4eFinding>;
}

/** The service's state for tests. */
export type S4eState = ServiceState<S4eScan>;

/** The service's state. */
export interface S4eServiceState extends ScanStore<S4eScan, S4eAsked> {
  readonly assets: readonly AssetPlan[];
  readonly progressOf: (scan: S4eScan) => S4eProgress;
  /** Undefined while the scan is queued or running, and if it reports none. */
  readonly summaryOf: (scan: S4eScan) => SeverityCounts | undefined;
}

const DEFAULT_ASSET: AssetPlan = { id: 'a-1001', name: 'shop.example.org' };

/** The assets of a scenario. */
export function assetsOf(scenario: S4eScenario): readonly AssetPlan[] {
  return scenario.assets ?? [DEFAULT_ASSET];
}

/** The statuses that mean open: the primary's, and the siblings' `confirmed`. */
const OPEN: readonly string[] = ['open', 'confirmed'];

/** The state at the emulator's start. */
export function createS4eState(scenario: S4eScenario, clock: Clock): S4eServiceState {
  const assets = assetsOf(scenario);
  const store = createScanStore<S4eScanPlan, S4eScan, S4eAsked>(scenario, clock, {
    idOf: numberedId('sc-'),
    targetOf: ({ assetId }) => assetId,
    make: (stored, { assetId = (assets[0] ?? DEFAULT_ASSET).id, type = 'full', priority, options, callbackUrl }) => ({
      ...stored,
      assetId,
      type,
      priority,
      options,
      callbackUrl,
      findings: asMaker(stored.plan.findings ?? []),
    }),
  });
  const summaries = new Map<string, () => SeverityCounts | undefined>();
  const progressOf = (scan: S4eScan): S4eProgress => progressAt(scan, clock.now());
  return {
    ...store,
    assets,
    progressOf,
    summaryOf(scan) {
      const { endedAtMs, found } = progressOf(scan);
      if (endedAtMs === undefined) return undefined;
      // An ended scan does not change.
      const summary = summaries.get(scan.id) ?? once(() => countSeverities(scan.plan, found, OPEN));
      summaries.set(scan.id, summary);
      return summary();
    },
  };
}

function progressAt(scan: S4eScan, nowMs: number): S4eProgress {
  const { findings, plan, cancelledAtMs } = scan;
  const beginsMs = beginsAtMs(scan);
  const endsMs = beginsMs + plan.runningMs;
  const seenMs = cancelledAtMs ?? nowMs;
  const share = seenMs < beginsMs ? 0 : seenMs >= endsMs ? 1 : shareOf(seenMs - beginsMs, plan.runningMs);
  return {
    share,
    startedAtMs: seenMs < beginsMs ? undefined : beginsMs,
    endedAtMs: nowMs >= endsAtMs(scan) ? endsAtMs(scan) : undefined,
    found: { ...findings, count: Math.floor(findings.count * share) },
  };
}

/** A scan that never ends stays at one half. */
function shareOf(elapsedMs: number, wholeMs: number): number {
  return Number.isFinite(wholeMs) ? elapsedMs / wholeMs : 0.5;
}
