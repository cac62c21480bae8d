import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** In bytes, for both halves of the space of new objects. V8 begins with half of it. */
const ENOUGH = 8 * 1024 * 1024;

/**
 * Lets V8 double its space of new objects once. Call it when a run begins, and while findings are read.
 *
 * V8 would double the space up to 32 MiB while many findings are read and written. A run mostly makes texts that are needed for a moment,
 * so a larger space only takes memory of the runner. A smaller one is collected twice as often, and keeps more texts by accident:
 * docs/performance.md. The flag is only read when the space is about to grow (V8, `NewSpace::Grow`).
 */
export function keepHeapSmall(): void {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  setFlagsFromString(`--semi-space-growth-factor=${(space?.space_size ?? ENOUGH) < ENOUGH ? 2 : 1}`);
}
