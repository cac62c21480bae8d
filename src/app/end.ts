import type { Details } from '../domain/run-options.js';
import { consoleReport } from '../report/console/console.js';
import { redactTexts, toCountsOnly } from '../report/counts-only.js';
import type { Report } from '../report/report.js';
import type { Logger } from '../runtime/logger.js';
import { TARGETS_FOLDER } from '../runtime/report-dir.js';
import type { InputStyle } from '../text/hint.js';
import type { Dependencies } from '../workflow/context.js';
import type { RunResult } from '../workflow/finish/finish.js';
import { outputsOf } from '../workflow/finish/outputs.js';
import type { Environment } from './assemble.js';

/** What the caller needs to end the process. */
export interface ExitResult {
  readonly exitCode: 0 | 1 | 2;
  readonly outputs: Readonly<Record<string, string | undefined>>;
}

/** Logs the result, and returns what the process must end with. @param durationMs Of the run. */
export async function end(
  { report, publications, details }: RunResult,
  { logger, redaction }: Dependencies,
  { directory, style, output }: Environment,
  durationMs: number,
): Promise<ExitResult> {
  // Redact before anything is cut off, because a name that was cut in two would not be found.
  const page = redactTexts(report, redaction.redact);
  const files = publications.find(({ surface }) => surface === 'files')?.files ?? {};
  const paths = {
    dir: Object.keys(files).length > 0 ? directory : undefined,
    sarif: files['results.sarif'],
    results: files['results.json'],
    html: files['report.html'],
  };
  if (paths.dir !== undefined) logger.info(`Report files: ${directory} (${fileNames(files).join(', ')})`);
  const isPublic = details === 'counts' && output?.file === undefined;
  const isWritten =
    output === undefined || (await (await import('./output.js')).writeResult(isPublic ? page : report, details, output, logger));
  logEnd(page, { details, style }, logger);
  return { exitCode: isWritten ? report.decision.exitCode : 2, outputs: outputsOf(report, publications, paths, durationMs) };
}

/** The names of the files for the log. Those of single targets are many, so they are only counted. */
function fileNames(files: object): readonly string[] {
  const names = Object.keys(files);
  const own = names.filter((name) => !name.startsWith(TARGETS_FOLDER));
  return own.length === names.length ? own : [...own, `${names.length - own.length} files in ${TARGETS_FOLDER}`];
}

/** Writes the end of the log: the findings in a group, and the verdict last. The verdict of a failed job is an annotation. */
function logEnd(report: Report, { details, style }: { readonly details: Details; readonly style: InputStyle }, logger: Logger): void {
  const isAnnotated = style === 'action' && (report.decision.exitCode !== 0 || report.decision.warnOnlyApplied);
  const { findings, summary, verdict } = consoleReport(report, { details, withError: !isAnnotated });
  if (findings.length > 0 && style === 'action') logger.group('Findings');
  else if (findings.length > 0) logger.result('Findings');
  for (const line of findings) logger.result(line);
  logger.endGroup();
  for (const line of summary) logger.result(line);
  if (!isAnnotated) {
    logger.result(verdict);
    return;
  }
  const { error, decision } = details === 'counts' ? toCountsOnly(report) : report;
  const text = `${verdict}.${error ? ` ${error.code}: ${error.message}` : ''}`;
  logger[decision.warnOnlyApplied ? 'warning' : 'error'](text, error?.hint);
}
