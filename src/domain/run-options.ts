import type { Scope } from './evaluation.js';
import type { GateSettings } from './gate-settings.js';
import type { Note } from './note.js';
import type { Source } from './source.js';

/** Which scan to take and how long to wait for it. */
export interface WaitOptions {
  readonly wait: boolean;
  /** Collect this scan, or `latest`, instead of starting one. */
  readonly scanId?: string | undefined;
  /** Reuse the last completed scan that matches if it is younger, in milliseconds. */
  readonly maxAgeMs?: number | undefined;
  /** `auto`, `none`, the ID of the scan to compare with, or the path of a baseline file. */
  readonly baseline?: string | undefined;
  readonly timeoutMs: number;
  /** `timeoutMs` is the default: a duration that the target look-up reports may replace it. */
  readonly timeoutIsDefault?: boolean | undefined;
  /** Undefined: the adaptive schedule (`workflow/poll/schedule.ts`). */
  readonly pollIntervalMs?: number | undefined;
  /** What happens at the deadline to a scan that this run started. */
  readonly onTimeout: 'cancel' | 'leave';
}

/** What public logs, comments and summaries show: everything, or numbers only. */
export type Details = 'full' | 'counts';

/**
 * Numbers only, if the repository is public and the target is not its own code: anybody can read logs, comments and summaries of a public
 * repository. Only maintainers can read its code scanning alerts. A CI that does not report the visibility may run for a public repository.
 *
 * @param asked The input `details`.
 */
export function detailsFor(asked: Details | 'auto', { ci, visibility }: Source, ownCode: boolean): Details {
  if (asked !== 'auto') return asked;
  const isPublic = visibility === 'public' || (ci !== 'none' && visibility === 'unknown');
  return isPublic && !ownCode ? 'counts' : 'full';
}

/** A policy file, and the commit at which it was read; without a commit it was read from the workspace. */
export interface PolicyRef {
  readonly path: string;
  readonly commit?: string | undefined;
}

/** A policy file of another repository, which holds for several repositories, and the commit that its ref named. */
export interface CentralPolicyRef {
  /** The full name: `owner/repository`. */
  readonly repository: string;
  readonly path: string;
  /** As given: a branch, a tag, or the full hash of a commit. */
  readonly ref: string;
  readonly commit: string;
}

/** The policy's settings for SARIF. */
interface SarifSettings {
  /** The highest number of results, 1 to 25,000. */
  readonly maxResults: number;
  /** Maps targets, as they are given or named, to the file at which findings without a file are shown. */
  readonly locations: Readonly<Record<string, string>>;
}

/** The result of combining inputs and policy file. */
export interface EffectivePolicy {
  readonly gate: GateSettings;
  /** Which findings count: paths and waivers. */
  readonly scope: Scope;
  /** Absent if the repository has no policy file. */
  readonly policy?: PolicyRef | undefined;
  /** Absent without a central policy. */
  readonly centralPolicy?: CentralPolicyRef | undefined;
  /** What the repository's own file and the inputs add to the central policy, for people. */
  readonly additions?: readonly string[] | undefined;
  /** Notes from combining inputs and policy. */
  readonly ruleNotes: readonly Note[];
  readonly sarif: SarifSettings;
}
