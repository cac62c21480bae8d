import { type Hint, hintText } from '../text/hint.js';
import { escapeData, escapeForLog } from '../text/log.js';
import type { Redactor } from './redactor.js';

/** What a run says while it goes. Every text is redacted and made harmless here, so callers pass services' words as they are. */
export interface Logger {
  info(text: string): void;
  /** Shown in debug runs only. Never a header, never a body. */
  debug(text: string): void;
  notice(text: string, hint?: Hint): void;
  warning(text: string, hint?: Hint): void;
  error(text: string, hint?: Hint): void;
  /** Begins a part of the log that a CI can fold; ends the one before. */
  group(title: string): void;
  endGroup(): void;
  /** Lines that are already safe, such as workflow commands that a renderer made of a redacted report and escaped. */
  raw(line: string): void;
  /** How often each was said: GitHub shows ten annotations of a level per step, and these are among them. */
  readonly said: Readonly<Record<Level, number>>;
}

type Level = 'notice' | 'warning' | 'error';

export interface LoggerOptions {
  readonly write: (line: string) => void;
  readonly redactor: Redactor;
  /** `actions`: problems become workflow commands. `plain`: they are lines with a word in front. */
  readonly style: 'actions' | 'plain';
  readonly debug: boolean;
}

/** `core.info` escapes nothing and `core.error` only line ends, hence our own (decision 0045). */
export function createLogger({ write, redactor, style, debug }: LoggerOptions): Logger {
  // One line stays one line; runs of spaces stay, for tables.
  const safe = (text: string): string => escapeForLog(redactor.redact(text)).replaceAll('\n', ' ');
  const said: Record<Level, number> = { notice: 0, warning: 0, error: 0 };
  const say = (level: Level, text: string, hint: Hint = ''): void => {
    said[level] += 1;
    // Before it is split: a line end may part a secret.
    const [first = '', ...more] = redactor.redact(hintText(hint)).split('\n');
    const line = safe(first === '' ? text : `${text} ${first}`);
    // A hint may be YAML to paste: it keeps its lines and its indentation, also in the annotation, of which only this one line is read.
    if (style === 'actions') write(`::${level}::${escapeData([line, ...more.map(safe)].join('\n'))}`);
    else for (const next of [`${level}: ${line}`, ...more.map((rest) => `  ${safe(rest)}`)]) write(next);
  };
  let isInGroup = false;
  const endGroup = (): void => {
    if (isInGroup && style === 'actions') write('::endgroup::');
    isInGroup = false;
  };
  return {
    group: (title) => {
      endGroup();
      isInGroup = true;
      write(style === 'actions' ? `::group::${escapeData(safe(title))}` : safe(title));
    },
    endGroup,
    info: (text) => write(safe(text)),
    debug: (text) => {
      if (debug) write(style === 'actions' ? `::debug::${escapeData(safe(text))}` : `debug: ${safe(text)}`);
    },
    notice: (text, hint) => say('notice', text, hint),
    warning: (text, hint) => say('warning', text, hint),
    error: (text, hint) => say('error', text, hint),
    raw: (line) => write(redactor.redactPage(line)),
    said,
  };
}
