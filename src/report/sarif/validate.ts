import type { Log, Run } from 'sarif';
import type { Report } from '../report.js';
import { GITHUB_LIMITS } from './limits.js';

/** Why GitHub would reject a whole file, or what it would do wrong with it. */
export interface Fault {
  /** The place in the log, such as `runs[0].results`. */
  readonly where: string;
  /** What is wrong there, as the end of a sentence that begins with the place. */
  readonly problem: string;
  /** What a person can do about it; absent where it is a fault of ours. */
  readonly hint?: string | undefined;
}

/**
 * Checks before an upload what depends on inputs and amounts: the category, and how much is in the file. Its size after gzip is checked
 * by whoever compresses it; everything else holds by construction, and tests show that it does.
 */
export function findSarifFaults(log: Log, report: Pick<Report, 'name' | 'scan' | 'source'>): Fault[] {
  const [run, ...others] = log.runs ?? [];
  if (run === undefined || others.length > 0) return [{ where: 'runs', problem: `holds ${log.runs?.length ?? 0} runs instead of 1` }];
  return [
    ...categoryFaults(run.automationDetails?.id, changingPart(run, report)),
    ...countFaults('tool.driver.rules', run.tool?.driver?.rules ?? [], GITHUB_LIMITS.rules),
    // Without the list GitHub could not tell "nothing found" from "not scanned".
    ...countFaults('results', run.results, GITHUB_LIMITS.results),
  ];
}

function countFaults(where: string, items: readonly unknown[] | undefined, limit: number): Fault[] {
  if (!Array.isArray(items)) return [{ where: `runs[0].${where}`, problem: 'is missing' }];
  if (items.length <= limit) return [];
  return [{ where: `runs[0].${where}`, problem: `holds ${items.length} entries, and ${limit} are allowed` }];
}

/** Alerts of a category that is never uploaded again stay open for ever. */
function categoryFaults(id: string | undefined, changing: string | undefined): Fault[] {
  const where = 'runs[0].automationDetails.id';
  // The text behind the last slash is not part of the category: `foo` has none at all.
  if (id === undefined || !/^.*\/$/.test(id) || !/[^\s/]/.test(id)) return [{ where, problem: 'is not a category that ends with "/"' }];
  if (changing === undefined) return [];
  const hint =
    'Set {name} to the same text in every run, without commit, date, version, run or scan: code scanning keeps the alerts of each category apart, and those of an old one stay open for ever.';
  return [{ where, problem: `holds "${changing}", which changes from run to run`, hint }];
}

/** The part of the category that will differ in the next run: the scan's ID, its day, the commit, the run's number, our version. */
function changingPart(
  { automationDetails, tool }: Run,
  { name, scan, source }: Pick<Report, 'name' | 'scan' | 'source'>,
): string | undefined {
  const id = automationDetails?.id?.toLowerCase() ?? '';
  const days = [scan?.createdAt, scan?.completedAt].map((instant) => /^\d{4}-\d{2}-\d{2}/.exec(instant ?? '')?.[0]);
  const commits = [scan?.traits.commit, source.commit].map((commit) => /^[0-9a-f]{7}/i.exec(commit ?? '')?.[0]);
  const run = /\/runs\/(\d{6,})/.exec(source.runUrl ?? '')?.[1];
  const texts = [scan?.id, ...days, ...days.map((day) => day?.replaceAll('-', '')), ...commits, run];
  // A gate, or its repository, may be named after a version that happens to be ours.
  const version = id.replace(name.toLowerCase(), '').includes(tool?.driver?.version ?? '?') ? tool.driver.version : undefined;
  return texts.filter(isLongEnough).find((text) => id.includes(text.toLowerCase())) ?? [version].find(isLongEnough);
}

/** Short ones are found by accident. */
function isLongEnough(text: string | undefined): text is string {
  return text !== undefined && text.length >= 5;
}
