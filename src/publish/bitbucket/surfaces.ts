import { bitbucket } from '../../ci/bitbucket.js';
import { valueOf } from '../../ci/job.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import { apiThroughProxy, apiWithToken } from '../../platforms/bitbucket/api.js';
import { COMMENT_CAUSES, commentsOf, NO_TOKEN } from '../../platforms/bitbucket/comments.js';
import { commitReport } from '../../platforms/bitbucket/reports.js';
import { explainRefusal } from '../../platforms/causes.js';
import { toInsights } from '../../report/code-insights.js';
import { commentMarker } from '../../report/markdown/markdown.js';
import { commentPublisher } from '../comment.js';
import type { Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { insightsPublisher } from './report.js';

/** The Code Insights report, and with a token the pull request's comment, which links to it. */
export function bitbucketSurfaces(options: SurfaceOptions): Publisher[] {
  const { source, settings, env, pages, redactor, publicReport } = options;
  const context = { ...options, scrub: redactor.redact };
  const api = apiThroughProxy(context);
  const { name, annotations: annotate } = settings;
  const id = `scan-gate-${hashIdentity([name]).slice(0, 16)}`;
  const marker = commentMarker(name, 'plain');
  return [
    insightsPublisher({
      source,
      name,
      scrub: redactor.redact,
      open: (place) => commitReport(api, { ...place, id }),
      render: (what) => toInsights(publicReport(what), { details: what.details, annotate }),
    }),
    commentPublisher({
      allowed: { allowed: true },
      mode: settings.comment,
      marker,
      render: (what, limit) => pages.comment(what, limit, 'plain'),
      scrub: redactor.redact,
      explain: (error) => explainRefusal(error, 'The comment was not written', COMMENT_CAUSES),
      async open({ repository, pullRequest: number }, signal) {
        const token = valueOf(env, ...(bitbucket.tokenVariables ?? []));
        if (token === undefined) return { note: NO_TOKEN };
        if (repository === undefined || number === undefined) return {};
        return commentsOf({ api: apiWithToken(context, token), token, repository, number, marker }, signal);
      },
    }),
  ];
}
