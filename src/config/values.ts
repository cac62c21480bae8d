import { suggest } from './words.js';

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
