import { ScanError } from '../../domain/errors.js';
import type { Evaluation, Scope } from '../../domain/evaluation.js';
import { assertMatched, fileNameOf } from '../../domain/file-name.js';
import type { Finding } from '../../domain/finding.js';
import type { Note } from '../../domain/note.js';
import { parseFingerprint } from '../../domain/ordinals.js';
import { type Locate, locateAll, type RepositoryFiles } from '../../domain/repository-files.js';
import { type Scan, sameCommit } from '../../domain/scan.js';
import { truncateLine } from '../../text/plain.js';
import type { RunConfig, RunContext, RunState } from '../context.js';
import { detailsOf } from '../details.js';

/** Lists the files of the scanned commit. @throws ScanError `CONFIG` if the commit is unknown, or the error of the list */
export async function listScanned(scan: Scan, { run, deps, state }: RunContext, signal: AbortSignal): Promise<RepositoryFiles> {
  return await deps.filesAt(commitOf(scan, run, state), signal);
}

/**
 * Finds the files that the findings name in the scanned commit.
 *
 * @param ask `partial`: the findings do not affect the verdict. `files`: the list of files, if it was requested while findings were read.
 * @returns undefined if no finding names a file, or if the files cannot be listed and nothing depends on them
 * @throws ScanError if `paths`, or the paths of a waiver, depend on files that cannot be listed
 */
export async function locateScanned(
  findings: readonly Finding[],
  scan: Scan,
  context: RunContext,
  ask: { readonly partial?: boolean | undefined; readonly files?: Promise<RepositoryFiles> | undefined },
  signal: AbortSignal,
): Promise<Locate | undefined> {
  const { run, deps } = context;
  const names = findings.flatMap(({ location: { file } }) => file ?? []);
  if (names.length === 0) return undefined;
  try {
    const files = await (ask.files ?? listScanned(scan, context, signal));
    // Until now the patterns were only compared with the job's own commit.
    if (run.scope.paths) assertMatched(run.scope.paths, files);
    return locateAll(names, files);
  } catch (error) {
    signal.throwIfAborted();
    if (!ask.partial && dependOnFiles(findings, run.scope)) throw error;
    deps.logger.debug(`Names of files are used as they are: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** @throws ScanError `CONFIG` if the scanned commit is unknown */
function commitOf({ traits }: Scan, { source }: RunConfig, { target }: RunState): string {
  const own = target?.ownCode === false ? undefined : source.commit;
  const commit = traits.commit === undefined || (own !== undefined && sameCommit(own, traits.commit)) ? own : traits.commit;
  if (commit !== undefined) return commit;
  throw new ScanError(
    'CONFIG',
    'The service does not report which commit it scanned, so the files that its findings name cannot be looked up.',
    {
      hint: 'Set {sha} to the commit, or leave out {paths} and the paths of waivers.',
    },
  );
}

/** Whether a finding could be excluded because of its file: by `paths`, or by a waiver with paths. */
function dependOnFiles(findings: readonly Finding[], { paths, waivers }: Scope): boolean {
  const open = findings.filter(({ location, state }) => location.file !== undefined && (state === 'open' || state === 'unknown'));
  const ofSomeFiles = waivers.filter((waiver) => waiver.paths !== undefined);
  return open.some(
    ({ id, rule, identity }) =>
      paths !== undefined ||
      ofSomeFiles.some(({ by, value }) =>
        by === 'fingerprint' ? parseFingerprint(value).identity === identity : value === { id, rule: rule.id }[by],
      ),
  );
}

/** How many names are listed. */
const MAX_NAMED = 5;

/** Reports findings whose file is not in the repository. They count, because `paths` and waivers cannot exclude them by file. */
export function noteUnlocatedFiles(
  findings: readonly Finding[],
  { findings: evaluated }: Evaluation,
  locate: Locate,
  { run, state }: RunContext,
): Note[] {
  const counted = new Set(evaluated.filter(({ counted: counts }) => counts).map(({ id }) => id));
  const unlocated = findings.flatMap(({ id, location: { file } }) =>
    file !== undefined && counted.has(id) && locate(file) === undefined ? [file] : [],
  );
  if (unlocated.length === 0) return [];
  const names = [...new Set(unlocated.map((file) => fileNameOf(file).text || file))].sort();
  const shown = names.slice(0, MAX_NAMED).map((name) => truncateLine(name, 200));
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  const listed = detailsOf(run, state.target) === 'counts' ? '' : `: ${shown.join(', ')}${more}`;
  const count = unlocated.length === 1 ? '1 finding names a file that is' : `${unlocated.length} findings name files that are`;
  const decides = run.scope.paths !== undefined || run.scope.waivers.some(({ paths }) => paths !== undefined);
  return [
    {
      level: decides ? 'warning' : 'notice',
      code: 'file-unknown',
      text: `${count} not in the repository at the scanned commit${listed}.`,
      ...(decides && { hint: 'They count: {paths} and the paths of waivers apply to files of the repository only.' }),
    },
  ];
}
