import { decode } from '../../http/decode.js';
import { type Page, readPages } from '../../http/pagination.js';
import { pathSegment, queryOf } from '../../http/path.js';
import type { ServiceHttp } from '../../http/types.js';
import { type WireFinding, type WireRepository, type WireScan, wireFindings, wireRepositories, wireScan, wireScans } from './wire.js';

const TITLE = 'Cloudgeni';

/** "Results per page (1-100)". */
const PAGE_SIZE = 100;

/** Cloudgeni's six calls, answers decoded. https://docs.cloudgeni.ai/api-reference/scanning-api */
export interface CloudgeniClient {
  repositories(signal: AbortSignal): AsyncIterable<readonly WireRepository[]>;
  trigger(repository: string, body: TriggerBody, signal: AbortSignal): Promise<WireScan>;
  scan(repository: string, id: string, signal: AbortSignal): Promise<WireScan>;
  scans(repository: string, filter: { branch?: string | undefined }, signal: AbortSignal): AsyncIterable<readonly WireScan[]>;
  findings(repository: string, scan: string, how: FindingsAsk, signal: AbortSignal): AsyncIterable<readonly WireFinding[]>;
}

export interface FindingsAsk {
  readonly onTotal: (total: number) => void;
  /** Read the first page again behind the last one. */
  readonly recheck?: boolean | undefined;
}

/** An absent branch means the default branch; an absent commit its tip. */
export interface TriggerBody {
  readonly branch?: string | undefined;
  readonly commit?: string | undefined;
  readonly type: string;
}

export function createCloudgeniClient(organization: string, http: ServiceHttp): CloudgeniClient {
  const organizationPath = `/organizations/${pathSegment(organization, TITLE)}`;
  const repositoryPath = (repository: string): string => `${organizationPath}/repositories/${pathSegment(repository, TITLE)}`;
  const scanPath = (repository: string, scan: string): string => `${repositoryPath(repository)}/scans/${pathSegment(scan, TITLE)}`;
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
              decode(
                wireRepositories,
                await http.send({ kind: 'lookup', method: 'GET', path, onBytes }, within),
                'the list of repositories',
              ),
            );
          },
        },
        signal,
      ),
    async trigger(repository, body, signal) {
      const path = `${repositoryPath(repository)}/scans`;
      return decode(wireScan, await http.send({ kind: 'start', method: 'POST', path, body }, signal), 'the started scan');
    },
    async scan(repository, id, signal) {
      return decode(wireScan, await http.send({ kind: 'status', method: 'GET', path: scanPath(repository, id) }, signal), 'the scan');
    },
    scans: (repository, { branch }, signal) =>
      readPages<WireScan>(
        {
          pageSize: PAGE_SIZE,
          what: 'scans',
          idOf: (scan) => scan.id,
          fetch: async (offset, limit, within, onBytes) => {
            const path = `${repositoryPath(repository)}/scans?${queryOf({ limit, offset, branch })}`;
            return toPage(decode(wireScans, await http.send({ kind: 'list', method: 'GET', path, onBytes }, within), 'the list of scans'));
          },
        },
        signal,
      ),
    // No filter: resolved and suppressed ones are reported as such, and the filter for severities takes one value only.
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
            const page = toPage(
              decode(wireFindings, await http.send({ kind: 'findings', method: 'GET', path, onBytes }, within), 'the findings'),
            );
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
