import type { Comparison } from '../domain/comparison.js';
import { isOpen } from '../domain/evaluation.js';
import type { Note } from '../domain/note.js';
import { totalOf } from '../domain/severity.js';
import type { PublishPermissions, Source } from '../domain/source.js';
import { type GitHubAccess, repositoryOf } from '../github/client.js';
import { type Comments, commentsOf, type StickyComment } from '../github/comments.js';
import { answeredWith, type Cause, missingToken } from '../github/error-notes.js';
import { noteOf } from '../github/explain.js';
import { BODY_LIMIT, sameText, withMarker, writeWithinLimits } from '../github/marked-content.js';
import type { Report } from '../report/report.js';
import { asSkippedIfExpected, withGuard } from './guard.js';
import type { Publication, Publishable, Publisher } from './publisher.js';

export interface CommentOptions {
  readonly github: GitHubAccess;
  readonly allows: PublishPermissions;
  readonly mode: 'always' | 'on-findings' | 'on-failure' | 'never';
  /** The hidden first line that identifies this gate's comment, such as `<!-- scan-gate:3f2a... -->`. Added if the text lacks it. */
  readonly marker: string;
  /** The comment's Markdown in at most `limit` characters. */
  readonly render: (what: Publishable, limit: number) => string;
}

/** Updates one comment on the pull request. Comments that are read are used only to find it. */
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
  // No note: an event without a pull request is normal.
  if (!allows.comment.allowed || source.pullRequest === undefined || repository === undefined) return skipped();
  if (!github.hasToken) return skipped(missingToken({ failed: 'The comment was not written' }));
  const octokit = await github.open();
  const comments = commentsOf({ github, octokit, repository, number: source.pullRequest, marker }, signal);
  const existing = (await comments.mine()).at(0);
  if (existing === undefined && !isWanted(what.report, options.mode)) return skipped();
  return update(existing, what, options, comments);
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

async function update(
  existing: StickyComment | undefined,
  what: Publishable,
  options: CommentOptions,
  comments: Comments,
): Promise<Publication> {
  const render = (limit: number): string => withMarker(options.render(what, limit), options.marker);
  const body = render(BODY_LIMIT);
  if (existing !== undefined && sameText(existing.body, body)) return done(existing);
  // Checked as late as possible, because the run of a newer push may have written the comment.
  const head = await movedHead(what.report, comments);
  if (head !== undefined) return skipped(headMovedNote(what.report.source, head));
  return done(await writeWithinLimits(body, render, (text) => comments.write(existing, text)));
}

/** The pull request's head if it is no longer the commit of this run. A merge commit cannot be compared with the head. */
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

/** GitHub's messages as of 2026, each sent with 403. */
const CAUSES: readonly Cause[] = [
  {
    code: 'comment-limit',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/more than 2,?500 comments/i),
    why: 'the pull request has 2,500 comments, which is the most that GitHub allows',
    hint: 'Delete comments that are no longer needed, or continue in a new pull request.',
  },
  {
    code: 'conversation-locked',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/\blocked\b/i),
    why: "the pull request's conversation is locked",
    hint: 'Unlock the conversation, or set {comment} to never.',
  },
  {
    code: 'interaction-limit',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/limited the ability to|interaction limit|user is blocked/i, 403, 422),
    why: 'the repository limits who may comment',
    hint: 'Change the limit under Settings > Moderation options of the repository or organization, or set {comment} to never.',
  },
];

/** Why GitHub refused the comment, and what to do. */
function explainComment(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Note {
  const attempted = { failed: FAILED, permission: 'pull-requests: write', permissions, source };
  return noteOf(error, attempted, clock.now(), { causes: CAUSES, otherwise: { code: 'comment-failed', level: 'warning' } });
}

/** The pull request's head is not the commit of this run. */
function headMovedNote({ commit, pullRequest }: Source, head: string): Note {
  const ownCommit = commit === undefined ? 'another commit' : `commit ${commit.slice(0, 7)}`;
  return {
    level: 'notice',
    code: 'head-moved-on',
    text: `The comment was not changed: this run is about ${ownCommit}, but the head of pull request #${pullRequest} is ${head.slice(0, 7)}.`,
  };
}
