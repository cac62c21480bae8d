import type { Note, Report } from '../report/report.js';

/** Where something is shown. */
export type Surface = 'files' | 'sarif' | 'comment' | 'issue' | 'annotations' | 'summary';

/** What a publisher gets. */
export interface Publishable {
  readonly report: Report;
  /** The GitHub-safe SARIF text; present only after a full read of a completed scan. */
  readonly sarif?: string | undefined;
  /** Whether world-readable surfaces show findings or only their numbers. */
  readonly details: 'full' | 'counts';
  /** What earlier publishers did: the summary is published last and tells it. */
  readonly earlier: readonly Publication[];
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
}

/** One surface. A publisher never throws for what GitHub refuses: it explains it in the note. */
export interface Publisher {
  readonly surface: Surface;
  publish(what: Publishable, signal: AbortSignal): Promise<Publication>;
}
