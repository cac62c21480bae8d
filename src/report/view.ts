import { WORST_FIRST } from '../domain/combined-decision.js';
import type { Comparison } from '../domain/comparison.js';
import { type EvaluatedFinding, isOpen } from '../domain/evaluation.js';
import type { Decision } from '../domain/gate.js';
import type { RuleResult, RuleSource } from '../domain/gate-settings.js';
import type { CentralPolicyRef, Details } from '../domain/run-options.js';
import type { Diagram, Posture } from '../domain/scan.js';
import { type Counts, type Severity, totalOf } from '../domain/severity.js';
import { toSingleLine } from '../text/plain.js';
import { blockedBy } from './blocking.js';
import { toCountsOnly } from './counts-only.js';
import { type Resources, resourcesOf } from './inventory.js';
import type { Report } from './report.js';
import { isFirst, notesByTarget, targetLabels, targetOf } from './targets.js';
import { type WaivedFinding, type Waivers, waivedOf, waiversOf } from './waivers.js';
import { NO_RULES, type Rules, rulesOf } from './words.js';

/** Whether a surface shows findings or only counts: the input `details`. */
export type { Details };

/** Who reads a surface: `page` is everyone who can see the repository, `file` is whoever gets the report files. */
type Audience = 'page' | 'file';

/** The numbers of findings. */
export interface Tally {
  /** Of the findings that count. */
  readonly counts: Counts;
  readonly total: number;
  /** Resolved or accepted at the service. */
  readonly closed: number;
  /** Severities for which the service reports no count. */
  readonly unreported: readonly Severity[];
  /** Open, and accepted by a waiver. */
  readonly waived: number;
  /** Open, and in files outside of the paths. */
  readonly outside: number;
  /** `list`: from the evaluated list. `partial`: from the findings of a cancelled scan. `numbers`: the service reported counts without a list. */
  readonly from: 'list' | 'partial' | 'numbers';
}

/** How many findings make the gate fail. */
interface BlockingCounts {
  readonly total: number;
  /** How many of them the baseline does not contain; absent if nothing was compared. */
  readonly new?: number | undefined;
}

/** What one surface may show of a report. */
export interface View {
  readonly report: Report;
  readonly details: Details;
  /** Absent if no counts of findings are known. */
  readonly counts: Tally | undefined;
  /** The findings that count, worst first; new ones first if the gate counts new findings. Empty if only counts are shown. */
  readonly listed: readonly EvaluatedFinding[];
  /** Those of `listed` that make the gate fail. */
  readonly blocking: readonly EvaluatedFinding[];
  /** The others of `listed`. */
  readonly nonBlocking: readonly EvaluatedFinding[];
  /** How many findings make the gate fail, also if only counts are shown. */
  readonly blockingCounts: BlockingCounts;
  /** Whether new findings come first. */
  readonly newFirst: boolean;
  /** Shown, not counted; empty if only counts are shown. */
  readonly waived: readonly WaivedFinding[];
  /** Findings outside of the paths: shown, not counted; empty if only counts are shown. */
  readonly outside: readonly EvaluatedFinding[];
  readonly waivers: Waivers | undefined;
  readonly rules: Rules;
  readonly posture: Posture | undefined;
  readonly resources: Resources | undefined;
  /** Absent without a baseline, and for partial results, because what they lack is not fixed. */
  readonly comparison: Comparison | undefined;
  readonly diagrams: readonly Diagram[];
  /** How many diagrams this surface must not show. */
  readonly withheldDiagrams: number;
  /** Each of several targets, the worst first; empty if the run has one target. */
  readonly targets: readonly TargetView[];
  /** The names of several targets, by their index in `Report.targets`. */
  readonly labels: readonly string[];
}

/** What a surface may show of one of several targets. */
export interface TargetView {
  /** In `Report.targets`. */
  readonly index: number;
  /** For people; no two targets have the same. */
  readonly label: string;
  readonly view: View;
}

