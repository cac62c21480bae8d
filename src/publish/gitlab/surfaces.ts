import type { Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { gitLabNotePublisher } from './note.js';

/** The note on the merge request. The runner uploads the report files that the pipeline names. */
export function gitLabSurfaces(options: SurfaceOptions): Publisher[] {
  return [gitLabNotePublisher(options)];
}
