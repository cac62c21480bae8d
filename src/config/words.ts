import { closest, distance } from 'fastest-levenshtein';

/** The allowed word that is close enough to what was given to be meant: `hihg` means `high`. */
export function suggest(given: string, allowed: readonly string[]): string | undefined {
  if (given === '' || allowed.length === 0) return undefined;
  const lower = given.toLowerCase();
  const best = closest(lower, allowed);
  // Two letters that changed places count as two, which is too many for a short word.
  const close = distance(lower, best) <= Math.ceil(best.length / 3) || sorted(lower) === sorted(best);
  return close ? best : undefined;
}

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A duration with its unit, `250ms` `45s` `30m` `5h`, in milliseconds; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const unit = UNITS_MS[match?.[2] ?? ''];
  return match && unit !== undefined ? Math.round(Number(match[1]) * unit) : undefined;
}
