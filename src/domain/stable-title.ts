/** Replaces a duration, a date or a time of day. */
const MARK = '[time]';
/** No service documents longer titles. A longer text is not changed. */
const MAX_LENGTH = 4096;

/** Most titles contain no time. This test is a hundred times faster than the patterns below. */
const WORTH_READING =
  /second|minute|hour|fortnight|day|tomorrow|week|month|year|msec|secs|mins|hrs|wks|mths|yrs|\d\s?[dhmswy]|\d{4}[-/]\d\d[-/]\d\d|\d{8}t|\d:\d\d|\d[./]\d{1,2}[./]\d{4}|\d(?:st|nd|rd|th)?[\s-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s{1,2}\d/i;

/** Not inside a word, and not joined to a word: `SHA-1`, `CVE-2024-1234`, `1.1.1`, `node:20`, `backup-2026-11-28.sql`. */
const BEGIN = String.raw`(?<![\p{L}\p{M}\p{N}_])(?<![\p{L}\p{M}\p{N}_][-'@#:])(?<![./\\])`;
/** Not at the beginning of a longer word or of a host: `7-days-a-week.example.org`. */
const END = String.raw`(?![\p{L}\p{M}\p{N}_])(?!(?:-[\p{L}\p{N}-]{0,60})?[.@][\p{L}\p{N}])`;
/** Not at the beginning of a file name: `2026-11-28.sql`, `5 m-files`. */
const FREE_END = String.raw`(?![\p{L}\p{M}\p{N}_/\\])(?![.:@-][\p{L}\p{N}])`;

const NUMBER = String.raw`[-+\u2212]?(?:\d{1,3}(?:[,.'\u2019\u00a0\u202f_]\d{3}){1,4}(?:[.,]\d{1,9})?|\d{1,15}(?:[.,]\d{1,9})?)`;
const COUNT = String.raw`(?:(?:${NUMBER}(?:-|\u2013|\sto\s))?${NUMBER}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
/** `second` may be an ordinal ("2 second factors"), unless a hyphen or a 1 is before it. For `min` and `sec` see `SHORT_UNIT`. */
const UNIT = [
  String.raw`(?:second|minute|hour|day|week|month|year)\(s\)`,
  String.raw`(?:(?:micro|milli|nano)?seconds|(?:micro|milli|nano)second|(?<=\d-|(?<![\p{N}.,])1\s)second|minutes?|hours?|fortnights?)`,
  String.raw`(?:(?:business|calendar|working)[\s-])?(?:days?|weeks?|months?|years?)`,
  'msecs?|secs|mins|hrs|wks|mths|yrs',
].join('|');

/** After these words, a number with a unit is a duration. */
const CUES = [
  'in|within|after|for|every|than|last|next|past|until|period|interval|time|timeout|time-out|lifetime|ttl|age|max-age',
  'valid|validity|duration|expire|expires|expired|expiry|expiration|about|under|over',
].join('|');
const TAIL = String.raw`\s{1,3}(?:ago|from\snow|left|old|overdue|remaining)\b`;
/** Short units have other meanings, too: `404s`, `3D`, `8 min`imum, `2616 sec`tion. So `5m`, which may mean millions, needs a cue. */
const SHORT_UNIT = 'yrs?|y|mo|mth|wk|w|d|hr|h|min|sec|s|ms';
/** A fraction without a space is a version, `2.4d`, or a standard, `802.11s`; `500s` are HTTP statuses, and `1990s` are years. */
const SHORT_NUMBER = String.raw`(?!(?:[45]\d\d|(?:19|20)\d0)s)[-+\u2212]?\d{1,9}(?:[.,]\d{1,9}(?=\s))?`;
/** A number after such a word, or in a list after it, belongs to that word, whatever follows. */
const UNNAMED = [
  'ports?|tcp|udp|versions?|tls|ssl|ssh|rfc|cve|cwe|cis|iso|http|node(?:\\.js)?|php|java|python|ruby|windows|server|ubuntu|debian|centos',
  'rhel|android|ios|macos|mysql|postgres(?:ql)?|openssl|jquery|level|tier|layer|section|vlan|host|account|user|id',
].join('|');
const UNLISTED = String.raw`(?<!\b(?:${UNNAMED})(?:\s|\s?[:=#(]\s?)(?:\d{1,9}(?:\s?[,;/&+]\s?|,?\s(?:and|or)\s)){0,16})`;

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:\\.(?=\\s))?';
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?:19|20)\d{2}`;
const ZONE = String.raw`(?:\s?(?:z|utc|gmt))?(?:\s?[+-]\d{2}:?\d{2})?`;
const CLOCK = String.raw`(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?`;
/** Dates count as times only after these words. Elsewhere they name patches, versions or backups. */
const DUE = [
  'expir(?:e|es|ed|y|ing|ation)|until|till|valid\\s(?:to|through|before)|not\\s?(?:after|before)|ends?|ended|ending|renews?|renewed|renewal',
  'by|since|due|overdue|seen|last\\s(?:used|active|login|logon|changed|updated|rotated|checked|scanned|accessed)|updated',
].join('|');
const BEHIND_DUE = String.raw`(?<=\b(?:${DUE})(?:\s(?:date|time|day))?(?:\s(?:on|at|by|since|is|was))?\s?[:=]?\s?["'(]?)`;

/** The patterns that are replaced, in this order. */
interface Patterns {
  readonly always: readonly RegExp[];
  /** Replaced only if the unit, the first group, is in lower case: `3D` and `5 MS SQL servers` are not durations. */
  readonly short: readonly RegExp[];
}

const DATES = [
  String.raw`${YEAR}([-/])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:t${CLOCK}${ZONE})?`,
  String.raw`${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])t\d{4,6}z?`,
  String.raw`${WEEKDAY}${DAY}[\s-]${MONTH}[\s,-]{1,2}${YEAR}`,
  String.raw`${WEEKDAY}${MONTH}\s{1,2}${DAY},?\s(?:${CLOCK}${ZONE}\s)?${YEAR}${ZONE}`,
  String.raw`(?:${DAY}([./])\d{1,2}\1${YEAR}|${MONTH}\s${DAY}|${DAY}\s${MONTH})`,
  String.raw`(?:${CLOCK}(?:\s?[ap]\.?m\b\.?|\s?(?:z|utc|gmt)(?:[+-]\d{1,2}(?::?\d{2})?)?)|(?:[01]?\d|2[0-4])(?::[0-5]\d){2}(?:[.,]\d{1,9})?${ZONE})`,
  'today|tomorrow|yesterday',
].map((source) => String.raw`${BEGIN}${BEHIND_DUE}(?:${source})${FREE_END}`);
/** A time of day after a replaced date or duration: `[time] 10:00`. */
const CLOCK_BEHIND = String.raw`(?<=\[time\],?\s(?:at\s)?)${CLOCK}(?:\s?[ap]\.?m\b\.?)?${ZONE}${FREE_END}`;

const DURATIONS = [
  // A `0-day` is a kind of vulnerability.
  String.raw`${BEGIN}${UNLISTED}(?!0-?day${END})${COUNT}[\s-]{0,2}(?:${UNIT})${END}`,
  String.raw`(?<=\b(?:in|about|almost|over|than|within|after)\s)(?:an?|a\sfew|half\san?)\s(?:${UNIT})${END}`,
  String.raw`${BEGIN}(?:an?|a\sfew)\s(?:${UNIT})${END}(?=${TAIL})`,
];

/** `1d 4h 30m`, `719h59m0s`: two units or more, in this order. */
const CLIPPED_UNITS =
  String.raw`${BEGIN}(?=\d{1,9}(?:y|mo|w|d|h|m)\s?\d{1,9}(?:\.\d{1,9})?(?:mo|w|d|h|min|m|s|ms)(?!\p{L}))` +
  ['y', 'mo', 'w', 'd', 'h', '(?:min|m)(?!s)'].map((unit) => String.raw`(?:\s?\d{1,9}${unit}(?!\p{L}))?`).join('') +
  String.raw`(?:\s?\d{1,9}(?:\.\d{1,9})?s)?(?:\s?\d{1,9}ms)?${FREE_END}`;
const SHORT = [
  String.raw`(?<=\b(?:${CUES})(?:\sof|\sis|:|=)?\s?[<>~]?)${BEGIN}${SHORT_NUMBER}\s?(${SHORT_UNIT})${FREE_END}`,
  String.raw`${BEGIN}${UNLISTED}${SHORT_NUMBER}\s?(${SHORT_UNIT})(?=${TAIL})`,
  String.raw`${BEGIN}\d{1,9}(ms)${FREE_END}`,
];

/** Compiling takes 15 ms, because the patterns ignore case in all scripts. Most runs have no title with a time. */
let compiled: Patterns | undefined;

function compile(): Patterns {
  const ignoringCase = (source: string): RegExp => new RegExp(source, 'giu');
  const always = [...[...DATES, ...DURATIONS].map(ignoringCase), new RegExp(CLIPPED_UNITS, 'gu'), ignoringCase(CLOCK_BEHIND)];
  return { always, short: SHORT.map(ignoringCase) };
}

/** `[time], [time] and [time]` becomes one `[time]`. */
const SEVERAL = /\[time\](?:(?:,|,?\s(?:and|at))?\s\[time\]){1,12}/g;
/** "in less than", "about" and "ago" around a time are part of it. */
const ABOUT =
  /(?:\bin\s(?:(?:about|almost|approximately|around|less than|nearly|only|over|under)\s|[~<]\s?)?)?\[time\](?:\s(?:ago|from now))?/gi;

/**
 * Replaces the parts of a title that change from day to day: durations, and the dates and times of day after words such as "until" or
 * "since". Titles that differ only in these parts belong to the same finding and rule. All other numbers stay: ports, versions, CVE
 * numbers, counts, dates in names. A number that could be either stays, because a waiver of one finding must not accept another one.
 *
 * Use it for identities and rule IDs only. People see the service's title.
 */
export function stableTitle(title: string): string {
  if (title.length > MAX_LENGTH || !WORTH_READING.test(title)) return title;
  compiled ??= compile();
  let rest = title;
  for (const pattern of compiled.always) rest = rest.replace(pattern, MARK);
  for (const pattern of compiled.short)
    rest = rest.replace(pattern, (whole: string, unit: string) => (/^[a-z]+$/.test(unit) ? MARK : whole));
  return rest === title ? title : rest.replace(SEVERAL, MARK).replace(ABOUT, MARK);
}
