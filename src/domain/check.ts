import type { Hint } from '../text/hint.js';

/** `unknown`: it was not checked, or it cannot be known without a scan; `says` tells why. */
export type CheckState = 'ok' | 'warning' | 'problem' | 'unknown';

/** One thing that the doctor has looked at. Only a `problem` has to be changed. Texts may hold a service's words. */
export interface Check {
  /** A few words for people and scripts, such as `API key`. */
  readonly name: string;
  readonly state: CheckState;
  /** What was found, in one sentence or two. */
  readonly text: string;
  /** What to change. Names inputs as `{input}`. */
  readonly hint?: Hint | undefined;
}

/** Makes one check. */
export function checked(name: string, state: CheckState, says: string, hint?: Hint): Check {
  return { name, state, text: says, ...(hint !== undefined && { hint }) };
}

/** What depends on something that failed. */
export function notChecked(name: string, because: string): Check {
  return { name, state: 'unknown', text: `Not checked, because ${because}.` };
}
