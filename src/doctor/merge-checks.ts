import type { Check } from '../domain/check.js';

/** The checks of one target. */
interface ChecksOf {
  readonly label: string;
  readonly checks: readonly Check[];
}

/**
 * The checks of several targets, in the order of one target: once if the result is the same for all. Otherwise the label begins the text,
 * which every surface escapes and redacts; the name stays for scripts.
 */
export function mergeChecks(targets: readonly ChecksOf[]): readonly Check[] {
  const names = [...new Set(targets.flatMap(({ checks }) => checks.map(({ name }) => name)))];
  return names.flatMap((name) => {
    const results = new Map<string, { readonly check: Check; readonly labels: Set<string> }>();
    for (const { label, checks } of targets)
      for (const check of checks.filter((each) => each.name === name)) {
        const key = JSON.stringify(check);
        const result = results.get(key) ?? { check, labels: new Set() };
        result.labels.add(label);
        results.set(key, result);
      }
    return [...results.values()].flatMap(({ check, labels }) =>
      labels.size === targets.length ? [check] : [...labels].map((label) => ({ ...check, text: `${label}: ${check.text}` })),
    );
  });
}
