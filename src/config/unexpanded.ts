import type { Problem } from '../scanners/scanner.js';
import { INPUT_TABLE, type RawInputs } from './inputs.js';

/**
 * The name of a variable, in the form of some CI: Azure Pipelines leaves `$(NAME)` as it is if it has no such variable or does not give
 * the secret to the job, GitLab `$NAME`, TeamCity `%env.NAME%`, templates `{{ NAME }}` and `#{NAME}#`; quotes keep `${NAME}` from a shell.
 */
const VARIABLE = String.raw`\\?\$*(?:\$\([^()]*\)|\$\{\{?[^{}]*\}?\}|\$\[[^[\]]*\]|%[A-Za-z_][\w.]*%|\$(?:env:)?[A-Za-z_]\w*|\{\{[^{}]*\}\}|#\{[^{}]*\}#?)`;

/** One or more of them and nothing else but what joins them, in quotes or not; as a header's value a key may have its scheme in front. */
const WHOLE = new RegExp(String.raw`^(?:bearer\s+)?${VARIABLE}(?:(?:[\s.:/-]|(?<!\w)_)*${VARIABLE})*$`, 'i');

/** The same within a value, where the form leaves no doubt. */
const WITHIN = /\$\([A-Za-z_][\w.]*\)|\$\{[A-Za-z_]\w*\}|\$\{\{[^{}]*\}\}/;

/** Texts of people, in which such a form may be meant; secrets, in which it may be chance. */
const WHOLE_ONLY: ReadonlySet<string> = new Set(['api-key', 'github-token', 'scan-options', 'paths']);

/** Whether the CI has left the name of a variable in the place of its value. */
export function isUnexpanded(name: string, value: string): boolean {
  return WHOLE.test(withoutQuotes(value)) || (!WHOLE_ONLY.has(name) && WITHIN.test(value));
}

function withoutQuotes(value: string): string {
  const text = value.trim();
  const [quote = ''] = text;
  return text.length > 1 && `'"\``.includes(quote) && text.endsWith(quote) ? withoutQuotes(text.slice(1, -1)) : text;
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
