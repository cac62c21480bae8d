/** How a person gives inputs here: by `with:` in a workflow, or by flags and variables on the command line. */
export type InputStyle = 'action' | 'command-line';

/**
 * Names inputs as the person gives them: hints are written with `{severity-threshold}`. Secrets have no flag.
 *
 * @param keyVariable The variable that the key was read from, where that is the service's own.
 */
export function nameInputs(text: string, style: InputStyle, keyVariable?: string): string {
  return text.replaceAll(/\{([a-z]+(?:-[a-z]+)*)\}/g, (_whole, name: string) =>
    name === 'api-key' && style === 'command-line' && keyVariable !== undefined ? keyVariable : nameInput(name, style),
  );
}

/** One input as the person gives it. */
export function nameInput(name: string, style: InputStyle): string {
  if (style === 'action') return name;
  return name === 'api-key' || name === 'github-token' ? `SCAN_GATE_${name.toUpperCase().replaceAll('-', '_')}` : `--${name}`;
}

/** A hint in two parts: sentences, and lines to paste into a workflow. */
interface HintParts {
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
