import { createHash } from 'node:crypto';
import type { Clock } from '../clock.js';
import { asMaker, only } from '../lazy-list.js';
import { countSeverities, createScanStore, numberedId, once, type ScanStore, type ServiceState, type StoredScan } from '../service.js';
import type { CloudgeniScenario, FindingsMaker, RepositoryPlan, ScanPlan, Summary } from './scenario.js';

export interface CloudgeniScan extends StoredScan<ScanPlan> {
  readonly repositoryId: string;
  readonly branch: string;
  readonly commit: string;
  readonly type: string;
  readonly findings: FindingsMaker;
  /** The results of the completed scan. */
  readonly summary: () => Summary | undefined;
}

/** The service's state for tests. */
export type CloudgeniState = ServiceState<CloudgeniScan>;

/** What is scanned. */
interface Asked {
  readonly repositoryId?: string;
  readonly branch?: string | undefined;
  readonly commit?: string | undefined;
  readonly type?: string | undefined;
}

/** The service's state. */
export interface CloudgeniServiceState extends ScanStore<CloudgeniScan, Asked> {
  readonly repositories: readonly RepositoryPlan[];
  readonly scansOf: (repositoryId: string) => readonly CloudgeniScan[];
}

const DEFAULT_REPOSITORY: RepositoryPlan = { id: 'repo_emulated', fullName: 'octo-org/infrastructure' };

/** The repositories of a scenario. */
export function repositoriesOf(scenario: CloudgeniScenario): readonly RepositoryPlan[] {
  return scenario.repositories ?? [DEFAULT_REPOSITORY];
}

/** The state at the emulator's start. */
export function createCloudgeniState(scenario: CloudgeniScenario, clock: Clock): CloudgeniServiceState {
  const repositories = repositoriesOf(scenario);
  const store = createScanStore<ScanPlan, CloudgeniScan, Asked>(scenario, clock, {
    idOf: numberedId('scan_'),
    targetOf: ({ repositoryId }) => repositoryId,
    make: (stored, asked) => makeScan(stored, asked, repositories),
  });
  return { ...store, repositories, scansOf: (repositoryId) => store.all.filter((scan) => scan.repositoryId === repositoryId) };
}

function makeScan(stored: StoredScan<ScanPlan>, asked: Asked, repositories: readonly RepositoryPlan[]): CloudgeniScan {
  const repository = repositories.find(({ id }) => id === asked.repositoryId) ?? repositories[0] ?? DEFAULT_REPOSITORY;
  const { branch = 'main', commit = inventedCommit(`${repository.fullName}#${branch}`), type = 'static' } = asked;
  const findings = asMaker(stored.plan.findings ?? []);
  const summary = once(() => summarize(stored.plan, findings));
  return { ...stored, repositoryId: repository.id, branch, commit, type, findings, summary };
}

function inventedCommit(seed: string): string {
  return createHash('sha1').update(seed).digest('hex');
}

function summarize(plan: ScanPlan, findings: FindingsMaker): Summary | undefined {
  const counts = countSeverities(plan, findings);
  const counted = plan.summaryCounts === 'open' ? only(findings, ({ status }) => status === 'open') : findings;
  return counts && { total: counted.count, ...counts };
}
