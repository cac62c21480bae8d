/**
 * A line of an Action's output as the runner shows it in the log: commands become their words or vanish.
 *
 * @returns undefined for a line that the log does not show
 */
export function asShownInLog(line: string): string | undefined {
  const command = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line);
  if (command === null) return line;
  const [, name = '', properties = '', data = ''] = command;
  const label = LABELS[name];
  if (label === undefined) return undefined;
  const file = /(?:^|,)file=([^,]*)/.exec(properties)?.[1];
  const at = /(?:^|,)line=(\d+)/.exec(properties)?.[1];
  const where = file === undefined ? '' : ` [${unescapeCommand(file)}${at === undefined ? '' : `:${at}`}]`;
  return `${label}:${where} ${unescapeCommand(data)}`;
}

const LABELS: Readonly<Record<string, string>> = { error: 'Error', warning: 'Warning', notice: 'Notice' };

/** The reverse of the escaping in actions/toolkit, core/src/command.ts. */
function unescapeCommand(text: string): string {
  return text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
