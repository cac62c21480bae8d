import colors from 'yoctocolors';

const LEVELS: Readonly<Record<string, (text: string) => string>> = {
  'error:': colors.red,
  'warning:': colors.yellow,
  'notice:': colors.cyan,
  'debug:': colors.dim,
};

const SEVERITIES: Readonly<Record<string, (text: string) => string>> = {
  critical: colors.magenta,
  high: colors.red,
  medium: colors.yellow,
  low: colors.blue,
  info: colors.gray,
};

/** The last line: of one target, or of several. */
const VERDICT =
  /(?: gate (?=(?:passed|failed|could not be decided|was skipped|started a scan)\b)|: (?:1 target|\d+ of \d+ targets) )([a-z]+)/;

/** Colours the beginning of a line of the log or of the result. Other lines stay as they are. */
export function paint(line: string): string {
  const [, level = ''] = /^([a-z]+:) /.exec(line) ?? [];
  if (LEVELS[level]) return `${LEVELS[level](level)}${line.slice(level.length)}`;
  const [, severity = ''] = /^ {2}([a-z]+) {2}/.exec(line) ?? [];
  if (SEVERITIES[severity]) return line.replace(severity, SEVERITIES[severity](severity));
  const [, words = ''] = VERDICT.exec(line) ?? [];
  if (words === '') return line;
  return colors.bold(words === 'passed' ? colors.green(line) : /^(?:failed|could|ended|ran)/.test(words) ? colors.red(line) : line);
}
