import { asRepository } from '../domain/refs.js';
import { at, type Payload, textAt } from './payload.js';

/**
 * Whose code a pull request or a run is about. A `fork` is proven by the name of another repository, or by an explicit `null`, which
 * GitHub writes once the fork is deleted. A missing or nameless repository proves nothing: neither a fork nor the repository's own code.
 *
 * @param path Where the payload has the head's repository.
 * @param home The repository that the code would be merged into, as `owner/name`: the first of these that is one.
 */
export function headRepository(
  payload: Payload,
  path: readonly string[],
  home: readonly (string | undefined)[],
): 'own' | 'fork' | 'unknown' {
  if (at(payload, ...path) === null) return 'fork';
  const head = asRepository(textAt(payload, ...path, 'full_name'));
  const base = home.map(asRepository).find((name) => name !== undefined);
  if (head === undefined || base === undefined) return 'unknown';
  // GitHub's names differ in case only by spelling.
  return head.toLowerCase() === base.toLowerCase() ? 'own' : 'fork';
}
