import { instant } from '../clock.js';
import type { Slice } from '../lazy-list.js';
import type { Answer } from '../types.js';
import type { AssetPlan, S4eFinding, S4eScenario } from './scenario.js';
import type { S4eProgress, S4eScan, S4eServiceState } from './state.js';

/** The error code of a status. Only `rate_limited` is documented; the others are invented in the same style. */
const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  429: 'rate_limited',
};

/** A list of findings, without its items. */
interface FindingsAbout {
  readonly slice: Slice;
  readonly total: number;
  /** The documented fields. */
  readonly lengths: 'total' | 'both';
}

/** Writes answers in the scenario's dialect. */
export interface S4eResponses {
  readonly object: (status: number, value: Shape) => Answer;
  /** A list of assets or scans. */
  readonly list: (items: readonly unknown[], total: number, slice: Slice, lengths: 'total' | 'both') => Answer;
  readonly findings: (items: readonly unknown[], about: FindingsAbout) => Answer;
  readonly error: (status: number, message: string) => Answer;
  readonly rateLimited: (waitSeconds: number) => Answer;
  readonly asset: (asset: AssetPlan) => Shape;
  readonly created: (scan: S4eScan) => Shape;
  readonly scan: (scan: S4eScan) => Shape;
  readonly status: (scan: S4eScan) => Shape;
  readonly result: (finding: S4eFinding, scan: S4eScan) => Shape;
  /** With the fields that only the siblings' endpoint for findings has. */
  readonly finding: (finding: S4eFinding, scan: S4eScan) => Shape;
}

/** The answers of one service, by its state. */
export function s4eResponses(scenario: S4eScenario, state: S4eServiceState): S4eResponses {
  const sibling = scenario.dialect === 'sibling';
  const noise = scenario.chatty ? { error: false, code: 200, message: 'OK' } : {};
  return {
    object: (status, value) => ({ status, body: sibling ? { ...noise, ...value } : { ...noise, data: value } }),
    list: (items, total, slice, lengths) => ({ status: 200, body: { ...noise, data: items, meta: metaOf(total, slice, lengths) } }),
    findings(items, { slice, total, lengths }) {
      const meta = scenario.meta ?? (sibling ? 'absent' : lengths);
      const body = { ...noise, [sibling ? 'findings' : 'data']: items, ...(meta !== 'absent' && { meta: metaOf(total, slice, meta) }) };
      return { status: 200, body };
    },
    error: (status, message) => ({ status, body: refusal(scenario.errors ?? 'envelope', status, message) }),
    rateLimited: (waitSeconds) => ({
      status: 429,
      body: {
        status: 'error',
        error: { code: 'rate_limited', message: `Slow down; ${waitSeconds} s left`, retry_after: waitSeconds },
      },
    }),
    asset: (asset) => assetOf(asset, state),
    created: (scan) => (sibling ? guideCreated(scan, state) : createdOf(scan, state)),
    scan: (scan) => scanOf(scan, state),
    status: (scan) => statusOf(scan, state),
    result: (finding, scan) => (sibling ? guideFinding(finding, scan, state) : resultOf(finding, scan, state)),
    finding: (finding, scan) => (sibling ? guideFinding(finding, scan, state) : endpointFinding(finding, scan, state)),
  };
}

/** The documented `meta`: without `total_pages` in the primary document, with it in the siblings. */
function metaOf(total: number, { from, size }: Slice, lengths: 'total' | 'pages' | 'both'): Readonly<Record<string, number>> {
  return {
    ...(lengths !== 'pages' && { total }),
    page: from / size + 1,
    per_page: size,
    ...(lengths !== 'total' && { total_pages: Math.ceil(total / size) }),
  };
}

function refusal(form: NonNullable<S4eScenario['errors']>, status: number, message: string): Shape {
  if (form === 'detail') return { detail: message };
  if (form === 'message') return { message, code: status };
  return { status: 'error', error: { code: CODES[status] ?? 'internal_error', message } };
}

/** A JSON object. */
type Shape = Readonly<Record<string, unknown>>;

