import type { Source } from '../domain/source.js';
import { asBranch, asCommit, asRef, branchOf, isMergeQueueRef, pullRequestOf } from './names.js';

/** An input that cannot be used; the same form as the scanners' problems. */
export interface SourceProblem {
  readonly input: string;
  readonly given: string;
  readonly allowed: string;
}

/** What was read, and what is wrong with the inputs. With problems the source is the event's, unchanged. */
export interface ReadSource {
  readonly source: Source;
  readonly problems: readonly SourceProblem[];
}

/** The inputs `ref` and `sha`; empty means not given. */
export interface SourceInputs {
  readonly ref?: string | undefined;
  readonly sha?: string | undefined;
}

/**
 * Lets the inputs `ref` and `sha` take the place of the event's.
 * A `ref` of its own leaves the commit open, for the event's commit belongs to another ref; the scan will tell it.
 */
export function overrideSource(event: Source, { ref = '', sha = '' }: SourceInputs): ReadSource {
  const wantedRef = asFullRef(ref.trim());
  const wantedCommit = asCommit(sha);
  const problems: SourceProblem[] = [];
  if (ref.trim() !== '' && wantedRef === undefined) {
    problems.push({
      input: 'ref',
      given: ref,
      allowed: 'a branch name, or a full ref such as refs/heads/main, refs/tags/v1, refs/pull/7/head',
    });
  }
  if (sha.trim() !== '' && wantedCommit === undefined) {
    problems.push({ input: 'sha', given: sha, allowed: 'a full commit hash of 40 hexadecimal digits' });
  }
  if (problems.length > 0 || (wantedRef === undefined && wantedCommit === undefined)) return { source: event, problems };
  return { source: withCommit(withRef(event, wantedRef), wantedCommit), problems };
}

function asFullRef(text: string): string | undefined {
  if (text === '') return undefined;
  if (/^refs\//.test(text)) return /^refs\/(?:heads|tags|pull)\//.test(text) ? asRef(text) : undefined;
  return asBranch(text) === undefined ? undefined : asRef(`refs/heads/${text}`);
}

function withRef(source: Source, ref: string | undefined): Source {
  if (ref === undefined || isSameRef(source, ref)) return source;
  // The merge of the same pull request: the same branches, another commit.
  if (source.ref?.startsWith('refs/pull/') && pullRequestOf(ref) === source.pullRequest) {
    return { ...source, ref, commit: undefined, boundToCommit: false, overridden: true };
  }
  const { pullRequest: _number, pullRequestState: _state, baseBranch: _base, ...rest } = source;
  return {
    ...rest,
    ref,
    branch: branchOf(ref),
    commit: undefined,
    // Another ref is no longer the event's pull request; one that names a pull request is that one.
    pullRequest: pullRequestOf(ref),
    mergeQueue: isMergeQueueRef(ref),
    boundToCommit: false,
    overridden: true,
  };
}

/** On pull requests the head branch, and the head ref, both say what the event says. */
function isSameRef(source: Source, ref: string): boolean {
  return ref === source.ref || (source.untrusted !== 'fork' && source.pullRequest !== undefined && branchOf(ref) === source.branch);
}

/** A commit that a person named is the one that counts. */
function withCommit(source: Source, commit: string | undefined): Source {
  if (commit === undefined || commit === source.commit) return source;
  return { ...source, commit, boundToCommit: true, overridden: true };
}
