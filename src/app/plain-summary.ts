import { appendFileSync } from 'node:fs';
import type { Env } from '../config/environment.js';
import type { Logger } from '../runtime/logger.js';
import type { Redactor } from '../runtime/redactor.js';
import { escapeLogLine } from '../text/log.js';

/** A job summary where there is no report to render. */
export interface PlainSummary {
  readonly title: string;
  /** Markdown of our own. */
  readonly text: string;
  /** May quote anybody: shown as they are. */
  readonly lines: readonly string[];
}

/** Appends to the job summary where there is one; what keeps it from being written is logged for debugging only. */
export function appendPlainSummary(
  { title, text, lines }: PlainSummary,
  { logger, redactor, env }: { readonly logger: Logger; readonly redactor: Redactor; readonly env: Env },
): void {
  const file = env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  try {
    appendFileSync(file, `## ${title}\n\n${text}\n\n${fenced(lines, redactor)}\n`, 'utf8');
  } catch (error) {
    logger.debug(`The summary could not be written: ${String(error)}`);
  }
}

/** In a code block nothing is markup; the fence is longer than any run of backticks inside. */
function fenced(lines: readonly string[], redactor: Redactor): string {
  const text = lines.map((line) => escapeLogLine(redactor.redact(line))).join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
