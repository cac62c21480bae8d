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

/** The three forms of an HTTP date (RFC 9110, 5.6.7), the last of which names no zone and means GMT. */
const HTTP_DATES = [
  /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/,
  /^[A-Z][a-z]{5,8}, \d{1,2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} (?:GMT|UTC)$/,
];
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;
/** With a time: a day alone is no moment to wait for. */
const ISO_OF_HEADER = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}:\d{2}/i;

/**
 * The instant that a header names, in milliseconds since 1970; undefined for anything but an HTTP date, or an ISO 8601 date with a time.
 * A date without a zone is UTC, whatever the zone of this machine.
 */
function headerInstant(text: string): number | undefined {
  const value = text.trim();
  if (ISO_OF_HEADER.test(value)) return msOf(value);
  const readable = HTTP_DATES.some((form) => form.test(value));
  const at = readable ? Date.parse(value) : ASCTIME.test(value) ? Date.parse(`${value} GMT`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** From `answeredMs` until the instant that a header names, in milliseconds, 0 once it has passed; undefined where it names none. */
export function untilMs(text: string, answeredMs: number): number | undefined {
  const at = headerInstant(text);
  return at === undefined ? undefined : Math.max(0, at - answeredMs);
}

/** A span in seconds, or the time until the instant that a header names (RFC 9110, 10.2.3), in milliseconds; undefined for anything else. */
export function secondsOrDateMs(text: string, answeredMs: number): number | undefined {
  return /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) * 1000 : untilMs(text, answeredMs);
}

/**
 * When an answer was given, by the clock of whoever gave it, in milliseconds since 1970: times in its headers are measured against
 * this and not against our clock, which may differ by hours.
 *
 * @param headers Of the answer; lower-case names.
 * @param nowMs Our own clock, for an answer that has no readable `Date`.
 */
export function answeredAtMs(headers: Readonly<Record<string, string>>, nowMs: number): number {
  return headerInstant(headers['date'] ?? '') ?? nowMs;
}

const DAY_MS = 86_400_000;

/** The day in UTC, `2026-11-21`. */
export function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Whole days from one day to the other, both in UTC; NaN where one of them is no day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((beginOf(to) - beginOf(from)) / DAY_MS);
}

/** The day so many days after another one; undefined where that is no day. */
export function dayAfter(day: string, days: number): string | undefined {
  const ms = beginOf(day) + days * DAY_MS;
  return Number.isNaN(ms) ? undefined : utcDay(ms);
}

/** Whether there is such a day: `Date.parse` takes the 30th of February for the 2nd of March. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAfter(text, 0) === text;
}

function beginOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
