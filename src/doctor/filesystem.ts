import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { type Check, checked } from '../domain/check.js';

interface FilesystemProbe {
  /** Absolute path of the folder with the repository's files. */
  readonly workspace: string;
  /** Absolute path of the report directory. */
  readonly directory: string;
  /** The job runs on a GitHub Actions runner, which provides the two files below. */
  readonly onRunner: boolean;
  /** GITHUB_OUTPUT and GITHUB_STEP_SUMMARY. */
  readonly outputFile: string | undefined;
  readonly summaryFile: string | undefined;
}

/** Checks the folders and files that a job uses. Writes nothing. */
export async function checkFilesystem({ workspace, directory, onRunner, outputFile, summaryFile }: FilesystemProbe): Promise<Check[]> {
  const checks = [workspaceOf(workspace, onRunner), folderOf(directory)];
  if (onRunner)
    checks.push(
      fileOf('outputs', 'GITHUB_OUTPUT', outputFile, 'problem'),
      fileOf('summary', 'GITHUB_STEP_SUMMARY', summaryFile, 'warning'),
    );
  return await Promise.all(checks);
}

async function workspaceOf(workspace: string, onRunner: boolean): Promise<Check> {
  if (!(await may(workspace, constants.R_OK)))
    return checked('workspace', 'problem', `The workspace ${workspace} cannot be read.`, 'Check the permissions of the folder.');
  if (!onRunner || (await may(join(workspace, '.git'), constants.F_OK)))
    return checked('workspace', 'ok', `The repository's files are read from ${workspace}.`);
  return checked('workspace', 'ok', 'The workspace contains no checkout of the repository, so a policy file is read from GitHub.');
}

async function folderOf(directory: string): Promise<Check> {
  return (await may(directory, constants.W_OK))
    ? checked('report-dir', 'ok', `Reports are written to ${directory}.`)
    : checked(
        'report-dir',
        'problem',
        `The directory ${directory} is not writable.`,
        'Set {report-dir} to a directory that this job can write to.',
      );
}

/** Without outputs, later steps get no verdict. Without a summary, they still do. */
async function fileOf(name: string, variable: string, file: string | undefined, otherwise: 'problem' | 'warning'): Promise<Check> {
  if (file === undefined || file === '')
    return checked(name, 'warning', `The runner does not set ${variable}, so nothing can be written there.`);
  return (await may(file, constants.W_OK))
    ? checked(name, 'ok', `${variable} is writable.`)
    : checked(name, otherwise, `${variable} is not writable.`, "Check the runner's disk and permissions.");
}

async function may(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
