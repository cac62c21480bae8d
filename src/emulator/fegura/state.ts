import { createHash } from 'node:crypto';
import type { Clock } from '../clock.js';
import { createScanStore, endsAtMs, type ScanStore, type ServiceState, type StoredScan } from '../service.js';
import { type AccountPlan, CONNECTION, type DiagramPlan, type FeguraScenario, type ScanPlan } from './scenario.js';

export interface FeguraScan extends StoredScan<ScanPlan> {
  readonly account: AccountPlan;
  readonly region: string;
}

/** The service's state for tests. */
export type FeguraState = ServiceState<FeguraScan>;

/** What is scanned. */
interface Asked {
  readonly accountId?: string;
  readonly region?: string;
}

/** The service's state. */
export interface FeguraServiceState extends ScanStore<FeguraScan, Asked> {
  readonly accounts: readonly AccountPlan[];
}

/** "Default: us-east-1". */
export const DEFAULT_REGION = 'us-east-1';

/** The accounts of a scenario. */
export function accountsOf(scenario: FeguraScenario): readonly AccountPlan[] {
  return scenario.accounts ?? [CONNECTION];
}

/** The state at the emulator's start. */
export function createFeguraState(scenario: FeguraScenario, clock: Clock): FeguraServiceState {
  const accounts = accountsOf(scenario);
  const store = createScanStore<ScanPlan, FeguraScan, Asked>(scenario, clock, {
    idOf: (origin, number) => `${origin === 'before' ? '01d00000' : '5ca40000'}-0000-4000-8000-${String(number).padStart(12, '0')}`,
    targetOf: ({ account }) => account.id,
    defaults: { runningWord: 'scanning' },
    make(stored, { accountId, region = DEFAULT_REGION }) {
      return { ...stored, account: accounts.find(({ id }) => id === accountId) ?? accounts[0] ?? CONNECTION, region };
    },
  });
  return { ...store, accounts };
}

/** The current state of a diagram. */
export interface FeguraDiagram {
  readonly id: string;
  readonly scan: FeguraScan;
  readonly plan: DiagramPlan;
  readonly status: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

const SMALL = 'flowchart LR\n  igw[Internet gateway] --> alb[Load balancer]\n  alb --> app[EC2 instances]\n  app --> db[(Database)]';

/** The diagrams that the list contains now; none before the scan has completed. */
export function diagramsOf(scan: FeguraScan, nowMs: number): readonly FeguraDiagram[] {
  if (scan.plan.end !== 'completed' || nowMs < endsAtMs(scan)) return [];
  return (scan.plan.diagrams ?? []).flatMap((plan, index) => diagramAt(scan, plan, index, nowMs) ?? []);
}

function diagramAt(scan: FeguraScan, plan: DiagramPlan, index: number, nowMs: number): FeguraDiagram | undefined {
  const createdAtMs = endsAtMs(scan) + (plan.listedAfterMs ?? 0);
  if (nowMs < createdAtMs) return undefined;
  const begunAtMs = createdAtMs + (plan.pendingMs ?? 0);
  const readyAtMs = begunAtMs + (plan.generatingMs ?? 0);
  const [status, updatedAtMs] =
    nowMs >= readyAtMs ? [plan.end ?? 'completed', readyAtMs] : nowMs >= begunAtMs ? ['generating', begunAtMs] : ['pending', createdAtMs];
  return { id: plan.id ?? idOf(scan.id, index), scan, plan, status, createdAtMs, updatedAtMs };
}

/** Always the same value. */
function idOf(scanId: string, index: number): string {
  const hex = createHash('sha1').update(`${scanId}#${index}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** The source, in the field that the plan names; empty for a diagram that is not ready. */
export function sourceOf({ plan, status }: FeguraDiagram): Readonly<Record<string, string>> {
  if (status !== 'completed' || plan.mermaid === null) return {};
  return { [plan.field ?? 'mermaidCode']: plan.mermaid ?? SMALL };
}
