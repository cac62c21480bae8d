import { readKeys, readNumber, readTexts } from './fields.js';
import { POLICY_KEYS, POLICY_TABLE } from './keys.js';
import { type PolicyProblem, type PolicyProblems, policyProblems } from './problems.js';
import { type PlacedRules, readLocations, readNames, readRulesOf, readScanners } from './sections.js';
import { readTargetGroups, type TargetGroup } from './targets.js';
import { type PolicyWaiver, readWaivers } from './waivers.js';
import { readYaml, type YamlNode } from './yaml.js';

/** The policy file of the repository (docs/policy.md). It cannot change where requests or keys are sent. */
export interface Policy {
  /** For every gate of the repository. */
  readonly rules: PlacedRules;
  /** Rules for all gates of a service, by its ID. */
  readonly scanners: ReadonlyMap<string, PlacedRules>;
  /** Rules for one gate, by its name. */
  readonly names: ReadonlyMap<string, PlacedRules>;
  readonly waivers: readonly PolicyWaiver[];
  /** In a central policy: the line that lets repositories have waivers of their own. Absent without it. */
  readonly repositoryWaivers?: number;
  /** The file at which findings without a file are shown, by target. */
  readonly locations: Readonly<Record<string, string>>;
  /** The most results in the SARIF, 1 to 25,000. */
  readonly sarifMaxResults?: number;
  /** The only targets that may be scanned, as written. The scanner decides what an entry covers. Absent if the policy sets none. */
  readonly allowedTargets?: readonly string[];
  /** Groups of targets, which the input `target` can name. */
  readonly targets: ReadonlyMap<string, TargetGroup>;
  /** The lines of the keys at the top. */
  readonly lines: ReadonlyMap<string, number>;
}

/** All mistakes, or a policy. */
export type ParsedPolicy = { readonly policy: Policy } | { readonly problems: readonly PolicyProblem[] };

/** The policy of a repository without a policy file. */
export const EMPTY_POLICY: Policy = {
  rules: { rules: {}, lines: {} },
  scanners: new Map(),
  names: new Map(),
  waivers: [],
  locations: {},
  targets: new Map(),
  lines: new Map(),
};

/**
 * Parses the policy file. An empty file is an empty policy.
 *
 * @param file Its path, for messages.
 * @param today The day in UTC, `2026-11-21`, which waivers are compared with.
 */
export async function parsePolicy(text: string, file: string, today: string): Promise<ParsedPolicy> {
  const problems = policyProblems(file);
  const root = await readYaml(text, problems);
  const policy = root ? readPolicy(root, { file, today }, problems) : EMPTY_POLICY;
  const found = problems.all();
  return found.length > 0 ? { problems: found } : { policy };
}

function readPolicy(root: YamlNode, { file, today }: { readonly file: string; readonly today: string }, problems: PolicyProblems): Policy {
  const entries = readKeys(root, POLICY_KEYS, problems);
  const read = <Of>(key: keyof typeof POLICY_TABLE, reading: (value: YamlNode) => Of): Of | undefined => {
    const entry = entries.get(key);
    return entry && reading(entry.value);
  };
  const most = entries.get('sarif-max-results');
  const sarifMaxResults = most && readNumber(most, POLICY_TABLE['sarif-max-results'].range, problems);
  const allowedTargets = read('allowed-targets', (value) => readTexts(value, POLICY_TABLE['allowed-targets'].texts, problems));
  return {
    rules: readRulesOf(entries, problems),
    scanners: read('scanners', (value) => readScanners(value, problems)) ?? EMPTY_POLICY.scanners,
    names: read('names', (value) => readNames(value, problems)) ?? EMPTY_POLICY.names,
    ...(read('waivers', (value) => readWaivers(value, today, problems)) ?? { waivers: EMPTY_POLICY.waivers }),
    locations: read('locations', (value) => readLocations(value, problems)) ?? EMPTY_POLICY.locations,
    ...(sarifMaxResults !== undefined && { sarifMaxResults }),
    ...(allowedTargets && { allowedTargets }),
    targets: read('targets', (value) => readTargetGroups(value, file, problems)) ?? EMPTY_POLICY.targets,
    lines: new Map([...entries].map(([key, { line }]) => [key, line])),
  };
}
