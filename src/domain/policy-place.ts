import type { Source } from './source.js';

/** One of them is read when no other is named. */
export const POLICY_PATHS = ['.github/scan-gate.yml', '.scan-gate.yml'] as const;

/**
 * Whether the workspace may hold code that nobody has merged, which has no say over its own gate: the policy is then the base's. By
 * the event, which no input changes.
 */
export function isUnmerged({ event = '', mergeQueue, baseRef, baseCommit }: Source): boolean {
  return event.startsWith('pull_request') || event === 'merge_group' || mergeQueue || baseRef !== undefined || baseCommit !== undefined;
}
