import { identityOf } from '../domain/identity.js';
import { type Budget, bytes, characters, join, Purse } from './markdown/budget.js';
import { findingsBlocks } from './markdown/findings.js';
import { detailsBlock, footer, leftOutBlock } from './markdown/footer.js';
import { errorBlocks, headline, meaning } from './markdown/headline.js';
import { notesBlocks } from './markdown/notes.js';
import { type PublishedSurface, publicationsBlocks } from './markdown/publications.js';
import { countsTable, scannedBlocks } from './markdown/scanned.js';
import type { Note, Report } from './report.js';
import { type Details, type View, viewOf } from './view.js';

export type { PublishedSurface } from './markdown/publications.js';

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
}

export interface SummaryOptions {
  readonly details: Details;
  /** In bytes of UTF-8. */
  readonly budgetBytes?: number | undefined;
  /** What became of the other surfaces, which were published before. */
  readonly publications?: readonly PublishedSurface[] | undefined;
}

/** The hidden first line by which a comment is found again. The name is hashed: a target's name is nobody's business, and may hold `-->`. */
export function commentMarker(name: string): string {
  return `<!-- scan-gate:${identityOf([name]).slice(0, 16)} -->`;
}

/** The pull request's comment. Its first line is the marker. */
export function renderComment(report: Report, { details, budgetChars = COMMENT_BUDGET }: CommentOptions): string {
  const marker = `${commentMarker(report.name)}\n`;
  const budget = characters(budgetChars - marker.length);
  return marker + compose(viewOf(report, details), budget, []);
}

/** The job's summary. */
export function renderSummary(report: Report, { details, budgetBytes = SUMMARY_BUDGET, publications = [] }: SummaryOptions): string {
  return compose(viewOf(report, details), bytes(budgetBytes), publications);
}

/** report.md, for people outside of GitHub. Files are not world-readable, so that it holds all details. */
export function renderMarkdownFile(report: Report): string {
  return compose(viewOf(report, 'full'), bytes(SUMMARY_BUDGET), []);
}

/** The same document for all three: what has to be there is paid first, then notes, then findings get the rest. */
function compose(view: View, budget: Budget, publications: readonly PublishedSurface[]): string {
  const { report } = view;
  const purse = new Purse(budget);
  const must = (blocks: readonly string[]) => blocks.map((block) => purse.must(block));
  const top = must([
    headline(report),
    meaning(report),
    ...errorBlocks(report),
    view.tally === undefined ? '' : countsTable(view.tally),
    ...scannedBlocks(view),
    detailsBlock(view),
  ]);
  const end = must([leftOutBlock(report), ...publicationsBlocks(publications), footer(report)]);
  const told = notesBlocks([...report.notes, ...notesOf(publications)], { ...budget, limit: purse.left / 4 });
  const notes = must(told);
  return join([...top, ...findingsBlocks(view, purse), ...notes, ...end]);
}

/** Other surfaces' notes are told in full only where they say what to change. */
function notesOf(publications: readonly PublishedSurface[]): Note[] {
  return publications.flatMap(({ note }) => (note?.hint === undefined ? [] : [note]));
}
