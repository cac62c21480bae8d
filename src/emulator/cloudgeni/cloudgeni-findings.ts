import type { Items, Maker } from '../lazy-list.js';

/** A finding in Cloudgeni's form. Words are not checked, so that scenarios can say unknown ones. */
export interface CloudgeniFinding {
  readonly id: string;
  readonly checkId: string;
  readonly title: string;
  readonly description: string;
  /** Documented: critical, high, medium, low, info. */
  readonly severity: string;
  /** Documented: open, resolved, suppressed. */
  readonly status: string;
  readonly resource?: { readonly type: string; readonly name: string; readonly file?: string; readonly line?: number };
  readonly remediation?: { readonly description?: string; readonly code?: string };
}

export type FindingsSource = Items<CloudgeniFinding>;

export type FindingsMaker = Maker<CloudgeniFinding>;

/** The finding as cloud compliance yields it (siblings, section 4): no file, no line, no code to fix it. */
export function placeless(finding: CloudgeniFinding): CloudgeniFinding {
  const { resource, remediation, ...rest } = finding;
  const { type, name } = resource ?? { type: 'aws_resource', name: 'unknown' };
  const description = remediation?.description;
  return { ...rest, resource: { type, name }, ...(description === undefined ? {} : { remediation: { description } }) };
}
