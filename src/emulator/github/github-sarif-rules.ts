import type { Json } from './users.js';
import { isRecord } from '../request-schema.js';

/** Why GitHub would reject this file while processing it, in its words (reference: platform 1.1, 1.3, 1.5, 1.9). Empty: it would take it. */
export function sarifProblems(sarif: Readonly<Record<string, unknown>>): string[] {
  const runs = records(sarif['runs']);
  if (sarif['version'] !== '2.1.0') return [`Invalid SARIF. Unsupported version ${JSON.stringify(sarif['version'])}.`];
  if (runs.length > 20) return [`rejecting SARIF, as there are more runs than allowed (${runs.length} > 20)`];
  const keys = runs.map(categoryKey);
  if (new Set(keys).size < keys.length) return ['rejecting SARIF, as a delivery cannot contain multiple runs with the same category'];
  return runs.flatMap(runProblems).slice(0, 10);
}

/** The run's tool and category: one file may have each only once. */
function categoryKey(run: Json): string {
  const { name, fullName, version, semanticVersion, guid } = driverOf(run);
  const id = record(run['automationDetails'])['id'];
  const category = typeof id === 'string' ? id.slice(0, id.lastIndexOf('/') + 1) : '';
  return JSON.stringify([name, fullName, version, semanticVersion, guid, category]);
}

function runProblems(run: Json): string[] {
  if (!Array.isArray(run['results'])) return ["Invalid SARIF. Missing 'results' array in run."];
  const results = records(run['results']);
  const rules = records(driverOf(run)['rules']);
  return [
    ...tooMany('results', results.length, 25_000),
    ...tooMany('rules', rules.length, 25_000),
    ...tooMany('tool extensions', records(record(run['tool'])['extensions']).length, 100),
    ...unsuccessful(records(run['invocations'])),
    ...rules.flatMap(ruleProblems),
    ...results.flatMap(resultProblems),
  ];
}

/** GitHub leaves all alerts as they were. */
function unsuccessful(invocations: readonly Json[]): string[] {
  return invocations.some((invocation) => invocation['executionSuccessful'] === false) ? ['unsuccessful execution'] : [];
}

function tooMany(what: string, count: number, max: number): string[] {
  return count > max ? [`rejecting SARIF, as there are more ${what} per run than allowed (${count} > ${max})`] : [];
}

function ruleProblems(rule: Json): string[] {
  const properties = record(rule['properties']);
  const severity = properties['security-severity'];
  const tags = Array.isArray(properties['tags']) ? properties['tags'].length : 0;
  return [
    ...tooMany('tags', tags, 20),
    ...tooLong('shortDescription.text', record(rule['shortDescription'])['text'], 1024),
    ...tooLong('fullDescription.text', record(rule['fullDescription'])['text'], 1024),
    ...tooLong('name', rule['name'], 255),
    ...severityProblems(severity),
  ];
}

function tooLong(what: string, text: unknown, max: number): string[] {
  return typeof text === 'string' && text.length > max ? [`could not convert rules: ${what} is longer than ${max} characters`] : [];
}

function severityProblems(severity: unknown): string[] {
  if (severity === undefined) return [];
  if (typeof severity !== 'string') return [`parse error: expected string near offset 0 of '${JSON.stringify(severity)}'`];
  const isNumber = /^\d+(\.\d+)?$/.test(severity) && Number(severity) <= 10;
  return isNumber ? [] : ['could not convert rules: invalid security severity value, is not a number'];
}

function resultProblems(result: Json): string[] {
  const locations = records(result['locations']);
  const [location] = locations;
  if (location === undefined) return ['locationFromSarifResult: expected at least one location'];
  const text = record(result['message'])['text'];
  if (typeof text !== 'string' || text === '') return ['expected message text'];
  if (!isRecord(location['physicalLocation'])) return ['locationFromSarifResult: expected a physical location'];
  return [...tooMany('locations', locations.length, 1000), ...uriProblems(record(location['physicalLocation']['artifactLocation'])['uri'])];
}

function uriProblems(uri: unknown): string[] {
  if (typeof uri !== 'string' || uri === '') return ['locationFromSarifResult: expected artifact location'];
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(uri)?.[1];
  if (scheme !== undefined && scheme !== 'file') return [`SARIF URI scheme "${scheme}" did not match the checkout URI scheme "file"`];
  if (/^[^/]*:/.test(uri) && scheme === undefined) return ['first path segment in URL cannot contain colon'];
  return /%(?![0-9A-Fa-f]{2})/.test(uri) ? [`invalid URL escape in ${JSON.stringify(uri)}`] : [];
}

function driverOf(run: Json): Json {
  return record(record(run['tool'])['driver']);
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function records(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(record) : [];
}
