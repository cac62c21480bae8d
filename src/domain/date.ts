const DAY_MS = 24 * 60 * 60_000;

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
