import { lstatSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, parse, relative, resolve } from 'node:path';
import { failWith } from '../domain/errors.js';
import { isDraftOf, removeFile } from './atomic-write.js';
import { whyUnwritable } from './file-fault.js';
import { codeOf, contains, makeFolder, realPathOf } from './folders.js';
import { uniqueId } from './unique-id.js';

/** The files that scan-gate writes, and the only ones that it deletes. */
export const REPORT_FILES = [
  'results.json',
  'results.sarif',
  'results.full.sarif',
  'report.html',
  'report.md',
  'summary.md',
  'gl-code-quality-report.json',
  'jenkins-issues.json',
  'junit.xml',
] as const;
export type ReportFile = (typeof REPORT_FILES)[number];

/** The folder with a folder for each of several targets, by the target's name. Each contains only `TARGET_FILES`. */
export const TARGETS_FOLDER = 'targets';
/** The files of one of several targets. */
export const TARGET_FILES: readonly ReportFile[] = ['results.sarif', 'results.full.sarif'];

/** Folders that cannot store files. */
const KERNEL_FOLDERS = ['/proc', '/dev', '/sys'];

/** The file that identifies the run of the reports. It is hidden, so actions/upload-artifact skips it. */
const MARKER = '.scan-gate-job';

/** The run that claimed a directory. */
interface Marker {
  /** The ID of the CI job; empty outside of a CI, and for a dry run. */
  readonly job: string;
  /** The ID of the run. */
  readonly claim: string;
}

/** Absolute paths that the report directory must not contain. */
interface ReportDirOptions {
  /** GITHUB_WORKSPACE, or the working directory. */
  readonly workspace: string;
  readonly home?: string | undefined;
}

/**
 * Creates the report directory and removes the reports of an earlier run, so that no old result looks like a new one.
 *
 * Only files with the names of reports are deleted. Symbolic links are deleted, not followed. All other files stay.
 * These directories are refused with CONFIG before anything is changed: the workspace, the home directory, the root of the file system,
 * everything that contains one of them, a .git folder, the file systems of the kernel, and a path that leaves the workspace through a
 * symbolic link (which a pull request could contain).
 *
 * @param marker Written before anything is removed, so that a run that still writes there notices that it lost the directory.
 * @returns the absolute path of the directory
 */
export async function prepareReportDir(directory: string, surroundings: ReportDirOptions, marker?: Marker): Promise<string> {
  const checked = checkedReportDir(directory, surroundings);
  await empty(checked, marker);
  return checked;
}

/** Removes the reports and the marker from a directory. */
async function clearReportDir(directory: string, surroundings: ReportDirOptions): Promise<void> {
  const checked = checkedReportDir(directory, surroundings);
  await removeFile(join(checked, MARKER));
  await empty(checked);
}

/** Whether the directory still belongs to the run with this claim. */
export function isClaimed(directory: string, claim: string): boolean {
  return readMarker(directory)?.claim === claim;
}

/** The run that claimed a directory; undefined if there is none. */
export function readMarker(directory: string): Marker | undefined {
  const text = readSmall(join(directory, MARKER), 4_096);
  if (text === undefined) return undefined;
  const [job = '', claim = ''] = text.split('\n');
  return { job, claim };
}

