import type { Clock } from '../clock.js';
import { asMaker, each, type Maker } from '../lazy-list.js';
import { createScanStore, numberedId, once, type ScanStore, type ServiceState, type StoredScan } from '../service.js';
import { type Aether365Result, type Aether365Scenario, type ScanPlan, type Summary, type TenantPlan, withOthers } from './scenario.js';

export interface Aether365Scan extends StoredScan<ScanPlan> {
  readonly tenantId: string;
  readonly type: string;
  readonly results: Maker<Aether365Result>;
  /** The results of the completed scan. */
  readonly summary: () => Summary;
}

/** The service's state for tests. */
export type Aether365State = ServiceState<Aether365Scan>;

/** What is scanned. */
interface Asked {
  readonly tenantId?: string;
  readonly type?: string;
}

/** The service's state. */
export interface Aether365ServiceState extends ScanStore<Aether365Scan, Asked> {
  /** The tenant of the key; undefined if it has none. */
  readonly tenant: TenantPlan | undefined;
  /** All tenants that the key may access. */
  readonly tenants: readonly TenantPlan[];
  readonly scansOf: (tenantId: string) => readonly Aether365Scan[];
}

const DEFAULT_TENANT: TenantPlan = { id: 't_emulated' };

/** The tenant of a scenario; undefined if the key has none. */
export function tenantOf({ tenant }: Aether365Scenario): TenantPlan | undefined {
  return tenant === null ? undefined : (tenant ?? DEFAULT_TENANT);
}

/** The state at the emulator's start. */
export function createAether365State(scenario: Aether365Scenario, clock: Clock): Aether365ServiceState {
  const tenant = tenantOf(scenario);
  const store = createScanStore<ScanPlan, Aether365Scan, Asked>(scenario, clock, {
    idOf: numberedId('scan_'),
    targetOf: ({ tenantId }) => tenantId,
    // Scans are never queued.
    defaults: { queuedMs: 0, runningMs: 4000, runningWord: 'in_progress' },
    make(stored, { tenantId = (tenant ?? DEFAULT_TENANT).id, type = 'compliance' }) {
      const { findings = [], passed = 40, skipped = 3 } = stored.plan;
      const results = withOthers(asMaker(findings), passed, skipped);
      return { ...stored, tenantId, type, results, summary: once(() => summarize(stored.plan, results)) };
    },
  });
  const tenants = [...(tenant ? [tenant] : []), ...(scenario.otherTenants ?? [])];
  return { ...store, tenant, tenants, scansOf: (tenantId) => store.all.filter((scan) => scan.tenantId === tenantId) };
}

/** A scan that has not completed, or that failed, reports no numbers. */
export const UNTOLD: Summary = { pass_count: null, fail_count: null, skip_count: null, score: null };

/** The numbers that a completed scan of this plan reports. A check with two frameworks counts once. */
function summarize(plan: ScanPlan, results: Maker<Aether365Result>): Summary {
  if (plan.summary === 'absent') return UNTOLD;
  const checks = { passed: new Set<string>(), failed: new Set<string>(), skipped: new Set<string>() };
  for (const { test_id, result } of each(results)) if (isCounted(result)) checks[result].add(test_id);
  const { passed, failed, skipped } = checks;
  const counts = { pass_count: passed.size, fail_count: failed.size, skip_count: skipped.size };
  return { ...counts, score: scoreOf(passed.size, failed.size), ...plan.summary };
}

/** "Passed / (passed + failed) x 100, skipped excluded" (siblings, section 4), with one decimal as in the example. */
function scoreOf(passed: number, failed: number): number | null {
  return passed + failed === 0 ? null : Math.round((1000 * passed) / (passed + failed)) / 10;
}

function isCounted(result: string): result is 'passed' | 'failed' | 'skipped' {
  return ['passed', 'failed', 'skipped'].includes(result);
}
