import type { Waiver } from '../domain/waiver.js';
import type { GivenRules, RuleKey } from './gate-rules.js';
import { type PolicyProblem, policyProblems } from './policy-problems.js';
import { readKeys, readTexts, type TextRule } from './policy-values.js';
import { readYaml } from './policy-yaml.js';

/** What the repository's policy file rules (design, section 2.5). Nothing in it can redirect a request or a key. */
export interface Policy {
  /** For every gate of the repository. */
  readonly rules: PlacedRules;
  /** By the service's id: for all gates of that service. */
  readonly scanners: ReadonlyMap<string, PlacedRules>;
  /** By the gate's name. */
  readonly names: ReadonlyMap<string, PlacedRules>;
  readonly waivers: readonly PolicyWaiver[];
  /** From targets to the file that findings without a file are shown at. */
  readonly locations: Readonly<Record<string, string>>;
  /** At most so many results in the SARIF, 1 to 25,000. */
  readonly sarifMaxResults?: number;
  /** The only targets that may be scanned, as they are written; what an entry covers is the scanner's matter. Absent: not ruled. */
  readonly allowedTargets?: readonly string[];
}

/** Rules of one section, and the lines that they stand on. */
export interface PlacedRules {
  readonly rules: GivenRules;
  readonly lines: Readonly<Partial<Record<RuleKey, number>>>;
}

/** A waiver of the file. */
export interface PolicyWaiver extends Waiver {
  /** Only for gates of this service. */
  readonly scanner?: string | undefined;
  readonly line: number;
}

/** All mistakes at once, or a policy. */
export type ParsedPolicy = { readonly policy: Policy } | { readonly problems: readonly PolicyProblem[] };

/** The keys of the file; `schemas/policy.schema.json` has the same, for editors. */
export const POLICY_KEYS = ['allowed-targets'] as const;

/** A repository without a policy file rules nothing. */
export const EMPTY_POLICY: Policy = {
  rules: { rules: {}, lines: {} },
  scanners: new Map(),
  names: new Map(),
  waivers: [],
  locations: {},
};

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
 * @param today The day in UTC, `2026-11-21`, that waivers are held against.
 */
export async function parsePolicy(text: string, file: string, _today: string): Promise<ParsedPolicy> {
  const problems = policyProblems(file);
  const root = await readYaml(text, problems);
  const values = root && readKeys(root, POLICY_KEYS, problems);
  const targets = values?.get('allowed-targets');
  const policy: Policy = { ...EMPTY_POLICY, ...(targets && { allowedTargets: readTexts(targets, TARGETS, problems) }) };
  const found = problems.all();
  return found.length > 0 ? { problems: found } : { policy };
}
