import type { Items, Maker, PageFlaws } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';
import type { EarlierPlan, LifePlan, ServiceScenario } from '../service.js';

/** Kinds of calls at Aether365. `lookup` reads the account of the key, `findings` the results of a scan. */
export type Aether365Call = 'lookup' | 'list' | 'start' | 'status' | 'findings' | 'undocumented';

/** How Aether365 behaves. The default is one well-behaved tenant. Source: the Scans API page and its siblings. */
export interface Aether365Scenario extends ServiceScenario<Aether365Call, ScanPlan, EarlierScan> {
  /** `sibling`: a start is answered 201, and refused while any scan of the tenant runs, not only a scan of the same type. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** `expired`: an expired JWT. `read-only`: the role of the key's owner may not start scans. Default `valid`. */
  readonly keyState?: 'valid' | 'expired' | 'read-only';
  /** The tenant of the key; null: the key's user has no account. */
  readonly tenant?: TenantPlan | null;
  /** Further tenants that the key may access. */
  readonly otherTenants?: readonly TenantPlan[];
  /** Whether Microsoft consent is complete. If not, a start is answered 400. Default true. */
  readonly connected?: boolean;
  /** The remaining scans of the billing period; after that, a start is answered 429. Default: unlimited. */
  readonly quota?: number;
  /** Whether `me` may replace the tenant's ID in the paths of scans, which only the integrations guide documents. Default `on`. */
  readonly me?: 'on' | 'off';
  /** How a start is answered while a scan runs. Default: depends on the dialect. */
  readonly conflict?: 'same-type' | 'any-type' | 'off';
  /** Limits are undocumented, so only limits that are set here are enforced. */
  readonly limits?: LimitsPlan<Aether365Call>;
}

/** An account at Aether365. */
export interface TenantPlan {
  readonly id: string;
  /** Default `Emulated Org`. */
  readonly companyName?: string | null;
  /** Default `ops@example.org`. */
  readonly email?: string;
}

/** A scan from before the emulator started. */
export interface EarlierScan extends ScanPlan, EarlierPlan {
  /** Default: the key's tenant. */
  readonly tenantId?: string;
  /** Default `compliance`. */
  readonly type?: string;
}

/** The states of a scan: it runs at once, for 4,000 milliseconds by default. */
export interface ScanPlan extends Omit<LifePlan, 'queuedMs'> {
  /** Why it failed, or what went wrong in a completed scan. The field is undocumented. */
  readonly reason?: { readonly field: 'error' | 'error_message' | 'message'; readonly value: unknown };
  /** Results by check, which may include passed and skipped ones. Default: none. */
  readonly findings?: ResultsSource;
  /** Further checks that passed. Default 40. */
  readonly passed?: number;
  /** Further checks that were skipped. Default 3. */
  readonly skipped?: number;
  /** Wrong numbers of the scan; `absent`: all of them are null. */
  readonly summary?: Partial<Summary> | 'absent';
  /** The scanned traits that the service reports, if they differ from the request; null: the field is absent. */
  readonly echo?: { readonly target?: string | null; readonly type?: string | null };
  /** Faults between the pages of results. */
  readonly flaws?: ResultsFlaws;
}

/** The documented numbers of a completed scan. */
export interface Summary {
  readonly pass_count: number | null;
  readonly fail_count: number | null;
  readonly skip_count: number | null;
  readonly score: number | null;
}

/** Faults in the list of results. */
interface ResultsFlaws extends PageFlaws {
  /** The filter is ignored: all results are returned. */
  readonly ignoresFilter?: boolean;
  /** The scan ID that all results contain. */
  readonly scanId?: string;
}

/** The result of a check, without the IDs, which differ in every scan. Values are not checked, so scenarios can contain undocumented ones. */
export interface Aether365Result {
  readonly test_id: string;
  readonly title: string;
  /** Siblings: passed, failed, skipped. */
  readonly result: string;
  /** Siblings: critical, high, medium, low. */
  readonly severity: string | null;
  /** Siblings: cis, eidsca, cisa, nis2; null for a check without a framework. */
  readonly framework: string | null;
  readonly help_url?: string | null;
  /** Lines, separated by `\n`. */
  readonly remediation_steps?: string | null;
}

export type ResultsSource = Items<Aether365Result>;

/** The results of a scan: those of the scenario, then the further passed and skipped ones. */
export function withOthers(named: Maker<Aether365Result>, passed: number, skipped: number): Maker<Aether365Result> {
  return {
    count: named.count + passed + skipped,
    at(index) {
      if (index < named.count) return named.at(index);
      const other = index - named.count;
      return other < passed ? otherCheck(other, 'passed') : otherCheck(other, 'skipped');
    },
  };
}

function otherCheck(number: number, result: string): Aether365Result {
  return {
    test_id: `CISA.MS.EMULATED.${number + 1}`,
    title: `Emulated check ${number + 1}`,
    result,
    severity: 'medium',
    framework: 'cisa',
    help_url: 'https://docs.example.org/emulated-check',
    remediation_steps: 'Nothing to do.',
  };
}
