import type { Log, ReportingDescriptor, Result } from 'sarif';
import { type EvaluatedFinding, isOpen } from '../domain/evaluate.js';
import type { Verdict } from '../domain/gate.js';
import { clip, oneLine } from '../domain/plain-text.js';
import { bySeverity } from '../domain/severity.js';
import type { Report } from './report.js';
import { sarifResult } from './sarif/results.js';
import { sarifRule, sarifRuleId } from './sarif/rules.js';
import { scoreOf } from './sarif/severity.js';
import { rulesById, wordsOf } from './view.js';

/** GitHub shows 5,000 results of a run, the worst, though it does not promise which those are. */
const DEFAULT_MAX_RESULTS = 5000;
/** GitHub rejects a file with more results in a run (SARIF limits). */
const HIGHEST_MAX_RESULTS = 25_000;

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/marketplace/actions/scan-gate';

export interface SarifOptions {
  /** Shown beside an alert; changes no identity, for GitHub's category is `automationDetails.id` and the tool's name. */
  readonly toolVersion?: string | undefined;
  /** 1 to 25,000; what is outside is brought inside. */
  readonly maxResults?: number | undefined;
  /** Where findings without a file of the repository are shown, by target as it is given or named. */
  readonly locations?: Readonly<Record<string, string>> | undefined;
}

export interface RenderedSarif {
  readonly log: Log;
  /** How many results the log holds. */
  readonly results: number;
  /** How many open findings it does not. */
  readonly leftOut: number;
}

/**
 * The GitHub-safe profile: what code scanning accepts and uses, and nothing else. Undefined unless a completed scan was read in full: a
 * list that lacks anything would close alerts that are open.
 */
export function renderSarif(report: Report, options: SarifOptions = {}): RenderedSarif | undefined {
  if (report.evaluation === undefined || !isReadInFull(report)) return undefined;
  const open = report.evaluation.findings.filter((finding) => isOpen(finding) && finding.waiver === undefined);
  const kept = worst(open, options.maxResults ?? DEFAULT_MAX_RESULTS);
  const { rules, results } = describe(kept, report, anchorOf(report, options.locations));
  return { log: logOf(report, rules, results, options.toolVersion), results: kept.length, leftOut: open.length - kept.length };
}

/** One line: half the size of the pretty form, and GitHub's limit is on bytes. */
export function compactJson(log: Log): string {
  return JSON.stringify(log);
}

function logOf(report: Report, rules: ReportingDescriptor[], results: Result[], toolVersion = String(report.schemaVersion)): Log {
  const driver = { name: `${oneLine(report.service.title)} (scan-gate)`, version: toolVersion, informationUri: HOME, rules };
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        // Up to the last slash is the category: never a version, a date or a scan's id, or old alerts would stay open for ever.
        automationDetails: { id: `scan-gate/${clip(oneLine(report.name), 200)}/` },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

/** `error` is among them for a rule whose measure is missing, such as a score, beside a list that is not. */
const MAY_BE_READ_IN_FULL: readonly Verdict[] = ['passed', 'failed', 'error'];

function isReadInFull({ decision, measured, partial, scan }: Report): boolean {
  return partial !== true && measured !== undefined && scan?.state === 'completed' && MAY_BE_READ_IN_FULL.includes(decision.verdict);
}

/** Cut by what the finding is, never by what is new: otherwise alerts would close and open again from run to run. */
function worst(open: readonly EvaluatedFinding[], maxResults: number): EvaluatedFinding[] {
  const most = Math.min(Math.max(1, Math.trunc(maxResults)), HIGHEST_MAX_RESULTS);
  const sorted = [...open].sort((a, b) => bySeverity(a.severity, b.severity) || compare(a.fingerprint, b.fingerprint));
  return sorted.slice(0, most);
}

/** GitHub rejects a file in which one result has no place in the repository. */
const ANCHOR = '.github/scan-gate.yml';

function anchorOf({ target }: Report, locations: SarifOptions['locations'] = {}): string {
  const names = target === undefined ? [] : [target.id, target.label, target.key];
  return names.map((name) => (Object.hasOwn(locations, name) ? locations[name] : undefined)).find((file) => file !== undefined) ?? ANCHOR;
}

function describe(
  findings: readonly EvaluatedFinding[],
  report: Report,
  anchor: string,
): { rules: ReportingDescriptor[]; results: Result[] } {
  const known = rulesById(report);
  const scores = new Map<string, number>();
  for (const finding of findings) scores.set(finding.ruleId, Math.max(scores.get(finding.ruleId) ?? 0, scoreOf(finding)));

  const indexes = new Map<string, number>();
  const rules = [...scores.keys()].sort(compare).map((id, index) => {
    indexes.set(id, index);
    const rule = known.get(id) ?? { id, title: id, tags: [] };
    return sarifRule(rule, sarifRuleId(id), scores.get(id) ?? 0);
  });

  const results = findings.map((finding) => {
    const index = indexes.get(finding.ruleId) ?? 0;
    return sarifResult(finding, wordsOf(finding, known), { id: rules[index]?.id ?? finding.ruleId, index }, anchor);
  });
  return { rules, results };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
