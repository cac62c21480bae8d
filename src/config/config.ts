import type { Problem } from '../domain/errors.js';
import type { GateSettings } from '../domain/gate-settings.js';
import type { WaitOptions } from '../domain/run-options.js';
import type { Source } from '../domain/source.js';
import type { Service } from '../scanners/scanner.js';
import type { GivenRules } from './gate-rules.js';
import type { PlannedTarget, TargetEntry } from './targets.js';

/** A checked configuration. No request has been sent yet. */
export interface Config {
  readonly service: Service;
  readonly source: Source;
  readonly connection: { readonly baseUrl: string; readonly otherHost?: string | undefined; readonly apiKey: string };
  readonly eligibility: Eligibility;
  /** The input `target`, which may have several lines; empty if the target is looked up. */
  readonly target: string;
  readonly waitOptions: WaitOptions;
  /** The rules that the inputs set. The policy sets the others. */
  readonly rules: GivenRules;
  readonly warnOnly: GateSettings['warnOnly'];
  /** The input `policy-file`; empty for the usual path. */
  readonly policyFile: string;
  /** Only check what a run needs, and start nothing. */
  readonly dryRun: boolean;
  readonly reports: Reports;
}

/** Whether to scan. `skip` and `refuse` end the run without a request to the service. */
export type Eligibility =
  | ({ readonly kind: 'scan' } & Planned)
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'refuse'; readonly code: 'FORK' | 'ORIGIN_UNKNOWN' | 'CLOSED'; readonly message: string; readonly hint: string };

/** What to scan. */
export interface Planned {
  /** The targets that the inputs name. One, or several with `several`; none if the inputs name groups of the policy only. */
  readonly targets: readonly PlannedTarget[];
  /** Present if the run reports several targets: more than one is given, or a group, which may grow. */
  readonly several?: Several | undefined;
}

/** A run with several targets. */
export interface Several {
  /** Groups of the policy to scan, too. */
  readonly groups: readonly string[];
  /** Starts in flight at the same time. */
  readonly maxParallel: number;
  /** Plans all targets again, together with those of the groups. */
  plan(ofGroups: readonly TargetEntry[]): { readonly targets: readonly PlannedTarget[]; readonly problems: readonly Problem[] };
}

export interface Reports {
  /** Identifies the gate; with several targets, all of them together. */
  readonly name: string;
  /** With several targets: the name of the whole gate, where `name` is that of one target. */
  readonly gate?: string | undefined;
  readonly dir: string;
  readonly uploadSarif: 'auto' | 'required' | 'never';
  readonly comment: 'always' | 'on-findings' | 'on-failure' | 'never';
  readonly details: 'auto' | 'full' | 'counts';
  readonly annotations: boolean;
  readonly trackingIssue: 'never' | 'on-failure';
  readonly githubToken: string;
}

/** All mistakes, or a checked configuration. */
export type ParsedConfig = { readonly config: Config } | { readonly problems: readonly Problem[] };

/** The form of the input `name`, and of the keys below `names` in the policy. */
export const GATE_NAME = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/,
  allowed: 'up to 64 letters, digits, spaces, dots, _ and -, beginning with a letter or digit',
} as const;
