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
import { redactTexts } from '../report/counts-only.js';
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

/** What the surfaces write with, and where to. */
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

/** All that a dry run writes: nothing of it is at GitHub. */
const DRY_SURFACES: ReadonlySet<Surface> = new Set(['files', 'summary']);

/** Every surface; on the command line only the files, until other CIs get surfaces of their own. */
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
        // Their notes came after the report was redacted; the SARIF among them may be long.
        const publications = earlier.map((each) => ({ ...each, note: redactor.redactAll(each.note) }));
        return redactor.redactPage(renderSummary(forPage(report), { details, budgetBytes, publications }));
      },
    }),
  ];
  return all.filter(({ surface }) => !dryRun || DRY_SURFACES.has(surface));
}

/** The end of the log: the findings in a group, and the verdict last. A red job's verdict is an annotation, where people look first. */
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
  const { error, decision } = report;
  const text = `${verdict}.${error ? ` ${error.code}: ${error.message}` : ''}`;
  logger[decision.warnOnlyApplied ? 'warning' : 'error'](text, error?.hint);
}

/** Findings get what is left of the ten places of each level: the red verdict's own line comes after them. */
function* annotationLines({ report, details }: Publishable, { counts }: Logger): Iterable<string> {
  const used = { ...counts, error: counts.error + (isRed(report) ? 1 : 0) };
  for (const annotation of toAnnotations(report, { details, used })) yield formatWorkflowCommand(annotation);
}

function isRed({ decision }: Report): boolean {
  return decision.exitCode !== 0;
}
