/** A hint in two parts: sentences, and lines to paste into a workflow. */
export interface HintParts {
  readonly prose: string;
  readonly yaml: string;
}

const YAML_LINE = /^\s*(?:- \S|[\w.-]+:(?:\s|$)|#)/;

/** Parts a hint of several lines where its YAML begins; a hint of one line is a sentence. */
export function partHint(hint: string): HintParts {
  const lines = hint.split('\n');
  const begin = lines.length === 1 ? -1 : lines.findIndex((line) => YAML_LINE.test(line));
  if (begin === -1) return { prose: hint, yaml: '' };
  return { prose: lines.slice(0, begin).join('\n').trim(), yaml: lines.slice(begin).join('\n').trimEnd() };
}
