import type { Log } from 'sarif';
import { type EvaluatedFinding, isOpen } from '../../domain/evaluation.js';
import type { Verdict } from '../../domain/gate.js';
import { quietJson } from '../../text/log.js';
import type { Report } from '../report.js';
import { GITHUB_LIMITS } from './limits.js';
import { sarifLog, worstFirst } from './log.js';
import { type Reduction, WHOLE } from './reduction.js';

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
  const open = openInFull(report)?.filter(({ waiver }) => waiver === undefined);
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
