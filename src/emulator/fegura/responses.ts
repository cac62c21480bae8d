import type { Clock } from '../clock.js';
import { beginsAtMs, endsAtMs } from '../service.js';
import type { Answer } from '../types.js';
import type { AccountPlan, ListFlaws } from './scenario.js';
import { type FeguraDiagram, type FeguraScan, sourceOf } from './state.js';

/** The error code of a status, from the siblings' page on errors; 429 is undocumented. */
const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'TOO_MANY_REQUESTS',
};

/** The creation time of connections, which are older than all scans. */
const ACCOUNT_CREATED = '2026-03-02T07:15:00.000Z';
const ACCOUNT_UPDATED = '2026-03-02T07:16:40.000Z';
const SMALL_ACCOUNT = { vpcs: 2, subnets: 6, ec2Instances: 4, lambdaFunctions: 12, s3Buckets: 3 };
/** The kinds in an item of the documented list. */
const LISTED_KINDS = 3;

/** A successful answer. */
export function success(data: unknown, status = 200): Answer {
  return { status, body: { success: true, data } };
}

/** An error; `details` only for validation errors. */
export function refusal(
  status: number,
  message: string,
  more: { readonly code?: string; readonly details?: readonly unknown[] } = {},
): Answer {
  const code = more.code ?? CODES[status] ?? 'INTERNAL_ERROR';
  return { status, body: { success: false, error: { code, message, ...(more.details && { details: more.details }) } } };
}

/** A validation error of a field. */
export function invalid(field: string, message: string): Answer {
  return refusal(400, 'Body is not valid', { code: 'VALIDATION_ERROR', details: [{ path: [field], message }] });
}

/** A page of a list, under the plural name of its items. */
export function listed<Item>(plural: string, { items, meta }: CursorPage<Item>, show: (item: Item, index: number) => unknown): Answer {
  return success({ [plural]: items.map(show), meta });
}

/** An account as "Accounts" lists it. */
export function showAccount({ id, alias, awsAccountId, status = 'connected' }: AccountPlan): Record<string, unknown> {
  return { id, alias, awsAccountId, status, createdAt: ACCOUNT_CREATED, updatedAt: ACCOUNT_UPDATED };
}

/** @param depth An item of the list has fewer kinds than the scan itself. */
export function showScan(scan: FeguraScan, state: string, depth: 'listed' | 'full', clock: Clock): Record<string, unknown> {
  const { account, plan } = scan;
  const shown = {
    id: scan.id,
    awsAccountId: plan.echo?.awsAccountId === undefined ? account.id : plan.echo.awsAccountId,
    customerAwsAccountId: account.awsAccountId,
    region: plan.echo?.region === undefined ? scan.region : plan.echo.region,
    status: state,
    progress: progressOf(scan, depth, clock.now()),
    errorMessage: errorMessageOf(scan, state),
    createdAt: instant(scan.createdAtMs),
    updatedAt: instant(updatedAtMs(scan, clock.now())),
  };
  const withheld = Object.entries(plan.echo ?? {}).filter(([, value]) => value === null);
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !withheld.some(([gone]) => gone === name)));
}

function errorMessageOf({ plan: { errorMessage } }: FeguraScan, state: string): string | null {
  if (state === 'failed') return errorMessage ?? 'AccessDenied: the role may not call ec2:DescribeVpcs';
  return state === 'completed' ? (errorMessage ?? null) : null;
}

/** "Per-resource-type discovery counts, or null if scan has not started"; they grow while it runs. */
function progressOf(scan: FeguraScan, depth: 'listed' | 'full', nowMs: number): Record<string, unknown> | null {
  const { inventory = SMALL_ACCOUNT, listedKinds = LISTED_KINDS } = scan.plan;
  if (inventory === null || nowMs < beginsAtMs(scan)) return null;
  const kinds = Object.entries(inventory).slice(0, depth === 'listed' ? listedKinds : undefined);
  const part = Math.min(1, (nowMs - beginsAtMs(scan)) / (endsAtMs(scan) - beginsAtMs(scan)));
  const share = nowMs >= endsAtMs(scan) ? 1 : part;
  return Object.fromEntries(
    kinds.map(([kind, count]) => [kind, typeof count === 'number' && share < 1 ? Math.floor(count * share) : count]),
  );
}

function updatedAtMs(scan: FeguraScan, nowMs: number): number {
  return [endsAtMs(scan), beginsAtMs(scan)].find((ms) => nowMs >= ms) ?? scan.createdAtMs;
}

/** A diagram as "Diagrams" lists it: without its source. */
export function showDiagram({ id, scan, plan, status, createdAtMs, updatedAtMs }: FeguraDiagram): Record<string, unknown> {
  const type = plan.type ?? 'architecture';
  return {
    id,
    scanJobId: scan.id,
    awsAccountId: scan.account.id,
    diagramType: type,
    title: plan.title ?? `${type[0]?.toUpperCase() ?? ''}${type.slice(1)} of ${scan.account.alias}`,
    status,
    errorMessage: status === 'failed' ? (plan.errorMessage ?? 'The diagram could not be drawn') : null,
    createdAt: instant(createdAtMs),
    updatedAt: instant(updatedAtMs),
  };
}

/** One diagram: "same object plus the Mermaid source". */
export function showDiagramInFull(diagram: FeguraDiagram): Record<string, unknown> {
  return { ...showDiagram(diagram), ...sourceOf(diagram) };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** A page of a list, with the cursor of the next page. */
interface CursorPage<Item> {
  readonly items: readonly Item[];
  readonly meta: { readonly cursor?: string; readonly hasMore: boolean };
}

/** The parameters of a list. */
interface Slice {
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** A page of a list; undefined for an unknown cursor. Cursors are opaque to clients, and valid for one list only. */
export function cursorPage<Item>(list: string, all: readonly Item[], slice: Slice, flaws: ListFlaws = {}): CursorPage<Item> | undefined {
  const at = slice.cursor === undefined ? 0 : offsetIn(list, slice.cursor);
  if (at === undefined) return undefined;
  const size = Math.min(slice.limit, flaws.pageSize ?? slice.limit);
  const repeats = flaws.repeatPage !== undefined && at === (flaws.repeatPage - 1) * size;
  const from = Math.max(0, repeats ? at - size : at + driftOf(flaws, at));
  const hasMore = at + size < all.length;
  const items = all.slice(from, from + size);
  return { items, meta: hasMore ? { ...cursorIf(list, at + size, slice, flaws), hasMore } : { hasMore } };
}

function driftOf({ shift }: ListFlaws, at: number): number {
  if (shift === undefined || at === 0) return 0;
  return shift === 'appear' ? -1 : 1;
}

function cursorIf(list: string, next: number, { cursor = '' }: Slice, flaws: ListFlaws): { readonly cursor?: string } {
  switch (flaws.cursor) {
    case 'absent':
      return {};
    case 'empty':
      return { cursor: '' };
    case 'same':
      return { cursor: cursor === '' ? cursorAt(list, next) : cursor };
    default:
      return { cursor: cursorAt(list, next) };
  }
}

function cursorAt(list: string, offset: number): string {
  return Buffer.from(JSON.stringify({ list, offset })).toString('base64');
}

function offsetIn(list: string, cursor: string): number | undefined {
  const offset = Number(/"offset":(\d+)\}$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]);
  return cursorAt(list, offset) === cursor ? offset : undefined;
}
