import type { Check } from '../domain/check.js';
import type { ErrorCode } from '../domain/errors.js';
import type { PublishPermissions } from '../domain/source.js';
import type { RunConfig } from '../workflow/context.js';

/** What the doctor looks with, besides what every run works with. Nothing of it starts, uploads or writes anything. */
export interface DoctorDeps {
  /** Whether the service would be asked at all. */
  readonly eligibility:
    | { readonly kind: 'scan' }
    | { readonly kind: 'skip'; readonly why: string }
    | { readonly kind: 'refuse'; readonly code: ErrorCode; readonly message: string; readonly hint: string };
  /** What the service says of its inputs before anything happens. */
  readonly warnings: readonly string[];
  readonly allows: PublishPermissions;
  readonly surfaces: Surfaces;
  /** Settles inputs and policy, as a run would. Throws only the signal's reason. */
  rules(signal: AbortSignal): Promise<PolicyCheckResult>;
  /** Asks GitHub what the token may read. Throws only the signal's reason. */
  permissions(signal: AbortSignal): Promise<readonly Check[]>;
  /** Folders and files that the job works with. */
  surroundings(): Promise<readonly Check[]>;
}

/** Where the run would publish, by the inputs. */
export interface Surfaces {
  readonly upload: 'auto' | 'required' | 'never';
  readonly comment: 'always' | 'on-findings' | 'on-failure' | 'never';
  readonly annotations: boolean;
  readonly trackingIssue: 'never' | 'on-failure';
}

/** What inputs and policy rule; absent where they have mistakes. */
export interface PolicyCheckResult {
  readonly effectivePolicy?: Pick<RunConfig, 'gate' | 'scope' | 'policy' | 'ruleNotes' | 'sarif'> | undefined;
  readonly checks: readonly Check[];
}
