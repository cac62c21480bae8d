/** How the user sets inputs: with `with:` in a workflow, or with flags and variables on the command line. */
export type InputStyle = 'action' | 'command-line';

/** What the user can do: sentences, and optionally YAML to paste. Inputs are written as `{severity-threshold}`. */
export type Hint = string | HintWithYaml;

interface HintWithYaml {
  /** Sentences that also make sense without the YAML. */
  readonly text?: string | undefined;
  /** The sentence before the YAML. */
  readonly lead: string;
  readonly yaml: string;
}

/** The sentences of a hint, without its YAML. */
export function sentencesOf(hint: Hint): string {
  return sentencePartsOf(hint).join(' ');
}

/** The sentences of a hint in their parts, each of which is a text of its own: markup does not begin in one and end in the next. */
export function sentencePartsOf(hint: Hint): readonly string[] {
  const { text = '', lead } = partsOf(hint);
  return [text, lead].filter(Boolean);
}

/** The YAML of a hint; empty if there is none. */
export function yamlOf(hint: Hint | undefined): string {
  return partsOf(hint).yaml;
}

/** The whole hint as one text. */
export function hintText(hint: Hint): string {
  return [sentencesOf(hint), yamlOf(hint)].filter(Boolean).join('\n');
}

/** Joins hints. The YAML of all hints is at the end. */
export function joinHints(...hints: readonly (Hint | undefined)[]): Hint {
  const join = (part: keyof HintWithYaml, separator: string): string =>
    hints
      .map((hint) => partsOf(hint)[part])
      .filter(Boolean)
      .join(separator);
  const [text, yaml] = [join('text', ' '), join('yaml', '\n')];
  return yaml === '' ? text : { text, lead: join('lead', ' '), yaml };
}

/** Applies a function, such as a redactor, to the texts of a hint. */
export function mapHint(hint: Hint | undefined, change: (text: string) => string): Hint | undefined {
  if (typeof hint !== 'object') return hint && change(hint);
  return { text: hint.text && change(hint.text), lead: change(hint.lead), yaml: change(hint.yaml) };
}

function partsOf(hint: Hint = ''): HintWithYaml {
  return typeof hint === 'string' ? { text: hint, lead: '', yaml: '' } : hint;
}

/**
 * Replaces `{input}` by the name that the user sets: the input, the flag, or the variable of a secret.
 *
 * @param keyVariable The variable that the key was read from, if it is one that the service documents.
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

/** The name of an input as the user sets it. Secrets have no flag. */
export function nameInput(name: string, style: InputStyle): string {
  if (style === 'action') return name;
  return name === 'api-key' || name === 'github-token' ? `SCAN_GATE_${name.toUpperCase().replaceAll('-', '_')}` : `--${name}`;
}
