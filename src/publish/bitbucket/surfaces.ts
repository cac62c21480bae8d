import { hashIdentity } from '../../domain/fingerprint.js';
import { apiThroughProxy } from '../../platforms/bitbucket/api.js';
import { commitReport } from '../../platforms/bitbucket/reports.js';
import { toInsights } from '../../report/code-insights.js';
import type { Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { bitbucketCommentPublisher } from './comment.js';
import { insightsPublisher } from './report.js';

/** The Code Insights report, and with a token the pull request's comment. */
export function bitbucketSurfaces(options: SurfaceOptions): Publisher[] {
  const { source, settings, redactor, publicReport } = options;
  const { name, annotations: annotate } = settings;
  const api = apiThroughProxy({ ...options, scrub: redactor.takeSecrets });
  const id = `scan-gate-${hashIdentity([name]).slice(0, 16)}`;
  return [
    insightsPublisher({
      source,
      name,
      scrub: redactor.redact,
      open: (place) => commitReport(api, { ...place, id }),
      render: (what) => toInsights(publicReport(what), { details: what.details, annotate }),
    }),
    bitbucketCommentPublisher(options),
  ];
}
