import type { Check } from '../domain/check.js';
import type { ErrorCode } from '../domain/errors.js';
import type { PublishPermissions } from '../domain/source.js';
import type { Dependencies, RunConfig } from '../workflow/context.js';

/** What the doctor needs besides the dependencies of every run. Nothing here starts, uploads or writes anything. */
export interface DoctorDeps {
  /** Whether a run would scan. */
  readonly eligibility:
    | { readonly kind: 'scan' }
    | { readonly kind: 'skip'; readonly why: string }
    | { readonly kind: 'refuse'; readonly code: ErrorCode; readonly message: string; readonly hint: string };
  /** The service's warnings about its inputs. */
  readonly warnings: readonly string[];
  /** The name of one of several targets, which is put before the text of its checks. */
  readonly label?: string | undefined;
  readonly allows: PublishPermissions;
  readonly surfaces: Surfaces;
  /** Combines inputs and policy, as a run would. Throws only the signal's reason. */
  rules(signal: AbortSignal): Promise<PolicyCheckResult>;
  /** Present if the run has several targets: reads the policy and plans them. Throws only the signal's reason. */
  targets?(signal: AbortSignal): Promise<DoctorTargets>;
  /** Asks GitHub what the token may read. Throws only the signal's reason. */
  permissions(signal: AbortSignal): Promise<readonly Check[]>;
  /** How the job's pipeline gives it this time; undefined if its pipelines have no such setting. */
  timeLimit(minutes: number): string | undefined;
  /** Checks the folders and files that the job uses. */
  filesystem(): Promise<readonly Check[]>;
}

/** Several targets. */
export interface DoctorTargets {
  readonly targets: readonly DoctorTarget[];
  /** The checks if no target is known, because the policy has mistakes. */
  readonly otherwise: readonly Check[];
}

/** One of several targets. */
export interface DoctorTarget extends Pick<DoctorDeps, 'rules' | 'warnings'> {
  readonly label: string;
  readonly run: RunConfig;
  readonly deps: Dependencies;
}

/** Where the inputs ask to publish. */
export interface Surfaces {
  readonly upload: 'auto' | 'required' | 'never';
  readonly comment: 'always' | 'on-findings' | 'on-failure' | 'never';
  readonly annotations: boolean;
  readonly trackingIssue: 'never' | 'on-failure';
}

/** The checks of inputs and policy, and the result; absent if they have mistakes. */
export interface PolicyCheckResult {
  readonly effectivePolicy?: Pick<RunConfig, 'gate' | 'scope' | 'policy' | 'ruleNotes' | 'sarif'> | undefined;
  readonly checks: readonly Check[];
}
