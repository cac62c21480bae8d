/** These describe a login and are not secret. */
const DESCRIPTIONS = ['type', 'method', 'login_url'];

/** A text that must be masked, and where it stands: `authentication.credentials.pin`. */
interface SecretLeaf {
  readonly text: string;
  readonly path: string;
}

/** Every text under `authentication`, at any depth, also as a number or as the credentials of an address. */
export function secretLeaves(value: unknown, path = 'authentication'): SecretLeaf[] {
  if (typeof value === 'string') return value === '' ? [] : [{ text: value, path }];
  if (typeof value === 'number' || typeof value === 'bigint') return [{ text: String(value), path }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, leaf]) =>
    DESCRIPTIONS.includes(name) && typeof leaf === 'string' ? [] : secretLeaves(leaf, `${path}.${nameOf(name)}`),
  );
}

/**
 * What an `authentication` is without its secrets: each of `secretLeaves` is a `*`, in an order that does not depend on how it was
 * written.
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

/** The names are shown, and are a person's: what is no plain word may be a secret that slipped into the wrong place. */
function nameOf(name: string): string {
  return /^[\w-]{1,40}$/.test(name) ? name : '(hidden)';
}
