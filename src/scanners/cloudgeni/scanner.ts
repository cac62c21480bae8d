import { ScanError } from '../../domain/errors.js';
import { isScanId, type Target, type Traits } from '../../domain/scan.js';
import type { ServiceHttp } from '../../http/types.js';
import type { ResultPart, Scanner, Start } from '../scanner.js';
import { type CloudgeniClient, createCloudgeniClient } from './client.js';
import { createFindingMapper, toScan } from './mapping.js';
import type { CloudgeniRequest } from './request.js';
import type { WireRepository } from './wire.js';

/** The scanner of Cloudgeni. */
export function createCloudgeniScanner(request: CloudgeniRequest, http: ServiceHttp): Scanner {
  const client = createCloudgeniClient(request.organization, http);
  return {
    async locate(signal) {
      const target = await locateRepository(client, request, signal);
      // The job's branch and commit mean nothing in another repository, unless a person has set them for it.
      const { type, branch, commit } = request;
      const traits: Traits = target.ownCode || request.given ? { type, branch, commit } : { type };
      return { target, traits, baseline: { type, branch: request.baseBranch ?? traits.branch } };
    },
    async *list({ target }, like, signal) {
      for await (const page of client.scans(target.id, { branch: like.branch }, signal)) yield page.map((scan) => toScan(scan, target.id));
    },
    start: ({ target, traits }, signal) => startScan(client, target, traits, signal),
    async read({ id, target }, _depth, signal) {
      return toScan(await client.scan(target, id, signal), target);
    },
    async *collect({ id, target }, { recheck }, signal): AsyncGenerator<ResultPart> {
      const toFinding = createFindingMapper();
      let total: number | undefined;
      const onTotal = (count: number): void => void (total = count);
      const pages = client.findings(target, id, { onTotal, recheck }, signal);
      for await (const page of pages) yield { kind: 'findings', page: page.map(toFinding), total };
    },
    // "cancelled" is a documented state, but no request to cancel is documented.
    cancel: () => Promise.resolve('not-offered'),
  };
}

async function locateRepository(client: CloudgeniClient, request: CloudgeniRequest, signal: AbortSignal): Promise<Target> {
  const { target, repository, organization } = request;
  const hits: WireRepository[] = [];
  const matches = (candidate: WireRepository): boolean => (target === undefined ? isNamed(candidate, repository) : candidate.id === target);
  for await (const page of client.repositories(signal)) {
    hits.push(...page.filter(matches));
    if (target !== undefined && hits.length > 0) break;
  }
  const [hit, ...others] = hits;
  if (target !== undefined) {
    // A key may not list each repository that it may scan. The next request shows whether the repository exists.
    return {
      id: target,
      key: target,
      label: hit?.fullName ?? target,
      // If the repository is not listed, a commit shows that it is our own code: no other repository has the commit.
      ownCode: hit === undefined ? request.commit !== undefined : isNamed(hit, repository),
    };
  }
  if (hit === undefined) {
    throw new ScanError('TARGET_UNKNOWN', `Cloudgeni's organization ${organization} has no repository named ${repository ?? ''}.`, {
      hint: 'Connect the repository to Cloudgeni, check {organization}, or set {target} to its ID.',
    });
  }
  if (others.length > 0) {
    throw new ScanError(
      'TARGET_AMBIGUOUS',
      `Cloudgeni has ${hits.length} repositories named ${repository ?? ''}: ${hits.map(describe).join(', ')}.`,
      {
        hint: 'Set {target} to the ID of the right repository.',
      },
    );
  }
  return { id: hit.id, key: hit.id, label: hit.fullName ?? hit.id, ownCode: true };
}

/** Git hosts ignore case in names. */
function isNamed(candidate: WireRepository, repository: string | undefined): boolean {
  return repository !== undefined && candidate.fullName?.toLowerCase() === repository.toLowerCase();
}

function describe({ id, provider }: WireRepository): string {
  return provider ? `${id} (${provider})` : id;
}

async function startScan(client: CloudgeniClient, target: Target, traits: Traits, signal: AbortSignal): Promise<Start> {
  const body = { branch: traits.branch, commit: traits.commit, type: traits.type ?? 'static' };
  try {
    return { kind: 'started', scan: toScan(await client.trigger(target.id, body, signal), target.id) };
  } catch (error) {
    if (error instanceof ScanError && error.code === 'CONFLICT') return { kind: 'busy', scanId: existingScan(error) };
    throw error;
  }
}

function existingScan({ details }: ScanError): string | undefined {
  return details.conflictingId !== undefined && isScanId(details.conflictingId) ? details.conflictingId : undefined;
}
