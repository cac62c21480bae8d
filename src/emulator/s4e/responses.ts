import { instant } from '../clock.js';
import type { Answer } from '../types.js';
import { metaOf, type S4eSlice } from './paging.js';
import type { AssetPlan, S4eFinding, S4eScenario } from './scenario.js';
import type { S4eScanNow, S4eServiceState } from './state.js';

/** The code of an error by its status. Only `rate_limited` is documented; the others are ours, in its style. */
const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  429: 'rate_limited',
};

/** What a list of findings is, besides its items. */
interface FindingsAbout {
  readonly slice: S4eSlice;
  readonly total: number;
  /** What its page documents. */
  readonly lengths: 'total' | 'both';
}

/** Writes answers in the scenario's dialect. */
export interface S4eResponses {
  readonly object: (status: number, value: Shape) => Answer;
  /** A list of assets or scans. */
  readonly list: (items: readonly unknown[], total: number, slice: S4eSlice, lengths: 'total' | 'both') => Answer;
  readonly findings: (items: readonly unknown[], about: FindingsAbout) => Answer;
  readonly error: (status: number, message: string) => Answer;
  readonly rateLimited: (waitSeconds: number, headers: Readonly<Record<string, string>>) => Answer;
  readonly asset: (asset: AssetPlan) => Shape;
  readonly created: (scan: S4eScanNow) => Shape;
  readonly scan: (scan: S4eScanNow) => Shape;
  readonly status: (scan: S4eScanNow) => Shape;
  readonly result: (finding: S4eFinding, scan: S4eScanNow) => Shape;
  /** With what only the siblings' endpoint for findings tells. */
  readonly finding: (finding: S4eFinding, scan: S4eScanNow) => Shape;
}

/** The answers of one service, by its state. */
export function s4eResponses(scenario: S4eScenario, state: S4eServiceState): S4eResponses {
  const sibling = scenario.dialect === 'sibling';
  const noise = scenario.chatty ? { error: false, code: 200, message: 'OK' } : {};
  const finding: S4eResponses['finding'] = (found, scan) =>
    sibling ? guideFinding(found, scan, state) : endpointFinding(found, scan, state);
  return {
    object: (status, value) => ({ status, body: sibling ? { ...noise, ...value } : { ...noise, data: value } }),
    list: (items, total, slice, lengths) => ({ status: 200, body: { ...noise, data: items, meta: metaOf(total, slice, lengths) } }),
    findings(items, { slice, total, lengths }) {
      const meta = scenario.meta ?? (sibling ? 'absent' : lengths);
      const body = { ...noise, [sibling ? 'findings' : 'data']: items, ...(meta !== 'absent' && { meta: metaOf(total, slice, meta) }) };
      return { status: 200, body };
    },
    error: (status, message) => ({ status, body: refusal(scenario.errors ?? 'envelope', status, message) }),
    rateLimited: (waitSeconds, headers) => ({
      status: 429,
      headers,
      body: {
        status: 'error',
        error: { code: 'rate_limited', message: `Slow down; ${waitSeconds} s left`, retry_after: waitSeconds },
      },
    }),
    asset: (asset) => assetOf(asset, state),
    created: (scan) => (sibling ? guideCreated(scan) : createdOf(scan)),
    scan: (scan) => scanOf(scan, state),
    status: statusOf,
    result: (found, scan) => (sibling ? guideFinding(found, scan, state) : resultOf(found, scan)),
    finding,
  };
}

function refusal(form: NonNullable<S4eScenario['errors']>, status: number, message: string): Shape {
  if (form === 'detail') return { detail: message };
  if (form === 'message') return { message, code: status };
  return { status: 'error', error: { code: CODES[status] ?? 'internal_error', message } };
}

/** A JSON object of an answer. */
type Shape = Readonly<Record<string, unknown>>;

/** An asset as the siblings' list shows it. */
function assetOf({ id, name, type = 'domain', status = 'active', verified = true }: AssetPlan, state: S4eServiceState): Shape {
  const last = state.scans().findLast(({ assetId }) => assetId === id);
  return {
    id,
    name,
    type,
    status,
    ...(verified !== null && { verified }),
    risk_score: 41,
    tags: ['ci'],
    ...(last && { last_scan: instant(last.createdAtMs) }),
    created_at: '2026-02-11T09:00:00Z',
  };
}

/** The primary's answer to a start. */
function createdOf(scan: S4eScanNow): Shape {
  const minutes = { estimated_duration_minutes: Math.ceil(estimateSeconds(scan) / 60) };
  return { ...namesOf(scan), status: scan.state, priority: scan.priority ?? 'normal', created_at: instant(scan.createdAtMs), ...minutes };
}

