import type { Clock } from '../clock.js';
import { type AccountPlan, CONNECTION, type EarlierScan, type FeguraScenario, type ScanPlan } from './scenario.js';

/** A scan at the service. Its state is never stored: it follows from the clock. */
export interface WorldScan {
  readonly id: string;
  readonly account: AccountPlan;
  readonly region: string;
  readonly createdAtMs: number;
  /** `before`: the scenario's history. `started`: by a request. */
  readonly origin: 'before' | 'started';
  readonly plan: ScanPlan;
}

/** A scan for assertions: what it is, and its state at this moment. */
export interface ScanNow extends WorldScan {
  readonly state: string;
}

/** What tests see of the service. */
export interface FeguraState {
  /** In order of creation. */
  readonly scans: readonly ScanNow[];
}

/** The service's memory. */
export interface FeguraWorld {
  readonly accounts: readonly AccountPlan[];
  /** In order of creation. */
  readonly scans: readonly WorldScan[];
  readonly stateOf: (scan: WorldScan) => string;
  /** Queued or scanning, under whatever word. */
  readonly isBusy: (scan: WorldScan) => boolean;
  readonly start: (account: AccountPlan, region: string) => WorldScan;
  readonly state: FeguraState;
}

/** "Default: us-east-1". */
export const DEFAULT_REGION = 'us-east-1';

/** The accounts of a scenario. */
export function accountsOf(scenario: FeguraScenario): readonly AccountPlan[] {
  return scenario.accounts ?? [CONNECTION];
}

/** The world at the moment the emulator starts. */
export function feguraWorld(scenario: FeguraScenario, clock: Clock): FeguraWorld {
  const accounts = accountsOf(scenario);
  const begunMs = clock.now();
  const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, accounts, begunMs));
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
      const scan: WorldScan = { id: uuid('5ca40000', started), account, region, createdAtMs: clock.now(), origin: 'started', plan };
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

function scanFromBefore(earlier: EarlierScan, index: number, accounts: readonly AccountPlan[], begunMs: number): WorldScan {
  return {
    id: earlier.id ?? uuid('01d00000', index + 1),
    account: accounts.find(({ id }) => id === earlier.accountId) ?? accounts[0] ?? CONNECTION,
    region: earlier.region ?? DEFAULT_REGION,
    createdAtMs: begunMs - earlier.createdAgoMs,
    origin: 'before',
    plan: earlier,
  };
}

function uuid(head: string, number: number): string {
  return `${head}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** When the scan begins to look for resources. */
export function begunAtMs({ createdAtMs, plan }: WorldScan): number {
  return createdAtMs + (plan.queuedMs ?? 1000);
}

/** When the scan ends, in milliseconds since the epoch; `Infinity` for never. */
export function endsAtMs(scan: WorldScan): number {
  return begunAtMs(scan) + (scan.plan.runningMs ?? 3000);
}

function stateAt(scan: WorldScan, nowMs: number): string {
  if (nowMs >= endsAtMs(scan)) return scan.plan.end ?? 'completed';
  return nowMs < begunAtMs(scan) ? 'queued' : (scan.plan.runningWord ?? 'scanning');
}

/** When the start of this scan is answered: "runs synchronously and returns when complete", unless planned otherwise. */
export function answeredAtMs(scan: WorldScan): number {
  if (scan.plan.answers === 'queued') return scan.createdAtMs;
  return scan.plan.answers === 'scanning' ? begunAtMs(scan) : endsAtMs(scan);
}
