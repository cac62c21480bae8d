/** How a person gives inputs here: by `with:` in a workflow, or by flags and variables on the command line. */
export type InputStyle = 'action' | 'command-line';

/** Names inputs as the person gives them: hints are written with `{severity-threshold}`. Secrets have no flag. */
export function nameInputs(text: string, style: InputStyle): string {
  return text.replaceAll(/\{([a-z]+(?:-[a-z]+)*)\}/g, (_whole, name: string) => nameInput(name, style));
}

/** One input as the person gives it. */
export function nameInput(name: string, style: InputStyle): string {
  if (style === 'action') return name;
  return name === 'api-key' || name === 'github-token' ? `SCAN_GATE_${name.toUpperCase().replaceAll('-', '_')}` : `--${name}`;
}
