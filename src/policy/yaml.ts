import type * as Yaml from 'yaml';
import type { Document, LineCounter, Node, YAMLError } from 'yaml';
import { foreignSign, lineOfNesting, withLineFeeds } from '../config/yaml-text.js';
import type { PolicyProblems } from './problems.js';

/** A value of the policy file, and its first line. */
export type YamlNode =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly YamlNode[] }
  | { readonly kind: 'mapping'; readonly line: number; readonly entries: readonly PlacedEntry[] }
  /** A number, boolean, null, or another scalar; `source` is its text. */
  | { readonly kind: 'other'; readonly line: number; readonly source: string }
  /** A value whose mistake was already reported. */
  | { readonly kind: 'invalid'; readonly line: number };

export interface PlacedEntry {
  readonly key: string;
  readonly line: number;
  readonly value: YamlNode;
}

/** Parses the YAML or JSON; undefined if the file is empty or its mistakes were reported. */
export async function readYaml(given: string, problems: PolicyProblems): Promise<YamlNode | undefined> {
  const yaml = await import('yaml');
  const text = withLineFeeds(given);
  const lines = text.split('\n');
  const foreign = foreignSign(text);
  if (foreign !== undefined) {
    const allowed = `no control characters; this line contains ${foreign.code}`;
    problems.add({ line: foreign.line, given: lineText(lines, foreign.line), allowed });
    return undefined;
  }
  const tooDeep = lineOfNesting(text, yaml);
  if (tooDeep !== undefined) {
    problems.add({ line: tooDeep, given: lineText(lines, tooDeep), allowed: 'fewer levels of nesting' });
    return undefined;
  }
  const lineCounter = new yaml.LineCounter();
  // `readKeys` compares keys instead: the parser would take quadratic time, and report only one of the two lines.
  const document = yaml.parseDocument(text, { prettyErrors: false, uniqueKeys: false, stringKeys: true, logLevel: 'error', lineCounter });
  const faults = faultsOf(document, lineCounter);
  for (const [line, fault] of faults) problems.add({ line, given: lineText(lines, line), allowed: fault });
  const { contents } = document;
  if (faults.size > 0 || contents === null) return undefined;
  const root = place(contents, { yaml, lineCounter, problems }, 1);
  return root.kind === 'other' && yaml.isScalar(contents) && contents.value === null ? undefined : root;
}

/** One mistake for each line, because further mistakes often follow from the first. */
function faultsOf({ errors, warnings }: Document.Parsed, lineCounter: LineCounter): ReadonlyMap<number, string> {
  const faults = new Map<number, string>();
  for (const fault of [...errors, ...warnings]) {
    const { line } = lineCounter.linePos(fault.pos[0]);
    if (!faults.has(line)) faults.set(line, describeFault(fault));
  }
  return faults;
}

function describeFault({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'only one YAML document, but a second document begins here';
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

/** @param above The line to report if the value is absent. */
function place(node: Node | null, placing: Placing, above: number): YamlNode {
  const { yaml, lineCounter, problems } = placing;
  const line = node?.range ? lineCounter.linePos(node.range[0]).line : above;
  if (yaml.isAlias(node)) {
    // Expanding aliases can turn a small file into a huge one. `*.example.com` without quotes is an alias, too.
    problems.add({
      line,
      given: `*${node.source}`,
      allowed: 'no aliases. Put a text that begins with * in quotes, and repeat a value that is needed twice',
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
    // A program replaced characters when it read the file in the wrong encoding. A pattern with U+FFFD would match nothing.
    problems.add({
      line,
      given: node.value,
      allowed: 'the original characters instead of U+FFFD. Type them again, and save the file as UTF-8',
    });
    return { kind: 'invalid', line };
  }
  return { kind: 'other', line, source: yaml.isScalar(node) ? (node.source ?? '') : '' };
}
