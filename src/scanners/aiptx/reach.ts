import type { Problem } from '../scanner.js';
import { AMBIGUOUS, matches, pathLimits, segments } from './allowed-targets.js';
import { type AiptxTarget, parseTarget, shown } from './targets.js';

/** Where a request could lead besides its target. */
export interface Reach {
  /** Patterns that widen the scope. */
  readonly include: readonly string[];
  /** Addresses that are sent the credentials. */
  readonly logins: readonly string[];
}

const BY_POLICY = 'because the policy file .github/scan-gate.yml limits the targets';

/** Whether a target that the list allows is left by another way; instructions, which are prose, are not held. */
export function refuseReach(target: AiptxTarget, { include, logins }: Reach, allowed: readonly string[]): Problem | undefined {
  const limits = pathLimits(allowed, target);
  const foreign = include.find((pattern) => !isInside(pattern, limits));
  if (foreign !== undefined) return problem(`scope.include: ${foreign}`, `give ${insideOf(limits)} in scope.include, ${BY_POLICY}`);
  const login = logins.find((address) => !(isInside(address, limits) || isAllowed(address, allowed)));
  if (login === undefined) return undefined;
  return problem(
    `authentication.login_url: ${shown(login)}`,
    `give an address that is on the list too as login_url, or ${insideOf(limits)}, ${BY_POLICY}`,
  );
}

function problem(given: string, allowed: string): Problem {
  return { input: 'scan-options', given, allowed };
}

function insideOf(limits: readonly URL[] | undefined): string {
  const paths = limits?.map(({ pathname }) => pathname).join(', ');
  return paths === undefined ? 'paths that begin with one /' : `paths at or below ${paths} (letters, digits, -, _, ., ~, / and *)`;
}

/** On the target's own host and, where that is all that is allowed, at or below one of its paths. */
function isInside(path: string, limits: readonly URL[] | undefined): boolean {
  if (!/^\/(?!\/)/.test(path) || path.includes('\\')) return false;
  if (limits === undefined) return true;
  // Nothing that a language of patterns could read as a choice between two paths.
  if (!/^[\w.~/*%-]+$/.test(path) || AMBIGUOUS.test(path)) return false;
  const given = segments({ pathname: path });
  return limits.some((limit) => segments(limit).every((segment, index) => given[index] === segment));
}

function isAllowed(address: string, allowed: readonly string[]): boolean {
  const target = parseTarget(address);
  return !('fault' in target) && allowed.some((entry) => matches(entry, target));
}

/** Every `login_url` in an `authentication`, at any depth. */
export function loginsIn(authentication: unknown): string[] {
  if (typeof authentication !== 'object' || authentication === null) return [];
  return Object.entries(authentication).flatMap(([name, value]: [string, unknown]) =>
    name.toLowerCase() === 'login_url' && typeof value === 'string' ? [value] : loginsIn(value),
  );
}
