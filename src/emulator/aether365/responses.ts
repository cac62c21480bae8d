import { instant } from '../clock.js';
import type { Slice } from '../lazy-list.js';
import { endsAtMs } from '../service.js';
import type { Answer } from '../types.js';
import type { Aether365Result, TenantPlan } from './scenario.js';
import { type Aether365Scan, type Aether365ServiceState, UNTOLD } from './state.js';

/** The error codes of the Scans API page and its siblings (section 5), each with its status. */
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

/** The code of errors without a documented code: for undocumented requests and injected statuses. */
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

/** One item in the service's response format. */
export function item(status: number, data: Readonly<Record<string, unknown>>): Answer {
  return { status, body: { success: true, data } };
}

/** An error with a documented code. */
export function refusal(code: Aether365Code, message: string, details: Details = {}): Answer {
  return { status: STATUSES[code], body: { success: false, error: { code, message, details } } };
}

/** An error without a documented code. */
export function plainRefusal(status: number, message: string, details: Details = {}): Answer {
  return { status, body: { success: false, error: { code: OTHER_CODES[status] ?? 'INTERNAL_ERROR', message, details } } };
}

/** A scan as the list, the start, and the single read return it. */
export function showScan(scan: Aether365Scan, service: Aether365ServiceState): Readonly<Record<string, unknown>> {
  const { id, tenantId, type, createdAtMs, plan } = scan;
  const state = service.stateOf(scan);
  const over = !service.isBusy(scan);
  return {
    id,
    ...fieldUnlessNull('tenant_id', plan.echo?.target, tenantId),
    ...fieldUnlessNull('scan_type', plan.echo?.type, type),
    status: state,
    started_at: instant(createdAtMs),
    completed_at: over ? instant(endsAtMs(scan)) : null,
    ...(state === 'completed' ? scan.summary() : UNTOLD),
    ...((state === 'failed' || state === 'completed') && plan.reason && { [plan.reason.field]: plan.reason.value }),
  };
}

function fieldUnlessNull(name: string, echo: string | null | undefined, value: string): Record<string, string> {
  return echo === null ? {} : { [name]: echo ?? value };
}

/** The account of the key (siblings). */
export function showTenant({ id, companyName = 'Emulated Org', email = 'ops@example.org' }: TenantPlan): Details {
  return { id, email, companyName, planTier: 'pro', createdAt: '2026-02-01T08:00:00Z', updatedAt: '2026-04-02T10:00:00Z' };
}

/** A page of a list in the service's response format. */
export function listed(data: readonly unknown[], total: number, { from, size }: Slice): Answer {
  return { status: 200, body: { success: true, data, meta: { total, page: from / size + 1, limit: size } } };
}

/** A result, by its index in the scan. */
export function showResult({ id, type, plan }: Aether365Scan, result: Aether365Result & { readonly number: number }): Details {
  const { test_id, title, severity, framework, help_url, remediation_steps } = result;
  return {
    id: `result_${id}_${result.number}`,
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
