import { closest, distance } from 'fastest-levenshtein';
import type { Problem } from '../domain/errors.js';
import type { Service } from '../scanners/scanner.js';
import { trimEnd } from '../text/plain.js';
import { isLoopback, parseUrl } from '../text/url.js';

/** The value of a text, or what is allowed instead. */
export type Value<Of> = { readonly value: Of } | { readonly allowed: string; readonly suggestion?: string | undefined };

/** A range of numbers, both ends included. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean | undefined;
}

/** One of the words, in any letter case, for inputs and the policy. */
export function parseWord<Word extends string>(given: string, words: readonly Word[]): Value<Word> {
  const known = words.find((candidate) => candidate === given.toLowerCase());
  return known === undefined ? { allowed: words.join(', '), suggestion: suggest(given, words) } : { value: known };
}

/** A number in digits, with up to six decimals. `1e2` and `0x10` are not allowed, because they are more often mistakes. */
export function parseNumber(given: string, { min, max, whole = false }: NumberRange): Value<number> {
  const written = whole ? /^\d{1,9}$/ : /^\d{1,9}(?:\.\d{1,6})?$/;
  const number = Number(given);
  if (written.test(given) && number >= min && number <= max) return { value: number };
  return { allowed: `a ${whole ? 'whole ' : ''}number from ${min} to ${max}` };
}

/** Items on lines, or separated by commas. A comma inside braces belongs to the item. */
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

/** The allowed word that was probably intended: `high` for `hihg`. */
export function suggest(given: string, allowed: readonly string[]): string | undefined {
  if (given === '' || allowed.length === 0) return undefined;
  const lower = given.toLowerCase();
  const best = closest(lower, allowed);
  // Two swapped letters have the distance 2, which is too far for a short word.
  const close = distance(lower, best) <= Math.ceil(best.length / 3) || sorted(lower) === sorted(best);
  return close ? best : undefined;
}

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A duration with its unit, `250ms` `45s` `30m` `5h`, in milliseconds; undefined if the text is not a duration. */
export function durationMs(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const unit = UNITS_MS[match?.[2] ?? ''];
  return match && unit !== undefined ? Math.round(Number(match[1]) * unit) : undefined;
}

/** A mistake in one part of a text such as `high=3, total=20`. */
interface NumbersMistake {
  readonly given: string;
  readonly allowed: string;
  readonly suggestion?: string | undefined;
}

/** Which names may have numbers. */
export interface NumbersRule {
  /** The known names; absent if the service defines the names. */
  readonly names?: readonly string[] | undefined;
  /** The form of a name if `names` is absent. */
  readonly pattern: RegExp;
  readonly example: string;
}

/** More findings than any service reports. */
export const MAX_BUDGET = 1_000_000;

/** Reads `high=3, total=20`. All mistakes at once. */
export function readNumbers(text: string, rule: NumbersRule): { numbers: Readonly<Record<string, number>>; mistakes: NumbersMistake[] } {
  const numbers: Record<string, number> = {};
  const mistakes: NumbersMistake[] = [];
  const parts = text.split(/[,\r\n]/).map((part) => part.trim());
  // A comma or a line break at the end is harmless.
  const given = parts.filter((part) => part !== '');
  if (given.length === 0) mistakes.push({ given: text.trim(), allowed: `pairs such as ${rule.example}` });
  for (const part of given) {
    // A regular expression would take quadratic time on a long text without `=`.
    const sign = part.search(/[=:]/);
    const [name, value] = sign < 0 ? ['', ''] : [part.slice(0, sign).trim(), part.slice(sign + 1).trim()];
    const mistake = mistakeIn(part, name, value, rule, numbers);
    if (mistake) mistakes.push(mistake);
    else numbers[name] = Number(value);
  }
  return { numbers, mistakes };
}

/** The mistake in one name and number, for inputs and the policy; undefined if there is none. */
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
    return { given: part, allowed: 'total, or a kind by the name that the service uses', suggestion: 'total' };
  if (!pattern.test(name)) return { given: part, allowed: `names of letters, digits and _, as in ${example}` };
  if (Object.hasOwn(before, name)) return { given: part, allowed: `each name once; ${name} is given twice` };
  if (!/^\d{1,7}$/.test(value) || Number(value) > MAX_BUDGET)
    return { given: part, allowed: `a whole number from 0 to ${MAX_BUDGET} after ${name}=` };
  return undefined;
}

/** Where requests go. */
interface ApiAddress {
  /** With the service's documented path, without a slash at the end. */
  readonly baseUrl: string;
  /** The host, if it is not the default of the service. Log and summary show it. */
  readonly otherHost?: string | undefined;
}

/** Reads `api-url`; empty means the default of the service. The documented path is added if the URL does not have it. */
export function parseApiUrl(given: string, service: Service): { address: ApiAddress } | { problem: Problem } {
  const text = given === '' ? service.apiUrl : given;
  const url = parseUrl(text);
  // Not shown if it may contain a password. `user:password@host` without a scheme parses as a URL with the scheme `user`.
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
