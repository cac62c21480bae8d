import { type Endpoint, fits, type Matched } from '../endpoints.js';
import { asMaker, countRequests, each, flawedPage, itemsOf, type Maker, only, type Slice } from '../lazy-list.js';
import { anyText, isRecord, matching, oneOf, someText, wholeNumber } from '../request-schema.js';
import { inOrder } from '../service.js';
import type { Answer } from '../types.js';
import type { S4eResponses } from './responses.js';
import type { AssetPlan, S4eCall, S4eFinding, S4eScenario } from './scenario.js';
import type { S4eScan, S4eServiceState } from './state.js';

type Handler = (request: Matched) => Answer;

const STATES = oneOf('queued', 'running', 'completed', 'failed', 'cancelled');
/** The seven scan types of the page, and the three that only the guides contain. */
const TYPES = oneOf('full', 'quick', 'custom', 'api_discovery', 'ssl', 'dns', 'port', 'web_app', 'network', 'api');
const SEVERITIES = matching(/^(?:critical|high|medium|low|info)(?:,(?:critical|high|medium|low|info))*$/);
const INSTANT = matching(/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/);
const SCORE = matching(/^\d{1,2}(?:\.\d+)?$/);
const ORDER = oneOf('asc', 'desc');

const PAGING = { page: wholeNumber(1), per_page: wholeNumber(1, 100) };
const ASSETS_QUERY = {
  ...PAGING,
  type: oneOf('domain', 'ip', 'url', 'network'),
  tag: someText,
  status: oneOf('active', 'inactive', 'pending_verification'),
  search: anyText,
  sort_by: oneOf('name', 'type', 'created_at', 'risk_score'),
  sort_order: ORDER,
};
const LIST_QUERY = { ...PAGING, status: STATES, asset_id: someText, scan_type: TYPES, from: INSTANT, to: INSTANT };
const START_BODY = {
  asset_id: someText,
  scan_type: TYPES,
  options: (value: unknown) => (isRecord(value) ? undefined : 'must be an object'),
  priority: oneOf('low', 'normal', 'high'),
  callback_url: matching(/^https?:\/\/./),
};
/** The page documents only `severity`. The `meta` of the answer shows that paging exists. */
const RESULTS_QUERY = { ...PAGING, severity: SEVERITIES };
const FINDINGS_QUERY = {
  ...PAGING,
  severity: SEVERITIES,
  status: matching(/^(?:open|confirmed|resolved|false_positive|accepted_risk)(?:,\w+)*$/),
  asset_id: someText,
  scan_id: someText,
  cvss_min: SCORE,
  cvss_max: SCORE,
  search: anyText,
  sort_by: oneOf('discovered_at', 'severity', 'cvss', 'title'),
  sort_order: ORDER,
};

/** The endpoints of the Scans API page, and three that only the sibling documents describe. */
export function s4eEndpoints(context: S4eContext): readonly Endpoint<S4eCall>[] {
  return [
    {
      kind: 'lookup',
      method: 'GET',
      path: '/assets',
      query: ASSETS_QUERY,
      sibling: true,
      answer: (request) => listAssets(context, request),
    },
    { kind: 'lookup', method: 'GET', path: '/assets/{id}', sibling: true, answer: ofAsset(context) },
    { kind: 'list', method: 'GET', path: '/scans', query: LIST_QUERY, answer: (request) => listScans(context, request) },
    {
      kind: 'start',
      method: 'POST',
      path: '/scan/create',
      body: START_BODY,
      required: ['asset_id', 'scan_type'],
      answer: (request) => startScan(context, request),
    },
    {
      kind: 'scan',
      method: 'GET',
      path: '/scan/{id}',
      answer: ofScan(context, (_request, scan) => context.responses.object(200, context.responses.scan(scan))),
    },
    {
      kind: 'status',
      method: 'GET',
      path: '/scan/{id}/status',
      answer: ofScan(context, (_request, scan) => context.responses.object(200, context.responses.status(scan))),
    },
    { kind: 'cancel', method: 'POST', path: '/scan/{id}/cancel', answer: ofScan(context, (_request, scan) => cancelScan(context, scan)) },
    { kind: 'findings', method: 'GET', path: '/scan/{id}/results', query: RESULTS_QUERY, answer: ofScan(context, resultsReader(context)) },
    { kind: 'findings-fallback', method: 'GET', path: '/findings', query: FINDINGS_QUERY, sibling: true, answer: findingsReader(context) },
  ];
}

function ofAsset(context: S4eContext): Handler {
  return (request) => {
    const asset = context.state.assets.find(({ id }) => id === request.param('id'));
    return asset ? readAsset(context, asset) : context.responses.error(404, 'Asset not found');
  };
}

function ofScan({ state, responses }: S4eContext, handle: S4eScanHandler): Handler {
  return (request) => {
    const scan = state.find(request.param('id'));
    return scan ? handle(request, scan) : responses.error(404, 'Scan not found');
  };
}

/** What the endpoints share. */
interface S4eContext {
  readonly scenario: S4eScenario;
  readonly state: S4eServiceState;
  readonly responses: S4eResponses;
}

/** Answers a request about a scan that exists. */
type S4eScanHandler = (request: Matched, scan: S4eScan) => Answer;

function sliceOf(request: Matched): Slice {
  const size = request.number('per_page', 20);
  return { from: (request.number('page', 1) - 1) * size, size };
}

