import { clip, oneLine } from '../text/plain.js';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads values of a parsed JSON text and remembers everything that is wrong with them, each with its place. */
export interface JsonReader {
  /** Undefined, and a mistake, for anything but an object; keys that nobody knows are mistakes too. */
  object(value: unknown, path: string, keys: readonly string[] | 'any'): JsonObject | undefined;
  list(value: unknown, path: string): readonly unknown[] | undefined;
  text(value: unknown, path: string, rule?: TextRule): string | undefined;
  number(value: unknown, path: string, rule: NumberRule): number | undefined;
  mistake(path: string, given: unknown, allowed: string): void;
  /** In the order in which they were met; of a text that is broken throughout only the first ones, and how many more there are. */
  mistakes(): readonly string[];
}

export interface TextRule {
  readonly pattern: RegExp;
  /** For people. */
  readonly allowed: string;
}

export interface NumberRule {
  readonly max: number;
  readonly whole?: boolean;
  readonly allowed: string;
}

/** More of them help nobody. */
const MOST = 20;

export function createJsonReader(): JsonReader {
  const found: string[] = [];
  const mistake = (path: string, given: unknown, allowed: string): undefined => {
    const shown = given === undefined ? 'is missing' : `is ${clip(oneLine(JSON.stringify(given)), 60)}`;
    found.push(`${path === '' ? 'the file' : path} ${shown}; allowed: ${allowed}`);
    return undefined;
  };
  return {
    mistake,
    mistakes: () => (found.length <= MOST ? found : [...found.slice(0, MOST), `and ${found.length - MOST} more`]),
    object(value, path, keys) {
      if (!isObject(value)) return mistake(path, value, 'an object');
      if (keys === 'any') return value;
      for (const key of Object.keys(value)) if (!keys.includes(key)) mistake(under(path, key), value[key], 'nothing: there is no such key');
      return value;
    },
    list: (value, path) => (Array.isArray(value) ? value : mistake(path, value, 'a list')),
    text(value, path, { pattern, allowed } = ANY_TEXT) {
      return typeof value === 'string' && pattern.test(value) ? value : mistake(path, value, allowed);
    },
    number(value, path, { max, whole, allowed }) {
      const fits = typeof value === 'number' && value >= 0 && value <= max && (!whole || Number.isInteger(value));
      return fits ? value : mistake(path, value, allowed);
    },
  };
}

const ANY_TEXT: TextRule = { pattern: /^/, allowed: 'a text' };

/** The place of a key inside of a place. */
export function under(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
