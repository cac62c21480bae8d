import { type Instant, msOf } from './instant.js';
import { type Counts, SEVERITIES, type Severity } from './severity.js';

/** What a completed scan reports. `findings` is a list; `counts` only numbers per severity. */
export type Measure = 'findings' | 'counts' | 'posture' | 'inventory';

/** Checks passed and failed, and the service's own score from 0 to 100. */
export interface Posture {
  readonly passed: number;
  readonly failed: number;
  /** Null if the service does not report it, which is not 0. */
  readonly skipped: number | null;
  readonly score: number | null;
}

/** Resources by kind, under the service's own names. */
export type Inventory = Readonly<Record<string, number>>;

/** A diagram of the scanned target, as the service's Mermaid source. */
export interface Diagram {
  readonly title: string;
  readonly mermaid: string;
}

/** What is scanned. */
export interface Target {
  /** The ID in API requests. */
  readonly id: string;
  /** Stable across runs; part of the gate's derived name. */
  readonly key: string;
  /** The name for people. */
  readonly label: string;
  /** Whether this is the code of the repository that the job belongs to. */
  readonly ownCode: boolean;
}

/**
 * What makes two scans comparable. An absent trait is not compared.
 * `variant`: anything else by which a service distinguishes scans of one target, such as the tag of an image.
 */
export type Traits = Readonly<Partial<Record<(typeof TRAIT_NAMES)[number], string | undefined>>>;

const TRAIT_NAMES = ['type', 'mode', 'region', 'variant', 'branch', 'commit'] as const;

/**
 * The options that a scan must report before the run may join or reuse it instead of starting its own. A scan with other options, such as
 * a smaller scope, is not equivalent.
 */
export interface AskedOptions {
  /** What a scan with the same options reports as `Scan.options`; absent if scans do not report options. */
  readonly reported?: string | undefined;
  /** Why scans cannot show that all of their options are equal, as a clause for people. Then no scan is joined or reused. */
  readonly unreported?: string | undefined;
}

/** The scan that the run needs: its target was located and can be scanned. */
export interface ScanRequest {
  readonly target: Target;
  readonly traits: Traits;
  /** Traits of the scan to compare with. */
  readonly baseline: Traits;
  /** Absent if a start has no options besides the traits. */
  readonly options?: AskedOptions | undefined;
  /** A unique value, such as a name, that the start contains and the scan reports. A scan with another value is not ours. */
  readonly correlationId?: string | undefined;
  /** Times in milliseconds, if the target look-up reports more exactly how long the scan takes. */
  readonly times?: { readonly timeoutMs: number; readonly typicalMs: number } | undefined;
  /** Notices from the target look-up. */
  readonly notices?: readonly { readonly text: string; readonly hint?: string | undefined }[] | undefined;
}

/** What a service needs to find a scan. */
export interface ScanRef {
  /** Matches `[A-Za-z0-9._-]{1,128}`. */
  readonly id: string;
  /** The target's ID. */
  readonly target: string;
}

/** `unknown`: the service reported an undocumented value. */
export type ScanState = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'unknown';

/** The progress of a running scan, if the service reports it. */
export interface Progress {
  /** 0 to 100 */
  readonly percent?: number | undefined;
  readonly phase?: string | undefined;
  readonly remainingMs?: number | undefined;
}

/** A part of a scan's work, as the service reports it. */
export interface Phase {
  /** The service's name for it, such as `vulnerability_discovery`. */
  readonly name: string;
  /** The service's value for its state: `completed`. */
  readonly rawState: string;
  /** Finished work: `1247 of 1920 tests`. */
  readonly counters: readonly { readonly name: string; readonly value: number; readonly total?: number | undefined }[];
}

/** A scan as the service last reported it. */
export interface Scan extends ScanRef {
  readonly state: ScanState;
  /** The service's own value for the state. */
  readonly rawState: string;
  /** Why the scan failed, as the service explains it; or the error that a completed scan reports. */
  readonly reason?: string | undefined;
  readonly traits: Traits;
  /** See `ScanRequest.correlationId`. */
  readonly correlationId?: string | undefined;
  /** The options that the scan was started with, if the service reports them: see `AskedOptions`. */
  readonly options?: string | undefined;
  readonly createdAt?: Instant | undefined;
  readonly startedAt?: Instant | undefined;
  /** The start time was removed because it is ahead of our clock, so the start time is unknown. */
  readonly startsAhead?: true | undefined;
  readonly completedAt?: Instant | undefined;
  readonly progress?: Progress | undefined;
  /** In the order of the work; present only if the last response contained them. */
  readonly phases?: readonly Phase[] | undefined;
  readonly counts?: Counts | undefined;
  /** Severities that the service did not report: they are unknown, and `counts` has 0 for them. */
  readonly unreportedSeverities?: readonly Severity[] | undefined;
  readonly posture?: Posture | undefined;
  readonly inventory?: Inventory | undefined;
  /** From a list: reading the scan itself may return more. */
  readonly partial?: boolean | undefined;
}

