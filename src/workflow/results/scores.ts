import { type Scan, type Wanted, MOST_SCORES, type ScorePoint } from '../../domain/scan.js';
import { beginOf, byNewest } from '../../domain/scan-times.js';
import { mayBeOurs } from '../scan-list.js';

/**
 * The scores of this scan and of the last ones before it that are like it, oldest first, for a picture. They come from a list that was
 * read for other reasons: nothing is asked for it, and where there is no list, or where its items tell no scores, there is no picture.
 *
 * @param listed The target's scans, as far as somebody has listed them.
 * @returns undefined where there are fewer than two to show
 */
export function scoresOf(wanted: Wanted, scan: Scan, listed: readonly Scan[] | undefined): ScorePoint[] | undefined {
  const { branch: _branch, commit: _commit, ...kind } = wanted.traits;
  const earlier = (listed ?? []).filter(
    (other) =>
      other.state === 'completed' &&
      other.id !== scan.id &&
      (beginOf(other) ?? Number.NaN) < (beginOf(scan) ?? Number.NaN) &&
      mayBeOurs({ ...wanted, traits: kind }, other),
  );
  const [now] = pointOf(scan);
  const before = distinct(earlier)
    .toSorted(byNewest)
    .flatMap(pointOf)
    .slice(0, MOST_SCORES - 1);
  return now === undefined || before.length === 0 ? undefined : [...before.toReversed(), now];
}

function pointOf({ id, posture, completedAt, startedAt, createdAt }: Scan): ScorePoint[] {
  const at = completedAt ?? startedAt ?? createdAt;
  return typeof posture?.score === 'number' ? [{ scan: id, ...(at !== undefined && { at }), score: posture.score }] : [];
}

function distinct(scans: readonly Scan[]): Scan[] {
  return [...new Map(scans.map((scan) => [scan.id, scan])).values()];
}
