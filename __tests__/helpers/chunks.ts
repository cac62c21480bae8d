/** The whole text of a file that is rendered in chunks; empty if it is not written. */
export const textOf = (chunks: Iterable<string> | undefined): string => [...(chunks ?? [])].join('');
