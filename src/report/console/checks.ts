import type { Check } from '../../domain/check.js';
import { oneLine } from '../../text/plain.js';
import { INDENT, indented } from './indent.js';

/** As wide as the widest of them. */
const WORDS: Readonly<Record<Check['state'], string>> = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM', unknown: 'unknown' };

/** What the doctor has looked at: one line each, and below it what to change. */
export function* checkLines(checks: readonly Check[]): Iterable<string> {
  for (const { name, state, says, hint } of checks) {
    yield* indented(`${WORDS[state]}  ${name}: ${oneLine(says)}`, INDENT);
    if (hint !== undefined) yield* indented(hint, ' '.repeat(11));
  }
}
