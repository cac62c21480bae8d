import type { TargetRefusal } from '../../domain/errors.js';
import type { Hint } from '../../text/hint.js';
import { capital } from '../../text/plain.js';
import { type AiptxTarget, blockOf, contains, parseTarget } from './targets.js';

/** The target that a run wants to attack, and the event that caused the run. */
interface Attack {
  readonly target: AiptxTarget;
  readonly event?: string | undefined;
}

/** Events whose values people without write access can choose. */
const BY_OTHERS = /^(?:pull_request(?:_|$)|deployment(?:_|$)|workflow_run$|issues$|issue_comment$|discussion(?:_|$)|commit_comment$)/;
const POLICY = 'the policy file .github/scan-gate.yml';
const MAX_SHOWN = 10;

/** Why the target may not be attacked, with a hint that contains the YAML to add. Undefined if the target is allowed. */
export function refuseTarget(
  { target, event }: Attack,
  allowed: readonly string[] | undefined,
  file: string = POLICY,
): TargetRefusal | undefined {
  const why = reasonFor(target, event);
  if (allowed === undefined) {
    if (why === undefined) return undefined;
    const lead = `List the target in ${file}, on the branch that the file is read from, because ${why}:`;
    return refusal(target, { lead, yaml: yamlFor(target) });
  }
  if (!allowed.some((entry) => matches(entry, target))) {
    const unreadable = allowed.filter((entry) => readEntry(entry) === undefined);
    const aside = unreadable.length === 0 ? '' : `; these entries are not valid targets: ${list(unreadable)}`;
    const text = `${capital(file)} allows only ${list(allowed)}${aside}.`;
    const lead = 'To allow this target too, add it on the branch that the file is read from:';
    return refusal(target, { text, lead, yaml: yamlFor(target) });
  }
  return undefined;
}

function refusal(target: AiptxTarget, hint: Hint): TargetRefusal {
  return { input: 'target', given: target.id, hint };
}

function reasonFor(target: AiptxTarget, event: string | undefined): string | undefined {
  if (target.kind === 'block') return 'a CIDR block reaches many hosts';
  return event !== undefined && BY_OTHERS.test(event) ? `people without write access can cause the event ${event}` : undefined;
}

/** The YAML to paste into the policy file. */
function yamlFor(target: AiptxTarget): string {
  return `allowed-targets:\n  - ${JSON.stringify(entryFor(target))}`;
}

function entryFor(target: AiptxTarget): string {
  if (target.kind !== 'url') return target.id;
  return target.address?.text ?? target.host;
}

function list(entries: readonly string[]): string {
  const more = entries.length > MAX_SHOWN ? ` and ${entries.length - MAX_SHOWN} more` : '';
  return `${entries.slice(0, MAX_SHOWN).join(', ')}${more}`;
}

/** A parsed entry of the list. `below`: any host below this host. */
type Entry = AiptxTarget | { readonly kind: 'below'; readonly host: string };

function readEntry(entry: string): Entry | undefined {
  const wild = entry.startsWith('*.');
  const target = parseTarget(wild ? entry.slice(2) : entry);
  if ('fault' in target) return undefined;
  if (wild) return target.kind === 'host' ? { kind: 'below', host: target.host } : undefined;
  return target.kind === 'url' && /[?#]/.test(entry) ? undefined : target;
}

/**
 * An entry is an exact host, `*.example.com` for any host below it, an IP address, a CIDR block, or a URL. A URL matches the same scheme,
 * host, and port, and its own path and the paths below it. Any other text matches nothing.
 */
export function matches(text: string, target: AiptxTarget): boolean {
  const entry = readEntry(text);
  const host = target.kind === 'url' || target.kind === 'host' ? target.host : undefined;
  const block = blockIn(target);
  switch (entry?.kind) {
    case undefined:
      return false;
    case 'below':
      return host?.endsWith(`.${entry.host}`) === true;
    case 'host':
      return host === entry.host;
    case 'address':
      return block !== undefined && contains(blockOf(entry.address), block);
    case 'block':
      return block !== undefined && contains(entry.block, block);
    case 'url':
      return target.kind === 'url' && target.url.origin === entry.url.origin && isPathBelow(target, entry.url);
  }
}

/** Whether the list allows everything that the entry allows. An entry that matches nothing allows nothing more. */
export function covers(allowed: readonly string[], entry: string): boolean {
  const wanted = readEntry(entry);
  if (wanted === undefined) return true;
  if (wanted.kind !== 'below') return allowed.some((text) => matches(text, wanted));
  const hosts = allowed.map(readEntry).flatMap((each) => (each?.kind === 'below' ? [each.host] : []));
  return hosts.some((host) => wanted.host === host || wanted.host.endsWith(`.${host}`));
}

/** The paths of the target's host that the list allows, or undefined if an entry allows all paths. */
export function pathLimits(allowed: readonly string[], target: AiptxTarget): readonly URL[] | undefined {
  const matching = allowed.filter((text) => matches(text, target)).map(readEntry);
  const limits = matching.flatMap((entry) => (entry?.kind === 'url' && segments(entry.url).length > 0 ? [entry.url] : []));
  return limits.length === matching.length ? limits : undefined;
}

function blockIn(target: AiptxTarget) {
  if (target.kind === 'block') return target.block;
  const address = target.kind === 'host' ? undefined : target.address;
  return address && blockOf(address);
}

/** Parts that servers and proxies interpret differently: encoded dots, slashes, and percent signs, dot segments, `..;`. */
export const AMBIGUOUS = /%(?:2e|2f|5c|25|00)|\/\.{1,2}(?:[;/]|$)/i;

function isPathBelow({ url, rawPath }: Extract<AiptxTarget, { kind: 'url' }>, allowed: URL): boolean {
  const wanted = segments(allowed);
  if (wanted.length === 0) return true;
  if (AMBIGUOUS.test(rawPath)) return false;
  const given = segments(url);
  return wanted.every((segment, index) => given[index] === segment);
}

/** The segments of a path. A slash at the end makes no difference. */
export function segments({ pathname }: Pick<URL, 'pathname'>): string[] {
  const [, ...parts] = pathname.split('/');
  return parts.at(-1) === '' ? parts.slice(0, -1) : parts;
}
