import { publishPermissions } from '../../ci/permissions.js';
import { apiUrlOf } from '../../ci/source.js';
import { FLAVOUR_TITLES } from '../../domain/source.js';
import { giteaApi, giteaComments } from '../../platforms/gitea.js';
import { commentMarker } from '../../report/markdown/markdown.js';
import { commentPublisher } from '../comment.js';
import { codeScanningPublisher } from '../github/code-scanning.js';
import { summaryPublisher } from '../github/summary.js';
import type { Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { explainGitea, MISSING_TOKEN } from './refusals.js';
import { giteaStatusPublisher } from './status.js';

/**
 * Gitea and Forgejo: the comment, the commit status, and the job summary, which Gitea shows since 1.27. They have no code scanning, so that
 * this surface only explains why a required upload fails.
 */
export function giteaSurfaces(options: SurfaceOptions): Publisher[] {
  const { source, service, settings, env, redactor, github, pages, publicReport } = options;
  const title = FLAVOUR_TITLES[source.flavour ?? 'gitea'];
  const scrub = redactor.redact;
  const allows = publishPermissions(source, service);
  const token = settings.githubToken.trim();
  const api = giteaApi({ ...options, title, apiUrl: apiUrlOf(env.GITHUB_API_URL, source), token, scrub: redactor.takeSecrets });
  const marker = commentMarker(settings.name);
  return [
    codeScanningPublisher({ github, allows, mode: settings.uploadSarif, ownCodeOnly: service.scansRepository }),
    commentPublisher({
      allowed: allows.comment,
      mode: settings.comment,
      marker,
      render: pages.comment,
      scrub,
      explain: (error) => explainGitea(error, 'The comment was not written', 'pull-requests: write', source),
      async open({ repository, pullRequest: number }, signal) {
        if (repository === undefined || number === undefined) return {};
        if (token === '') return { note: MISSING_TOKEN };
        return giteaComments({ api, repository, number, marker, jobUser: `${title.toLowerCase()}-actions` }, signal);
      },
    }),
    giteaStatusPublisher({ api, source, name: settings.name, hasToken: token !== '', scrub, publicReport }),
    summaryPublisher({ file: env.GITHUB_STEP_SUMMARY, render: pages.summary }),
  ];
}
