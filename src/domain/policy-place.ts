import type { Source } from './source.js';

/** One of them is read when no other is named. */
export const POLICY_PATHS = ['.github/scan-gate.yml', '.scan-gate.yml'] as const;

/** Events whose jobs may hold a pull request's code. Should the event not tell its base, the policy cannot be read, which is an error. */
const MAY_BE_UNMERGED = /^(?:pull_request|deployment|merge_group$|workflow_run$|issue_comment$)/;

/**
 * Whether the workspace may hold code that nobody has merged, which has no say over its own gate: the policy is then the base's. By
 * the event, which no input changes.
 */
export function isUnmerged({ event = '', mergeQueue, baseRef, baseCommit }: Source): boolean {
  return MAY_BE_UNMERGED.test(event) || mergeQueue || baseRef !== undefined || baseCommit !== undefined;
}
