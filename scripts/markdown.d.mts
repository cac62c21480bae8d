export function proseOf(markdown: string): string;
export function withoutFences(markdown: string, replace?: (block: string) => string): string;
export function anchorsOf(markdown: string): Set<string>;
