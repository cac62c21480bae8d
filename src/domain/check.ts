import type { Hint } from '../text/hint.js';

/** `unknown`: not checked, or impossible to know without a scan; `text` explains why. */
export type CheckState = 'ok' | 'warning' | 'problem' | 'unknown';

/** One check of the doctor. Only a `problem` has to be fixed. Texts may contain text of a service. */
export interface Check {
  /** A few words for people and scripts, such as `API key`. */
  readonly name: string;
  readonly state: CheckState;
  /** What was found, in one sentence or two. */
  readonly text: string;
  /** What to change. Names inputs as `{input}`. */
  readonly hint?: Hint | undefined;
}

/** Creates a check. */
export function checked(name: string, state: CheckState, text: string, hint?: Hint): Check {
  return { name, state, text, ...(hint !== undefined && { hint }) };
}

/** Creates a check that could not be made. */
export function notChecked(name: string, because: string): Check {
  return { name, state: 'unknown', text: `Not checked, because ${because}.` };
}
