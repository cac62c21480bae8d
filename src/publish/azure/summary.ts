import { join } from 'node:path';
import type { Note } from '../../domain/note.js';
import type { Report } from '../../report/report.js';
import { writeWhole } from '../../runtime/atomic-write.js';
import { withGuard } from '../guard.js';
import type { Publishable, Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { loggingCommand } from './commands.js';

/** In bytes. No limit is documented; GitHub accepts 1 MiB. */
const SUMMARY_LIMIT = 1_000_000;

/** Where the extension "SARIF SAST Scans Tab" looks for results (https://github.com/microsoft/sarif-azuredevops-extension). */
const ARTIFACT = 'CodeAnalysisLogs';

/**
 * What the run shows: the artifact with the results, the verdict as an output variable, the result of the step, and the summary. All by
 * logging commands, which need no token. The last surface, because the summary contains the results of the others.
 */
export function summaryPublisher({ directory, settings, pages, logger }: SurfaceOptions): Publisher {
  return {
    surface: 'summary',
    publish(what, signal) {
      return withGuard({ surface: 'summary', signal }, async () => {
        const { verdict, warnOnlyApplied } = what.report.decision;
        const { path: artifact, note } = artifactOf(what, settings.uploadSarif);
        if (artifact !== undefined) {
          logger.raw(loggingCommand('artifact.upload', { containerfolder: ARTIFACT, artifactname: ARTIFACT }, artifact));
        }
        logger.raw(verdictVariable(what.report));
        if (warnOnlyApplied) logger.raw(loggingCommand('task.complete', { result: 'SucceededWithIssues' }, `The verdict is ${verdict}.`));
        const path = join(directory, 'summary.md');
        await writeWhole(path, `${pages.summary(what, SUMMARY_LIMIT, 'html').trimEnd()}\n`);
        logger.raw(loggingCommand('task.uploadsummary', {}, path));
        return { surface: 'summary', outcome: 'done', ...(note && { note }) };
      });
    },
  };
}

/** The verdict, for later steps and jobs. */
export function verdictVariable({ decision }: Report): string {
  return loggingCommand('task.setvariable', { variable: 'scanGateVerdict', isOutput: 'true' }, decision.verdict);
}

interface Artifact {
  readonly path?: string | undefined;
  readonly note?: Note | undefined;
}

/** A file without results shows as a blank page, and everyone who can see the project can download an artifact. */
function artifactOf({ report, details, earlier }: Publishable, mode: SurfaceOptions['settings']['uploadSarif']): Artifact {
  if (report.targets !== undefined && mode !== 'never') return { note: SEVERAL_FILES };
  const path = earlier.find(({ surface }) => surface === 'files')?.files?.['results.sarif'];
  if (mode === 'never' || path === undefined || (report.sarif?.results ?? 0) === 0) return {};
  if (details === 'full') return { path };
  const text = `The artifact ${ARTIFACT} was not uploaded, because everyone who can see the project can download it, and this gate shows only counts.`;
  const hint = 'If the project is private, set {details} to full. To upload no artifact, set {upload-sarif} to never.';
  return { note: { level: 'notice', code: 'artifact-withheld', text, hint } };
}

/** The command uploads one file, and the files of the targets have the same name. */
const SEVERAL_FILES: Note = {
  level: 'notice',
  code: 'artifact-of-several-targets',
  text: `The artifact ${ARTIFACT} was not uploaded, because each target has a SARIF file of its own.`,
  hint: 'To publish the files, add a step that publishes the folder targets in the report directory.',
};
