import { type Hint, hintText } from '../text/hint.js';
import { escapeData, escapeForLog } from '../text/log.js';
import type { Redactor } from './redactor.js';

/** The log of a run. The logger redacts and escapes every text, so callers can pass texts of services as they are. */
export interface Logger {
  info(text: string): void;
  /** A line of the result, which is the end of the log. The command line writes it to standard output, also with `--quiet`. */
  result(text: string): void;
  /** Shown in debug runs only. Never pass a header or a body. */
  debug(text: string): void;
  notice(text: string, hint?: Hint): void;
  warning(text: string, hint?: Hint): void;
  error(text: string, hint?: Hint): void;
  /** Starts a group that a CI can fold, and ends the previous group. */
  group(title: string): void;
  endGroup(): void;
  /**
   * Writes a line that is already redacted and escaped, such as a command to the CI. It is written also with `--quiet`, and to standard
   * output unless a document is written there.
   */
  raw(line: string): void;
  /** How many messages of each level were logged, because GitHub shows only ten annotations of a level for each step. */
  readonly counts: Readonly<Record<Level, number>>;
}

type Level = 'notice' | 'warning' | 'error';

/** Where a log goes, and what it contains. */
export interface LoggerOptions {
  /** Writes a line of the result, or a command to the CI. */
  readonly write: (line: string) => void;
  /** Writes any other line; default: `write`. */
  readonly log?: ((line: string) => void) | undefined;
  /** Log only warnings and errors. */
  readonly quiet?: boolean | undefined;
  /** Something else writes the result with `write`, such as JSON, so that every line of the log goes to `log`. */
  readonly documentOnly?: boolean | undefined;
  readonly redactor: Redactor;
  /** `actions`: messages become workflow commands. `plain`: they are lines that start with the level. */
  readonly style: 'actions' | 'plain';
  readonly debug: boolean;
}

/** Not `@actions/core`, because `core.info` escapes nothing and `core.error` only line ends (decision 0045). */
export function createLogger(options: LoggerOptions): Logger {
  const { write, log = write, quiet = false, documentOnly = false, redactor, style, debug } = options;
  // Keeps one text on one line, and keeps runs of spaces for tables.
  const safe = (text: string): string => escapeForLog(redactor.redact(text)).replaceAll('\n', ' ');
  const counts: Record<Level, number> = { notice: 0, warning: 0, error: 0 };
  const logMessage = (level: Level, text: string, hint: Hint = ''): void => {
    counts[level] += 1;
    if (quiet && level === 'notice') return;
    // Redacted before it is split, because a secret may contain a line end.
    const [first = '', ...more] = redactor.redact(hintText(hint)).split('\n');
    const line = safe(first === '' ? text : `${text} ${first}`);
    // A hint may be YAML to paste, so it keeps its lines and its indentation.
    if (style === 'actions') log(`::${level}::${escapeData([line, ...more.map(safe)].join('\n'))}`);
    else for (const next of [`${level}: ${line}`, ...more.map((rest) => `  ${safe(rest)}`)]) log(next);
  };
  let isInGroup = false;
  const endGroup = (): void => {
    if (isInGroup && style === 'actions') log('::endgroup::');
    isInGroup = false;
  };
  const info = (text: string): void => {
    if (!quiet) log(safe(text));
  };
  return {
    group: (title) => {
      endGroup();
      isInGroup = true;
      if (!quiet) log(style === 'actions' ? `::group::${escapeData(safe(title))}` : safe(title));
    },
    endGroup,
    info,
    result: documentOnly ? info : (text) => write(safe(text)),
    debug: (text) => {
      if (debug) log(style === 'actions' ? `::debug::${escapeData(safe(text))}` : `debug: ${safe(text)}`);
    },
    notice: (text, hint) => logMessage('notice', text, hint),
    warning: (text, hint) => logMessage('warning', text, hint),
    error: (text, hint) => logMessage('error', text, hint),
    raw: (line) => (documentOnly ? log : write)(redactor.redactPage(line)),
    counts,
  };
}
