import { isUnmerged } from '../domain/policy-place.js';
import { isOwnCode, type Source } from '../domain/source.js';
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

/** What the runner itself stands on: GITHUB_REF and GITHUB_SHA, which belong together, and on pull requests are not the event's own pair. */
export interface RunnerPair {
  readonly ref?: string | undefined;
  readonly commit?: string | undefined;
}

/**
 * Lets the inputs `ref` and `sha` take the place of the event's.
 * A `ref` of its own leaves the commit open, for the event's commit belongs to another ref; the scan will tell it.
 * A `sha` of its own that is the runner's (`github.sha`), or the base's, brings the ref of that: on pull requests the merge or the base
 * branch, and never the head.
 */
export function overrideSource(event: Source, { ref = '', sha = '' }: SourceInputs, runner: RunnerPair = {}): ReadSource {
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
  const mixed = mixedPair(event, wantedRef, wantedCommit, runner);
  if (mixed !== undefined) problems.push({ input: 'sha', given: sha, allowed: mixed });
  if (problems.length > 0 || (wantedRef === undefined && wantedCommit === undefined)) return { source: event, problems };
  return { source: withCommit(withRef(event, refOf(event, wantedRef, wantedCommit, runner)), wantedCommit), problems };
}

/**
 * A pull request's commit on the branch that it leads to, or that branch's commit on the pull request: such a pair would close the alerts
 * of the one by the findings of the other. The merge that GitHub makes for the pull request's runs is on no branch at all.
 */
function mixedPair(event: Source, ref: string | undefined, commit: string | undefined, runner: RunnerPair): string | undefined {
  if (ref === undefined || commit === undefined || !isPullRequest(event)) return undefined;
  const isMerge = commit === runner.commit && commit !== event.commit && pullRequestOf(runner.ref) === event.pullRequest;
  if (isMerge && branchOf(ref) !== undefined && !isSameRef(event, ref))
    return `a commit of ${ref}; this one is the merge of pull request #${event.pullRequest}, which is on no branch`;
  const ofBranch = ref === event.baseRef || (ref === runner.ref && branchOf(ref) !== undefined);
  if (ofBranch && commit === event.commit) return `a commit of ${ref}; this one is the head of ${event.ref}`;
  const isBranchs = commit === event.baseCommit || (commit === runner.commit && branchOf(runner.ref) !== undefined);
  if (isBranchs && (isSameRef(event, ref) || pullRequestOf(ref) === event.pullRequest))
    return `a commit of ${ref}; this one is of the branch that the pull request leads to`;
  return undefined;
}

/** The ref that goes with what was asked for, so that the head and the merge of a pull request are never mixed. */
function refOf(event: Source, ref: string | undefined, commit: string | undefined, runner: RunnerPair): string | undefined {
  const ofEvent = ref === undefined || (isPullRequest(event) && (pullRequestOf(ref) === event.pullRequest || isSameRef(event, ref)));
  if (!ofEvent) return ref;
  // The pull request, in either form: its head, which alone can be scanned, unless a commit says otherwise.
  if (commit === undefined || commit === event.commit) return event.ref;
  if (commit === runner.commit) return runner.ref ?? ref;
  return ref === undefined && commit === event.baseCommit ? event.baseRef : ref;
}

/** A comment, or a run that was waited for, knows a pull request as well, and is about a branch. */
function isPullRequest({ ref, pullRequest }: Source): boolean {
  return pullRequest !== undefined && pullRequestOf(ref) === pullRequest;
}

function asFullRef(text: string): string | undefined {
  if (text === '') return undefined;
  if (text.startsWith('refs/pull/')) return pullRequestOf(text) === undefined ? undefined : text;
  if (text.startsWith('refs/')) return /^refs\/(?:heads|tags)\//.test(text) ? asRef(text) : undefined;
  return asBranch(text) === undefined ? undefined : asRef(`refs/heads/${text}`);
}

function withRef(source: Source, ref: string | undefined): Source {
  if (ref === undefined || isSameRef(source, ref)) return source;
  // The merge of the same pull request: the same branches, another commit.
  if (isPullRequest(source) && pullRequestOf(ref) === source.pullRequest) {
    return { ...source, ref, commit: undefined, boundToCommit: false, overridden: true };
  }
  const { pullRequest: _number, pullRequestState: _state, baseBranch: _base, ...rest } = source;
  return {
    ...rest,
    // What is asked for may be nobody's merged code, and may be checked out: the rules are those of the event's own commit.
    ...(pullRequestOf(ref) !== undefined && !isUnmerged(source) && { baseCommit: source.commit }),
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
  if (ref === source.ref) return true;
  return isOwnCode(source) && source.pullRequest !== undefined && source.branch !== undefined && branchOf(ref) === source.branch;
}

/** A commit that a person named is the one that counts. */
function withCommit(source: Source, commit: string | undefined): Source {
  if (commit === undefined || commit === source.commit) return source;
  return { ...source, commit, boundToCommit: true, overridden: true };
}
