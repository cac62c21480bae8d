import type { Endpoint, Matched } from '../endpoints.js';
import { anyText, isRecord, matching, oneOf, someText, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';
import { filteredFindings, flawedPage, itemsOf, type S4eSlice } from './paging.js';
import type { S4eResponses } from './responses.js';
import type { AssetPlan, S4eCall, S4eFindingsMaker, S4eScenario } from './scenario.js';
import type { S4eScanNow, S4eServiceState } from './state.js';

type Handler = (request: Matched) => Answer;

const STATES = oneOf('queued', 'running', 'completed', 'failed', 'cancelled');
/** The seven of the page, and the three that only the guides name. */
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
/** Its page shows only `severity`; that it takes pages follows from its `meta`. */
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

/** The endpoints of the Scans API page, and the three that only the siblings show. */
export function s4eEndpoints(context: S4eContext): readonly Endpoint<S4eCall>[] {
  const readAll = findingsReader(context);
  return [
    {
      kind: 'lookup',
      method: 'GET',
      path: '/assets',
      query: ASSETS_QUERY,
      answer: ifSiblings(context, (request) => listAssets(context, request)),
    },
    { kind: 'lookup', method: 'GET', path: '/assets/{id}', answer: ifSiblings(context, ofAsset(context)) },
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
    { kind: 'findings-fallback', method: 'GET', path: '/findings', query: FINDINGS_QUERY, answer: ifSiblings(context, readAll) },
  ];
}

function ifSiblings({ scenario, responses }: S4eContext, handle: Handler): Handler {
  return scenario.siblingEndpoints === 'off' ? () => responses.error(404, 'Not found') : handle;
}

function ofAsset(context: S4eContext): Handler {
  return (request) => {
    const asset = context.state.assets.find(({ id }) => id === request.param('id'));
    return asset ? readAsset(context, asset) : context.responses.error(404, 'Asset not found');
  };
}

function ofScan({ state, responses }: S4eContext, handle: S4eScanHandler): Handler {
  return (request) => {
    const scan = state.scan(request.param('id'));
    return scan ? handle(request, scan) : responses.error(404, 'Scan not found');
  };
}

/** What the endpoints of one emulator share. */
interface S4eContext {
  readonly scenario: S4eScenario;
  readonly state: S4eServiceState;
  readonly responses: S4eResponses;
}

/** Answers a request about a scan that exists. */
type S4eScanHandler = (request: Matched, scan: S4eScanNow) => Answer;

function sliceOf(request: Matched): S4eSlice {
  return { page: request.number('page', 1), perPage: request.number('per_page', 20) };
}

/** "GET /api/assets". */
function listAssets({ state, responses }: S4eContext, request: Matched): Answer {
  const [type, status, search] = ['type', 'status', 'search'].map((name) => request.query(name));
  const kept = state.assets.filter(
    (asset) =>
      (type === undefined || (asset.type ?? 'domain') === type) &&
      (status === undefined || (asset.status ?? 'active') === status) &&
      (search === undefined || asset.name.includes(search)),
  );
  const slice = sliceOf(request);
  return responses.list(itemsOf(listOf(kept), slice).map(responses.asset), kept.length, slice, 'both');
}

/** "GET /api/assets/{id}": the list's fields and three more. */
function readAsset({ state: service, responses }: S4eContext, asset: AssetPlan): Answer {
  const last = service.scans().findLast(({ assetId, state }) => assetId === asset.id && state === 'completed');
  const summary = last?.summary() ?? { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  return responses.object(200, { ...responses.asset(asset), metadata: {}, finding_summary: summary, updated_at: '2026-05-03T06:00:00Z' });
}

/** "List Scans": the page shows no answer; items are taken to be scans as "Get Scan Details" shows them. */
function listScans({ scenario, state, responses }: S4eContext, request: Matched): Answer {
  const [status, asset, type] = ['status', 'asset_id', 'scan_type'].map((name) => request.query(name));
  const [from, to] = ['from', 'to'].map((name) => request.query(name)).map((text) => (text === undefined ? undefined : Date.parse(text)));
  const kept = state
    .scans()
    .filter(
      (scan) =>
        (status === undefined || scan.state === status) &&
        (asset === undefined || scan.assetId === asset) &&
        (type === undefined || scan.type === type) &&
        (from === undefined || scan.createdAtMs >= from) &&
        (to === undefined || scan.createdAtMs <= to),
    );
  const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
  const slice = sliceOf(request);
  return responses.list(itemsOf(listOf(ordered), slice).map(responses.scan), ordered.length, slice, 'total');
}

/** "Create Scan". What is refused, and how, no page says; that an asset must be verified first, the manual does. */
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
  return responses.object(201, responses.created(state.start(asset, { type: scan_type, options, priority, callbackUrl: callback_url })));
}

/** "Cancel Scan": of a queued or running scan only. */
function cancelScan({ state, responses }: S4eContext, scan: S4eScanNow): Answer {
  if (scan.endedAtMs !== undefined) return responses.error(409, `Scan is already ${scan.state}`);
  state.cancel(scan.id);
  return responses.object(200, { scan_id: scan.id, status: 'cancelled', message: 'Scan cancelled by user.' });
}

/** The size of pages where what is asked for is not heard. */
const FIXED_SIZE = 20;

/** "Get Scan Results": what was discovered so far, in any state. */
function resultsReader({ scenario, responses }: S4eContext): S4eScanHandler {
  const asked = countPerScan();
  return (request, scan) => {
    if (scenario.results === 404 || scenario.results === 405) return responses.error(scenario.results, 'Not available');
    const { page, perPage } = sliceOf(request);
    const paging = scenario.resultsPaging ?? 'honoured';
    const slice = { page: paging === 'ignored' ? 1 : page, perPage: paging === 'honoured' ? perPage : FIXED_SIZE };
    const found = filteredFindings(scan.found, { severities: words(request, 'severity') });
    const { items, total } = flawedPage(found, slice, scan.plan.flaws ?? {}, asked(scan.id), (finding) => responses.result(finding, scan));
    return responses.findings(items, { slice, total, lengths: 'total' });
  };
}

/** "GET /api/findings", of one scan or over all of them. */
function findingsReader({ state, responses }: S4eContext): (request: Matched) => Answer {
  const asked = countPerScan();
  return (request) => {
    const [scanId, assetId] = ['scan_id', 'asset_id'].map((name) => request.query(name));
    const scans = state.scans().filter((scan) => scan.id === (scanId ?? scan.id) && scan.assetId === (assetId ?? scan.assetId));
    const slice = sliceOf(request);
    const filter = { severities: words(request, 'severity'), statuses: words(request, 'status') };
    const [only] = scans;
    if (only !== undefined && scans.length === 1) {
      const found = filteredFindings(only.found, filter);
      const { items, total } = flawedPage(found, slice, only.plan.flaws ?? {}, asked(only.id), (finding) =>
        responses.finding(finding, only),
      );
      return responses.findings(items, { slice, total, lengths: 'both' });
    }
    const all = scans.flatMap((scan) =>
      shownOf(filteredFindings(scan.found, filter), (index) => responses.finding(scan.found.at(index), scan)),
    );
    return responses.findings(itemsOf(listOf(all), slice), { slice, total: all.length, lengths: 'both' });
  };
}

function shownOf(findings: S4eFindingsMaker, show: (index: number) => unknown): unknown[] {
  return Array.from({ length: findings.count }, (_none, index) => show(index));
}

function listOf<Item>(items: readonly Item[]): { readonly count: number; at(index: number): Item } {
  return { count: items.length, at: (index) => items[index] as Item };
}

function words(request: Matched, name: string): readonly string[] | undefined {
  return request.query(name)?.split(',');
}

function countPerScan(): (id: string) => number {
  const seen = new Map<string, number>();
  return (id) => {
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return before;
  };
}
