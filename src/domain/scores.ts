import type { Instant } from './instant.js';

/** The score of one completed scan, for a picture of how it went. No rule reads it. */
export interface ScorePoint {
  /** The scan's ID. */
  readonly scan: string;
  /** When it ended; when it began where that is all that is told. */
  readonly at?: Instant | undefined;
  /** 0 to 100 */
  readonly score: number;
}

/** The scans that such a picture shows, the one that is reported among them. */
export const MOST_SCORES = 10;
