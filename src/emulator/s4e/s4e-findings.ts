import type { Items, Maker } from '../lazy-list.js';

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

export type S4eFindings = Items<S4eFinding>;

export type S4eFindingsMaker = Maker<S4eFinding>;

/** The first `count` of them. */
export function firstOf(findings: S4eFindingsMaker, count: number): S4eFindingsMaker {
  return { count: Math.min(count, findings.count), at: (index) => findings.at(index) };
}
