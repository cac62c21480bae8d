import type { Clock } from '../clock.js';
import { asMaker, each } from '../lazy-list.js';
import {
  type AssetPlan,
  type EarlierS4eScan,
  firstOf,
  type S4eFindingsMaker,
  type S4eScanPlan,
  type S4eScenario,
  type S4eSummary,
} from './scenario.js';

/** What a request asks to scan. */
interface S4eAsked {
  readonly type: string;
  readonly priority?: string | undefined;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  readonly callbackUrl?: string | undefined;
}

/** A scan at the service. Its state is never stored: it follows from the clock, and from whether it was cancelled. */
interface S4eServiceScan extends S4eAsked {
  readonly id: string;
  readonly assetId: string;
  readonly createdAtMs: number;
  /** `before`: the scenario's history. `started`: by a request. */
  readonly origin: 'before' | 'started';
  readonly plan: S4eScanPlan;
  readonly findings: S4eFindingsMaker;
}

/** A scan as it is at one moment. */
export interface S4eScanNow extends S4eServiceScan {
  readonly state: string;
  /** By a request. */
  readonly cancelled: boolean;
  /** 0 to 1. */
  readonly share: number;
  /** Undefined while it waits. */
  readonly startedAtMs: number | undefined;
  /** Undefined while it waits or runs. */
  readonly endedAtMs: number | undefined;
  /** What has been discovered so far. */
  readonly found: S4eFindingsMaker;
  /** Undefined while it waits or runs, and where it tells none. */
  readonly summary: () => S4eSummary | undefined;
}

/** What tests see of the service. */
export interface S4eState {
  /** In order of creation. */
  readonly scans: readonly S4eScanNow[];
}

/** The service's memory. */
export interface S4eServiceState {
  readonly assets: readonly AssetPlan[];
  /** In order of creation, as they are now. */
  readonly scans: () => readonly S4eScanNow[];
  readonly scan: (id: string) => S4eScanNow | undefined;
  readonly start: (asset: AssetPlan, asked: S4eAsked) => S4eScanNow;
  /** Only a scan that waits or runs. */
  readonly cancel: (id: string) => void;
  readonly visible: S4eState;
}

const DEFAULT_ASSET: AssetPlan = { id: 'a-1001', name: 'shop.example.org' };

/** The assets of a scenario. */
export function assetsOf(scenario: S4eScenario): readonly AssetPlan[] {
  return scenario.assets ?? [DEFAULT_ASSET];
}

/** The state at the moment the emulator starts. */
export function createS4eState(scenario: S4eScenario, clock: Clock): S4eServiceState {
  const assets = assetsOf(scenario);
  const startedMs = clock.now();
  const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, assets, startedMs));
  scans.sort((a, b) => a.createdAtMs - b.createdAtMs);
  const cancelledAt = new Map<string, number>();
  const summaries = new Map<string, S4eSummary | undefined>();
  let started = 0;
  const now = (scan: S4eServiceScan): S4eScanNow => scanAt(scan, clock.now(), cancelledAt.get(scan.id), summaries);
  return {
    assets,
    scans: () => scans.map(now),
    scan(id) {
      const scan = scans.find((candidate) => candidate.id === id);
      return scan && now(scan);
    },
    start(asset, asked) {
      const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
      started += 1;
      const id = `sc-new${String(started).padStart(3, '0')}`;
      const findings = asMaker(plan.findings ?? []);
      const scan: S4eServiceScan = { ...asked, id, assetId: asset.id, createdAtMs: clock.now(), origin: 'started', plan, findings };
      scans.push(scan);
      return now(scan);
    },
    cancel: (id) => void cancelledAt.set(id, clock.now()),
    visible: {
      get scans() {
        return scans.map(now);
      },
    },
  };
}

function scanFromBefore(earlier: EarlierS4eScan, index: number, assets: readonly AssetPlan[], startedMs: number): S4eServiceScan {
  return {
    id: earlier.id ?? `sc-old${String(index + 1).padStart(3, '0')}`,
    assetId: earlier.assetId ?? assets[0]?.id ?? DEFAULT_ASSET.id,
    type: earlier.type ?? 'full',
    createdAtMs: startedMs - earlier.createdAgoMs,
    origin: 'before',
    plan: earlier,
    findings: asMaker(earlier.findings ?? []),
  };
}

function scanAt(
  scan: S4eServiceScan,
  nowMs: number,
  cancelledAtMs: number | undefined,
  summaries: Map<string, S4eSummary | undefined>,
): S4eScanNow {
  const { plan, createdAtMs, findings } = scan;
  const cancelled = cancelledAtMs !== undefined;
  const beginsMs = createdAtMs + (plan.queuedMs ?? 1000);
  const endsMs = beginsMs + (plan.runningMs ?? 3000);
  const seenMs = cancelledAtMs ?? nowMs;
  const over = cancelled || nowMs >= endsMs;
  const share = seenMs < beginsMs ? 0 : seenMs >= endsMs ? 1 : shareOf(seenMs - beginsMs, endsMs - beginsMs);
  const found = firstOf(findings, Math.floor(findings.count * share));
  return {
    ...scan,
    state: cancelled ? 'cancelled' : over ? (plan.end ?? 'completed') : nowMs < beginsMs ? 'queued' : (plan.runningWord ?? 'running'),
    cancelled,
    share,
    startedAtMs: seenMs < beginsMs ? undefined : beginsMs,
    endedAtMs: over ? (cancelledAtMs ?? endsMs) : undefined,
    found,
    summary: () => (over ? remembered(summaries, scan.id, () => summarizeS4e(plan, found)) : undefined),
  };
}

/** A scan without an end is for ever half done. */
function shareOf(elapsedMs: number, wholeMs: number): number {
  return Number.isFinite(wholeMs) ? elapsedMs / wholeMs : 0.5;
}

/** Counted once, for there may be 25,000 findings; what is over changes no more. */
function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  if (known.has(key)) return known.get(key) as Value;
  const value = make();
  known.set(key, value);
  return value;
}

/** The words that mean that somebody still has to do something: the primary's, and the siblings' `confirmed`. */
const OPEN: readonly string[] = ['open', 'confirmed'];

/** The summary that a scan of this plan tells; undefined where it tells none. */
function summarizeS4e(plan: S4eScanPlan, findings: S4eFindingsMaker): S4eSummary | undefined {
  if (plan.summary === 'absent') return undefined;
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, status } of each(findings)) {
    if (plan.summaryCounts === 'open' && !OPEN.includes(status)) continue;
    if (isCounted(severity)) counts[severity] += 1;
  }
  return { ...counts, ...plan.summary };
}

function isCounted(severity: string): severity is keyof S4eSummary {
  return ['critical', 'high', 'medium', 'low', 'info'].includes(severity);
}
