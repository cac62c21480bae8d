import type { PublishPermissions } from '../../domain/source.js';
import { withGuard } from '../guard.js';
import type { Publishable, Publisher } from '../publisher.js';

interface AnnotationsOptions {
  /** The input `annotations`. */
  readonly enabled: boolean;
  readonly allows: PublishPermissions;
  /** Complete workflow commands, escaped, at most ten of each kind. */
  readonly render: (what: Publishable) => Iterable<string>;
  /** Prints one line to the runner. */
  readonly write: (line: string) => void;
}

/** Annotates files and lines with workflow commands, which need no token and so work on forks. */
export function annotationsPublisher({ enabled, allows, render, write }: AnnotationsOptions): Publisher {
  return {
    surface: 'annotations',
    publish(what, signal) {
      return withGuard({ surface: 'annotations', signal }, async () => {
        if (!enabled || !allows.annotate.allowed) return { surface: 'annotations', outcome: 'skipped' };
        for (const line of render(what)) write(line);
        return { surface: 'annotations', outcome: 'done' };
      });
    },
  };
}
