/** A service message as TeamCity reads it. The only value of a message has an empty name. */
export interface Message {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

const MEANINGS: Readonly<Record<string, string>> = { n: '\n', r: '\r', x: '\u0085', l: '\u2028', p: '\u2029' };

/** Reads one line strictly, by https://www.jetbrains.com/help/teamcity/service-messages.html. Throws if it is not exactly one message. */
export function readMessage(line: string): Message {
  const [, name = '', rest] =
    /^##teamcity\[([A-Za-z][\w-]*)((?: (?:[A-Za-z_]\w*=)?'(?:\|.|[^|'[\]\n\r\u0085\u2028\u2029])*')*)\]$/.exec(line) ?? [];
  if (rest === undefined) throw new Error(`not a service message: ${line}`);
  const values = [...rest.matchAll(/ (?:([A-Za-z_]\w*)=)?'((?:\|.|[^|'])*)'/g)];
  return { name, values: Object.fromEntries(values.map(([, key = '', value = '']) => [key, unescaped(value)])) };
}

function unescaped(value: string): string {
  return value.replaceAll(/\|(.)/g, (_all, sign: string) => MEANINGS[sign] ?? sign);
}
