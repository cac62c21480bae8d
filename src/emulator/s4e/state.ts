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

/** What a request asks to scan. */
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

/** A scan as far as it has come. */
export interface S4eProgress {
  /** 0 to 1. */
  readonly share: number;
  /** Undefined while it waits. */
  readonly startedAtMs: number | undefined;
  /** Undefined while it waits or runs. */
  readonly endedAtMs: number | undefined;
  /** What has been discovered so far. */
  readonly found: Maker<S4eFinding>;
}

/** What tests see of the service. */
export type S4eState = ServiceState<S4eScan>;

/** The service's memory. */
export interface S4eServiceState extends ScanStore<S4eScan, S4eAsked> {
  readonly assets: readonly AssetPlan[];
  readonly progressOf: (scan: S4eScan) => S4eProgress;
  /** Undefined while the scan waits or runs, and where it reports none. */
  readonly summaryOf: (scan: S4eScan) => SeverityCounts | undefined;
}

const DEFAULT_ASSET: AssetPlan = { id: 'a-1001', name: 'shop.example.org' };

/** The assets of a scenario. */
export function assetsOf(scenario: S4eScenario): readonly AssetPlan[] {
  return scenario.assets ?? [DEFAULT_ASSET];
}

/** The words that mean that somebody still has to do something: the primary's, and the siblings' `confirmed`. */
const OPEN: readonly string[] = ['open', 'confirmed'];

/** The state at the moment the emulator starts. */
export function createS4eState(scenario: S4eScenario, clock: Clock): S4eServiceState {
  const assets = assetsOf(scenario);
  const store = createScanStore<S4eScanPlan, S4eScan, S4eAsked>(scenario, clock, {
    idOf: numberedId('sc-'),
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
      // What is over changes no more.
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

/** A scan without an end is for ever half done. */
function shareOf(elapsedMs: number, wholeMs: number): number {
  return Number.isFinite(wholeMs) ? elapsedMs / wholeMs : 0.5;
}
