import type { Log } from 'sarif';
import { type EvaluatedFinding, isOpen } from '../domain/evaluate.js';
import type { Verdict } from '../domain/gate.js';
import { quietJson } from './neutralise/json.js';
import type { Report } from './report.js';
import { sarifLog, worstFirst } from './sarif/log.js';

/** GitHub shows 5,000 results of a run, the worst, though it does not promise which those are. */
const DEFAULT_MAX_RESULTS = 5000;
/** GitHub rejects a file with more results in a run (SARIF limits). */
const HIGHEST_MAX_RESULTS = 25_000;

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
  /** The file that findings without one of the repository are shown at. */
  readonly anchor: string;
}

/**
 * The GitHub-safe profile: what code scanning accepts and uses, and nothing else. What a waiver accepts is no alert. Undefined unless
 * a completed scan was read in full: a list that lacks anything would close alerts that are open.
 */
export function renderSarif(report: Report, { toolVersion, maxResults, locations }: SarifOptions = {}): RenderedSarif | undefined {
  const open = openInFull(report)?.filter(({ waiver }) => waiver === undefined);
  if (open === undefined) return undefined;
  const kept = worstFirst(open).slice(0, within(maxResults ?? DEFAULT_MAX_RESULTS));
  const anchor = anchorOf(report, locations);
  const log = sarifLog(kept, report, { anchor, toolVersion });
  return { log, results: kept.length, leftOut: open.length - kept.length, anchor };
}

/** One line: half the size of the pretty form, and GitHub's limit is on bytes. */
export function compactJson(log: Log): string {
  return quietJson(JSON.stringify(log));
}

/** Every open finding, waived or not, of a completed scan that was read in full; undefined where the list is none of such a scan. */
export function openInFull(report: Report): EvaluatedFinding[] | undefined {
  return isReadInFull(report) ? report.evaluation?.findings.filter(isOpen) : undefined;
}

/** GitHub rejects a file in which one result has no place in the repository. */
export const ANCHOR = '.github/scan-gate.yml';

/** `error` is among them for a rule whose measure is missing, such as a score, beside a list that is not. */
const MAY_BE_READ_IN_FULL: readonly Verdict[] = ['passed', 'failed', 'error'];

function isReadInFull({ decision, measured, partial, scan }: Report): boolean {
  return partial !== true && measured !== undefined && scan?.state === 'completed' && MAY_BE_READ_IN_FULL.includes(decision.verdict);
}

function within(maxResults: number): number {
  return Math.min(Math.max(1, Math.trunc(maxResults)), HIGHEST_MAX_RESULTS);
}

function anchorOf({ target }: Report, locations: SarifOptions['locations'] = {}): string {
  const names = target === undefined ? [] : [target.id, target.label, target.key];
  return names.map((name) => (Object.hasOwn(locations, name) ? locations[name] : undefined)).find((file) => file !== undefined) ?? ANCHOR;
}
