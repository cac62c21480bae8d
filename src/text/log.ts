import { oneLine, plain } from './plain.js';

/** GitHub's runner reads a command where a line, trimmed, starts with `::` (actions/runner: ActionCommand.cs). */
export const COMMAND_AT_START = /^([^\S\r\n\u2028\u2029]*):(?=:)/gm;

/** `##[error]`, `##vso[task...]`, `##teamcity[...]`: read anywhere in a line, in any case. */
export const COMMAND_ANYWHERE = /##(?=[\p{L}\p{N}_.-]{0,64}\[)/gu;

/** A line that folds those after it (Buildkite: managing log output), also once lines are joined; GitLab's sections need a carriage return, which `plain` takes. */
export const GROUP_AT_START = /^([-+~^])(?=\1\1(?:\s|$))/gm;

/** Text for a CI log, over several lines; no line of it is a command to GitHub, Azure DevOps, TeamCity, GitLab or Buildkite. */
export function logText(text: string): string {
  return plain(text).replaceAll(COMMAND_ANYWHERE, '## ').replaceAll(COMMAND_AT_START, '$1: ').replaceAll(GROUP_AT_START, ' $1');
}

/** `logText` on one line. */
export function logLine(text: string): string {
  return logText(oneLine(text));
}
