import type { Location, LogicalLocation, ReportingConfiguration, Result } from 'sarif';
import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { repositoryPath } from '../../domain/finding.js';
import type { Severity } from '../../domain/severity.js';
import { sarifMessageText } from '../../text/markup.js';
import { remembered, toSingleLine, truncate } from '../../text/plain.js';
import { shownAt, uriOfPath } from '../location.js';
import type { FindingText } from '../words.js';

/** In characters: alerts show a few lines, and the rule's help has the rest. */
const MAX_MESSAGE_LENGTH = 2000;

interface ResultFrame {
  /** The file at which findings without a file of the repository are shown. */
  readonly anchor: string;
  /** The most characters of the message, escaped; default: no limit. */
  readonly message?: number;
  /** Whether the result has its own severity as `rank`. */
  readonly ranked?: boolean;
}

/**
 * Creates the function for the result of one finding. It remembers the texts that findings share.
 *
 * @returns a function of the finding, its texts, and the ID and index of its rule in the list of rules
 */
export function createResult({ anchor, message = Number.POSITIVE_INFINITY, ranked = false }: ResultFrame) {
  const known: Known = { about: remembered((words) => aboutOf(words)), uri: remembered(uriOfPath) };
  return (finding: EvaluatedFinding, words: FindingText, rule: { readonly id: string; readonly index: number }): Result => ({
    ruleId: rule.id,
    ruleIndex: rule.index,
    level: LEVELS[finding.severity],
    ...(ranked && { rank: Math.round(scoreOf(finding) * 10) }),
    message: { text: messageOf(finding, words, message, known) },
    locations: [locationOf(finding, anchor, known)],
    // GitHub identifies an alert by the fingerprint, the rule, and the path.
    partialFingerprints: { primaryLocationLineHash: finding.fingerprint },
  });
}

/** What findings share: the sentences of their messages, and the addresses of their files. */
interface Known {
  readonly about: (words: FindingText) => Escaped;
  readonly uri: (path: string) => string;
}

/** A text, and the same text escaped. */
type Escaped = readonly [text: string, escaped: string];

/** The first sentence is the title, because lists show only that one. The place is kept if the rest must be shortened. */
function messageOf(finding: EvaluatedFinding, words: FindingText, limit: number, known: Known): string {
  // The rule's help has the rule's fix.
  const hasOwnFix = finding.fix !== undefined && words.fix === finding.fix;
  const about = hasOwnFix ? aboutOf(words, finding.fix.text) : known.about(words);
  const { file, line, resource, url } = finding.location;
  const anchored = repositoryPath(file) === undefined;
  const place = [
    anchored && 'This is not about a line of a file in this repository.',
    resource !== undefined && `Resource: '${truncate(toSingleLine(resource), 300)}'.`,
    url !== undefined && `Address: '${truncate(toSingleLine(url), 300)}'.`,
    anchored && file !== undefined && `Place: '${truncate(toSingleLine(file), 300)}'${line === undefined ? '' : ` line ${line}`}.`,
  ];
  const end = escapedWithin(limit / 2, escapedOf(place.filter(Boolean).join(' ')));
  const left = end === '' ? limit : limit - end.length - 1;
  return [escapedWithin(left, about), end].filter(Boolean).join(' ');
}

/** What a finding is about, with its own remedy. */
function aboutOf({ title, text }: FindingText, ownRemedy = ''): Escaped {
  const remedy = truncate(toSingleLine(ownRemedy), MAX_MESSAGE_LENGTH / 4);
  const sentences = [
    sentence(truncate(toSingleLine(title), 500)),
    text !== undefined && text !== title && sentence(truncate(toSingleLine(text), MAX_MESSAGE_LENGTH / 2)),
    remedy !== '' && sentence(`How to fix: ${remedy}`),
  ];
  return escapedOf(sentences.filter(Boolean).join(' '));
}

function escapedOf(text: string): Escaped {
  return [text, sarifMessageText(text)];
}

/** The text, escaped, in at most `limit` characters. It is shortened before it is escaped, so that no escape is cut in two. */
function escapedWithin(limit: number, [text, escaped]: Escaped): string {
  if (escaped.length <= limit) return escaped;
  // Escaping doubles a character at most.
  const excess = escaped.length - limit;
  return escapedWithin(limit, escapedOf(truncate(text, Math.min(text.length - 1, Math.ceil(text.length - excess / 2)))));
}

function locationOf({ location }: EvaluatedFinding, anchor: string, known: Known): Location {
  const { path, line } = shownAt(location, anchor);
  const logical = logicalLocations(location);
  return {
    physicalLocation: {
      artifactLocation: { uri: known.uri(path) },
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
