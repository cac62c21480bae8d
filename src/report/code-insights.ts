import type { EvaluatedFinding } from '../domain/evaluation.js';
import { repositoryPath } from '../domain/finding.js';
import { hashIdentity } from '../domain/fingerprint.js';
import { SEVERITIES, type Severity } from '../domain/severity.js';
import { sentencesOf } from '../text/hint.js';
import { inertText } from '../text/markdown.js';
import { capital, toSingleLine, truncate } from '../text/plain.js';
import { headlineText } from './headline.js';
import { additionalLocations, formatLocation, scannedBranch, scannedCommit } from './location.js';
import type { Report } from './report.js';
import { splitPassed, verdictsText } from './target-table.js';
import { isForeign, targetOf } from './targets.js';
import { type Details, shortCommit, type View, viewOf } from './view.js';
import { countText, meaningText, reasonText } from './wording.js';
import { firstFilled, wordsOf } from './words.js';

/** https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/ */
export interface InsightsReport {
  readonly title: string;
  readonly details: string;
  readonly report_type: 'SECURITY';
  readonly reporter: string;
  readonly link?: string;
  readonly result: 'PASSED' | 'FAILED' | 'PENDING';
  readonly data: readonly InsightsField[];
}

type InsightsField =
  | { readonly title: string; readonly type: 'BOOLEAN'; readonly value: boolean }
  | { readonly title: string; readonly type: 'NUMBER'; readonly value: number }
  | { readonly title: string; readonly type: 'TEXT'; readonly value: string };

/** Without a path, it is shown in the overview of the pull request. */
export interface InsightsAnnotation {
  /** Unique in the report. */
  readonly external_id: string;
  readonly annotation_type: 'VULNERABILITY';
  readonly summary: string;
  readonly details: string;
  readonly severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
  /** Absent if the finding does not make the gate fail. */
  readonly result?: 'FAILED';
  readonly path?: string;
  readonly line?: number;
}

/** A report with its annotations, which are sent apart. */
export interface CodeInsights {
  readonly report: InsightsReport;
  /** Of the worst findings that count, worst first. */
  readonly annotations: readonly InsightsAnnotation[];
}

/**
 * Atlassian's limits: 1,000 annotations for each report, 10 fields (https://support.atlassian.com/bitbucket-cloud/docs/code-insights/),
 * and "The summary field cannot contain more than 450 characters." (https://github.com/reviewdog/reviewdog/issues/1285).
 */
export const INSIGHTS_LIMITS = { annotations: 1000, summary: 450, details: 2000, data: 10, title: 150 } as const;

const SEVERITY_WORDS: Readonly<Record<Severity, InsightsAnnotation['severity']>> = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
  info: 'LOW',
};

interface InsightsOptions {
  readonly details: Details;
  /** Whether findings are shown as annotations. */
  readonly annotate: boolean;
}

/** The report before there are results. */
export function pendingInsights({ name, runUrl }: { readonly name: string; readonly runUrl?: string | undefined }): InsightsReport {
  return { ...frame(name, runUrl), details: 'The scan has not ended yet.', result: 'PENDING', data: [] };
}

/** The report with its annotations, as Bitbucket's Code Insights show them. All texts are plain. */
export function toInsights(report: Report, { details, annotate }: InsightsOptions): CodeInsights {
  const view = viewOf(report, details);
  // Nothing beside an annotation would show that the results are partial.
  const findings = annotate && report.partial !== true ? view.listed : [];
  const shown = findings.slice(0, INSIGHTS_LIMITS.annotations);
  const blocking = new Set(view.blocking);
  return {
    report: {
      ...frame(report.name, report.source.runUrl),
      details: detailsOf(view, findings.length - shown.length),
      result: resultOf(report),
      data: fieldsOf(view).slice(0, INSIGHTS_LIMITS.data),
    },
    annotations: shown.map((finding) => annotationOf(finding, view, blocking.has(finding))),
  };
}

function frame(name: string, runUrl: string | undefined): Omit<InsightsReport, 'details' | 'result' | 'data'> {
  const title = truncate(`scan-gate: ${inertText(name)}`, INSIGHTS_LIMITS.title);
  return { title, report_type: 'SECURITY', reporter: 'scan-gate', ...(runUrl !== undefined && { link: runUrl }) };
}

/** Whatever did not pass is not shown as passed, also if the job continues. */
function resultOf({ decision: { verdict } }: Report): InsightsReport['result'] {
  if (verdict === 'passed') return 'PASSED';
  return verdict === 'started' ? 'PENDING' : 'FAILED';
}

