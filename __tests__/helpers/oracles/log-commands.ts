/** What each CI looks for in a line of a job's log, as its own reader does it. */
const READERS: readonly (readonly [ci: string, finds: (line: string) => boolean])[] = [
  // actions/runner, ActionCommand.cs: TryParseV2 trims the line; TryParse takes the old form wherever it is.
  ['GitHub', (line) => /^\s*::[^:\s]*(?:\s[^:]*)?::/.test(line) || /^\s*::/.test(line)],
  ['GitHub, old form', (line) => line.includes('##[') && line.indexOf(']', line.indexOf('##[')) > 0],
  // azure-pipelines-agent, Command.cs: TryParse.
  ['Azure Pipelines', (line) => /##vso\[/i.test(line)],
  ['Azure Pipelines, format', (line) => /##\[(?:group|endgroup|warning|error|section|debug|command)\]/i.test(line)],
  // TeamCity: service messages.
  ['TeamCity', (line) => /##teamcity\[/i.test(line)],
  // GitLab, ansi2json: SECTION_REGEX asks for the carriage return.
  ['GitLab', (line) => /section_(?:start|end):\d+:[\w.-]+(?:\[[^\]]*\])?\r/.test(line)],
  // Buildkite: managing log output.
  ['Buildkite', (line) => /^(?:---|\+\+\+|~~~|\^\^\^)\s/.test(line)],
  ['Travis', (line) => /travis_(?:fold|time):[^\r]*\r/.test(line)],
  // Jenkins' console notes, links and titles of terminals, colours: all begin with ESC or one of its one-byte forms.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  ['a terminal', (line) => /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(line)],
  ['a reader’s eye', (line) => /[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]/.test(line)],
];

/** Which CI would do something on reading these lines, and at which of them; an empty list is approval. */
export function commandsIn(lines: Iterable<string>): string[] {
  return [...lines].flatMap((line) => READERS.filter(([, finds]) => finds(line)).map(([ci]) => `${ci}: ${JSON.stringify(line)}`));
}
