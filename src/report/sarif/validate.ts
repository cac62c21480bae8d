import type { Location, Log, Region, ReportingDescriptor, Result, Run } from 'sarif';
import type { Report } from '../report.js';
import { GITHUB_LIMITS } from './limits.js';
import { uriFault } from './result.js';

/** What the log is made of, as far as it matters here. */
type Told = Pick<Report, 'name' | 'scan' | 'source'>;

/** So many are worth telling: one is enough for a rejection. */
const MOST_FAULTS = 10;

/**
 * The last look at a log before it is uploaded: everything here holds by construction, and this is what notices when it does not.
 *
 * @param gzipBytes Size of what would be sent, after gzip.
 */
export function preflight(log: unknown, gzipBytes: number, report: Told): Fault[] {
  if (!isLog(log)) return [{ where: 'the file', says: 'is no SARIF' }];
  return [...faultsOf(log, gzipBytes, report)].slice(0, MOST_FAULTS);
}

/** Only the outermost form: whatever is inside is looked at without trusting it. */
function isLog(value: unknown): value is Log {
  return typeof value === 'object' && value !== null;
}

function* faultsOf(log: Log, gzipBytes: number, report: Told): Iterable<Fault> {
  yield* tooMany('the file', 'bytes after gzip', gzipBytes, GITHUB_LIMITS.gzipBytes);
  if (log.version !== '2.1.0') yield { where: 'version', says: 'is not 2.1.0' };
  const runs = Array.isArray(log.runs) ? log.runs : [];
  if (runs.length === 0) yield { where: 'runs', says: 'is empty' };
  yield* tooMany('runs', 'runs', runs.length, GITHUB_LIMITS.runs);
  for (const [index, run] of runs.entries()) yield* runFaults(run, `runs[${index}]`, report);
}

function* runFaults(run: Run, where: string, report: Told): Iterable<Fault> {
  const driver = run.tool?.driver;
  if (isBlank(driver?.name)) yield { where: `${where}.tool.driver.name`, says: 'is empty' };
  yield* categoryFaults(run.automationDetails?.id, where, changingIn(run, report));
  yield* tooMany(`${where}.tool.extensions`, 'extensions', run.tool?.extensions?.length ?? 0, GITHUB_LIMITS.extensions);
  const rules = driver?.rules ?? [];
  yield* tooMany(`${where}.tool.driver.rules`, 'rules', rules.length, GITHUB_LIMITS.rules);
  yield* ruleFaults(rules, `${where}.tool.driver.rules`);
  // Without the list GitHub cannot tell "nothing found" from "not looked".
  if (!Array.isArray(run.results)) return yield { where: `${where}.results`, says: 'is missing' };
  yield* tooMany(`${where}.results`, 'results', run.results.length, GITHUB_LIMITS.results);
  yield* resultFaults(run.results, rules, `${where}.results`);
}

/** Alerts of a category that is never uploaded again stay open for ever. */
function* categoryFaults(id: string | undefined, where: string, changing: string | undefined): Iterable<Fault> {
  const place = `${where}.automationDetails.id`;
  // What is behind the last slash is no part of the category: `foo` has none at all.
  if (id === undefined || !/^.*\/$/.test(id) || !/[^\s/]/.test(id))
    return yield { where: place, says: 'is no category that ends with "/"' };
  if (changing === undefined) return;
  const hint =
    'Set {name} to the same text in every run, without commit, date, version, run or scan: code scanning keeps the alerts of each category apart, and those of an old one stay open for ever.';
  yield { where: place, says: `holds "${changing}", which changes from run to run`, hint };
}

/** What of the category will differ in the next run: the scan's ID, its day, the commit, the run's number, our version. */
function changingIn({ automationDetails, tool }: Run, { name, scan, source }: Told): string | undefined {
  const id = automationDetails?.id?.toLowerCase() ?? '';
  const days = [scan?.createdAt, scan?.completedAt].map((instant) => /^\d{4}-\d{2}-\d{2}/.exec(instant ?? '')?.[0]);
  const commits = [scan?.traits.commit, source.commit].map((commit) => /^[0-9a-f]{7}/i.exec(commit ?? '')?.[0]);
  const run = /\/runs\/(\d{6,})/.exec(source.runUrl ?? '')?.[1];
  const texts = [scan?.id, ...days, ...days.map((day) => day?.replaceAll('-', '')), ...commits, run];
  // A gate, or its repository, may be named after a version; that it is ours says nothing.
  const version = id.replace(name.toLowerCase(), '').includes(tool?.driver?.version ?? '?') ? tool.driver.version : undefined;
  return texts.filter(isLongEnough).find((text) => id.includes(text.toLowerCase())) ?? [version].find(isLongEnough);
}

