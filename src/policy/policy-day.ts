import { dayAfter, daysBetween, isDay } from '../domain/date.js';
import { nameOf } from './fields.js';
import type { PolicyProblems } from './problems.js';
import type { PlacedEntry } from './yaml.js';

/** So many days ahead a waiver may end: what is accepted is looked at again once a year. */
export const MOST_DAYS = 366;

/**
 * The last day on which a waiver holds. YAML may take a day for a time: what counts is how it is written.
 *
 * @param today The day in UTC, `2026-11-21`.
 * @returns undefined where it is no day, or too far ahead; a past one is a day
 */
export function readExpiry({ key, value }: PlacedEntry, today: string, problems: PolicyProblems): string | undefined {
  if (value.kind === 'told') return undefined;
  const written = (value.kind === 'text' ? value.text : value.kind === 'other' ? value.source : '').trim();
  const isOne = isDay(written);
  if (isOne && daysBetween(today, written) <= MOST_DAYS) return written;
  problems.add({
    line: value.line,
    given: `${key}: ${nameOf(value)}`,
    allowed: `a day such as 2026-12-31, in UTC, at most ${MOST_DAYS} days ahead: until ${dayAfter(today, MOST_DAYS) ?? ''}`,
    suggestion: isOne ? undefined : dayOf(written),
  });
  return undefined;
}

/** The day that a text tells, also with a time behind it or without leading zeros; undefined where there is no such day. */
function dayOf(text: string): string | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ].*)?$/.exec(text) ?? [];
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
