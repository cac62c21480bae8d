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

/** Findings as a list, or made one by one: 25,000 of them cost nothing until a page is asked for. */
export type FindingsSource = readonly CloudgeniFinding[] | FindingsMaker;

/** Makes the finding at an index; the same one each time. */
export interface FindingsMaker {
  readonly count: number;
  at(index: number): CloudgeniFinding;
}

/** Any source as a maker. */
export function asMaker(source: FindingsSource): FindingsMaker {
  if ('at' in source && 'count' in source) return source;
  const list = source;
  return {
    count: list.length,
    at(index) {
      const finding = list[index];
      if (finding === undefined) throw new RangeError(`no finding at ${index}`);
      return finding;
    },
  };
}

/** All findings, one after the other. */
export function* each(findings: FindingsMaker): Generator<CloudgeniFinding> {
  for (let index = 0; index < findings.count; index += 1) yield findings.at(index);
}

/** The finding as cloud compliance yields it (siblings, section 4): no file, no line, no code to fix it. */
export function placeless(finding: CloudgeniFinding): CloudgeniFinding {
  const { resource, remediation, ...rest } = finding;
  const { type, name } = resource ?? { type: 'aws_resource', name: 'unknown' };
  const description = remediation?.description;
  return { ...rest, resource: { type, name }, ...(description === undefined ? {} : { remediation: { description } }) };
}
