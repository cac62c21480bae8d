/** A finding as the scenario says it. Words are not checked, so that scenarios can say unknown ones. */
export interface S4eFinding {
  readonly id: string;
  readonly title: string;
  /** Documented: critical, high, medium, low, info. */
  readonly severity: string;
  /** 0.0 to 10.0; absent: not rated. */
  readonly cvss?: number;
  /** Documented: open; the siblings have many more. */
  readonly status: string;
  readonly description: string;
  readonly remediation: string;
  /** Only the siblings' endpoint for findings tells them. */
  readonly references?: readonly string[];
}

/** Findings as a list, or made one by one: 25,000 of them cost nothing until a page is asked for. */
export type S4eFindings = readonly S4eFinding[] | S4eFindingsMaker;

/** Makes the finding at an index; the same one each time. */
export interface S4eFindingsMaker {
  readonly count: number;
  at(index: number): S4eFinding;
}

/** Any source as a maker. */
export function asS4eMaker(source: S4eFindings): S4eFindingsMaker {
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

/** The first `count` of them. */
export function firstOf(findings: S4eFindingsMaker, count: number): S4eFindingsMaker {
  return { count: Math.min(count, findings.count), at: (index) => findings.at(index) };
}

/** All findings, one after the other. */
export function* eachS4eFinding(findings: S4eFindingsMaker): Generator<S4eFinding> {
  for (let index = 0; index < findings.count; index += 1) yield findings.at(index);
}
