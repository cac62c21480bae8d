import { GROUP_NAME, type TargetEntry } from '../config/targets.js';
import { describeNode, isNothing, readEntries, readKeys, readText } from './fields.js';
import { TARGET_KEYS, TARGET_TABLE } from './keys.js';
import type { PolicyProblems } from './problems.js';
import type { YamlNode } from './yaml.js';

/** A group of targets, and its line. */
export interface TargetGroup {
  readonly line: number;
  readonly entries: readonly TargetEntry[];
}

/**
 * The groups of targets, by name. What a target may be, only the service knows, so each target is checked when its group is used.
 *
 * @param file The policy's path, for the places in messages.
 */
export function readTargetGroups(value: YamlNode, file: string, problems: PolicyProblems): ReadonlyMap<string, TargetGroup> {
  const groups = new Map<string, TargetGroup>();
  if (isNothing(value)) return groups;
  for (const { key, line, value: of } of readEntries(value, 'a mapping from the names of groups to lists of targets', problems)) {
    if (!GROUP_NAME.pattern.test(key)) problems.add({ line, given: key, allowed: `names of groups: ${GROUP_NAME.allowed}` });
    groups.set(key, { line, entries: readGroup(key, of, file, problems) });
  }
  return groups;
}

function readGroup(name: string, value: YamlNode, file: string, problems: PolicyProblems): readonly TargetEntry[] {
  if (value.kind === 'invalid') return [];
  if (value.kind !== 'list' || value.items.length === 0) {
    const given = value.kind === 'list' ? 'an empty list' : describeNode(value);
    problems.add({ line: value.line, given: `${name}: ${given}`, allowed: 'a list of targets, each beginning with "- target:"' });
    return [];
  }
  return value.items.flatMap((item, index) => {
    const entry = readEntry(item, file, problems);
    return entry === undefined ? [] : [{ ...entry, entry: `entry ${index + 1} of targets.${name}` }];
  });
}

function readEntry(item: YamlNode, file: string, problems: PolicyProblems): TargetEntry | undefined {
  const entries = readKeys(item, TARGET_KEYS, problems);
  if (item.kind !== 'mapping') return undefined;
  const read = (key: keyof typeof TARGET_TABLE): string | undefined => {
    const entry = entries.get(key);
    return entry && readText(entry, TARGET_TABLE[key].text, problems);
  };
  const [target, region, label] = [read('target'), read('region'), read('label')];
  if (!entries.has('target'))
    problems.add({ line: item.line, given: 'a target without the key target', allowed: TARGET_TABLE.target.text.allowed });
  if (target === undefined) return undefined;
  return { target, ...(region !== undefined && { region }), ...(label !== undefined && { label }), place: `${file}:${item.line}` };
}
