import { fileNameOf } from './file-name.js';
import { type Finding, type FindingLocation, type FindingState, type Fix, type Rule, repositoryPath } from './finding.js';
import { assignOrdinals, compareTexts } from './ordinals.js';
import type { Locate } from './repository-files.js';
import { bySeverity, type Counts, countSeverities, type Severity } from './severity.js';
import { stableTitle } from './stable-title.js';
import { createWaiverMatcher, type Glob, type Waivable, type Waiver, type WaiverResult } from './waiver.js';

/**
 * A finding as every surface and the gate see it: plain data, part of results.json.
 * `title`, `text`, `fix` and `tags` are present only if they differ from the rule's.
 */
export interface EvaluatedFinding {
  /** `<identity>:<n>`: n is the ordinal among equal identities by (line, id), so moved lines and the order of pages do not change it. */
  readonly fingerprint: string;
  /** The service's ID of the finding. */
  readonly id: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly rawSeverity?: string | undefined;
  readonly cvss?: number | undefined;
  readonly state: FindingState;
  /** The service's own value for the state. */
  readonly rawState: string;
  readonly location: FindingLocation;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly fix?: Fix | undefined;
  readonly tags?: readonly string[] | undefined;
  /** The result of the comparison with the baseline; absent without a baseline. */
  readonly baselineState?: 'new' | 'unchanged' | undefined;
  /** True if the file matches none of the `paths`: the finding is shown, and not counted. */
  readonly outsidePaths?: true | undefined;
  /** The index in `Evaluation.waivers` of the waiver that accepts the finding: it is shown, and not counted. */
  readonly waiverIndex?: number | undefined;
  /** Whether the gate counts it: open, within the paths, and not waived. */
  readonly counted: boolean;
  /** The index in `Report.targets`, only in the common list of several targets. */
  readonly targetIndex?: number | undefined;
}

/** Which findings the repository counts. */
export interface Scope {
  /** Files whose findings count; absent: all. A finding without a file, or with a file outside of the repository, always counts. */
  readonly paths?: readonly Glob[] | undefined;
  /** Absent if the repository's files are unknown: file names are then used as they are. */
  readonly locate?: Locate | undefined;
  readonly waivers: readonly Waiver[];
  /** The current day in UTC, which decides whether a waiver has expired: `2026-11-21`. */
  readonly today: string;
}

/** Everything that is open counts. */
export const WHOLE_SCOPE: Scope = { waivers: [], today: '' };

/** The one list that the gate, SARIF, comment, summary and files use, so that they always agree. */
export interface Evaluation {
  /** One per ID, sorted by ID. */
  readonly rules: readonly Rule[];
  /** Worst first, then by file, line, rule and ID. */
  readonly findings: readonly EvaluatedFinding[];
  /** Of the findings that count. */
  readonly counts: Counts;
  /** How many open findings are accepted by a waiver. */
  readonly waived: number;
  /** How many open findings are in files outside of the paths. */
  readonly outsidePaths: number;
  /** In the order of the policy file. */
  readonly waivers: readonly WaiverResult[];
}

/** Builds the one list. The order of pages and findings does not matter. */
export function evaluate(findings: readonly Finding[], scope: Scope = WHOLE_SCOPE): Evaluation {
  const rules = chooseRules(findings);
  const ordinals = assignOrdinals(findings);
  const waiving = createWaiverMatcher(scope.waivers, scope.today);
  const evaluated = findings.map((finding) => evaluateOne(finding, rules, ordinals, scope, waiving.find)).sort(compareWorst);
  return {
    rules: [...rules.values()].sort((a, b) => compareTexts(a.id, b.id)),
    findings: evaluated,
    counts: countSeverities(evaluated.filter((finding) => finding.counted).map((finding) => finding.severity)),
    waived: evaluated.filter(({ waiverIndex }) => waiverIndex !== undefined).length,
    outsidePaths: evaluated.filter(({ outsidePaths }) => outsidePaths).length,
    waivers: waiving.results(),
  };
}

/** Whether the finding is open at the service. An undocumented state counts as open. */
export function isOpen(finding: Pick<EvaluatedFinding, 'state'>): boolean {
  return finding.state === 'open' || finding.state === 'unknown';
}

