/** These describe a login and are not secret. */
const DESCRIPTIONS = ['type', 'method', 'login_url'];

/** A text that must be masked, and its path: `authentication.credentials.pin`. */
interface SecretLeaf {
  readonly text: string;
  readonly path: string;
}

/** Every text and number under `authentication`, at any depth. */
export function secretLeaves(value: unknown, path = 'authentication'): SecretLeaf[] {
  if (typeof value === 'string') return value === '' ? [] : [{ text: value, path }];
  if (typeof value === 'number' || typeof value === 'bigint') return [{ text: String(value), path }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, leaf]) =>
    DESCRIPTIONS.includes(name) && typeof leaf === 'string' ? [] : secretLeaves(leaf, `${path}.${nameOf(name)}`),
  );
}

/**
 * An `authentication` without its secrets: every `secretLeaves` entry becomes a `*`. Names are sorted, so that their order in the input
 * does not matter.
 *
 * @param show How a text that describes the login is shown.
 */
export function withoutSecrets(value: unknown, show: (text: string) => string): unknown {
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object') return '*';
  return Object.entries(value)
    .map(([name, leaf]: [string, unknown]) => [
      nameOf(name),
      DESCRIPTIONS.includes(name) && typeof leaf === 'string' ? show(leaf) : withoutSecrets(leaf, show),
    ])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

/** The names are shown. A name that is not a plain word is hidden, because it may be a secret in the wrong place. */
function nameOf(name: string): string {
  return /^[\w-]{1,40}$/.test(name) ? name : '(hidden)';
}
