import type { Finding, Fix, Place, Rule, StatusMeaning } from './finding.js';
import { bySeverity, type Counts, countSeverities, type Severity } from './severity.js';

/**
 * A finding as every surface and the gate see it: plain data, part of results.json.
 * `title`, `text` and `fix` are present only where they differ from the rule's.
 */
export interface EvaluatedFinding {
  /** `<identity>:<n>`, n the ordinal among equal identities by (line, id): stable over line moves and page order. */
  readonly fingerprint: string;
  /** The service's id of the finding. */
  readonly id: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly severityWord?: string | undefined;
  readonly cvss?: number | undefined;
  readonly status: { readonly word: string; readonly means: StatusMeaning };
  readonly place: Place;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly fix?: Fix | undefined;
  /** Against the baseline; absent where there is none. */
  readonly change?: 'new' | 'unchanged' | undefined;
  /** Whether the gate counts it. */
  readonly counts: boolean;
}

/** The one list that feeds the gate, SARIF, comment, summary and files, so that no two of them can disagree. */
export interface Evaluation {
  /** One per id, sorted by id. */
  readonly rules: readonly Rule[];
  /** Worst first, then by file, line, rule and id. */
  readonly findings: readonly EvaluatedFinding[];
  /** Of the findings that count. */
  readonly counts: Counts;
}

/** Builds the one list. The order in which pages and findings came changes nothing. */
export function evaluate(findings: readonly Finding[]): Evaluation {
  const rules = chooseRules(findings);
  const ordinals = numberTwins(findings);
  const evaluated = findings.map((finding) => evaluateOne(finding, rules, ordinals)).sort(byWorst);
  return {
    rules: [...rules.values()].sort((a, b) => compare(a.id, b.id)),
    findings: evaluated,
    counts: countSeverities(evaluated.filter((finding) => finding.counts).map((finding) => finding.severity)),
  };
}

/** Open at the service; what it calls by a word that we do not know counts as open. */
export function isOpen(finding: Pick<EvaluatedFinding, 'status'>): boolean {
  return finding.status.means === 'open' || finding.status.means === 'unknown';
}

function evaluateOne(finding: Finding, rules: ReadonlyMap<string, Rule>, ordinals: ReadonlyMap<Finding, number>): EvaluatedFinding {
  const rule = rules.get(finding.rule.id) ?? finding.rule;
  const own = { ...finding.rule, ...(finding.text !== undefined && { text: finding.text }), ...(finding.fix && { fix: finding.fix }) };
  return {
    fingerprint: `${finding.identity}:${ordinals.get(finding) ?? 1}`,
    id: finding.id,
    ruleId: rule.id,
    severity: finding.severity,
    ...(finding.severityWord !== undefined && { severityWord: finding.severityWord }),
    ...(finding.cvss !== undefined && { cvss: finding.cvss }),
    status: finding.status,
    place: finding.place,
    ...(own.title !== rule.title && { title: own.title }),
    ...(own.text !== undefined && own.text !== rule.text && { text: own.text }),
    ...(own.fix !== undefined && contentOf(own.fix) !== contentOf(rule.fix) && { fix: own.fix }),
    counts: isOpen(finding),
  };
}

/** Services repeat a rule's text in each finding, sometimes with small differences: the most frequent text is the rule's. */
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
    const [best] = [...ofId.entries()].sort(([a, x], [b, y]) => y.times - x.times || compare(a, b));
    if (best) chosen.set(id, best[1].rule);
  }
  return chosen;
}

function contentOf(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** Numbers findings of equal identity by (line, id), so that twins keep their numbers whatever the order of the pages. */
function numberTwins(findings: readonly Finding[]): Map<Finding, number> {
  const twins = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = twins.get(finding.identity);
    if (group) group.push(finding);
    else twins.set(finding.identity, [finding]);
  }
  const ordinals = new Map<Finding, number>();
  for (const group of twins.values()) {
    group.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || compare(a.id, b.id));
    group.forEach((finding, index) => {
      ordinals.set(finding, index + 1);
    });
  }
  return ordinals;
}

function byWorst(a: EvaluatedFinding, b: EvaluatedFinding): number {
  return (
    bySeverity(a.severity, b.severity) ||
    compare(a.place.file ?? '', b.place.file ?? '') ||
    (a.place.line ?? 0) - (b.place.line ?? 0) ||
    compare(a.ruleId, b.ruleId) ||
    compare(a.id, b.id)
  );
}

/** By code units: the same on every machine, unlike `localeCompare`. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
