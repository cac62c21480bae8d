import type { Clock } from './clock.js';
import { type Endpoint, findEndpoint, type Match, parseRequest, violationOf } from './endpoints.js';
import type { FaultRule } from './faults.js';
import { each, type Maker } from './lazy-list.js';
import type { Violation } from './request-schema.js';
import type { Answer, Call, Opened, Routed } from './types.js';

/** Options that the scenarios of all scan services share. */
export interface ServiceScenario<Kind extends string, Plan, Earlier> {
  /** The API key; each service has a default. */
  readonly key?: string;
  /** Scans from before the emulator started, in any state. */
  readonly scans?: readonly Earlier[];
  /** The nth started scan follows the nth plan, and all further scans the last plan. Default: one default plan. */
  readonly plans?: readonly Plan[];
  /** Plans by the ID of the target, which go before `plans`: the nth scan of the target follows the nth of them, and all further scans the last. */
  readonly plansByTarget?: Readonly<Record<string, readonly Plan[]>>;
  /** The targets of a job for this scenario, for its inputs. Default: the service's first one. */
  readonly targets?: readonly string[];
  /** Which documents apply if they differ. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** `off`: 404 on the endpoints that only the sibling documents describe. Default `on`. */
  readonly siblingEndpoints?: 'on' | 'off';
  /** Order of the scan list. Default `newest-first`. */
  readonly listOrder?: 'newest-first' | 'oldest-first';
  readonly faults?: readonly FaultRule<Kind>[];
}

/** The states of a scan: queued, running, ended. */
export interface LifePlan {
  /** Default 1,000. */
  readonly queuedMs?: number;
  /** Default 3,000; `Infinity` for a scan that never ends. */
  readonly runningMs?: number;
  /** The state while it runs. Default: the documented value; any other value is undocumented. */
  readonly runningWord?: string;
  /** The state at its end: `completed` (default), `failed`, `cancelled`, or an undocumented value. */
  readonly end?: string;
}

/** A scan from before the emulator started. */
export interface EarlierPlan {
  readonly id?: string;
  /** How long before the emulator's start it was created, in milliseconds. Its state results from this and its plan. */
  readonly createdAgoMs: number;
}

/** A scan at the service. Its state is never stored: it results from the clock and from a cancel. */
export interface StoredScan<Plan extends LifePlan = LifePlan> {
  readonly id: string;
  readonly createdAtMs: number;
  /** `before`: from the scenario's history. `started`: by a request. */
  readonly origin: 'before' | 'started';
  readonly plan: Plan & Required<LifePlan>;
  /** When it was cancelled by a request. */
  readonly cancelledAtMs?: number;
}

/** A scan for assertions, with its current state. */
type ScanNow<Scan> = Scan & { readonly state: string; readonly cancelled: boolean };

/** The state of a service for tests. */
export interface ServiceState<Scan> {
  /** In order of creation. */
  readonly scans: readonly ScanNow<Scan>[];
}

/** The scans of one service. */
export interface ScanStore<Scan, Asked> {
  /** In order of creation. */
  readonly all: readonly Scan[];
  readonly find: (id: string) => Scan | undefined;
  readonly stateOf: (scan: Scan) => string;
  /** Queued or running scans, whatever their state is called. */
  readonly isBusy: (scan: Scan) => boolean;
  /** The number of scans that requests have started. */
  readonly started: () => number;
  readonly start: (asked: Asked) => Scan;
  readonly cancel: (scan: Scan) => void;
  readonly now: () => number;
  readonly visible: ServiceState<Scan>;
}

/** What differs between the scans of the services. */
interface ScanKind<Plan extends LifePlan, Scan, Asked> {
  readonly idOf: (origin: StoredScan['origin'], number: number) => string;
  /** Adds the service's own fields to a scan. */
  readonly make: (stored: StoredScan<Plan>, asked: Asked) => Scan;
  /** The ID of the target, as in `plansByTarget`. */
  readonly targetOf: (scan: Scan) => string;
  readonly defaults?: LifePlan;
}

