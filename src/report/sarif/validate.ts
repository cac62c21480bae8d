import type { Log, Run } from 'sarif';
import type { Report } from '../report.js';
import { type Fault, isBlank, tooMany } from './fault.js';
import { GITHUB_LIMITS } from './limits.js';
import { resultFaults } from './preflight-results.js';
import { ruleFaults } from './preflight-rules.js';

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
