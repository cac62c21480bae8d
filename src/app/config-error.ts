import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Env, forgivesErrors, type ReadInputs } from '../config/environment.js';
import { OUTPUTS } from '../config/outputs.js';
import { describeProblem } from '../config/problem.js';
import { type Problem, REASONS } from '../domain/errors.js';
import type { Logger } from '../runtime/logger.js';
import type { Redactor } from '../runtime/redactor.js';
import { appendCommand } from '../runtime/runner-files.js';
import type { InputStyle } from '../text/hint.js';
import { escapeLogLine } from '../text/log.js';
import type { Output } from './output.js';
import { writeRefusal } from './refusal-files.js';
import type { ReportPlace, Setup } from './setup.js';

/** GitHub shows ten error annotations of a step and silently drops the rest. The tenth reports how many more there are. */
const SHOWN = 9;

/** A run whose configuration has mistakes. */
export interface Refused {
  readonly problems: readonly Problem[];
  readonly given: ReadInputs;
  readonly style: InputStyle;
  readonly setup: Pick<Setup, 'logger' | 'redactor' | 'source'>;
  readonly env: Env;
  /** Absent if the report directory cannot be used. */
  readonly reports?: ReportPlace | undefined;
  /** What standard output has, on the command line. */
  readonly output?: Output | undefined;
}

/**
 * Ends a run whose configuration has mistakes: reports all of them in log, summary, results.json, and junit.xml, and sets the outputs. It
 * makes no request, so an existing comment stays as it is.
 *
 * @returns the exit code: 2, or 0 with `warn-only: everything`
 */
export async function refuse(refused: Refused): Promise<0 | 2> {
  const { problems, given, style, setup, env, reports } = refused;
  const { logger, redactor } = setup;
  const count = problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`;
  const lines = problems.map((problem) => describeProblem(problem, style, given.variables));
  // Elsewhere, every line is shown.
  const shown = style === 'action' ? SHOWN : lines.length;
  for (const line of lines.slice(0, shown)) logger.error(line);
  if (lines.length > shown) logger.error(`${lines.length - shown} more mistakes follow in the log.`);
  for (const line of lines.slice(shown)) logger.info(line);
  const forgiven = forgivesErrors(given);
  const files = await writeRefusal(refused, lines);
  if (forgiven) logger.warning('The job stays green because of warn-only.');
  logger.result(`verdict: error (CONFIG). The configuration has ${count}; nothing was requested and nothing was started.`);
  const paths =
    files.length > 0 && reports ? { 'report-dir': reports.directory, 'results-file': join(reports.directory, 'results.json') } : {};
  setOutputs({ verdict: 'error', 'verdict-reason': `error: ${REASONS.CONFIG}`, ...paths }, { logger, redactor, env });
  appendPlainSummary(
    { title: 'scan-gate: error', text: `The configuration has ${count}; nothing was started.`, lines },
    { logger, redactor, env },
  );
  return forgiven ? 0 : 2;
}

/**
 * Writes all outputs, in the order of the table. An unknown value becomes an empty string. Without a runner, it writes nothing.
 *
 * @returns false if the outputs could not be written: the step must then fail, because later steps would not get a verdict
 */
export function setOutputs(
  values: Readonly<Record<string, string | undefined>>,
  { logger, redactor, env }: { readonly logger: Logger; readonly redactor: Redactor; readonly env: Env },
): boolean {
  const file = env.GITHUB_OUTPUT;
  if (!file) return true;
  try {
    for (const { name } of OUTPUTS) appendCommand(file, name, escapeLogLine(redactor.redact(values[name] ?? '')));
    return true;
  } catch (error) {
    logger.error(
      `The outputs could not be written: ${String(error)}`,
      "Check the runner's disk, and the permissions of the file in GITHUB_OUTPUT.",
    );
    return false;
  }
}

/** A job summary for a run without a report. */
interface PlainSummary {
  readonly title: string;
  /** Trusted Markdown. */
  readonly text: string;
  /** Untrusted text, shown as it is. */
  readonly lines: readonly string[];
}

/** Appends to the job summary, if there is one. A failure is logged for debugging only. */
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

/** A code block, in which nothing is markup. The fence is longer than any run of backticks inside. */
function fenced(lines: readonly string[], redactor: Redactor): string {
  const text = lines.map((line) => escapeLogLine(redactor.redact(line))).join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
