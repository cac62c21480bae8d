import { type Instant, msOf } from './instant.js';
import { type Counts, SEVERITIES, type Severity } from './severity.js';

/** What a finished scan lets us know. `findings` is a list; `counts` only numbers per severity. */
export type Measure = 'findings' | 'counts' | 'posture' | 'inventory';

/** Checks passed and failed, and the service's own score from 0 to 100. */
export interface Posture {
  readonly passed: number;
  readonly failed: number;
  /** Null where the service tells none, which is not 0. */
  readonly skipped: number | null;
  readonly score: number | null;
}

/** Resources by kind, under the service's own names. */
export type Inventory = Readonly<Record<string, number>>;

/** A picture of what was scanned, as Mermaid source in the service's words. */
export interface Diagram {
  readonly title: string;
  readonly mermaid: string;
}

/** What is scanned. */
export interface Target {
  /** For the API. */
  readonly id: string;
  /** Stable over runs; part of the gate's derived name. */
  readonly key: string;
  /** For people. */
  readonly label: string;
  /** Whether this is the code of the repository that the job belongs to. */
  readonly ownCode: boolean;
}

/**
 * What makes two scans comparable. An absent trait is not compared.
 * `variant`: whatever else a service tells its scans of one target apart by, in its own words, such as the tag of an image.
 */
export type Traits = Readonly<Partial<Record<(typeof TRAIT_NAMES)[number], string | undefined>>>;

const TRAIT_NAMES = ['type', 'mode', 'region', 'variant', 'branch', 'commit'] as const;

/**
 * What a scan must show of the options that it was started with before it may take the place of ours: a scan with other options, such
 * as a smaller scope, answers another question.
 */
export interface AskedOptions {
  /** What a scan with the same options reports as `Scan.options`; absent where scans report nothing of them. */
  readonly reported?: string | undefined;
  /** Why no scan can show that all of its options are ours, as a clause for people; then none is joined or reused. */
  readonly unreported?: string | undefined;
}

/** The scan we want: located, fit to scan, not started yet. */
export interface ScanRequest {
  readonly target: Target;
  readonly traits: Traits;
  /** Traits of the scan to compare with. */
  readonly baseline: Traits;
  /** Absent where the traits are all that a start is sent with. */
  readonly options?: AskedOptions | undefined;
  /** What this start alone is sent with and scans report again, such as a name: a scan that reports another one is not ours. */
  readonly correlationId?: string | undefined;
  /** Where the look-up tells better than the request how long it lasts; in milliseconds. */
  readonly times?: { readonly timeoutMs: number; readonly lastsMs: { low: number; typical: number; high: number } } | undefined;
  /** What was noticed while looking up, for people. */
  readonly notices?: readonly { readonly text: string; readonly hint?: string | undefined }[] | undefined;
}

/** Enough to ask a service about a scan. Matches `[A-Za-z0-9._-]{1,128}`. */
export interface ScanRef {
  readonly id: string;
  /** The target's id. */
  readonly target: string;
}

/** `unknown`: the service said a word that its documents do not. */
export type ScanState = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'unknown';

/** How far a running scan is; each only where the service says so. */
export interface Progress {
  /** 0 to 100 */
  readonly percent?: number | undefined;
  readonly phase?: string | undefined;
  readonly remainingMs?: number | undefined;
}

/** A part of a scan's work, as the service tells it. */
export interface Phase {
  /** The service's word, such as `vulnerability_discovery`. */
  readonly name: string;
  /** The service's word for how far it is: `completed`. */
  readonly rawState: string;
  /** What it has worked through: `1247 of 1920 tests`. */
  readonly counters: readonly { readonly name: string; readonly value: number; readonly total?: number | undefined }[];
}

/** A scan as the service last told it. */
export interface Scan extends ScanRef {
  readonly state: ScanState;
  /** The service's own word for the state. */
  readonly rawState: string;
  /** Why it failed, in the service's words; of a completed scan, the error that it reports all the same. */
  readonly reason?: string | undefined;
  readonly traits: Traits;
  /** What the service reports of its start: see `ScanRequest.correlationId`. */
  readonly correlationId?: string | undefined;
  /** The options that it was started with, as far as its mark contains them: see `AskedOptions`. */
  readonly options?: string | undefined;
  readonly createdAt?: Instant | undefined;
  readonly startedAt?: Instant | undefined;
  /** A time of its start was taken off, because it is ahead of our clock: when it began to look is not known. */
  readonly startsAhead?: true | undefined;
  readonly completedAt?: Instant | undefined;
  readonly progress?: Progress | undefined;
  /** In the order of the work; only where the last answer told them. */
  readonly phases?: readonly Phase[] | undefined;
  readonly counts?: Counts | undefined;
  /** Severities that `counts` does not tell: they stand there as 0, and are not known. */
  readonly unreportedSeverities?: readonly Severity[] | undefined;
  readonly posture?: Posture | undefined;
  readonly inventory?: Inventory | undefined;
  /** From a list: the scan itself may tell more. */
  readonly partial?: boolean | undefined;
}

/** How we came to the scan: started by us, joined while running, reused because recent, collected by its id. */
export type Origin = 'started' | 'joined' | 'reused' | 'collected';

