import type { Items, PageFlaws } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';
import type { CountsPlan, EarlierPlan, LifePlan, ServiceScenario, SeverityCounts } from '../service.js';

/**
 * Kinds of call at S4E. `lookup` reads assets, `status` is the light endpoint and `scan` the full one, `findings` the results of a scan
 * and `findings-fallback` the endpoint for findings that only the siblings show.
 */
export type S4eCall = 'lookup' | 'list' | 'start' | 'status' | 'scan' | 'findings' | 'findings-fallback' | 'cancel' | 'undocumented';

/** How S4E behaves. Everything has a default that makes one well-behaved asset. Source: the Scans API page. */
export interface S4eScenario extends ServiceScenario<S4eCall, S4eScanPlan, EarlierS4eScan> {
  /** `sibling`: objects bare, findings under `findings` without `meta`, in the words of the guides. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** What the key may do (siblings, section 1); default: all that is needed here. */
  readonly scopes?: readonly S4eScope[];
  /** Default: `a-1001`, `shop.example.org`. */
  readonly assets?: readonly AssetPlan[];
  /** Form of refusals: the siblings' envelope, or one of the two others that they have seen. Default `envelope`. */
  readonly errors?: 'envelope' | 'message' | 'detail';
  /** Answers also carry `error: false`, `code` and `message`, as third-party callers have seen. Default false. */
  readonly chatty?: boolean;
  /** What the results of a scan are answered with, where this edition has no such endpoint. Default `on`. */
  readonly results?: 'on' | 404 | 405;
  /** The results' own paging parameters are documented nowhere: honoured (default), of 20 whatever was asked, or always the first 20. */
  readonly resultsPaging?: 'honoured' | 'fixed-size' | 'ignored';
  /** What lists of findings tell of their length, instead of what the dialect documents. */
  readonly meta?: 'total' | 'pages' | 'absent';
  /** The documented limits are enforced and told in headers unless told otherwise; `all` is the one of the plan. */
  readonly limits?: LimitsPlan<S4eCall | 'all'>;
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
interface EarlierS4eScan extends S4eScanPlan, EarlierPlan {
  /** Default: the first asset. */
  readonly assetId?: string;
  /** Default `full`. */
  readonly type?: string;
}

export interface S4eScanPlan extends LifePlan, CountsPlan<SeverityCounts> {
  /** Default: none. They are discovered one after the other while it runs. */
  readonly findings?: S4eFindings;
  /** What the service says it scans, where that is not what was asked; null: it does not say. */
  readonly echo?: { readonly target?: string | null; readonly type?: string | null; readonly name?: string | null };
  /** What it says of the rest while it runs: the right time (default), always so many seconds, or nothing. */
  readonly eta?: 'exact' | 'absent' | number;
  /** What goes wrong between the pages of findings. */
  readonly flaws?: PageFlaws;
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
