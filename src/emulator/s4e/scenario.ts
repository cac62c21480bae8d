import type { Items, PageFlaws } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';
import type { CountsPlan, EarlierPlan, LifePlan, ServiceScenario, SeverityCounts } from '../service.js';

/**
 * Kinds of calls at S4E. `lookup` reads assets, `status` is the short endpoint, `scan` the full one, `findings` reads the results of a scan,
 * and `findings-fallback` uses the findings endpoint that only the sibling documents describe.
 */
export type S4eCall = 'lookup' | 'list' | 'start' | 'status' | 'scan' | 'findings' | 'findings-fallback' | 'cancel' | 'undocumented';

/** How S4E behaves. The default is one well-behaved asset. Source: the Scans API page. */
export interface S4eScenario extends ServiceScenario<S4eCall, S4eScanPlan, EarlierS4eScan> {
  /** `sibling`: objects without an envelope, findings under `findings` without `meta`, with the values of the guides. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** The permissions of the key (siblings, section 1). Default: all that scan-gate needs. */
  readonly scopes?: readonly S4eScope[];
  /** Default: `a-1001`, `shop.example.org`. */
  readonly assets?: readonly AssetPlan[];
  /** Form of errors: the siblings' envelope, or one of two other forms that were observed. Default `envelope`. */
  readonly errors?: 'envelope' | 'message' | 'detail';
  /** Whether answers also contain `error: false`, `code`, and `message`, as third parties observed. Default false. */
  readonly chatty?: boolean;
  /** How the results endpoint answers if this edition lacks it. Default `on`. */
  readonly results?: 'on' | 404 | 405;
  /** The undocumented paging parameters of the results are supported (default), or a page always has 20, or it is always the first 20. */
  readonly resultsPaging?: 'honoured' | 'fixed-size' | 'ignored';
  /** What lists of findings report about their length, instead of the documented fields. */
  readonly meta?: 'total' | 'pages' | 'absent';
  /** By default, the documented limits are enforced and reported in headers; `all` is the plan's limit. */
  readonly limits?: LimitsPlan<S4eCall | 'all'>;
}

export type S4eScope = 'read:assets' | 'read:scans' | 'write:scans' | 'read:findings';

/** An asset at S4E (siblings, section 3). */
export interface AssetPlan {
  readonly id: string;
  readonly name: string;
  /** Default `domain`. */
  readonly type?: string;
  /** Default `active`. */
  readonly status?: string;
  /** Default true; null: not reported. */
  readonly verified?: boolean | null;
}

/** A scan from before the emulator started. */
interface EarlierS4eScan extends S4eScanPlan, EarlierPlan {
  /** Default: the first asset. */
  readonly assetId?: string;
  /** Default `full`. */
  readonly type?: string;
}

export interface S4eScanPlan extends LifePlan, CountsPlan<SeverityCounts> {
  /** Default: none. The scan finds them one after the other. */
  readonly findings?: S4eFindings;
  /** The scanned traits that the service reports, if they differ from the request; null: not reported. */
  readonly echo?: { readonly target?: string | null; readonly type?: string | null; readonly name?: string | null };
  /** The remaining time that a running scan reports: the right one (default), a fixed number of seconds, or none. */
  readonly eta?: 'exact' | 'absent' | number;
  /** Faults between the pages of findings. */
  readonly flaws?: PageFlaws;
}

/** A finding of the scenario. Values are not checked, so scenarios can contain undocumented ones. */
export interface S4eFinding {
  readonly id: string;
  readonly title: string;
  /** Documented: critical, high, medium, low, info. */
  readonly severity: string;
  /** 0.0 to 10.0; absent: not rated. */
  readonly cvss?: number;
  /** Documented: open. The siblings document more. */
  readonly status: string;
  readonly description: string;
  readonly remediation: string;
  /** Only the siblings' endpoint for findings reports these. */
  readonly references?: readonly string[];
}

export type S4eFindings = Items<S4eFinding>;
