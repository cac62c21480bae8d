import { type PolicyProblem, policyProblems } from './policy-problems.js';
import { readKeys, readTexts, type TextRule } from './policy-values.js';
import { readYaml } from './policy-yaml.js';

/** What the repository's policy file rules (design, section 2.5). Nothing in it can redirect a request or a key. */
export interface Policy {
  /** The only targets that may be scanned, as they are written; what an entry covers is the scanner's matter. Absent: not ruled. */
  readonly allowedTargets?: readonly string[];
}

/** All mistakes at once, or a policy. */
export type ParsedPolicy = { readonly policy: Policy } | { readonly problems: readonly PolicyProblem[] };

/** The keys of the file; `schemas/policy.schema.json` has the same, for editors. */
export const POLICY_KEYS = ['allowed-targets'] as const;

/** Hosts, addresses, URLs and IDs hold neither spaces nor what nobody sees. */
export const TARGETS: TextRule = {
  key: 'allowed-targets',
  one: 'target',
  pattern: /^[^\s\p{C}]{1,2048}$/u,
  says: 'up to 2048 visible characters without spaces',
};

/**
 * Reads the policy file. An empty one is an empty policy.
 *
 * @param file Its path, for the words of a mistake.
 */
export async function parsePolicy(text: string, file: string): Promise<ParsedPolicy> {
  const problems = policyProblems(file);
  const root = await readYaml(text, problems);
  const values = root && readKeys(root, POLICY_KEYS, problems);
  const targets = values?.get('allowed-targets');
  const policy: Policy = { ...(targets && { allowedTargets: readTexts(targets, TARGETS, problems) }) };
  const found = problems.all();
  return found.length > 0 ? { problems: found } : { policy };
}
