import { isAsciiJson } from './json.js';
import { hasOnlyVisible, stripControlCharacters, toSingleLine } from './plain.js';

/** The GitHub runner reads a trimmed line that starts with `::` as a command (actions/runner: ActionCommand.cs). */
export const COMMAND_AT_START = /^([^\S\r\n\u2028\u2029]*):(?=:)/gm;

let anywhere: RegExp | undefined;

/**
 * `##[error]`, `##vso[task...]`, `##teamcity[...]`: CIs read these anywhere in a line, in any letter case. V8 reads the Unicode tables of a
 * literal three times when it loads the file, so the expression is created when a text may contain a command.
 */
export function commandAnywhere(): RegExp {
  return (anywhere ??= new RegExp(String.raw`##(?=[\p{L}\p{N}_.-]{0,64}\[)`, 'gu'));
}

/** A line that starts a folded group (Buildkite: managing log output). GitLab's sections need a carriage return, which is removed before. */
export const GROUP_AT_START = /^([-+~^])(?=\1\1(?:\s|$))/gm;

/** Escapes text for a CI log. No line of it is a command for GitHub, Azure DevOps, TeamCity, GitLab, or Buildkite. */
export function escapeForLog(text: string): string {
  const visible = stripControlCharacters(text);
  return mayHaveCommand(visible)
    ? visible.replaceAll(commandAnywhere(), '## ').replaceAll(COMMAND_AT_START, '$1: ').replaceAll(GROUP_AT_START, ' $1')
    : visible;
}

const SIGNS = ['##', '::', '---', '+++', '~~~', '^^^'];

/**
 * Whether one of the three expressions above may match. This is a fraction of their work, and avoids compiling the Unicode tables of
 * one of them.
 */
export function mayHaveCommand(text: string): boolean {
  return SIGNS.some((sign) => text.includes(sign));
}

/** Escapes text for one line of a CI log. */
export function escapeLogLine(text: string): string {
  return escapeForLog(toSingleLine(text));
}

/** Escapes the message of a workflow command (actions/toolkit, core/src/command.ts, `escapeData`). */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Characters that JSON allows, but that control a terminal or are invisible: C1 controls, zero-width characters, bidirectional controls. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Escapes JSON so that it is safe to print to a terminal or to a CI log, without changing its meaning. No line of JSON starts with `::`.
 */
export function escapeJsonForLog(json: string): string {
  const escaped = json.includes('##') ? json.replaceAll(commandAnywhere(), '#\\u0023') : json;
  // The expression takes several times as long as these.
  const isHarmless = (escaped.length >= LONG && isAsciiJson(escaped)) || hasOnlyVisible(escaped);
  return isHarmless ? escaped : escaped.replaceAll(UNSEEN, escapeOf);
}

/** A shorter text is searched in less time than `isAsciiJson` takes to begin. */
const LONG = 4096;

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
