import { isDay } from './date.js';

/** A point in time as ISO 8601 text in UTC, ending in `Z`. */
export type Instant = string;

/** So far may the clock of a service be ahead of ours; what lies further ahead orders nothing. In milliseconds. */
const CLOCK_SKEW_MS = 2 * 60_000;
/** Go and .NET write "never" as the year 1, and many programs as 1970: none of these services is that old. */
const FIRST_YEAR = '2000';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:(?:t| +)(\d{2}:\d{2})(:\d{2}(?:[.,]\d+)?)?(?: *(z|utc|gmt|[+-]\d{2}(?::?\d{2})?))?)?$/i;

/**
 * Reads a time from outside. Without a zone it is UTC, and a day alone is its first moment; `Date.parse` would take the former for the
 * time zone of this machine.
 *
 * @returns undefined for whatever is not an ISO 8601 time, for a day that does not exist, and for placeholders such as the year 1
 */
export function asInstant(text: string | null | undefined): Instant | undefined {
  const [whole, day = '', time = '00:00', seconds = ':00', zone = ''] = ISO.exec(text?.trim() ?? '') ?? [];
  if (whole === undefined || !isDay(day) || day < FIRST_YEAR) return undefined;
  const ms = Date.parse(`${day}T${time}${seconds.replace(',', '.')}${asOffset(zone)}`);
  return Number.isNaN(ms) ? undefined : instantAt(ms);
}

/** `+0200` and `+02` become `+02:00`. */
function asOffset(zone: string): string {
  const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return hours === undefined ? 'Z' : `${hours}:${minutes}`;
}

/** @param ms Milliseconds since the epoch. */
export function instantAt(ms: number): Instant {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** In milliseconds since the epoch; undefined where the time is absent or is not an instant. */
export function msOf(instant: Instant | undefined): number | undefined {
  const ms = Date.parse(asInstant(instant) ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** The instant, unless it is more than two minutes ahead of our clock. */
export function unlessAhead(instant: Instant | undefined, nowMs: number): Instant | undefined {
  const ms = msOf(instant);
  return ms === undefined || ms > nowMs + CLOCK_SKEW_MS ? undefined : instant;
}
