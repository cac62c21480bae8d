/** What each CI reads as a command in a line of a log, like its own parser. */
const READERS: readonly (readonly [ci: string, finds: (line: string) => boolean])[] = [
  // actions/runner, ActionCommand.cs: TryParseV2 trims the line; TryParse finds the old form anywhere.
  ['GitHub', (line) => /^\s*::[^:\s]*(?:\s[^:]*)?::/.test(line) || /^\s*::/.test(line)],
  ['GitHub, old form', (line) => line.includes('##[') && line.indexOf(']', line.indexOf('##[')) > 0],
  // azure-pipelines-agent, Command.cs: TryParse.
  ['Azure Pipelines', (line) => /##vso\[/i.test(line)],
  ['Azure Pipelines, format', (line) => /##\[(?:group|endgroup|warning|error|section|debug|command)\]/i.test(line)],
  // TeamCity: service messages.
  ['TeamCity', (line) => /##teamcity\[/i.test(line)],
  // GitLab, ansi2json: SECTION_REGEX needs the carriage return.
  ['GitLab', (line) => /section_(?:start|end):\d+:[\w.-]+(?:\[[^\]]*\])?\r/.test(line)],
  // Buildkite: managing log output.
  ['Buildkite', (line) => /^(?:---|\+\+\+|~~~|\^\^\^)\s/.test(line)],
  ['Travis', (line) => /travis_(?:fold|time):[^\r]*\r/.test(line)],
  // Console notes of Jenkins, links, titles of terminals, and colors all start with ESC or one of its one-byte forms.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  ['a terminal', (line) => /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(line)],
  ['a reader’s eye', (line) => /[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]/.test(line)],
];

/** Which CI would read which of these lines as a command; empty if none. */
export function commandsIn(lines: Iterable<string>): string[] {
  return [...lines].flatMap((line) => READERS.filter(([, finds]) => finds(line)).map(([ci]) => `${ci}: ${JSON.stringify(line)}`));
}
