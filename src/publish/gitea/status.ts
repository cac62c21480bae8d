import type { Source } from '../../domain/source.js';
import { type CommitStatus, setStatus } from '../../platforms/gitea.js';
import type { Api } from '../../platforms/http.js';
import { consoleReport } from '../../report/console/console.js';
import { truncateLine } from '../../text/plain.js';
import type { Publisher } from '../publisher.js';
import { type StatusState, statusPublisher } from '../status.js';
import type { SurfaceOptions } from '../surfaces.js';
import { explainGitea, MISSING_TOKEN } from './refusals.js';

interface StatusOptions extends Pick<SurfaceOptions, 'source' | 'publicReport'> {
  readonly api: Api;
  /** Identifies the gate. */
  readonly name: string;
  readonly hasToken: boolean;
  /** Removes secrets from a text. */
  readonly scrub: (text: string) => string;
}

/** In characters: GitHub's limit, because others document none. */
const MAX_DESCRIPTION = 140;

const STATES: Readonly<Record<StatusState, CommitStatus['state']>> = {
  pending: 'pending',
  passed: 'success',
  failed: 'failure',
  error: 'error',
};

/** The status beside the commit. */
export function giteaStatusPublisher({ api, source, name, hasToken, scrub, publicReport }: StatusOptions): Publisher {
  const { repository, commit } = source;
  return statusPublisher({
    pending: 'The scan is running.',
    describe: (what) => consoleReport(publicReport(what), { details: what.details }).verdict,
    explain: (error) => explainGitea(error, 'The commit status was not written', 'contents: write', source),
    scrub,
    async send(state, text, signal) {
      if (repository === undefined || commit === undefined) return { surface: 'status', outcome: 'skipped' };
      if (!hasToken) return { surface: 'status', outcome: 'skipped', note: MISSING_TOKEN };
      const description = truncateLine(scrub(text), MAX_DESCRIPTION);
      const status = { state: STATES[state], context: `scan-gate/${name}`, description, ...linkOf(source) };
      await setStatus(api, { repository }, commit, status, signal);
      return { surface: 'status', outcome: 'done' };
    },
  });
}

function linkOf({ runUrl }: Source): Pick<CommitStatus, 'target_url'> {
  return runUrl === undefined ? {} : { target_url: runUrl };
}
