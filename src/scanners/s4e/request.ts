import type { Problem } from '../../domain/errors.js';
import { asObject } from '../../http/json.js';
import { parseUrl } from '../../text/url.js';

/** What to ask S4E for; checked, nothing looked up yet. */
export interface S4eRequest {
  /** Asset ID. */
  readonly target: string;
  readonly type: string;
  readonly options: S4eOptions;
}

/** The optional fields of the create request, under the service's own names. */
export interface S4eOptions {
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  readonly priority?: string | undefined;
  readonly callback_url?: string | undefined;
}

/** The Scans API page, "Scan Types". The first is the default. */
export const SCAN_TYPES = ['full', 'quick', 'custom', 'api_discovery', 'ssl', 'dns', 'port'] as const;
/** Only the developer guides name these. */
export const GUIDE_TYPES = ['web_app', 'network', 'api'] as const;

const PRIORITIES = ['low', 'normal', 'high'] as const;

/** How each field of `scan-options` is checked: what is allowed, and the value where it is fine. */
const OPTIONS: Readonly<Record<keyof S4eOptions, { readonly allowed: string; readonly read: (value: unknown) => unknown }>> = {
  // Their names differ between the page and the guides, so S4E is the one to judge them.
  options: { allowed: 'options as a mapping, such as "options: { depth: deep }"', read: asObject },
  priority: { allowed: `priority as one of ${PRIORITIES.join(', ')}`, read: (value) => PRIORITIES.find((known) => known === value) },
  callback_url: { allowed: 'callback_url as an https address', read: asHttpsAddress },
};

/** Checks `scan-options`; all problems at once. */
export function readOptions(given: Readonly<Record<string, unknown>>): { readonly options: S4eOptions; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const rule = isOption(name) ? OPTIONS[name] : undefined;
    const read = rule?.read(value);
    if (rule === undefined) problems.push({ input: 'scan-options', given: name, allowed: `the fields ${Object.keys(OPTIONS).join(', ')}` });
    // Not quoted: a callback's address may carry a token.
    else if (read === undefined) problems.push({ input: 'scan-options', given: `${name}: (hidden)`, allowed: rule.allowed });
    else options[name] = read;
  }
  return { options, problems };
}

function isOption(name: string): name is keyof S4eOptions {
  return Object.hasOwn(OPTIONS, name);
}

function asHttpsAddress(value: unknown): string | undefined {
  return typeof value === 'string' && parseUrl(value)?.protocol === 'https:' ? value : undefined;
}
