import { instant } from '../clock.js';
import { beginsAtMs, endsAtMs, type SeverityCounts } from '../service.js';
import type { Answer } from '../types.js';
import type { AiptxDetail, AiptxFinding, AiptxRemediation, AiptxScenario } from './scenario.js';
import { type AiptxScan, type AiptxServiceState, PHASES, percentAt, phaseAt } from './state.js';

type Json = Readonly<Record<string, unknown>>;

/** The error code of a status. Only INVALID_TARGET is documented. */
const CODES: Readonly<Record<number, string>> = {
  400: 'INVALID_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  429: 'RATE_LIMITED',
};

/** Writes answers in the scenario's dialect. */
export interface AiptxResponses {
  readonly data: (data: unknown, more?: Json) => Answer;
  readonly created: (data: Json) => Answer;
  readonly error: (status: number, message: string, details?: Json, code?: string) => Answer;
  readonly createdScan: (scan: AiptxScan) => Json;
  readonly rescanned: (scan: AiptxScan) => Json;
  readonly listed: (scan: AiptxScan) => Json;
  readonly full: (scan: AiptxScan) => Json;
  readonly light: (scan: AiptxScan) => Json;
}

/** The answers of one service, by its state. */
export function aiptxResponses(dialect: AiptxScenario['dialect'], service: AiptxServiceState): AiptxResponses {
  const sibling = dialect === 'sibling';
  let answered = 0;
  const meta = (): Json => {
    answered += 1;
    return { meta: { request_id: `req_${String(answered).padStart(6, '0')}` } };
  };
  const success = (status: number, data: unknown, more: Json = {}): Answer => ({
    status,
    body: { success: true, data, ...more, ...(sibling ? meta() : {}) },
  });
  const { stateOf } = service;
  const progressOf = (scan: AiptxScan): Json => progressBody(scan, stateOf(scan), percentAt(scan, service.now()), sibling);
  return {
    data: (data, more) => success(200, data, more),
    created: (data) => success(sibling ? 201 : 200, data),
    error: (status, message, details = {}, code = CODES[status] ?? 'INTERNAL_ERROR') => ({
      status,
      body: { success: false, error: { code, message, details }, ...meta() },
    }),
    createdScan: (scan) => ({ ...identityOf(scan), ...waiting(scan) }),
    rescanned: (scan) => {
      const { type: _type, name: _name, id, ...rest } = identityOf(scan);
      return { id, parent_scan_id: scan.parentId, ...rest, status: stateOf(scan) };
    },
    listed: (scan) => {
      const { type: _type, name: _name, ...rest } = identityOf(scan);
      const { findings_count: counts } = progressOf(scan);
      return {
        ...rest,
        status: stateOf(scan),
        ...some({ findings_count: counts }),
        created_at: instant(scan.createdAtMs),
        ...endOf(scan, service),
      };
    },
    full: (scan) => {
      const state = stateOf(scan);
      const identity = identityOf(scan);
      if (state === 'queued') return { ...identity, ...waiting(scan) };
      const { id: _id, ...progress } = progressOf(scan);
      return { ...identity, ...withPhases(progress), ...timesOf(scan, service) };
    },
    light: progressOf,
  };
}

function identityOf(scan: AiptxScan): Record<string, unknown> {
  const { id, target, mode, type, name, plan } = scan;
  return { id, ...some({ target, mode, type, name, ...plan.echo }) };
}

function waiting({ createdAtMs, mode }: AiptxScan): Json {
  return {
    status: 'queued',
    progress: 0,
    created_at: instant(createdAtMs),
    started_at: null,
    completed_at: null,
    estimated_duration: mode === 'quick' ? '15-30 minutes' : mode === 'deep' ? '4-24 hours' : '2-4 hours',
  };
}

/** The short answer. Counts grow while the scan runs; a queued scan has none. */
function progressBody(scan: AiptxScan, status: string, percent: number, sibling: boolean): Record<string, unknown> {
  if (status === 'queued') return { id: scan.id, status, progress: 0 };
  const all = scan.counts();
  const counts = all && scaled(all, status === 'completed' ? 100 : percent, sibling);
  return { id: scan.id, status, progress: percent, current_phase: phaseAt(percent), ...some({ findings_count: counts }) };
}

