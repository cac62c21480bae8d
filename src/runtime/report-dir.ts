import { readdir, rm } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import { failWith } from '../domain/errors.js';
import { contains, makeFolder, realPathOf } from './folders.js';

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

/** Where a directory must not be, all absolute paths. */
export interface Surroundings {
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
 * @returns the directory's absolute path
 */
export async function prepareReportDir(directory: string, surroundings: Surroundings): Promise<string> {
  const checked = await checkedReportDir(directory, surroundings);
  await empty(checked);
  return checked;
}

/** Refuses what `prepareReportDir` refuses, and touches nothing. @returns the directory's absolute path */
export async function checkedReportDir(directory: string, { workspace, home }: Surroundings): Promise<string> {
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
  if (contains(join(realWorkspace, '.git'), real)) {
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

async function empty(directory: string): Promise<void> {
  try {
    await makeFolder(directory);
    const names = await readdir(directory);
    for (const name of names.filter(isOurs)) await rm(join(directory, name), { force: true });
  } catch (error) {
    failWith('CONFIG', `report-dir ${directory} cannot be used: ${error instanceof Error ? error.message : String(error)}`, {
      hint: 'Set {report-dir} to a directory that this job may write.',
      cause: error,
    });
  }
}

/** Also what a killed run left half written. */
function isOurs(name: string): boolean {
  return REPORT_FILES.some((ours) => name === ours || (name.startsWith(`.${ours}.`) && name.endsWith('.tmp')));
}
