import { asMaker, type Maker } from '../lazy-list.js';

/** A finding in AIPTx's form. Words are not checked, so that scenarios can say unknown ones. */
export interface AiptxFinding {
  readonly id: string;
  readonly title: string;
  /** Told: critical, high, medium, low, info. */
  readonly severity: string;
  readonly cvssScore?: number;
  /** Told: open, fixed, accepted, false_positive. */
  readonly status: string;
  /** An open set: injection, authentication, access_control, xss, misconfiguration, ... */
  readonly category?: string;
  /** A plain text in some of the siblings' samples; none where a network was scanned. */
  readonly endpoint?: AiptxEndpoint | string;
  /** What only the finding's own endpoint shows. */
  readonly detail?: AiptxDetail;
}

export interface AiptxEndpoint {
  readonly method: string;
  readonly path: string;
  readonly parameter?: string;
}

/** The fields that `GET /v1/findings/{finding_id}` adds, under names of ours. */
export interface AiptxDetail {
  readonly cvssVector?: string;
  readonly subcategory?: string;
  readonly cweId?: string;
  readonly description?: string;
  readonly impact?: string;
  readonly fullUrl?: string;
  /** A text in the siblings' export. */
  readonly remediation?: AiptxRemediation | string;
  readonly owaspTop10?: readonly string[];
}

export interface AiptxRemediation {
  readonly summary?: string;
  readonly codeExample?: { readonly language: string; readonly vulnerable: string; readonly secure: string };
  readonly references?: readonly string[];
}

/** Findings as a list, or made one by one. */
export type AiptxFindingsSource = readonly AiptxFinding[] | AiptxFindingsMaker;

/** A maker that finds its findings again. */
export interface AiptxFindingsMaker extends Maker<AiptxFinding> {
  /** The index of the finding with this id, or -1. */
  indexOf(id: string): number;
}

/** Any source as a maker. */
export function asAiptxMaker(source: AiptxFindingsSource): AiptxFindingsMaker {
  if ('at' in source && 'count' in source) return source;
  const list = source;
  return { ...asMaker(list), indexOf: (id) => list.findIndex((finding) => finding.id === id) };
}
