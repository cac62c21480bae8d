import { truncate } from '../../text/plain.js';
import type { View } from '../view.js';
import { join } from './budget.js';
import { footer } from './footer.js';
import { headline } from './header.js';

/** The hidden second line of an issue that scan-gate has closed: what a person has closed lacks it. */
export const ISSUE_CLOSED = '<!-- scan-gate: closed -->';

/** GitHub takes 256 characters. */
const LONGEST_NAME = 200;

/** The title of a gate's issue. Names hold letters, digits, blanks, dots, `_` and `-` only. */
export function issueTitle(name: string): string {
  return `scan-gate: ${truncate(name, LONGEST_NAME)} does not pass`;
}

/** What is left to say when the gate passes again; earlier texts are in the issue's own history. */
export function closingText(view: View): string {
  return join([
    headline(view),
    'The gate passes again, so scan-gate has closed this issue. It opens it again when a scheduled run does not pass.',
    footer(view),
  ]);
}
