import { beginOf, byNewest, MAX_SCORES, type Scan, type ScanRequest, type ScorePoint } from '../../domain/scan.js';
import { completedLike } from '../scan-list.js';

/**
 * The scores of this scan and of the last comparable scans before it, oldest first, for the chart of past scores. They come from a list
 * that was read for other reasons, so the chart needs no request. Without a list, or without scores in it, there is no chart.
 *
 * @param listed The target's scans, if they were listed.
 * @returns undefined if there are fewer than two scores
 */
export function scoresOf(request: ScanRequest, scan: Scan, listed: readonly Scan[] | undefined): ScorePoint[] | undefined {
  const earlier = completedLike(request, listed ?? []).filter(
    (other) => other.id !== scan.id && (beginOf(other) ?? Number.NaN) < (beginOf(scan) ?? Number.NaN),
  );
  const [now] = pointOf(scan);
  const before = distinct(earlier)
    .toSorted(byNewest)
    .flatMap(pointOf)
    .slice(0, MAX_SCORES - 1);
  return now === undefined || before.length === 0 ? undefined : [...before.toReversed(), now];
}

function pointOf({ id, posture, completedAt, startedAt, createdAt }: Scan): ScorePoint[] {
  const at = completedAt ?? startedAt ?? createdAt;
  return typeof posture?.score === 'number' ? [{ scanId: id, ...(at !== undefined && { at }), score: posture.score }] : [];
}

function distinct(scans: readonly Scan[]): Scan[] {
  return [...new Map(scans.map((scan) => [scan.id, scan])).values()];
}
