import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { type EvaluatedFinding, isOpen } from '../../domain/evaluation.js';
import type { Verdict } from '../../domain/gate.js';
import { compareTexts } from '../../domain/ordinals.js';
import { bySeverity, type Severity } from '../../domain/severity.js';
import { escapeJsonForLog } from '../../text/log.js';
import { toSingleLine, truncate } from '../../text/plain.js';
import type { Report } from '../report.js';
import { type FindingText, firstFilled, rulesOf, wordsOf } from '../words.js';
import { GITHUB_LIMITS, type PlatformLimits, platformLimits, type Reduction, WHOLE } from './limits.js';
import { createResult, scoreOf } from './result.js';
import { sarifRule, sarifRuleId } from './rule.js';

const { resultsShown: DEFAULT_MAX_RESULTS } = GITHUB_LIMITS;

export interface SarifOptions {
  /** Shown beside an alert. It is not part of the alert's identity. */
  readonly toolVersion?: string | undefined;
  /** Clamped to 1 to what the platform accepts. */
  readonly maxResults?: number | undefined;
  /** The files at which findings without a file of the repository are shown, by target. */
  readonly locations?: Readonly<Record<string, string>> | undefined;
  /** What is left out; default: nothing. */
  readonly reduction?: Reduction | undefined;
  /** What other reductions of the same report described, so that nothing is described twice. */
  readonly known?: KnownParts | undefined;
}

/** Parts of a log with all details. */
export interface KnownParts {
  /** By what they depend on. */
  readonly rules: Map<string, ReportingDescriptor>;
  readonly results: Map<EvaluatedFinding, Result>;
}

export interface RenderedSarif {
  readonly log: Log;
  /** How many results the log contains. */
  readonly results: number;
  /** How many open findings it does not contain. */
  readonly leftOut: number;
  /** How many results have only title and location. */
  readonly shortened: number;
  /** The file at which findings without a file of the repository are shown. */
  readonly anchor: string;
}

/** The parts of a report that results.sarif depends on, and nothing else. */
export type SarifBasis = Pick<Report, 'schemaVersion' | 'name' | 'service' | 'source' | 'target' | 'scan' | 'evaluation'>;

/** The parts of a report that results.sarif depends on. */
export function basisOf({ schemaVersion, name, service, source, target, scan, evaluation }: SarifBasis): SarifBasis {
  return { schemaVersion, name, service, source, target, scan, evaluation };
}

/**
 * results.sarif, with only what code scanning accepts and uses, and without waived findings. Undefined unless a completed scan was read
 * in full, because a list that lacks findings would close their alerts.
 */
export function renderSarif(report: Report, options: SarifOptions = {}): RenderedSarif | undefined {
  return isReadInFull(report) ? renderBasis(report, options) : undefined;
}

/** The same without a verdict, which may not be known yet. The caller must make sure that the scan was read in full. */
export function renderBasis(report: SarifBasis, options: SarifOptions = {}): RenderedSarif | undefined {
  const { toolVersion, maxResults, locations, reduction = WHOLE, known } = options;
  const open = report.evaluation?.findings.filter((finding) => isOpen(finding) && finding.waiverIndex === undefined);
  if (open === undefined) return undefined;
  const limits = platformLimits(report.source);
  const most = Math.min(open.length, clamp(maxResults ?? DEFAULT_MAX_RESULTS, limits.results));
  const kept = worstFirst(open).slice(0, Math.ceil(most * reduction.share));
  const anchor = anchorOf(report, locations);
  const log = sarifLog(kept, report, { anchor, toolVersion, brief: reduction.brief, limits, known });
  const shortened = kept.filter(({ severity }) => reduction.brief.has(severity)).length;
  return { log, results: kept.length, leftOut: open.length - kept.length, shortened, anchor };
}

/** A log or results on one line, which halves the size, because GitHub limits the bytes. */
export function compactJson(part: Log | readonly (ReportingDescriptor | Result)[]): string {
  return escapeJsonForLog(JSON.stringify(part));
}