/** `scan_new001` and the like. */
export function numberedId(prefix: string): (origin: StoredScan['origin'], number: number) => string {
  return (origin, number) => `${prefix}${origin === 'before' ? 'old' : 'new'}${String(number).padStart(3, '0')}`;
}

type Planned<Plan, Earlier> = Pick<ServiceScenario<string, Plan, Earlier>, 'scans' | 'plans' | 'plansByTarget'>;

/** The scans from before the emulator started, and those that requests add. */
export function createScanStore<Plan extends LifePlan, Scan extends StoredScan, Asked>(
  { scans: earlier = [], plans = [], plansByTarget = {} }: Planned<Plan, Plan & EarlierPlan & Asked>,
  clock: Clock,
  { idOf, make, targetOf, defaults }: ScanKind<Plan, Scan, Asked>,
): ScanStore<Scan, Asked> {
  const openedMs = clock.now();
  const store = (id: string, createdAtMs: number, origin: StoredScan['origin'], plan: Plan | undefined, asked: Asked): Scan => {
    const life = { queuedMs: 1000, runningMs: 3000, runningWord: 'running', end: 'completed', ...defaults, ...plan };
    return make({ id, createdAtMs, origin, plan: life as Plan & Required<LifePlan> }, asked);
  };
  const scans = earlier
    .map((scan, index) => store(scan.id ?? idOf('before', index + 1), openedMs - scan.createdAgoMs, 'before', scan, scan))
    .sort((a, b) => a.createdAtMs - b.createdAtMs);
  let started = 0;
  const startedOf = new Map<string, number>();
  const nextPlan = (asked: Asked): Plan | undefined => {
    const next = (list: readonly Plan[], count: number): Plan | undefined => list[Math.min(count, list.length - 1)];
    const target = targetOf(store('', 0, 'started', undefined, asked));
    const own = plansByTarget[target];
    if (own === undefined) return next(plans, started);
    const count = startedOf.get(target) ?? 0;
    startedOf.set(target, count + 1);
    return next(own, count);
  };
  const stateOf = (scan: Scan): string => stateAt(scan, clock.now());
  return {
    all: scans,
    find: (id) => scans.find((scan) => scan.id === id),
    stateOf,
    isBusy: (scan) => clock.now() < endsAtMs(scan),
    started: () => started,
    start(asked) {
      const plan = nextPlan(asked);
      started += 1;
      const scan = store(idOf('started', started), clock.now(), 'started', plan, asked);
      scans.push(scan);
      return scan;
    },
    cancel: (scan) => void (scans[scans.indexOf(scan)] = { ...scan, cancelledAtMs: clock.now() }),
    now: () => clock.now(),
    visible: {
      get scans() {
        return scans.map((scan) => ({ ...scan, state: stateOf(scan), cancelled: scan.cancelledAtMs !== undefined }));
      },
    },
  };
}

/** Scans in the scenario's order. */
export function inOrder<Scan>(
  scans: readonly Scan[],
  { listOrder }: Pick<ServiceScenario<string, unknown, unknown>, 'listOrder'>,
): readonly Scan[] {
  return listOrder === 'oldest-first' ? scans : scans.toReversed();
}

/** When a scan begins to run. */
export function beginsAtMs({ createdAtMs, plan }: StoredScan): number {
  return createdAtMs + plan.queuedMs;
}

/** When a scan ends, in milliseconds since the epoch; `Infinity` for never. */
export function endsAtMs(scan: StoredScan): number {
  return scan.cancelledAtMs ?? beginsAtMs(scan) + scan.plan.runningMs;
}

/** The service's name for the state at a moment. */
function stateAt(scan: StoredScan, nowMs: number): string {
  if (scan.cancelledAtMs !== undefined) return 'cancelled';
  if (nowMs >= endsAtMs(scan)) return scan.plan.end;
  return nowMs < beginsAtMs(scan) ? 'queued' : scan.plan.runningWord;
}

