import type { Log, ReportingDescriptor, Result } from 'sarif';
import { type EvaluatedFinding, isOpen } from '../../domain/evaluation.js';
import type { Verdict } from '../../domain/gate.js';
import { compareTexts } from '../../domain/ordinals.js';
import { bySeverity, type Severity } from '../../domain/severity.js';
import { escapeJsonForLog } from '../../text/log.js';
import { toSingleLine, truncate } from '../../text/plain.js';
import type { Report } from '../report.js';
import { firstFilled, rulesById, wordsOf } from '../view.js';
import { GITHUB_LIMITS, type Reduction, WHOLE } from './limits.js';
import { sarifResult, scoreOf } from './result.js';
import { sarifRule, sarifRuleId } from './rule.js';

const { resultsShown: DEFAULT_MAX_RESULTS, results: HIGHEST_MAX_RESULTS } = GITHUB_LIMITS;

export interface SarifOptions {
  /** Shown beside an alert; changes no identity, for GitHub's category is `automationDetails.id` and the tool's name. */
  readonly toolVersion?: string | undefined;
  /** 1 to 25,000; what is outside is brought inside. */
  readonly maxResults?: number | undefined;
  /** Where findings without a file of the repository are shown, by target as it is given or named. */
  readonly locations?: Readonly<Record<string, string>> | undefined;
  /** What it goes without; default: nothing. */
  readonly reduction?: Reduction | undefined;
}

export interface RenderedSarif {
  readonly log: Log;
  /** How many results the log holds. */
  readonly results: number;
  /** How many open findings it does not. */
  readonly leftOut: number;
  /** How many of the results tell title and place only. */
  readonly shortened: number;
  /** The file that findings without one of the repository are shown at. */
  readonly anchor: string;
}

/**
 * The GitHub-safe profile: what code scanning accepts and uses, and nothing else. What a waiver accepts is no alert. Undefined unless
 * a completed scan was read in full: a list that lacks anything would close alerts that are open.
 */
export function renderSarif(report: Report, options: SarifOptions = {}): RenderedSarif | undefined {
  const { toolVersion, maxResults, locations, reduction = WHOLE } = options;
  const open = openInFull(report)?.filter(({ waiverIndex }) => waiverIndex === undefined);
  if (open === undefined) return undefined;
  const most = Math.min(open.length, within(maxResults ?? DEFAULT_MAX_RESULTS));
  const kept = worstFirst(open).slice(0, Math.ceil(most * reduction.share));
  const anchor = anchorOf(report, locations);
  const log = sarifLog(kept, report, { anchor, toolVersion, brief: reduction.brief });
  const shortened = kept.filter(({ severity }) => reduction.brief.has(severity)).length;
  return { log, results: kept.length, leftOut: open.length - kept.length, shortened, anchor };
}

/** One line: half the size of the pretty form, and GitHub's limit is on bytes. */
export function compactJson(log: Log): string {
  return escapeJsonForLog(JSON.stringify(log));
}

/** Every open finding, waived or not, of a completed scan that was read in full; undefined where the list is none of such a scan. */
export function openInFull(report: Report): EvaluatedFinding[] | undefined {
  return isReadInFull(report) ? report.evaluation?.findings.filter(isOpen) : undefined;
}

/** GitHub rejects a file in which one result has no place in the repository. */
export const ANCHOR = '.github/scan-gate.yml';

/** `error` is among them for a rule whose measure is missing, such as a score, beside a list that is not. */
const MAY_BE_READ_IN_FULL: readonly Verdict[] = ['passed', 'failed', 'error'];

function isReadInFull({ decision, measurements, partial, scan }: Report): boolean {
  return partial !== true && measurements !== undefined && scan?.state === 'completed' && MAY_BE_READ_IN_FULL.includes(decision.verdict);
}

function within(maxResults: number): number {
  return Math.min(Math.max(1, Math.trunc(maxResults)), HIGHEST_MAX_RESULTS);
}

function anchorOf({ target }: Report, locations: SarifOptions['locations'] = {}): string {
  const names = target === undefined ? [] : [target.id, target.label, target.key];
  return names.map((name) => (Object.hasOwn(locations, name) ? locations[name] : undefined)).find((file) => file !== undefined) ?? ANCHOR;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/marketplace/actions/scan-gate';

/** What all SARIF of one report shares. */
interface SarifFrame {
  /** The file that findings without one of the repository are shown at. */
  readonly anchor: string;
  readonly toolVersion?: string | undefined;
  /** Severities that are told by title and place alone; default: none. */
  readonly brief?: ReadonlySet<Severity> | undefined;
}

/** By what the finding is, never by what is new: otherwise alerts would close and open again from run to run. */
export function worstFirst(findings: readonly EvaluatedFinding[]): EvaluatedFinding[] {
  return [...findings].sort((a, b) => bySeverity(a.severity, b.severity) || compareTexts(a.fingerprint, b.fingerprint));
}

/** The log of these findings: one run, one result each, in their order. */
export function sarifLog(findings: readonly EvaluatedFinding[], report: Report, frame: SarifFrame): Log {
  const { rules, results } = describe(findings, report, frame);
  const version = frame.toolVersion ?? String(report.schemaVersion);
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: `${toSingleLine(report.service.title)} (scan-gate)`, version, informationUri: HOME, rules } },
        // Up to the last slash is the category: never a version, a date or a scan's id, or old alerts would stay open for ever.
        automationDetails: { id: `scan-gate/${truncate(toSingleLine(report.name), 200)}/` },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

function describe(
  findings: readonly EvaluatedFinding[],
  report: Report,
  { anchor, brief = new Set() }: SarifFrame,
): { rules: ReportingDescriptor[]; results: Result[] } {
  const known = rulesById(report);
  const scores = new Map<string, number>();
  const seen = new Set<string>();
  const remedied = new Set<string>();
  for (const finding of findings) {
    scores.set(finding.ruleId, Math.max(scores.get(finding.ruleId) ?? 0, scoreOf(finding)));
    if (brief.has(finding.severity)) continue;
    seen.add(finding.ruleId);
    if (firstFilled(finding.fix?.text) !== undefined) remedied.add(finding.ruleId);
  }

  const indexes = new Map<string, number>();
  const rules = [...scores.keys()].sort(compareTexts).map((id, index) => {
    indexes.set(id, index);
    const rule = known.get(id) ?? { id, title: id, tags: [] };
    return sarifRule(rule, { id: sarifRuleId(id), score: scores.get(id) ?? 0, brief: !seen.has(id), ownRemedies: remedied.has(id) });
  });

  const results = findings.map((finding) => {
    const index = indexes.get(finding.ruleId) ?? 0;
    const { title, ...rest } = wordsOf(finding, known);
    const words = brief.has(finding.severity) ? { title } : { title, ...rest };
    return sarifResult(finding, words, { id: rules[index]?.id ?? finding.ruleId, index }, anchor);
  });
  return { rules, results };
}
