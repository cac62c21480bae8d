import type { Log, Run } from 'sarif';
import { SEVERITIES, type Severity } from '../../domain/severity.js';
import type { Report } from '../report.js';

/**
 * What code scanning takes of one file, and where that is told: "SARIF results exceed one or more limits" and "SARIF support for code
 * scanning" at docs.github.com. More than one of these rejects the whole file, and not only what is too much.
 */
export const GITHUB_LIMITS = {
  results: 25_000,
  /** Of those it shows so many, the worst, though it does not promise which those are. */
  resultsShown: 5000,
  rules: 25_000,
  /** Of a rule's tags it keeps so many of the 20 that it takes. */
  tagsKept: 10,
  /** In characters: `shortDescription.text` and `fullDescription.text`. */
  description: 1024,
  /** In characters. */
  name: 255,
  /** After gzip. "10 MB" is read as the smaller of its two meanings. */
  gzipBytes: 10_000_000,
} as const;

/** What a SARIF file goes without so that it fits. */
export interface Reduction {
  /** Findings of these severities are told by title and place alone, and so are rules of which all findings are: no description, remedy or code. */
  readonly brief: ReadonlySet<Severity>;
  /** Of the findings that would be in it, the worst; 0 to 1. */
  readonly share: number;
}

/** Everything is told. */
export const WHOLE: Reduction = { brief: new Set(), share: 1 };

const LEAST_FIRST: readonly Severity[] = SEVERITIES.toReversed();
const ALL: ReadonlySet<Severity> = new Set(SEVERITIES);

/** From the smallest loss to the largest: evidence goes before findings do, and that of the least severe before that of others. */
export const REDUCTIONS: readonly Reduction[] = [
  WHOLE,
  ...LEAST_FIRST.map((_, index) => ({ brief: new Set(LEAST_FIRST.slice(0, index + 1)), share: 1 })),
  ...[1 / 2, 1 / 4, 1 / 8, 1 / 16].map((share) => ({ brief: ALL, share })),
];

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
