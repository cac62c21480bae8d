import { hashIdentity } from '../../domain/fingerprint.js';
import type { Note } from '../../domain/note.js';
import type { Report } from '../report.js';
import { isFirst } from '../targets.js';
import { asksForNew, type Details, type View, viewOf } from '../view.js';
import { type Budget, bytes, characters, join, SizeBudget } from './budget.js';
import { resourceChart, scoreChart, severityChart } from './charts.js';
import { diagramsBlocks } from './diagrams.js';
import { type Dialect, inDialect } from './dialect.js';
import { blockingBlocks, nonBlockingBlocks } from './findings.js';
import {
  closingText,
  detailsBlock,
  errorBlocks,
  footer,
  headline,
  hostLine,
  ISSUE_CLOSED,
  leftOutBlock,
  linksLine,
  meaning,
} from './header.js';
import { expiredBlock, uncountedBlocks, waiversBlock } from './not-counted.js';
import { checksBlocks, notesBlocks, type PublishedSurface, publicationsBlocks } from './notes.js';
import { changesLine, namedBlocks, partialBlock, postureBlocks, tallyBlocks } from './numbers.js';
import { resourcesBlocks, resourcesLine } from './resources.js';
import { rulesBlock } from './rules.js';
import { targetFolds, targetsBlocks } from './targets.js';

export type { Dialect } from './dialect.js';
export type { PublishedSurface } from './notes.js';

/** GitHub rejects comments of more than 65,536 characters; proxies and e-mails may allow less. */
const COMMENT_BUDGET = 60_000;
/** GitHub drops the summary of a step above 1 MiB. */
const SUMMARY_BUDGET = 1_000_000;
/** In characters; in bytes three times that. Every report fits into this budget, but may exceed a smaller one. */
export const SMALLEST_BUDGET = 20_000;

interface CommentOptions {
  readonly details: Details;
  /** In characters. */
  readonly budgetChars?: number | undefined;
  /** What the platform shows of Markdown. Default: `github`. */
  readonly dialect?: Dialect | undefined;
  /** The outcomes of the surfaces that were published before. */
  readonly publications?: readonly PublishedSurface[] | undefined;
}

interface SummaryOptions {
  readonly details: Details;
  /** In bytes of UTF-8. */
  readonly budgetBytes?: number | undefined;
  /** What the platform shows of Markdown. Default: `github`. */
  readonly dialect?: Dialect | undefined;
  /** The outcomes of the other surfaces, which were published before. */
  readonly publications?: readonly PublishedSurface[] | undefined;
}

/**
 * The hidden first line by which a comment or an issue is found again. The name is hashed, because it may be confidential or contain
 * `-->`. Without HTML, it is the definition of a link that nothing uses, which Bitbucket does not show either
 * (https://github.com/danger/danger-js/blob/main/source/runner/templates/bitbucketCloudTemplate.ts).
 */
export function commentMarker(name: string, dialect: Dialect = 'github'): string {
  const id = `scan-gate:${hashIdentity([name]).slice(0, 16)}`;
  return dialect === 'plain' ? `[//]: # (${id})` : `<!-- ${id} -->`;
}

/** The pull request's comment. Its first line is the marker. */
export function renderComment(
  report: Report,
  { details, budgetChars = COMMENT_BUDGET, dialect = 'github', publications }: CommentOptions,
): string {
  // A blank line ends the definition of a link in every parser.
  const marker = `${commentMarker(report.name, dialect)}\n${dialect === 'plain' ? '\n' : ''}`;
  const budget = characters(budgetChars - marker.length);
  const page = compose(viewOf(report, details), budget, 'short', publications, dialect);
  return marker + inDialect(page, dialect);
}

/** The end of the issue. */
const ABOUT_ISSUE = '<sub>Scheduled runs of this gate keep this issue up to date, and close it when the gate passes again.</sub>\n';

/**
 * The text of the tracking issue. If the gate passes again, it is short, and its second line is `ISSUE_CLOSED`. The first line is the
 * marker.
 */
export function renderIssue(report: Report, { details, budgetChars = COMMENT_BUDGET, publications }: CommentOptions): string {
  const marker = `${commentMarker(report.name)}\n`;
  const view = viewOf(report, details);
  if (report.decision.verdict === 'passed') return `${marker}${ISSUE_CLOSED}\n${closingText(view)}`;
  const budget = characters(budgetChars - marker.length - ABOUT_ISSUE.length - 1);
  return `${marker}${compose(view, budget, 'short', publications)}\n${ABOUT_ISSUE}`;
}

/** The job's summary. */
export function renderSummary(
  report: Report,
  { details, budgetBytes = SUMMARY_BUDGET, dialect = 'github', publications = [] }: SummaryOptions,
): string {
  return inDialect(compose(viewOf(report, details), bytes(budgetBytes), 'long', publications, dialect), dialect);
}

