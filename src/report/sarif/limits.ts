import type { Log, Run } from 'sarif';
import { SEVERITIES, type Severity } from '../../domain/severity.js';
import type { Source } from '../../domain/source.js';
import type { Report } from '../report.js';

/**
 * The limits of code scanning for one file, from "SARIF results exceed one or more limits" and "SARIF support for code scanning" at
 * docs.github.com. GitHub rejects the whole file if it exceeds one of them.
 */
export const GITHUB_LIMITS = {
  results: 25_000,
  /** GitHub shows at most these; it does not promise which. */
  resultsShown: 5000,
  rules: 25_000,
  /** GitHub accepts 20 tags of a rule and keeps these. */
  tagsKept: 10,
  /** In characters: `shortDescription.text` and `fullDescription.text`. */
  description: 1024,
  /** In characters. */
  name: 255,
  /** In characters: `helpUri`. GitHub documents none, so this is GitLab's. */
  helpUri: 2048,
  /** After gzip. "10 MB" is read as the smaller of its two meanings. */
  gzipBytes: 10_000_000,
} as const;

/** What differs between the platforms that read results.sarif. */
export interface PlatformLimits {
  /** The most results of a file. */
  readonly results: number;
  /** In characters: `message.text` of a result. */
  readonly message: number;
  /** Whether the platform reads the severity of a result from `rank`, and else that of its rule. */
  readonly ranked: boolean;
}

/**
 * GitLab reads the first 5,000 results, and skips a result with a longer message. The other limits are those of GitHub, or higher
 * (https://docs.gitlab.com/user/application_security/detect/sarif/#limits).
 */
const GITLAB_LIMITS: PlatformLimits = { results: 5000, message: 1024, ranked: true };

/** The limits of the platform that the job's CI belongs to; those of GitHub for all others. */
export function platformLimits({ ci }: Pick<Source, 'ci'>): PlatformLimits {
  return ci === 'gitlab' ? GITLAB_LIMITS : { results: GITHUB_LIMITS.results, message: Number.POSITIVE_INFINITY, ranked: false };
}

/** What is left out of a SARIF file so that it fits. */
export interface Reduction {
  /** Findings of these severities have only title and location, and so have rules with only such findings. */
  readonly brief: ReadonlySet<Severity>;
  /** The part of the findings that is kept, worst first; 0 to 1. */
  readonly share: number;
}

/** Nothing is left out. */
export const WHOLE: Reduction = { brief: new Set(), share: 1 };

const LEAST_FIRST: readonly Severity[] = SEVERITIES.toReversed();
const ALL: ReadonlySet<Severity> = new Set(SEVERITIES);

/** From the smallest loss to the largest: first descriptions, of the least severe findings first, then findings. */
export const REDUCTIONS: readonly Reduction[] = [
  WHOLE,
  ...LEAST_FIRST.map((_, index) => ({ brief: new Set(LEAST_FIRST.slice(0, index + 1)), share: 1 })),
  ...[1 / 2, 1 / 4, 1 / 8, 1 / 16].map((share) => ({ brief: ALL, share })),
];

/** Why GitHub would reject a whole file, or what it would do wrong with it. */
export interface Fault {
  /** The location in the log, such as `runs[0].results`. */
  readonly where: string;
  /** What is wrong, as the end of a sentence that begins with `where`. */
  readonly problem: string;
  /** What to do; absent if it is a defect of scan-gate. */
  readonly hint?: string | undefined;
}

/**
 * Checks before an upload what depends on inputs and amounts: the category, and the number of rules and results. The code that compresses
 * the file checks its size. Tests check everything else.
 */
export function findSarifFaults(log: Log, report: Pick<Report, 'name' | 'scan' | 'source'>): Fault[] {
  const [run, ...others] = log.runs ?? [];
  if (run === undefined || others.length > 0) return [{ where: 'runs', problem: `contains ${log.runs?.length ?? 0} runs instead of 1` }];
  return [
    ...categoryFaults(run.automationDetails?.id, changingPart(run, report)),
    ...countFaults('tool.driver.rules', run.tool?.driver?.rules ?? [], GITHUB_LIMITS.rules),
    // Without the list, "nothing found" would look like "not scanned".
    ...countFaults('results', run.results, GITHUB_LIMITS.results),
  ];
}

function countFaults(where: string, items: readonly unknown[] | undefined, limit: number): Fault[] {
  if (!Array.isArray(items)) return [{ where: `runs[0].${where}`, problem: 'is missing' }];
  if (items.length <= limit) return [];
  return [{ where: `runs[0].${where}`, problem: `contains ${items.length} entries, but ${limit} are allowed` }];
}

/** Alerts of a category that is never uploaded again stay open forever. */
function categoryFaults(id: string | undefined, changing: string | undefined): Fault[] {
  const where = 'runs[0].automationDetails.id';
  // The category is the text before the last slash.
  if (id === undefined || !/^.*\/$/.test(id) || !/[^\s/]/.test(id)) return [{ where, problem: 'is not a category that ends with "/"' }];
  if (changing === undefined) return [];
  const hint =
    'Set {name} to the same text in every run, without commit, date, version, run or scan: code scanning keeps the alerts of each category apart, and those of an old one stay open forever.';
  return [{ where, problem: `contains "${changing}", which changes from run to run`, hint }];
}

/** The part of the category that differs in the next run: the scan's ID or date, the commit, the run's number, or the version of scan-gate. */
function changingPart(
  { automationDetails, tool }: Run,
  { name, scan, source }: Pick<Report, 'name' | 'scan' | 'source'>,
): string | undefined {
  const id = automationDetails?.id?.toLowerCase() ?? '';
  const days = [scan?.createdAt, scan?.completedAt].map((instant) => /^\d{4}-\d{2}-\d{2}/.exec(instant ?? '')?.[0]);
  const commits = [scan?.traits.commit, source.commit].map((commit) => /^[0-9a-f]{7}/i.exec(commit ?? '')?.[0]);
  const run = /\/runs\/(\d{6,})/.exec(source.runUrl ?? '')?.[1];
  const texts = [scan?.id, ...days, ...days.map((day) => day?.replaceAll('-', '')), ...commits, run];
  // The name of the gate may contain the version by chance.
  const version = id.replace(name.toLowerCase(), '').includes(tool?.driver?.version ?? '?') ? tool.driver.version : undefined;
  return texts.filter(isLongEnough).find((text) => id.includes(text.toLowerCase())) ?? [version].find(isLongEnough);
}

/** Short texts match by chance. */
function isLongEnough(text: string | undefined): text is string {
  return text !== undefined && text.length >= 5;
}
