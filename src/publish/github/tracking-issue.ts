import type { Note } from '../../domain/note.js';
import type { PublishPermissions, Source } from '../../domain/source.js';
import { type GitHubAccess, repositoryOf } from '../../github/client.js';
import { type Cause, missingToken } from '../../github/error-notes.js';
import { noteOf } from '../../github/explain.js';
import { type Issues, issuesOf } from '../../github/issues.js';
import { BODY_LIMIT, isGone, type MarkedContent, writeWithinLimits } from '../../github/marked-content.js';
import { ISSUE_CLOSED, issueTitle } from '../../report/markdown/header.js';
import { commentMarker } from '../../report/markdown/markdown.js';
import type { Report } from '../../report/report.js';
import { sameText, withMarker } from '../../text/marker.js';
import { asSkippedIfExpected, withGuard } from '../guard.js';
import type { Publication, Publishable, Publisher } from '../publisher.js';

export interface TrackingIssueOptions {
  readonly github: GitHubAccess;
  readonly allows: PublishPermissions;
  readonly mode: 'never' | 'on-failure';
  /** The gate's name. Each gate has one issue. */
  readonly name: string;
  /** The issue's Markdown in at most `limit` characters, with `ISSUE_CLOSED` as its second line if the gate passes. */
  readonly render: (what: Publishable, limit: number) => string;
}

/** Maintains one issue per gate on scheduled runs, open while the gate does not pass. Issues that are read are used only to find it. */
export function trackingIssuePublisher(options: TrackingIssueOptions): Publisher {
  const { github, mode } = options;
  return {
    surface: 'issue',
    async publish(what, signal) {
      if (mode === 'never') return skipped();
      const explain = (error: unknown): Note => explainIssue(error, what.report.source, github);
      return asSkippedIfExpected(
        await withGuard({ surface: 'issue', signal, scrub: github.scrub, explain }, () => track(what, options, signal)),
      );
    },
  };
}

/**
 * The state of the issue for a verdict; undefined if the verdict proves nothing about the gate, so the issue stays as it is. A target that
 * did not pass proves that the gate did not, whatever happened to the others.
 */
export function stateFor({ decision: { verdict }, error, targets = [] }: Report): 'open' | 'closed' | undefined {
  if (targets.some((target) => stateFor(target) === 'open')) return 'open';
  switch (verdict) {
    case 'passed':
      return 'closed';
    case 'failed':
    case 'error':
    case 'timeout':
      return 'open';
    case 'cancelled':
      // If a person cancelled the job, the gate may still pass. If the service cancelled the scan, it did not.
      return error?.code === 'INTERRUPTED' || targets.length > 0 ? undefined : 'open';
    case 'skipped':
    case 'started':
    case 'checked':
      return undefined;
  }
}

async function track(what: Publishable, options: TrackingIssueOptions, signal: AbortSignal): Promise<Publication> {
  const { github, allows, name } = options;
  const repository = repositoryOf(what.report.source);
  const state = stateFor(what.report);
  // No note: most events have no tracking issue.
  if (!allows.track.allowed || state === undefined || repository === undefined) return skipped();
  if (!github.hasToken) return skipped(missingToken({ failed: ISSUE_FAILED }));
  const marker = commentMarker(name);
  const issues = issuesOf({ github, octokit: await github.open(), repository, marker }, signal);
  const render = (limit: number): string => withMarker(options.render(what, limit), marker);
  return state === 'open' ? keepOpen(issues, issueTitle(name), render) : keepClosed(issues, render);
}

/** Keeps the oldest open issue, and closes duplicates from jobs that ran at the same time. */
async function keepOpen(issues: Issues, title: string, render: (limit: number) => string): Promise<Publication> {
  return withOpen(issues, async (kept, doubles) => {
    const body = render(BODY_LIMIT);
    if (kept === undefined) return done(await begin(issues, title, body, render));
    const change = (text: string): Promise<MarkedContent> => issues.change(kept.id, { body: text });
    const written = sameText(kept.body, body) ? kept : await writeWithinLimits(body, render, change);
    await closeDoubles(issues, doubles);
    return done({ ...kept, ...written });
  });
}

/** If the issue was deleted meanwhile, searches once more. If GitHub still lists it, the token may not change it, and the error is thrown. */
async function withOpen(
  issues: Issues,
  act: (kept: MarkedContent | undefined, doubles: readonly MarkedContent[]) => Promise<Publication>,
): Promise<Publication> {
  const [kept, ...doubles] = await issues.open();
  try {
    return await act(kept, doubles);
  } catch (error) {
    if (kept === undefined || !isGone(error)) throw error;
    const [next, ...others] = await issues.open();
    if (next?.id === kept.id) throw error;
    return act(next, others);
  }
}

/**
 * Reopens an issue that scan-gate closed, to keep its conversation, labels, and assignees. An issue that a person closed while the gate
 * did not pass stays closed, because that was a decision; a new issue is created instead.
 */
async function begin(issues: Issues, title: string, body: string, render: (limit: number) => string): Promise<MarkedContent> {
  const again = (await issues.closed()).find(isClosedByUs);
  if (again !== undefined) {
    const reopen = (text: string) => issues.change(again.id, { state: 'open', state_reason: 'reopened', body: text });
    try {
      return { ...again, ...(await writeWithinLimits(body, render, reopen)) };
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
  return await writeWithinLimits(body, render, (text) => issues.create(title, text));
}

async function keepClosed(issues: Issues, render: (limit: number) => string): Promise<Publication> {
  return withOpen(issues, async (kept, doubles) => {
    if (kept === undefined) return skipped();
    // One request for both, so that an open issue never has the text of a closed one.
    const closed = await issues.change(kept.id, { state: 'closed', state_reason: 'completed', body: render(BODY_LIMIT) });
    await closeDoubles(issues, doubles);
    return done({ ...kept, ...closed });
  });
}

/** Their text does not change, so that they are not reopened later. */
async function closeDoubles(issues: Issues, doubles: readonly MarkedContent[]): Promise<void> {
  try {
    for (const { id } of doubles) await issues.change(id, { state: 'closed', state_reason: 'not_planned' });
  } catch {
    // The issue itself is updated. The next run closes the duplicates.
  }
}

function isClosedByUs({ body }: MarkedContent): boolean {
  return body.split('\n', 2)[1]?.trimEnd() === ISSUE_CLOSED;
}

function done({ id, url }: MarkedContent): Publication {
  return { surface: 'issue', outcome: 'done', id: String(id), ...(url !== undefined && { url }) };
}

function skipped(note?: Note): Publication {
  return { surface: 'issue', outcome: 'skipped', ...(note !== undefined && { note }) };
}

const ISSUE_FAILED = 'The tracking issue was not updated';

const CAUSES: readonly Cause[] = [
  {
    // docs.github.com/rest/issues: "If issues are disabled in the repository, the API returns a 410 Gone status."
    code: 'issues-disabled',
    level: 'notice',
    lasts: 'settled',
    when: ({ failure: { status } }) => status === 410,
    why: 'issues are disabled in this repository',
    hint: 'Enable them under Settings > General > Features > Issues, or leave {tracking-issue} out.',
  },
];

/** Why GitHub refused the issue, and what to do. */
function explainIssue(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Note {
  const attempted = { failed: ISSUE_FAILED, permission: 'issues: write', permissions, source };
  return noteOf(error, attempted, clock.now(), { causes: CAUSES, otherwise: { code: 'issue-failed', level: 'warning' } });
}