/** What a surface may show of the report. With `counts`, nothing in it names a finding or a live target. */
export function viewOf(whole: Report, details: Details, audience: Audience = 'page'): View {
  return viewAs(whole, details === 'counts' ? toCountsOnly(whole) : whole, details, audience);
}

/** @param report `whole` as the surface may show it. */
function viewAs(whole: Report, report: Report, details: Details, audience: Audience): View {
  const resources = resourcesOf(whole);
  const labels = targetLabels(report.targets ?? []);
  const diagrams = diagramsOf(whole, labels);
  const shown = showsDiagrams(whole, details, audience) ? diagrams : [];
  const findings = details === 'counts' ? [] : (whole.evaluation?.findings ?? []);
  const newFirst = asksForNew(whole.decision) && !isFirst(whole);
  const blocked = blockedBy(whole);
  const blockers = new Set(whole.evaluation?.findings.filter((finding) => blocked(finding).length > 0));
  const listed: EvaluatedFinding[] = [];
  const blocking: EvaluatedFinding[] = [];
  const nonBlocking: EvaluatedFinding[] = [];
  for (const finding of countedOf(findings, newFirst)) {
    const shownAs = unmarked(finding, whole);
    listed.push(shownAs);
    (blockers.has(finding) ? blocking : nonBlocking).push(shownAs);
  }
  return {
    report,
    details,
    counts: tallyOf(whole),
    listed,
    blocking,
    nonBlocking,
    blockingCounts: blockingCountsOf(whole, blockers),
    newFirst,
    waived: details === 'counts' ? [] : waivedOf(whole),
    outside: findings.filter(({ outsidePaths }) => outsidePaths),
    waivers: waiversOf(whole, details === 'full'),
    rules: details === 'counts' ? NO_RULES : rulesOf(whole),
    posture: postureOf(whole),
    resources: details === 'counts' && resources ? { ...resources, kinds: [] } : resources,
    comparison: whole.partial === true ? undefined : report.comparison,
    diagrams: shown,
    withheldDiagrams: diagrams.length - shown.length,
    targets: targetViews(whole, report, labels, (target, publicTarget) => viewAs(target, publicTarget, details, audience)),
    labels,
  };
}

/** The worst verdict first, then the most blocking findings, then the most findings. */
function targetViews(
  { targets = [] }: Report,
  report: Report,
  labels: readonly string[],
  viewFor: (target: Report, publicTarget: Report) => View,
): TargetView[] {
  const notes = notesByTarget(report);
  const views = targets.map((target, index) => {
    const publicTarget = { ...(report.targets?.[index] ?? target), notes: notes[index] ?? [] };
    return { index, label: labels[index] ?? target.name, view: viewFor(target, publicTarget) };
  });
  const rank = ({ view: { report: target } }: TargetView): number => WORST_FIRST.indexOf(target.decision.verdict);
  return views.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      b.view.blockingCounts.total - a.view.blockingCounts.total ||
      (b.view.counts?.total ?? 0) - (a.view.counts?.total ?? 0) ||
      a.index - b.index,
  );
}

/** Those of several targets with the name of the target. */
function diagramsOf({ diagrams, targets }: Report, labels: readonly string[]): readonly Diagram[] {
  if (targets === undefined) return diagrams ?? [];
  return targets.flatMap((target, index) =>
    (target.diagrams ?? []).map(({ title, mermaid }) => ({ title: `${labels[index] ?? target.name}: ${title}`, mermaid })),
  );
}

function blockingCountsOf(whole: Report, blocking: ReadonlySet<EvaluatedFinding>): BlockingCounts {
  if (whole.comparison?.findings === undefined || isFirst(whole)) return { total: blocking.size };
  return { total: blocking.size, new: [...blocking].filter(({ baselineState }) => baselineState === 'new').length };
}

