import { clip } from '../../text/plain.js';
import { markdownLink, markdownText } from '../../text/markdown.js';
import type { Note } from '../report.js';

/** What became of another surface; the part of the publishers' `Publication` that the summary tells. */
export interface PublishedSurface {
  readonly surface: string;
  readonly outcome: 'done' | 'skipped' | 'failed';
  readonly url?: string | undefined;
  readonly note?: Note | undefined;
}

const NAMES: Readonly<Record<string, string>> = {
  files: 'Report files',
  sarif: 'Code scanning',
  comment: 'Pull request comment',
  issue: 'Tracking issue',
  annotations: 'Annotations',
};
const OUTCOMES: Readonly<Record<PublishedSurface['outcome'], string>> = { done: '✅ done', skipped: '⏭️ skipped', failed: '⚠️ failed' };

/** Where else this report went, and where it could not go. */
export function publicationsBlocks(publications: readonly PublishedSurface[]): string[] {
  if (publications.length === 0) return [];
  const rows = publications.map(({ surface, outcome, url, note }) => {
    const link = url === undefined ? '' : markdownLink('open', url);
    // What has a way out is told in full among the notes.
    const why = note === undefined ? '' : note.hint === undefined ? markdownText(clip(note.text, 300)) : 'see the notes';
    return `| ${NAMES[surface] ?? markdownText(surface)} | ${[OUTCOMES[outcome], link, why].filter(Boolean).join(' · ')} |`;
  });
  return ['### Where this report went', ['| Surface | Outcome |', '|---|---|', ...rows].join('\n')];
}
