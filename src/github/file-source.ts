import { type ErrorCode, failWith } from '../domain/errors.js';
import { repositoryPath } from '../domain/finding.js';
import type { Source } from '../domain/source.js';
import type { OpenedRepository } from '../platforms/platform.js';
import type { GitHubAccess } from './client.js';

/** A kind of file that controls the gate, such as the policy file. */
export interface FileKind {
  /** The name in messages, such as `policy file`. */
  readonly called: string;
  /** The input with the file's path. */
  readonly input: string;
  /** The usual path, for hints. */
  readonly usualPath: string;
  /** The error code if GitHub does not return the file. */
  readonly unreadable: ErrorCode;
  /** At most 100 MB, which is GitHub's limit. */
  readonly maxBytes: number;
}

/** What is needed to find the job's files. */
export interface FileOptions {
  readonly source: Source;
  /** Absolute path: GITHUB_WORKSPACE, or the working directory of the command. */
  readonly workspace: string;
  readonly github: GitHubAccess;
  readonly signal: AbortSignal;
  /** The job's environment, for git on other CIs. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * The API of the repository on other CIs, or of another repository by its name; it gives undefined if scan-gate does not read the CI's
   * repositories by an API.
   */
  readonly repository?: ((name?: string) => Promise<OpenedRepository | undefined>) | undefined;
}

/** The entries of a folder. */
export interface Listing {
  readonly names: readonly string[];
  /** Whether there may be more entries. */
  readonly cut: boolean;
}

/** Where files of a kind are read from: a commit or the workspace. */
export interface FilePlace {
  /** For messages: `at the base commit 3484a3f`. */
  readonly where: string;
  /** Absent for the workspace. */
  readonly commit?: string;
  /** The hint for a missing file. */
  readonly advice: string;
  /** The file's text; undefined only if it is certain that the file does not exist. */
  read(path: string): Promise<string | undefined>;
  /** The entries of a folder, `''` for the root; undefined only if it is certain that the folder does not exist. */
  list(folder: string): Promise<Listing | undefined>;
}

/** The path in an input, relative to the root of the repository. */
export function pathOf(named: string, { called, input, usualPath }: FileKind): string {
  const path = /^(?:[/\\]|[A-Za-z]:)/.test(named) ? undefined : repositoryPath(named);
  if (path !== undefined) return path;
  return failWith('CONFIG', `The ${called} cannot be "${named}": the path must be inside of the repository, without "..".`, {
    hint: `Set {${input}} to a path from the root of the repository, such as ${usualPath}.`,
  });
}

/** @throws ScanError for a named file that does not exist */
export function missingFile(named: string, { called, input }: FileKind, { where, advice }: FilePlace): never {
  return failWith('CONFIG', `There is no ${called} "${named}" ${where}.`, { hint: `Check {${input}}. ${advice}` });
}
