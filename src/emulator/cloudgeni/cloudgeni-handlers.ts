import type { CloudgeniPen } from './responses.js';
import { findingsPage, pageOf, type Slice } from './cloudgeni-pages.js';
import type { CloudgeniScenario, RepositoryPlan } from './scenario.js';
import type { CloudgeniWorld, WorldScan } from './state.js';
import type { Matched } from '../endpoints.js';
import type { Answer } from '../types.js';

/** What the endpoints of one emulator share. */
export interface CloudgeniDesk {
  readonly scenario: CloudgeniScenario;
  readonly organization: string;
  readonly world: CloudgeniWorld;
  readonly pen: CloudgeniPen;
}

/** Answers a request about a scan that exists. */
export type ScanHandler = (request: Matched, scan: WorldScan) => Answer;

function organizationOf({ organization }: CloudgeniDesk): Readonly<Record<string, unknown>> {
  return { id: organization, name: 'Emulated organization' };
}

/** The organizations that the key sees; a shape that only the siblings guess. */
export function listOrganizations(desk: CloudgeniDesk): Answer {
  return { status: 200, body: { data: [organizationOf(desk)] } };
}

/** One organization, by the siblings. */
export function readOrganization(desk: CloudgeniDesk): Answer {
  return desk.pen.object(200, organizationOf(desk));
}

function sliceOf(request: Matched): Slice {
  return { limit: request.number('limit', 20), offset: request.number('offset', 0) };
}

/** "List Repositories". */
export function listRepositories({ world, pen }: CloudgeniDesk, request: Matched): Answer {
  const provider = request.query('provider');
  const kept = world.repositories.filter((repository) => provider === undefined || (repository.provider ?? 'github') === provider);
  return { status: 200, body: pageOf(kept, sliceOf(request), pen.repository) };
}

/** "List Scans": the page shows no answer; items are taken to be scans as "Get Scan Status" shows them. */
export function listScans({ scenario, world, pen }: CloudgeniDesk, request: Matched, repository: RepositoryPlan): Answer {
  const status = request.query('status');
  const branch = request.query('branch');
  const kept = world
    .scansOf(repository.id)
    .filter((scan) => (status === undefined || world.stateOf(scan) === status) && (branch === undefined || scan.branch === branch));
  const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
  return { status: 200, body: pageOf(ordered, sliceOf(request), pen.scan) };
}

/** "Trigger Scan". */
export function startScan({ scenario, world, pen }: CloudgeniDesk, request: Matched, repository: RepositoryPlan): Answer {
  if (scenario.readOnlyKey) return pen.error(403, 'Key is read-only');
  const { branch, commit, type } = request.body as { branch?: string; commit?: string; type?: string };
  if (branch !== undefined && scenario.unknownBranches?.includes(branch)) {
    return pen.error(400, 'Invalid branch name', { field: 'branch', issue: `Branch '${branch}' does not exist` });
  }
  const running = scenario.conflict === 'off' ? undefined : world.scansOf(repository.id).find(world.isBusy);
  if (running !== undefined) {
    const details = scenario.conflict === 'without-id' ? {} : { existingScanId: running.id };
    return pen.error(409, 'A scan is already running for this repository', details);
  }
  return pen.object(201, pen.scan(world.start(repository, { branch, commit, type })));
}

/** "Get Scan Findings": "from a completed scan", so that they are refused of any other. */
export function findingsReader({ world, pen }: CloudgeniDesk): ScanHandler {
  const asked = new Map<string, number>();
  return (request, scan) => {
    const state = world.stateOf(scan);
    if (state !== 'completed') return pen.error(400, 'Scan is not completed', { field: 'scanId', issue: `Scan '${scan.id}' is ${state}` });
    const before = asked.get(scan.id) ?? 0;
    asked.set(scan.id, before + 1);
    const query = { ...sliceOf(request), severity: request.query('severity'), status: request.query('status'), asked: before };
    return { status: 200, body: findingsPage(scan.findings, query, scan.plan.flaws ?? {}) };
  };
}
