/** `npm run test:all` runs every case of every table on every service, and properties ten times as often. */
export const EVERYTHING = process.env['SCAN_GATE_TESTS'] === 'all';

/** How often a property runs: `runs` times with `npm run test:all`, otherwise a tenth of that, and at least 50 times. */
export function runs(all: number): number {
  return EVERYTHING ? all : Math.min(all, Math.max(50, Math.ceil(all / 10)));
}

/** One case of each group of `every` cases; all cases with `npm run test:all`. */
export function oneOf<Case>(every: number, cases: readonly Case[]): readonly Case[] {
  return EVERYTHING ? cases : cases.filter((_case, index) => index % every === 0);
}
