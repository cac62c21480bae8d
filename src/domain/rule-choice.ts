import type { Finding, Rule } from './finding.js';
import { compareTexts } from './order.js';
import { stableTitle } from './stable-title.js';

/** Services repeat a rule's text in each finding, sometimes with small differences: the most frequent text is the rule's. */
export function chooseRules(findings: readonly Finding[]): Map<string, Rule> {
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

/** Where its findings have titles that differ by a time alone, such as "not rotated in 112 days", none of them is true of the others. */
function withTitleOfAll(rule: Rule, variants: Iterable<{ readonly rule: Rule }>): Rule {
  const title = stableTitle(rule.title);
  if (title === rule.title) return rule;
  const differs = [...variants].some(({ rule: other }) => other.title !== rule.title && stableTitle(other.title) === title);
  return differs ? { ...rule, title } : rule;
}

/** For telling whether two texts are the same, with all their parts. */
export function contentOf(value: unknown): string {
  return JSON.stringify(value ?? null);
}
