import type { Note } from '../domain/note.js';
import type { Report } from '../report/report.js';
import type { Fault } from '../report/sarif/limits.js';

/**
 * A place where results are published. `status`: a short state that the platform shows beside the commit, the pull request, or the job.
 * `report`: a report of the platform's own form, with the findings.
 */
export type Surface = 'files' | 'sarif' | 'report' | 'comment' | 'status' | 'issue' | 'annotations' | 'summary';

/** A report, and its SARIF. */
export interface PublishablePart {
  readonly report: Report;
  /** The SARIF text within the platform's limits; present only if all findings of a completed scan were read. */
  readonly sarif?: string | undefined;
  /** What is known about `sarif` since it was rendered, so that it is neither read nor compressed again. */
  readonly sarifFacts?: SarifFacts | undefined;
  /** The same findings in at most `maxBytes` after gzip, with fewer details of the least severe; undefined if that is not possible. */
  readonly smallerSarif?: ((maxBytes: number) => Promise<UploadedSarif | undefined>) | undefined;
}

/** What a publisher receives. */
export interface Publishable extends PublishablePart {
  /** With several targets: the report and the SARIF of each, in the order of `report.targets`. The whole has no SARIF. */
  readonly parts?: readonly PublishablePart[] | undefined;
  /** Whether public logs, comments, and summaries show findings or only their numbers. */
  readonly details: 'full' | 'counts';
  /** The results of earlier publishers. The summary is published last and contains them. */
  readonly earlier: readonly Publication[];
}

/** What a SARIF file contains, apart from its text. */
export interface SarifFacts {
  /** Why a platform would reject the file, or what it would do wrong with the file. */
  readonly faults: readonly Fault[];
  /** The compressed text, if it was compressed. */
  readonly gzip?: Buffer | undefined;
}

/** A SARIF file, and the report's summary of it. */
export interface UploadedSarif {
  readonly text: string;
  readonly summary: NonNullable<Report['sarif']>;
  readonly facts: SarifFacts;
}

/** The result for one surface. */
export interface Publication {
  readonly surface: Surface;
  /** `skipped`: on purpose. If the reason is not obvious, `note` contains it. */
  readonly outcome: 'done' | 'skipped' | 'failed';
  /** The page of the comment, the issue, or the code scanning alerts. */
  readonly url?: string | undefined;
  /** The ID of the SARIF upload, or of the comment; the number of the issue. */
  readonly id?: string | undefined;
  /** Absolute paths of the written files, by name. */
  readonly files?: Readonly<Record<string, string | undefined>> | undefined;
  readonly note?: Note | undefined;
  /**
   * Set if the platform still processes what was published: waits for it, and returns the final result. Other surfaces can be published
   * meanwhile.
   */
  readonly settle?: (() => Promise<Publication>) | undefined;
  /** The smaller file that GitHub accepted, if `Publishable.sarif` was too large. */
  readonly uploaded?: UploadedSarif | undefined;
  /** With several targets: the same for those parts of which GitHub accepted a smaller file, by index. */
  readonly uploadedParts?: ReadonlyMap<number, UploadedSarif> | undefined;
}

/** Publishes to one surface. If the platform refuses, it does not throw but returns a note with the cause. */
export interface Publisher {
  readonly surface: Surface;
  /** Whether the SARIF is sent compressed, so that it is compressed while it is rendered. */
  readonly sendsGzip?: boolean;
  /**
   * Shows that the run began, for platforms that otherwise would show an old result, or none, if the job is killed. Its failures are
   * ignored: `publish` explains them.
   */
  begin?(signal: AbortSignal): Promise<void>;
  /** Loads the code that `publish` needs, while the findings are read. Its failures are ignored: `publish` reports them. */
  prepare?(): Promise<void>;
  /**
   * With several targets: begins to publish one that has ended, while others are waited for. Does not throw: `publish` receives the same
   * part again, and returns the result.
   */
  publishPart?(part: PublishablePart, signal: AbortSignal): void;
  /** @param onSent Called when everything was sent, and only the response is awaited. Without requests, it may not be called. */
  publish(what: Publishable, signal: AbortSignal, onSent?: () => void): Promise<Publication>;
}
