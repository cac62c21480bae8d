import { stripControlCharacters, toSingleLine } from './plain.js';

/** GitHub's runner reads a command where a line, trimmed, starts with `::` (actions/runner: ActionCommand.cs). */
export const COMMAND_AT_START = /^([^\S\r\n\u2028\u2029]*):(?=:)/gm;

/** `##[error]`, `##vso[task...]`, `##teamcity[...]`: read anywhere in a line, in any case. */
export const COMMAND_ANYWHERE = /##(?=[\p{L}\p{N}_.-]{0,64}\[)/gu;

/** A line that folds those after it (Buildkite: managing log output), also once lines are joined; GitLab's sections need a carriage return, which `plain` takes. */
export const GROUP_AT_START = /^([-+~^])(?=\1\1(?:\s|$))/gm;

/** Text for a CI log, over several lines; no line of it is a command to GitHub, Azure DevOps, TeamCity, GitLab or Buildkite. */
export function escapeForLog(text: string): string {
  return withoutCommandsAnywhere(stripControlCharacters(text)).replaceAll(COMMAND_AT_START, '$1: ').replaceAll(GROUP_AT_START, ' $1');
}

/** The expression is compiled for texts that may hold one: its tables of Unicode take some milliseconds. */
function withoutCommandsAnywhere(text: string): string {
  return text.includes('##') ? text.replaceAll(COMMAND_ANYWHERE, '## ') : text;
}

/** `escapeForLog` on one line. */
export function escapeLogLine(text: string): string {
  return escapeForLog(toSingleLine(text));
}

/** The escaping of a workflow command's message (actions/toolkit, core/src/command.ts, `escapeData`). */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** What JSON may hold as it is, and a terminal obeys or an eye does not see: C1 controls, zero-width letters, what turns text round. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * JSON that means the same, and does nothing where somebody prints the file to a terminal or to the log of a CI. No line of JSON begins
 * with `::`.
 */
export function escapeJsonForLog(json: string): string {
  return json.replaceAll(COMMAND_ANYWHERE, '#\\u0023').replaceAll(UNSEEN, escapeOf);
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
