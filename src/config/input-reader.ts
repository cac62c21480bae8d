import type { Problem } from '../domain/errors.js';
import { INPUT_TABLE, type InputName, type RawInputs } from './inputs.js';
import { durationMs, type NumberRange, parseNumber, parseWord, type Value } from './values.js';

/** Reads input values and collects every mistake, so that all of them are reported at once. */
export interface Reader {
  readonly problems: Problem[];
  text(name: InputName): string;
  /** One of `words`; `otherwise` if the input is empty or wrong. */
  word<Word extends string>(name: InputName, words: readonly Word[], otherwise: Word): Word;
  flag(name: InputName): boolean;
  duration(name: InputName, range: DurationRange): number | undefined;
  /** A number within `range`; undefined if the input is empty or wrong. */
  number(name: InputName, range: NumberRange): number | undefined;
  problem(problem: Problem): void;
}

interface DurationRange {
  readonly minMs: number;
  readonly maxMs: number;
  /** A phrase that fits after "allowed: ". */
  readonly allowed: string;
}

export function createReader(raw: RawInputs): Reader {
  const problems: Problem[] = [];
  const text = (name: InputName): string => (raw[name] ?? '').trim();
  const parsed = <Of>(name: InputName, parse: (given: string) => Value<Of>): Of | undefined => {
    const given = text(name);
    if (given === '') return undefined;
    const value = parse(given);
    if ('value' in value) return value.value;
    problems.push({ input: name, given, ...value });
    return undefined;
  };
  const word = <Word extends string>(name: InputName, words: readonly Word[], otherwise: Word): Word =>
    parsed(name, (given) => parseWord(given, words)) ?? otherwise;
  return {
    problems,
    text,
    word,
    flag: (name) => word(name, ['true', 'false'], defaultOf(name) === 'true' ? 'true' : 'false') === 'true',
    duration(name, { minMs, maxMs, allowed }) {
      const given = text(name);
      if (given === '') return undefined;
      const ms = durationMs(given);
      if (ms !== undefined && ms >= minMs && ms <= maxMs) return ms;
      problems.push({ input: name, given, allowed });
      return undefined;
    },
    number: (name, range) => parsed(name, (given) => parseNumber(given, range)),
    problem: (problem) => problems.push(problem),
  };
}

function defaultOf(name: InputName): string | undefined {
  return INPUT_TABLE.find((input) => input.name === name)?.default;
}
