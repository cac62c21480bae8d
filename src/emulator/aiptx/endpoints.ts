import { instant } from '../clock.js';
import { type Endpoint, filtered, fits, type Matched } from '../endpoints.js';
import { asMaker, countRequests, each, flawedPage, itemsOf, type Slice } from '../lazy-list.js';
import { anyText, isRecord, oneOf, someText, wholeNumber } from '../request-schema.js';
import { inOrder } from '../service.js';
import type { Answer } from '../types.js';
import { type AiptxResponses, detailedFinding, listedFinding } from './responses.js';
import type { AiptxCall, AiptxScenario } from './scenario.js';
import { type AiptxAsked, type AiptxScan, type AiptxServiceState, compareAiptx } from './state.js';

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

/** The endpoints of the Scans API page, and the findings endpoints that only the sibling documents describe. */
export function aiptxEndpoints(context: AiptxContext): readonly Endpoint<AiptxCall>[] {
  const { responses } = context;
  return [
    { kind: 'list', method: 'GET', path: '/scans', query: LIST_QUERY, answer: (request) => listScans(context, request) },
    {
      kind: 'start',
      method: 'POST',
      path: '/scans',
      body: CREATE_BODY,
      required: ['target'],
      answer: (request) => createScan(context, request),
    },
    { kind: 'start', method: 'POST', path: `${SCAN}/rescan`, body: RESCAN_BODY, answer: ofScan(context, repeatScan(context)) },
    { kind: 'scan', method: 'GET', path: SCAN, answer: ofScan(context, (_request, scan) => responses.data(responses.full(scan))) },
    {
      kind: 'status',
      method: 'GET',
      path: `${SCAN}/status`,
      answer: ofScan(context, (_request, scan) => responses.data(responses.light(scan))),
    },
    { kind: 'cancel', method: 'POST', path: `${SCAN}/cancel`, answer: ofScan(context, cancelScan(context)) },
    { kind: 'compare', method: 'GET', path: `${SCAN}/compare/{otherId}`, answer: ofScan(context, compareScans(context)) },
    { kind: 'findings', method: 'GET', path: '/findings', query: FINDINGS_QUERY, sibling: true, answer: findingsReader(context) },
    {
      kind: 'stats',
      method: 'GET',
      path: '/findings/stats',
      query: STATS_QUERY,
      sibling: true,
      answer: (request) => aiptxStats(context, request),
    },
    {
      kind: 'detail',
      method: 'GET',
      path: '/findings/{findingId}',
      sibling: true,
      answer: (request) => readFinding(context, request),
    },
  ];
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

/** What the endpoints share. */
interface AiptxContext {
  readonly scenario: AiptxScenario;
  readonly state: AiptxServiceState;
  readonly responses: AiptxResponses;
}

/** Answers a request about a scan that exists. */
type AiptxScanHandler = (request: Matched, scan: AiptxScan) => Answer;

/** Without a total, there is no number of pages either. */
function listed({ responses }: AiptxContext, data: readonly unknown[], total: number | null, request: Matched): Answer {
  const { from, size: limit } = sliceOf(request);
  const totals = total === null ? {} : { total, total_pages: Math.ceil(total / limit) };
  return responses.data(data, { pagination: { page: from / limit + 1, limit, ...totals } });
}

function sliceOf(request: Matched): Slice {
  const size = request.number('limit', 20);
  return { from: (request.number('page', 1) - 1) * size, size };
}

/** "List Scans"; `target` is a partial match. */
function listScans(context: AiptxContext, request: Matched): Answer {
  const { scenario, state, responses } = context;
  const kept = state.all.filter(
    (scan) => fits(request, { status: state.stateOf(scan), mode: scan.mode }) && scan.target.includes(request.query('target') ?? ''),
  );
  return listed(context, itemsOf(asMaker(inOrder(kept, scenario)), sliceOf(request)).map(responses.listed), kept.length, request);
}

/** "Create Scan". */
function createScan(context: AiptxContext, request: Matched): Answer {
  const { state, responses } = context;
  const { target = '', mode, type, name } = request.body as AiptxAsked;
  return refuseStart(context, target) ?? responses.created(responses.createdScan(state.start({ target, mode, type, name })));
}

/** "Rescan": the same configuration, except for mode and instructions. */
function repeatScan(context: AiptxContext): AiptxScanHandler {
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
  const running = state.all.filter(state.isBusy).length;
  return running >= (scenario.concurrentScans ?? Infinity) ? responses.error(429, 'Concurrent scan limit reached') : undefined;
}

/** "Cancel a running or queued scan". */
function cancelScan({ state, responses }: AiptxContext): AiptxScanHandler {
  return (_request, scan) => {
    if (!state.isBusy(scan)) return responses.error(400, `Scan is ${state.stateOf(scan)}`);
    state.cancel(scan);
    return responses.data({ id: scan.id, status: 'cancelled', cancelled_at: instant(state.now()) });
  };
}

/** "Compare Scans". */
function compareScans({ scenario, state, responses }: AiptxContext): AiptxScanHandler {
  return (request, a) => {
    const b = state.find(request.param('otherId'));
    if (b === undefined || scenario.comparison === 'off') return responses.error(404, 'Scan not found');
    return responses.data(compareAiptx(a, b, scenario.comparison ?? {}));
  };
}

/** The siblings' list of findings. */
function findingsReader(context: AiptxContext): Handler {
  const { state, responses } = context;
  const asked = countRequests();
  return (request) => {
    const scanId = request.query('scan_id');
    if (scanId === undefined) return { ...responses.error(400, 'scan_id is required'), undocumented: 'scan_id: is missing' };
    const scan = state.find(scanId);
    if (scan === undefined) return responses.error(404, 'Scan not found');
    const findings = state.stateOf(scan) === 'queued' ? asMaker([]) : scan.findings;
    const { total: wrongTotal, ...flaws } = scan.plan.flaws ?? {};
    const { data, total } = flawedPage(
      filtered(findings, request, ['severity', 'status', 'category']),
      sliceOf(request),
      flaws,
      asked(scanId),
      {
        appeared: (first) => ({ ...first, id: APPEARED }),
        show: (finding) => listedFinding(finding, scan),
        malformed: { id: 17, severity: ['high'], endpoint: 4 },
      },
    );
    return listed(context, data, wrongTotal === undefined ? total : wrongTotal, request);
  };
}

/** The finding that appears in a flawed list while it is read. */
const APPEARED = 'finding_appeared';

/** The siblings' single finding. */
function readFinding({ state, responses }: AiptxContext, request: Matched): Answer {
  const id = request.param('findingId');
  for (const scan of state.all.toReversed()) {
    const index = id === APPEARED && scan.plan.flaws?.shift === 'appear' ? 0 : scan.indexOf(id);
    if (index !== undefined) return responses.data(detailedFinding({ ...scan.findings.at(index), id }, scan));
  }
  return responses.error(404, 'Finding not found');
}

/** The siblings' counts; without `scan_id`, those of the account. */
function aiptxStats({ state, responses }: AiptxContext, request: Matched): Answer {
  const findings = state.all.filter((scan) => fits(request, { scan_id: scan.id })).flatMap((scan) => [...each(scan.findings)]);
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
