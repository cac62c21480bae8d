import { ScanError } from '../../domain/errors.js';
import { decode } from '../../http/decode.js';
import { type Page, readPages } from '../../http/pages.js';
import type { ServiceHttp } from '../scanner.js';
import { type WireFinding, type WireRepository, type WireScan, wireFindings, wireRepositories, wireScan, wireScans } from './wire.js';

/** "Results per page (1-100)". */
const PAGE_SIZE = 100;

/** Cloudgeni's six calls, answers decoded. https://docs.cloudgeni.ai/api-reference/scanning-api */
export interface CloudgeniClient {
  repositories(signal: AbortSignal): AsyncIterable<readonly WireRepository[]>;
  trigger(repository: string, body: TriggerBody, signal: AbortSignal): Promise<WireScan>;
  scan(repository: string, id: string, signal: AbortSignal): Promise<WireScan>;
  scans(repository: string, filter: { branch?: string | undefined }, signal: AbortSignal): AsyncIterable<readonly WireScan[]>;
  findings(repository: string, scan: string, signal: AbortSignal, onTotal: (total: number) => void): AsyncIterable<readonly WireFinding[]>;
}

/** An absent branch means the default branch; an absent commit its tip. */
export interface TriggerBody {
  readonly branch?: string | undefined;
  readonly commit?: string | undefined;
  readonly type: string;
}

export function createCloudgeniClient(organization: string, http: ServiceHttp): CloudgeniClient {
  const organizationPath = `/organizations/${segment(organization)}`;
  const repositoryPath = (repository: string): string => `${organizationPath}/repositories/${segment(repository)}`;
  const scanPath = (repository: string, scan: string): string => `${repositoryPath(repository)}/scans/${segment(scan)}`;
  return {
    repositories: (signal) =>
      readPages<WireRepository>(
        {
          pageSize: PAGE_SIZE,
          what: 'repositories',
          idOf: (repository) => repository.id,
          fetch: async (offset, limit, within) => {
            const path = `${organizationPath}/repositories?${query({ limit, offset })}`;
            return toPage(
              decode(wireRepositories, await http.send({ kind: 'lookup', method: 'GET', path }, within), 'the list of repositories'),
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
          fetch: async (offset, limit, within) => {
            const path = `${repositoryPath(repository)}/scans?${query({ limit, offset, branch })}`;
            return toPage(decode(wireScans, await http.send({ kind: 'list', method: 'GET', path }, within), 'the list of scans'));
          },
        },
        signal,
      ),
    // No filter: resolved and suppressed ones are reported as such, and the filter for severities takes one value only.
    findings: (repository, scan, signal, onTotal) =>
      readPages<WireFinding>(
        {
          pageSize: PAGE_SIZE,
          what: 'findings',
          idOf: (finding) => finding.id,
          fetch: async (offset, limit, within) => {
            const path = `${scanPath(repository, scan)}/findings?${query({ limit, offset })}`;
            const page = toPage(decode(wireFindings, await http.send({ kind: 'findings', method: 'GET', path }, within), 'the findings'));
            if (page.total !== undefined) onTotal(page.total);
            return page;
          },
        },
        signal,
      ),
  };
}

/** A value between two slashes; nothing, and dots alone, would make it another path. */
function segment(text: string): string {
  if (/^\.{0,2}$/.test(text)) throw new ScanError('WIRE_FORMAT', `"${text}" cannot be an ID in an address of Cloudgeni.`);
  return encodeURIComponent(text);
}

function toPage<Item>(reply: { data: readonly Item[]; pagination?: { total?: number | null | undefined } | null | undefined }): Page<Item> {
  return { items: reply.data, total: reply.pagination?.total ?? undefined };
}

function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) search.set(name, String(value));
  return search.toString();
}