/** report.md, for people outside of GitHub. It has all details: who can read a report file is decided by the workflow that uploads it. */
export function renderMarkdownFile(report: Report): string {
  return compose(viewOf(report, 'full', 'file'), bytes(SUMMARY_BUDGET), 'long');
}

/** The part of the budget that each may use; the findings get the rest. */
const SHARES = {
  targets: 2 / 5,
  folds: 1 / 4,
  checks: 1 / 2,
  expired: 1 / 6,
  notes: 1 / 4,
  resources: 1 / 3,
  fixed: 1 / 6,
  uncounted: 1 / 6,
  waivers: 1 / 8,
} as const;

/** Rows of blocking findings in a comment: about two screens. */
const MAX_COMMENT_ROWS = 25;

/**
 * The same order on every page: the verdict, what to do, the findings that block, how to fix them, and, in folds, what needs no action.
 * Only a `long` page has all counts, charts and notes. Where nothing can be folded, what needs no action is only counted.
 */
function compose(
  view: View,
  limit: Budget,
  shape: 'short' | 'long',
  publications: readonly PublishedSurface[] = [],
  dialect: Dialect = 'github',
): string {
  const { report } = view;
  const budget = new SizeBudget(limit);
  const isLong = shape === 'long';
  const notes = isLong ? [...report.notes, ...notesOf(publications)] : report.notes.filter(asksToAct);
  // Explains why a gate for new findings blocks because of old ones.
  const showsChanges = isLong || (asksForNew(report.decision) && isFirst(report));
  const must = (blocks: readonly string[]) => blocks.filter(Boolean).map((block) => budget.addRequired(block));
  const onlyLong = (render: (view: View, budget: SizeBudget) => string) => (isLong ? render(view, budget) : '');
  const top = must([
    headline(view),
    partialBlock(view),
    // With `warn-only`, the job is green although the verdict is not `passed`, so that is explained first.
    ...(report.decision.warnOnlyApplied ? [meaning(report), ...errorBlocks(report)] : [...errorBlocks(report), meaning(report)]),
    hostLine(report),
    ...postureBlocks(view),
    ...(isLong || view.listed.length === 0 ? tallyBlocks(view, notes) : []),
    resourcesLine(view),
    showsChanges ? changesLine(view) : '',
    detailsBlock(view),
  ]);
  // On another CI, this file is the only page that can lead to the job.
  const links = isLong && report.source.ci === 'github' ? '' : linksLine(view, publications);
  const end = must([
    ...(isLong ? [...publicationsBlocks(publications, view.labels), rulesBlock(report)] : []),
    leftOutBlock(report),
    ...(report.decision.verdict === 'passed' ? [footer(view, links)] : [links, footer(view)]),
  ]);
  const targets = budget.withShare(SHARES.targets, (share) => targetsBlocks(view, share));
  const expired = budget.withShare(SHARES.expired, (share) => expiredBlock(view, share));
  const checks = budget.withShare(SHARES.checks, (share) => checksBlocks(report.checks ?? [], share));
  const noted = must(notesBlocks(notes, view.labels, { ...limit, limit: budget.left * SHARES.notes }));
  const resources = budget.withShare(SHARES.resources, (share) => resourcesBlocks(view, share));
  const folded = <Shown>(part: number, render: (share: SizeBudget) => Shown): Shown =>
    budget.withShare(dialect === 'plain' ? 0 : part, render);
  const fixed = folded(SHARES.fixed, (share) => namedBlocks(view, share));
  const waivers = folded(SHARES.waivers, (share) => waiversBlock(view, share));
  const uncounted = folded(SHARES.uncounted, (share) => uncountedBlocks(view, share));
  const blocking = blockingBlocks(view, budget, isLong ? Number.POSITIVE_INFINITY : MAX_COMMENT_ROWS);
  const others = folded(1, (share) => nonBlockingBlocks(view, share));
  const folds = isLong ? budget.withShare(SHARES.folds, (share) => targetFolds(view, share)) : [];
  const charts = [onlyLong(scoreChart), onlyLong(severityChart), onlyLong(resourceChart)];
  const pictures = dialect !== 'github' ? [] : [...charts, ...diagramsBlocks(view, budget)];
  return join([
    ...top,
    ...targets,
    expired,
    ...checks,
    ...blocking,
    ...others,
    fixed,
    ...uncounted,
    waivers,
    ...noted,
    ...resources,
    ...folds,
    ...pictures,
    ...end,
  ]);
}

/** Whether a comment has the note: only what needs action. */
function asksToAct({ level, hint }: Note): boolean {
  return level === 'error' || (level === 'warning' && hint !== undefined);
}

/** Notes of other surfaces are shown in full only if they have a hint. */
function notesOf(publications: readonly PublishedSurface[]): Note[] {
  return publications.flatMap(({ note }) => (note?.hint === undefined ? [] : [note]));
}