/** The text of a file of at most `most` bytes; undefined for anything else. */
function readSmall(path: string, most: number): string | undefined {
  try {
    const found = lstatSync(path);
    return found.isFile() && found.size <= most ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Refuses what `prepareReportDir` refuses, and changes nothing. @returns the absolute path of the directory */
function checkedReportDir(directory: string, { workspace, home }: ReportDirOptions): string {
  const given = resolve(workspace, directory);
  const real = realPathOf(given);
  const realWorkspace = realPathOf(resolve(workspace));
  const kept = [realWorkspace, parse(real).root, ...(home ? [realPathOf(resolve(home))] : [])];
  if (kept.some((path) => contains(real, path))) {
    failWith('CONFIG', `report-dir is ${given}, which is or contains the workspace or a home directory`, {
      hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
    });
  }
  if (contains(resolve(workspace), given) && !contains(realWorkspace, real)) {
    failWith('CONFIG', `report-dir is ${given}, which leaves the workspace through a symbolic link`, {
      hint: 'Set {report-dir} to a directory that is not a symbolic link.',
    });
  }
  // Any .git folder, in any letter case, because the file systems of macOS and Windows ignore case.
  if (
    relative(realWorkspace, real)
      .split(/[\\/]/)
      .some((name) => name.toLowerCase() === '.git')
  ) {
    failWith('CONFIG', `report-dir is ${given}, which is in a .git folder`, {
      hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
    });
  }
  const kernel = KERNEL_FOLDERS.find((folder) => contains(folder, given) || contains(folder, real));
  if (kernel !== undefined) {
    failWith('CONFIG', `report-dir is ${given}, which is in ${kernel}, where files cannot be stored`, {
      hint: 'Set {report-dir} to a directory of its own, such as scan-gate-report.',
    });
  }
  return given;
}

async function empty(directory: string, marker?: Marker): Promise<void> {
  try {
    makeFolder(directory);
    if (marker !== undefined) await mark(directory, marker);
    const names = readdirSync(directory);
    for (const name of names.filter(isOurs)) await removeFile(join(directory, name));
    await emptyTargets(join(directory, TARGETS_FOLDER));
  } catch (error) {
    failWith('CONFIG', `report-dir ${directory} cannot be used: ${whyUnwritable(error)}${ofAnotherUser(error)}`, {
      hint: 'Set {report-dir} to a directory that this job can write to, such as one in the temporary folder.',
      cause: error,
    });
  }
}

/**
 * Removes the files of single targets, and folders that are then empty. Symbolic links in the place of folders are removed, not followed:
 * the files of this run would be written to where they lead.
 */
async function emptyTargets(folder: string): Promise<void> {
  for (const name of await foldersIn(dirname(folder), basename(folder))) {
    for (const target of await foldersIn(join(dirname(folder), name))) {
      const path = join(folder, target);
      const files = readdirSync(path).filter((file) => TARGET_FILES.some((ours) => file === ours || isDraftOf(ours, file)));
      for (const file of files) await removeFile(join(path, file));
      removeIfEmpty(path);
    }
    removeIfEmpty(folder);
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Other files stay.
  }
}

/** The names of the folders in a folder, after its symbolic links are removed. @param only Only this name. */
async function foldersIn(directory: string, only?: string): Promise<string[]> {
  const entries = readdirSync(directory, { withFileTypes: true }).filter(({ name }) => only === undefined || name === only);
  for (const link of entries.filter((entry) => entry.isSymbolicLink())) await removeFile(join(directory, link.name));
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Writes the marker, never through an existing link. If two runs do this at the same time, the last one gets the directory. */
async function mark(directory: string, { job, claim }: Marker): Promise<void> {
  const path = join(directory, MARKER);
  try {
    writeFileSync(path, `${job}\n${claim}`, { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    await removeFile(path);
    await mark(directory, { job, claim });
  }
}

/** The usual cause on a self-hosted runner: a job in a container wrote there as root. */
function ofAnotherUser(error: unknown): string {
  const code = codeOf(error);
  return code === 'EACCES' || code === 'EPERM'
    ? '. Another user may own it, such as root after a job in a container. Remove it as that user'
    : '';
}

/** Also temporary files that a killed run left. */
function isOurs(name: string): boolean {
  return REPORT_FILES.some((file) => name === file || isDraftOf(file, name));
}

/** What the choice of a report directory depends on. */
export interface Asked {
  /** The given directory, or the default. */
  readonly directory: string;
  /** Whether it is the default, so that a second gate of the job may use another directory. */
  readonly isDefault: boolean;
  /** The name of the gate, for the folder of a second gate. */
  readonly gate: string;
  /** The ID of the CI job; absent outside of a CI. */
  readonly job?: string | undefined;
  readonly dryRun: boolean;
}

export interface Chosen {
  /** The absolute path of a directory that is ready to use. */
  readonly directory: string;
  /** The claim of this run, which another run replaces when it prepares the directory (`isClaimed`). */
  readonly claim: string;
  /**
   * `second-gate`: another folder, because the default contains the reports of the first gate of this job. `doctor`: another folder,
   * because the requested one contains results. `replaced`: the requested folder, whose reports of an earlier gate were removed.
   */
  readonly because?: 'second-gate' | 'doctor' | 'replaced' | undefined;
}

/**
 * Chooses and prepares the report directory (`prepareReportDir`). Reports of earlier gates of this job stay. Reports of earlier jobs are
 * removed, also those of their second gates.
 */
export async function chooseReportDir(asked: Asked, surroundings: ReportDirOptions): Promise<Chosen> {
  const first = checkedReportDir(asked.directory, surroundings);
  const { job } = asked;
  const claim = uniqueId();
  const take = async (directory: string, because?: Chosen['because'], of = job ?? ''): Promise<Chosen> => ({
    directory: await prepareReportDir(directory, surroundings, { job: of, claim }),
    claim,
    because,
  });
  const ofThisJob = (directory: string): boolean => readMarker(directory)?.job === job;
  if (asked.dryRun) {
    // On a self-hosted runner, the results of another job must not look like those of this job.
    const leave = (job === undefined || ofThisJob(first)) && holdsResults(first);
    // Without the ID of the job, so that the next gate can use the folder.
    return await take(leave ? `${first}-doctor` : first, leave ? 'doctor' : undefined, '');
  }
  if (job === undefined) return await take(first);
  const taken = ofThisJob(first);
  if (!taken && asked.isDefault) await emptyEarlier(first, job, surroundings);
  if (!taken || !asked.isDefault) return await take(first, taken ? 'replaced' : undefined);
  for (let nth = 1; ; nth += 1) {
    const next = `${first}-${asked.gate}${nth === 1 ? '' : `-${nth}`}`;
    if (!ofThisJob(next)) return await take(next, 'second-gate');
  }
}

async function emptyEarlier(first: string, job: string, surroundings: ReportDirOptions): Promise<void> {
  const names = namesIn(dirname(first));
  for (const name of names.filter((each) => each.startsWith(`${basename(first)}-`))) {
    const directory = join(dirname(first), name);
    const of = readMarker(directory)?.job ?? '';
    // A gate that needs the directory reports the error.
    if (of !== '' && of !== job) await clearReportDir(directory, surroundings).catch(() => undefined);
  }
}

/** Whether the directory contains reports of a scan, as opposed to a dry run. */
function holdsResults(directory: string): boolean {
  const names = namesIn(directory);
  if (!names.some((name) => REPORT_FILES.some((file) => file === name))) return false;
  const text = readSmall(join(directory, 'results.json'), Infinity);
  try {
    const results: unknown = JSON.parse(text ?? '');
    return typeof results !== 'object' || results === null || !('checks' in results);
  } catch {
    return true;
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
