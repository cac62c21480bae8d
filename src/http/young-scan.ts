import type { Clock } from '../runtime/clock.js';

/** For so long after its start a service may answer 404 for a scan that it has just accepted. */
const YOUNG_MS = 60_000;

/** Remembers the scan that the run has started, and for how long its absence proves nothing. */
export interface YoungScan {
  /** The service has accepted this scan. */
  started(id: string): void;
  /** Whether the path names that scan, and it was started within the last minute. */
  isAskedFor(path: string): boolean;
}

export function rememberYoungScan(clock: Pick<Clock, 'now'>): YoungScan {
  let young: { readonly id: string; readonly untilMs: number } | undefined;
  return {
    started(id) {
      young = { id: encodeURIComponent(id), untilMs: clock.now() + YOUNG_MS };
    },
    isAskedFor: (path) => young !== undefined && clock.now() < young.untilMs && path.split(/[/?&=]/).includes(young.id),
  };
}
