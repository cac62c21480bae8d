/** A point in time as ISO 8601 text in UTC, ending in `Z`. */
export type Instant = string;

/** How far the clock of a service may be ahead of ours, in milliseconds. A time further ahead is not used. */
const CLOCK_SKEW_MS = 2 * 60_000;
/** Go and .NET write "never" as the year 1, and many programs as 1970. No service has scans that old. */
const FIRST_YEAR = '2000';

const ISO = /^(\d{4}-\d{2}-\d{2})(?:(?:t| +)(\d{2}:\d{2})(:\d{2}(?:[.,]\d+)?)?(?: *(z|utc|gmt|[+-]\d{2}(?::?\d{2})?))?)?$/i;

/**
 * Parses a time of a service. A time without a zone is UTC, where `Date.parse` would use the time zone of this machine. A day alone is
 * its first moment.
 *
 * @returns undefined for anything but an ISO 8601 time, for a day that does not exist, and for placeholders such as the year 1
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

/** In milliseconds since the epoch; undefined if the time is absent or is not an instant. */
export function msOf(instant: Instant | undefined): number | undefined {
  const ms = Date.parse(asInstant(instant) ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** The instant, unless it is more than two minutes ahead of our clock. */
export function unlessAhead(instant: Instant | undefined, nowMs: number): Instant | undefined {
  const ms = msOf(instant);
  return ms === undefined || ms > nowMs + CLOCK_SKEW_MS ? undefined : instant;
}

/** The three forms of an HTTP date (RFC 9110, 5.6.7). The third, `ASCTIME`, names no zone and means GMT. */
const HTTP_DATES = [
  /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/,
  /^[A-Z][a-z]{5,8}, \d{1,2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} (?:GMT|UTC)$/,
];
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;
/** A time is required, because a day alone does not show how long to wait. */
const ISO_OF_HEADER = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}:\d{2}/i;

/**
 * The instant in a header, in milliseconds since the epoch; undefined for anything but an HTTP date, or an ISO 8601 date with a time.
 * A date without a zone is UTC, whatever the time zone of this machine.
 */
function headerInstant(text: string): number | undefined {
  const value = text.trim();
  if (ISO_OF_HEADER.test(value)) return msOf(value);
  const readable = HTTP_DATES.some((form) => form.test(value));
  const at = readable ? Date.parse(value) : ASCTIME.test(value) ? Date.parse(`${value} GMT`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** The milliseconds from `answeredMs` to the instant in a header, 0 if it has passed; undefined if the header has no instant. */
export function untilMs(text: string, answeredMs: number): number | undefined {
  const at = headerInstant(text);
  return at === undefined ? undefined : Math.max(0, at - answeredMs);
}

/** Converts a header with seconds or with an instant (RFC 9110, 10.2.3) to the milliseconds from `answeredMs`; otherwise undefined. */
export function secondsOrDateMs(text: string, answeredMs: number): number | undefined {
  return /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) * 1000 : untilMs(text, answeredMs);
}

/**
 * When a response was sent, by the server's clock, in milliseconds since the epoch. Times in its headers are relative to this clock, and
 * our own may differ by hours.
 *
 * @param headers The response headers, with lower-case names.
 * @param nowMs Our own clock, for a response without a readable `Date`.
 */
export function answeredAtMs(headers: Readonly<Record<string, string>>, nowMs: number): number {
  return headerInstant(headers['date'] ?? '') ?? nowMs;
}

const DAY_MS = 86_400_000;

/** The day in UTC, `2026-11-21`. */
export function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Whole days from one day to the other, both in UTC; NaN if one of them is not a day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((beginOf(to) - beginOf(from)) / DAY_MS);
}

/** Adds days to a day; undefined if `day` is not a day. */
export function dayAfter(day: string, days: number): string | undefined {
  const ms = beginOf(day) + days * DAY_MS;
  return Number.isNaN(ms) ? undefined : utcDay(ms);
}

/** Whether the day exists: `Date.parse` reads the 30th of February as the 2nd of March. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAfter(text, 0) === text;
}

function beginOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
