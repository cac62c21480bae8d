import type { Problem } from '../scanners/scanner.js';
import { INPUT_TABLE, type RawInputs } from './inputs.js';

/**
 * A value that is nothing but the name of a variable, in the form of some CI: Azure Pipelines leaves `$(NAME)` as it is if it has no
 * such variable or does not give the secret to the job, GitLab `$NAME`, TeamCity `%env.NAME%`; quotes keep `${NAME}` from a shell.
 */
const WHOLE = /^(?:\$\([^()]*\)|\$\{\{?[^{}]*\}?\}|\$\[[^[\]]*\]|%[A-Za-z_][\w.]*%|\$(?:env:)?[A-Z_][A-Z0-9_]*)$/;

/** The same within a value, where the form leaves no doubt. */
const WITHIN = /\$\([A-Za-z_][\w.]*\)|\$\{[A-Za-z_]\w*\}|\$\{\{[^{}]*\}\}/;

/** Texts of people, in which such a form may be meant; secrets, in which it may be chance. */
const WHOLE_ONLY: ReadonlySet<string> = new Set(['api-key', 'github-token', 'scan-options', 'paths']);

/** Whether the CI has left the name of a variable in the place of its value. */
export function isUnexpanded(name: string, value: string): boolean {
  return WHOLE.test(value.trim()) || (!WHOLE_ONLY.has(name) && WITHIN.test(value));
}

/** Names such values for what they are, in the place of whatever else was found wrong with them. */
export function nameUnexpanded(raw: RawInputs, problems: readonly Problem[]): readonly Problem[] {
  const inputs = INPUT_TABLE.filter(({ name }) => isUnexpanded(name, raw[name] ?? ''));
  if (inputs.length === 0) return problems;
  const named = inputs.map(({ name, secret }): Problem => {
    const allowed =
      'a value: the CI has left the name of a variable in its place, such as $(NAME) or ${NAME}. Check that the variable exists and that this job gets it';
    return { input: name, given: secret === true ? '' : (raw[name] ?? ''), allowed, missing: true };
  });
  return [...named, ...problems.filter(({ input }) => !inputs.some(({ name }) => name === input))];
}