/** The guide's answer to a start: bare, and in seconds. */
function guideCreated(scan: S4eScanNow): Shape {
  return { scan_id: scan.id, status: scan.state, created_at: instant(scan.createdAtMs), estimated_duration: estimateSeconds(scan) };
}

/** The example's quarter of an hour for a scan of which nobody knows. */
function estimateSeconds({ plan }: S4eScanNow): number {
  const wholeMs = (plan.queuedMs ?? 1000) + (plan.runningMs ?? 3000);
  return Number.isFinite(wholeMs) ? Math.ceil(wholeMs / 1000) : 900;
}

function namesOf({ id, assetId, type, plan: { echo } }: S4eScanNow): Shape {
  return {
    scan_id: id,
    ...(echo?.target !== null && { asset_id: echo?.target ?? assetId }),
    ...(echo?.type !== null && { scan_type: echo?.type ?? type }),
  };
}

/** A scan in full, as far as it has come. */
function scanOf(scan: S4eScanNow, service: S4eServiceState): Shape {
  const { state, priority = 'normal', share, startedAtMs, endedAtMs, createdAtMs, plan } = scan;
  const { scan_id, asset_id, scan_type } = namesOf(scan);
  const summary = state === 'completed' || state === 'cancelled' ? scan.summary() : undefined;
  return withoutUndefined({
    scan_id,
    asset_id,
    asset_name: plan.echo?.name === null ? undefined : (plan.echo?.name ?? service.assets.find(({ id }) => id === scan.assetId)?.name),
    scan_type,
    status: state,
    priority,
    progress: Math.floor(share * 100),
    current_phase: endedAtMs === undefined ? phaseOf(scan) : undefined,
    finding_summary: summary,
    started_at: startedAtMs === undefined ? undefined : instant(startedAtMs),
    completed_at: endedAtMs === undefined ? undefined : instant(endedAtMs),
    duration_seconds: endedAtMs === undefined || startedAtMs === undefined ? undefined : Math.round((endedAtMs - startedAtMs) / 1000),
    created_at: instant(createdAtMs),
  });
}

/** The light answer. No phase and no rest while it waits: the page shows a running one only. */
function statusOf(scan: S4eScanNow): Shape {
  const { id, state, share } = scan;
  return withoutUndefined({
    scan_id: id,
    status: state,
    progress: Math.floor(share * 100),
    current_phase: phaseOf(scan),
    eta_seconds: etaOf(scan),
  });
}

const PHASES = ['discovery', 'port_checks', 'tls_checks', 'web_vulnerability_checks', 'reporting'] as const;

function phaseOf({ startedAtMs, endedAtMs, share }: S4eScanNow): string | undefined {
  return startedAtMs === undefined || endedAtMs !== undefined ? undefined : PHASES[Math.floor(share * PHASES.length)];
}

function etaOf({ startedAtMs, endedAtMs, share, plan: { eta = 'exact', runningMs = 3000 } }: S4eScanNow): number | undefined {
  if (startedAtMs === undefined || endedAtMs !== undefined || eta === 'absent') return undefined;
  if (eta !== 'exact') return eta;
  return Number.isFinite(runningMs) ? Math.ceil((runningMs * (1 - share)) / 1000) : undefined;
}

/** A finding among the results of a scan. */
function resultOf({ id, title, severity, cvss, status, description, remediation }: S4eFinding, scan: S4eScanNow): Shape {
  return withoutUndefined({ id, title, severity, cvss, status, description, remediation, discovered_at: discovered(scan) });
}

/** A finding of the siblings' endpoint. */
function endpointFinding(finding: S4eFinding, scan: S4eScanNow, state: S4eServiceState): Shape {
  const { id, title, severity, cvss, status, description, remediation, references = [] } = finding;
  const at = discovered(scan);
  const about = { asset: ownerOf(scan, state), scan_id: scan.id, description, remediation, references };
  return withoutUndefined({ id, title, severity, cvss, status, ...about, discovered_at: at, updated_at: at });
}

/** A finding of the guides. */
function guideFinding({ id, title, severity, cvss, status }: S4eFinding, scan: S4eScanNow, state: S4eServiceState): Shape {
  const at = discovered(scan);
  const about = { asset: ownerOf(scan, state), scan_id: scan.id };
  return withoutUndefined({ id, title, severity, cvss, status, ...about, created_at: at, updated_at: at });
}

function ownerOf({ assetId }: S4eScanNow, state: S4eServiceState): Shape {
  const asset = state.assets.find(({ id }) => id === assetId);
  return { id: assetId, name: asset?.name ?? assetId, type: asset?.type ?? 'domain' };
}

function discovered({ startedAtMs, createdAtMs }: S4eScanNow): string {
  return instant(startedAtMs ?? createdAtMs);
}

function withoutUndefined(shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}
