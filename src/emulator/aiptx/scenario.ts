import type { FaultRule } from '../faults.js';
import { asMaker, type Maker, type Shift } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';

/**
 * Kinds of call at AIPTx. `status`: the light endpoint; `scan`: the full one, also for the scan that a rescan repeats; `start`: create
 * and rescan; `detail`: one finding.
 */
export type AiptxCall = 'list' | 'start' | 'scan' | 'status' | 'cancel' | 'compare' | 'findings' | 'detail' | 'stats' | 'undocumented';

/** How AIPTx behaves. Everything has a default that makes one well-behaved account. Source: the Scans API page. */
export interface AiptxScenario {
  /** Default `aiptx_emulated_key`. */
  readonly key?: string;
  /** What a job that fits this scenario scans. Default `https://staging.example.com`. */
  readonly target?: string;
  /** Scans that were there before, in any state. */
  readonly scans?: readonly AiptxEarlierScan[];
  /** The nth scan that is started goes by the nth plan, all further ones by the last. Default: one plan of defaults. */
  readonly plans?: readonly AiptxScanPlan[];
  /** `sibling`: `meta.request_id` in every answer, 201 for what is created, five severities counted. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** `off`: 404 on the findings, which only the siblings show. Default `on`. */
  readonly siblingEndpoints?: 'on' | 'off';
  /** Targets that cannot be reached: 400 INVALID_TARGET with a reason. */
  readonly unreachable?: readonly string[];
  /** Scans that may run at once; one more is refused with 429 while requests remain. Default: no end. */
  readonly concurrentScans?: number;
  readonly comparison?: AiptxComparisonPlan | 'off';
  /** Order of the scan list. Default `newest-first`. */
  readonly listOrder?: 'newest-first' | 'oldest-first';
  /** 60 requests per minute, told with every answer, unless told otherwise. `all` is the limit over all kinds. */
  readonly limits?: LimitsPlan<AiptxCall | 'all'>;
  readonly faults?: readonly FaultRule<AiptxCall>[];
}

/** What the compare endpoint does with two scans. */
export interface AiptxComparisonPlan {
  /** Which of the two is the older one. Default `a`, by which the documented sums balance. */
  readonly older?: 'a' | 'b';
  /** How many findings each list holds at most; the numbers tell all of them. */
  readonly listed?: number;
  /** `absent`: no `summary`. */
  readonly summary?: 'absent';
}

/** A scan from before the emulator was started. */
export interface AiptxEarlierScan extends AiptxScanPlan {
  readonly id?: string;
  /** Default: the scenario's. */
  readonly target?: string;
  /** Default `standard`. */
  readonly mode?: string;
  /** Default `web`. */
  readonly type?: string;
  readonly name?: string;
  /** How long before the emulator's start it was created, in milliseconds. Its state follows from this and its plan. */
  readonly createdAgoMs: number;
}

/** The life of a scan: queued, then running, then its end. */
export interface AiptxScanPlan {
  /** Default 1,000. */
  readonly queuedMs?: number;
  /** Default 3,000; `Infinity` for a scan that never ends. */
  readonly runningMs?: number;
  /** The word said while it runs. Default `running`; any other word is one that no document knows. */
  readonly runningWord?: string;
  /** The word said at its end: `completed` (default), `failed`, `cancelled`, or one that no document knows. */
  readonly end?: string;
  /** Default: none. */
  readonly findings?: AiptxFindingsSource;
  /** What its counts count. Default `all` statuses. */
  readonly summaryCounts?: 'all' | 'open';
  /** Numbers that the counts tell instead of the right ones; `absent`: no counts. */
  readonly summary?: Partial<AiptxCounts> | 'absent';
  /** What the service says it scans, where that is not what was asked. null: the field is absent. */
  readonly echo?: Readonly<Partial<Record<'target' | 'mode' | 'type', string | null>>>;
  /** What goes wrong between the pages of findings. */
  readonly flaws?: AiptxFlaws;
}

/** The documented numbers; `info` only in the siblings. */
export interface AiptxCounts {
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly info: number;
}

/** What goes wrong in the findings list. */
export interface AiptxFlaws {
  /** After the first page was read, a finding appears in front (one is then read twice) or the first one goes (one is never read). */
  readonly shift?: Shift;
  /** This page, counted from 1, carries the one before it again. */
  readonly repeatPage?: number;
  /** `pagination.total`, instead of the right number; null: neither it nor `total_pages` is told. */
  readonly total?: number | null;
  /** Index of an item whose fields are of the wrong types. */
  readonly malformedAt?: number;
  /** `scan_id` of all items, instead of the right one. */
  readonly scanId?: string;
}

/** A finding in AIPTx's form. Words are not checked, so that scenarios can say unknown ones. */
export interface AiptxFinding {
  readonly id: string;
  readonly title: string;
  /** Told: critical, high, medium, low, info. */
  readonly severity: string;
  readonly cvssScore?: number;
  /** Told: open, fixed, accepted, false_positive. */
  readonly status: string;
  /** An open set: injection, authentication, access_control, xss, misconfiguration, ... */
  readonly category?: string;
  /** A plain text in some of the siblings' samples; none where a network was scanned. */
  readonly endpoint?: AiptxEndpoint | string;
  /** What only the finding's own endpoint shows. */
  readonly detail?: AiptxDetail;
}

interface AiptxEndpoint {
  readonly method: string;
  readonly path: string;
  readonly parameter?: string;
}

/** The fields that `GET /v1/findings/{finding_id}` adds, under names of ours. */
export interface AiptxDetail {
  readonly cvssVector?: string;
  readonly subcategory?: string;
  readonly cweId?: string;
  readonly description?: string;
  readonly impact?: string;
  readonly fullUrl?: string;
  /** A text in the siblings' export. */
  readonly remediation?: AiptxRemediation | string;
  readonly owaspTop10?: readonly string[];
}

export interface AiptxRemediation {
  readonly summary?: string;
  readonly codeExample?: { readonly language: string; readonly vulnerable: string; readonly secure: string };
  readonly references?: readonly string[];
}

/** Findings as a list, or made one by one. */
export type AiptxFindingsSource = readonly AiptxFinding[] | AiptxFindingsMaker;

/** A maker that finds its findings again. */
export interface AiptxFindingsMaker extends Maker<AiptxFinding> {
  /** The index of the finding with this id, or -1. */
  indexOf(id: string): number;
}

/** Any source as a maker. */
export function asAiptxMaker(source: AiptxFindingsSource): AiptxFindingsMaker {
  if ('at' in source && 'count' in source) return source;
  const list = source;
  return { ...asMaker(list), indexOf: (id) => list.findIndex((finding) => finding.id === id) };
}
