import type * as Yaml from 'yaml';
import type { Document, LineCounter, Node, YAMLError } from 'yaml';
import { foreignSign, lineOfNesting, withLineFeeds } from '../config/yaml-text.js';
import type { PolicyProblems } from './problems.js';

/** A value of the policy file, and the line that it begins on. */
export type YamlNode =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly YamlNode[] }
  | { readonly kind: 'mapping'; readonly line: number; readonly entries: readonly PlacedEntry[] }
  /** A number, true, false, nothing, ...: `source` is how it is written. */
  | { readonly kind: 'other'; readonly line: number; readonly source: string }
  /** Its mistake has been reported already. */
  | { readonly kind: 'invalid'; readonly line: number };

export interface PlacedEntry {
  readonly key: string;
  readonly line: number;
  readonly value: YamlNode;
}

/** Reads the YAML (JSON is a part of it); undefined if the file is empty or its mistakes were reported. */
export async function readYaml(given: string, problems: PolicyProblems): Promise<YamlNode | undefined> {
  const yaml = await import('yaml');
  const text = withLineFeeds(given);
  const lines = text.split('\n');
  const foreign = foreignSign(text);
  if (foreign !== undefined) {
    const allowed = `no control characters; this line holds ${foreign.code}`;
    problems.add({ line: foreign.line, given: lineText(lines, foreign.line), allowed });
    return undefined;
  }
  const tooDeep = lineOfNesting(text, yaml);
  if (tooDeep !== undefined) {
    problems.add({ line: tooDeep, given: lineText(lines, tooDeep), allowed: 'fewer levels of nesting' });
    return undefined;
  }
  const lineCounter = new yaml.LineCounter();
  // Keys are compared by `readKeys`: here it would take quadratic time, and know one place of the two.
  const document = yaml.parseDocument(text, { prettyErrors: false, uniqueKeys: false, stringKeys: true, logLevel: 'error', lineCounter });
  const faults = faultsOf(document, lineCounter);
  for (const [line, fault] of faults) problems.add({ line, given: lineText(lines, line), allowed: fault });
  const { contents } = document;
  if (faults.size > 0 || contents === null) return undefined;
  const root = place(contents, { yaml, lineCounter, problems }, 1);
  return root.kind === 'other' && yaml.isScalar(contents) && contents.value === null ? undefined : root;
}

/** One mistake for each line: others often follow from the first. */
function faultsOf({ errors, warnings }: Document.Parsed, lineCounter: LineCounter): ReadonlyMap<number, string> {
  const faults = new Map<number, string>();
  for (const fault of [...errors, ...warnings]) {
    const { line } = lineCounter.linePos(fault.pos[0]);
    if (!faults.has(line)) faults.set(line, wordsOf(fault));
  }
  return faults;
}

function wordsOf({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'one YAML document, and a second one begins here';
  if (code === 'NON_STRING_KEY') return 'a text as key';
  return `YAML (${message})`;
}

function lineText(lines: readonly string[], line: number): string {
  return lines[line - 1]?.trim() || '(the end)';
}

interface Placing {
  readonly yaml: typeof Yaml;
  readonly lineCounter: LineCounter;
  readonly problems: PolicyProblems;
}

/** @param above The line to name where the value is absent and has none. */
function place(node: Node | null, placing: Placing, above: number): YamlNode {
  const { yaml, lineCounter, problems } = placing;
  const line = node?.range ? lineCounter.linePos(node.range[0]).line : above;
  if (yaml.isAlias(node)) {
    // Expanding them is how a small file becomes a huge one; and `*.example.com` without quotes is one, too.
    problems.add({
      line,
      given: `*${node.source}`,
      allowed: 'no aliases: a text that begins with * stands in quotes, a value that is needed twice is written twice',
      suggestion: `"*${node.source}"`,
    });
    return { kind: 'invalid', line };
  }
  if (yaml.isMap<Node, Node | null>(node)) {
    const entries = node.items.map(({ key, value }) => {
      const keyLine = key.range ? lineCounter.linePos(key.range[0]).line : line;
      return { key: yaml.isScalar(key) ? (key.source ?? String(key.value)) : '', line: keyLine, value: place(value, placing, keyLine) };
    });
    return { kind: 'mapping', line, entries };
  }
  if (yaml.isSeq<Node>(node)) return { kind: 'list', line, items: node.items.map((item) => place(item, placing, line)) };
  if (yaml.isScalar(node) && typeof node.value === 'string') {
    if (!node.value.includes('\uFFFD')) return { kind: 'text', line, text: node.value };
    // A program that read the file in the wrong encoding put it there; a pattern with it would match nothing.
    problems.add({ line, given: node.value, allowed: 'the characters that were lost where U+FFFD stands: write them again, in UTF-8' });
    return { kind: 'invalid', line };
  }
  return { kind: 'other', line, source: yaml.isScalar(node) ? (node.source ?? '') : '' };
}