function scaled({ info, ...four }: SeverityCounts, percent: number, sibling: boolean): Json {
  const counts = sibling ? { ...four, info } : four;
  return Object.fromEntries(
    Object.entries(counts).map(([severity, count]) => [severity, percent === 100 ? count : Math.floor((count * percent) / 100)]),
  );
}

function withPhases({ status, progress, current_phase, ...rest }: Json): Json {
  return { status, progress, current_phase, phases: phasesOf(String(current_phase), progress === 100), ...rest };
}

function phasesOf(current: string, over: boolean): Json {
  const reached = PHASES.findIndex(([name]) => name === current);
  const stateOf = (index: number): string => (over || index < reached ? 'completed' : index === reached ? 'running' : 'pending');
  const extras: Readonly<Record<string, Json>> = {
    reconnaissance: { endpoints_discovered: 156, technologies_detected: ['React', 'Node.js', 'PostgreSQL'] },
    vulnerability_discovery: { tests_completed: over ? 1920 : 1247, tests_total: 1920 },
  };
  return Object.fromEntries(PHASES.map(([name], index) => [name, { status: stateOf(index), ...(index <= reached ? extras[name] : {}) }]));
}

function timesOf(scan: AiptxScan, state: AiptxServiceState): Json {
  const times = { created_at: instant(scan.createdAtMs), started_at: instant(beginsAtMs(scan)) };
  const end = endsAtMs(scan);
  if (!state.isBusy(scan)) return { ...times, ...endOf(scan, state) };
  return end === Infinity ? times : { ...times, estimated_completion: instant(end) };
}

function endOf(scan: AiptxScan, state: AiptxServiceState): Json {
  return !state.isBusy(scan) && scan.cancelledAtMs === undefined ? { completed_at: instant(endsAtMs(scan)) } : {};
}

/** Removes null fields: a scenario sets null to omit a field. */
function some(fields: Json): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}

/** A marker in every proof of concept, so that tests can check that none is published. */
export const LEAKED = 'emulated-leaked-row-4f1d9c';

/** A finding as `GET /v1/findings` lists it. */
export function listedFinding(finding: AiptxFinding, { id: scanId, createdAtMs, plan }: AiptxScan): Json {
  const seen = instant(createdAtMs);
  const { id, title, severity, cvssScore, status, category, endpoint } = finding;
  return some({
    id,
    scan_id: plan.flaws?.scanId ?? scanId,
    title,
    severity,
    cvss_score: cvssScore,
    status,
    category,
    endpoint,
    first_seen: seen,
    created_at: seen,
  });
}

/** A finding as its own endpoint returns it, with its proof of concept and therefore with leaked data. */
export function detailedFinding(finding: AiptxFinding, scan: AiptxScan): Json {
  const { cvssVector, subcategory, cweId, description, impact, fullUrl, remediation, owaspTop10 }: AiptxDetail = finding.detail ?? {};
  const { endpoint, ...listed } = listedFinding(finding, scan);
  const url = fullUrl ?? `${scan.target}/`;
  const where = typeof endpoint === 'object' ? some({ ...endpoint, full_url: fullUrl }) : endpoint;
  return some({
    ...listed,
    cvss_vector: cvssVector,
    subcategory,
    cwe_id: cweId,
    description,
    impact,
    endpoint: where,
    proof_of_concept: proofOf(url),
    remediation: typeof remediation === 'object' ? remedyOf(remediation) : remediation,
    compliance: owaspTop10 && { owasp_top_10: owaspTop10 },
    updated_at: instant(scan.createdAtMs),
  });
}

function proofOf(url: string): Json {
  return {
    request: { method: 'GET', url: `${url}?probe=${LEAKED}`, headers: { Cookie: `session=${LEAKED}` }, body: LEAKED },
    response: { status: 200, body: `{"row":"${LEAKED}"}`, evidence: `The answer holds ${LEAKED}` },
    curl_command: `curl '${url}?probe=${LEAKED}' -H 'Cookie: session=${LEAKED}'`,
  };
}

function remedyOf({ summary, codeExample, references }: AiptxRemediation): Json {
  return some({ summary, code_example: codeExample, references });
}
