import yoctoSpinner from 'yocto-spinner';
import { type ProgressLine, progressText, type ShownProgress } from '../runtime/progress-line.js';

/** How often the times in the line change, in milliseconds. */
const TICK_MS = 1000;

/** One line on a terminal that shows progress. Other output appears above it. */
export function openLiveLine(stream: NodeJS.WriteStream): ProgressLine {
  // Signals belong to the run, which cancels the scan first.
  const spinner = yoctoSpinner({ stream, handleSignals: false });
  let timer: NodeJS.Timeout | undefined;
  let shown: ShownProgress | undefined;
  const update = (): void => {
    if (shown !== undefined) spinner.text = fitted(progressText(shown, Date.now()), stream.columns);
  };
  const hide = (): void => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    spinner.stop();
  };
  // Otherwise, the terminal would have no cursor after a second Ctrl-C.
  process.once('exit', hide);
  return {
    hide,
    show(progress) {
      shown = progress;
      update();
      if (timer !== undefined) return;
      spinner.start();
      timer = setInterval(update, TICK_MS);
      timer.unref();
    },
  };
}

/** A line that wraps could not be removed. */
function fitted(text: string, columns = 0): string {
  // Some terminals report no width.
  const most = Math.max(10, (columns || 80) - 4);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