/** "GET /api/assets". */
function listAssets({ state, responses }: S4eContext, request: Matched): Answer {
  const kept = state.assets.filter(
    ({ name, type = 'domain', status = 'active' }) => fits(request, { type, status }) && name.includes(request.query('search') ?? ''),
  );
  const slice = sliceOf(request);
  return responses.list(itemsOf(asMaker(kept), slice).map(responses.asset), kept.length, slice, 'both');
}

/** "GET /api/assets/{id}": the fields of the list, and three more. */
function readAsset({ state, responses }: S4eContext, asset: AssetPlan): Answer {
  const last = state.all.findLast((scan) => scan.assetId === asset.id && state.stateOf(scan) === 'completed');
  const summary = (last && state.summaryOf(last)) ?? { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  return responses.object(200, { ...responses.asset(asset), metadata: {}, finding_summary: summary, updated_at: '2026-05-03T06:00:00Z' });
}

/** "List Scans": the answer is undocumented. The items are assumed to have the form of "Get Scan Details". */
function listScans({ scenario, state, responses }: S4eContext, request: Matched): Answer {
  const [from = -Infinity, to = Infinity] = ['from', 'to']
    .map((name) => request.query(name))
    .map((text) => (text === undefined ? text : Date.parse(text)));
  const kept = state.all.filter(
    (scan) =>
      fits(request, { status: state.stateOf(scan), asset_id: scan.assetId, scan_type: scan.type }) &&
      scan.createdAtMs >= from &&
      scan.createdAtMs <= to,
  );
  const slice = sliceOf(request);
  return responses.list(itemsOf(asMaker(inOrder(kept, scenario)), slice).map(responses.scan), kept.length, slice, 'total');
}

/** "Create Scan". Its errors are undocumented, except that an asset must be verified first (manual). */
function startScan({ state, responses }: S4eContext, request: Matched): Answer {
  const { asset_id, scan_type, options, priority, callback_url } = request.body as {
    readonly asset_id: string;
    readonly scan_type: string;
    readonly options?: Readonly<Record<string, unknown>>;
    readonly priority?: string;
    readonly callback_url?: string;
  };
  const asset = state.assets.find(({ id }) => id === asset_id);
  if (asset === undefined) return responses.error(404, 'Asset not found');
  if (asset.verified === false) return responses.error(403, 'Asset is not verified');
  const scan = state.start({ assetId: asset.id, type: scan_type, options, priority, callbackUrl: callback_url });
  return responses.object(201, responses.created(scan));
}

/** "Cancel Scan": only for a queued or running scan. */
function cancelScan({ state, responses }: S4eContext, scan: S4eScan): Answer {
  if (!state.isBusy(scan)) return responses.error(409, `Scan is already ${state.stateOf(scan)}`);
  state.cancel(scan);
  return responses.object(200, { scan_id: scan.id, status: 'cancelled', message: 'Scan cancelled by user.' });
}

/** The page size if the requested size is ignored. */
const FIXED_SIZE = 20;

/** "Get Scan Results": the findings so far, in any state. */
function resultsReader({ scenario, state, responses }: S4eContext): S4eScanHandler {
  const asked = countRequests();
  return (request, scan) => {
    if (scenario.results === 404 || scenario.results === 405) return responses.error(scenario.results, 'Not available');
    const { from, size } = sliceOf(request);
    const paging = scenario.resultsPaging ?? 'honoured';
    const page = paging === 'ignored' ? 0 : from / size;
    const slice = paging === 'honoured' ? { from, size } : { from: page * FIXED_SIZE, size: FIXED_SIZE };
    const found = foundIn(state.progressOf(scan).found, request);
    const { data, total } = pageOf(found, slice, scan, asked, (finding) => responses.result(finding, scan));
    return responses.findings(data, { slice, total, lengths: 'total' });
  };
}

/** "GET /api/findings", for one scan or for all scans. */
function findingsReader({ state, responses }: S4eContext): Handler {
  const asked = countRequests();
  return (request) => {
    const scans = state.all.filter((scan) => fits(request, { scan_id: scan.id, asset_id: scan.assetId }));
    const slice = sliceOf(request);
    const [only, ...others] = scans.map((scan) => ({ scan, found: foundIn(state.progressOf(scan).found, request) }));
    if (only !== undefined && others.length === 0) {
      const { scan, found } = only;
      const { data, total } = pageOf(found, slice, scan, asked, (finding) => responses.finding(finding, scan));
      return responses.findings(data, { slice, total, lengths: 'both' });
    }
    const all = [only, ...others].flatMap((one) =>
      one ? [...each(one.found)].map((finding) => responses.finding(finding, one.scan)) : [],
    );
    return responses.findings(itemsOf(asMaker(all), slice), { slice, total: all.length, lengths: 'both' });
  };
}

/** The findings that match the request's filters. */
function foundIn(findings: Maker<S4eFinding>, request: Matched): Maker<S4eFinding> {
  const [severities, statuses] = ['severity', 'status'].map((name) => request.query(name)?.split(','));
  if (severities === undefined && statuses === undefined) return findings;
  return only(findings, ({ severity, status }) => (severities?.includes(severity) ?? true) && (statuses?.includes(status) ?? true));
}

function pageOf(
  found: Maker<S4eFinding>,
  slice: Slice,
  { id, plan }: S4eScan,
  asked: (id: string) => number,
  show: (finding: S4eFinding) => object,
): ReturnType<typeof flawedPage> {
  return flawedPage(found, slice, plan.flaws ?? {}, asked(id), {
    appeared: (first) => ({ ...first, id: 'f-appeared' }),
    show,
    malformed: { id: 17, severity: null, cvss: 'high' },
  });
}
