export function textsIn(source: string): string;
