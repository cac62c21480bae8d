import { GATE_NAME } from '../config/config.js';
import type { GivenRules, RuleKey } from '../config/gate-rules.js';
import { repositoryPath } from '../domain/finding.js';
import { describeNode, isNothing, readEntries, readGlobs, readKeys, readNumber, readNumbersByName, readWord } from './fields.js';
import { POLICY_RULES, POLICY_TABLE, RULE_TABLE, SERVICE_IDS } from './keys.js';
import type { PolicyProblems } from './problems.js';
import type { PlacedEntry, YamlNode } from './yaml.js';

/** Rules for all gates of a service. */
export function readScanners(value: YamlNode, problems: PolicyProblems): ReadonlyMap<string, PlacedRules> {
  if (isNothing(value)) return new Map();
  const sections = readKeys(value, SERVICE_IDS, problems);
  return new Map([...sections].map(([id, entry]) => [id, readSection(entry.value, problems)]));
}

/** Rules for one gate, by its name. */
export function readNames(value: YamlNode, problems: PolicyProblems): ReadonlyMap<string, PlacedRules> {
  const sections = new Map<string, PlacedRules>();
  if (isNothing(value)) return sections;
  for (const { key, line, value: of } of readEntries(value, 'a mapping from the names of gates to their rules', problems)) {
    if (!GATE_NAME.pattern.test(key)) problems.add({ line, given: key, allowed: `names of gates: ${GATE_NAME.allowed}` });
    sections.set(key, readSection(of, problems));
  }
  return sections;
}

/** The file at which findings without a file are shown, by target. */
export function readLocations(value: YamlNode, problems: PolicyProblems): Readonly<Record<string, string>> {
  if (isNothing(value)) return {};
  const files: (readonly [string, string])[] = [];
  for (const { key, line, value: of } of readEntries(value, 'a mapping from targets to files of the repository', problems)) {
    if (!POLICY_TABLE.locations.by.pattern.test(key))
      problems.add({ line, given: key, allowed: 'a target: up to 2048 visible characters' });
    if (of.kind === 'invalid') continue;
    const file = of.kind === 'text' && !/^[/\\]/.test(of.text.trim()) ? repositoryPath(of.text) : undefined;
    if (file !== undefined) files.push([key, file]);
    else
      problems.add({
        line: of.line,
        given: `${key}: ${describeNode(of)}`,
        allowed: 'a file of the repository, such as terraform/main.tf, without ..',
      });
  }
  return Object.fromEntries(files);
}

/** The rules of one section, and their lines. */
export interface PlacedRules {
  readonly rules: GivenRules;
  readonly lines: Readonly<Partial<Record<RuleKey, number>>>;
}

/** The rules of the section of a scanner or a gate; empty if it has none. */
function readSection(value: YamlNode, problems: PolicyProblems): PlacedRules {
  return readRulesOf(isNothing(value) ? new Map<RuleKey, PlacedEntry>() : readKeys(value, POLICY_RULES, problems), problems);
}

/** The rules among the entries of a section, with the same words, ranges, and suggestions as the inputs. */
export function readRulesOf(entries: ReadonlyMap<string, PlacedEntry>, problems: PolicyProblems): PlacedRules {
  const read = <Key extends RuleKey, Of>(key: Key, reading: (entry: PlacedEntry, rule: (typeof RULE_TABLE)[Key]) => Of): Of | undefined => {
    const entry = entries.get(key);
    return entry && reading(entry, RULE_TABLE[key]);
  };
  const all: GivenRules = {
    severityThreshold: read('severity-threshold', (entry, { words }) => readWord(entry, words, problems)),
    gateOn: read('gate-on', (entry, { words }) => readWord(entry, words, problems)),
    maxFindings: read('max-findings', (entry, { numbers }) => readNumbersByName(entry, numbers, problems)),
    minScore: read('min-score', (entry, { range }) => readNumber(entry, range, problems)),
    maxScoreDrop: read('max-score-drop', (entry, { range }) => readNumber(entry, range, problems)),
    maxResourceChange: read('max-resource-change', (entry, { numbers }) => readNumbersByName(entry, numbers, problems)),
    paths: read('paths', (entry, { globs }) => readGlobs(entry, globs, problems)),
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