/** How the run got the scan: started it, joined it while it ran, reused it because it is recent, or collected it by its ID. */
export type Origin = 'started' | 'joined' | 'reused' | 'collected';

const SCAN_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** Whether a text may be used as a scan ID in paths and outputs. `.` and `..` would change a path. */
export function isScanId(text: string): boolean {
  return SCAN_ID.test(text) && !/^\.+$/.test(text);
}

/** Whether the scan has ended, successfully or not. */
export function isOver(state: ScanState): boolean {
  return state === 'completed' || state === 'failed' || state === 'cancelled';
}

/** Commits are equal if one is a prefix of the other with at least 7 hex digits, because services shorten hashes. */
export function sameCommit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()];
  return /^[0-9a-f]{7,64}$/.test(short) && long.startsWith(short);
}

/** The requested traits in which `scan` differs. A trait that the scan does not report counts as different. */
export function differingTraits(asked: Traits, scan: Traits): (keyof Traits)[] {
  return TRAIT_NAMES.filter((name) => {
    const want = asked[name];
    const got = scan[name];
    if (want === undefined) return false;
    if (got === undefined) return true;
    return name === 'commit' ? !sameCommit(want, got) : want !== got;
  });
}

/** Adds what the service now reports of a scan to what it reported before, because short responses leave most of it out. */
export function mergeScan(before: Scan, now: Scan): Scan {
  // Intermediate numbers of a running scan are not its result.
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

/** The score of one completed scan, for the chart of past scores. No rule uses it. */
export interface ScorePoint {
  /** The scan's ID. */
  readonly scanId: string;
  /** When the scan ended; if unknown, when it began. */
  readonly at?: Instant | undefined;
  /** 0 to 100 */
  readonly score: number;
}

/** How many scans the chart of past scores shows, including the reported scan. */
export const MAX_SCORES = 10;

/** Numbers of findings as a service reports them; each is optional. */
type MaybeCounts = Readonly<Partial<Record<Severity, number | null | undefined>>>;

/**
 * The reported numbers. A severity that the service leaves out is unknown: an invented 0 would hide findings, and would prove that an
 * empty list is complete. Without any number, `counts` is undefined.
 */
export function reportedCounts(numbers: MaybeCounts | null | undefined): Pick<Scan, 'counts' | 'unreportedSeverities'> {
  const { critical, high, medium, low, info } = numbers ?? {};
  const uncounted = SEVERITIES.filter((severity) => typeof numbers?.[severity] !== 'number');
  if (uncounted.length === SEVERITIES.length) return { counts: undefined };
  const counts = { critical: critical ?? 0, high: high ?? 0, medium: medium ?? 0, low: low ?? 0, info: info ?? 0 };
  return { counts, ...(uncounted.length > 0 && { unreportedSeverities: uncounted }) };
}

/** Whether the numbers of a scan can prove that a list is complete. The number of `info` may be missing, because some services omit it. */
export function isSummarised({ counts, unreportedSeverities = [] }: Pick<Scan, 'counts' | 'unreportedSeverities'>): boolean {
  return counts !== undefined && unreportedSeverities.every((severity) => severity === 'info');
}

type Times = Pick<Scan, 'createdAt' | 'startedAt' | 'completedAt'>;

/**
 * When the scan began to run, in milliseconds since the epoch. `startedAt` comes first, because a queued scan sees the target as it is
 * when the scan leaves the queue.
 *
 * @returns undefined if the scan has no usable time: it is then neither older nor newer than any other
 */
export function beginOf({ createdAt, startedAt }: Times): number | undefined {
  return msOf(startedAt) ?? msOf(createdAt);
}

/** When the scan was requested, in milliseconds since the epoch. Services list scans in this order, and a lost start is found by it. */
export function createdOf({ createdAt, startedAt }: Times): number | undefined {
  return msOf(createdAt) ?? msOf(startedAt);
}

/** When the scan ended, in milliseconds since the epoch; if unknown, when it began. */
export function endOf(scan: Times): number | undefined {
  return msOf(scan.completedAt) ?? beginOf(scan);
}

/** Sorts the most recently requested scan first, which `latest` means. Scans without a usable time come last. */
export function byNewest(a: Times, b: Times): number {
  return (createdOf(b) ?? 0) - (createdOf(a) ?? 0);
}

/** Whether a list is sorted from newest to oldest. The services document no order, but the times of the scans can show it. */
export function isNewestFirst(scans: readonly Times[]): boolean {
  return scans.every((scan, index) => createdOf(scan) !== undefined && (index === 0 || byNewest(scans[index - 1] ?? scan, scan) < 0));
}
