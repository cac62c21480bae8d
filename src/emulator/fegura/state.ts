import { createHash } from 'node:crypto';
import type { Clock } from '../clock.js';
import { type AccountPlan, CONNECTION, type DiagramPlan, type EarlierScan, type FeguraScenario, type ScanPlan } from './scenario.js';

/** A scan at the service. Its state is never stored: it follows from the clock. */
export interface FeguraScan {
  readonly id: string;
  readonly account: AccountPlan;
  readonly region: string;
  readonly createdAtMs: number;
  /** `before`: the scenario's history. `started`: by a request. */
  readonly origin: 'before' | 'started';
  readonly plan: ScanPlan;
}

/** A scan for assertions: what it is, and its state at this moment. */
interface ScanNow extends FeguraScan {
  readonly state: string;
}

/** What tests see of the service. */
export interface FeguraState {
  /** In order of creation. */
  readonly scans: readonly ScanNow[];
}

/** The service's memory. */
export interface FeguraServiceState {
  readonly accounts: readonly AccountPlan[];
  /** In order of creation. */
  readonly scans: readonly FeguraScan[];
  readonly stateOf: (scan: FeguraScan) => string;
  /** Queued or scanning, under whatever word. */
  readonly isBusy: (scan: FeguraScan) => boolean;
  readonly start: (account: AccountPlan, region: string) => FeguraScan;
  readonly visible: FeguraState;
}

/** "Default: us-east-1". */
export const DEFAULT_REGION = 'us-east-1';

/** The accounts of a scenario. */
export function accountsOf(scenario: FeguraScenario): readonly AccountPlan[] {
  return scenario.accounts ?? [CONNECTION];
}

/** The state at the moment the emulator starts. */
export function createFeguraState(scenario: FeguraScenario, clock: Clock): FeguraServiceState {
  const accounts = accountsOf(scenario);
  const startedMs = clock.now();
  const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, accounts, startedMs));
  scans.sort((a, b) => a.createdAtMs - b.createdAtMs);
  let started = 0;
  return {
    accounts,
    scans,
    stateOf: (scan) => stateAt(scan, clock.now()),
    isBusy: (scan) => clock.now() < endsAtMs(scan),
    start(account, region) {
      const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
      started += 1;
      const scan: FeguraScan = { id: uuid('5ca40000', started), account, region, createdAtMs: clock.now(), origin: 'started', plan };
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

function scanFromBefore(earlier: EarlierScan, index: number, accounts: readonly AccountPlan[], startedMs: number): FeguraScan {
  return {
    id: earlier.id ?? uuid('01d00000', index + 1),
    account: accounts.find(({ id }) => id === earlier.accountId) ?? accounts[0] ?? CONNECTION,
    region: earlier.region ?? DEFAULT_REGION,
    createdAtMs: startedMs - earlier.createdAgoMs,
    origin: 'before',
    plan: earlier,
  };
}

function uuid(head: string, number: number): string {
  return `${head}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** When the scan begins to look for resources. */
export function begunAtMs({ createdAtMs, plan }: FeguraScan): number {
  return createdAtMs + (plan.queuedMs ?? 1000);
}

/** When the scan ends, in milliseconds since the epoch; `Infinity` for never. */
export function endsAtMs(scan: FeguraScan): number {
  return begunAtMs(scan) + (scan.plan.runningMs ?? 3000);
}

function stateAt(scan: FeguraScan, nowMs: number): string {
  if (nowMs >= endsAtMs(scan)) return scan.plan.end ?? 'completed';
  return nowMs < begunAtMs(scan) ? 'queued' : (scan.plan.runningWord ?? 'scanning');
}

/** When the start of this scan is answered: "runs synchronously and returns when complete", unless planned otherwise. */
export function answeredAtMs(scan: FeguraScan): number {
  if (scan.plan.answers === 'queued') return scan.createdAtMs;
  return scan.plan.answers === 'scanning' ? begunAtMs(scan) : endsAtMs(scan);
}

/** A diagram as it is now. */
export interface FeguraDiagram {
  readonly id: string;
  readonly scan: FeguraScan;
  readonly plan: DiagramPlan;
  readonly status: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

const SMALL = 'flowchart LR\n  igw[Internet gateway] --> alb[Load balancer]\n  alb --> app[EC2 instances]\n  app --> db[(Database)]';

/** The diagrams of a scan that are listed by now; none before it has completed. */
export function diagramsOf(scan: FeguraScan, nowMs: number): readonly FeguraDiagram[] {
  if ((scan.plan.end ?? 'completed') !== 'completed' || nowMs < endsAtMs(scan)) return [];
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

/** The same one each time. */
function idOf(scanId: string, index: number): string {
  const hex = createHash('sha1').update(`${scanId}#${index}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** The source under the field of the plan; nothing for a diagram that is not ready. */
export function sourceOf({ plan, status }: FeguraDiagram): Readonly<Record<string, string>> {
  if (status !== 'completed' || plan.mermaid === null) return {};
  return { [plan.field ?? 'mermaidCode']: plan.mermaid ?? SMALL };
}
