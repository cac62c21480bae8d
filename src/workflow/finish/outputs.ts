import { isScanId, sameCommit } from '../../domain/scan.js';
import { SEVERITIES, type Severity, totalOf } from '../../domain/severity.js';
import type { Publication } from '../../publish/publisher.js';
import type { Report } from '../../report/report.js';

/**
 * The outputs of a run under their names in action.yml. No output contains a branch name or text of a service, because workflows put
 * outputs into shell scripts. An unknown value is left out and becomes the empty string.
 *
 * @param paths Paths of the files that were written.
 */
export function outputsOf(
  report: Report,
  publications: readonly Publication[],
  paths: {
    readonly dir?: string | undefined;
    readonly sarif?: string | undefined;
    readonly results?: string | undefined;
    readonly html?: string | undefined;
  },
  durationMs: number,
): Readonly<Record<string, string | undefined>> {
  const done = (surface: Publication['surface']): Publication | undefined =>
    publications.find((publication) => publication.surface === surface && publication.outcome === 'done');
  return {
    verdict: report.decision.verdict,
    'verdict-reason': report.decision.reason,
    ...(report.targets === undefined ? targetOutputs(report) : sumsOf(report.targets)),
    'report-dir': paths.dir,
    'sarif-file': paths.sarif,
    'results-file': paths.results,
    'html-file': paths.html,
    // Each target has its own.
    'sarif-id': report.targets ? undefined : asId(publications.find(({ surface }) => surface === 'sarif')?.id),
    'comment-url': asLink(done('comment')?.url),
    'issue-url': asLink(done('issue')?.url),
    'duration-seconds': String(Math.round(durationMs / 1000)),
  };
}

/** The outputs about one scan. */
function targetOutputs(report: Report): Record<string, string | undefined> {
  return {
    'scan-id': asId(report.scan?.id),
    'scan-status': report.scan?.state,
    'scan-origin': report.scan?.origin,
    'scanned-sha': scannedSha(report),
    // The numbers of a partial list would be too small.
    ...(report.partial !== true && { ...measuredOutputs(report), ...comparedOutputs(report) }),
  };
}

const SUMMED = ['total', ...SEVERITIES, 'new', 'fixed', 'unchanged', 'waived', 'checks-passed', 'checks-failed', 'checks-skipped'];

/** The sums over several targets. If one target lacks a number, the sum is unknown: it would be too small. */
function sumsOf(targets: readonly Report[]): Record<string, string | undefined> {
  const outputs = targets.map(targetOutputs);
  return Object.fromEntries(
    SUMMED.map((name) => {
      const numbers = outputs.map((of) => of[name]);
      return [name, numbers.includes(undefined) ? undefined : String(numbers.reduce((sum, number) => sum + Number(number), 0))];
    }),
  );
}

/** Leaves out anything that does not have the form of an ID. */
function asId(id: string | undefined): string | undefined {
  return id !== undefined && isScanId(id) ? id : undefined;
}

/** A page at GitHub or GitHub Enterprise Server, without shell metacharacters. */
function asLink(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[\w.:-]+\/[\w./-]+(?:#[\w-]+)?$/.test(url) ? url : undefined;
}

function measuredOutputs({ measurements, evaluation }: Report): Record<string, string | undefined> {
  const { counts, unreportedSeverities, posture } = measurements ?? {};
  const reported = (severity: Severity): boolean => counts !== undefined && unreportedSeverities?.includes(severity) !== true;
  return {
    total: counts && String(totalOf(counts)),
    ...Object.fromEntries(SEVERITIES.map((severity) => [severity, reported(severity) ? String(counts?.[severity]) : undefined])),
    waived: numberOrNothing(evaluation?.waived),
    score: numberOrNothing(posture?.score),
    'checks-passed': numberOrNothing(posture?.passed),
    'checks-failed': numberOrNothing(posture?.failed),
    'checks-skipped': numberOrNothing(posture?.skipped ?? undefined),
  };
}

function comparedOutputs({ comparison }: Report): Record<string, string | undefined> {
  const id = comparison?.baseline.id;
  return {
    'baseline-id': asId(id),
    new: numberOrNothing(comparison?.findings?.new),
    fixed: numberOrNothing(comparison?.findings?.fixed),
    unchanged: numberOrNothing(comparison?.findings?.unchanged),
  };
}

/** An unknown number becomes the empty string, never 0. */
function numberOrNothing(value: number | null | undefined): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** The full hash of the job's commit, if the service shortens it. Leaves out anything but a hash. */
function scannedSha({ scan, source }: Report): string | undefined {
  const reported = scan?.traits.commit;
  if (reported === undefined || !/^[0-9a-f]{7,64}$/i.test(reported)) return undefined;
  return source.commit !== undefined && sameCommit(reported, source.commit) && source.commit.length >= reported.length
    ? source.commit
    : reported;
}
