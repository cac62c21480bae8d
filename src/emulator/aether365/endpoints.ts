import type { Endpoint, Matched } from '../endpoints.js';
import { oneOf, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';
import { item, pageOf, plainRefusal, refusal, resultsPage, type Slice, showScan, showTenant } from './responses.js';
import type { Aether365Call, Aether365Scenario, TenantPlan } from './scenario.js';
import type { Aether365Scan, Aether365ServiceState } from './state.js';

const TYPE = oneOf('compliance', 'exposure');
const LIST_QUERY = {
  page: wholeNumber(1),
  limit: wholeNumber(1, 100),
  status: oneOf('in_progress', 'completed', 'failed'),
  scan_type: TYPE,
};
const RESULTS_QUERY = {
  page: wholeNumber(1),
  limit: wholeNumber(1, 200),
  result: oneOf('passed', 'failed', 'skipped'),
  severity: oneOf('critical', 'high', 'medium', 'low'),
  framework: oneOf('cis', 'eidsca', 'cisa', 'nis2'),
};
const SCANS = '/tenants/{tenantId}/scans';

/** The endpoints of the Scans API page, and the two of its siblings that a gate needs. */
export function aether365Endpoints(context: Aether365Context): readonly Endpoint<Aether365Call>[] {
  return [
    { kind: 'lookup', method: 'GET', path: '/tenants/me', answer: ifSiblings(context, readTenant(context)) },
    { kind: 'list', method: 'GET', path: SCANS, query: LIST_QUERY, answer: inTenant(context, listScans(context)) },
    {
      kind: 'start',
      method: 'POST',
      path: SCANS,
      body: { scan_type: TYPE },
      required: ['scan_type'],
      answer: inTenant(context, startScan(context)),
    },
    { kind: 'status', method: 'GET', path: '/scans/{scanId}', answer: ofScan(context, readScan(context)) },
    {
      kind: 'findings',
      method: 'GET',
      path: '/scans/{scanId}/results',
      query: RESULTS_QUERY,
      answer: ifSiblings(context, ofScan(context, readResults(context))),
    },
  ];
}

/** What the endpoints of one emulator share. */
interface Aether365Context {
  readonly scenario: Aether365Scenario;
  readonly state: Aether365ServiceState;
}

type Handler = (request: Matched) => Answer;
type TenantHandler = (request: Matched, tenant: TenantPlan) => Answer;
type ScanHandler = (request: Matched, scan: Aether365Scan) => Answer;

/** 404 where the scenario leaves out what only the siblings show. */
function ifSiblings({ scenario }: Aether365Context, handle: Handler): Handler {
  return scenario.siblingEndpoints === 'off' ? () => plainRefusal(404, 'Route not found') : handle;
}

/** `GET /tenants/me`: the account behind the key. */
function readTenant({ state }: Aether365Context): Handler {
  return () => (state.tenant ? item(200, showTenant(state.tenant)) : refusal('TENANT_NOT_FOUND', 'No tenant account for this user'));
}

/** `{tenantId}`: the ID of the key's tenant, or `me`. */
function inTenant({ scenario, state }: Aether365Context, handle: TenantHandler): Handler {
  return (request) => {
    const { tenant } = state;
    const asked = request.param('tenantId');
    if (tenant === undefined) return refusal('TENANT_NOT_FOUND', 'No tenant account for this user');
    const own = asked === tenant.id || (asked === 'me' && scenario.me !== 'off');
    return own ? handle(request, tenant) : refusal('TENANT_ACCESS_DENIED', 'You do not have access to this tenant');
  };
}

/** A scan of the key's tenant; one of another is not found either. */
function ofScan({ state }: Aether365Context, handle: ScanHandler): Handler {
  return (request) => {
    const scan = state.find(request.param('scanId'));
    return scan !== undefined && scan.tenantId === state.tenant?.id ? handle(request, scan) : refusal('SCAN_NOT_FOUND', 'No such scan');
  };
}

/** "List Scans". */
function listScans({ scenario, state }: Aether365Context): TenantHandler {
  return (request, { id }) => {
    const status = request.query('status');
    const type = request.query('scan_type');
    const kept = state
      .scansOf(id)
      .filter((scan) => (status === undefined || state.stateOf(scan) === status) && (type === undefined || scan.type === type));
    const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
    return pageOf(ordered, sliceOf(request, 20), (scan) => showScan(scan, state));
  };
}

/** "Trigger a Scan". */
function startScan(context: Aether365Context): TenantHandler {
  const { scenario, state } = context;
  return (request, tenant) => {
    const type = String(request.body['scan_type']);
    if (scenario.keyState === 'read-only') return refusal('AUTH_INSUFFICIENT_SCOPE', 'Your role may not trigger scans');
    if (scenario.connected === false) return refusal('TENANT_NOT_CONNECTED', 'Microsoft consent has not been completed for this tenant');
    if (isBlocked(context, tenant, type)) {
      return refusal('SCAN_ALREADY_RUNNING', 'A scan of this type is already in progress for this tenant');
    }
    const scan = state.start(tenant, type);
    if (scan === undefined) return refusal('SCAN_PLAN_LIMIT_REACHED', 'Scan quota exhausted for the current billing period');
    // Only the siblings name a status.
    return item(scenario.dialect === 'sibling' ? 201 : 200, showScan(scan, state));
  };
}

function isBlocked({ scenario, state }: Aether365Context, { id }: TenantPlan, type: string): boolean {
  const conflict = scenario.conflict ?? (scenario.dialect === 'sibling' ? 'any-type' : 'same-type');
  const running = state.scansOf(id).filter(state.isBusy);
  return conflict !== 'off' && running.some((scan) => conflict === 'any-type' || scan.type === type);
}

/** "Get Scan". */
function readScan({ state }: Aether365Context): ScanHandler {
  return (_request, scan) => item(200, showScan(scan, state));
}

/** The siblings' results, "only for a completed scan"; how they are refused of any other is not documented. */
function readResults({ state: service }: Aether365Context): ScanHandler {
  const asked = new Map<string, number>();
  return (request, scan) => {
    const state = service.stateOf(scan);
    if (state !== 'completed') return plainRefusal(400, `Scan is ${state}`, { scanId: scan.id });
    const before = asked.get(scan.id) ?? 0;
    asked.set(scan.id, before + 1);
    const filter = { result: request.query('result'), severity: request.query('severity'), framework: request.query('framework') };
    return resultsPage(scan, { ...sliceOf(request, 50), ...filter, asked: before });
  };
}

function sliceOf(request: Matched, limit: number): Slice {
  return { page: request.number('page', 1), limit: request.number('limit', limit) };
}
