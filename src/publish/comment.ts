import type { Comparison } from '../domain/comparison.js';
import { isOpen } from '../domain/evaluation.js';
import type { Note } from '../domain/note.js';
import { sameCommit } from '../domain/scan.js';
import { totalOf } from '../domain/severity.js';
import { type Permission, pullRequestName, type Source } from '../domain/source.js';
import type { PostedComment, PullRequestComments } from '../platforms/platform.js';
import type { Report } from '../report/report.js';
import { withMarker } from '../text/marker.js';
import { asSkippedIfExpected, withGuard } from './guard.js';
import type { Publication, Publishable, Publisher } from './publisher.js';
import { findComments, isUpToDate, writeSticky } from './sticky-comment.js';

/** What differs between the platforms, and the input `comment`. */
export interface CommentOptions {
  /** Default: allowed. What a platform refuses is explained by `explain`. */
  readonly allowed?: Permission;
  readonly mode: 'always' | 'on-findings' | 'on-failure' | 'never';
  /** The pull request whose head the job is about, if the job itself is about a branch. Default: that of the source. */
  readonly number?: number | undefined;
  /** The hidden first line that identifies this gate's comment, such as `<!-- scan-gate:3f2a... -->`. Added if the text lacks it. */
  readonly marker: string;
  /** The comment's Markdown in at most `limit` characters. */
  readonly render: (what: Publishable, limit: number) => string;
  /** The comments of the pull request, or why they cannot be written; undefined if that is not worth a note. */
  readonly open: (source: Source, signal: AbortSignal) => Promise<PullRequestComments | { readonly note?: Note }>;
  /** Why the platform refused the comment, and what to do. */
  readonly explain: (error: unknown, source: Source) => Note;
  /** What to say if a new comment was written although another user's comment has the marker. */
  readonly explainOthers?: (() => Note) | undefined;
  /** Removes secrets from a text. */
  readonly scrub?: ((text: string) => string) | undefined;
}

/** Updates one comment on the pull request. Comments that are read are used only to find it. */
export function commentPublisher(options: CommentOptions): Publisher {
  const { mode, scrub } = options;
  return {
    surface: 'comment',
    async publish(what, signal) {
      if (mode === 'never') return skipped();
      const explain = (error: unknown): Note => options.explain(error, what.report.source);
      return asSkippedIfExpected(await withGuard({ surface: 'comment', signal, scrub, explain }, () => comment(what, options, signal)));
    },
  };
}

async function comment(what: Publishable, options: CommentOptions, signal: AbortSignal): Promise<Publication> {
  const { source } = what.report;
  // No note: an event without a pull request is normal.
  if (options.allowed?.allowed === false || numberIn(source, options) === undefined) return skipped();
  const comments = await options.open(source, signal);
  if (!('list' in comments)) return skipped(comments.note);
  const { own, others } = await findComments(comments);
  const existing = own.at(0);
  if (existing === undefined && !isWanted(what.report, options.mode)) return skipped();
  const written = await write(comments, existing, what, options, signal);
  const note = existing === undefined && others.length > 0 && written.outcome === 'done' ? options.explainOthers?.() : undefined;
  return note === undefined ? written : { ...written, note };
}

function numberIn({ pullRequest }: Source, { number }: CommentOptions): number | undefined {
  return number ?? pullRequest;
}

/** Whether a new comment is worth writing. An existing comment is always updated, also if nothing is left to report. */
export function isWanted(report: Report, mode: CommentOptions['mode']): boolean {
  const { verdict } = report.decision;
  switch (mode) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'on-failure':
      return verdict === 'failed' || verdict === 'error' || verdict === 'timeout' || verdict === 'cancelled';
    case 'on-findings': {
      // There is no result yet.
      if (verdict === 'started' || verdict === 'checked') return false;
      // Findings that were already fixed or dismissed do not count.
      return verdict !== 'passed' || hasFindings(report) || (report.targets ?? [report]).some(({ comparison }) => hasChanges(comparison));
    }
  }
}

function hasFindings({ evaluation, measurements }: Report): boolean {
  return evaluation?.findings.some(isOpen) ?? (measurements?.counts !== undefined && totalOf(measurements.counts) > 0);
}

function hasChanges(comparison: Comparison | undefined): boolean {
  if (comparison === undefined) return false;
  const { findings, inventory = [], score } = comparison;
  const inFindings = findings !== undefined && findings.new + findings.fixed > 0;
  return inFindings || score?.before !== score?.after || inventory.some(({ before, after }) => before !== after);
}

async function write(
  comments: PullRequestComments,
  existing: PostedComment | undefined,
  what: Publishable,
  options: CommentOptions,
  signal: AbortSignal,
): Promise<Publication> {
  const [limit, secondLimit] = comments.limits;
  const { verdict, exitCode } = what.report.decision;
  // Also if `warn-only` forgives the verdict: an open thread could block the merge. A scan that only was started has no result.
  const resolved = exitCode === 0 && verdict !== 'started';
  const render = (length: number) => ({ body: withMarker(options.render(what, length), options.marker), resolved });
  const text = render(limit);
  if (existing !== undefined && isUpToDate(existing, text)) return done(existing);
  // Checked as late as possible, because the run of a newer push may have written the comment.
  const head = await movedHead(what.report, comments);
  if (head !== undefined) return skipped(headMovedNote(what.report.source, head, numberIn(what.report.source, options)));
  try {
    return done(await writeSticky(comments, existing, text, signal));
  } catch (error) {
    if (comments.meaningOf(error) !== 'too-long') throw error;
    return done(await writeSticky(comments, existing, render(secondLimit), signal));
  }
}

/** The pull request's head if it is no longer the commit of this run. A merge commit cannot be compared with the head. */
async function movedHead({ source, scan }: Report, comments: PullRequestComments): Promise<string | undefined> {
  const commit = source.commit ?? scan?.traits.commit;
  if (commit === undefined || source.ref?.endsWith('/merge')) return undefined;
  const head = await comments.head();
  // Bitbucket shortens the head.
  return head === undefined || sameCommit(head, commit) ? undefined : head;
}

function done({ id, url }: Pick<PostedComment, 'id' | 'url'>): Publication {
  return { surface: 'comment', outcome: 'done', id, ...(url !== undefined && { url }) };
}

function skipped(note?: Note): Publication {
  return { surface: 'comment', outcome: 'skipped', ...(note !== undefined && { note }) };
}

/** The pull request's head is not the commit of this run. */
function headMovedNote({ commit, ci }: Source, head: string, number: number | undefined): Note {
  const ownCommit = commit === undefined ? 'another commit' : `commit ${commit.slice(0, 7)}`;
  return {
    level: 'notice',
    code: 'head-moved-on',
    text: `The comment was not changed: this run is about ${ownCommit}, but the head of ${pullRequestName({ ci }, number)} is ${head.slice(0, 7)}.`,
  };
}
