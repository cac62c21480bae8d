import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { GITHUB_LIMITS } from '../../../src/report/sarif/limits.js';

/** Limits that scan-gate never reaches; the others are in `GITHUB_LIMITS`. */
const MAX_TAGS = 20;
const MAX_LOCATIONS = 1000;

/**
 * What GitHub documents of an upload and neither OASIS' schema nor Microsoft's validator checks: texts that are empty or too long,
 * numbers of severity, references between results and rules, and the addresses of files (decision 0045). Empty: nothing.
 */
export function githubSarifProblems(log: Log): string[] {
  return log.runs.flatMap(({ tool, results = [] }) => {
    const rules = tool.driver.rules ?? [];
    return [
      ...(isBlank(tool.driver.name) ? ['tool.driver.name is empty'] : []),
      ...(new Set(rules.map(({ id }) => id)).size < rules.length ? ['rules has an id twice'] : []),
      ...rules.flatMap((rule, index) => ruleProblems(rule).map((problem) => `rules[${index}].${problem}`)),
      ...results.flatMap((result, index) => resultProblems(result, rules).map((problem) => `results[${index}].${problem}`)),
    ];
  });
}

function ruleProblems({ id, name, shortDescription, fullDescription, help, properties }: ReportingDescriptor): string[] {
  const required = { id, shortDescription: shortDescription?.text, fullDescription: fullDescription?.text, help: help?.text };
  const optional = { name, markdown: help?.markdown };
  const tags = properties?.tags ?? [];
  const severity: unknown = properties?.['security-severity'];
  return [
    ...Object.entries(required).flatMap(([key, text]) => (isBlank(text) ? [`${key} is empty`] : [])),
    ...Object.entries(optional).flatMap(([key, text]) => (text !== undefined && isBlank(text) ? [`${key} is empty`] : [])),
    ...tooLong('shortDescription', shortDescription?.text, GITHUB_LIMITS.description),
    ...tooLong('fullDescription', fullDescription?.text, GITHUB_LIMITS.description),
    ...tooLong('name', name, GITHUB_LIMITS.name),
    ...(tags.length > MAX_TAGS ? [`tags has ${tags.length} entries`] : []),
    ...(tags.some(isBlank) ? ['tags has an empty entry'] : []),
    ...(severity === undefined || isSecuritySeverity(severity) ? [] : ['security-severity is not a text such as "8.1"']),
  ];
}

/** GitHub rejects the file for anything else, also for a number that is not a string. */
function isSecuritySeverity(severity: unknown): boolean {
  return typeof severity === 'string' && /^\d{1,2}\.\d$/.test(severity) && Number(severity) > 0 && Number(severity) <= 10;
}

function resultProblems(
  { ruleId, ruleIndex, message, locations = [], partialFingerprints }: Result,
  rules: readonly ReportingDescriptor[],
) {
  return [
    ...(isBlank(ruleId) ? ['ruleId is empty'] : []),
    ...(ruleIndex !== undefined && rules[ruleIndex]?.id !== ruleId ? ['ruleIndex is of another rule than ruleId'] : []),
    ...(isBlank(message?.text) ? ['message is empty'] : []),
    // The REST API computes no hash. Without one, every upload opens the alert again.
    ...(isBlank(partialFingerprints?.['primaryLocationLineHash']) ? ['partialFingerprints lacks primaryLocationLineHash'] : []),
    ...(locations.length === 0 || locations.length > MAX_LOCATIONS ? [`locations has ${locations.length} entries`] : []),
    ...locations.flatMap(locationProblems),
  ];
}

function locationProblems({ physicalLocation }: Location): string[] {
  const problem = uriProblem(physicalLocation?.artifactLocation?.uri);
  const { startLine, endLine = Number.POSITIVE_INFINITY } = physicalLocation?.region ?? {};
  return [
    ...(problem === undefined ? [] : [`uri ${problem}`]),
    ...(startLine === undefined ? ['startLine is missing'] : endLine < startLine ? ['endLine is before startLine'] : []),
  ];
}

/** Path characters of RFC 3986, including `%` with two digits. */
const REFERENCE = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})+$/;

/** Why code scanning rejects this `artifactLocation.uri`; undefined if it accepts it. */
export function uriProblem(uri: string | undefined): string | undefined {
  if (uri === undefined || uri === '') return 'is empty';
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri)) return 'has a scheme';
  if (uri.startsWith('/')) return 'begins with a slash';
  if (uri.split('/', 1)[0]?.includes(':')) return 'has a colon in its first segment';
  if (!REFERENCE.test(uri)) return 'is not percent-encoded';
  const segments = decodeSafely(uri)?.split('/');
  if (segments === undefined) return 'is not percent-encoded UTF-8';
  if (segments.some((segment) => segment === '..' || segment === '.')) return 'has a segment "." or ".."';
  return segments.includes('') ? 'has an empty segment' : undefined;
}

function decodeSafely(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}

function tooLong(what: string, text: string | undefined, limit: number): string[] {
  return text !== undefined && text.length > limit ? [`${what} has ${text.length} characters`] : [];
}

/** GitHub's "required" is not satisfied by an empty string. */
function isBlank(text: unknown): boolean {
  return typeof text !== 'string' || text.trim() === '';
}
