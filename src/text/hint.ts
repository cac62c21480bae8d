/** How a person gives inputs here: by `with:` in a workflow, or by flags and variables on the command line. */
export type InputStyle = 'action' | 'command-line';

/** What a person can do: sentences, and perhaps YAML to paste. Inputs are written as `{severity-threshold}`. */
export type Hint = string | HintWithYaml;

interface HintWithYaml {
  /** Sentences that make sense without the YAML, too. */
  readonly text?: string | undefined;
  /** The sentence before the YAML. */
  readonly lead: string;
  readonly yaml: string;
}

/** The sentences of a hint, without its YAML. */
export function sentencesOf(hint: Hint): string {
  const { text, lead } = partsOf(hint);
  return [text, lead].filter(Boolean).join(' ');
}

/** What is to be pasted; empty if a hint is sentences alone. */
export function yamlOf(hint: Hint | undefined): string {
  return partsOf(hint).yaml;
}

/** All of a hint as one text. */
export function hintText(hint: Hint): string {
  return [sentencesOf(hint), yamlOf(hint)].filter(Boolean).join('\n');
}

/** Hints as one, whose YAML stands at its end. */
export function joinHints(...hints: readonly (Hint | undefined)[]): Hint {
  const join = (part: keyof HintWithYaml, separator: string): string =>
    hints
      .map((hint) => partsOf(hint)[part])
      .filter(Boolean)
      .join(separator);
  const [text, yaml] = [join('text', ' '), join('yaml', '\n')];
  return yaml === '' ? text : { text, lead: join('lead', ' '), yaml };
}

/** A hint with another form of its texts, such as a redacted one. */
export function mapHint(hint: Hint | undefined, change: (text: string) => string): Hint | undefined {
  if (typeof hint !== 'object') return hint && change(hint);
  return { text: hint.text && change(hint.text), lead: change(hint.lead), yaml: change(hint.yaml) };
}

function partsOf(hint: Hint = ''): HintWithYaml {
  return typeof hint === 'string' ? { text: hint, lead: '', yaml: '' } : hint;
}

/**
 * Names inputs as the person gives them. Secrets have no flag.
 *
 * @param keyVariable The variable that the key was read from, where that is the service's own.
 */
export function nameInputs(text: string, style: InputStyle, keyVariable?: string): string;
export function nameInputs(hint: Hint | undefined, style: InputStyle, keyVariable?: string): Hint | undefined;
export function nameInputs(hint: Hint | undefined, style: InputStyle, keyVariable?: string): Hint | undefined {
  return mapHint(hint, (text) =>
    text.replaceAll(/\{([a-z]+(?:-[a-z]+)*)\}/g, (_whole, name: string) =>
      name === 'api-key' && style === 'command-line' && keyVariable !== undefined ? keyVariable : nameInput(name, style),
    ),
  );
}

/** One input as the person gives it. */
export function nameInput(name: string, style: InputStyle): string {
  if (style === 'action') return name;
  return name === 'api-key' || name === 'github-token' ? `SCAN_GATE_${name.toUpperCase().replaceAll('-', '_')}` : `--${name}`;
}
