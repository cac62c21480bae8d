import type { Endpoint, Matched } from '../endpoints.js';
import { anyText, oneOf, someText, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';
import { type CloudgeniPen, findingsPage, pageOf, type Slice } from './responses.js';
import type { CloudgeniCall, CloudgeniScenario, RepositoryPlan } from './scenario.js';
import type { CloudgeniWorld, WorldScan } from './state.js';

type Handler = (request: Matched) => Answer;
type RepositoryHandler = (request: Matched, repository: RepositoryPlan) => Answer;

const PAGING = { limit: wholeNumber(1, 100), offset: wholeNumber(0) };
const LOOKUP_QUERY = { ...PAGING, provider: oneOf('github', 'gitlab', 'azure-devops') };
const LIST_QUERY = { ...PAGING, status: oneOf('queued', 'running', 'completed', 'failed', 'cancelled'), branch: anyText };
const START_BODY = { branch: someText, commit: someText, type: oneOf('static', 'full') };
const FINDINGS_QUERY = {
  ...PAGING,
  severity: oneOf('critical', 'high', 'medium', 'low', 'info'),
  status: oneOf('open', 'resolved', 'suppressed'),
};

const ORGANIZATION = '/organizations/{orgId}';
const REPOSITORIES = `${ORGANIZATION}/repositories`;
const SCANS = `${REPOSITORIES}/{repoId}/scans`;

/** The endpoints of the Scanning API page, and the two that only the siblings show. */
export function cloudgeniEndpoints(desk: CloudgeniDesk): readonly Endpoint<CloudgeniCall>[] {
  return [
    { kind: 'organization', method: 'GET', path: '/organizations', answer: ifSiblings(desk, () => listOrganizations(desk)) },
    {
      kind: 'organization',
      method: 'GET',
      path: ORGANIZATION,
      answer: ifSiblings(
        desk,
        inOrganization(desk, () => readOrganization(desk)),
      ),
    },
    {
      kind: 'lookup',
      method: 'GET',
      path: REPOSITORIES,
      query: LOOKUP_QUERY,
      answer: inOrganization(desk, (request) => listRepositories(desk, request)),
    },
    {
      kind: 'list',
      method: 'GET',
      path: SCANS,
      query: LIST_QUERY,
      answer: inRepository(desk, (request, repository) => listScans(desk, request, repository)),
    },
    {
      kind: 'start',
      method: 'POST',
      path: SCANS,
      body: START_BODY,
      answer: inRepository(desk, (request, repository) => startScan(desk, request, repository)),
    },
    {
      kind: 'status',
      method: 'GET',
      path: `${SCANS}/{scanId}`,
      answer: ofScan(desk, (_request, scan) => desk.pen.object(200, desk.pen.scan(scan))),
    },
    {
      kind: 'findings',
      method: 'GET',
      path: `${SCANS}/{scanId}/findings`,
      query: FINDINGS_QUERY,
      answer: ofScan(desk, findingsReader(desk)),
    },
  ];
}

function ifSiblings({ scenario, pen }: CloudgeniDesk, handle: Handler): Handler {
  return scenario.siblingEndpoints === 'off' ? () => pen.error(404, 'Not found') : handle;
}

function inOrganization({ organization, pen }: CloudgeniDesk, handle: Handler): Handler {
  return (request) => {
    const organizationId = request.param('orgId');
    return organizationId === organization ? handle(request) : pen.error(404, 'Organization not found', { organizationId });
  };
}

function inRepository(desk: CloudgeniDesk, handle: RepositoryHandler): Handler {
  return inOrganization(desk, (request) => {
    const repositoryId = request.param('repoId');
    const repository = desk.world.repositories.find(({ id }) => id === repositoryId);
    return repository ? handle(request, repository) : desk.pen.error(404, 'Repository not found', { repositoryId });
  });
}

function ofScan(desk: CloudgeniDesk, handle: ScanHandler): Handler {
  return inRepository(desk, (request, repository) => {
    const scanId = request.param('scanId');
    const scan = desk.world.scansOf(repository.id).find(({ id }) => id === scanId);
    return scan ? handle(request, scan) : desk.pen.error(404, 'Scan not found', { scanId });
  });
}

/** What the endpoints of one emulator share. */
interface CloudgeniDesk {
  readonly scenario: CloudgeniScenario;
  readonly organization: string;
  readonly world: CloudgeniWorld;
  readonly pen: CloudgeniPen;
}

/** Answers a request about a scan that exists. */
type ScanHandler = (request: Matched, scan: WorldScan) => Answer;

function organizationOf({ organization }: CloudgeniDesk): Readonly<Record<string, unknown>> {
  return { id: organization, name: 'Emulated organization' };
}

/** The organizations that the key sees; a shape that only the siblings guess. */
function listOrganizations(desk: CloudgeniDesk): Answer {
  return { status: 200, body: { data: [organizationOf(desk)] } };
}

/** One organization, by the siblings. */
function readOrganization(desk: CloudgeniDesk): Answer {
  return desk.pen.object(200, organizationOf(desk));
}

function sliceOf(request: Matched): Slice {
  return { limit: request.number('limit', 20), offset: request.number('offset', 0) };
}

/** "List Repositories". */
function listRepositories({ world, pen }: CloudgeniDesk, request: Matched): Answer {
  const provider = request.query('provider');
  const kept = world.repositories.filter((repository) => provider === undefined || (repository.provider ?? 'github') === provider);
  return { status: 200, body: pageOf(kept, sliceOf(request), pen.repository) };
}

/** "List Scans": the page shows no answer; items are taken to be scans as "Get Scan Status" shows them. */
function listScans({ scenario, world, pen }: CloudgeniDesk, request: Matched, repository: RepositoryPlan): Answer {
  const status = request.query('status');
  const branch = request.query('branch');
  const kept = world
    .scansOf(repository.id)
    .filter((scan) => (status === undefined || world.stateOf(scan) === status) && (branch === undefined || scan.branch === branch));
  const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
  return { status: 200, body: pageOf(ordered, sliceOf(request), pen.scan) };
}

/** "Trigger Scan". */
function startScan({ scenario, world, pen }: CloudgeniDesk, request: Matched, repository: RepositoryPlan): Answer {
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
function findingsReader({ world, pen }: CloudgeniDesk): ScanHandler {
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
