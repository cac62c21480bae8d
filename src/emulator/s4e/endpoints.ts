import type { Endpoint, Matched } from '../endpoints.js';
import { anyText, isRecord, matching, oneOf, someText, wholeNumber } from '../request-schema.js';
import {
  cancelScan,
  findingsReader,
  listAssets,
  listScans,
  readAsset,
  resultsReader,
  type S4eDesk,
  type S4eScanHandler,
  startScan,
} from './s4e-handlers.js';
import type { S4eCall } from './scenario.js';
import type { Answer } from '../types.js';

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
export function s4eEndpoints(desk: S4eDesk): readonly Endpoint<S4eCall>[] {
  const readAll = findingsReader(desk);
  return [
    {
      kind: 'lookup',
      method: 'GET',
      path: '/assets',
      query: ASSETS_QUERY,
      answer: ifSiblings(desk, (request) => listAssets(desk, request)),
    },
    { kind: 'lookup', method: 'GET', path: '/assets/{id}', answer: ifSiblings(desk, ofAsset(desk)) },
    { kind: 'list', method: 'GET', path: '/scans', query: LIST_QUERY, answer: (request) => listScans(desk, request) },
    {
      kind: 'start',
      method: 'POST',
      path: '/scan/create',
      body: START_BODY,
      required: ['asset_id', 'scan_type'],
      answer: (request) => startScan(desk, request),
    },
    {
      kind: 'scan',
      method: 'GET',
      path: '/scan/{id}',
      answer: ofScan(desk, (_request, scan) => desk.pen.object(200, desk.pen.scan(scan))),
    },
    {
      kind: 'status',
      method: 'GET',
      path: '/scan/{id}/status',
      answer: ofScan(desk, (_request, scan) => desk.pen.object(200, desk.pen.status(scan))),
    },
    { kind: 'cancel', method: 'POST', path: '/scan/{id}/cancel', answer: ofScan(desk, (_request, scan) => cancelScan(desk, scan)) },
    { kind: 'findings', method: 'GET', path: '/scan/{id}/results', query: RESULTS_QUERY, answer: ofScan(desk, resultsReader(desk)) },
    { kind: 'findings-fallback', method: 'GET', path: '/findings', query: FINDINGS_QUERY, answer: ifSiblings(desk, readAll) },
  ];
}

function ifSiblings({ scenario, pen }: S4eDesk, handle: Handler): Handler {
  return scenario.siblingEndpoints === 'off' ? () => pen.error(404, 'Not found') : handle;
}

function ofAsset(desk: S4eDesk): Handler {
  return (request) => {
    const asset = desk.world.assets.find(({ id }) => id === request.param('id'));
    return asset ? readAsset(desk, asset) : desk.pen.error(404, 'Asset not found');
  };
}

function ofScan({ world, pen }: S4eDesk, handle: S4eScanHandler): Handler {
  return (request) => {
    const scan = world.scan(request.param('id'));
    return scan ? handle(request, scan) : pen.error(404, 'Scan not found');
  };
}
