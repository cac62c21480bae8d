import type { Comparison } from '../domain/comparison.js';
import type { Posture } from '../domain/scan.js';
import { numberText } from './wording.js';

/** Services round their scores; more than this is another number. */
const ROUNDING = 0.1;

/** The service's own number, or that it has told none: no score is neither 0 nor good. */
export function scoreText(score: number | null): string {
  return score === null ? 'not told' : String(score);
}

/** How many checks were skipped, or that nobody has told. */
export function skippedText(skipped: number | null): string {
  return skipped === null ? 'not told' : numberText(skipped);
}

/** How the score comes about, in percent: `87.9 = 87 / (87 + 12)`. Undefined where the service's number is another than that. */
export function formulaText({ passed, failed, score }: Posture): string | undefined {
  const checked = passed + failed;
  if (score === null || checked === 0 || Math.abs(score - (100 * passed) / checked) > ROUNDING) return undefined;
  return `${scoreText(score)} = ${passed} / (${passed} + ${failed})`;
}

/** What a score without a formula is; undefined where `formulaText` tells how it comes about. */
export function scoreRemark(posture: Posture): string | undefined {
  if (posture.score === null) return 'The service told no score, which is neither 0 nor a good one.';
  return formulaText(posture) === undefined ? "The score is the service's own number." : undefined;
}

/** The score beside the baseline's: `1.4 points up from 86.5`; empty where there is no baseline's score to tell. */
export function scoreChangeText(score: Comparison['score']): string {
  if (score === undefined || score.after === null) return '';
  if (score.before === null) return 'the baseline has no score';
  // Without it, 87.9 - 86.5 is 1.4000000000000057.
  const by = Number((score.after - score.before).toFixed(2));
  if (by === 0) return 'unchanged';
  return `${Math.abs(by)} ${Math.abs(by) === 1 ? 'point' : 'points'} ${by > 0 ? 'up' : 'down'} from ${score.before}`;
}

/** What skipped checks there are more of: they may be failures that nobody looked at. Empty where there are none. */
export function skippedRiseText(skipped: Comparison['skipped']): string {
  if (skipped === undefined || skipped.after <= skipped.before) return '';
  return `${skipped.after - skipped.before} more skipped than in the baseline, which can hide failures`;
}
