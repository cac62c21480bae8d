import { type Endpoint, filtered, fits, type Matched } from '../endpoints.js';
import { asMaker, countRequests, flawedPage, itemsOf, type Slice } from '../lazy-list.js';
import { anyText, oneOf, someText, wholeNumber } from '../request-schema.js';
import { inOrder } from '../service.js';
import type { Answer } from '../types.js';
import type { CloudgeniResponses } from './responses.js';
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

/** The endpoints of the Scanning API page, and two that only the sibling documents describe. */
export function cloudgeniEndpoints(context: CloudgeniContext): readonly Endpoint<CloudgeniCall>[] {
  const organization = { id: context.organization, name: 'Emulated organization' };
  return [
    {
      kind: 'organization',
      method: 'GET',
      path: '/organizations',
      sibling: true,
      answer: () => ({ status: 200, body: { data: [organization] } }),
    },
    {
      kind: 'organization',
      method: 'GET',
      path: ORGANIZATION,
      sibling: true,
      answer: inOrganization(context, () => context.responses.object(200, organization)),
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

/** What the endpoints share. */
interface CloudgeniContext {
  readonly scenario: CloudgeniScenario;
  readonly organization: string;
  readonly state: CloudgeniServiceState;
  readonly responses: CloudgeniResponses;
}

/** Answers a request about a scan that exists. */
type ScanHandler = (request: Matched, scan: CloudgeniScan) => Answer;

function sliceOf(request: Matched): Slice {
  return { from: request.number('offset', 0), size: request.number('limit', 20) };
}

/** A documented list answer. */
function listed(data: readonly unknown[], total: number, { from, size }: Slice): Answer {
  return { status: 200, body: { data, pagination: { total, limit: size, offset: from } } };
}

/** "List Repositories". */
function listRepositories({ state, responses }: CloudgeniContext, request: Matched): Answer {
  const kept = state.repositories.filter(({ provider = 'github' }) => fits(request, { provider }));
  const slice = sliceOf(request);
  return listed(itemsOf(asMaker(kept), slice).map(responses.repository), kept.length, slice);
}

/** "List Scans": the answer is undocumented. The items are assumed to have the form of "Get Scan Status". */
function listScans({ scenario, state, responses }: CloudgeniContext, request: Matched, repository: RepositoryPlan): Answer {
  const kept = state.scansOf(repository.id).filter((scan) => fits(request, { status: state.stateOf(scan), branch: scan.branch }));
  const slice = sliceOf(request);
  const ordered = asMaker(inOrder(kept, scenario));
  return listed(itemsOf(ordered, slice).map(responses.scan), kept.length, slice);
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
  return responses.object(201, responses.scan(state.start({ repositoryId: repository.id, branch, commit, type })));
}

/** "Get Scan Findings": "from a completed scan", so other scans are refused. */
function findingsReader({ state: service, responses }: CloudgeniContext): ScanHandler {
  const asked = countRequests();
  return (request, scan) => {
    const state = service.stateOf(scan);
    if (state !== 'completed')
      return responses.error(400, 'Scan is not completed', { field: 'scanId', issue: `Scan '${scan.id}' is ${state}` });
    const slice = sliceOf(request);
    const findings = filtered(scan.findings, request, ['severity', 'status']);
    const { data, total } = flawedPage(findings, slice, scan.plan.flaws ?? {}, asked(scan.id), {
      appeared: (first) => ({ ...first, id: 'finding_appeared' }),
      show: (finding) => finding,
      malformed: { id: 17, severity: null, resource: 'storage/main.tf:15' },
    });
    return listed(data, total, slice);
  };
}
