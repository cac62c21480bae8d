import type { Problem } from '../../domain/errors.js';
import { asObject } from '../../http/json.js';
import { parseUrl } from '../../text/url.js';

/** A checked request. Nothing is looked up yet. */
export interface S4eRequest {
  /** The asset ID. */
  readonly target: string;
  readonly type: string;
  readonly options: S4eOptions;
}

/** The optional fields of the create request, under S4E's own names. */
export interface S4eOptions {
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  readonly priority?: string | undefined;
  readonly callback_url?: string | undefined;
}

/** The Scans API page, "Scan Types". The first is the default. */
export const SCAN_TYPES = ['full', 'quick', 'custom', 'api_discovery', 'ssl', 'dns', 'port'] as const;
/** Scan types that only the developer guides contain. */
export const GUIDE_TYPES = ['web_app', 'network', 'api'] as const;

const PRIORITIES = ['low', 'normal', 'high'] as const;

/** How each field of `scan-options` is checked: the allowed values, and a function that returns a valid value. */
const OPTIONS: Readonly<Record<keyof S4eOptions, { readonly allowed: string; readonly read: (value: unknown) => unknown }>> = {
  // S4E checks the fields of `options`, because their names differ between the reference and the guides.
  options: { allowed: 'options as a mapping, such as "options: { depth: deep }"', read: asObject },
  priority: { allowed: `priority as one of ${PRIORITIES.join(', ')}`, read: (value) => PRIORITIES.find((known) => known === value) },
  callback_url: { allowed: 'callback_url as an https address', read: asHttpsAddress },
};

/** Checks `scan-options` and returns all problems at once. */
export function readOptions(given: Readonly<Record<string, unknown>>): { readonly options: S4eOptions; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const rule = isOption(name) ? OPTIONS[name] : undefined;
    const read = rule?.read(value);
    if (rule === undefined) problems.push({ input: 'scan-options', given: name, allowed: `the fields ${Object.keys(OPTIONS).join(', ')}` });
    // Not quoted, because the URL of a callback may contain a token.
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