/** The finding without its mark if all findings of its target are new, because a mark on each is noise. */
function unmarked(finding: EvaluatedFinding, whole: Report): EvaluatedFinding {
  if (!isFirst(targetOf(whole, finding))) return finding;
  const { baselineState: _change, ...rest } = finding;
  return rest;
}

function countedOf(findings: readonly EvaluatedFinding[], newFirst: boolean): readonly EvaluatedFinding[] {
  const counted = findings.filter(({ counted: counts }) => counts);
  if (!newFirst) return counted;
  const isNew = ({ baselineState }: EvaluatedFinding): boolean => baselineState === 'new';
  return [...counted.filter(isNew), ...counted.filter((finding) => !isNew(finding))];
}

/** Diagrams show the infrastructure, so pages of a public repository never have them, whatever `details` is. */
function showsDiagrams({ source: { visibility } }: Report, details: Details, audience: Audience): boolean {
  return audience === 'file' || (details === 'full' && (visibility === 'private' || visibility === 'internal'));
}

/** Also of a completed scan on which the gate could not decide, for example because its score is missing. */
function postureOf({ measurements, scan, partial }: Report): Posture | undefined {
  if (partial === true) return undefined;
  return measurements?.posture ?? (scan?.state === 'completed' ? scan.posture : undefined);
}

function tallyOf({ measurements, evaluation, partial }: Report): Tally | undefined {
  const counts = partial === true ? evaluation?.counts : (measurements?.counts ?? evaluation?.counts);
  if (counts === undefined) return undefined;
  const findings = evaluation?.findings ?? [];
  return {
    counts,
    total: totalOf(counts),
    closed: findings.filter((finding) => !isOpen(finding)).length,
    unreported: (partial === true ? undefined : measurements?.unreportedSeverities) ?? [],
    waived: evaluation?.waived ?? 0,
    outside: evaluation?.outsidePaths ?? 0,
    from: partial === true ? 'partial' : evaluation === undefined ? 'numbers' : 'list',
  };
}

/** A place that sets a rule: a policy file and its section, or the word for another place. */
interface RulePlace {
  /** Absent for a default and an input. */
  readonly file?: 'policy' | 'central policy' | undefined;
  /** Absent for the rules of all gates. */
  readonly section?: string | undefined;
  readonly source: RuleSource;
}

/** The places that set a rule, or a part of it. */
export function placesOf({ source, otherSources = [] }: RuleResult): readonly RulePlace[] {
  return [source, ...otherSources].map((each) => {
    const [, central, section] = /^(central-)?policy(?:-(scanner|name))?$/.exec(each) ?? [];
    const file = /policy/.test(each) ? (central === undefined ? 'policy' : 'central policy') : undefined;
    return { source: each, file, section: section && SECTIONS[section] };
  });
}

const SECTIONS: Readonly<Record<string, string>> = { scanner: 'scanners', name: 'names' };

/** Whether the only rule is the default. */
export function isDefaultGate(decision: Decision): boolean {
  const { rules } = decision;
  return rules.length === 1 && rules[0]?.source === 'default' && !asksForNew(decision);
}

/** Whether the list of rules already names the policy file. */
export function namesPolicy({ rules }: Decision, source: 'policy' | 'central-policy' = 'policy'): boolean {
  return rules.some((rule) => placesOf(rule).some((place) => place.source === source));
}

/** The central policy without its commit: `owner/repository/path`. */
export function centralName({ repository, path }: CentralPolicyRef): string {
  return `${repository}/${path}`;
}

/** Whether a rule counts new findings, so that these come first. */
export function asksForNew({ rules }: Decision): boolean {
  return rules.some((result) => result.onlyNew === true || (result.rule === 'max-findings' && /\bnew-/.test(result.value)));
}

/** The first digits: by default seven, like git. Cleaned before it is cut, because the first characters may all be invisible. */
export function shortCommit(commit: string, digits = 7): string {
  return toSingleLine(commit).slice(0, digits);
}
