import { hashIdentity } from '../../domain/fingerprint.js';
import type { Note } from '../../domain/note.js';
import type { Report } from '../report.js';
import { asksForNew, type Details, isFirst, type View, viewOf } from '../view.js';
import { type Budget, bytes, characters, join, SizeBudget } from './budget.js';
import { resourceChart, scoreChart, severityChart } from './charts.js';
import { diagramsBlocks } from './diagrams.js';
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
import { lapsedBlock, uncountedBlocks, waiversBlock } from './not-counted.js';
import { checksBlocks, notesBlocks, type PublishedSurface, publicationsBlocks } from './notes.js';
import { changesLine, namedBlocks, partialBlock, postureBlocks, tallyBlocks } from './numbers.js';
import { resourcesBlocks, resourcesLine } from './resources.js';
import { rulesBlock } from './rules.js';

export type { PublishedSurface } from './notes.js';

/** GitHub refuses a comment of more than 65,536 characters; a proxy or an e-mail may hold less. */
const COMMENT_BUDGET = 60_000;
/** GitHub drops a job summary of more than 1 MiB of a step; other steps of ours may write as well. */
const SUMMARY_BUDGET = 1_000_000;
/** Least room, in characters, that any report fits in whatever its texts are; three times that in bytes. Smaller budgets are not kept. */
export const SMALLEST_BUDGET = 20_000;

export interface CommentOptions {
  readonly details: Details;
  /** In characters. */
  readonly budgetChars?: number | undefined;
  /** What became of the surfaces that were published before. */
  readonly publications?: readonly PublishedSurface[] | undefined;
}

export interface SummaryOptions {
  readonly details: Details;
  /** In bytes of UTF-8. */
  readonly budgetBytes?: number | undefined;
  /** What became of the other surfaces, which were published before. */
  readonly publications?: readonly PublishedSurface[] | undefined;
}

/** The hidden first line by which a comment or an issue is found again. The name is hashed: a target's name is nobody's business, and may hold `-->`. */
export function commentMarker(name: string): string {
  return `<!-- scan-gate:${hashIdentity([name]).slice(0, 16)} -->`;
}

/** The pull request's comment. Its first line is the marker. */
export function renderComment(report: Report, { details, budgetChars = COMMENT_BUDGET, publications }: CommentOptions): string {
  const marker = `${commentMarker(report.name)}\n`;
  const budget = characters(budgetChars - marker.length);
  return marker + compose(viewOf(report, details), budget, 'short', publications);
}

/** Why there is such an issue; its end. */
const ABOUT_ISSUE = '<sub>Scheduled runs of this gate keep this issue up to date, and close it when the gate passes again.</sub>\n';

/**
 * The tracking issue's text: all that there is while the gate does not pass; short, and with `ISSUE_CLOSED` as its second line, when it
 * passes again. The first line is the marker.
 */
export function renderIssue(report: Report, { details, budgetChars = COMMENT_BUDGET, publications }: CommentOptions): string {
  const marker = `${commentMarker(report.name)}\n`;
  const view = viewOf(report, details);
  if (report.decision.verdict === 'passed') return `${marker}${ISSUE_CLOSED}\n${closingText(view)}`;
  const budget = characters(budgetChars - marker.length - ABOUT_ISSUE.length - 1);
  return `${marker}${compose(view, budget, 'short', publications)}\n${ABOUT_ISSUE}`;
}

/** The job's summary. */
export function renderSummary(report: Report, { details, budgetBytes = SUMMARY_BUDGET, publications = [] }: SummaryOptions): string {
  return compose(viewOf(report, details), bytes(budgetBytes), 'long', publications);
}

/** report.md, for people outside of GitHub. Files are not world-readable, so that it holds all details. */
export function renderMarkdownFile(report: Report): string {
  return compose(viewOf(report, 'full', 'file'), bytes(SUMMARY_BUDGET), 'long');
}

