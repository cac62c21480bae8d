import { withGuard } from './guard.js';
import type { Publishable, Publisher } from './publisher.js';

interface AnnotationsOptions {
  /** The input `annotations`, where the CI shows them. */
  readonly enabled: boolean;
  /** Complete commands of the CI, escaped, within its limits; undefined if it is better to show none. */
  readonly render: (what: Publishable) => Iterable<string> | undefined;
  /** Prints one line as it is. */
  readonly write: (line: string) => void;
}

/** Annotates files and lines with commands in the log, which need no token and so work on forks. */
export function annotationsPublisher({ enabled, render, write }: AnnotationsOptions): Publisher {
  return {
    surface: 'annotations',
    publish(what, signal) {
      return withGuard({ surface: 'annotations', signal }, async () => {
        const lines = enabled ? render(what) : undefined;
        if (lines === undefined) return { surface: 'annotations', outcome: 'skipped' };
        for (const line of lines) write(line);
        return { surface: 'annotations', outcome: 'done' };
      });
    },
  };
}
