import type { Items, Maker, PageFlaws } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';
import type { EarlierPlan, LifePlan, ServiceScenario } from '../service.js';

/** Kinds of call at Aether365. `lookup` reads the account behind the key, `findings` the results of a scan. */
export type Aether365Call = 'lookup' | 'list' | 'start' | 'status' | 'findings' | 'undocumented';

/** How Aether365 behaves. Everything has a default that makes one well-behaved tenant. Source: the Scans API page and its siblings. */
export interface Aether365Scenario extends ServiceScenario<Aether365Call, ScanPlan, EarlierScan> {
  /** `sibling`: a start is answered 201, and refused while any scan of the tenant runs, not only one of its type. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** `expired`: a JWT after its hour. `read-only`: the role of the key's owner may not start scans. Default `valid`. */
  readonly keyState?: 'valid' | 'expired' | 'read-only';
  /** The one tenant that the key belongs to; null: the key's user has no account. */
  readonly tenant?: TenantPlan | null;
  /** Microsoft consent is complete: else 400 on a start. Default true. */
  readonly connected?: boolean;
  /** How many scans the billing period still holds; then 429. Default: no end of them. */
  readonly quota?: number;
  /** Whether `me` may stand for the tenant's ID in the paths of scans, as only the integrations guide shows. Default `on`. */
  readonly me?: 'on' | 'off';
  /** What a start meets while a scan runs. Default: by the dialect. */
  readonly conflict?: 'same-type' | 'any-type' | 'off';
  /** No limits are documented: only what is given here is enforced. */
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

/** A scan from before the emulator was started. */
export interface EarlierScan extends ScanPlan, EarlierPlan {
  /** Default: the tenant of the key. */
  readonly tenantId?: string;
  /** Default `compliance`. */
  readonly type?: string;
}

/** The life of a scan: it runs at once, for 4,000 milliseconds by default. */
export interface ScanPlan extends Omit<LifePlan, 'queuedMs'> {
  /** Why it failed, or what went wrong though it completed. No document shows a field for it. */
  readonly reason?: { readonly field: 'error' | 'error_message' | 'message'; readonly told: unknown };
  /** Results by check; those that passed or were skipped may be among them. Default: none. */
  readonly findings?: ResultsSource;
  /** Further checks that passed. Default 40. */
  readonly passed?: number;
  /** Further checks that were skipped. Default 3. */
  readonly skipped?: number;
  /** Numbers that the scan tells instead of the right ones; `absent`: null, all of them. */
  readonly summary?: Partial<Summary> | 'absent';
  /** What the service says it scans, where that is not what was asked; null: the field is absent. */
  readonly echo?: { readonly target?: string | null; readonly type?: string | null };
  /** What goes wrong between the pages of results. */
  readonly flaws?: ResultsFlaws;
}

/** The documented numbers of a completed scan. */
export interface Summary {
  readonly pass_count: number | null;
  readonly fail_count: number | null;
  readonly skip_count: number | null;
  readonly score: number | null;
}

/** What goes wrong in the list of results. */
interface ResultsFlaws extends PageFlaws {
  /** The filter changes nothing: all results come. */
  readonly ignoresFilter?: boolean;
  /** Results name this scan as theirs. */
  readonly scanId?: string;
}

/** What a check of Aether365 came to, without the IDs that every scan gives anew. Words are not checked, so that scenarios can say unknown ones. */
export interface Aether365Result {
  readonly test_id: string;
  readonly title: string;
  /** Siblings: passed, failed, skipped. */
  readonly result: string;
  /** Siblings: critical, high, medium, low. */
  readonly severity: string | null;
  /** Siblings: cis, eidsca, cisa, nis2; null for a check that is mapped to none. */
  readonly framework: string | null;
  readonly help_url?: string | null;
  /** Lines, separated by `\n`. */
  readonly remediation_steps?: string | null;
}

export type ResultsSource = Items<Aether365Result>;

/** The results of a scan: what the scenario names, then so many that passed and that were skipped. */
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