/** Short ones are found by accident. */
function isLongEnough(text: string | undefined): text is string {
  return text !== undefined && text.length >= 5;
}

/** What is wrong with the rules. @param where Of the list, in the log. */
function* ruleFaults(rules: readonly ReportingDescriptor[], where: string): Iterable<Fault> {
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
function isLevel(level: unknown): boolean {
  return level === 'error' || level === 'warning' || level === 'note' || level === 'none';
}

/** What is wrong with the results. @param where Of the list, in the log. */
function* resultFaults(results: readonly Result[], rules: readonly ReportingDescriptor[], where: string): Iterable<Fault> {
  for (const [index, result] of results.entries()) yield* faultsOfResult(result, rules, `${where}[${index}]`);
}

function* faultsOfResult(result: Result, rules: readonly ReportingDescriptor[], where: string): Iterable<Fault> {
  const { ruleId, ruleIndex, level, message, locations = [] } = result;
  if (isBlank(ruleId)) yield { where: `${where}.ruleId`, says: 'is empty' };
  if (ruleIndex !== undefined && rules[ruleIndex]?.id !== ruleId)
    yield { where: `${where}.ruleIndex`, says: 'is of another rule than ruleId' };
  if (level !== undefined && !isLevel(level)) yield { where: `${where}.level`, says: 'is no level' };
  if (isBlank(message?.text)) yield { where: `${where}.message.text`, says: 'is empty' };
  // The REST API computes none: without it every upload opens the alert anew.
  if (isBlank(result.partialFingerprints?.['primaryLocationLineHash']))
    yield { where: `${where}.partialFingerprints`, says: 'lacks primaryLocationLineHash' };
  if (locations.length === 0) yield { where: `${where}.locations`, says: 'is empty' };
  yield* tooMany(`${where}.locations`, 'locations', locations.length, GITHUB_LIMITS.locations);
  for (const [index, location] of locations.entries()) yield* locationFaults(location, `${where}.locations[${index}]`);
  if (hasTwice(result.relatedLocations)) yield { where: `${where}.relatedLocations`, says: 'holds an entry twice' };
  if (hasTwice(result.taxa)) yield { where: `${where}.taxa`, says: 'holds an entry twice' };
}

function* locationFaults({ physicalLocation, logicalLocations }: Location, where: string): Iterable<Fault> {
  if (physicalLocation === undefined) return yield { where, says: 'has no physicalLocation' };
  const uri = uriFault(physicalLocation.artifactLocation?.uri);
  if (uri !== undefined) yield { where: `${where}.physicalLocation.artifactLocation.uri`, says: uri };
  const region = physicalLocation.region ?? {};
  const place = `${where}.physicalLocation.region`;
  if (region.startLine === undefined) yield { where: `${place}.startLine`, says: 'is missing' };
  yield* regionFaults(region, place);
  if (hasTwice(logicalLocations)) yield { where: `${where}.logicalLocations`, says: 'holds an entry twice' };
}

function* regionFaults(region: Region, where: string): Iterable<Fault> {
  for (const key of ['startLine', 'startColumn', 'endLine', 'endColumn'] as const) {
    const value = region[key];
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
      yield { where: `${where}.${key}`, says: 'is no whole number from 1 on' };
  }
  if ((region.endLine ?? Number.POSITIVE_INFINITY) < (region.startLine ?? 1))
    yield { where: `${where}.endLine`, says: 'is before startLine' };
}

/** What GitHub, or the schema, would reject a whole file for. */
export interface Fault {
  /** The place in the log, such as `runs[0].results[3].locations[0]`. */
  readonly where: string;
  /** What is wrong there, as the end of a sentence that begins with the place. */
  readonly says: string;
  /** What a person can do about it; absent where it is a fault of ours. */
  readonly hint?: string | undefined;
}

/** @param what In the plural. */
function* tooMany(where: string, what: string, count: number, limit: number): Iterable<Fault> {
  if (count > limit) yield { where, says: `holds ${count} ${what}, and ${limit} are allowed` };
}

/** GitHub's "required" is not satisfied by an empty string. */
function isBlank(text: unknown): boolean {
  return typeof text !== 'string' || text.trim() === '';
}

/** The schema's `uniqueItems`: of anything, by its content. */
function hasTwice(items: readonly unknown[] | undefined): boolean {
  return items !== undefined && items.length > 1 && new Set(items.map((item) => JSON.stringify(item))).size < items.length;
}
