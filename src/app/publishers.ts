import { publishPermissions } from '../ci/permissions.js';
import type { Config } from '../config/config.js';
import type { Env } from '../config/environment.js';
import type { Details } from '../domain/run-options.js';
import type { GitHubAccess } from '../github/client.js';
import { annotationsPublisher } from '../publish/annotations.js';
import { codeScanningPublisher } from '../publish/code-scanning.js';
import { commentPublisher } from '../publish/comment.js';
import { filesPublisher } from '../publish/files.js';
import type { Publishable, Publisher, Surface } from '../publish/publisher.js';
import { summaryPublisher } from '../publish/summary.js';
import { trackingIssuePublisher } from '../publish/tracking-issue.js';
import { formatWorkflowCommand, toAnnotations } from '../report/annotations.js';
import { renderCodeQuality } from '../report/code-quality.js';
import { consoleReport } from '../report/console/console.js';
import { redactTexts, toCountsOnly } from '../report/counts-only.js';
import { renderHtml } from '../report/html/html.js';
import { renderJson } from '../report/json.js';
import { renderJunit } from '../report/junit/junit.js';
import { commentMarker, renderComment, renderIssue, renderMarkdownFile, renderSummary } from '../report/markdown/markdown.js';
import type { Report } from '../report/report.js';
import { renderFullSarif } from '../report/sarif/extended.js';
import type { Logger } from '../runtime/logger.js';
import type { Redactor } from '../runtime/redactor.js';
import type { TargetRedactor } from '../runtime/target-redaction.js';
import { VERSION } from '../runtime/version.js';
import type { InputStyle } from '../text/hint.js';

/** What the surfaces need to write. */
interface PublisherDeps {
  readonly env: Env;
  readonly logger: Logger;
  readonly redactor: Redactor;
  /** Absolute path of the report directory. */
  readonly directory: string;
  readonly claim?: string | undefined;
  readonly style: InputStyle;
  readonly github: GitHubAccess;
  readonly redaction: TargetRedactor;
}

/** What a dry run writes: nothing at GitHub. */
const DRY_SURFACES: ReadonlySet<Surface> = new Set(['files', 'summary']);

/** Creates every surface; on the command line only the files, until other CIs have their own surfaces. */
export function createPublishers(
  { reports, source, service, dryRun }: Config,
  { env, logger, redactor, directory, claim, style, github, redaction }: PublisherDeps,
): Publisher[] {
  const forPage = (report: Report): Report => redactTexts(report, redaction.redact);
  const files = filesPublisher({
    directory,
    claim,
    render: {
      'results.json': ({ report }) => renderJson(report),
      'results.full.sarif': ({ report }) => renderFullSarif(report, VERSION),
      'report.md': ({ report }) => renderMarkdownFile(report),
      'report.html': ({ report }) => renderHtml(report),
      'gl-code-quality-report.json': ({ report }) => renderCodeQuality(report),
      'junit.xml': ({ report }) => renderJunit(report),
    },
  });
  if (style !== 'action') return [files];
  const allows = publishPermissions(source, service);
  const all = [
    files,
    codeScanningPublisher({ github, allows, mode: reports.uploadSarif, ownCodeOnly: service.scansRepository }),
    commentPublisher({
      github,
      allows,
      mode: reports.comment,
      marker: commentMarker(reports.name),
      render: ({ report, details, earlier: publications }, budgetChars) =>
        redactor.redactPage(renderComment(forPage(report), { details, budgetChars, publications })),
    }),
    annotationsPublisher({
      enabled: reports.annotations,
      allows,
      render: (what) => annotationLines(what, logger),
      write: (line) => logger.raw(line),
    }),
    trackingIssuePublisher({
      github,
      allows,
      mode: reports.trackingIssue,
      name: reports.name,
      render: ({ report, details, earlier: publications }, budgetChars) =>
        redactor.redactPage(renderIssue(forPage(report), { details, budgetChars, publications })),
    }),
    summaryPublisher({
      file: env.GITHUB_STEP_SUMMARY,
      render: ({ report, details, earlier }, budgetBytes) => {
        // These notes were added after the report was redacted. Only the notes, because the SARIF is long.
        const publications = earlier.map((each) => ({ ...each, note: redactor.redactAll(each.note) }));
        return redactor.redactPage(renderSummary(forPage(report), { details, budgetBytes, publications }));
      },
    }),
  ];
  return all.filter(({ surface }) => !dryRun || DRY_SURFACES.has(surface));
}

/** Writes the end of the log: the findings in a group, and the verdict last. The verdict of a failed job is an annotation. */
export function logEnd(
  report: Report,
  { details, style }: { readonly details: Details; readonly style: InputStyle },
  logger: Logger,
): void {
  const isAnnotated = style === 'action' && (isRed(report) || report.decision.warnOnlyApplied);
  const { findings, summary, verdict } = consoleReport(report, { details, withError: !isAnnotated });
  if (findings.length > 0) logger.group('Findings');
  for (const line of findings) logger.info(line);
  logger.endGroup();
  for (const line of summary) logger.info(line);
  if (!isAnnotated) {
    logger.info(verdict);
    return;
  }
  const { error, decision } = details === 'counts' ? toCountsOnly(report) : report;
  const text = `${verdict}.${error ? ` ${error.code}: ${error.message}` : ''}`;
  logger[decision.warnOnlyApplied ? 'warning' : 'error'](text, error?.hint);
}

/** GitHub shows ten annotations of each level: findings get the rest, and one place is reserved for the verdict of a red or forgiven job. */
function* annotationLines({ report, details }: Publishable, { counts }: Logger): Iterable<string> {
  const used = {
    ...counts,
    error: counts.error + (isRed(report) ? 1 : 0),
    warning: counts.warning + (report.decision.warnOnlyApplied ? 1 : 0),
  };
  for (const annotation of toAnnotations(report, { details, used })) yield formatWorkflowCommand(annotation);
}

function isRed({ decision }: Report): boolean {
  return decision.exitCode !== 0;
}
