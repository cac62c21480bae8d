import { type Endpoint, filtered, fits, type Matched } from '../endpoints.js';
import { asMaker, countRequests, flawedPage, itemsOf, type Slice } from '../lazy-list.js';
import { oneOf, wholeNumber } from '../request-schema.js';
import { inOrder } from '../service.js';
import type { Answer } from '../types.js';
import { item, listed, plainRefusal, refusal, showResult, showScan, showTenant } from './responses.js';
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

/** The endpoints of the Scans API page, and two of the sibling documents that a gate needs. */
export function aether365Endpoints(context: Aether365Context): readonly Endpoint<Aether365Call>[] {
  return [
    { kind: 'lookup', method: 'GET', path: '/tenants/me', sibling: true, answer: readTenant(context) },
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
      sibling: true,
      answer: ofScan(context, readResults(context)),
    },
  ];
}

/** What the endpoints share. */
interface Aether365Context {
  readonly scenario: Aether365Scenario;
  readonly state: Aether365ServiceState;
}

type Handler = (request: Matched) => Answer;
type TenantHandler = (request: Matched, tenant: TenantPlan) => Answer;
type ScanHandler = (request: Matched, scan: Aether365Scan) => Answer;

/** `GET /tenants/me`: the account behind the key. */
function readTenant({ state }: Aether365Context): Handler {
  return () => (state.tenant ? item(200, showTenant(state.tenant)) : refusal('TENANT_NOT_FOUND', 'No tenant account for this user'));
}

/** `{tenantId}`: the ID of a tenant that the key may access, or `me`. */
function inTenant({ scenario, state }: Aether365Context, handle: TenantHandler): Handler {
  return (request) => {
    const { tenant } = state;
    const asked = request.param('tenantId');
    if (tenant === undefined) return refusal('TENANT_NOT_FOUND', 'No tenant account for this user');
    const own = asked === 'me' && scenario.me !== 'off' ? tenant : state.tenants.find(({ id }) => id === asked);
    return own ? handle(request, own) : refusal('TENANT_ACCESS_DENIED', 'You do not have access to this tenant');
  };
}

/** A scan of a tenant that the key may access. Other scans are not found. */
function ofScan({ state }: Aether365Context, handle: ScanHandler): Handler {
  return (request) => {
    const scan = state.find(request.param('scanId'));
    return scan !== undefined && state.tenants.some(({ id }) => id === scan.tenantId)
      ? handle(request, scan)
      : refusal('SCAN_NOT_FOUND', 'No such scan');
  };
}

/** "List Scans". */
function listScans({ scenario, state }: Aether365Context): TenantHandler {
  return (request, { id }) => {
    const kept = state.scansOf(id).filter((scan) => fits(request, { status: state.stateOf(scan), scan_type: scan.type }));
    const slice = sliceOf(request, 20);
    const scans = itemsOf(asMaker(inOrder(kept, scenario)), slice);
    return listed(
      scans.map((scan) => showScan(scan, state)),
      kept.length,
      slice,
    );
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
    if (state.started() >= (scenario.quota ?? Infinity)) {
      return refusal('SCAN_PLAN_LIMIT_REACHED', 'Scan quota exhausted for the current billing period');
    }
    const scan = state.start({ tenantId: tenant.id, type });
    // Only the sibling documents contain a status.
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

/** The siblings' results, "only for a completed scan". The error for other scans is undocumented. */
function readResults({ state: service }: Aether365Context): ScanHandler {
  const asked = countRequests();
  return (request, scan) => {
    const state = service.stateOf(scan);
    if (state !== 'completed') return plainRefusal(400, `Scan is ${state}`, { scanId: scan.id });
    const { results, plan } = scan;
    const { flaws = {} } = plan;
    const numbered = { count: results.count, at: (index: number) => ({ ...results.at(index), number: index + 1 }) };
    const kept = flaws.ignoresFilter ? numbered : filtered(numbered, request, ['result', 'severity', 'framework']);
    const slice = sliceOf(request, 50);
    const { data, total } = flawedPage(kept, slice, flaws, asked(scan.id), {
      appeared: (first) => ({ ...first, number: 0, test_id: 'AE.APPEARED' }),
      show: (result) => showResult(scan, result),
      malformed: { test_id: 17, severity: [] },
    });
    return listed(data, total, slice);
  };
}

function sliceOf(request: Matched, fallback: number): Slice {
  const size = request.number('limit', fallback);
  return { from: (request.number('page', 1) - 1) * size, size };
}
