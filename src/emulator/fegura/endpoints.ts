import type { Clock } from '../clock.js';
import { type Endpoint, fits, type Matched } from '../endpoints.js';
import { oneOf, someText, wholeNumber } from '../request-schema.js';
import { beginsAtMs, endsAtMs, inOrder } from '../service.js';
import type { Answer } from '../types.js';
import { cursorPage, invalid, listed, refusal, showAccount, showDiagram, showDiagramInFull, showScan, success } from './responses.js';
import type { FeguraCall, FeguraList, FeguraScenario } from './scenario.js';
import { DEFAULT_REGION, diagramsOf, type FeguraDiagram, type FeguraScan, type FeguraServiceState } from './state.js';

type Handler = (context: FeguraContext, request: Matched) => Answer | Promise<Answer>;

const PAGING = { limit: wholeNumber(1, 100), cursor: someText };
const LIST_QUERY = { ...PAGING, accountId: someText, status: oneOf('queued', 'scanning', 'completed', 'failed') };
const START_BODY = { awsAccountId: someText, region: someText };
const DIAGRAMS_QUERY = {
  ...PAGING,
  accountId: someText,
  diagramType: oneOf('architecture', 'network', 'dataflow', 'boundary', 'organization'),
};

/** The endpoints of the Scans page, and those that only the sibling documents describe. */
export function feguraEndpoints(context: FeguraContext): readonly Endpoint<FeguraCall>[] {
  const may = (scope: 'read' | 'write', handle: Handler): Endpoint<FeguraCall>['answer'] => {
    const allowed = (context.scenario.scopes ?? ['read', 'write']).includes(scope);
    return (request) => (allowed ? handle(context, request) : refusal(403, `The API key lacks the scope ${scope}`));
  };
  return [
    { kind: 'start', method: 'POST', path: '/scans', body: START_BODY, required: ['awsAccountId'], answer: may('write', startScan) },
    { kind: 'list', method: 'GET', path: '/scans', query: LIST_QUERY, answer: may('read', listScans) },
    { kind: 'status', method: 'GET', path: '/scans/{id}', answer: may('read', readScan) },
    { kind: 'lookup', method: 'GET', path: '/accounts', query: PAGING, sibling: true, answer: may('read', listAccounts) },
    { kind: 'lookup', method: 'GET', path: '/accounts/{id}', sibling: true, answer: may('read', readAccount) },
    { kind: 'diagrams', method: 'GET', path: '/diagrams', query: DIAGRAMS_QUERY, sibling: true, answer: may('read', listDiagrams) },
    { kind: 'diagram', method: 'GET', path: '/diagrams/{id}', sibling: true, answer: may('read', readDiagram) },
  ];
}

/** What the endpoints share. */
interface FeguraContext {
  readonly scenario: FeguraScenario;
  readonly state: FeguraServiceState;
  readonly clock: Clock;
}

/** "List Accounts". */
function listAccounts(context: FeguraContext, request: Matched): Answer {
  return listOf(context, 'lookup', 'accounts', context.state.accounts, request, showAccount);
}

/** "Get Account": the documented reply is cut off. It is assumed to be one object of the list. */
function readAccount({ state }: FeguraContext, request: Matched): Answer {
  const account = state.accounts.find(({ id }) => id === request.param('id'));
  return account ? success(showAccount(account)) : refusal(404, 'Account not found');
}

/** "List Scans". */
function listScans(context: FeguraContext, request: Matched): Answer {
  const { scenario, state, clock } = context;
  const kept = state.all.filter((scan) => fits(request, { accountId: scan.account.id, status: state.stateOf(scan) }));
  return listOf(context, 'list', 'scans', inOrder(kept, scenario), request, (scan) => showScan(scan, state.stateOf(scan), 'listed', clock));
}

/** "Get Scan". */
function readScan({ state, clock }: FeguraContext, request: Matched): Answer {
  const scan = state.find(request.param('id'));
  return scan ? success(showScan(scan, state.stateOf(scan), 'full', clock)) : refusal(404, 'Scan not found');
}

/** "Create Scan": the scan begins at once, and the plan decides when the start is answered. */
function startScan(context: FeguraContext, request: Matched): Answer | Promise<Answer> {
  const { scenario, state, clock } = context;
  const { awsAccountId, region = DEFAULT_REGION } = request.body as { awsAccountId: string; region?: string };
  const account = state.accounts.find(({ id }) => id === awsAccountId);
  if (account === undefined) return refusal(404, 'AWS account not found');
  if (scenario.unknownRegions?.includes(region)) return invalid('region', 'unknown region');
  const { conflict = 'region' } = scenario;
  const inTheWay = state.all.find(
    (scan) => state.isBusy(scan) && scan.account.id === account.id && (conflict === 'account' || scan.region === region),
  );
  if (conflict !== 'off' && inTheWay !== undefined) return refusal(409, 'A scan of this account is already in progress');
  const scan = state.start({ accountId: account.id, region });
  return untilIts(answeredAtMs(scan), clock, () =>
    success(showScan(scan, state.stateOf(scan), 'full', clock), scenario.dialect === 'sibling' ? 201 : 200),
  );
}

/** When the start of this scan is answered: "runs synchronously and returns when complete", unless planned otherwise. */
function answeredAtMs(scan: FeguraScan): number {
  if (scan.plan.answers === 'queued') return scan.createdAtMs;
  return scan.plan.answers === 'scanning' ? beginsAtMs(scan) : endsAtMs(scan);
}

/** The answer at a time; without a time, there is no answer. */
async function untilIts(momentMs: number, clock: Clock, answer: () => Answer): Promise<Answer> {
  if (momentMs === Infinity) return new Promise<never>(() => undefined);
  // A timer may fire a little early, before the end of the scan.
  while (clock.now() < momentMs) await clock.sleep(momentMs - clock.now());
  return answer();
}

/** "List Diagrams". */
function listDiagrams(context: FeguraContext, request: Matched): Answer {
  const kept = allDiagrams(context).filter(({ scan, plan: { type = 'architecture' } }) =>
    fits(request, { accountId: scan.account.id, diagramType: type }),
  );
  return listOf(context, 'diagrams', 'diagrams', kept, request, showDiagram);
}

/** "Get Diagram": the documented reply is cut off. The scenario decides in which field the source is. */
function readDiagram(context: FeguraContext, request: Matched): Answer {
  const diagram = allDiagrams(context).find(({ id }) => id === request.param('id'));
  return diagram ? success(showDiagramInFull(diagram)) : refusal(404, 'Diagram not found');
}

function allDiagrams({ scenario, state, clock }: FeguraContext): readonly FeguraDiagram[] {
  const all = state.all.flatMap((scan) => diagramsOf(scan, clock.now()));
  return inOrder(all, scenario);
}

function listOf<Item>(
  { scenario }: FeguraContext,
  list: FeguraList,
  plural: string,
  items: readonly Item[],
  request: Matched,
  show: (item: Item) => Readonly<Record<string, unknown>>,
): Answer {
  const slice = { limit: request.number('limit', 20), cursor: request.query('cursor') };
  const flaws = scenario.flaws?.[list];
  const page = cursorPage(plural, items, slice, flaws);
  if (page === undefined) return { ...invalid('cursor', 'is unknown'), undocumented: 'cursor: not from a page' };
  const malformed = flaws?.malformedAt === undefined ? undefined : items[flaws.malformedAt];
  return listed(plural, page, (item) => (item === malformed ? { ...show(item), id: 17, status: null } : show(item)));
}