/** Findings by severity. */
export type SeverityCounts = Readonly<Record<'critical' | 'high' | 'medium' | 'low' | 'info', number>>;

/** How a scan counts its findings. */
export interface CountsPlan<Counts> {
  /** Which findings are counted. Default `all` statuses. */
  readonly summaryCounts?: 'all' | 'open';
  /** Wrong numbers; `absent`: no numbers. */
  readonly summary?: Partial<Counts> | 'absent';
}

/** The numbers that a scan of this plan reports; undefined if it reports none. */
export function countSeverities(
  { summaryCounts, summary = {} }: CountsPlan<SeverityCounts>,
  findings: Maker<{ readonly severity: string; readonly status: string }>,
  open: readonly string[] = ['open'],
): SeverityCounts | undefined {
  if (summary === 'absent') return undefined;
  const counts: Record<string, number> & SeverityCounts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity, status } of each(findings)) {
    const counted = Object.hasOwn(counts, severity) && (summaryCounts !== 'open' || open.includes(status));
    if (counted) counts[severity] = (counts[severity] ?? 0) + 1;
  }
  return { ...counts, ...summary };
}

/** Calls a function once, when its value is first needed, because there may be 25,000 findings to count. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What differs between the services for requests. */
interface ServiceRules<Kind extends string> {
  /** The documented path under the host. */
  readonly prefix: string;
  readonly endpoints: readonly Endpoint<Kind>[];
  readonly siblingEndpoints: 'on' | 'off' | undefined;
  /** An error in the service's own format. */
  readonly error: (status: number, message: string) => Answer;
  /** The error for an undocumented parameter. */
  readonly invalid: (violation: Violation) => Answer;
  /** The name of an undocumented header in the request. */
  readonly unknownHeader?: (headers: Call['headers']) => string | undefined;
  /** The error for wrong headers. */
  readonly authenticate: (headers: Call['headers']) => Answer | undefined;
  /** Checks a documented request further: a missing permission, or a rate limit and its headers. */
  readonly admit?: (
    kind: Kind,
    headers: Call['headers'],
  ) => { readonly refused?: Answer | undefined; readonly headers?: Answer['headers'] };
}

/** Routes and checks the requests of a service strictly: undocumented requests are answered 400 and recorded. */
export function serviceRoutes<Kind extends string>(rules: ServiceRules<Kind>): Pick<Opened<unknown>, 'route' | 'refusal'> {
  const { prefix, endpoints, error } = rules;
  const undocumented = (why: string): Answer => ({ ...error(400, `Not documented: ${why}`), undocumented: why });

  async function answer(match: Match<Kind>, call: Call): Promise<Answer> {
    const { kind, sibling } = match.endpoint;
    const rejected = rules.authenticate(call.headers);
    if (rejected !== undefined) return rejected;
    const violation = violationOf(match, call);
    if (violation !== undefined) return { ...rules.invalid(violation), undocumented: `${violation.field}: ${violation.issue}` };
    const { refused, headers } = rules.admit?.(kind, call.headers) ?? {};
    const answered = refused ?? (sibling && rules.siblingEndpoints === 'off' ? error(404, 'Not found') : undefined);
    const given = answered ?? (await match.endpoint.answer(parseRequest(match, call)));
    return { ...given, headers: { ...headers, ...given.headers } };
  }

  function route(call: Call): Routed {
    const match = call.path.startsWith(`${prefix}/`) ? findEndpoint(endpoints, call.method, call.path.slice(prefix.length)) : undefined;
    if (match === undefined) return { kind: 'undocumented', answer: () => undocumented(`no ${call.method} ${call.path}`) };
    const header = rules.unknownHeader?.(call.headers);
    return { kind: match.endpoint.kind, answer: () => (header === undefined ? answer(match, call) : undocumented(`header ${header}`)) };
  }

  return { route, refusal: (status) => error(status, `Injected ${status}`).body };
}