/** The largest part of the budget that each may take before the findings get the rest. */
const SHARES = { checks: 1 / 2, lapsed: 1 / 6, notes: 1 / 4, resources: 1 / 3, fixed: 1 / 6, uncounted: 1 / 6, waivers: 1 / 8 } as const;

/** Rows of blocking findings in a comment: about two screens. */
const MAX_COMMENT_ROWS = 25;

/**
 * The same order on every page: the verdict, what to do, the findings that block, how to fix them, and then, folded, all that asks nobody
 * to act. A page of its own (`long`) goes on with numbers, pictures and every note, for which a conversation has no room.
 */
function compose(view: View, budget: Budget, shape: 'short' | 'long', publications: readonly PublishedSurface[] = []): string {
  const { report } = view;
  const purse = new SizeBudget(budget);
  const isLong = shape === 'long';
  const notes = isLong ? [...report.notes, ...notesOf(publications)] : report.notes.filter(asksToAct);
  // Without an earlier scan, a gate for new findings blocks on findings that the pull request did not add.
  const showsChanges = isLong || (asksForNew(report.decision) && isFirst(report));
  const must = (blocks: readonly string[]) => blocks.filter(Boolean).map((block) => purse.addRequired(block));
  const onlyLong = (render: (view: View, budget: SizeBudget) => string) => (isLong ? render(view, purse) : '');
  const top = must([
    headline(view),
    partialBlock(view),
    // What to do comes first, but not before a verdict that is not what the job's colour says.
    ...(report.decision.warnOnlyApplied ? [meaning(report), ...errorBlocks(report)] : [...errorBlocks(report), meaning(report)]),
    hostLine(report),
    ...postureBlocks(view),
    ...(isLong || view.listed.length === 0 ? tallyBlocks(view, notes) : []),
    resourcesLine(view),
    showsChanges ? changesLine(view) : '',
    detailsBlock(view),
  ]);
  const links = isLong ? '' : linksLine(view, publications);
  const end = must([
    ...(isLong ? [...publicationsBlocks(publications), rulesBlock(report)] : []),
    leftOutBlock(report),
    ...(report.decision.verdict === 'passed' ? [footer(view, links)] : [links, footer(view)]),
  ]);
  const lapsed = purse.withShare(SHARES.lapsed, (share) => lapsedBlock(view, share));
  const checks = purse.withShare(SHARES.checks, (share) => checksBlocks(report.checks ?? [], share));
  const noted = must(notesBlocks(notes, { ...budget, limit: purse.left * SHARES.notes }));
  const resources = purse.withShare(SHARES.resources, (share) => resourcesBlocks(view, share));
  const fixed = purse.withShare(SHARES.fixed, (share) => namedBlocks(view, share));
  const waivers = purse.withShare(SHARES.waivers, (share) => waiversBlock(view, share));
  const uncounted = purse.withShare(SHARES.uncounted, (share) => uncountedBlocks(view, share));
  const blocking = blockingBlocks(view, purse, isLong ? Number.POSITIVE_INFINITY : MAX_COMMENT_ROWS);
  const others = nonBlockingBlocks(view, purse);
  const pictures = [onlyLong(scoreChart), onlyLong(severityChart), onlyLong(resourceChart), ...diagramsBlocks(view, purse)];
  return join([
    ...top,
    lapsed,
    ...checks,
    ...blocking,
    ...others,
    fixed,
    ...uncounted,
    waivers,
    ...noted,
    ...resources,
    ...pictures,
    ...end,
  ]);
}

/** Whether a person has to do something about it: a conversation has no room for what is only good to know. */
function asksToAct({ level, hint }: Note): boolean {
  return level === 'error' || (level === 'warning' && hint !== undefined);
}

/** Other surfaces' notes are shown in full only where they say what to change. */
function notesOf(publications: readonly PublishedSurface[]): Note[] {
  return publications.flatMap(({ note }) => (note?.hint === undefined ? [] : [note]));
}
