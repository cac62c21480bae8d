import type { Scan } from '../../domain/scan.js';
import { isNewestFirst } from '../../domain/scan-times.js';

/**
 * The scans of one target out of a list that tells others too, because its filter is loose or not heard. What is left shows no order by
 * itself (of 100 scans one may be ours): as long as the whole list does not begin with the newest, all of it is read before anything is
 * handed over, and no page is handed over that holds none of the target.
 */
export async function* scansOfTarget(pages: AsyncIterable<readonly Scan[]>, target: string): AsyncGenerator<readonly Scan[]> {
  let held: Scan[] = [];
  let ordered = true;
  let last: Scan | undefined;
  for await (const page of pages) {
    ordered &&= isNewestFirst(last === undefined ? page : [last, ...page]);
    last = page.at(-1) ?? last;
    held.push(...page.filter((scan) => scan.target === target));
    if (!ordered || held.length === 0) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}