/** The text of a log with one run, in pieces of some hundred kB, so that one can be compressed while the next is made. */
export function compactPieces(log: Log): Iterable<string> {
  const rules = log.runs.flatMap(({ tool }) => tool.driver.rules ?? []);
  const results = log.runs.flatMap((run) => run.results ?? []);
  const runs = log.runs.map((run): Run => ({ ...run, tool: { ...run.tool, driver: { ...run.tool.driver, rules: [] } }, results: [] }));
  return logPieces({ ...log, runs }, itemsOf(rules, SOME_RULES, asIs), itemsOf(results, MANY_RESULTS, asIs));
}

/** Rules and results of a piece: to write each of them on its own would take longer, and so would very long pieces. */
const [SOME_RULES, MANY_RESULTS] = [50, 250];

const asIs = <Item>(item: Item): Item => item;

/** Where the rules and the results begin in the text of a log. In a text of JSON, these quotation marks would have a backslash. */
const [RULES, RESULTS] = ['"rules":[', '"results":['];

/** The text of a log, whose rules and results are not in it yet, with the texts of both lists. */
export function* logPieces(log: Log, rules: Iterable<string>, results: Iterable<string>): Iterable<string> {
  const empty = compactJson(log);
  const rulesAt = empty.indexOf(RULES) + RULES.length;
  const resultsAt = empty.lastIndexOf(RESULTS) + RESULTS.length;
  yield empty.slice(0, rulesAt);
  yield* rules;
  yield empty.slice(rulesAt, resultsAt);
  yield* results;
  yield empty.slice(resultsAt);
}

/** The text of a list without its brackets, in pieces of `many` items. */
export function* itemsOf<Item>(
  items: readonly Item[],
  many: number,
  describeOne: (item: Item) => ReportingDescriptor | Result,
): Iterable<string> {
  for (let start = 0; start < items.length; start += many) {
    const part = items.slice(start, start + many).map(describeOne);
    yield `${start === 0 ? '' : ','}${compactJson(part).slice(1, -1)}`;
  }
}

/** Every open finding, waived or not; undefined unless a completed scan was read in full. */
export function openInFull(report: Report): EvaluatedFinding[] | undefined {
  return isReadInFull(report) ? report.evaluation?.findings.filter(isOpen) : undefined;
}

/** The default file for findings without one, because GitHub rejects a file in which a result has no location. */
export const ANCHOR = '.github/scan-gate.yml';

/** `error` is one of them, because a missing measure, such as a score, does not make the list incomplete. */
const MAY_BE_READ_IN_FULL: readonly Verdict[] = ['passed', 'failed', 'error'];

/** Whether a completed scan was read in full. */
export function isReadInFull({ decision, measurements, partial, scan }: Report): boolean {
  return partial !== true && measurements !== undefined && scan?.state === 'completed' && MAY_BE_READ_IN_FULL.includes(decision.verdict);
}

function clamp(maxResults: number, highest: number): number {
  return Math.min(Math.max(1, Math.trunc(maxResults)), highest);
}

