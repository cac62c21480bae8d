import { createHash } from 'node:crypto';
import type { Clock } from '../clock.js';
import { asMaker, each } from '../lazy-list.js';
import type { CloudgeniScenario, EarlierScan, FindingsMaker, RepositoryPlan, ScanPlan, Summary } from './scenario.js';

/** A scan at the service. Its state is never stored: it follows from the clock. */
export interface CloudgeniScan {
  readonly id: string;
  readonly repositoryId: string;
  readonly branch: string;
  readonly commit: string;
  readonly type: string;
  readonly createdAtMs: number;
  /** `before`: the scenario's history. `started`: by a request. */
  readonly origin: 'before' | 'started';
  readonly plan: ScanPlan;
  readonly findings: FindingsMaker;
  /** What the completed scan tells; counted once, for there may be 25,000 findings. */
  readonly summary: () => Summary | undefined;
}

/** A scan for assertions: what it is, and its state at this moment. */
interface ScanNow extends CloudgeniScan {
  readonly state: string;
}

/** What tests see of the service. */
export interface CloudgeniState {
  /** In order of creation. */
  readonly scans: readonly ScanNow[];
}

/** What a request asks to scan. */
interface Asked {
  readonly branch?: string | undefined;
  readonly commit?: string | undefined;
  readonly type?: string | undefined;
}

/** The service's memory. */
export interface CloudgeniServiceState {
  readonly repositories: readonly RepositoryPlan[];
  /** In order of creation. */
  readonly scansOf: (repositoryId: string) => readonly CloudgeniScan[];
  readonly stateOf: (scan: CloudgeniScan) => string;
  /** Queued or running, under whatever word. */
  readonly isBusy: (scan: CloudgeniScan) => boolean;
  readonly start: (repository: RepositoryPlan, asked: Asked) => CloudgeniScan;
  readonly visible: CloudgeniState;
}

const DEFAULT_REPOSITORY: RepositoryPlan = { id: 'repo_emulated', fullName: 'octo-org/infrastructure' };

/** The repositories of a scenario. */
export function repositoriesOf(scenario: CloudgeniScenario): readonly RepositoryPlan[] {
  return scenario.repositories ?? [DEFAULT_REPOSITORY];
}

/** The state at the moment the emulator starts. */
export function createCloudgeniState(scenario: CloudgeniScenario, clock: Clock): CloudgeniServiceState {
  const repositories = repositoriesOf(scenario);
  const startedMs = clock.now();
  const scans = (scenario.scans ?? []).map((earlier, index) => scanFromBefore(earlier, index, repositories, startedMs));
  scans.sort((a, b) => a.createdAtMs - b.createdAtMs);
  let started = 0;
  return {
    repositories,
    scansOf: (repositoryId) => scans.filter((scan) => scan.repositoryId === repositoryId),
    stateOf: (scan) => stateAt(scan, clock.now()),
    isBusy: (scan) => clock.now() < endsAtMs(scan),
    start(repository, asked) {
      const plan = scenario.plans?.[Math.min(started, scenario.plans.length - 1)] ?? {};
      started += 1;
      const scan = makeScan({
        id: `scan_new${String(started).padStart(3, '0')}`,
        repository,
        asked,
        plan,
        createdAtMs: clock.now(),
        origin: 'started',
      });
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

function scanFromBefore(earlier: EarlierScan, index: number, repositories: readonly RepositoryPlan[], startedMs: number): CloudgeniScan {
  const repository = repositories.find(({ id }) => id === earlier.repositoryId) ?? repositories[0] ?? DEFAULT_REPOSITORY;
  const id = earlier.id ?? `scan_old${String(index + 1).padStart(3, '0')}`;
  return makeScan({ id, repository, asked: earlier, plan: earlier, createdAtMs: startedMs - earlier.createdAgoMs, origin: 'before' });
}

interface Making {
  readonly id: string;
  readonly repository: RepositoryPlan;
  readonly asked: Asked;
  readonly plan: ScanPlan;
  readonly createdAtMs: number;
  readonly origin: CloudgeniScan['origin'];
}

function makeScan({ id, repository, asked, plan, createdAtMs, origin }: Making): CloudgeniScan {
  const branch = asked.branch ?? repository.defaultBranch ?? 'main';
  const commit = asked.commit ?? repository.heads?.[branch] ?? inventedCommit(`${repository.fullName}#${branch}`);
  const type = asked.type ?? 'static';
  const findings = asMaker(plan.findings ?? []);
  const summary = once(() => summarize(plan, findings));
  return { id, repositoryId: repository.id, branch, commit, type, createdAtMs, origin, plan, findings, summary };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function inventedCommit(seed: string): string {
  return createHash('sha1').update(seed).digest('hex');
}

/** When the scan ends, in milliseconds since the epoch; `Infinity` for never. */
export function endsAtMs({ createdAtMs, plan }: CloudgeniScan): number {
  return createdAtMs + queuedMs(plan) + (plan.runningMs ?? 3000);
}

function queuedMs(plan: ScanPlan): number {
  return plan.queuedMs ?? 1000;
}

function stateAt(scan: CloudgeniScan, nowMs: number): string {
  if (nowMs >= endsAtMs(scan)) return scan.plan.end ?? 'completed';
  return nowMs < scan.createdAtMs + queuedMs(scan.plan) ? 'queued' : (scan.plan.runningWord ?? 'running');
}

/** The summary that a completed scan of this plan tells; undefined where it tells none. */
function summarize(plan: ScanPlan, findings: FindingsMaker): Summary | undefined {
  if (plan.summary === 'absent') return undefined;
  const counts = { total: 0, critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, status } of each(findings)) {
    if (plan.summaryCounts === 'open' && status !== 'open') continue;
    counts.total += 1;
    if (isCounted(severity)) counts[severity] += 1;
  }
  return { ...counts, ...plan.summary };
}

function isCounted(severity: string): severity is Exclude<keyof Summary, 'total'> {
  return ['critical', 'high', 'medium', 'low', 'info'].includes(severity);
}
