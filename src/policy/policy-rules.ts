import { BUDGETS, type GivenRules, RESOURCE_KINDS, RULE_KEYS, type RuleKey } from '../config/gate-rules.js';
import { isNothing, readKeys } from './fields.js';
import type { PolicyProblems } from './problems.js';
import { readGlobs } from './policy-texts.js';
import { readNumber, readNumbersByName, readWord } from './policy-values.js';
import type { Placed, PlacedEntry } from './yaml.js';
import { GATE_ON, POINTS, THRESHOLDS } from '../config/rules-from-inputs.js';

/** Rules of one section, and the lines that they stand on. */
export interface PlacedRules {
  readonly rules: GivenRules;
  readonly lines: Readonly<Partial<Record<RuleKey, number>>>;
}

/** The rules that every section may give. */
export const POLICY_RULES: readonly RuleKey[] = Object.values(RULE_KEYS);

/** The rules of a scanner's or a gate's own section; there may be none yet. */
export function readSection(value: Placed, problems: PolicyProblems): PlacedRules {
  return readRulesOf(isNothing(value) ? new Map<RuleKey, PlacedEntry>() : readKeys(value, POLICY_RULES, problems), problems);
}

/** The rules among the entries of a section: the same words, ranges and suggestions as the inputs have. */
export function readRulesOf(entries: ReadonlyMap<string, PlacedEntry>, problems: PolicyProblems): PlacedRules {
  const read = <Of>(key: RuleKey, reading: (entry: PlacedEntry) => Of): Of | undefined => {
    const entry = entries.get(key);
    return entry && reading(entry);
  };
  const all: GivenRules = {
    severityThreshold: read('severity-threshold', (entry) => readWord(entry, THRESHOLDS, problems)),
    gateOn: read('gate-on', (entry) => readWord(entry, GATE_ON, problems)),
    maxFindings: read('max-findings', (entry) => readNumbersByName(entry, BUDGETS, problems)),
    minScore: read('min-score', (entry) => readNumber(entry, POINTS, problems)),
    maxScoreDrop: read('max-score-drop', (entry) => readNumber(entry, POINTS, problems)),
    maxResourceChange: read('max-resource-change', (entry) => readNumbersByName(entry, RESOURCE_KINDS, problems)),
    paths: read('paths', (entry) => readGlobs(entry, 'files', problems)),
  };
  const lines = POLICY_RULES.flatMap((key) => {
    const line = entries.get(key)?.line;
    return line === undefined ? [] : [[key, line] as const];
  });
  return {
    rules: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    lines: Object.fromEntries(lines),
  };
}
