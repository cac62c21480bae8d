import type { Note } from '../../domain/note.js';
import type { Source } from '../../domain/source.js';
import { type CommitStatus, setStatus } from '../../platforms/gitea.js';
import type { Api } from '../../platforms/http.js';
import { consoleReport } from '../../report/console/console.js';
import type { Report } from '../../report/report.js';
import { truncateLine } from '../../text/plain.js';
import { asSkippedIfExpected, withGuard } from '../guard.js';
import type { Publication, Publishable, Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { explainGitea, MISSING_TOKEN } from './refusals.js';

interface StatusOptions extends Pick<SurfaceOptions, 'source' | 'publicReport'> {
  readonly api: Api;
  /** Identifies the gate. */
  readonly name: string;
  readonly hasToken: boolean;
  readonly scrub: (text: string) => string;
}

/** In characters: GitHub's limit, because others document none. */
const MAX_DESCRIPTION = 140;

/** The status beside the commit: `pending` from the start, so that a killed job does not leave the commit green. */
export function statusPublisher({ api, source, name, hasToken, scrub, publicReport }: StatusOptions): Publisher {
  const { repository, commit } = source;
  const skipped = (note?: Note): Publication => ({ surface: 'status', outcome: 'skipped', ...(note !== undefined && { note }) });
  const send = async (state: CommitStatus['state'], description: string, signal: AbortSignal): Promise<Publication> => {
    if (repository === undefined || commit === undefined) return skipped();
    if (!hasToken) return skipped(MISSING_TOKEN);
    const text = truncateLine(scrub(description), MAX_DESCRIPTION);
    await setStatus(api, { repository }, commit, { state, context: `scan-gate/${name}`, description: text, ...linkOf(source) }, signal);
    return { surface: 'status', outcome: 'done' };
  };
  return {
    surface: 'status',
    async begin(signal) {
      await send('pending', 'The scan is running.', signal);
    },
    async publish(what, signal) {
      const explain = (error: unknown): Note => explainGitea(error, 'The commit status was not written', 'contents: write', source);
      return asSkippedIfExpected(
        await withGuard({ surface: 'status', signal, scrub, explain }, () =>
          send(stateOf(what.report), sentenceOf(what, publicReport), signal),
        ),
      );
    },
  };
}

function linkOf({ runUrl }: Source): Pick<CommitStatus, 'target_url'> {
  return runUrl === undefined ? {} : { target_url: runUrl };
}

/** The state is that of the job, so that `warn-only` also applies where a branch requires the status. A scan that runs on is not decided. */
function stateOf({ decision: { verdict, exitCode } }: Report): CommitStatus['state'] {
  if (verdict === 'started') return 'pending';
  if (exitCode === 0) return 'success';
  return verdict === 'failed' ? 'failure' : 'error';
}

function sentenceOf(what: Publishable, publicReport: StatusOptions['publicReport']): string {
  return consoleReport(publicReport(what), { details: what.details }).verdict;
}
