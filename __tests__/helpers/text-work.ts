/** The work on texts, in characters that were read, and the expressions that were used on long texts. */
export interface TextWork {
  readonly characters: number;
  readonly expressions: ReadonlySet<RegExp>;
}

const OF_STRINGS = ['includes', 'match', 'matchAll', 'replace', 'replaceAll', 'search', 'split'] as const;
const OF_EXPRESSIONS = ['exec', 'test'] as const;

/**
 * Counts what a piece of work asks of texts. The count is the same on every machine, however busy: what grows with the square of a text
 * because it is searched again and again shows here; what grows so within one search is shown by `isSuperLinear`.
 *
 * @param long The length from which a text is long.
 */
export async function countTextWork<T>(work: () => Promise<T>, long: number): Promise<TextWork & { readonly result: T }> {
  let characters = 0;
  let depth = 0;
  const expressions = new Set<RegExp>();
  const count = (text: string, expression: unknown): void => {
    if (depth > 0) return;
    characters += text.length;
    if (text.length >= long && expression instanceof RegExp) expressions.add(expression);
  };
  const restored: (() => void)[] = [];
  const patch = (prototype: object, name: string, before: (self: unknown, args: readonly unknown[]) => void): void => {
    const original: unknown = Reflect.get(prototype, name);
    if (typeof original !== 'function') throw new Error(`There is no ${name}.`);
    const counted = function (this: unknown, ...args: unknown[]): unknown {
      before(this, args);
      depth += 1;
      try {
        return Reflect.apply(original, this, args);
      } finally {
        depth -= 1;
      }
    };
    Object.defineProperty(prototype, name, { value: counted, configurable: true, writable: true });
    restored.push(() => Object.defineProperty(prototype, name, { value: original, configurable: true, writable: true }));
  };
  for (const name of OF_STRINGS) patch(String.prototype, name, (self, [sought]) => count(String(self), sought));
  for (const name of OF_EXPRESSIONS) patch(RegExp.prototype, name, (self, [text]) => count(String(text), self));
  try {
    const result = await work();
    return { characters, expressions, result };
  } finally {
    for (const restore of restored) restore();
  }
}
