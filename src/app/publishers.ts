import type { Config } from '../config/config.js';
import type { Env } from '../config/environment.js';
import type { GitHubAccess } from '../github/client.js';
import type { Transport } from '../http/transport.js';
import { filesPublisher } from '../publish/files.js';
import type { Publisher, Surface } from '../publish/publisher.js';
import { surfacesOf } from '../publish/registry.js';
import { renderCodeQuality } from '../report/code-quality.js';
import { redactTexts, toCountsOnly } from '../report/counts-only.js';
import { renderHtml } from '../report/html/html.js';
import { renderJenkins } from '../report/jenkins.js';
import { renderJson } from '../report/json.js';
import { renderJunit } from '../report/junit/junit.js';
import { renderComment, renderIssue, renderMarkdownFile, renderSummary } from '../report/markdown/markdown.js';
import type { Report } from '../report/report.js';
import { renderFullSarif } from '../report/sarif/extended.js';
import type { Clock } from '../runtime/clock.js';
import type { Logger } from '../runtime/logger.js';
import type { Redactor } from '../runtime/redactor.js';
import type { TargetRedactor } from '../runtime/target-redaction.js';
import { VERSION } from '../runtime/version.js';
import type { InputStyle } from '../text/hint.js';

/** What the surfaces need to write. */
interface PublisherDeps {
  readonly env: Env;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
  readonly redactor: Redactor;
  readonly transport: Transport;
  /** Absolute path of the report directory. */
  readonly directory: string;
  readonly claim?: string | undefined;
  readonly style: InputStyle;
  readonly github: GitHubAccess;
  readonly redaction: TargetRedactor;
}

/** What a dry run writes: nothing at the platform. */
const DRY_SURFACES: ReadonlySet<Surface> = new Set(['files', 'summary']);

/** Creates every surface: the report files, and those of the CI. */
export async function createPublishers(config: Config, deps: PublisherDeps): Promise<Publisher[]> {
  const { reports, source, service, dryRun } = config;
  const { directory, claim, style, redactor, redaction } = deps;
  const files = filesPublisher({
    directory,
    claim,
    render: {
      'results.json': ({ report }) => renderJson(report),
      'results.full.sarif': ({ report }) => renderFullSarif(report, VERSION),
      'report.md': ({ report }) => renderMarkdownFile(report),
      'report.html': ({ report }) => renderHtml(report),
      'gl-code-quality-report.json': ({ report }) => renderCodeQuality(report),
      'jenkins-issues.json': ({ report }) => (source.ci === 'jenkins' ? renderJenkins(report) : undefined),
      'junit.xml': ({ report }) => renderJunit(report),
    },
  });
  // On GitHub, only the Action has surfaces of its own.
  const create = source.ci === 'github' && style !== 'action' ? undefined : await surfacesOf(source);
  const forPage = (report: Report): Report => redactTexts(report, redaction.redact);
  const surfaces = create?.({
    ...deps,
    source,
    settings: reports,
    service,
    pages: {
      comment: ({ report, details, earlier: publications }, budgetChars, dialect) =>
        redactor.redactPage(renderComment(forPage(report), { details, budgetChars, dialect, publications })),
      issue: ({ report, details, earlier: publications }, budgetChars) =>
        redactor.redactPage(renderIssue(forPage(report), { details, budgetChars, publications })),
      summary: ({ report, details, earlier }, budgetBytes, dialect) => {
        // These notes were added after the report was redacted. Only the notes, because the SARIF is long.
        const publications = earlier.map((each) => ({ ...each, note: redactor.redactAll(each.note) }));
        return redactor.redactPage(renderSummary(forPage(report), { details, budgetBytes, dialect, publications }));
      },
    },
    publicReport: ({ report, details }) => forPage(details === 'counts' ? toCountsOnly(report) : report),
  });
  return [files, ...(surfaces ?? [])].filter(({ surface }) => !dryRun || DRY_SURFACES.has(surface));
}