function detailsOf(view: View, more: number): string {
  const { report, counts, details } = view;
  const { error, partial } = report;
  const hint = error?.hint === undefined ? '' : sentencesOf(error.hint);
  const lines = [
    headlineText(view),
    partial === true ? 'The results are partial, because the scan was cancelled before it finished.' : '',
    error === undefined ? '' : `${error.message} (${error.code})`,
    hint,
    ...targetLines(view),
    meaningText(report).replaceAll('`', ''),
    details === 'counts' && counts !== undefined
      ? 'Only counts are shown here, because this page may be public. The findings are in the report files.'
      : '',
    scannedText(report),
  ];
  const end = more === 0 ? '' : `\n${countText(more, 'more finding')} ${more === 1 ? 'is' : 'are'} not shown here: see results.json.`;
  const text = lines.filter(Boolean).map(inertText).join('\n');
  return truncate(text, INSIGHTS_LIMITS.details - end.length) + end;
}

/** Targets in the report, which has room for some lines. */
const MAX_TARGETS = 10;

/** The targets that did not pass, worst first. */
function targetLines({ targets }: View): string[] {
  const { others } = splitPassed(targets);
  const shown = others.slice(0, MAX_TARGETS).map(({ label, view: { report } }) => {
    const { error, decision } = report;
    const why = error === undefined ? reasonText(report) : `${error.code}: ${error.message}`;
    return truncate(`${label}: ${decision.verdict}: ${why}`, MAX_TARGET_LENGTH);
  });
  const rest = others.slice(MAX_TARGETS);
  return rest.length === 0 ? shown : [...shown, `… and ${verdictsText(rest)}`];
}

/** In characters. */
const MAX_TARGET_LENGTH = 140;

function scannedText(report: Report): string {
  const { service, target, scan, targets } = report;
  const branch = scannedBranch(report);
  const commit = scannedCommit(report);
  const what = targets === undefined ? (target?.label ?? 'target not looked up') : countText(targets.length, 'target');
  const parts = [
    `${service.title}: ${what}`,
    branch !== undefined && `branch ${branch}`,
    commit !== undefined && `commit ${shortCommit(commit, 12)}`,
    scan !== undefined && `scan ${scan.id}`,
  ];
  return truncate(parts.filter(Boolean).join(', '), 400);
}

function fieldsOf({ report, counts, comparison, posture, blockingCounts }: View): InsightsField[] {
  const number = (title: string, value: number | null | undefined): InsightsField[] =>
    value === undefined || value === null ? [] : [{ title, type: 'NUMBER', value }];
  const severities = counts === undefined ? [] : SEVERITIES.filter((severity) => !counts.unreported.includes(severity));
  return [
    { title: 'Gate passed', type: 'BOOLEAN', value: report.decision.verdict === 'passed' },
    ...number('Score', posture?.score),
    ...(blockingCounts.total > 0 ? number('Blocking', blockingCounts.total) : []),
    ...number('New', comparison?.findings?.new),
    ...severities.flatMap((severity) => number(capital(severity), counts?.counts[severity])),
    ...number('Waived', counts?.waived),
  ];
}

function annotationOf(finding: EvaluatedFinding, view: View, blocks: boolean): InsightsAnnotation {
  const { severity, location, fingerprint } = finding;
  const path = pathOf(finding, view);
  return {
    external_id: hashIdentity([targetOf(view.report, finding).name, fingerprint]),
    annotation_type: 'VULNERABILITY',
    summary: truncate(summaryOf(finding, view), INSIGHTS_LIMITS.summary),
    details: truncate(explanationOf(finding, view), INSIGHTS_LIMITS.details),
    severity: SEVERITY_WORDS[severity],
    ...(blocks && { result: 'FAILED' }),
    ...(path !== undefined && { path }),
    ...(path !== undefined && location.line !== undefined && { line: Math.max(1, Math.trunc(location.line)) }),
  };
}

/** The file of the job's own repository that the finding is in. */
function pathOf(finding: EvaluatedFinding, { report }: View): string | undefined {
  return isForeign(targetOf(report, finding)) ? undefined : repositoryPath(finding.location.file);
}

/** Never empty, because Bitbucket rejects all annotations of a request for one empty summary. */
function summaryOf(finding: EvaluatedFinding, view: View): string {
  const place = pathOf(finding, view) === undefined ? formatLocation(finding.location) : '';
  const fresh = finding.baselineState === 'new' ? 'New: ' : '';
  const target = finding.targetIndex === undefined ? undefined : view.labels[finding.targetIndex];
  const where = target === undefined ? '' : `${inertText(truncate(target, 100))}: `;
  const title = truncate(inertText(wordsOf(finding, view.rules).title), 300) || 'Untitled finding';
  return `${fresh}${where}${title}${place === '' ? '' : ` (${inertText(truncate(place, 100))})`}`;
}

function explanationOf(finding: EvaluatedFinding, { rules }: View): string {
  const { title, text, fix } = wordsOf(finding, rules);
  const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
  const about = [toSingleLine(finding.ruleId), ...additionalLocations(finding.location), cvss, `fingerprint ${finding.fingerprint}`];
  const remedy = firstFilled(fix?.text, fix?.code);
  const parts = [about.filter(Boolean).join(' · '), text ?? title, remedy === undefined ? '' : `How to fix: ${remedy}`];
  return parts.filter(Boolean).map(inertText).join('\n');
}
