import { asBranch, asCommit, asRef, branchOf, isMergeQueueRef, pullRequestOf } from '../domain/refs.js';
import { isOwnCode, isUnmerged, type Source } from '../domain/source.js';

/** An input that cannot be used; the same form as the scanners' problems. */
interface SourceProblem {
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
interface RunnerPair {
  readonly ref?: string | undefined;
  readonly commit?: string | undefined;
}

/**
 * Lets the inputs `ref` and `sha` take the place of the event's.
 * A `ref` of its own leaves the commit open, for the event's commit belongs to another ref; the scan will tell it.
 * A `sha` of its own must be one whose ref is known, and brings that: the runner's (`github.sha`), which on pull requests is the merge or
 * the base branch and never the head, or on pull requests the base's. Any other commit needs its `ref`: with the event's, a pull request's
 * head would be scanned as the default branch, and would be what all later scans of that branch are compared with.
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

/** A commit, and a ref that it is known to be of. */
interface Pair {
  readonly ref: string;
  readonly commit: string;
}

/**
 * What `sha` should be, where the commit belongs to no ref that is known, or to another one than the `ref` beside it: such a pair would
 * give one ref the findings of another. The merge that GitHub makes for a pull request's runs is on no branch at all.
 */
function mistakenCommit(event: Source, ref: string | undefined, commit: string, runner: RunnerPair): string | undefined {
  const own = knownPairs(event, runner).filter((pair) => pair.commit === commit);
  if (ref === undefined) {
    // Without a CI there is no other ref that the commit could be mixed with.
    if (own.length > 0 || commit === event.commit || event.ci !== 'github') return undefined;
    return "the event's own commit, or that of the job (github.sha); give any other commit together with {ref}, the branch, tag or pull request that it is on";
  }
  const [other] = own;
  if (other === undefined || own.some((pair) => mayBeOn(event, ref, pair))) return undefined;
  return `a commit of ${ref}; this one is of ${other.ref}`;
}

/** The event's, the runner's, and a pull request's base. What a merge queue is based on may be another entry of the queue, on no branch yet. */
function knownPairs(event: Source, runner: RunnerPair): readonly Pair[] {
  const base = isPullRequest(event) ? { ref: event.baseRef, commit: event.baseCommit } : {};
  return [event, runner, base].flatMap(({ ref, commit }) => (ref === undefined || commit === undefined ? [] : [{ ref, commit }]));
}

/** Whether a commit of `pair.ref` may be one of `ref` as well, as far as the two names show. */
function mayBeOn(event: Source, ref: string, pair: Pair): boolean {
  if (ref === pair.ref) return true;
  // A tag may be on any commit, and a commit of a tag on any branch.
  if (ref.startsWith('refs/tags/') || pair.ref.startsWith('refs/tags/')) return true;
  const [branch, ofBranch] = [branchOf(ref), branchOf(pair.ref)];
  if (branch !== undefined && ofBranch !== undefined) return false;
  // Two pull requests may offer the same commit, and a branch be a pull request's head. GitHub is asked about those that are only named.
  if (!isPullRequest(event)) return branch === undefined;
  if (branch !== undefined) return branch === event.branch;
  return ofBranch === undefined || pullRequestOf(ref) !== event.pullRequest;
}

/** The ref that goes with what was asked for, so that the head and the merge of a pull request are never mixed. */
function refOf(event: Source, ref: string | undefined, commit: string | undefined, runner: RunnerPair): string | undefined {
  const ofEvent = ref === undefined || (isPullRequest(event) && (pullRequestOf(ref) === event.pullRequest || isSameRef(event, ref)));
  if (!ofEvent) return ref;
  // The pull request, in either form: its head, which alone can be scanned, unless a commit says otherwise.
  if (commit === undefined || commit === event.commit) return event.ref;
  if (commit === runner.commit) return runner.ref ?? ref;
  return ref ?? event.baseRef;
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
