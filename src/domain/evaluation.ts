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
  const own = {
    ...finding.rule,
    ...(finding.title !== undefined && { title: finding.title }),
    ...(finding.text !== undefined && { text: finding.text }),
    ...(finding.fix && { fix: finding.fix }),
  };
  return {
    fingerprint,
    id: finding.id,
    ruleId: rule.id,
    severity: finding.severity,
    ...(finding.rawSeverity !== undefined && { rawSeverity: finding.rawSeverity }),
    ...(finding.cvss !== undefined && { cvss: finding.cvss }),
    state: finding.state,
    rawState: finding.rawState,
    location: place,
    ...(own.title !== rule.title && { title: own.title }),
    ...(own.text !== undefined && own.text !== rule.text && { text: own.text }),
    ...(own.fix !== undefined && contentOf(own.fix) !== contentOf(rule.fix) && { fix: own.fix }),
    ...(contentOf(own.tags) !== contentOf(rule.tags) && { tags: own.tags }),
    ...(outside && { outsidePaths: outside }),
    ...(waiver !== undefined && { waiverIndex: waiver }),
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
  const variants = new Map<string, Map<string, { rule: Rule; times: number }>>();
  const contents = new Map<Rule, string>();
  for (const { rule } of findings) {
    let content = contents.get(rule);
    if (content === undefined) contents.set(rule, (content = contentOf(rule)));
    const ofId = variants.get(rule.id) ?? new Map<string, { rule: Rule; times: number }>();
    variants.set(rule.id, ofId);
    const variant = ofId.get(content);
    if (variant) variant.times += 1;
    else ofId.set(content, { rule, times: 1 });
  }
  const chosen = new Map<string, Rule>();
  for (const [id, ofId] of variants) {
    const [best] = [...ofId.entries()].sort(([a, x], [b, y]) => y.times - x.times || compareTexts(a, b));
    if (best) chosen.set(id, withTitleOfAll(best[1].rule, ofId.values()));
  }
  return chosen;
}

/** If the titles of a rule differ only by a time, such as "not rotated in 112 days", the rule gets the title without the time. */
function withTitleOfAll(rule: Rule, variants: Iterable<{ readonly rule: Rule }>): Rule {
  const title = stableTitle(rule.title);
  if (title === rule.title) return rule;
  const differs = [...variants].some(({ rule: other }) => other.title !== rule.title && stableTitle(other.title) === title);
  return differs ? { ...rule, title } : rule;
}

/** The value as text, so that two values can be compared with all their parts. */
export function contentOf(value: unknown): string {
  return JSON.stringify(value ?? null);
}
