/**
 * A logging command, which the agent reads in a line of the log. Properties without a value are left out.
 *
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands; escaped as in azure-pipelines-task-lib
 * (https://github.com/microsoft/azure-pipelines-task-lib, node/taskcommand.ts).
 *
 * @param name Such as `task.logissue`.
 * @param message May have several lines.
 */
export function loggingCommand(name: string, properties: Readonly<Record<string, string | undefined>>, message: string): string {
  const given = Object.entries(properties).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  const list = given.map(([key, value]) => `${key}=${escapeProperty(value)};`).join('');
  return `##vso[${name}${list === '' ? '' : ` ${list}`}]${escapeMessage(message)}`;
}

/** The first step, because the others add the sign. */
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}
