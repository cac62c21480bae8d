import type { Note } from '../domain/note.js';
import type { Report } from '../report/report.js';

/** Where something is shown. */
export type Surface = 'files' | 'sarif' | 'comment' | 'issue' | 'annotations' | 'summary';

/** What a publisher gets. */
export interface Publishable {
  readonly report: Report;
  /** The GitHub-safe SARIF text; present only after a full read of a completed scan. */
  readonly sarif?: string | undefined;
  /** The same findings in at most so many bytes after gzip, with less of the least severe; undefined where even the least is larger. */
  readonly smallerSarif?: ((maxBytes: number) => Promise<UploadedSarif | undefined>) | undefined;
  /** Whether world-readable surfaces show findings or only their numbers. */
  readonly details: 'full' | 'counts';
  /** What earlier publishers did: the summary is published last and tells it. */
  readonly earlier: readonly Publication[];
}

/** A SARIF file, and what the report tells of it. */
export interface UploadedSarif {
  readonly text: string;
  readonly summary: NonNullable<Report['sarif']>;
}

/** What became of one surface. */
export interface Publication {
  readonly surface: Surface;
  /** `skipped`: there was a reason not to, told in `note` where a person would wonder. */
  readonly outcome: 'done' | 'skipped' | 'failed';
  /** For people: the comment, the code-scanning page. */
  readonly url?: string | undefined;
  /** The SARIF upload's id, the comment's id. */
  readonly id?: string | undefined;
  /** Absolute paths of the files that were written, by name. */
  readonly files?: Readonly<Record<string, string | undefined>> | undefined;
  readonly note?: Note | undefined;
  /** What GitHub has taken instead of `Publishable.sarif`, which was too large for it. */
  readonly uploaded?: UploadedSarif | undefined;
}

/** One surface. A publisher never throws for what GitHub refuses: it explains it in the note. */
export interface Publisher {
  readonly surface: Surface;
  publish(what: Publishable, signal: AbortSignal): Promise<Publication>;
}
