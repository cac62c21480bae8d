import {
  type AiptxDesk,
  type AiptxScanHandler,
  aiptxFindingsReader,
  aiptxStats,
  cancelAiptxScan,
  compareAiptxScans,
  createAiptxScan,
  listAiptxScans,
  readAiptxFinding,
  repeatAiptxScan,
} from './aiptx-handlers.js';
import type { AiptxCall } from './scenario.js';
import type { Endpoint, Matched } from '../endpoints.js';
import { anyText, isRecord, oneOf, someText, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';

type Handler = (request: Matched) => Answer;

const MODES = oneOf('quick', 'standard', 'deep');
const PAGING = { page: wholeNumber(1), limit: wholeNumber(1, 100) };
const LIST_QUERY = { ...PAGING, status: oneOf('queued', 'running', 'completed', 'failed', 'cancelled'), target: someText, mode: MODES };
const CREATE_BODY = {
  target: someText,
  mode: MODES,
  type: oneOf('web', 'api', 'network', 'full'),
  name: someText,
  authentication: mapping,
  scope,
  instructions: someText,
};
const RESCAN_BODY = { mode: MODES, instructions: someText };
const FINDINGS_QUERY = {
  ...PAGING,
  scan_id: someText,
  severity: oneOf('critical', 'high', 'medium', 'low', 'info'),
  status: oneOf('open', 'fixed', 'accepted', 'false_positive'),
  category: someText,
};
const STATS_QUERY = { scan_id: someText, date_from: anyText, date_to: anyText };

const SCAN = '/scans/{scanId}';

/** The endpoints of the Scans API page, and those on findings that only the siblings show. */
export function aiptxEndpoints(desk: AiptxDesk): readonly Endpoint<AiptxCall>[] {
  const { pen } = desk;
  return [
    { kind: 'list', method: 'GET', path: '/scans', query: LIST_QUERY, answer: (request) => listAiptxScans(desk, request) },
    {
      kind: 'start',
      method: 'POST',
      path: '/scans',
      body: CREATE_BODY,
      required: ['target'],
      answer: (request) => createAiptxScan(desk, request),
    },
    { kind: 'start', method: 'POST', path: `${SCAN}/rescan`, body: RESCAN_BODY, answer: ofScan(desk, repeatAiptxScan(desk)) },
    { kind: 'scan', method: 'GET', path: SCAN, answer: ofScan(desk, (_request, scan) => pen.data(pen.full(scan))) },
    { kind: 'status', method: 'GET', path: `${SCAN}/status`, answer: ofScan(desk, (_request, scan) => pen.data(pen.light(scan))) },
    { kind: 'cancel', method: 'POST', path: `${SCAN}/cancel`, answer: ofScan(desk, cancelAiptxScan(desk)) },
    { kind: 'compare', method: 'GET', path: `${SCAN}/compare/{otherId}`, answer: ofScan(desk, compareAiptxScans(desk)) },
    { kind: 'findings', method: 'GET', path: '/findings', query: FINDINGS_QUERY, answer: ifSiblings(desk, aiptxFindingsReader(desk)) },
    {
      kind: 'stats',
      method: 'GET',
      path: '/findings/stats',
      query: STATS_QUERY,
      answer: ifSiblings(desk, (request) => aiptxStats(desk, request)),
    },
    {
      kind: 'detail',
      method: 'GET',
      path: '/findings/{findingId}',
      answer: ifSiblings(desk, (request) => readAiptxFinding(desk, request)),
    },
  ];
}

function ifSiblings({ scenario, pen }: AiptxDesk, handle: Handler): Handler {
  return scenario.siblingEndpoints === 'off' ? () => pen.error(404, 'Not found') : handle;
}

function ofScan({ world, pen }: AiptxDesk, handle: AiptxScanHandler): Handler {
  return (request) => {
    const scan = world.find(request.param('scanId'));
    return scan ? handle(request, scan) : pen.error(404, 'Scan not found');
  };
}

function mapping(value: unknown): string | undefined {
  return isRecord(value) ? undefined : 'must be an object';
}

function scope(value: unknown): string | undefined {
  const fine =
    isRecord(value) && Object.entries(value).every(([name, patterns]) => /^(?:include|exclude)$/.test(name) && isTexts(patterns));
  return fine ? undefined : 'must be { include, exclude }, lists of patterns';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '');
}
