import { instant } from '../clock.js';
import { type Maker, shifted } from '../lazy-list.js';
import type { Answer } from '../types.js';
import type { Aether365Result, ResultsMaker, TenantPlan } from './scenario.js';
import { type Aether365Scan, type Aether365ServiceState, endsAtMs, UNTOLD } from './state.js';

/** Documented by the Scans API page or by its siblings, section 5, each with its status. */
const STATUSES = {
  AUTH_MISSING_TOKEN: 401,
  AUTH_INVALID_TOKEN: 401,
  AUTH_EXPIRED_TOKEN: 401,
  AUTH_INSUFFICIENT_SCOPE: 403,
  TENANT_ACCESS_DENIED: 403,
  TENANT_NOT_FOUND: 404,
  SCAN_NOT_FOUND: 404,
  TENANT_NOT_CONNECTED: 400,
  SCAN_ALREADY_RUNNING: 409,
  SCAN_PLAN_LIMIT_REACHED: 429,
  SERVICE_UNAVAILABLE: 503,
} as const;
type Aether365Code = keyof typeof STATUSES;

/** For refusals that have no documented code: requests that the documents do not show, and injected statuses. */
const OTHER_CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'AUTH_INVALID_TOKEN',
  403: 'TENANT_ACCESS_DENIED',
  404: 'NOT_FOUND',
  409: 'SCAN_ALREADY_RUNNING',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};

type Details = Readonly<Record<string, unknown>>;

/** One item in the service's envelope. */
export function item(status: number, data: Readonly<Record<string, unknown>>): Answer {
  return { status, body: { success: true, data } };
}

/** A refusal with a documented code. */
export function refusal(code: Aether365Code, message: string, details: Details = {}): Answer {
  return { status: STATUSES[code], body: { success: false, error: { code, message, details } } };
}

/** A refusal by its status alone. */
export function plainRefusal(status: number, message: string, details: Details = {}): Answer {
  return { status, body: { success: false, error: { code: OTHER_CODES[status] ?? 'INTERNAL_ERROR', message, details } } };
}

/** A scan as list, start and single read show it. */
export function showScan(scan: Aether365Scan, service: Aether365ServiceState): Readonly<Record<string, unknown>> {
  const { id, tenantId, type, startedAtMs, plan } = scan;
  const state = service.stateOf(scan);
  const over = !service.isBusy(scan);
  return {
    id,
    ...fieldUnlessNull('tenant_id', plan.echo?.target, tenantId),
    ...fieldUnlessNull('scan_type', plan.echo?.type, type),
    status: state,
    started_at: instant(startedAtMs),
    completed_at: over ? instant(endsAtMs(scan)) : null,
    ...(state === 'completed' ? scan.summary() : UNTOLD),
    ...((state === 'failed' || state === 'completed') && plan.reason && { [plan.reason.field]: plan.reason.told }),
  };
}

function fieldUnlessNull(name: string, echo: string | null | undefined, value: string): Record<string, string> {
  return echo === null ? {} : { [name]: echo ?? value };
}

/** The account behind the key, by the siblings. */
export function showTenant({ id, companyName = 'Emulated Org', email = 'ops@example.org', planTier = 'pro' }: TenantPlan): Details {
  return { id, email, companyName, planTier, createdAt: '2026-02-01T08:00:00Z', updatedAt: '2026-04-02T10:00:00Z' };
}

/** Which page, counted from 1, and how much it holds. */
export interface Slice {
  readonly page: number;
  readonly limit: number;
}

/** A page of a list in the service's envelope; only its own items are written out. */
export function pageOf<Item>(items: readonly Item[], { page, limit }: Slice, show: (item: Item) => unknown): Answer {
  const data = items.slice((page - 1) * limit, page * limit).map(show);
  return { status: 200, body: { success: true, data, meta: { total: items.length, page, limit } } };
}

/** What a request for results asks for. */
interface ResultsQuery extends Slice {
  readonly result?: string | undefined;
  readonly severity?: string | undefined;
  readonly framework?: string | undefined;
  /** How often this scan's results were asked for before. */
  readonly asked: number;
}

/** An index of the unfiltered results. */
type Index = number;
/** That of one that is not among them. */
const APPEARED: Index = -1;

/** A page of results; without a filter only its own are made. */
export function resultsPage(scan: Aether365Scan, query: ResultsQuery): Answer {
  const { results, plan } = scan;
  const { flaws = {} } = plan;
  const { page, limit } = query;
  const kept = shifted(filtered(results, flaws.ignoresFilter ? {} : query), query.asked > 0 ? flaws.shift : undefined, () => APPEARED);
  const shownPage = flaws.repeatPage === page ? Math.max(1, page - 1) : page;
  const data: unknown[] = [];
  for (let at = (shownPage - 1) * limit; at < Math.min(shownPage * limit, kept.count); at += 1) {
    const index = kept.at(at);
    const shown = showResult(scan, index, index === APPEARED ? appeared(results) : results.at(index));
    data.push(at === flaws.malformedAt ? { ...shown, test_id: 17, severity: [] } : shown);
  }
  return { status: 200, body: { success: true, data, meta: { total: flaws.total ?? kept.count, page, limit } } };
}

function filtered(results: ResultsMaker, query: Partial<ResultsQuery>): Maker<Index> {
  const { result, severity, framework } = query;
  if (result === undefined && severity === undefined && framework === undefined) return { count: results.count, at: (place) => place };
  const fits = (one: Aether365Result): boolean =>
    (result === undefined || one.result === result) &&
    (severity === undefined || one.severity === severity) &&
    (framework === undefined || one.framework === framework);
  const kept: Index[] = [];
  for (let index = 0; index < results.count; index += 1) if (fits(results.at(index))) kept.push(index);
  return { count: kept.length, at: (place) => kept[place] ?? APPEARED };
}

function appeared(results: ResultsMaker): Aether365Result {
  return { ...results.at(0), test_id: 'AE.APPEARED' };
}

function showResult({ id, type, plan }: Aether365Scan, index: Index, result: Aether365Result): Record<string, unknown> {
  const { test_id, title, severity, framework, help_url, remediation_steps } = result;
  return {
    id: `result_${id}_${index + 1}`,
    scan_id: plan.flaws?.scanId ?? id,
    test_id,
    title,
    result: result.result,
    severity,
    framework,
    ...(help_url !== undefined && { help_url }),
    ...(remediation_steps !== undefined && { remediation_steps }),
    source_tool: type,
  };
}
