import type { Finding, FindingLocation, FindingState, Rule } from '../../domain/finding.js';
import { createIntern, hashIdentity, slug } from '../../domain/fingerprint.js';
import { stableTitle } from '../../domain/stable-title.js';
import { parseUrl } from '../../text/url.js';
import { severityOf } from '../shared/mapping.js';
import { shown } from './targets.js';
import type { WireDetail, WireFinding } from './wire.js';

const STATUSES: ReadonlyMap<string, FindingState> = new Map([
  ['open', 'open'],
  ['fixed', 'closed'],
  ['accepted', 'accepted'],
  ['false_positive', 'accepted'],
]);

export function meaningOf({ status }: WireFinding): FindingState {
  return STATUSES.get(status?.toLowerCase() ?? '') ?? 'unknown';
}

/** Maps findings of one scan from the wire format. Details add text to a finding, and never change its identity. */
export function createFindingMapper(target: string, details: ReadonlyMap<string, WireDetail>): (wire: WireFinding) => Finding {
  const intern = createIntern<Rule>();
  return (wire) => {
    const detail = details.get(wire.id);
    const where = whereOf(wire.endpoint);
    const { cvss_score: cvss } = wire;
    const rule = toRule(wire, detail);
    return {
      id: wire.id,
      rule: intern(rule),
      ...(wire.title && wire.title !== rule.title && { title: wire.title }),
      ...textsOf(wire, detail),
      ...severityOf(wire.severity),
      ...(typeof cvss === 'number' && cvss >= 0 && cvss <= 10 && { cvss }),
      state: meaningOf(wire),
      rawState: wire.status ?? '',
      location: toPlace(where, whereOf(detail?.endpoint).url ?? where.url),
      identity: hashIdentity(identityParts(wire, where, target)),
    };
  };
}

/** A finding of a network may have no endpoint. Then its title is part of its identity. */
function identityParts(wire: WireFinding, { method, path, parameter }: Where, target: string): (string | undefined)[] {
  const kind = wire.category || wire.cwe_id || undefined;
  const nowhere = path === undefined && parameter === undefined;
  const title = kind === undefined || nowhere ? stableTitle(wire.title ?? '') : undefined;
  return ['aiptx', target, kind, method, path, parameter, ...(title === undefined ? [] : [title])];
}

/** The rule is the category. Its findings differ, so the service's texts belong to the findings. */
function toRule(wire: WireFinding, detail: WireDetail | undefined): Rule {
  const cwe = cweOf(wire, detail);
  const title = stableTitle(wire.title ?? '') || wire.category || wire.id;
  return {
    id: slug(wire.category || wire.cwe_id || title),
    title,
    tags: ['security', ...(cwe === undefined ? [] : [`external/cwe/cwe-${cwe}`])],
  };
}

function textsOf(wire: WireFinding, detail: WireDetail | undefined): Pick<Finding, 'text' | 'fix'> {
  const { description, impact, remediation } = detail ?? {};
  const remedy = typeof remediation === 'string' ? remediation : remediation?.summary;
  const cwe = cweOf(wire, detail);
  // The rule has one CWE, although its findings may have several.
  const text = [description, impact && `Impact: ${impact}`, cwe && `CWE-${cwe}`].filter(Boolean).join('\n\n');
  return { ...(text !== '' && { text }), ...(remedy && { fix: { text: remedy } }) };
}

function cweOf(wire: WireFinding, detail: WireDetail | undefined): string | undefined {
  return /^CWE-(\d{1,6})$/i.exec(wire.cwe_id ?? detail?.cwe_id ?? '')?.[1];
}

/** The parts of an endpoint, without query and fragment. */
interface Where {
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly parameter?: string | undefined;
  readonly url?: string | undefined;
}

function whereOf(endpoint: WireFinding['endpoint']): Where {
  if (endpoint === null || endpoint === undefined) return {};
  if (typeof endpoint === 'string') {
    const [, method, place = ''] = /^(?:([A-Z]{3,10})\s+)?(\S.*)?$/.exec(endpoint.trim()) ?? [];
    return { method, ...pathAndUrl(place) };
  }
  const { method, path, parameter, full_url: url } = endpoint;
  const fromPath = pathAndUrl(path ?? '');
  return { method: method?.toUpperCase(), ...fromPath, parameter: parameter ?? undefined, url: webAddress(url) ?? fromPath.url };
}

function pathAndUrl(text: string): Pick<Where, 'path' | 'url'> {
  const url = webAddress(text);
  const path = url === undefined ? shown(text) : (parseUrl(url)?.pathname ?? '');
  return { path: path === '' ? undefined : path, url };
}

function webAddress(text: string | null | undefined): string | undefined {
  const address = shown(text ?? '');
  return /^https?:\/\/./i.test(address) && parseUrl(address) !== undefined ? address : undefined;
}

function toPlace({ method, path, parameter }: Where, url: string | undefined): FindingLocation {
  const resource = [method, path, parameter && `(${parameter})`].filter(Boolean).join(' ');
  return {
    ...(resource !== '' && { resource }),
    ...(url !== undefined && { url }),
    ...(path !== undefined && { request: { ...(method && { method }), target: path, ...(parameter && { parameter }) } }),
  };
}
