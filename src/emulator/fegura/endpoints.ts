import type { Clock } from '../clock.js';
import type { Endpoint, Matched } from '../endpoints.js';
import { oneOf, someText, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';
import { cursorPage, invalid, listed, refusal, showAccount, showDiagram, showDiagramInFull, showScan, success } from './responses.js';
import type { FeguraCall, FeguraList, FeguraScenario } from './scenario.js';
import { answeredAtMs, DEFAULT_REGION, diagramsOf, type FeguraWorld, type WorldDiagram } from './state.js';

type Handler = (desk: FeguraDesk, request: Matched) => Answer | Promise<Answer>;

const PAGING = { limit: wholeNumber(1, 100), cursor: someText };
const LIST_QUERY = { ...PAGING, accountId: someText, status: oneOf('queued', 'scanning', 'completed', 'failed') };
const START_BODY = { awsAccountId: someText, region: someText };
const DIAGRAMS_QUERY = {
  ...PAGING,
  accountId: someText,
  diagramType: oneOf('architecture', 'network', 'dataflow', 'boundary', 'organization'),
};

/** The endpoints of the Scans page, and those that only the siblings show. */
export function feguraEndpoints(desk: FeguraDesk): readonly Endpoint<FeguraCall>[] {
  const may = (scope: 'read' | 'write', handle: Handler): Endpoint<FeguraCall>['answer'] => {
    const allowed = (desk.scenario.scopes ?? ['read', 'write']).includes(scope);
    return (request) => (allowed ? handle(desk, request) : refusal(403, `The API key lacks the scope ${scope}`));
  };
  const sibling = (handle: Handler): Endpoint<FeguraCall>['answer'] =>
    desk.scenario.siblingEndpoints === 'off' ? () => refusal(404, 'Not found') : may('read', handle);
  return [
    { kind: 'start', method: 'POST', path: '/scans', body: START_BODY, required: ['awsAccountId'], answer: may('write', startScan) },
    { kind: 'list', method: 'GET', path: '/scans', query: LIST_QUERY, answer: may('read', listScans) },
    { kind: 'status', method: 'GET', path: '/scans/{id}', answer: may('read', readScan) },
    { kind: 'lookup', method: 'GET', path: '/accounts', query: PAGING, answer: sibling(listAccounts) },
    { kind: 'lookup', method: 'GET', path: '/accounts/{id}', answer: sibling(readAccount) },
    { kind: 'diagrams', method: 'GET', path: '/diagrams', query: DIAGRAMS_QUERY, answer: sibling(listDiagrams) },
    { kind: 'diagram', method: 'GET', path: '/diagrams/{id}', answer: sibling(readDiagram) },
  ];
}

/** What the endpoints of one emulator share. */
interface FeguraDesk {
  readonly scenario: FeguraScenario;
  readonly world: FeguraWorld;
  readonly clock: Clock;
}

/** "List Accounts". */
function listAccounts(desk: FeguraDesk, request: Matched): Answer {
  return listOf(desk, 'lookup', 'accounts', desk.world.accounts, request, showAccount);
}

/** "Get Account": its reply is cut off; taken to be one such object. */
function readAccount({ world }: FeguraDesk, request: Matched): Answer {
  const account = world.accounts.find(({ id }) => id === request.param('id'));
  return account ? success(showAccount(account)) : refusal(404, 'Account not found');
}

/** "List Scans". */
function listScans(desk: FeguraDesk, request: Matched): Answer {
  const { scenario, world, clock } = desk;
  const [accountId, status] = [request.query('accountId'), request.query('status')];
  const kept = world.scans.filter(
    (scan) => (accountId === undefined || scan.account.id === accountId) && (status === undefined || world.stateOf(scan) === status),
  );
  const ordered = scenario.listOrder === 'oldest-first' ? kept : kept.toReversed();
  return listOf(desk, 'list', 'scans', ordered, request, (scan) => showScan(scan, world.stateOf(scan), 'listed', clock));
}

/** "Get Scan". */
function readScan({ world, clock }: FeguraDesk, request: Matched): Answer {
  const scan = world.scans.find(({ id }) => id === request.param('id'));
  return scan ? success(showScan(scan, world.stateOf(scan), 'full', clock)) : refusal(404, 'Scan not found');
}

/** "Create Scan": begins at once, and is answered when the plan says so. */
function startScan(desk: FeguraDesk, request: Matched): Answer | Promise<Answer> {
  const { scenario, world, clock } = desk;
  const { awsAccountId, region = DEFAULT_REGION } = request.body as { awsAccountId: string; region?: string };
  const account = world.accounts.find(({ id }) => id === awsAccountId);
  if (account === undefined) return refusal(404, 'AWS account not found');
  if (scenario.unknownRegions?.includes(region)) return invalid('region', 'unknown region');
  const { conflict = 'region' } = scenario;
  const inTheWay = world.scans.find(
    (scan) => world.isBusy(scan) && scan.account.id === account.id && (conflict === 'account' || scan.region === region),
  );
  if (conflict !== 'off' && inTheWay !== undefined) return refusal(409, 'A scan of this account is already in progress');
  const scan = world.start(account, region);
  return untilIts(answeredAtMs(scan), clock, () =>
    success(showScan(scan, world.stateOf(scan), 'full', clock), scenario.dialect === 'sibling' ? 201 : 200),
  );
}

/** The answer at a moment; without a moment there is never one. */
async function untilIts(momentMs: number, clock: Clock, answer: () => Answer): Promise<Answer> {
  if (momentMs === Infinity) return new Promise<never>(() => undefined);
  // A timer may be a little early, and the scan would not be over yet.
  while (clock.now() < momentMs) await clock.sleep(momentMs - clock.now());
  return answer();
}

/** "List Diagrams". */
function listDiagrams(desk: FeguraDesk, request: Matched): Answer {
  const [accountId, type] = [request.query('accountId'), request.query('diagramType')];
  const kept = allDiagrams(desk).filter(
    ({ scan, plan }) =>
      (accountId === undefined || scan.account.id === accountId) && (type === undefined || (plan.type ?? 'architecture') === type),
  );
  return listOf(desk, 'diagrams', 'diagrams', kept, request, showDiagram);
}

/** "Get Diagram": its reply is cut off; the field of the source is the scenario's. */
function readDiagram(desk: FeguraDesk, request: Matched): Answer {
  const diagram = allDiagrams(desk).find(({ id }) => id === request.param('id'));
  return diagram ? success(showDiagramInFull(diagram)) : refusal(404, 'Diagram not found');
}

function allDiagrams({ scenario, world, clock }: FeguraDesk): readonly WorldDiagram[] {
  const all = world.scans.flatMap((scan) => diagramsOf(scan, clock.now()));
  return scenario.listOrder === 'oldest-first' ? all : all.toReversed();
}

function listOf<Item>(
  { scenario }: FeguraDesk,
  list: FeguraList,
  plural: string,
  items: readonly Item[],
  request: Matched,
  show: (item: Item) => Readonly<Record<string, unknown>>,
): Answer {
  const slice = { limit: request.number('limit', 20), cursor: request.query('cursor') };
  const flaws = scenario.flaws?.[list];
  const page = cursorPage(plural, items, slice, flaws);
  if (page === undefined) return { ...invalid('cursor', 'is none of ours'), undocumented: 'cursor: no page gave it' };
  const malformed = flaws?.malformedAt === undefined ? undefined : items[flaws.malformedAt];
  return listed(plural, page, (item) => (item === malformed ? { ...show(item), id: 17, status: null } : show(item)));
}
