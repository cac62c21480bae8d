import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap small, with options of V8 that are read when a space is about to grow.
 *
 * - `--semi-space-growth-factor`: the space of new objects keeps its size of now. V8 would double it up to three times while many findings
 *   are read and written. A run mostly makes texts that are needed for a moment, so a larger space only takes memory of the runner.
 * - `--heap-growing-percent`: the other space is collected when it has grown by this part. V8 would wait until it has doubled, or more.
 */
export function keepHeapSmall(): void {
  growBy(1);
  setFlagsFromString('--heap-growing-percent=30');
}

/** In bytes: twice what V8 begins with. */
const ENOUGH = 8 * 1024 * 1024;

/**
 * Lets the space of new objects double once: a smaller one is collected twice as often, and keeps more texts by accident. Call it now and
 * then while findings are read.
 */
export function doubleHeapOnce(): void {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  growBy(space !== undefined && space.space_size < ENOUGH ? 2 : 1);
}

function growBy(factor: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}
