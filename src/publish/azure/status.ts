import type { Decision } from '../../domain/gate.js';
import { addStatus, headOf, type PullRequestStatus } from '../../platforms/azure/pull-request.js';
import { verdictText } from '../../report/headline.js';
import { toSingleLine, truncate } from '../../text/plain.js';
import { withGuard } from '../guard.js';
import type { Publication, Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { explainAzure, openPullRequest } from './pull-request.js';

/** In characters. The pull request shows one line. */
const MAX_DESCRIPTION_LENGTH = 200;

/**
 * The status of the pull request: pending from the start, so that a job that is killed does not leave an old state. A branch policy can
 * require it.
 */
export function statusPublisher(options: SurfaceOptions): Publisher {
  const { source, settings, env, redactor, publicReport } = options;
  const { name } = settings;
  const set = async (status: Pick<PullRequestStatus, 'state' | 'description'>, signal: AbortSignal): Promise<Publication> => {
    const opened = openPullRequest(options);
    // The thread explains what is missing.
    if (!('api' in opened)) return { surface: 'status', outcome: 'skipped' };
    const { api, number } = opened;
    const head = await headOf(api, number, signal);
    // The run of a newer push sets the status.
    if (head !== undefined && source.commit !== undefined && head !== source.commit) return { surface: 'status', outcome: 'skipped' };
    await addStatus(api, number, { ...status, name, targetUrl: source.runUrl }, signal);
    return { surface: 'status', outcome: 'done' };
  };
  return {
    surface: 'status',
    async begin(signal) {
      await set({ state: 'pending', description: 'The gate has not decided yet.' }, signal);
    },
    publish(what, signal) {
      const explain = (error: unknown) => explainAzure(error, env);
      const description = truncate(toSingleLine(verdictText(publicReport(what))), MAX_DESCRIPTION_LENGTH);
      return withGuard({ surface: 'status', signal, scrub: redactor.redact, explain }, () =>
        set({ state: stateOf(what.report.decision), description }, signal),
      );
    },
  };
}

/** The same as the job's, because a policy can require either of them. A scan that only was started has no result. */
function stateOf({ verdict, exitCode }: Decision): PullRequestStatus['state'] {
  if (verdict === 'started') return 'pending';
  if (exitCode === 0) return 'succeeded';
  return verdict === 'failed' ? 'failed' : 'error';
}
