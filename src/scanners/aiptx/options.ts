import type { Problem, TargetRefusal } from '../../domain/errors.js';
import { isScanId } from '../../domain/scan.js';
import { isObject, isText } from '../../text/json.js';
import { AMBIGUOUS, matches, pathLimits, segments } from './allowed-targets.js';
import { type AiptxOptions, MODES } from './request.js';
import { optionsIn } from './scan-name.js';
import { type AiptxTarget, parseTarget, shown } from './targets.js';

const KEYS = ['mode', 'name', 'authentication', 'scope', 'instructions', 'rescan'] as const;
/** "You can override specific settings": only these two are documented. */
const BESIDE_RESCAN: readonly string[] = ['mode', 'instructions', 'rescan'];
const PATTERNS = ['include', 'exclude'] as const;

type Given = Readonly<Record<string, unknown>>;

/** Checks `scan-options` as far as the documents describe them. Texts that may contain credentials are never quoted. */
export function readOptions(given: Given): { readonly options: AiptxOptions; readonly problems: readonly Problem[] } {
  const problems = Object.keys(given).flatMap((key) => problemOf(key, given));
  const mode = MODES.find((known) => known === lower(given['mode']));
  const { name, authentication, scope, instructions, rescan } = given;
  const options: AiptxOptions = {
    mode,
    ...(isText(name) && { name }),
    ...(isObject(authentication) && { authentication }),
    ...(isObject(scope) && { scope: { include: textsOf(scope['include']), exclude: textsOf(scope['exclude']) } }),
    ...(isText(instructions) && { instructions }),
    ...(isText(rescan) && { rescan }),
  };
  return { options, problems };
}

function problemOf(key: string, given: Given): Problem[] {
  const known = KEYS.find((name) => name === key);
  if (known === undefined) return [refuse(key, KEYS.join(', '))];
  if (given['rescan'] !== undefined && !BESIDE_RESCAN.includes(key))
    return [refuse(key, 'only mode and instructions together with rescan, because rescan repeats a scan with its other options')];
  const value = given[key];
  switch (known) {
    case 'mode':
      return MODES.some((mode) => mode === lower(value)) ? [] : [refuse(`mode: ${quote(value)}`, `mode: ${MODES.join(', mode: ')}`)];
    case 'rescan':
      return typeof value === 'string' && isScanId(value) ? [] : [refuse(`rescan: ${quote(value)}`, 'rescan: the ID of a scan')];
    case 'name':
      if (!isText(value)) return [refuse(`name: ${kindOf(value)}`, 'name: a text')];
      // Such a scan would look like a scan that this gate started.
      if (optionsIn(value.trim()) === undefined) return [];
      return [refuse(`name: ${value}`, 'name: another text than the names that scan-gate gives to scans')];
    case 'instructions':
      return isText(value) ? [] : [refuse(`${known}: ${kindOf(value)}`, `${known}: a text`)];
    case 'authentication':
      return isObject(value) && Object.keys(value).length > 0 && isJson(value)
        ? []
        : [refuse('authentication: (hidden)', 'authentication: a mapping such as { type: bearer, token: ... }')];
    case 'scope':
      return scopeProblems(value);
  }
}

function scopeProblems(scope: unknown): Problem[] {
  if (!isObject(scope) || Object.keys(scope).length === 0)
    return [refuse(`scope: ${kindOf(scope)}`, 'scope: a mapping with include, exclude or both')];
  return Object.entries(scope).flatMap(([key, patterns]) => {
    if (!PATTERNS.some((name) => name === key)) return [refuse(`scope.${key}`, PATTERNS.map((name) => `scope.${name}`).join(', '))];
    const fine = Array.isArray(patterns) && patterns.length > 0 && patterns.every(isText);
    return fine ? [] : [refuse(`scope.${key}: ${kindOf(patterns)}`, `scope.${key}: a list of patterns such as ["/api/*"]`)];
  });
}

function textsOf(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter(isText) : undefined;
}

function refuse(given: string, allowed: string): Problem {
  return { input: 'scan-options', given, allowed };
}

function quote(value: unknown): string {
  return typeof value === 'string' ? value : kindOf(value);
}

function lower(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** Numbers such as NaN become null in JSON, so the service would get other credentials than those that were set. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return ['string', 'boolean'].includes(typeof value) || value === null;
  return Object.values(value).every(isJson);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

/** Where a scan could go besides its target. */
interface Reach {
  /** Patterns that extend the scope. */
  readonly include: readonly string[];
  /** URLs that receive the credentials. */
  readonly logins: readonly string[];
}

const BY_POLICY = 'because the policy file .github/scan-gate.yml limits the targets';

/** Whether the scope or the login leaves the allowed targets. Instructions are prose and are not checked. */
export function refuseReach(target: AiptxTarget, { include, logins }: Reach, allowed: readonly string[]): TargetRefusal | undefined {
  const limits = pathLimits(allowed, target);
  const foreign = include.find((pattern) => !isInside(pattern, limits));
  if (foreign !== undefined) return refusal(`scope.include: ${foreign}`, `Use ${insideOf(limits)} in scope.include, ${BY_POLICY}.`);
  const login = logins.find((address) => !(isInside(address, limits) || isAllowed(address, allowed)));
  if (login === undefined) return undefined;
  return refusal(
    `authentication.login_url: ${shown(login)}`,
    `Set login_url to an address that the policy allows, or use ${insideOf(limits)}, ${BY_POLICY}.`,
  );
}

function refusal(given: string, hint: string): TargetRefusal {
  return { input: 'scan-options', given, hint };
}

function insideOf(limits: readonly URL[] | undefined): string {
  const paths = limits?.map(({ pathname }) => pathname).join(', ');
  return paths === undefined ? 'paths that begin with one /' : `paths at or below ${paths} (letters, digits, -, _, ., ~, / and *)`;
}

/** Whether a path is on the target's own host and, if the list allows only some paths, at or below one of them. */
function isInside(path: string, limits: readonly URL[] | undefined): boolean {
  if (!/^\/(?!\/)/.test(path) || path.includes('\\')) return false;
  if (limits === undefined) return true;
  // A pattern language could read other characters as a choice between two paths.
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