const SCAN_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** Whether a text may be used as a scan id in paths and outputs. `.` and `..` would change a path. */
export function isScanId(text: string): boolean {
  return SCAN_ID.test(text) && !/^\.+$/.test(text);
}

/** Whether the scan has come to an end, good or bad. */
export function isOver(state: ScanState): boolean {
  return state === 'completed' || state === 'failed' || state === 'cancelled';
}

/** Commits are equal when one is a prefix, of at least 7 hex digits, of the other (services shorten them). */
export function sameCommit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()];
  return /^[0-9a-f]{7,64}$/.test(short) && long.startsWith(short);
}

/** The traits in which `scan` differs from what was asked; one that the scan does not tell counts as different. */
export function differingTraits(asked: Traits, scan: Traits): (keyof Traits)[] {
  return TRAIT_NAMES.filter((name) => {
    const want = asked[name];
    const got = scan[name];
    if (want === undefined) return false;
    if (got === undefined) return true;
    return name === 'commit' ? !sameCommit(want, got) : want !== got;
  });
}

/** What is newly told of a scan, on top of what was told before: a light answer leaves most of it out. */
export function mergeScan(before: Scan, now: Scan): Scan {
  // What a scan has counted while it ran is not what it came to.
  const { counts, unreportedSeverities, posture, inventory } = isOver(now.state) && !isOver(before.state) ? now : before;
  return {
    ...now,
    traits: mergeTraits(before.traits, now.traits),
    createdAt: now.createdAt ?? before.createdAt,
    startedAt: now.startedAt ?? before.startedAt,
    completedAt: now.completedAt ?? before.completedAt,
    counts: now.counts ?? counts,
    unreportedSeverities: now.counts === undefined ? unreportedSeverities : now.unreportedSeverities,
    posture: now.posture ?? posture,
    inventory: now.inventory ?? inventory,
  };
}

function mergeTraits(before: Traits, now: Traits): Traits {
  return Object.fromEntries(TRAIT_NAMES.map((name) => [name, now[name] ?? before[name]]));
}

/** The score of one completed scan, for a picture of how it went. No rule reads it. */
export interface ScorePoint {
  /** The scan's ID. */
  readonly scanId: string;
  /** When it ended; when it began where that is all that is told. */
  readonly at?: Instant | undefined;
  /** 0 to 100 */
  readonly score: number;
}

/** The scans that such a picture shows, the one that is reported among them. */
export const MAX_SCORES = 10;

/** Numbers of findings as a service reports them, where each may be left out. */
type MaybeCounts = Readonly<Partial<Record<Severity, number | null | undefined>>>;

/**
 * The numbers that are there. A severity that is left out is unknown and not 0: an invented 0 would hide findings, and prove that an
 * empty list is whole. Without any number there are no counts.
 */
export function reportedCounts(numbers: MaybeCounts | null | undefined): Pick<Scan, 'counts' | 'unreportedSeverities'> {
  const { critical, high, medium, low, info } = numbers ?? {};
  const uncounted = SEVERITIES.filter((severity) => typeof numbers?.[severity] !== 'number');
  if (uncounted.length === SEVERITIES.length) return { counts: undefined };
  const counts = { critical: critical ?? 0, high: high ?? 0, medium: medium ?? 0, low: low ?? 0, info: info ?? 0 };
  return { counts, ...(uncounted.length > 0 && { unreportedSeverities: uncounted }) };
}

/** Whether the numbers of a scan show that a list is whole: all but those of `info`, which some documents do not have. */
export function isSummarised({ counts, unreportedSeverities = [] }: Pick<Scan, 'counts' | 'unreportedSeverities'>): boolean {
  return counts !== undefined && unreportedSeverities.every((severity) => severity === 'info');
}

type Times = Pick<Scan, 'createdAt' | 'startedAt' | 'completedAt'>;

/**
 * When the scan began to look, in milliseconds since the epoch: one that waited in a queue has seen what was there when it left it.
 *
 * @returns undefined where the scan has no usable time: it is then neither older nor newer than any other
 */
export function beginOf({ createdAt, startedAt }: Times): number | undefined {
  return msOf(startedAt) ?? msOf(createdAt);
}

/** When the scan was asked for, in milliseconds since the epoch: services list scans in this order, and a start is found again by it. */
export function createdOf({ createdAt, startedAt }: Times): number | undefined {
  return msOf(createdAt) ?? msOf(startedAt);
}

/** When the scan ended, in milliseconds since the epoch; where only its beginning is known, that. */
export function endOf(scan: Times): number | undefined {
  return msOf(scan.completedAt) ?? beginOf(scan);
}

/** Sorts the scan first that was asked for last, as `latest` means it; scans without a usable time come last. */
export function byNewest(a: Times, b: Times): number {
  return (createdOf(b) ?? 0) - (createdOf(a) ?? 0);
}

/** Whether a list shows that it begins with the newest: no document promises an order, but scans that are each older than the last show one. */
export function isNewestFirst(scans: readonly Times[]): boolean {
  return scans.every((scan, index) => createdOf(scan) !== undefined && (index === 0 || byNewest(scans[index - 1] ?? scan, scan) < 0));
}
