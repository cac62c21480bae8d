import type { TenantPlan } from './scenario.js';
import { UNTOLD } from './aether365-summary.js';
import { type Aether365World, endsAtMs, type WorldScan } from './state.js';
import type { Answer } from '../types.js';

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
export type Aether365Code = keyof typeof STATUSES;

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
export function showScan(scan: WorldScan, world: Aether365World): Readonly<Record<string, unknown>> {
  const { id, tenantId, type, startedAtMs, plan } = scan;
  const state = world.stateOf(scan);
  const over = !world.isBusy(scan);
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

function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
