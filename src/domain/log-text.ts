/**
 * Makes any text safe to print as part of one log line.
 *
 * The runner takes a line that starts with `::` for a command, and `##[` anywhere; Azure takes `##vso[`, TeamCity `##teamcity[`.
 * Terminals take escape sequences, and bidirectional marks let a line read as what it is not.
 * (actions/runner ActionCommand.cs; azure-pipelines-agent Command.cs; https://trojansource.codes)
 */
export function logText(text: string): string {
  return text
    .replaceAll(ANSI, '')
    .replaceAll(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll(CONTROL, '')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/:(?=:)/g, ':\u200B')
    .replaceAll(/##(?=[a-z]*\[)/gi, '#\u200B#');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes
const ANSI = /[\u001B\u009B](?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\-_]|[0-?]*[ -/]*[@-~])?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
/** Bidirectional controls, zero-width characters and tags. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;
