import { randomUUID } from 'node:crypto';
import { lstat, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import { failWith } from '../domain/errors.js';
import { isDraftOf, removeFile } from './atomic-write.js';
import { codeOf, contains, makeFolder, realPathOf } from './folders.js';

/** The names that we write, and the only ones that we ever delete. */
export const REPORT_FILES = [
  'results.json',
  'results.sarif',
  'results.full.sarif',
  'report.html',
  'report.md',
  'gl-code-quality-report.json',
  'junit.xml',
] as const;
export type ReportFile = (typeof REPORT_FILES)[number];

/** What is no folder for files; on Windows no path is in them. */
const KERNEL_FOLDERS = ['/proc', '/dev', '/sys'];

/** Which run the reports beside it are of. Hidden: actions/upload-artifact leaves it out. */
const MARKER = '.scan-gate-job';

/** What a directory is claimed with. */
interface Marker {
  /** Identifies the job of the CI; empty outside of a CI, and for a dry run. */
  readonly job: string;
  /** Of this run alone. */
  readonly claim: string;
}

/** Where a directory must not be, all absolute paths. */
interface ReportDirOptions {
  /** GITHUB_WORKSPACE, or the working directory. */
  readonly workspace: string;
  readonly home?: string | undefined;
}

/**
 * Makes the report directory and takes an earlier run's reports out of it, so that no old result can pass for a new one.
 *
 * Only files of our own names are deleted, and a symbolic link is deleted, not followed; whatever else is there stays.
 * Refused with CONFIG, before anything is touched: the workspace, the home directory, the root of the file system and whatever contains
 * one of them, Git's own folder, the kernel's file systems, and a path that leaves the workspace through a symbolic link (a pull request
 * could have committed it).
 *
 * @param marker Put there before anything is removed: a run that is writing there sees that the directory is no longer its own.
 * @returns the directory's absolute path
 */
export async function prepareReportDir(directory: string, surroundings: ReportDirOptions, marker?: Marker): Promise<string> {
  const checked = await checkedReportDir(directory, surroundings);
  await empty(checked, marker);
  return checked;
}

/** Takes the reports out of a directory, and what says which run they were of. */
async function clearReportDir(directory: string, surroundings: ReportDirOptions): Promise<void> {
  const checked = await checkedReportDir(directory, surroundings);
  await removeFile(join(checked, MARKER));
  await empty(checked);
}

/** Whether the last run that prepared the directory is the one that claimed it so. */
export async function isClaimed(directory: string, claim: string): Promise<boolean> {
  return (await readMarker(directory))?.claim === claim;
}

/** Who claimed a directory; undefined if nobody did. */
export async function readMarker(directory: string): Promise<Marker | undefined> {
  const text = await readSmall(join(directory, MARKER), 4_096);
  if (text === undefined) return undefined;
  const [job = '', claim = ''] = text.split('\n');
  return { job, claim };
}

/** The text of a file of up to so many bytes; undefined for anything else. */
async function readSmall(path: string, most: number): Promise<string | undefined> {
  try {
    const found = await lstat(path);
    return found.isFile() && found.size <= most ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Refuses what `prepareReportDir` refuses, and touches nothing. @returns the directory's absolute path */
async function checkedReportDir(directory: string, { workspace, home }: ReportDirOptions): Promise<string> {
  const given = resolve(workspace, directory);
  const real = await realPathOf(given);
  const realWorkspace = await realPathOf(resolve(workspace));
  const kept = [realWorkspace, parse(real).root, ...(home ? [await realPathOf(resolve(home))] : [])];
  if (kept.some((path) => contains(real, path))) {
    failWith('CONFIG', `report-dir is ${given}, which is the workspace, a home directory, or contains one`, {
      hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
    });
  }
  if (contains(resolve(workspace), given) && !contains(realWorkspace, real)) {
    failWith('CONFIG', `report-dir is ${given}, which leaves the workspace through a symbolic link`, {
      hint: 'Set {report-dir} to a directory that is not a symbolic link.',
    });
  }
  // Also of a checkout in the workspace; in capitals, too: file systems of macOS and Windows ignore case.
  if (/(?:^|[\\/])\.git(?:[\\/]|$)/i.test(relative(realWorkspace, real))) {
    failWith('CONFIG', `report-dir is ${given}, which is Git's own`, {
      hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
    });
  }
  const kernel = KERNEL_FOLDERS.find((folder) => contains(folder, given) || contains(folder, real));
  if (kernel !== undefined) {
    failWith('CONFIG', `report-dir is ${given}, which is in ${kernel}: no files can be kept there`, {
      hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
    });
  }
  return given;
}

async function empty(directory: string, marker?: Marker): Promise<void> {
  try {
    await makeFolder(directory);
    if (marker !== undefined) await mark(directory, marker);
    const names = await readdir(directory);
    for (const name of names.filter(isOurs)) await removeFile(join(directory, name));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    failWith('CONFIG', `report-dir ${directory} cannot be used: ${message}${ofAnotherUser(error)}`, {
      hint: 'Set {report-dir} to a directory that this job may write, such as one in the temporary folder.',
      cause: error,
    });
  }
}

/** Never through a link that was there. Of two runs that do this at the same time, the last one has the directory. */
async function mark(directory: string, { job, claim }: Marker): Promise<void> {
  const path = join(directory, MARKER);
  try {
    await writeFile(path, `${job}\n${claim}`, { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    await removeFile(path);
    await mark(directory, { job, claim });
  }
}

/** The usual cause on a runner that is used again: a job in a container wrote there as root. */
function ofAnotherUser(error: unknown): string {
  const code = codeOf(error);
  return code === 'EACCES' || code === 'EPERM'
    ? '. Another user may own it, such as root after a job in a container: remove it as that user'
    : '';
}

/** Also what a killed run left half written. */
function isOurs(name: string): boolean {
  return REPORT_FILES.some((file) => name === file || isDraftOf(file, name));
}

/** What a run asks for when it chooses its report directory. */
export interface Asked {
  /** As it was given, or the default. */
  readonly directory: string;
  /** Nobody chose it: a second gate of the job may take another one. */
  readonly isDefault: boolean;
  /** The gate's name, for the folder of a second gate. */
  readonly gate: string;
  /** Identifies the job of the CI; absent outside of a CI. */
  readonly job?: string | undefined;
  readonly dryRun: boolean;
}

export interface Chosen {
  /** Absolute path, ready to be written to. */
  readonly directory: string;
  /** This run's own claim of the directory: another run that prepares it takes it away (`isClaimed`). */
  readonly claim: string;
  /**
   * `second-gate`: another folder than the default, which holds the reports of this job's first gate. `doctor`: another folder than was
   * asked for, which holds the last results. `replaced`: the folder that was asked for, without the reports of an earlier gate of this job.
   */
  readonly because?: 'second-gate' | 'doctor' | 'replaced' | undefined;
}

/**
 * Chooses the report directory and makes it ready (`prepareReportDir`). What this job's earlier gates wrote stays, what earlier jobs
 * wrote goes: also from the folders of second gates, which a job that is misconfigured may not reach.
 */
export async function chooseReportDir(asked: Asked, surroundings: ReportDirOptions): Promise<Chosen> {
  const first = await checkedReportDir(asked.directory, surroundings);
  const { job } = asked;
  const claim = randomUUID();
  const take = async (directory: string, because?: Chosen['because'], of = job ?? ''): Promise<Chosen> => ({
    directory: await prepareReportDir(directory, surroundings, { job: of, claim }),
    claim,
    because,
  });
  const ofThisJob = async (directory: string): Promise<boolean> => (await readMarker(directory))?.job === job;
  if (asked.dryRun) {
    // On a runner that is used again, what another job left must not pass for this job's.
    const leave = (job === undefined || (await ofThisJob(first))) && (await holdsResults(first));
    // Without the job: the next gate may have the folder.
    return await take(leave ? `${first}-doctor` : first, leave ? 'doctor' : undefined, '');
  }
  if (job === undefined) return await take(first);
  const taken = await ofThisJob(first);
  if (!taken && asked.isDefault) await emptyEarlier(first, job, surroundings);
  if (!taken || !asked.isDefault) return await take(first, taken ? 'replaced' : undefined);
  for (let nth = 1; ; nth += 1) {
    const next = `${first}-${asked.gate}${nth === 1 ? '' : `-${nth}`}`;
    if (!(await ofThisJob(next))) return await take(next, 'second-gate');
  }
}

async function emptyEarlier(first: string, job: string, surroundings: ReportDirOptions): Promise<void> {
  const names = await readdir(dirname(first)).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(`${basename(first)}-`))) {
    const directory = join(dirname(first), name);
    const of = (await readMarker(directory))?.job ?? '';
    // What cannot be emptied is said by the gate that wants it.
    if (of !== '' && of !== job) await clearReportDir(directory, surroundings).catch(() => undefined);
  }
}

/** Whether there are reports of a scan; those of a doctor do not count. */
async function holdsResults(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch(() => []);
  if (!names.some((name) => REPORT_FILES.some((file) => file === name))) return false;
  const text = await readSmall(join(directory, 'results.json'), Infinity);
  try {
    const results: unknown = JSON.parse(text ?? '');
    return typeof results !== 'object' || results === null || !('checks' in results);
  } catch {
    return true;
  }
}
