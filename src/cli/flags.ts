/** A part of the arguments, as `parseArgs` reports it. */
interface Token {
  readonly kind: string;
  readonly name?: string;
}

/** The flags that are given more than once: which of their values was meant, only a person knows. */
export function repeatedFlags(tokens: readonly Token[]): readonly string[] {
  const names = tokens.flatMap(({ kind, name }) => (kind === 'option' && name !== undefined ? [name] : []));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** The mistake in words. Values are not repeated, because they may be secrets. */
export function saysRepeated(name: string): string {
  return `--${name} is given more than once: keep one of them.`;
}
