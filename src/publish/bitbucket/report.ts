import { asScanError } from '../../domain/errors.js';
import type { Note } from '../../domain/note.js';
import type { Source } from '../../domain/source.js';
import type { CommitReport } from '../../platforms/bitbucket/reports.js';
import { type Cause, explainRefusal } from '../../platforms/causes.js';
import { type CodeInsights, pendingInsights } from '../../report/code-insights.js';
import { withGuard } from '../guard.js';
import type { Publication, Publishable, Publisher } from '../publisher.js';

interface InsightsPublisherOptions {
  readonly source: Source;
  /** Identifies the gate. */
  readonly name: string;
  readonly render: (what: Publishable) => CodeInsights;
  readonly open: (place: { readonly repository: string; readonly commit: string }) => CommitReport;
  /** Removes secrets from a text. */
  readonly scrub: (text: string) => string;
}

/**
 * The Code Insights report of the commit. It is pending from the start on, so that a job that is killed does not leave an old result. An
 * earlier report of the commit is removed first, because its annotations would stay, and count.
 */
export function insightsPublisher({ source, name, render, open, scrub }: InsightsPublisherOptions): Publisher {
  const { repository, commit, runUrl } = source;
  const place = repository === undefined || commit === undefined ? undefined : { repository, commit };
  /** Whether the report is pending, without annotations. */
  let fresh = false;
  const renew = async (report: CommitReport, signal: AbortSignal): Promise<void> => {
    await report.remove(signal);
    await report.put(pendingInsights({ name, runUrl }), signal);
    fresh = true;
  };
  const write = async (what: Publishable, signal: AbortSignal): Promise<Publication> => {
    if (place === undefined) return { surface: 'report', outcome: 'failed', note: NO_COMMIT };
    const { report, annotations } = render(what);
    const remote = open(place);
    if (!fresh) await renew(remote, signal);
    fresh = false;
    // The result comes last, because a report with a result looks complete. It is also written without annotations.
    const lost = await remote.annotate(annotations, signal).then(
      () => undefined,
      (error: unknown) => asScanError(error),
    );
    await remote.put(report, signal);
    if (lost !== undefined) throw lost;
    return { surface: 'report', outcome: 'done', ...(runUrl !== undefined && { url: runUrl }) };
  };
  return {
    surface: 'report',
    async begin(signal) {
      if (place !== undefined) await renew(open(place), signal);
    },
    async publish(what, signal) {
      // Nothing was scanned: a report of another pipeline for this commit stays.
      if (what.report.decision.verdict === 'skipped') return { surface: 'report', outcome: 'skipped' };
      const explain = (error: unknown): Note => explainRefusal(error, 'The Code Insights report was not written completely', REPORT_CAUSES);
      return await withGuard({ surface: 'report', signal, scrub, explain }, () => write(what, signal));
    },
  };
}

const NO_COMMIT: Note = {
  level: 'warning',
  code: 'no-commit',
  text: 'The Code Insights report was not written: the full hash of the commit is not known.',
  hint: 'Run scan-gate in a checkout with git, or set {sha} to the full hash of the commit.',
};

/** Why Bitbucket refused a report. */
const REPORT_CAUSES: readonly Cause[] = [
  {
    code: 'report-forbidden',
    level: 'warning',
    statuses: [401, 403],
    why: 'the proxy of Bitbucket Pipelines did not accept the request',
    hint: 'Run scan-gate in a step of a pipeline of this repository. The proxy only signs requests of such steps, about their own repository.',
  },
  {
    code: 'report-not-found',
    level: 'warning',
    statuses: [404],
    why: 'Bitbucket does not know the repository or the commit',
    hint: 'Push the commit to this repository before the step runs. If {sha} is set, check it.',
  },
];
