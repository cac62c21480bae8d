import type { Comparison } from '../domain/comparison.js';
import { isOpen } from '../domain/evaluation.js';
import type { Note } from '../domain/note.js';
import { totalOf } from '../domain/severity.js';
import type { PublishPermissions, Source } from '../domain/source.js';
import { type GitHubAccess, repositoryOf } from '../github/client.js';
import { type Comments, commentsOf, type StickyComment } from '../github/comments.js';
import { type Cause, missingToken, says } from '../github/error-notes.js';
import { noteOf } from '../github/explain.js';
import { BODY_LIMIT, sameText, withMarker, writeWithinLimits } from '../github/marked-content.js';
import type { Report } from '../report/report.js';
import { asSkippedIfExpected, withGuard } from './guard.js';
import type { Publication, Publishable, Publisher } from './publisher.js';

export interface CommentOptions {
  readonly github: GitHubAccess;
  readonly allows: PublishPermissions;
  readonly mode: 'always' | 'on-findings' | 'on-failure' | 'never';
  /** The hidden first line that tells this gate's comment, such as `<!-- scan-gate:3f2a... -->`. Put in front where the text lacks it. */
  readonly marker: string;
  /** The comment's Markdown in at most `limit` characters. */
  readonly render: (what: Publishable, limit: number) => string;
}

/** Keeps one comment on the pull request up to date. Nothing that is read back from comments feeds anything but the search for it. */
export function commentPublisher(options: CommentOptions): Publisher {
  const { github, mode } = options;
  return {
    surface: 'comment',
    async publish(what, signal) {
      if (mode === 'never') return skipped();
      const explain = (error: unknown): Note => explainComment(error, what.report.source, github);
      return asSkippedIfExpected(
        await withGuard({ surface: 'comment', signal, scrub: github.scrub, explain }, () => comment(what, options, signal)),
      );
    },
  };
}

async function comment(what: Publishable, options: CommentOptions, signal: AbortSignal): Promise<Publication> {
  const { github, allows, marker } = options;
  const { source } = what.report;
  const repository = repositoryOf(source);
  // Events without a pull request are no surprise: nothing is said.
  if (!allows.comment.allowed || source.pullRequest === undefined || repository === undefined) return skipped();
  if (!github.hasToken) return skipped(missingToken({ failed: 'The comment was not written' }));
  const octokit = await github.open();
  const comments = commentsOf({ github, octokit, repository, number: source.pullRequest, marker }, signal);
  const existing = (await comments.mine()).at(0);
  if (existing === undefined && !isWanted(what.report, options.mode)) return skipped();
  return bringUpToDate(existing, what, options, comments);
}

/** Whether there is enough to say for a new comment. An existing one is always brought up to date, also when all is clean again. */
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
      // Neither tells anything yet.
      if (verdict === 'started' || verdict === 'checked') return false;
      // What was fixed or dismissed long ago is no reason to speak up.
      return verdict !== 'passed' || hasFindings(report) || hasChanges(report.comparison);
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

async function bringUpToDate(
  existing: StickyComment | undefined,
  what: Publishable,
  options: CommentOptions,
  comments: Comments,
): Promise<Publication> {
  const render = (limit: number): string => withMarker(options.render(what, limit), options.marker);
  const body = render(BODY_LIMIT);
  if (existing !== undefined && sameText(existing.body, body)) return done(existing);
  // As late as possible: a newer push may have a scan, and a comment, of its own.
  const head = await movedHead(what.report, comments);
  if (head !== undefined) return skipped(headMovedNote(what.report.source, head));
  return done(await writeWithinLimits(body, render, (text) => comments.write(existing, text)));
}

/** The pull request's head when it is no longer the commit of this run. A merge commit cannot be compared with it. */
async function movedHead({ source, scan }: Report, comments: Comments): Promise<string | undefined> {
  const commit = source.commit ?? scan?.traits.commit;
  if (commit === undefined || source.ref?.endsWith('/merge')) return undefined;
  const head = await comments.head();
  return head === undefined || head.startsWith(commit.toLowerCase()) ? undefined : head;
}

function done({ id, url }: Pick<StickyComment, 'id' | 'url'>): Publication {
  return { surface: 'comment', outcome: 'done', id: String(id), ...(url !== undefined && { url }) };
}

function skipped(note?: Note): Publication {
  return { surface: 'comment', outcome: 'skipped', ...(note !== undefined && { note }) };
}

const FAILED = 'The comment was not written';

/** GitHub's words of 2026, each seen as 403. */
const CAUSES: readonly Cause[] = [
  {
    code: 'comment-limit',
    level: 'notice',
    lasts: 'settled',
    when: says(/more than 2,?500 comments/i),
    why: 'the pull request has 2,500 comments, and GitHub takes no more',
    hint: 'Delete comments that are no longer needed, or go on in a new pull request.',
  },
  {
    code: 'conversation-locked',
    level: 'notice',
    lasts: 'settled',
    when: says(/\blocked\b/i),
    why: "the pull request's conversation is locked",
    hint: 'Unlock the conversation, or set {comment} to never.',
  },
  {
    code: 'interaction-limit',
    level: 'notice',
    lasts: 'settled',
    when: says(/limited the ability to|interaction limit|user is blocked/i, 403, 422),
    why: 'the repository limits who may comment',
    hint: 'See Settings > Moderation options of the repository or organization.',
  },
];

/** Why GitHub did not take the comment, and what to do. */
function explainComment(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Note {
  const attempted = { failed: FAILED, permission: 'pull-requests: write', permissions, source };
  return noteOf(error, attempted, clock.now(), { causes: CAUSES, otherwise: { code: 'comment-failed', level: 'warning' } });
}

/** The pull request has another head than the commit of this run. */
function headMovedNote({ commit, pullRequest }: Source, head: string): Note {
  const ownCommit = commit === undefined ? 'another commit' : commit.slice(0, 7);
  return {
    level: 'notice',
    code: 'head-moved-on',
    text: `The comment was left as it is: this run is about ${ownCommit}, and pull request #${pullRequest} is at ${head.slice(0, 7)}.`,
  };
}
