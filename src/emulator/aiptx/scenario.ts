import type { Items, PageFlaws } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';
import type { CountsPlan, EarlierPlan, LifePlan, ServiceScenario, SeverityCounts } from '../service.js';

/**
 * Kinds of calls at AIPTx. `status`: the short endpoint; `scan`: the full one, also for the scan that a rescan repeats; `start`: create
 * and rescan; `detail`: one finding.
 */
export type AiptxCall = 'list' | 'start' | 'scan' | 'status' | 'cancel' | 'compare' | 'findings' | 'detail' | 'stats' | 'undocumented';

/** How AIPTx behaves. The default is one well-behaved account. Source: the Scans API page. */
export interface AiptxScenario extends ServiceScenario<AiptxCall, AiptxScanPlan, AiptxEarlierScan> {
  /** `sibling`: `meta.request_id` in every answer, 201 for a created scan, counts of five severities. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** The target of a job for this scenario. Default `https://staging.example.com`. */
  readonly target?: string;
  /** Targets that cannot be reached: 400 INVALID_TARGET with a reason. */
  readonly unreachable?: readonly string[];
  /** The most scans that may run at once. One more is refused with 429, although requests remain. Default: no limit. */
  readonly concurrentScans?: number;
  readonly comparison?: AiptxComparisonPlan | 'off';
  /** Default: 60 requests per minute, reported in every answer. `all` is the limit for all kinds of calls. */
  readonly limits?: LimitsPlan<AiptxCall | 'all'>;
}

/** How the compare endpoint treats two scans. */
export interface AiptxComparisonPlan {
  /** Which of the two is the older one. Default `a`, which fits the documented sums. */
  readonly older?: 'a' | 'b';
  /** The most findings of each list. The counts include all findings. */
  readonly listed?: number;
  /** `absent`: no `summary`. */
  readonly summary?: 'absent';
}

/** A scan from before the emulator started. */
interface AiptxEarlierScan extends AiptxScanPlan, EarlierPlan {
  /** Default: the scenario's. */
  readonly target?: string;
  /** Default `standard`. */
  readonly mode?: string;
  /** Default `web`. */
  readonly type?: string;
  readonly name?: string;
}

export interface AiptxScanPlan extends LifePlan, CountsPlan<SeverityCounts> {
  /** Default: none. */
  readonly findings?: AiptxFindingsSource;
  /** The scanned traits that the service reports, if they differ from the request; null: the field is absent. */
  readonly echo?: Readonly<Partial<Record<'target' | 'mode' | 'type', string | null>>>;
  /** Faults between the pages of findings. */
  readonly flaws?: AiptxFlaws;
}

/** Faults in the list of findings. */
interface AiptxFlaws extends Omit<PageFlaws, 'total'> {
  /** A wrong `pagination.total`; null: neither it nor `total_pages` is present. */
  readonly total?: number | null;
  /** A wrong `scan_id` for all items. */
  readonly scanId?: string;
}

/** A finding in AIPTx's form. Values are not checked, so scenarios can contain undocumented ones. */
export interface AiptxFinding {
  readonly id: string;
  readonly title: string;
  /** Documented: critical, high, medium, low, info. */
  readonly severity: string;
  readonly cvssScore?: number;
  /** Documented: open, fixed, accepted, false_positive. */
  readonly status: string;
  /** For example injection, authentication, access_control, xss, misconfiguration. */
  readonly category?: string;
  /** A plain text in some of the siblings' samples; absent for a network scan. */
  readonly endpoint?: AiptxEndpoint | string;
  /** Fields that only the finding's own endpoint returns. */
  readonly detail?: AiptxDetail;
}

interface AiptxEndpoint {
  readonly method: string;
  readonly path: string;
  readonly parameter?: string;
}

/** The fields that `GET /v1/findings/{finding_id}` adds, under our own names. */
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

export type AiptxFindingsSource = Items<AiptxFinding>;
