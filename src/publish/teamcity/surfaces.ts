import type { Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { inspectionsPublisher } from './inspections.js';
import { summaryPublisher } from './summary.js';

/** Inspections, tests, artifacts, build problem and status: all by service messages, which need no token. */
export function teamcitySurfaces(options: SurfaceOptions): Publisher[] {
  return [inspectionsPublisher(options), summaryPublisher(options)];
}
