import type { Note } from '../domain/note.js';
import type { PublishPermissions, Source } from '../domain/source.js';
import { type GitHubAccess, repositoryOf } from '../github/client.js';
import { type Cause, missingToken } from '../github/error-notes.js';
import { noteOf } from '../github/explain.js';
import { type Issues, issuesOf } from '../github/issues.js';
import { BODY_LIMIT, isGone, type MarkedContent, sameText, withMarker, writeWithinLimits } from '../github/marked-content.js';
import { ISSUE_CLOSED, issueTitle } from '../report/markdown/header.js';
import { commentMarker } from '../report/markdown/markdown.js';
import type { Report } from '../report/report.js';
import { asSkippedIfExpected, withGuard } from './guard.js';
import type { Publication, Publishable, Publisher } from './publisher.js';

export interface TrackingIssueOptions {
  readonly github: GitHubAccess;
  readonly allows: PublishPermissions;
  readonly mode: 'never' | 'on-failure';
  /** Of the gate: it has one issue. */
  readonly name: string;
  /** The issue's Markdown in at most `limit` characters; with `ISSUE_CLOSED` as its second line when the gate passes. */
  readonly render: (what: Publishable, limit: number) => string;
}

/** Keeps one issue per gate on scheduled runs: open while the gate does not pass. Nothing that is read back feeds anything but the search for it. */
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

/** What the verdict means for the issue; undefined: it says nothing about the gate, so that the issue stays as it is. */
export function stateFor({ decision: { verdict }, error }: Report): 'open' | 'closed' | undefined {
  switch (verdict) {
    case 'passed':
      return 'closed';
    case 'failed':
    case 'error':
    case 'timeout':
      return 'open';
    case 'cancelled':
      // A job that a person has ended is no news about the gate; a scan that the service has ended is.
      return error?.code === 'INTERRUPTED' ? undefined : 'open';
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
  // Other events are no surprise: nothing is said.
  if (!allows.track.allowed || state === undefined || repository === undefined) return skipped();
  if (!github.hasToken) return skipped(missingToken({ failed: ISSUE_FAILED }));
  const marker = commentMarker(name);
  const issues = issuesOf({ github, octokit: await github.open(), repository, marker }, signal);
  const render = (limit: number): string => withMarker(options.render(what, limit), marker);
  return state === 'open' ? keepOpen(issues, issueTitle(name), render) : keepClosed(issues, render);
}

/** The oldest open one is the issue; others, of jobs that ran at the same time, are closed. */
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

/** Searches once more if the issue was deleted since it was found; one that is still listed may only not be changed by the token. */
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
 * Opens again what we have closed ourselves: its conversation, labels and assignees are about the same gate. What a person has closed
 * while the gate did not pass stays closed, for that was a decision, and a new issue tells that it is not over.
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
    // In one request with its end: a text that tells an end must not stand on an open issue.
    const closed = await issues.change(kept.id, { state: 'closed', state_reason: 'completed', body: render(BODY_LIMIT) });
    await closeDoubles(issues, doubles);
    return done({ ...kept, ...closed });
  });
}

/** Their text stays as it is, so that they are not opened again. */
async function closeDoubles(issues: Issues, doubles: readonly MarkedContent[]): Promise<void> {
  try {
    for (const { id } of doubles) await issues.change(id, { state: 'closed', state_reason: 'not_planned' });
  } catch {
    // The issue itself is up to date; tidying up is the next run's matter.
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
    why: 'the repository has no issues',
    hint: 'Switch them on under Settings > General > Features > Issues, or leave {tracking-issue} out.',
  },
];

/** Why GitHub did not take the issue, and what to do. */
function explainIssue(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Note {
  const attempted = { failed: ISSUE_FAILED, permission: 'issues: write', permissions, source };
  return noteOf(error, attempted, clock.now(), { causes: CAUSES, otherwise: { code: 'issue-failed', level: 'warning' } });
}
