import type { FaultRule } from '../faults.js';
import type { Items, Maker, Shift } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';

/**
 * Kinds of call at S4E. `lookup` reads assets, `status` is the light endpoint and `scan` the full one, `findings` the results of a scan
 * and `findings-fallback` the endpoint for findings that only the siblings show.
 */
export type S4eCall = 'lookup' | 'list' | 'start' | 'status' | 'scan' | 'findings' | 'findings-fallback' | 'cancel' | 'undocumented';

/** How S4E behaves. Everything has a default that makes one well-behaved asset. Source: the Scans API page. */
export interface S4eScenario {
  /** Default `s4e_live_emulated`. */
  readonly key?: string;
  /** What the key may do (siblings, section 1); default: all that is needed here. */
  readonly scopes?: readonly S4eScope[];
  /** Default: `a-1001`, `shop.example.org`. */
  readonly assets?: readonly AssetPlan[];
  /** Scans that were there before, in any state. */
  readonly scans?: readonly EarlierS4eScan[];
  /** The nth scan that is started goes by the nth plan, all further ones by the last. Default: one plan of defaults. */
  readonly plans?: readonly S4eScanPlan[];
  /** `sibling`: objects bare, findings under `findings` without `meta`, in the words of the guides. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** Form of refusals: the siblings' envelope, or one of the two others that they have seen. Default `envelope`. */
  readonly errors?: 'envelope' | 'message' | 'detail';
  /** Answers also carry `error: false`, `code` and `message`, as third-party callers have seen. Default false. */
  readonly chatty?: boolean;
  /** `off`: 404 on the assets and the findings endpoint, which only the siblings show. Default `on`. */
  readonly siblingEndpoints?: 'on' | 'off';
  /** What the results of a scan are answered with, where this edition has no such endpoint. Default `on`. */
  readonly results?: 'on' | 404 | 405;
  /** The results' own paging parameters are documented nowhere: honoured (default), of 20 whatever was asked, or always the first 20. */
  readonly resultsPaging?: 'honoured' | 'fixed-size' | 'ignored';
  /** What lists of findings tell of their length, instead of what the dialect documents. */
  readonly meta?: 'total' | 'pages' | 'absent';
  /** Order of the scan list. Default `newest-first`. */
  readonly listOrder?: 'newest-first' | 'oldest-first';
  /** The documented limits are enforced and told in headers unless told otherwise; `all` is the one of the plan. */
  readonly limits?: LimitsPlan<S4eCall | 'all'>;
  readonly faults?: readonly FaultRule<S4eCall>[];
}

export type S4eScope = 'read:assets' | 'read:scans' | 'write:scans' | 'read:findings';

/** An asset that S4E knows (siblings, section 3). */
export interface AssetPlan {
  readonly id: string;
  readonly name: string;
  /** Default `domain`. */
  readonly type?: string;
  /** Default `active`. */
  readonly status?: string;
  /** Default true; null: not told. */
  readonly verified?: boolean | null;
}

/** A scan from before the emulator was started. */
export interface EarlierS4eScan extends S4eScanPlan {
  readonly id?: string;
  /** Default: the first asset. */
  readonly assetId?: string;
  /** Default `full`. */
  readonly type?: string;
  /** How long before the emulator's start it was created, in milliseconds. Its state follows from this and its plan. */
  readonly createdAgoMs: number;
}

/** The life of a scan: queued, then running, then its end. */
export interface S4eScanPlan {
  /** Default 1,000. */
  readonly queuedMs?: number;
  /** Default 3,000; `Infinity` for a scan that never ends. */
  readonly runningMs?: number;
  /** The word said while it runs. Default `running`; any other word is one that no document knows. */
  readonly runningWord?: string;
  /** The word said at its end: `completed` (default), `failed`, `cancelled`, or one that no document knows. */
  readonly end?: string;
  /** Default: none. They are discovered one after the other while it runs. */
  readonly findings?: S4eFindings;
  /** What its summary counts. Default `all` statuses. */
  readonly summaryCounts?: 'all' | 'open';
  /** Numbers that the summary tells instead of the right ones; `absent`: no summary. */
  readonly summary?: Partial<S4eSummary> | 'absent';
  /** What the service says it scans, where that is not what was asked; null: it does not say. */
  readonly echo?: { readonly target?: string | null; readonly type?: string | null; readonly name?: string | null };
  /** What it says of the rest while it runs: the right time (default), always so many seconds, or nothing. */
  readonly eta?: 'exact' | 'absent' | number;
  /** What goes wrong between the pages of findings. */
  readonly flaws?: S4eFlaws;
}

/** The documented summary of a scan. */
export interface S4eSummary {
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly info: number;
}

/** What goes wrong in the findings list. */
export interface S4eFlaws {
  /** After the first page was read, a finding appears in front (one is then read twice) or the first one goes (one is never read). */
  readonly shift?: Shift;
  /** This page, counted from 1, carries the one before it again. */
  readonly repeatPage?: number;
  /** `meta.total`, instead of the right number. */
  readonly total?: number;
  /** Index of an item whose fields are of the wrong types. */
  readonly malformedAt?: number;
}

/** A finding as the scenario says it. Words are not checked, so that scenarios can say unknown ones. */
export interface S4eFinding {
  readonly id: string;
  readonly title: string;
  /** Documented: critical, high, medium, low, info. */
  readonly severity: string;
  /** 0.0 to 10.0; absent: not rated. */
  readonly cvss?: number;
  /** Documented: open; the siblings have many more. */
  readonly status: string;
  readonly description: string;
  readonly remediation: string;
  /** Only the siblings' endpoint for findings tells them. */
  readonly references?: readonly string[];
}

export type S4eFindings = Items<S4eFinding>;

export type S4eFindingsMaker = Maker<S4eFinding>;

/** The first `count` of them. */
export function firstOf(findings: S4eFindingsMaker, count: number): S4eFindingsMaker {
  return { count: Math.min(count, findings.count), at: (index) => findings.at(index) };
}
