import type { Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { ANNOTATION_CHARACTERS, annotationPublisher } from './annotation.js';

/** The annotation of the build. Test results and files are uploaded by the pipeline. */
export function buildkiteSurfaces({ settings, env, pages, redactor }: SurfaceOptions): Publisher[] {
  return [
    annotationPublisher({
      enabled: settings.annotations,
      name: settings.name,
      env,
      scrub: redactor.redact,
      render: (what) => withoutFirstLine(pages.comment(what, ANNOTATION_CHARACTERS, 'html')),
    }),
  ];
}

/** The hidden line that finds a comment again. The context of the annotation does that. */
function withoutFirstLine(page: string): string {
  return page.slice(page.indexOf('\n') + 1);
}
