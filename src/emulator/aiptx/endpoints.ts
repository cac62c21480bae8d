import { instant } from '../clock.js';
import type { Endpoint, Matched } from '../endpoints.js';
import { each } from '../lazy-list.js';
import { anyText, isRecord, oneOf, someText, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';
import { type AiptxSlice, APPEARED, aiptxFindingsPage, aiptxPage } from './paging.js';
import { type AiptxResponses, detailedFinding, listedFinding } from './responses.js';
import { type AiptxCall, type AiptxScenario, asAiptxMaker } from './scenario.js';
import { type AiptxAsked, type AiptxScan, type AiptxServiceState, aiptxStateAt, compareAiptx } from './state.js';

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
export function aiptxEndpoints(context: AiptxContext): readonly Endpoint<AiptxCall>[] {
  const { responses } = context;
  return [
    { kind: 'list', method: 'GET', path: '/scans', query: LIST_QUERY, answer: (request) => listAiptxScans(context, request) },
    {
      kind: 'start',
      method: 'POST',
      path: '/scans',
      body: CREATE_BODY,
      required: ['target'],
      answer: (request) => createAiptxScan(context, request),
    },
    { kind: 'start', method: 'POST', path: `${SCAN}/rescan`, body: RESCAN_BODY, answer: ofScan(context, repeatAiptxScan(context)) },
    { kind: 'scan', method: 'GET', path: SCAN, answer: ofScan(context, (_request, scan) => responses.data(responses.full(scan))) },
    {
      kind: 'status',
      method: 'GET',
      path: `${SCAN}/status`,
      answer: ofScan(context, (_request, scan) => responses.data(responses.light(scan))),
    },
    { kind: 'cancel', method: 'POST', path: `${SCAN}/cancel`, answer: ofScan(context, cancelAiptxScan(context)) },
    { kind: 'compare', method: 'GET', path: `${SCAN}/compare/{otherId}`, answer: ofScan(context, compareAiptxScans(context)) },
    {
      kind: 'findings',
      method: 'GET',
      path: '/findings',
      query: FINDINGS_QUERY,
      answer: ifSiblings(context, aiptxFindingsReader(context)),
    },
    {
      kind: 'stats',
      method: 'GET',
      path: '/findings/stats',
      query: STATS_QUERY,
      answer: ifSiblings(context, (request) => aiptxStats(context, request)),
    },
    {
      kind: 'detail',
      method: 'GET',
      path: '/findings/{findingId}',
      answer: ifSiblings(context, (request) => readAiptxFinding(context, request)),
    },
  ];
}

function ifSiblings({ scenario, responses }: AiptxContext, handle: Handler): Handler {
  return scenario.siblingEndpoints === 'off' ? () => responses.error(404, 'Not found') : handle;
}

function ofScan({ state, responses }: AiptxContext, handle: AiptxScanHandler): Handler {
  return (request) => {
    const scan = state.find(request.param('scanId'));
    return scan ? handle(request, scan) : responses.error(404, 'Scan not found');
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

/** What the endpoints of one emulator share. */
interface AiptxContext {
  readonly scenario: AiptxScenario;
  readonly state: AiptxServiceState;
  readonly responses: AiptxResponses;
}

/** Answers a request about a scan that exists. */
type AiptxScanHandler = (request: Matched, scan: AiptxScan) => Answer;

function sliceOf(request: Matched): AiptxSlice {
  return { page: request.number('page', 1), limit: request.number('limit', 20) };
}

/** "List Scans"; `target` is a partial match. */
function listAiptxScans({ scenario, state, responses }: AiptxContext, request: Matched): Answer {
  const [status, target, mode] = ['status', 'target', 'mode'].map((name) => request.query(name));
  const kept = state
    .scans()
    .filter(
      (scan) =>
        (status === undefined || aiptxStateAt(scan, state.now()) === status) &&
        (target === undefined || scan.target.includes(target)) &&
        (mode === undefined || scan.mode === mode),
    );
  const { data, pagination } = aiptxPage(
    scenario.listOrder === 'oldest-first' ? kept : kept.toReversed(),
    sliceOf(request),
    responses.listed,
  );
  return responses.data(data, { pagination });
}

/** "Create Scan". */
function createAiptxScan(context: AiptxContext, request: Matched): Answer {
  const { state, responses } = context;
  const { target = '', mode, type, name } = request.body as AiptxAsked;
  return refuseStart(context, target) ?? responses.created(responses.createdScan(state.start({ target, mode, type, name })));
}

/** "Rescan": the same configuration, but for mode and instructions. */
function repeatAiptxScan(context: AiptxContext): AiptxScanHandler {
  const { state, responses } = context;
  return (request, parent) => {
    const { mode = parent.mode } = request.body as { mode?: string };
    const { target, type, name, id: parentId } = parent;
    return refuseStart(context, target) ?? responses.created(responses.rescanned(state.start({ target, type, name, mode, parentId })));
  };
}

function refuseStart({ scenario, state, responses }: AiptxContext, target: string): Answer | undefined {
  if (scenario.unreachable?.includes(target))
    return responses.error(400, 'Target cannot be reached', { target, reason: 'no DNS record' }, 'INVALID_TARGET');
  const running = state.scans().filter((scan) => !state.isOver(scan)).length;
  return running >= (scenario.concurrentScans ?? Infinity) ? responses.error(429, 'Concurrent scan limit reached') : undefined;
}

/** "Cancel a running or queued scan". */
function cancelAiptxScan({ state, responses }: AiptxContext): AiptxScanHandler {
  return (_request, scan) => {
    if (state.isOver(scan)) return responses.error(400, `Scan is ${aiptxStateAt(scan, state.now())}`);
    state.cancel(scan);
    return responses.data({ id: scan.id, status: 'cancelled', cancelled_at: instant(state.now()) });
  };
}

/** "Compare Scans". */
function compareAiptxScans({ scenario, state, responses }: AiptxContext): AiptxScanHandler {
  return (request, a) => {
    const b = state.find(request.param('otherId'));
    if (b === undefined || scenario.comparison === 'off') return responses.error(404, 'Scan not found');
    return responses.data(compareAiptx(a, b, scenario.comparison ?? {}));
  };
}

/** The siblings' list of findings. */
function aiptxFindingsReader({ state, responses }: AiptxContext): (request: Matched) => Answer {
  const asked = new Map<string, number>();
  return (request) => {
    const scanId = request.query('scan_id');
    if (scanId === undefined) return { ...responses.error(400, 'scan_id is required'), undocumented: 'scan_id: is missing' };
    const scan = state.find(scanId);
    if (scan === undefined) return responses.error(404, 'Scan not found');
    const before = asked.get(scanId) ?? 0;
    asked.set(scanId, before + 1);
    const [severity, status, category] = ['severity', 'status', 'category'].map((name) => request.query(name));
    const findings = aiptxStateAt(scan, state.now()) === 'queued' ? asAiptxMaker([]) : scan.findings;
    const query = { ...sliceOf(request), severity, status, category, asked: before };
    const page = aiptxFindingsPage(findings, query, scan.plan.flaws ?? {}, (finding) => listedFinding(finding, scan));
    return responses.data(page.data, { pagination: page.pagination });
  };
}

/** The siblings' single finding. */
function readAiptxFinding({ state, responses }: AiptxContext, request: Matched): Answer {
  const id = request.param('findingId');
  for (const scan of state.scans().toReversed()) {
    const index = id === APPEARED && scan.plan.flaws?.shift === 'appear' ? 0 : scan.findings.indexOf(id);
    if (index >= 0) return responses.data(detailedFinding({ ...scan.findings.at(index), id }, scan));
  }
  return responses.error(404, 'Finding not found');
}

/** The siblings' numbers; without `scan_id` those of the account. */
function aiptxStats({ state, responses }: AiptxContext, request: Matched): Answer {
  const scanId = request.query('scan_id');
  const findings = state
    .scans()
    .filter((scan) => scanId === undefined || scan.id === scanId)
    .flatMap((scan) => [...each(scan.findings)]);
  const count = (words: readonly string[], of: 'severity' | 'status'): Record<string, number> =>
    Object.fromEntries(words.map((word) => [word, findings.filter((finding) => finding[of] === word).length]));
  const categories = [...new Set(findings.flatMap(({ category }) => category ?? []))];
  return responses.data({
    total: findings.length,
    by_severity: count(['critical', 'high', 'medium', 'low', 'info'], 'severity'),
    by_status: count(['open', 'fixed', 'accepted', 'false_positive'], 'status'),
    by_category: Object.fromEntries(categories.map((name) => [name, findings.filter(({ category }) => category === name).length])),
    trends: { new_this_week: findings.length, fixed_this_week: 0, mean_time_to_fix: '0 days' },
  });
}
