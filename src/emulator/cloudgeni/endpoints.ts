import {
  type CloudgeniDesk,
  findingsReader,
  listOrganizations,
  listRepositories,
  listScans,
  readOrganization,
  type ScanHandler,
  startScan,
} from './cloudgeni-handlers.js';
import type { CloudgeniCall, RepositoryPlan } from './scenario.js';
import type { Endpoint, Matched } from '../endpoints.js';
import { anyText, oneOf, someText, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';

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
