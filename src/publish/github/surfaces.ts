import { publishPermissions } from '../../ci/permissions.js';
import { formatWorkflowCommand, toAnnotations } from '../../report/annotations.js';
import { commentMarker } from '../../report/markdown/markdown.js';
import type { Logger } from '../../runtime/logger.js';
import { annotationsPublisher } from '../annotations.js';
import type { Publishable, Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { codeScanningPublisher } from './code-scanning.js';
import { gitHubCommentPublisher } from './comment.js';
import { summaryPublisher } from './summary.js';
import { trackingIssuePublisher } from './tracking-issue.js';

/** Code scanning, comment, tracking issue, annotations, job summary. */
export function gitHubSurfaces({ source, service, settings, github, logger, env, pages }: SurfaceOptions): Publisher[] {
  const allows = publishPermissions(source, service);
  const marker = commentMarker(settings.name);
  return [
    codeScanningPublisher({ github, allows, mode: settings.uploadSarif, ownCodeOnly: service.scansRepository }),
    gitHubCommentPublisher({ github, allows, mode: settings.comment, marker, render: pages.comment }),
    trackingIssuePublisher({ github, allows, mode: settings.trackingIssue, name: settings.name, render: pages.issue }),
    annotationsPublisher({
      enabled: settings.annotations && allows.annotate.allowed,
      render: (what) => annotationLines(what, logger),
      write: (line) => logger.raw(line),
    }),
    summaryPublisher({ file: env.GITHUB_STEP_SUMMARY, render: pages.summary }),
  ];
}

/** GitHub shows ten annotations of each level: findings get the rest, and one place is reserved for the verdict of a red or forgiven job. */
function* annotationLines({ report, details }: Publishable, { counts }: Logger): Iterable<string> {
  const used = {
    ...counts,
    error: counts.error + (report.decision.exitCode === 0 ? 0 : 1),
    warning: counts.warning + (report.decision.warnOnlyApplied ? 1 : 0),
  };
  for (const annotation of toAnnotations(report, { details, used })) yield formatWorkflowCommand(annotation);
}
