/**
 * A service message, which TeamCity reads in a line of the log (https://www.jetbrains.com/help/teamcity/service-messages.html).
 *
 * @param values The attributes, or the only value. Attributes without a value are left out.
 */
export function serviceMessage(name: string, values: Readonly<Record<string, string | undefined>> | string): string {
  if (typeof values === 'string') return `##teamcity[${name} '${escapeValue(values)}']`;
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `##teamcity[${name}${given.map(([key, value]) => ` ${key}='${escapeValue(value)}'`).join('')}]`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '|': '||',
  "'": "|'",
  '[': '|[',
  ']': '|]',
  '\n': '|n',
  '\r': '|r',
  '\u0085': '|x',
  '\u2028': '|l',
  '\u2029': '|p',
};

function escapeValue(text: string): string {
  return text.replaceAll(/[|'[\]\n\r\u0085\u2028\u2029]/g, (character) => ESCAPES[character] ?? '');
}
