import type { Clock } from '../clock.js';
import { asMaker, each } from '../lazy-list.js';
import {
  type Aether365Scenario,
  type EarlierScan,
  type ResultsMaker,
  type ScanPlan,
  type Summary,
  type TenantPlan,
  withOthers,
} from './scenario.js';

/** A scan at the service. Its state is never stored: it follows from the clock. */
export interface Aether365Scan {
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
interface ScanNow extends Aether365Scan {
  readonly state: string;
}

/** What tests see of the service. */
export interface Aether365State {
  /** In order of creation. */
  readonly scans: readonly ScanNow[];
}

/** The service's memory. */
export interface Aether365ServiceState {
  /** The tenant of the key; undefined where it has none. */
  readonly tenant: TenantPlan | undefined;
  /** In order of creation. */
  readonly scansOf: (tenantId: string) => readonly Aether365Scan[];
  readonly find: (scanId: string) => Aether365Scan | undefined;
  readonly stateOf: (scan: Aether365Scan) => string;
  /** Running, under whatever word. */
  readonly isBusy: (scan: Aether365Scan) => boolean;
  /** Undefined when the quota of the billing period is used up. */
  readonly start: (tenant: TenantPlan, type: string) => Aether365Scan | undefined;
  readonly visible: Aether365State;
}

const DEFAULT_TENANT: TenantPlan = { id: 't_emulated' };

/** The tenant of a scenario; undefined where the key has none. */
export function tenantOf({ tenant }: Aether365Scenario): TenantPlan | undefined {
  return tenant === null ? undefined : (tenant ?? DEFAULT_TENANT);
}

/** The state at the moment the emulator starts. */
export function createAether365State(scenario: Aether365Scenario, clock: Clock): Aether365ServiceState {
  const tenant = tenantOf(scenario);
  const startedMs = clock.now();
  const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, tenant ?? DEFAULT_TENANT, startedMs));
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
    visible: {
      get scans() {
        return scans.map((scan) => ({ ...scan, state: stateAt(scan, clock.now()) }));
      },
    },
  };
}

function scanFromBefore(earlier: EarlierScan, index: number, tenant: TenantPlan, startedMs: number): Aether365Scan {
  return makeScan({
    id: earlier.id ?? `scan_old${String(index + 1).padStart(3, '0')}`,
    tenantId: earlier.tenantId ?? tenant.id,
    type: earlier.type ?? 'compliance',
    plan: earlier,
    startedAtMs: startedMs - earlier.createdAgoMs,
    origin: 'before',
  });
}

function makeScan(scan: Omit<Aether365Scan, 'results' | 'summary'>): Aether365Scan {
  const { findings = [], passed = 40, skipped = 3 } = scan.plan;
  const results = withOthers(asMaker(findings), passed, skipped);
  let summary: Summary | undefined;
  return { ...scan, results, summary: () => (summary ??= summarize(scan.plan, results)) };
}

/** When the scan ends, in milliseconds since the epoch; `Infinity` for never. */
export function endsAtMs({ startedAtMs, plan }: Aether365Scan): number {
  return startedAtMs + (plan.runningMs ?? 4000);
}

function stateAt(scan: Aether365Scan, nowMs: number): string {
  return nowMs >= endsAtMs(scan) ? (scan.plan.end ?? 'completed') : (scan.plan.runningWord ?? 'in_progress');
}

/** Nothing is told before a scan has completed, and of one that failed. */
export const UNTOLD: Summary = { pass_count: null, fail_count: null, skip_count: null, score: null };

/** The numbers that a completed scan of this plan tells. A check that is mapped to two frameworks counts once. */
function summarize(plan: ScanPlan, results: ResultsMaker): Summary {
  if (plan.summary === 'absent') return UNTOLD;
  const checks = { passed: new Set<string>(), failed: new Set<string>(), skipped: new Set<string>() };
  for (const { test_id, result } of each(results)) if (isCounted(result)) checks[result].add(test_id);
  const { passed, failed, skipped } = checks;
  const counts = { pass_count: passed.size, fail_count: failed.size, skip_count: skipped.size };
  return { ...counts, score: scoreOf(passed.size, failed.size), ...plan.summary };
}

/** "Passed / (passed + failed) x 100, skipped excluded" (siblings, section 4), with one digit as in the example. */
function scoreOf(passed: number, failed: number): number | null {
  return passed + failed === 0 ? null : Math.round((1000 * passed) / (passed + failed)) / 10;
}

function isCounted(result: string): result is 'passed' | 'failed' | 'skipped' {
  return ['passed', 'failed', 'skipped'].includes(result);
}
