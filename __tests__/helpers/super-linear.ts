import { analyse } from 'scslre';

/** So many repetitions take as long as any number of them: 200,000 beginnings with 4,096 characters to look at took over a minute. */
const MANY = 100;

/** Whether the time for a match grows faster than the text; with a lower bound, so that a long text matters. */
export function isSuperLinear({ source, flags }: Pick<RegExp, 'source' | 'flags'>): boolean {
  const widened = source.replaceAll(/\{(\d+),(\d+)\}/g, (bounds, least: string, most: string) =>
    Number(most) < MANY ? bounds : `{${least},}`,
  );
  return analyse({ source: widened, flags }, { maxReports: 1 }).reports.length > 0;
}
