import type { EvaluatedFinding } from '../domain/evaluation.js';
import { repositoryPath } from '../domain/finding.js';
import { hashIdentity } from '../domain/fingerprint.js';
import type { Severity } from '../domain/severity.js';
import { escapeJsonForLog } from '../text/log.js';
import { toSingleLine, truncate } from '../text/plain.js';
import { type CountedFinding, countedInFull } from './counted-in-full.js';
import { additionalLocations, formatLocation, shownAt } from './location.js';
import type { Report } from './report.js';
import { ANCHOR } from './sarif/sarif.js';
import { wordsOf } from './words.js';

/** GitLab: Code Quality, "Code Quality report format". */
const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
};

/** In characters: lists show one or two lines. */
const MAX_TITLE_LENGTH = 300;
const MAX_PLACE_LENGTH = 300;
const MAX_NAME_LENGTH = 255;

/**
 * gl-code-quality-report.json: the findings that count, as GitLab's merge requests show them
 * (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). In chunks, a line for each finding; `[]` without
 * findings. Undefined if there is no results.sarif either, because GitLab marks findings that a report lacks as resolved. Of several
 * targets, those that were read in full are in the file, as if each had been scanned in a job of its own.
 */
export function renderCodeQuality(report: Report): Iterable<string> | undefined {
  const findings = countedInFull(report);
  return findings === undefined ? undefined : lines(findings);
}

function* lines(findings: readonly CountedFinding[]): Iterable<string> {
  const seen = new Set<string>();
  let before = '[';
  for (const finding of findings) {
    yield `${before}\n${escapeJsonForLog(JSON.stringify(degradationOf(finding, fingerprintOf(finding, seen))))}`;
    before = ',';
  }
  yield findings.length === 0 ? '[]\n' : '\n]\n';
}

/**
 * GitLab merges the reports of all jobs and shows equal fingerprints once, but two gates may find the same in two targets. Targets of one
 * run have different names, so theirs are equal only if results.json was changed; then the target's place in the run distinguishes them.
 */
function fingerprintOf({ finding, report, index }: CountedFinding, seen: Set<string>): string {
  const usual = hashIdentity([report.name, finding.fingerprint]);
  const distinct = seen.has(usual) ? hashIdentity([report.name, finding.fingerprint, String(index)]) : usual;
  seen.add(distinct);
  return distinct;
}

function degradationOf({ finding, rules, report, label }: CountedFinding, fingerprint: string): object {
  const { ruleId, severity, location } = finding;
  const shown = shownAt(location, report.sarif?.fallbackFile ?? ANCHOR);
  const { title } = wordsOf(finding, rules);
  return {
    description: descriptionOf(finding, label === undefined ? title : `${label}: ${title}`, repositoryPath(location.file) === undefined),
    check_name: truncate(toSingleLine(ruleId), MAX_NAME_LENGTH) || 'unnamed',
    fingerprint,
    severity: SEVERITY_WORDS[severity],
    location: { path: shown.path, lines: { begin: shown.line } },
  };
}

/** @param anchored Whether the finding is shown at a file that it is not about, so that the description needs the location. */
function descriptionOf(finding: EvaluatedFinding, title: string, anchored: boolean): string {
  const places = [anchored ? formatLocation(finding.location) : '', ...additionalLocations(finding.location)]
    .map(toSingleLine)
    .filter(Boolean);
  const where = places.length === 0 ? '' : ` (${truncate(places.join(', '), MAX_PLACE_LENGTH)})`;
  return `${truncate(toSingleLine(title), MAX_TITLE_LENGTH)}${where}`;
}