/** An asset as the siblings' list shows it. */
function assetOf({ id, name, type = 'domain', status = 'active', verified = true }: AssetPlan, state: S4eServiceState): Shape {
  const last = state.all.findLast(({ assetId }) => assetId === id);
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
function createdOf(scan: S4eScan, state: S4eServiceState): Shape {
  const minutes = { estimated_duration_minutes: Math.ceil(estimateSeconds(scan) / 60) };
  return {
    ...namesOf(scan),
    status: state.stateOf(scan),
    priority: scan.priority ?? 'normal',
    created_at: instant(scan.createdAtMs),
    ...minutes,
  };
}

/** The guide's answer to a start: without an envelope, with times in seconds. */
function guideCreated(scan: S4eScan, state: S4eServiceState): Shape {
  return {
    scan_id: scan.id,
    status: state.stateOf(scan),
    created_at: instant(scan.createdAtMs),
    estimated_duration: estimateSeconds(scan),
  };
}

/** The 15 minutes of the documented example, for a scan whose duration is unknown. */
function estimateSeconds({ plan }: S4eScan): number {
  const wholeMs = plan.queuedMs + plan.runningMs;
  return Number.isFinite(wholeMs) ? Math.ceil(wholeMs / 1000) : 900;
}

function namesOf({ id, assetId, type, plan: { echo } }: S4eScan): Shape {
  return {
    scan_id: id,
    ...(echo?.target !== null && { asset_id: echo?.target ?? assetId }),
    ...(echo?.type !== null && { scan_type: echo?.type ?? type }),
  };
}

/** A scan with all fields, at its current progress. */
function scanOf(scan: S4eScan, service: S4eServiceState): Shape {
  const { priority = 'normal', createdAtMs, plan } = scan;
  const state = service.stateOf(scan);
  const progress = service.progressOf(scan);
  const { share, startedAtMs, endedAtMs } = progress;
  const { scan_id, asset_id, scan_type } = namesOf(scan);
  const summary = state === 'completed' || state === 'cancelled' ? service.summaryOf(scan) : undefined;
  return withoutUndefined({
    scan_id,
    asset_id,
    asset_name: plan.echo?.name === null ? undefined : (plan.echo?.name ?? service.assets.find(({ id }) => id === scan.assetId)?.name),
    scan_type,
    status: state,
    priority,
    progress: Math.floor(share * 100),
    current_phase: phaseOf(progress),
    finding_summary: summary,
    started_at: startedAtMs === undefined ? undefined : instant(startedAtMs),
    completed_at: endedAtMs === undefined ? undefined : instant(endedAtMs),
    duration_seconds: endedAtMs === undefined || startedAtMs === undefined ? undefined : Math.round((endedAtMs - startedAtMs) / 1000),
    created_at: instant(createdAtMs),
  });
}

/** The short answer. The page documents phase and remaining time only for a running scan, so a queued one has neither. */
function statusOf(scan: S4eScan, service: S4eServiceState): Shape {
  const progress = service.progressOf(scan);
  return withoutUndefined({
    scan_id: scan.id,
    status: service.stateOf(scan),
    progress: Math.floor(progress.share * 100),
    current_phase: phaseOf(progress),
    eta_seconds: etaOf(scan, progress),
  });
}

const PHASES = ['discovery', 'port_checks', 'tls_checks', 'web_vulnerability_checks', 'reporting'] as const;

function phaseOf({ startedAtMs, endedAtMs, share }: S4eProgress): string | undefined {
  return startedAtMs === undefined || endedAtMs !== undefined ? undefined : PHASES[Math.floor(share * PHASES.length)];
}

function etaOf({ plan: { eta = 'exact', runningMs } }: S4eScan, { startedAtMs, endedAtMs, share }: S4eProgress): number | undefined {
  if (startedAtMs === undefined || endedAtMs !== undefined || eta === 'absent') return undefined;
  if (eta !== 'exact') return eta;
  return Number.isFinite(runningMs) ? Math.ceil((runningMs * (1 - share)) / 1000) : undefined;
}

/** A finding among the results of a scan. */
function resultOf(finding: S4eFinding, scan: S4eScan, state: S4eServiceState): Shape {
  const { id, title, severity, cvss, status, description, remediation } = finding;
  return withoutUndefined({ id, title, severity, cvss, status, description, remediation, discovered_at: discovered(scan, state) });
}

/** A finding of the siblings' endpoint. */
function endpointFinding(finding: S4eFinding, scan: S4eScan, state: S4eServiceState): Shape {
  const { id, title, severity, cvss, status, description, remediation, references = [] } = finding;
  const at = discovered(scan, state);
  const about = { asset: ownerOf(scan, state), scan_id: scan.id, description, remediation, references };
  return withoutUndefined({ id, title, severity, cvss, status, ...about, discovered_at: at, updated_at: at });
}

/** A finding of the guides. */
function guideFinding({ id, title, severity, cvss, status }: S4eFinding, scan: S4eScan, state: S4eServiceState): Shape {
  const at = discovered(scan, state);
  const about = { asset: ownerOf(scan, state), scan_id: scan.id };
  return withoutUndefined({ id, title, severity, cvss, status, ...about, created_at: at, updated_at: at });
}

function ownerOf({ assetId }: S4eScan, state: S4eServiceState): Shape {
  const asset = state.assets.find(({ id }) => id === assetId);
  return { id: assetId, name: asset?.name ?? assetId, type: asset?.type ?? 'domain' };
}

function discovered(scan: S4eScan, state: S4eServiceState): string {
  return instant(state.progressOf(scan).startedAtMs ?? scan.createdAtMs);
}

function withoutUndefined(shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}
