import { COMMAND_ANYWHERE, logLine } from '../../text/log.js';
import { clip } from '../../text/plain.js';
import type { Waiver } from '../../domain/waiver.js';

/** A waiver to paste, and what a person should know of it. */
export interface WaiverDraft extends Pick<Waiver, 'by' | 'value' | 'reason' | 'expires'> {
  /** The only service whose findings are meant. */
  readonly scanner: string;
  /** What it accepts, line by line, with a service's words. */
  readonly comments: readonly string[];
}

const LONGEST_COMMENT = 200;

/** The entries below `waivers:` of the policy file. A service's words are in comments alone, which they cannot leave. */
export function waiverYaml(drafts: readonly WaiverDraft[]): string[] {
  return drafts.flatMap(({ by, value, scanner, reason, expires, comments }) => [
    ...comments.map((comment) => `  # ${logLine(clip(comment, LONGEST_COMMENT))}`),
    `  - ${by}: ${quoted(value)}`,
    `    scanner: ${scanner}`,
    `    reason: ${quoted(reason)}`,
    `    expires: ${quoted(expires)}`,
  ]);
}

/** A double-quoted scalar, which is JSON's string, but that no CI reads a command in it: `##[...]`, `##vso[...]`. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(COMMAND_ANYWHERE, String.raw`#\u0023`);
}
