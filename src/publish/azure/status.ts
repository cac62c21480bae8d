import { addStatus, headOf, type PullRequestStatus } from '../../platforms/azure/pull-request.js';
import { verdictText } from '../../report/headline.js';
import { toSingleLine, truncate } from '../../text/plain.js';
import type { Publisher } from '../publisher.js';
import { type StatusState, statusPublisher } from '../status.js';
import type { SurfaceOptions } from '../surfaces.js';
import { explainAzure, openPullRequest } from './pull-request.js';

/** In characters. The pull request shows one line. */
const MAX_DESCRIPTION_LENGTH = 200;

const STATES: Readonly<Record<StatusState, PullRequestStatus['state']>> = {
  pending: 'pending',
  passed: 'succeeded',
  failed: 'failed',
  error: 'error',
};

/** The status of the pull request. */
export function azureStatusPublisher(options: SurfaceOptions): Publisher {
  const { source, settings, env, redactor, publicReport } = options;
  return statusPublisher({
    pending: 'The gate has not decided yet.',
    describe: (what) => truncate(toSingleLine(verdictText(publicReport(what))), MAX_DESCRIPTION_LENGTH),
    explain: (error) => explainAzure(error, env),
    scrub: redactor.redact,
    async send(state, description, signal) {
      const opened = openPullRequest(options);
      // The thread explains what is missing.
      if (!('api' in opened)) return { surface: 'status', outcome: 'skipped' };
      const { api, number } = opened;
      const head = await headOf(api, number, signal);
      // The run of a newer push sets the status.
      if (head !== undefined && source.commit !== undefined && head !== source.commit) return { surface: 'status', outcome: 'skipped' };
      await addStatus(api, number, { state: STATES[state], description, name: settings.name, targetUrl: source.runUrl }, signal);
      return { surface: 'status', outcome: 'done' };
    },
  });
}