function anchorOf({ target }: SarifBasis, locations: SarifOptions['locations'] = {}): string {
  const names = target === undefined ? [] : [target.id, target.label, target.key];
  return names.map((name) => (Object.hasOwn(locations, name) ? locations[name] : undefined)).find((file) => file !== undefined) ?? ANCHOR;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/marketplace/actions/scan-gate';

/** What results.sarif and results.full.sarif share. */
export interface SarifFrame {
  /** The file at which findings without a file of the repository are shown. */
  readonly anchor: string;
  readonly toolVersion?: string | undefined;
  /** Severities whose findings have only title and location; default: none. */
  readonly brief?: ReadonlySet<Severity> | undefined;
  /** Default: none for the texts of results. */
  readonly limits?: Pick<PlatformLimits, 'message' | 'ranked'> | undefined;
  readonly known?: KnownParts | undefined;
}

/** By severity and fingerprint, never by what is new, because alerts would then close and open again from run to run. */
export function worstFirst(findings: readonly EvaluatedFinding[]): EvaluatedFinding[] {
  return [...findings].sort((a, b) => bySeverity(a.severity, b.severity) || compareTexts(a.fingerprint, b.fingerprint));
}

/** The log of these findings: one run with a result for each, in order. */
export function sarifLog(findings: readonly EvaluatedFinding[], report: SarifBasis, frame: SarifFrame): Log {
  const { ids, ruleOf, resultOf } = describe(findings, report, frame);
  const { runs, ...log } = logOf(ids.map(ruleOf), report, frame);
  return { ...log, runs: runs.map((run) => ({ ...run, results: findings.map(resultOf) })) };
}

/** The log without its results. */
export function logOf(rules: ReportingDescriptor[], report: SarifBasis, frame: SarifFrame): Log {
  const version = frame.toolVersion ?? String(report.schemaVersion);
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: `${toSingleLine(report.service.title)} (scan-gate)`, version, informationUri: HOME, rules } },
        // The category is the text before the last slash. It must not change, or old alerts would stay open forever.
        automationDetails: { id: `scan-gate/${truncate(toSingleLine(report.name), 200)}/` },
        columnKind: 'utf16CodeUnits',
        results: [],
      },
    ],
  };
}

/** How a log describes its findings. */
interface Described {
  /** The IDs of their rules, in the order of the log. */
  readonly ids: readonly string[];
  /** The index of each rule in the list. */
  readonly indexes: ReadonlyMap<string, number>;
  readonly ruleOf: (id: string) => ReportingDescriptor;
  readonly resultOf: (finding: EvaluatedFinding) => Result;
}

/** Prepares the description of findings: functions for each of their rules, and for the result of each. */
export function describe(
  findings: readonly EvaluatedFinding[],
  report: SarifBasis,
  { anchor, brief = new Set(), limits, known }: SarifFrame,
): Described {
  const reported = rulesOf(report);
  const scores = new Map<string, number>();
  const seen = new Set<string>();
  const remedied = new Set<string>();
  for (const finding of findings) {
    scores.set(finding.ruleId, Math.max(scores.get(finding.ruleId) ?? 0, scoreOf(finding)));
    if (brief.has(finding.severity)) continue;
    seen.add(finding.ruleId);
    if (firstFilled(finding.fix?.text) !== undefined) remedied.add(finding.ruleId);
  }

  const ids = [...scores.keys()].sort(compareTexts);
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const shownIds = ids.map(sarifRuleId);
  const ruleOf = (id: string): ReportingDescriptor => {
    const rule = reported.byKey.get(id) ?? { id, title: id, tags: [] };
    const frame = {
      id: shownIds[indexes.get(id) ?? -1] ?? id,
      score: scores.get(id) ?? 0,
      brief: !seen.has(id),
      ownRemedies: remedied.has(id),
    };
    return knownOr(known?.rules, JSON.stringify([id, frame]), () => sarifRule(rule, frame));
  };

  const describeOne = createResult({ anchor, ...limits });
  // One object for all findings with the texts of their rule, so that these texts are prepared once.
  const wordsOfRule = new Map<string, FindingText>();
  const textsOf = (finding: EvaluatedFinding): FindingText =>
    finding.title === undefined && finding.text === undefined && finding.fix === undefined
      ? knownOr(wordsOfRule, finding.ruleId, () => wordsOf(finding, reported))
      : wordsOf(finding, reported);
  const resultOf = (finding: EvaluatedFinding): Result => {
    const index = indexes.get(finding.ruleId) ?? 0;
    const rule = { id: shownIds[index] ?? finding.ruleId, index };
    const words = textsOf(finding);
    if (brief.has(finding.severity)) return describeOne(finding, { title: words.title }, rule);
    // The index of a rule is the same in all reductions with details, because these have the same findings.
    return knownOr(known?.results, finding, () => describeOne(finding, words, rule));
  };
  return { ids, indexes, ruleOf, resultOf };
}

function knownOr<Key, Value>(known: Map<Key, Value> | undefined, key: Key, make: () => Value): Value {
  const value = known?.get(key) ?? make();
  known?.set(key, value);
  return value;
}
