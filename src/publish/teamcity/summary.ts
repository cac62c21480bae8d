import { hashIdentity } from '../../domain/fingerprint.js';
import type { Note } from '../../domain/note.js';
import { verdictText } from '../../report/headline.js';
import type { Report } from '../../report/report.js';
import { escapeLogLine } from '../../text/log.js';
import { truncate } from '../../text/plain.js';
import { withGuard } from '../guard.js';
import type { Publishable, Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { serviceMessage } from './messages.js';

/** In characters (https://www.jetbrains.com/help/teamcity/service-messages.html#Reporting+Build+Problems). */
const MAX_DESCRIPTION_LENGTH = 4_000;
/** In characters. Lists of builds show one line. */
const MAX_STATUS_LENGTH = 500;

/** The tests, the report directory as an artifact, a build problem if the job is red, and the verdict as the text of the build. */
export function summaryPublisher({ directory, settings, publicReport, logger }: SurfaceOptions): Publisher {
  return {
    surface: 'summary',
    publish(what, signal) {
      return withGuard({ surface: 'summary', signal }, async () => {
        const note = withheldNote(what);
        if (note === undefined) for (const line of fileLines(what, directory)) logger.raw(line);
        for (const line of verdictMessages(publicReport(what), settings.name)) logger.raw(line);
        return { surface: 'summary', outcome: 'done', ...(note && { note }) };
      });
    },
  };
}

/** A build problem if the job is red, and the text of the build. */
export function verdictMessages(report: Report, name: string): readonly string[] {
  const text = escapeLogLine(verdictText(report));
  const description = truncate(text, MAX_DESCRIPTION_LENGTH);
  return [
    ...(report.decision.exitCode === 0 ? [] : [serviceMessage('buildProblem', { description, identity: identityOf(name) })]),
    // TeamCity replaces the name in braces by its own text, such as the number of tests.
    serviceMessage('buildStatus', { text: `${truncate(text, MAX_STATUS_LENGTH)}; {build.status.text}` }),
  ];
}

/** An identifier of Java with at most 60 characters, the same in each build. */
function identityOf(name: string): string {
  return `scanGate_${hashIdentity([name])}`;
}

function* fileLines({ report, earlier }: Publishable, directory: string): Iterable<string> {
  // A dry run has no results.
  if (report.checks !== undefined) return;
  const files = earlier.find(({ surface }) => surface === 'files')?.files ?? {};
  const tests = files['junit.xml'];
  // TeamCity fails a build that has a failed test.
  if (tests !== undefined && !report.decision.warnOnlyApplied) yield serviceMessage('importData', { type: 'junit', path: tests });
  if (Object.keys(files).length > 0) yield serviceMessage('publishArtifacts', `${directory} => scan-gate-report`);
}

/** The files have all findings, and everyone who can see the build can see its tests and artifacts. */
function withheldNote({ report, details }: Publishable): Note | undefined {
  if (details === 'full' || report.checks !== undefined) return undefined;
  return {
    level: 'notice',
    code: 'files-withheld',
    text: 'Tests and artifacts were not given to the build, because everyone who can see it can see them, and this gate shows only counts.',
    hint: 'If only your team can see the build, set {details} to full.',
  };
}
