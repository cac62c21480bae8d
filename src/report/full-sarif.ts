import type { Location, Run, Suppression } from 'sarif';
import type { EvaluatedFinding } from '../domain/evaluate.js';
import { plain } from '../domain/plain-text.js';
import type { WaiverResult } from '../domain/waiver.js';
import { repositoryUrl, scannedBranch, scannedCommit } from './place.js';
import type { Report } from './report.js';
import { sarifLog, worstFirst } from './sarif/log.js';
import { ANCHOR, compactJson, openInFull } from './sarif.js';

/** The root of the repository, by the name that GitHub's own tools give it. */
const ROOT = '%SRCROOT%';

/**
 * results.full.sarif, for other tools than code scanning: every open finding without a limit, also those that a waiver accepts, with
 * what SARIF can say and GitHub would not use, or would misread. Undefined where there is no results.sarif either.
 */
export function renderFullSarif(report: Report, toolVersion?: string): string | undefined {
  const open = openInFull(report);
  if (open === undefined) return undefined;
  const findings = worstFirst(open);
  const waivers = report.evaluation?.waivers ?? [];
  // SARIF 2.1.0, 3.27.24: either all results of a run have `baselineState` or none has.
  const compared = findings.every(({ change }) => change !== undefined);
  const log = sarifLog(findings, report, { anchor: report.sarif?.anchor ?? ANCHOR, toolVersion });
  const runs = log.runs.map((run) => ({
    ...run,
    ...provenanceOf(report),
    invocations: [{ executionSuccessful: true }],
    results: (run.results ?? []).map((result, index) => ({
      ...result,
      locations: (result.locations ?? []).map(belowRoot),
      ...(compared && { baselineState: findings[index]?.change }),
      suppressions: suppressionsOf(findings[index], waivers),
    })),
  }));
  return compactJson({ ...log, runs });
}

function belowRoot({ physicalLocation, ...location }: Location): Location {
  const artifactLocation = { ...physicalLocation?.artifactLocation, uriBaseId: ROOT };
  return { ...location, physicalLocation: { ...physicalLocation, artifactLocation } };
}

/** SARIF 2.1.0, 3.27.23: either all results of a run have `suppressions` or none has; an empty list says that nothing suppresses it. */
function suppressionsOf(finding: EvaluatedFinding | undefined, waivers: readonly WaiverResult[]): Suppression[] {
  const waiver = finding?.waiver === undefined ? undefined : waivers[finding.waiver];
  if (waiver === undefined || waiver.state === 'lapsed') return [];
  const { reason, expires, by } = waiver;
  return [{ kind: 'external', status: 'accepted', justification: plain(reason), properties: { expires, waivedBy: by } }];
}

/** Only of the repository's own code: what else is scanned is at no commit of it. */
function provenanceOf(report: Report): Pick<Run, 'versionControlProvenance'> {
  const [repositoryUri, revisionId, branch] = [repositoryUrl(report), scannedCommit(report), scannedBranch(report)];
  if (report.target?.ownCode !== true || repositoryUri === undefined || revisionId === undefined || branch === undefined) return {};
  return { versionControlProvenance: [{ repositoryUri, revisionId, branch, mappedTo: { uriBaseId: ROOT } }] };
}
