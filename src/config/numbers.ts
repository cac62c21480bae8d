import { suggest } from './words.js';

/** What is wrong with one part of a text such as `high=3, total=20`. */
export interface NumbersMistake {
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
const MOST = 1_000_000;

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
  if (!/^\d{1,7}$/.test(value) || Number(value) > MOST) return { given: part, allowed: `a whole number from 0 to ${MOST} behind ${name}=` };
  return undefined;
}
