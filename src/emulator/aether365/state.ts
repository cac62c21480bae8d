import { type ResultsMaker, withOthers } from './aether365-results.js';
import type { Aether365Scenario, EarlierScan, ScanPlan, Summary, TenantPlan } from './scenario.js';
import { summarize } from './aether365-summary.js';
import type { Clock } from '../clock.js';
import { asMaker } from '../lazy-list.js';

/** A scan at the service. Its state is never stored: it follows from the clock. */
export interface WorldScan {
  readonly id: string;
  readonly tenantId: string;
  readonly type: string;
  readonly startedAtMs: number;
  /** `before`: the scenario's history. `started`: by a request. */
  readonly origin: 'before' | 'started';
  readonly plan: ScanPlan;
  readonly results: ResultsMaker;
  /** What the completed scan tells; counted once, for there may be 25,000 results. */
  readonly summary: () => Summary;
}

/** A scan for assertions: what it is, and its state at this moment. */
export interface ScanNow extends WorldScan {
  readonly state: string;
}

/** What tests see of the service. */
export interface Aether365State {
  /** In order of creation. */
  readonly scans: readonly ScanNow[];
}

/** The service's memory. */
export interface Aether365World {
  /** The tenant of the key; undefined where it has none. */
  readonly tenant: TenantPlan | undefined;
  /** In order of creation. */
  readonly scansOf: (tenantId: string) => readonly WorldScan[];
  readonly find: (scanId: string) => WorldScan | undefined;
  readonly stateOf: (scan: WorldScan) => string;
  /** Running, under whatever word. */
  readonly isBusy: (scan: WorldScan) => boolean;
  /** Undefined when the quota of the billing period is used up. */
  readonly start: (tenant: TenantPlan, type: string) => WorldScan | undefined;
  readonly state: Aether365State;
}

const DEFAULT_TENANT: TenantPlan = { id: 't_emulated' };

/** The tenant of a scenario; undefined where the key has none. */
export function tenantOf({ tenant }: Aether365Scenario): TenantPlan | undefined {
  return tenant === null ? undefined : (tenant ?? DEFAULT_TENANT);
}

/** The world at the moment the emulator starts. */
export function aether365World(scenario: Aether365Scenario, clock: Clock): Aether365World {
  const tenant = tenantOf(scenario);
  const begunMs = clock.now();
  const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, tenant ?? DEFAULT_TENANT, begunMs));
  scans.sort((a, b) => a.startedAtMs - b.startedAtMs);
  let started = 0;
  return {
    tenant,
    scansOf: (tenantId) => scans.filter((scan) => scan.tenantId === tenantId),
    find: (scanId) => scans.find(({ id }) => id === scanId),
    stateOf: (scan) => stateAt(scan, clock.now()),
    isBusy: (scan) => clock.now() < endsAtMs(scan),
    start({ id: tenantId }, type) {
      if (scenario.quota !== undefined && started >= scenario.quota) return undefined;
      const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
      started += 1;
      const id = `scan_new${String(started).padStart(3, '0')}`;
      const scan = makeScan({ id, tenantId, type, plan, startedAtMs: clock.now(), origin: 'started' });
      scans.push(scan);
      return scan;
    },
    state: {
      get scans() {
        return scans.map((scan) => ({ ...scan, state: stateAt(scan, clock.now()) }));
      },
    },
  };
}

function scanFromBefore(earlier: EarlierScan, index: number, tenant: TenantPlan, begunMs: number): WorldScan {
  return makeScan({
    id: earlier.id ?? `scan_old${String(index + 1).padStart(3, '0')}`,
    tenantId: earlier.tenantId ?? tenant.id,
    type: earlier.type ?? 'compliance',
    plan: earlier,
    startedAtMs: begunMs - earlier.createdAgoMs,
    origin: 'before',
  });
}

function makeScan(scan: Omit<WorldScan, 'results' | 'summary'>): WorldScan {
  const { findings = [], passed = 40, skipped = 3 } = scan.plan;
  const results = withOthers(asMaker(findings), passed, skipped);
  let summary: Summary | undefined;
  return { ...scan, results, summary: () => (summary ??= summarize(scan.plan, results)) };
}

/** When the scan ends, in milliseconds since the epoch; `Infinity` for never. */
export function endsAtMs({ startedAtMs, plan }: WorldScan): number {
  return startedAtMs + (plan.runningMs ?? 4000);
}

function stateAt(scan: WorldScan, nowMs: number): string {
  return nowMs >= endsAtMs(scan) ? (scan.plan.end ?? 'completed') : (scan.plan.runningWord ?? 'in_progress');
}
