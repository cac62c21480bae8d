import type { Problem } from '../scanners/scanner.js';
import { INPUT_TABLE, type InputName, type RawInputs } from './inputs.js';
import { durationMs, suggest } from './words.js';

/** Reads values one by one and keeps every mistake, so that all of them are told at once. */
export interface Reader {
  readonly problems: Problem[];
  text(name: InputName): string;
  /** One of the words of the table; the first of `otherwise` and the table's default where nothing was given. */
  word<Word extends string>(name: InputName, words: readonly Word[], otherwise: Word): Word;
  flag(name: InputName): boolean;
  duration(name: InputName, range: DurationRange): number | undefined;
  /** A number with both ends included; undefined where nothing, or none, was given. */
  number(name: InputName, min: number, max: number): number | undefined;
  problem(problem: Problem): void;
}

export interface DurationRange {
  readonly minMs: number;
  readonly maxMs: number;
  readonly says: string;
}

export function createReader(raw: RawInputs): Reader {
  const problems: Problem[] = [];
  const text = (name: InputName): string => (raw[name] ?? '').trim();
  const word = <Word extends string>(name: InputName, words: readonly Word[], otherwise: Word): Word => {
    const given = text(name);
    if (given === '') return otherwise;
    const known = words.find((candidate) => candidate === given.toLowerCase());
    if (known === undefined) problems.push({ input: name, given, allowed: words.join(', '), suggestion: suggest(given, words) });
    return known ?? otherwise;
  };
  return {
    problems,
    text,
    word,
    flag: (name) => word(name, ['true', 'false'], defaultOf(name) === 'true' ? 'true' : 'false') === 'true',
    duration(name, { minMs, maxMs, says }) {
      const given = text(name);
      if (given === '') return undefined;
      const ms = durationMs(given);
      if (ms !== undefined && ms >= minMs && ms <= maxMs) return ms;
      problems.push({ input: name, given, allowed: says });
      return undefined;
    },
    number(name, min, max) {
      const given = text(name);
      if (given === '') return undefined;
      if (/^\d{1,9}(?:\.\d{1,6})?$/.test(given) && Number(given) >= min && Number(given) <= max) return Number(given);
      problems.push({ input: name, given, allowed: `a number from ${min} to ${max}` });
      return undefined;
    },
    problem: (problem) => problems.push(problem),
  };
}

function defaultOf(name: InputName): string | undefined {
  return INPUT_TABLE.find((input) => input.name === name)?.default;
}
