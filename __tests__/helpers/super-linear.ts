import { analyse } from 'scslre';

/** The repetitions that are searched. 200,000 starts of a pattern with 4,096 characters to check took over a minute. */
const MANY = 100;

/** Whether the time for a match grows faster than the text. A minimum length ignores short texts. */
export function isSuperLinear({ source, flags }: Pick<RegExp, 'source' | 'flags'>): boolean {
  const widened = source.replaceAll(/\{(\d+),(\d+)\}/g, (bounds, least: string, most: string) =>
    Number(most) < MANY ? bounds : `{${least},}`,
  );
  return analyse({ source: widened, flags }, { maxReports: 1 }).reports.length > 0;
}
