import { appendFile, stat } from 'node:fs/promises';
import { withGuard } from '../guard.js';
import type { Publication, Publishable, Publisher } from '../publisher.js';

interface SummaryOptions {
  /** GITHUB_STEP_SUMMARY; undefined on the command line, where nothing is written. */
  readonly file: string | undefined;
  /** The summary's Markdown in at most `limit` bytes of UTF-8, with the notes of `what.earlier`. */
  readonly render: (what: Publishable, limit: number) => string;
}

/** The runner rejects a longer summary completely (1 MiB per step; decision 0045). */
const SUMMARY_LIMIT = 1_048_576;
/** With less space than this, in bytes, no summary is written. */
const MIN_SPACE = 1_000;

/** Writes the job summary. It is published last, so that it can contain the results of the other surfaces. */
export function summaryPublisher({ file, render }: SummaryOptions): Publisher {
  return {
    surface: 'summary',
    publish(what, signal) {
      return withGuard({ surface: 'summary', signal }, async () =>
        file ? append(file, render, what) : { surface: 'summary', outcome: 'skipped' },
      );
    },
  };
}

async function append(file: string, render: SummaryOptions['render'], what: Publishable): Promise<Publication> {
  const limit = SUMMARY_LIMIT - (await sizeOf(file)) - 2;
  const text = limit < MIN_SPACE ? undefined : `${render(what, limit).trimEnd()}\n`;
  if (text === undefined || Buffer.byteLength(text) > limit + 1) return full();
  await appendFile(file, text);
  return { surface: 'summary', outcome: 'done' };
}

/** Earlier commands of the step may have written to the file. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

function full(): Publication {
  const text = 'The job summary was not written: it would be longer than the 1 MiB that GitHub accepts from one step.';
  return { surface: 'summary', outcome: 'failed', note: { level: 'warning', code: 'summary-too-long', text } };
}
