import { GATE_NAME } from '../config/config.js';
import { BUDGETS, type GivenRules, RESOURCE_KINDS, RULE_KEYS, type RuleKey } from '../config/gate-rules.js';
import { GATE_ON, POINTS, THRESHOLDS } from '../config/rules-from-inputs.js';
import { repositoryPath } from '../domain/finding.js';
import { SERVICES } from '../scanners/registry.js';
import { describeNode, isNothing, readEntries, readGlobs, readKeys, readNumber, readNumbersByName, readWord } from './fields.js';
import type { PolicyProblems } from './problems.js';
import type { PlacedEntry, YamlNode } from './yaml.js';

/** The services' ids, which sections and waivers name. */
export const SERVICE_IDS: readonly string[] = SERVICES.map(({ id }) => id);

/** Targets as inputs and services name them: labels may hold spaces. */
export const LOCATION_TARGET = /^[^\s\p{C}](?:[^\p{C}\p{Zl}\p{Zp}]{0,2046}[^\s\p{C}])?$/u;

/** Rules for all gates of a service. */
export function readScanners(value: YamlNode, problems: PolicyProblems): ReadonlyMap<string, PlacedRules> {
  if (isNothing(value)) return new Map();
  const sections = readKeys(value, SERVICE_IDS, problems);
  return new Map([...sections].map(([id, entry]) => [id, readSection(entry.value, problems)]));
}

/** Rules for one gate, under the name that it has in its inputs. */
export function readNames(value: YamlNode, problems: PolicyProblems): ReadonlyMap<string, PlacedRules> {
  const sections = new Map<string, PlacedRules>();
  if (isNothing(value)) return sections;
  for (const { key, line, value: of } of readEntries(value, 'a mapping from the names of gates to their rules', problems)) {
    if (!GATE_NAME.pattern.test(key)) problems.add({ line, given: key, allowed: `names of gates: ${GATE_NAME.says}` });
    sections.set(key, readSection(of, problems));
  }
  return sections;
}

/** From targets to the files that findings without a file are shown at. */
export function readLocations(value: YamlNode, problems: PolicyProblems): Readonly<Record<string, string>> {
  if (isNothing(value)) return {};
  const files: (readonly [string, string])[] = [];
  for (const { key, line, value: of } of readEntries(value, 'a mapping from targets to files of the repository', problems)) {
    if (!LOCATION_TARGET.test(key)) problems.add({ line, given: key, allowed: 'a target: up to 2048 visible characters' });
    if (of.kind === 'told') continue;
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

/** Rules of one section, and the lines that they stand on. */
export interface PlacedRules {
  readonly rules: GivenRules;
  readonly lines: Readonly<Partial<Record<RuleKey, number>>>;
}

/** The rules that every section may give. */
export const POLICY_RULES: readonly RuleKey[] = Object.values(RULE_KEYS);

/** The rules of a scanner's or a gate's own section; there may be none yet. */
function readSection(value: YamlNode, problems: PolicyProblems): PlacedRules {
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
