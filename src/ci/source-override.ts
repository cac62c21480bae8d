import { asBranch, asCommit, asRef, branchOf, isMergeQueueRef, pullRequestOf } from '../domain/refs.js';
import { isOwnCode, isUnmerged, type Source } from '../domain/source.js';

/** A mistake in an input, in the same form as the scanners' problems. */
interface SourceProblem {
  readonly input: string;
  readonly given: string;
  readonly allowed: string;
}

/** The source, and mistakes in the inputs. With mistakes, the source is the event's own. */
export interface ReadSource {
  readonly source: Source;
  readonly problems: readonly SourceProblem[];
}

/** The inputs `ref` and `sha`; empty means not given. */
export interface SourceInputs {
  readonly ref?: string | undefined;
  readonly sha?: string | undefined;
}

/** GITHUB_REF and GITHUB_SHA, which belong together. On pull requests, they differ from the event's own pair. */
interface RunnerPair {
  readonly ref?: string | undefined;
  readonly commit?: string | undefined;
}

/**
 * Replaces ref and commit of the event by the inputs `ref` and `sha`.
 * With only `ref`, the commit is unknown until the scan reports it, because the event's commit belongs to another ref.
 * With only `sha`, the commit's ref must be known: `github.sha` belongs to the runner's ref (on pull requests the merge or the base branch),
 * and a pull request's base commit to its base branch. Any other commit needs `ref`. Otherwise, a pull request's head could be scanned as
 * the default branch, and later scans of that branch would be compared with it.
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
  if (problems.length > 0 || (wantedRef === undefined && wantedCommit === undefined)) return { source: event, problems };
  const mistake = wantedCommit === undefined ? undefined : mistakenCommit(event, wantedRef, wantedCommit, runner);
  if (mistake !== undefined) return { source: event, problems: [{ input: 'sha', given: sha, allowed: mistake }] };
  return { source: withCommit(withRef(event, refOf(event, wantedRef, wantedCommit, runner)), wantedCommit), problems };
}

/** A commit, and a ref that contains it. */
interface Pair {
  readonly ref: string;
  readonly commit: string;
}

/**
 * What `sha` should be instead, if its ref is unknown or differs from the input `ref`: one ref would get the findings of another. The merge
 * commit that GitHub creates for a pull request is on no branch.
 */
function mistakenCommit(event: Source, ref: string | undefined, commit: string, runner: RunnerPair): string | undefined {
  const own = knownPairs(event, runner).filter((pair) => pair.commit === commit);
  if (ref === undefined) {
    // Without a CI, there is no other ref. Without a commit, a CI reports no pair that the commit could be mixed with.
    if (own.length > 0 || commit === event.commit || event.ci === 'none' || event.ci === 'other' || isOpen(event)) return undefined;
    if (event.ci !== 'github') return "the job's own commit; for any other commit, also set {ref} to its branch, tag, or pull request";
    return "the event's own commit, or the job's commit (github.sha); for any other commit, also set {ref} to its branch, tag, or pull request";
  }
  const [other] = own;
  if (other === undefined || own.some((pair) => mayBeOn(event, ref, pair))) return undefined;
  return `a commit of ${ref}; this commit belongs to ${other.ref}`;
}

/** A CI other than GitHub Actions reports what the job is about, and not its commit. */
function isOpen({ ci, commit }: Source): boolean {
  return ci !== 'github' && commit === undefined;
}

/** The pairs of the event, the runner, and a pull request's base. A merge queue's base may be another entry of the queue, on no branch yet. */
function knownPairs(event: Source, runner: RunnerPair): readonly Pair[] {
  const base = isPullRequest(event) ? { ref: event.baseRef, commit: event.baseCommit } : {};
  return [event, runner, base].flatMap(({ ref, commit }) => (ref === undefined || commit === undefined ? [] : [{ ref, commit }]));
}

/** Whether a commit of `pair.ref` may also belong to `ref`, judged by the two names. */
function mayBeOn(event: Source, ref: string, pair: Pair): boolean {
  if (ref === pair.ref) return true;
  // A tag can point to a commit of any branch.
  if (ref.startsWith('refs/tags/') || pair.ref.startsWith('refs/tags/')) return true;
  const [branch, ofBranch] = [branchOf(ref), branchOf(pair.ref)];
  if (branch !== undefined && ofBranch !== undefined) return false;
  // Two pull requests may have the same commit, and a branch may be a pull request's head. If only `ref` names the pull request, `assertSameRepository` checks it.
  if (!isPullRequest(event)) return branch === undefined;
  if (branch !== undefined) return branch === event.branch;
  return ofBranch === undefined || pullRequestOf(ref) !== event.pullRequest;
}

/** The ref for the inputs, so that the head and the merge of a pull request are never mixed. */
function refOf(event: Source, ref: string | undefined, commit: string | undefined, runner: RunnerPair): string | undefined {
  const ofEvent = ref === undefined || (isPullRequest(event) && (pullRequestOf(ref) === event.pullRequest || isSameRef(event, ref)));
  if (!ofEvent) return ref;
  // The event's pull request, as head or merge: only the head can be scanned, unless `sha` names another commit.
  if (commit === undefined || commit === event.commit || isOpen(event)) return event.ref;
  if (commit === runner.commit) return runner.ref ?? ref;
  return ref ?? event.baseRef;
}

/** False for events such as `issue_comment` and `workflow_run`, which have a pull request but are about a branch. */
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
  // The merge of the same pull request has the same branches, but another commit.
  if (isPullRequest(source) && pullRequestOf(ref) === source.pullRequest) {
    return { ...source, ref, commit: undefined, boundToCommit: false, overridden: true };
  }
  const { pullRequest: _number, pullRequestState: _state, baseBranch: _base, ...rest } = source;
  return {
    ...rest,
    // The pull request is unmerged and may be checked out, so the policy is read at the event's own commit.
    ...(pullRequestOf(ref) !== undefined && !isUnmerged(source) && { baseCommit: source.commit }),
    ref,
    branch: branchOf(ref),
    commit: undefined,
    // Another ref no longer belongs to the event's pull request.
    pullRequest: pullRequestOf(ref),
    mergeQueue: isMergeQueueRef(ref),
    boundToCommit: false,
    overridden: true,
  };
}

/** On pull requests, the head branch and the head ref are the same. */
function isSameRef(source: Source, ref: string): boolean {
  if (ref === source.ref) return true;
  return isOwnCode(source) && source.pullRequest !== undefined && source.branch !== undefined && branchOf(ref) === source.branch;
}

function withCommit(source: Source, commit: string | undefined): Source {
  if (commit === undefined || commit === source.commit) return source;
  return { ...source, commit, boundToCommit: true, overridden: true };
}
