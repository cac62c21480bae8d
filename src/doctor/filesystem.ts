import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { type Check, checked } from '../domain/check.js';

interface FilesystemProbe {
  /** Absolute path of what the repository's files are below. */
  readonly workspace: string;
  /** Absolute path of the report directory. */
  readonly directory: string;
  /** The job runs on a runner of GitHub Actions, which gives the files below. */
  readonly onRunner: boolean;
  /** GITHUB_OUTPUT and GITHUB_STEP_SUMMARY. */
  readonly outputFile: string | undefined;
  readonly summaryFile: string | undefined;
}

/** Looks at the folders and files that a job works with. Writes nothing. */
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
  return checked('workspace', 'ok', 'The workspace holds no checkout of the repository: a policy file is read from GitHub.');
}

async function folderOf(directory: string): Promise<Check> {
  return (await may(directory, constants.W_OK))
    ? checked('report-dir', 'ok', `Reports are written to ${directory}.`)
    : checked(
        'report-dir',
        'problem',
        `The directory ${directory} cannot be written.`,
        'Set {report-dir} to a directory that this job may write.',
      );
}

/** A job whose outputs are lost has no verdict; without a summary it has one all the same. */
async function fileOf(name: string, variable: string, file: string | undefined, otherwise: 'problem' | 'warning'): Promise<Check> {
  if (file === undefined || file === '')
    return checked(name, 'warning', `The runner gives no ${variable}, so that nothing can be written there.`);
  return (await may(file, constants.W_OK))
    ? checked(name, 'ok', `${variable} can be written.`)
    : checked(name, otherwise, `${variable} cannot be written.`, "Look at the runner's disk and permissions.");
}

async function may(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}
