/** The three forms of an HTTP date (RFC 9110, 5.6.7), the last of which names no zone and means GMT. */
const HTTP_DATES = [
  /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/,
  /^[A-Z][a-z]{5,8}, \d{1,2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} (?:GMT|UTC)$/,
];
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;
const ISO_OF_HEADER = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?<zone>Z|z|[+-]\d{2}:?\d{2})?$/;

/**
 * The instant that a header names, in milliseconds since 1970; undefined for anything but an HTTP date or an ISO_OF_HEADER date with a time.
 * A date without a zone is UTC, whatever the zone of this machine.
 */
function headerInstant(text: string): number | undefined {
  const value = text.trim();
  const iso = ISO_OF_HEADER.exec(value);
  const zoned = iso ? `${value.replace(' ', 'T').replace(',', '.')}${iso.groups?.['zone'] === undefined ? 'Z' : ''}` : value;
  const readable = iso !== null || HTTP_DATES.some((form) => form.test(value));
  const at = readable ? Date.parse(zoned) : ASCTIME.test(value) ? Date.parse(`${value} GMT`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** From `answeredMs` until the instant that a header names, in milliseconds, 0 once it has passed; undefined where it names none. */
export function untilMs(text: string, answeredMs: number): number | undefined {
  const at = headerInstant(text);
  return at === undefined ? undefined : Math.max(0, at - answeredMs);
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