function evaluateOne(
  finding: Finding,
  rules: ReadonlyMap<string, Rule>,
  ordinals: ReadonlyMap<Finding, number>,
  { paths, locate }: Scope,
  waiverOf: (finding: Waivable) => number | undefined,
): EvaluatedFinding {
  const rule = rules.get(finding.rule.id) ?? finding.rule;
  const fingerprint = `${finding.identity}:${ordinals.get(finding) ?? 1}`;
  const open = isOpen(finding);
  const place = shownPlace(finding.location, locate);
  const file = locate && finding.location.file !== undefined ? locate(finding.location.file) : repositoryPath(place.file);
  const waiver = open ? waiverOf({ fingerprint, id: finding.id, ruleId: rule.id, location: { ...place, file } }) : undefined;
  // A waived finding outside of the paths is reported once, as waived.
  const outside = open && waiver === undefined && paths !== undefined && file !== undefined && !paths.some((glob) => glob.matches(file));
  const { title = finding.rule.title, text = finding.rule.text, fix = finding.rule.fix } = finding;
  const { tags } = finding.rule;
  // Every finding has the same fields, because V8 is slow with objects of many forms.
  return {
    fingerprint,
    id: finding.id,
    ruleId: rule.id,
    severity: finding.severity,
    rawSeverity: finding.rawSeverity,
    cvss: finding.cvss,
    state: finding.state,
    rawState: finding.rawState,
    location: place,
    title: title === rule.title ? undefined : title,
    text: text === rule.text ? undefined : text,
    fix: isSame(fix, rule.fix) ? undefined : fix,
    tags: isSame(tags, rule.tags) ? undefined : tags,
    outsidePaths: outside || undefined,
    waiverIndex: waiver,
    counted: open && !outside && waiver === undefined,
  };
}

/** The location with the repository's spelling of the file, or the canonical spelling. A name that is not a path stays as it is. */
function shownPlace(place: FindingLocation, locate: Locate | undefined): FindingLocation {
  const { file: named } = place;
  if (named === undefined) return place;
  const file = locate?.(named) ?? repositoryPath(fileNameOf(named).text) ?? named;
  return file === named ? place : { ...place, file };
}

/** Sorts the worst finding first, then by file, line, rule and ID. */
export function compareWorst(a: EvaluatedFinding, b: EvaluatedFinding): number {
  return (
    bySeverity(a.severity, b.severity) ||
    compareTexts(a.location.file ?? '', b.location.file ?? '') ||
    (a.location.line ?? 0) - (b.location.line ?? 0) ||
    compareTexts(a.ruleId, b.ruleId) ||
    compareTexts(a.id, b.id)
  );
}

/** Services repeat a rule's text in each finding, sometimes with small differences. The most frequent text becomes the rule's. */
function chooseRules(findings: readonly Finding[]): Map<string, Rule> {
  const variants = new Map<string, Map<Rule, number>>();
  for (const { rule } of findings) {
    const ofId = variants.get(rule.id) ?? new Map<Rule, number>();
    variants.set(rule.id, ofId.set(rule, (ofId.get(rule) ?? 0) + 1));
  }
  const chosen = new Map<string, Rule>();
  for (const [id, times] of variants) {
    const [only] = times.keys();
    if (only) chosen.set(id, times.size === 1 ? only : mostFrequent(only, times));
  }
  return chosen;
}

/** @param times How many findings have each rule. Different rules may have the same content. */
function mostFrequent(first: Rule, times: ReadonlyMap<Rule, number>): Rule {
  const variants = new Map<string, { readonly rule: Rule; times: number }>();
  for (const [rule, count] of times) {
    const content = contentOf(rule);
    const variant = variants.get(content);
    if (variant) variant.times += count;
    else variants.set(content, { rule, times: count });
  }
  const [best] = [...variants].sort(([a, x], [b, y]) => y.times - x.times || compareTexts(a, b));
  return withTitleOfAll(best?.[1].rule ?? first, variants.values());
}

/** If the titles of a rule differ only by a time, such as "not rotated in 112 days", the rule gets the title without the time. */
function withTitleOfAll(rule: Rule, variants: Iterable<{ readonly rule: Rule }>): Rule {
  const title = stableTitle(rule.title);
  if (title === rule.title) return rule;
  const differs = [...variants].some(({ rule: other }) => other.title !== rule.title && stableTitle(other.title) === title);
  return differs ? { ...rule, title } : rule;
}

/** Whether two values have the same content. Most of them are the same object. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || contentOf(a) === contentOf(b);
}

/** The value as text, so that two values can be compared with all their parts. */
export function contentOf(value: unknown): string {
  return JSON.stringify(value ?? null);
}
