import { instant } from '../clock.js';
import { only, shifted } from '../lazy-list.js';
import type { Answer } from '../types.js';
import type { CloudgeniFinding, CloudgeniScenario, FindingsFlaws, FindingsMaker, RepositoryPlan } from './scenario.js';
import { type CloudgeniScan, type CloudgeniServiceState, endsAtMs } from './state.js';

/** The code of the error envelope for a status; only 400, 404 and 409 are documented. */
const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'rate_limited',
};

/** Writes answers in the scenario's dialect. */
export interface CloudgeniResponses {
  readonly object: (status: number, value: Readonly<Record<string, unknown>>) => Answer;
  readonly error: (status: number, message: string, details?: Readonly<Record<string, unknown>>) => Answer;
  readonly scan: (scan: CloudgeniScan) => Readonly<Record<string, unknown>>;
  readonly repository: (repository: RepositoryPlan) => Readonly<Record<string, unknown>>;
}

/** The answers of one service, by its state. */
export function cloudgeniResponses(dialect: CloudgeniScenario['dialect'], service: CloudgeniServiceState): CloudgeniResponses {
  const sibling = dialect === 'sibling';
  return {
    object: (status, value) => ({ status, body: sibling ? { data: value } : value }),
    error: (status, message, details = {}) => {
      const code = CODES[status] ?? 'internal_error';
      return { status, body: sibling ? { error: { code, message, details } } : { error: code, message, details } };
    },
    scan: (scan) => {
      const state = service.stateOf(scan);
      return { ...identityOf(scan), status: sibling ? state.toUpperCase() : state, ...datesOf(scan, state), ...summaryIf(scan, state) };
    },
    repository: (repository) => repositoryOf(repository, service),
  };
}

function identityOf({ id, repositoryId, plan, branch, commit, type }: CloudgeniScan): Record<string, unknown> {
  const shown = plan.echo?.commit === undefined ? commit.slice(0, plan.commitDigits) : plan.echo.commit;
  return {
    id,
    repositoryId,
    branch: plan.echo?.branch ?? branch,
    ...(shown === null ? {} : { commit: shown }),
    type: plan.echo?.type ?? type,
  };
}

function datesOf(scan: CloudgeniScan, state: string): Record<string, unknown> {
  const createdAt = instant(scan.createdAtMs);
  return state === 'completed' ? { createdAt, completedAt: instant(endsAtMs(scan)) } : { createdAt };
}

function summaryIf(scan: CloudgeniScan, state: string): Record<string, unknown> {
  const summary = state === 'completed' ? scan.summary() : undefined;
  return summary === undefined ? {} : { summary };
}

function repositoryOf(repository: RepositoryPlan, state: CloudgeniServiceState): Record<string, unknown> {
  const { id, fullName, provider = 'github', defaultBranch = 'main', status = 'active' } = repository;
  const last = state.scansOf(id).at(-1);
  const name = fullName.slice(fullName.lastIndexOf('/') + 1);
  // Null for a repository that was never scanned: the page shows only one that was.
  return { id, name, fullName, provider, defaultBranch, lastScanAt: last === undefined ? null : instant(last.createdAtMs), status };
}

/** A documented list answer. */
interface Page {
  readonly data: readonly unknown[];
  readonly pagination: { readonly total: number; readonly limit: number; readonly offset: number };
}

/** Where a page begins and how much it holds. */
export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** A page of a list; only its own items are written out. */
export function pageOf<Item>(items: readonly Item[], { limit, offset }: Slice, show: (item: Item) => unknown): Page {
  return { data: items.slice(offset, offset + limit).map(show), pagination: { total: items.length, limit, offset } };
}

/** What a findings request asks for. */
interface FindingsQuery extends Slice {
  readonly severity?: string | undefined;
  readonly status?: string | undefined;
  /** How often this scan's findings were asked for before. */
  readonly asked: number;
}

/** A page of findings; only its own findings are made, unless a filter needs to look at all. */
export function findingsPage(findings: FindingsMaker, query: FindingsQuery, flaws: FindingsFlaws): Page {
  const list = shifted(filtered(findings, query), query.asked > 0 ? flaws.shift : undefined, (first) => ({
    ...first,
    id: 'finding_appeared',
  }));
  const { limit, offset } = query;
  const repeats = flaws.repeatPage !== undefined && offset === (flaws.repeatPage - 1) * limit;
  const from = repeats ? Math.max(0, offset - limit) : offset;
  const data: unknown[] = [];
  for (let index = from; index < Math.min(from + limit, list.count); index += 1) {
    data.push(index === flaws.malformedAt ? malformed(list.at(index)) : list.at(index));
  }
  return { data, pagination: { total: flaws.total ?? list.count, limit, offset } };
}

function filtered(findings: FindingsMaker, { severity, status }: FindingsQuery): FindingsMaker {
  if (severity === undefined && status === undefined) return findings;
  return only(
    findings,
    (finding) => (severity === undefined || finding.severity === severity) && (status === undefined || finding.status === status),
  );
}

function malformed(finding: CloudgeniFinding): unknown {
  return { ...finding, id: 17, severity: null, resource: 'storage/main.tf:15' };
}
