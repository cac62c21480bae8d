import type { Severity } from '../../domain/severity.js';
import { type Annotation, toAnnotations } from '../../report/annotations.js';
import { verdictText } from '../../report/headline.js';
import type { Report } from '../../report/report.js';
import { escapeLogLine } from '../../text/log.js';
import { truncate } from '../../text/plain.js';
import { annotationsPublisher } from '../annotations.js';
import type { Publishable, Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { loggingCommand } from './commands.js';

/** The agent has two types of issues. */
const TYPES: Readonly<Record<Severity, 'error' | 'warning'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'warning',
  info: 'warning',
};

/** In characters. Lists of issues show some lines of each. */
const MAX_VERDICT_LENGTH = 4_000;

/** The issues of the step, which the page of the run lists, and the pull request at its files. */
export function issuesPublisher({ settings, publicReport, logger }: SurfaceOptions): Publisher {
  return annotationsPublisher({
    enabled: settings.annotations,
    render: (what) => issueLines(what, publicReport),
    write: (line) => logger.raw(line),
  });
}

/**
 * The verdict of a red or forgiven job, and the worst findings. The agent keeps ten issues of each type from one step, and drops the others
 * without a message (https://github.com/microsoft/azure-pipelines-agent, ExecutionContext.cs, `_maxIssueCount`).
 */
function* issueLines(what: Publishable, publicReport: SurfaceOptions['publicReport']): Iterable<string> {
  const { report, details } = what;
  const { exitCode, warnOnlyApplied } = report.decision;
  const isShown = exitCode !== 0 || warnOnlyApplied;
  if (isShown) yield verdictIssue(publicReport(what));
  const type = typeOf(report);
  for (const annotation of toAnnotations(report, { details, used: isShown ? { [type]: 1 } : {}, levels: TYPES })) {
    yield issueOf(annotation);
  }
}

function typeOf({ decision }: Report): 'error' | 'warning' {
  return decision.exitCode === 0 ? 'warning' : 'error';
}

/** The verdict of a red or forgiven job. */
export function verdictIssue(report: Report): string {
  return loggingCommand('task.logissue', { type: typeOf(report) }, truncate(escapeLogLine(verdictText(report)), MAX_VERDICT_LENGTH));
}

function issueOf({ level, ruleId, title, message, file, line }: Annotation): string {
  // An escaped path would be another path. The agent reads a relative path below the sources directory.
  const sourcepath = file !== undefined && escapeLogLine(file) === file ? file : undefined;
  const linenumber = sourcepath === undefined || line === undefined ? undefined : String(line);
  return loggingCommand(
    'task.logissue',
    { type: level, sourcepath, linenumber, code: truncate(escapeLogLine(ruleId), 255) },
    // In one line, because the agent writes further lines of a message to the log as they are.
    escapeLogLine(`${title}. ${message}`),
  );
}
