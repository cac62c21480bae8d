import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Keeps the space of new objects at its size of now. V8 would double it up to three times while many findings are read and written. A run
 * mostly makes texts that are needed for a moment, so a larger space only takes memory of the runner. The flag is only read when the space
 * is about to grow (V8, `NewSpace::Grow`).
 */
export function keepHeapSmall(): void {
  growBy(1);
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
