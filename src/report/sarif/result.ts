import type { Location, LogicalLocation, ReportingConfiguration, Result } from 'sarif';
import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { repositoryPath } from '../../domain/finding.js';
import type { Severity } from '../../domain/severity.js';
import { sarifMessageText } from '../../text/markup.js';
import { toSingleLine, truncate } from '../../text/plain.js';
import { shownAt, uriOfPath } from '../location.js';
import type { FindingText } from '../view.js';

/** In characters: alerts show a few lines, and the rule's help has the rest. */
const MAX_MESSAGE_LENGTH = 2000;

/**
 * The result of one finding.
 *
 * @param rule Its ID and index in the list of rules.
 * @param anchor The file at which findings without a file of the repository are shown.
 */
export function sarifResult(
  finding: EvaluatedFinding,
  words: FindingText,
  rule: { readonly id: string; readonly index: number },
  anchor: string,
): Result {
  return {
    ruleId: rule.id,
    ruleIndex: rule.index,
    level: LEVELS[finding.severity],
    message: { text: sarifMessageText(messageOf(finding, words)) },
    locations: [locationOf(finding, anchor)],
    // GitHub identifies an alert by the fingerprint, the rule, and the path.
    partialFingerprints: { primaryLocationLineHash: finding.fingerprint },
  };
}

/** The first sentence is the title, because lists show only that one. */
function messageOf(finding: EvaluatedFinding, { title, text, fix }: FindingText): string {
  // The rule's help has the rule's fix.
  const remedy = fix === finding.fix ? truncate(toSingleLine(fix?.text ?? ''), MAX_MESSAGE_LENGTH / 4) : '';
  const { file, line, resource, url } = finding.location;
  const anchored = repositoryPath(file) === undefined;
  const details = [
    text !== undefined && text !== title && sentence(truncate(toSingleLine(text), MAX_MESSAGE_LENGTH / 2)),
    remedy !== '' && sentence(`How to fix: ${remedy}`),
    anchored && 'This is not about a line of a file in this repository.',
    resource !== undefined && `Resource: '${truncate(toSingleLine(resource), 300)}'.`,
    url !== undefined && `Address: '${truncate(toSingleLine(url), 300)}'.`,
    anchored && file !== undefined && `Place: '${truncate(toSingleLine(file), 300)}'${line === undefined ? '' : ` line ${line}`}.`,
  ];
  return [sentence(truncate(toSingleLine(title), 500)), ...details].filter(Boolean).join(' ');
}

function locationOf({ location }: EvaluatedFinding, anchor: string): Location {
  const { path, line } = shownAt(location, anchor);
  const logical = logicalLocations(location);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOfPath(path) },
      region: { startLine: line },
    },
    ...(logical.length > 0 && { logicalLocations: logical }),
  };
}

function logicalLocations({ resource, url }: EvaluatedFinding['location']): LogicalLocation[] {
  const names = [resource, url].map((name) => truncate(toSingleLine(name ?? ''), 1000)).filter(Boolean);
  return [...new Set(names)].map((fullyQualifiedName) => ({ fullyQualifiedName, kind: 'resource' }));
}

function sentence(text: string): string {
  return /[.!?…。]$/.test(text) ? text : `${text}.`;
}

/** SARIF's levels; GitHub fails a check on `error` by default. */
const LEVELS: Readonly<Record<Severity, NonNullable<ReportingConfiguration['level']>>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

interface Band {
  readonly from: number;
  readonly to: number;
  /** Used if the CVSS score is unknown, or outside of the band. */
  readonly otherwise: number;
}

/** GitHub: SARIF support for code scanning, `security-severity`. 9.0 itself is shown as critical (OSSF Scorecard relies on it). */
const BANDS: Readonly<Record<Exclude<Severity, 'info'>, Band>> = {
  critical: { from: 9, to: 10, otherwise: 9.5 },
  high: { from: 7, to: 8.9, otherwise: 8 },
  medium: { from: 4, to: 6.9, otherwise: 5.5 },
  low: { from: 0.1, to: 3.9, otherwise: 2 },
};

/** The number by which GitHub ranks an alert, 0.1 to 10.0; 0 for `info`, which is not a security alert. */
export function scoreOf({ severity, cvss }: Pick<EvaluatedFinding, 'severity' | 'cvss'>): number {
  if (severity === 'info') return 0;
  const { from, to, otherwise } = BANDS[severity];
  const score = cvss === undefined ? Number.NaN : Number(cvss.toFixed(1));
  return score >= from && score <= to ? score : otherwise;
}
