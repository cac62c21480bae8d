import { createAsk } from '../../http/decode.js';
import { type Page, readPages } from '../../http/pagination.js';
import { pathSegment, queryOf } from '../../http/path.js';
import type { ServiceHttp } from '../../http/types.js';
import type { FindingsAsk } from '../shared/mapping.js';
import { type WireFinding, type WireRepository, type WireScan, wireFindings, wireRepositories, wireScan, wireScans } from './wire.js';

const TITLE = 'Cloudgeni';

/** "Results per page (1-100)". */
const PAGE_SIZE = 100;

/** The calls to Cloudgeni, with decoded responses. https://docs.cloudgeni.ai/api-reference/scanning-api */
export interface CloudgeniClient {
  repositories(signal: AbortSignal): AsyncIterable<readonly WireRepository[]>;
  trigger(repository: string, body: TriggerBody, signal: AbortSignal): Promise<WireScan>;
  scan(repository: string, id: string, signal: AbortSignal): Promise<WireScan>;
  scans(repository: string, filter: { branch?: string | undefined }, signal: AbortSignal): AsyncIterable<readonly WireScan[]>;
  findings(repository: string, scan: string, how: FindingsAsk, signal: AbortSignal): AsyncIterable<readonly WireFinding[]>;
}

/** Without a branch, Cloudgeni scans the default branch. Without a commit, it scans the newest commit of the branch. */
interface TriggerBody {
  readonly branch?: string | undefined;
  readonly commit?: string | undefined;
  readonly type: string;
}

export function createCloudgeniClient(organization: string, http: ServiceHttp): CloudgeniClient {
  const organizationPath = `/organizations/${pathSegment(organization, TITLE)}`;
  const repositoryPath = (repository: string): string => `${organizationPath}/repositories/${pathSegment(repository, TITLE)}`;
  const scanPath = (repository: string, scan: string): string => `${repositoryPath(repository)}/scans/${pathSegment(scan, TITLE)}`;
  const ask = createAsk(http);
  return {
    repositories: (signal) =>
      readPages<WireRepository>(
        {
          pageSize: PAGE_SIZE,
          what: 'repositories',
          idOf: (repository) => repository.id,
          fetch: async (offset, limit, within, onBytes) => {
            const path = `${organizationPath}/repositories?${queryOf({ limit, offset })}`;
            return toPage(
              await ask(wireRepositories, 'the list of repositories', { kind: 'lookup', method: 'GET', path, onBytes }, within),
            );
          },
        },
        signal,
      ),
    trigger: (repository, body, signal) =>
      ask(wireScan, 'the started scan', { kind: 'start', method: 'POST', path: `${repositoryPath(repository)}/scans`, body }, signal),
    scan: (repository, id, signal) => ask(wireScan, 'the scan', { kind: 'status', method: 'GET', path: scanPath(repository, id) }, signal),
    scans: (repository, { branch }, signal) =>
      readPages<WireScan>(
        {
          pageSize: PAGE_SIZE,
          what: 'scans',
          idOf: (scan) => scan.id,
          fetch: async (offset, limit, within, onBytes) => {
            const path = `${repositoryPath(repository)}/scans?${queryOf({ limit, offset, branch })}`;
            return toPage(await ask(wireScans, 'the list of scans', { kind: 'list', method: 'GET', path, onBytes }, within));
          },
        },
        signal,
      ),
    // No filter: resolved and suppressed findings are reported as such, and the filter for severities accepts only one value.
    findings: (repository, scan, { onTotal, recheck }, signal) =>
      readPages<WireFinding>(
        {
          pageSize: PAGE_SIZE,
          what: 'findings',
          recheck,
          idOf: (finding) => finding.id,
          contentOf: ({ checkId, severity, status, resource }) => [
            checkId,
            severity,
            status,
            resource?.type,
            resource?.name,
            resource?.file,
            resource?.line,
          ],
          fetch: async (offset, limit, within, onBytes) => {
            const path = `${scanPath(repository, scan)}/findings?${queryOf({ limit, offset })}`;
            const page = toPage(await ask(wireFindings, 'the findings', { kind: 'findings', method: 'GET', path, onBytes }, within));
            if (page.total !== undefined) onTotal(page.total);
            return page;
          },
        },
        signal,
      ),
  };
}

function toPage<Item>(reply: { data: readonly Item[]; pagination?: { total?: number | null | undefined } | null | undefined }): Page<Item> {
  return { items: reply.data, total: reply.pagination?.total ?? undefined };
}
