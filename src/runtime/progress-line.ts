/** Shows on a terminal how far a scan is, in one line that changes. Elsewhere, the log has lines instead. */
export interface ProgressLine {
  show(progress: ShownProgress): void;
  /** Removes the line if it is shown. */
  hide(): void;
}

/** How far a scan is. */
export interface ShownProgress {
  /** State and phase, on one line, redacted and escaped. */
  readonly what: string;
  /** When the scan began, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** When it probably ends; absent if nothing is known. */
  readonly untilMs?: number | undefined;
}

/** The line at a time: `running, 40 %, 2 min 5 s, about 3 min left`. */
export function progressText({ what, sinceMs, untilMs }: ShownProgress, nowMs: number): string {
  const left = untilMs === undefined ? '' : untilMs > nowMs ? `, about ${durationText(untilMs - nowMs)} left` : ', longer than usual';
  return `${what}, ${durationText(Math.max(0, nowMs - sinceMs))}${left}`;
}

/** One line for the scans of several targets. */
interface SharedProgress {
  /** For the scan of one target. */
  line(): ProgressLine;
  /** Call it when a target has ended. */
  ended(): void;
}

/**
 * Shows how many targets have ended, and the longest time that a scan still needs.
 *
 * @param total The number of targets.
 * @param sinceMs When the run began, in milliseconds since the epoch.
 */
export function shareProgress(line: ProgressLine, total: number, sinceMs: number): SharedProgress {
  const waiting = new Map<object, ShownProgress>();
  let ended = 0;
  const update = (): void => {
    const times = [...waiting.values()].flatMap(({ untilMs }) => untilMs ?? []);
    const what = `${ended} of ${total} targets ended`;
    if (waiting.size === 0) line.hide();
    else line.show({ what, sinceMs, ...(times.length > 0 && { untilMs: Math.max(...times) }) });
  };
  return {
    line() {
      const scan = {};
      return {
        show(progress) {
          waiting.set(scan, progress);
          update();
        },
        hide() {
          if (waiting.delete(scan)) update();
        },
      };
    },
    ended() {
      ended += 1;
      update();
    },
  };
}

function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const [large, small] = minutes < 60 ? [`${minutes} min`, `${seconds % 60} s`] : [`${Math.floor(minutes / 60)} h`, `${minutes % 60} min`];
  return small.startsWith('0 ') ? large : `${large} ${small}`;
}
