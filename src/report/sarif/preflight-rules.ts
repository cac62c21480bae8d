import type { ReportingDescriptor } from 'sarif';
import { type Fault, hasTwice, isBlank, tooMany } from './fault.js';
import { GITHUB_LIMITS } from './limits.js';

/** What is wrong with the rules. @param where Of the list, in the log. */
export function* ruleFaults(rules: readonly ReportingDescriptor[], where: string): Iterable<Fault> {
  if (new Set(rules.map(({ id }) => id)).size < rules.length) yield { where, says: 'holds an id twice' };
  for (const [index, rule] of rules.entries()) yield* faultsOfRule(rule, `${where}[${index}]`);
}

function* faultsOfRule(rule: ReportingDescriptor, where: string): Iterable<Fault> {
  const { id, name, shortDescription, fullDescription, help, properties, defaultConfiguration } = rule;
  const texts = {
    id,
    'shortDescription.text': shortDescription?.text,
    'fullDescription.text': fullDescription?.text,
    'help.text': help?.text,
  };
  for (const [what, text] of Object.entries(texts)) if (isBlank(text)) yield { where: `${where}.${what}`, says: 'is empty' };
  if (help?.markdown !== undefined && isBlank(help.markdown)) yield { where: `${where}.help.markdown`, says: 'is empty' };
  yield* tooLong(`${where}.shortDescription.text`, shortDescription?.text, GITHUB_LIMITS.description);
  yield* tooLong(`${where}.fullDescription.text`, fullDescription?.text, GITHUB_LIMITS.description);
  if (name !== undefined && isBlank(name)) yield { where: `${where}.name`, says: 'is empty' };
  yield* tooLong(`${where}.name`, name, GITHUB_LIMITS.name);
  if (defaultConfiguration?.level !== undefined && !isLevel(defaultConfiguration.level)) {
    yield { where: `${where}.defaultConfiguration.level`, says: 'is no level' };
  }
  yield* tagFaults(properties?.tags, `${where}.properties.tags`);
  yield* severityFaults(properties?.['security-severity'], `${where}.properties.security-severity`);
  if (hasTwice(rule.relationships)) yield { where: `${where}.relationships`, says: 'holds an entry twice' };
}

function* tagFaults(tags: readonly string[] | undefined, where: string): Iterable<Fault> {
  yield* tooMany(where, 'tags', tags?.length ?? 0, GITHUB_LIMITS.tags);
  if (tags?.some(isBlank)) yield { where, says: 'holds an empty tag' };
  if (hasTwice(tags)) yield { where, says: 'holds a tag twice' };
}

/** A string that is a number from 0.1 to 10.0: GitHub rejects the file for anything else, also for a number that is no string. */
function* severityFaults(severity: unknown, where: string): Iterable<Fault> {
  if (severity === undefined) return;
  const fits = typeof severity === 'string' && /^\d{1,2}\.\d$/.test(severity) && Number(severity) > 0 && Number(severity) <= 10;
  if (!fits) yield { where, says: 'is no text such as "8.1", from "0.1" to "10.0"' };
}

/** @param limit In characters. */
function* tooLong(where: string, text: string | undefined, limit: number): Iterable<Fault> {
  yield* tooMany(where, 'characters', text?.length ?? 0, limit);
}

/** SARIF's words for how bad a result is. */
export function isLevel(level: unknown): boolean {
  return level === 'error' || level === 'warning' || level === 'note' || level === 'none';
}
