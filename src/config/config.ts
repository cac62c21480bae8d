import type { Problem } from '../domain/errors.js';
import type { GateSettings } from '../domain/gate-settings.js';
import type { WaitOptions } from '../domain/run-options.js';
import type { Source } from '../domain/source.js';
import type { Service, ServicePlan } from '../scanners/scanner.js';
import type { GivenRules } from './gate-rules.js';

/** A run, as it was asked for: checked, and nothing requested yet. */
export interface Config {
  readonly service: Service;
  readonly source: Source;
  readonly connection: { readonly baseUrl: string; readonly otherHost?: string | undefined; readonly apiKey: string };
  readonly eligibility: Eligibility;
  /** The target as it was given; empty where it is looked up. */
  readonly target: string;
  readonly waitOptions: WaitOptions;
  /** What the inputs rule; the policy rules the rest. */
  readonly rules: GivenRules;
  readonly warnOnly: GateSettings['warnOnly'];
  /** Where the policy is, where it is not in its usual place; empty: there. */
  readonly policyFile: string;
  /** Only look at all that a run would need; start nothing. */
  readonly dryRun: boolean;
  readonly reports: Reports;
}

/** Whether to scan at all. `skip` and `refuse` end without a request to the service. */
export type Eligibility =
  | { readonly kind: 'scan'; readonly plan: ServicePlan }
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'refuse'; readonly code: 'FORK' | 'ORIGIN_UNKNOWN' | 'CLOSED'; readonly message: string; readonly hint: string };

export interface Reports {
  readonly name: string;
  readonly dir: string;
  readonly uploadSarif: 'auto' | 'required' | 'never';
  readonly comment: 'always' | 'on-findings' | 'on-failure' | 'never';
  readonly details: 'auto' | 'full' | 'counts';
  readonly annotations: boolean;
  readonly trackingIssue: 'never' | 'on-failure';
  readonly githubToken: string;
}

/** All mistakes at once, or a run. */
export type ParsedConfig = { readonly config: Config } | { readonly problems: readonly Problem[] };

/** What the input `name` may be, and with it the keys below `names` of the policy. */
export const GATE_NAME = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/,
  says: 'up to 64 letters, digits, spaces, dots, _ and -, beginning with a letter or digit',
} as const;
