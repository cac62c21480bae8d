import { threadsOf } from '../../platforms/azure/pull-request.js';
import { pullRequestUrl } from '../../report/location.js';
import { commentMarker } from '../../report/markdown/markdown.js';
import { type CommentOptions, commentPublisher } from '../comment.js';
import type { Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { issuesPublisher } from './issues.js';
import { explainAzure, openPullRequest } from './pull-request.js';
import { azureStatusPublisher } from './status.js';
import { summaryPublisher } from './summary.js';

/** The thread and the status of the pull request, the issues of the step, and the summary with the artifact. */
export function azureSurfaces(options: SurfaceOptions): Publisher[] {
  return [commentPublisher(threadOptions(options)), azureStatusPublisher(options), issuesPublisher(options), summaryPublisher(options)];
}

function threadOptions(options: SurfaceOptions): CommentOptions {
  const { settings, env, redactor, pages, source } = options;
  const marker = commentMarker(settings.name);
  return {
    mode: settings.comment,
    marker,
    // Pull requests show neither alerts nor Mermaid (https://learn.microsoft.com/azure/devops/project/wiki/markdown-guidance).
    render: (what, limit) => pages.comment(what, limit, 'html'),
    scrub: redactor.redact,
    explain: (error) => explainAzure(error, env),
    async open(_source, signal) {
      const opened = openPullRequest(options);
      if (!('api' in opened)) return opened;
      return threadsOf({ ...opened, marker, page: pullRequestUrl({ source }, opened.number) }, signal);
    },
  };
}
