import { closest, distance } from 'fastest-levenshtein';
import type { Problem } from '../domain/errors.js';
import type { Service } from '../scanners/scanner.js';
import { trimEnd } from '../text/plain.js';
import { isLoopback, parseUrl } from '../text/url.js';

/** A text that was read; or what is allowed instead of it. */
export type Value<Of> = { readonly value: Of } | { readonly allowed: string; readonly suggestion?: string | undefined };

/** A range of numbers, both ends included. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** No decimals. */
  readonly whole?: boolean | undefined;
}

/** One of the words, in capitals or not. Inputs and policy agree on it here. */
export function parseWord<Word extends string>(given: string, words: readonly Word[]): Value<Word> {
  const known = words.find((candidate) => candidate === given.toLowerCase());
  return known === undefined ? { allowed: words.join(', '), suggestion: suggest(given, words) } : { value: known };
}

/** A number in digits, with up to six decimals: `1e2` and `0x10` are more often mistakes than numbers. */
export function parseNumber(given: string, { min, max, whole = false }: NumberRange): Value<number> {
  const written = whole ? /^\d{1,9}$/ : /^\d{1,9}(?:\.\d{1,6})?$/;
  const number = Number(given);
  if (written.test(given) && number >= min && number <= max) return { value: number };
  return { allowed: `a ${whole ? 'whole ' : ''}number from ${min} to ${max}` };
}

/** One a line, or separated by commas; a comma inside of braces belongs to the pattern. */
export function parseList(text: string): string[] {
  const parts: string[] = [];
  for (const line of text.split(/[\r\n]/)) {
    let depth = 0;
    let begin = 0;
    for (let index = 0; index < line.length; index += 1) {
      const sign = line[index];
      if (sign === '{') depth += 1;
      else if (sign === '}') depth = Math.max(0, depth - 1);
      else if (sign === ',' && depth === 0) {
        parts.push(line.slice(begin, index));
        begin = index + 1;
      }
    }
    parts.push(line.slice(begin));
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The allowed word that is close enough to what was given to be meant: `hihg` means `high`. */
export function suggest(given: string, allowed: readonly string[]): string | undefined {
  if (given === '' || allowed.length === 0) return undefined;
  const lower = given.toLowerCase();
  const best = closest(lower, allowed);
  // Two letters that changed places count as two, which is too many for a short word.
  const close = distance(lower, best) <= Math.ceil(best.length / 3) || sorted(lower) === sorted(best);
  return close ? best : undefined;
}

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A duration with its unit, `250ms` `45s` `30m` `5h`, in milliseconds; undefined when it is none. */
export function durationMs(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const unit = UNITS_MS[match?.[2] ?? ''];
  return match && unit !== undefined ? Math.round(Number(match[1]) * unit) : undefined;
}

/** What is wrong with one part of a text such as `high=3, total=20`. */
interface NumbersMistake {
  readonly given: string;
  readonly allowed: string;
  readonly suggestion?: string | undefined;
}

/** Which names may be given numbers. */
export interface NumbersRule {
  /** The known names; absent where the service makes them up. */
  readonly names?: readonly string[] | undefined;
  /** What a name looks like where `names` is absent. */
  readonly pattern: RegExp;
  readonly example: string;
}

/** A million findings are more than any service tells. */
export const MAX_BUDGET = 1_000_000;

/** Reads `high=3, total=20`. All mistakes at once. */
export function readNumbers(text: string, rule: NumbersRule): { numbers: Readonly<Record<string, number>>; mistakes: NumbersMistake[] } {
  const numbers: Record<string, number> = {};
  const mistakes: NumbersMistake[] = [];
  const parts = text.split(/[,\r\n]/).map((part) => part.trim());
  // A comma at the end is harmless, and so is a line break of a YAML block.
  const given = parts.filter((part) => part !== '');
  if (given.length === 0) mistakes.push({ given: text.trim(), allowed: `pairs such as ${rule.example}` });
  for (const part of given) {
    // Not by a pattern: it would take quadratic time for a long text without a sign.
    const sign = part.search(/[=:]/);
    const [name, value] = sign < 0 ? ['', ''] : [part.slice(0, sign).trim(), part.slice(sign + 1).trim()];
    const mistake = mistakeIn(part, name, value, rule, numbers);
    if (mistake) mistakes.push(mistake);
    else numbers[name] = Number(value);
  }
  return { numbers, mistakes };
}

/** Whether a name may be given such a number; the one place where inputs and policy agree on it. */
export function mistakeIn(
  part: string,
  name: string,
  value: string,
  { names, pattern, example }: NumbersRule,
  before: Readonly<Record<string, number>>,
): NumbersMistake | undefined {
  if (name === '') return { given: part, allowed: `pairs such as ${example}` };
  if (names !== undefined && !names.includes(name)) return { given: part, allowed: names.join(', '), suggestion: suggest(name, names) };
  if (names === undefined && name !== 'total' && suggest(name, ['total']) !== undefined)
    return { given: part, allowed: "total, or a kind under the service's own name", suggestion: 'total' };
  if (!pattern.test(name)) return { given: part, allowed: `names of letters, digits and _, as in ${example}` };
  if (Object.hasOwn(before, name)) return { given: part, allowed: `each name once; ${name} is given twice` };
  if (!/^\d{1,7}$/.test(value) || Number(value) > MAX_BUDGET)
    return { given: part, allowed: `a whole number from 0 to ${MAX_BUDGET} behind ${name}=` };
  return undefined;
}

/** Where requests go. */
interface ApiAddress {
  /** With the service's documented path, without a slash at the end. */
  readonly baseUrl: string;
  /** The host, where it is not the service's own: named in log and summary. */
  readonly otherHost?: string | undefined;
}

/** Reads `api-url`: the service's own when empty; the documented path is added once, whether the user gave it or not. */
export function parseApiUrl(given: string, service: Service): { address: ApiAddress } | { problem: Problem } {
  const text = given === '' ? service.apiUrl : given;
  const url = parseUrl(text);
  // The value is not repeated when it may hold a password; `user:password@host` without a scheme is a URL of the scheme `user`.
  const shown = given.includes('@') ? '(an address with a user name)' : given;
  const fault = url ? faultOf(url) : 'an address such as';
  if (url === undefined || fault !== undefined) {
    return { problem: { input: 'api-url', given: shown, allowed: `${fault ?? 'an address such as'} ${service.apiUrl}` } };
  }
  const path = trimEnd(url.pathname, '/');
  const prefixed = path.endsWith(service.apiPrefix) ? path : `${path}${service.apiPrefix}`;
  const other = url.host !== new URL(service.apiUrl).host;
  return { address: { baseUrl: `${url.origin}${prefixed}`, ...(other && { otherHost: url.host }) } };
}

function faultOf(url: URL): string | undefined {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) return 'https (http on loopback only), such as';
  if (url.username !== '' || url.password !== '') return 'an address without a user name or password, such as';
  if (url.search !== '' || url.hash !== '') return 'an address without ? and #, such as';
  return undefined;
}
