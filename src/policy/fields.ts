import { INPUT_TABLE } from '../config/inputs.js';
import type { PolicyProblems } from './problems.js';
import type { Placed, PlacedEntry } from './yaml.js';
import { suggest } from '../config/values.js';

/** The entries of a mapping by their keys. Keys that are unknown, or given twice, are mistakes. */
export function readKeys<Key extends string>(value: Placed, keys: readonly Key[], problems: PolicyProblems): ReadonlyMap<Key, PlacedEntry> {
  const found = new Map<Key, PlacedEntry>();
  for (const entry of readEntries(value, `a mapping with the keys ${keys.join(', ')}`, problems)) {
    const { key, line } = entry;
    const known = keys.find((candidate) => candidate === key);
    if (known === undefined) problems.add({ line, given: key, ...meantBy(key, keys) });
    else found.set(known, entry);
  }
  return found;
}

/** The entries of a mapping whose keys are the repository's own, each key once. */
export function readEntries(value: Placed, allowed: string, problems: PolicyProblems): readonly PlacedEntry[] {
  if (value.kind === 'told') return [];
  if (value.kind !== 'mapping') {
    problems.add({ line: value.line, given: nameOf(value), allowed });
    return [];
  }
  const lines = new Map<string, number>();
  return value.entries.filter(({ key, line }) => {
    const first = lines.get(key);
    if (first !== undefined) problems.add({ line, given: key, allowed: `each key once; this one is on line ${first} already` });
    else lines.set(key, line);
    return first === undefined;
  });
}

/** A section without content, `scanners:`, which may wait for some. */
export function isNothing(value: Placed): boolean {
  return value.kind === 'other' && /^(?:~|null)?$/i.test(value.source);
}

/** A value as people name it. */
export function nameOf(value: Placed): string {
  switch (value.kind) {
    case 'text':
      return value.text === '' ? 'an empty text' : value.text;
    case 'list':
      return 'a list';
    case 'mapping':
      return 'a mapping';
    default:
      return value.kind === 'other' && value.source !== '' ? value.source : 'nothing';
  }
}

/** Where requests go, and with which key, is never a policy's matter: somebody who looks for that is told so. */
function meantBy(key: string, keys: readonly string[]): { readonly allowed: string; readonly suggestion?: string | undefined } {
  const allowed = `the keys ${keys.join(', ')}`;
  const suggestion = suggest(key, keys);
  const input = INPUT_TABLE.find(({ name }) => name === key.toLowerCase() && !keys.includes(name));
  return { allowed: input === undefined ? allowed : `${allowed}; {${input.name}} is an input only`, suggestion };
}
