import type { Scope } from './evaluation.js';
import type { GateSettings } from './gate-settings.js';
import type { Note } from './note.js';
import type { Source } from './source.js';

/** Which scan to take and how long to wait for it. */
export interface WaitOptions {
  readonly wait: boolean;
  /** Collect this scan, or `latest`, instead of starting one. */
  readonly scanId?: string | undefined;
  /** Take the last completed scan that matches when it is younger, in milliseconds. */
  readonly maxAgeMs?: number | undefined;
  /** `auto`, `none`, the ID of the scan to compare with, or the path of a baseline file. */
  readonly baseline?: string | undefined;
  readonly timeoutMs: number;
  /** Nobody gave `timeoutMs`: where the look-up tells how long this scan lasts, that may take its place. */
  readonly timeoutIsDefault?: boolean | undefined;
  /** Undefined: the adaptive schedule. */
  readonly pollIntervalMs?: number | undefined;
  /** What becomes of a scan of ours that we leave running. */
  readonly onTimeout: 'cancel' | 'leave';
}

/** What public logs, comments and summaries show: everything, or numbers alone. */
export type Details = 'full' | 'counts';

/**
 * Numbers alone where anybody can read them and the target is not the repository's own code: code-scanning alerts are for maintainers
 * only, the rest of a public repository's surfaces is not.
 *
 * @param asked The input `details`.
 */
export function detailsFor(asked: Details | 'auto', { ci, visibility }: Source, ownCode: boolean): Details {
  if (asked !== 'auto') return asked;
  const worldReadable = ci === 'github' && (visibility === 'public' || visibility === 'unknown');
  return worldReadable && !ownCode ? 'counts' : 'full';
}

/** A policy file, and the commit that it was read at; without one it is the workspace's. */
export interface PolicyRef {
  readonly path: string;
  readonly commit?: string | undefined;
}

/** What the policy rules about the SARIF. */
interface SarifSettings {
  /** At most so many results, 1 to 25,000. */
  readonly maxResults: number;
  /** From targets, as they are given or named, to the file that findings without one are shown at. */
  readonly locations: Readonly<Record<string, string>>;
}

/** What inputs and policy file decide together, once both are read. */
export interface EffectivePolicy {
  readonly gate: GateSettings;
  /** Which findings count: paths and waivers. */
  readonly scope: Scope;
  /** Where the policy was read; absent where there is none. */
  readonly policy?: PolicyRef | undefined;
  /** What was noticed while the rules were settled. */
  readonly ruleNotes: readonly Note[];
  readonly sarif: SarifSettings;
}
