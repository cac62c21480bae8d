import type { Endpoint, Matched } from '../endpoints.js';
import { anyText, oneOf, someText, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';
import { type CloudgeniResponses, findingsPage, pageOf, type Slice } from './responses.js';
import type { CloudgeniCall, CloudgeniScenario, RepositoryPlan } from './scenario.js';
import type { CloudgeniScan, CloudgeniServiceState } from './state.js';

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
export function cloudgeniEndpoints(context: CloudgeniContext): readonly Endpoint<CloudgeniCall>[] {
  return [
    { kind: 'organization', method: 'GET', path: '/organizations', answer: ifSiblings(context, () => listOrganizations(context)) },
    {
      kind: 'organization',
      method: 'GET',
      path: ORGANIZATION,
      answer: ifSiblings(
        context,
        inOrganization(context, () => readOrganization(context)),
      ),
    },
    {
      kind: 'lookup',
      method: 'GET',
      path: REPOSITORIES,
      query: LOOKUP_QUERY,
      answer: inOrganization(context, (request) => listRepositories(context, request)),
    },
    {
      kind: 'list',
      method: 'GET',
      path: SCANS,
      query: LIST_QUERY,
      answer: inRepository(context, (request, repository) => listScans(context, request, repository)),
    },
    {
      kind: 'start',
      method: 'POST',
      path: SCANS,
      body: START_BODY,
      answer: inRepository(context, (request, repository) => startScan(context, request, repository)),
    },
    {
      kind: 'status',
      method: 'GET',
      path: `${SCANS}/{scanId}`,
      answer: ofScan(context, (_request, scan) => context.responses.object(200, context.responses.scan(scan))),
    },
    {
      kind: 'findings',
      method: 'GET',
      path: `${SCANS}/{scanId}/findings`,
      query: FINDINGS_QUERY,
      answer: ofScan(context, findingsReader(context)),
    },
  ];
}

function ifSiblings({ scenario, responses }: CloudgeniContext, handle: Handler): Handler {
  return scenario.siblingEndpoints === 'off' ? () => responses.error(404, 'Not found') : handle;
}

function inOrganization({ organization, responses }: CloudgeniContext, handle: Handler): Handler {
  return (request) => {
    const organizationId = request.param('orgId');
    return organizationId === organization ? handle(request) : responses.error(404, 'Organization not found', { organizationId });
  };
}

function inRepository(context: CloudgeniContext, handle: RepositoryHandler): Handler {
  return inOrganization(context, (request) => {
    const repositoryId = request.param('repoId');
    const repository = context.state.repositories.find(({ id }) => id === repositoryId);
    return repository ? handle(request, repository) : context.responses.error(404, 'Repository not found', { repositoryId });
  });
}

function ofScan(context: CloudgeniContext, handle: ScanHandler): Handler {
  return inRepository(context, (request, repository) => {
    const scanId = request.param('scanId');
    const scan = context.state.scansOf(repository.id).find(({ id }) => id === scanId);
    return scan ? handle(request, scan) : context.responses.error(404, 'Scan not found', { scanId });
  });
}

/** What the endpoints of one emulator share. */
interface CloudgeniContext {
  readonly scenario: CloudgeniScenario;
  readonly organization: string;
  readonly state: CloudgeniServiceState;
  readonly responses: CloudgeniResponses;
}

/** Answers a request about a scan that exists. */
type ScanHandler = (request: Matched, scan: CloudgeniScan) => Answer;

function organizationOf({ organization }: CloudgeniContext): Readonly<Record<string, unknown>> {
  return { id: organization, name: 'Emulated organization' };
}

/** The organizations that the key sees; a shape that only the siblings guess. */
function listOrganizations(context: CloudgeniContext): Answer {
  return { status: 200, body: { data: [organizationOf(context)] } };
}

/** One organization, by the siblings. */
function readOrganization(context: CloudgeniContext): Answer {
  return context.responses.object(200, organizationOf(context));
}

function sliceOf(request: Matched): Slice {
  return { limit: request.number('limit', 20), offset: request.number('offset', 0) };
}

/** "List Repositories". */
function listRepositories({ state, responses }: CloudgeniContext, request: Matched): Answer {
  const provider = request.query('provider');
  const kept = state.repositories.filter((repository) => provider === undefined || (repository.provider ?? 'github') === provider);
  return { status: 200, body: pageOf(kept, sliceOf(request), responses.repository) };
}

/** "List Scans": the page shows no answer; items are taken to be scans as "Get Scan Status" shows them. */
function listScans({ scenario, state, responses }: CloudgeniContext, request: Matched, repository: RepositoryPlan): Answer {
  const status = request.query('status');
  const branch = request.query('branch');
  const kept = state
    .scansOf(repository.id)
    .filter((scan) => (status === undefined || state.stateOf(scan) === status) && (branch === undefined || scan.branch === branch));
  const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
  return { status: 200, body: pageOf(ordered, sliceOf(request), responses.scan) };
}

/** "Trigger Scan". */
function startScan({ scenario, state, responses }: CloudgeniContext, request: Matched, repository: RepositoryPlan): Answer {
  if (scenario.readOnlyKey) return responses.error(403, 'Key is read-only');
  const { branch, commit, type } = request.body as { branch?: string; commit?: string; type?: string };
  if (branch !== undefined && scenario.unknownBranches?.includes(branch)) {
    return responses.error(400, 'Invalid branch name', { field: 'branch', issue: `Branch '${branch}' does not exist` });
  }
  const running = scenario.conflict === 'off' ? undefined : state.scansOf(repository.id).find(state.isBusy);
  if (running !== undefined) {
    const details = scenario.conflict === 'without-id' ? {} : { existingScanId: running.id };
    return responses.error(409, 'A scan is already running for this repository', details);
  }
  return responses.object(201, responses.scan(state.start(repository, { branch, commit, type })));
}

/** "Get Scan Findings": "from a completed scan", so that they are refused of any other. */
function findingsReader({ state: service, responses }: CloudgeniContext): ScanHandler {
  const asked = new Map<string, number>();
  return (request, scan) => {
    const state = service.stateOf(scan);
    if (state !== 'completed')
      return responses.error(400, 'Scan is not completed', { field: 'scanId', issue: `Scan '${scan.id}' is ${state}` });
    const before = asked.get(scan.id) ?? 0;
    asked.set(scan.id, before + 1);
    const query = { ...sliceOf(request), severity: request.query('severity'), status: request.query('status'), asked: before };
    return { status: 200, body: findingsPage(scan.findings, query, scan.plan.flaws ?? {}) };
  };
}
