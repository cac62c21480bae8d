import { type ErrorCode, failWith } from '../domain/errors.js';
import { repositoryPath } from '../domain/finding.js';
import { isUnmerged, type Source } from '../domain/source.js';
import type { GitHubAccess } from './client.js';
import { openBase } from './commit-files.js';
import { openWorkspace } from './workspace-files.js';

/** A file that rules over the gate: what people call it, and what is asked of it. */
export interface FileKind {
  /** `policy file`; errors say "The policy file …". */
  readonly called: string;
  /** The input that names it. */
  readonly input: string;
  /** For people: where such a file usually is. */
  readonly usualPath: string;
  /** The code of an error where GitHub does not give it. */
  readonly unreadable: ErrorCode;
  /** At most 100 MB, which is the most that GitHub gives. */
  readonly maxBytes: number;
}

/** Where the job's files are. */
export interface FileOptions {
  readonly source: Source;
  /** Absolute path: GITHUB_WORKSPACE, or where the command was given. */
  readonly workspace: string;
  readonly github: GitHubAccess;
  readonly signal: AbortSignal;
}

/** The entries of a folder. */
export interface Listing {
  readonly names: readonly string[];
  /** There may be more of them. */
  readonly cut: boolean;
}

/** Where files of a kind come from. */
export interface FilePlace {
  /** For people: `at the base commit 3484a3f`. */
  readonly where: string;
  /** Absent: the workspace. */
  readonly commit?: string;
  /** What may help where a file that should be there is not. */
  readonly advice: string;
  /** The file's text; undefined only where it is certain that there is none. */
  read(path: string): Promise<string | undefined>;
  /** What a folder holds, `''` for the root; undefined only where it is certain that there is no such folder. */
  list(folder: string): Promise<Listing | undefined>;
}

/**
 * Where code that is not merged yet is judged, the files are the base's: what the pull request brings has no say.
 *
 * @throws ScanError where the base cannot be known
 */
export async function openFiles(options: FileOptions, kind: FileKind): Promise<FilePlace> {
  return isUnmerged(options.source) ? await openBase(options, kind) : await openWorkspace(options.workspace, kind);
}

/** A path that an input gives, as one from the root of the repository. */
export function pathOf(named: string, { called, input, usualPath }: FileKind): string {
  const path = /^(?:[/\\]|[A-Za-z]:)/.test(named) ? undefined : repositoryPath(named);
  if (path !== undefined) return path;
  return failWith('CONFIG', `The ${called} cannot be "${named}": it is a path inside of the repository, without "..".`, {
    hint: `Set {${input}} to a path from the root of the repository, such as ${usualPath}.`,
  });
}

/** @throws ScanError for a file that was named and is not there */
export function missingFile(named: string, { called, input }: FileKind, { where, advice }: FilePlace): never {
  return failWith('CONFIG', `There is no ${called} "${named}" ${where}.`, { hint: `Check {${input}}. ${advice}` });
}
