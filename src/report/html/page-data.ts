/** What the page's script gets beside the page itself: all findings, with everything that many of them share told once. */
export interface PageData {
  readonly rules: readonly RuleData[];
  /** Paths inside the repository. */
  readonly files: readonly string[];
  /** The address that such a path is appended to; absent where the files have no page. */
  readonly blob?: string | undefined;
  readonly waivers: readonly WaiverData[];
  readonly rows: readonly Row[];
  /** Whether there is a baseline that tells new findings from others. */
  readonly compared: boolean;
  /** New findings come before the others unless a reader sorts them. */
  readonly newFirst: boolean;
}

export interface RuleData {
  readonly id: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly fix?: string | undefined;
  readonly code?: string | undefined;
  readonly url?: string | undefined;
  /** Catalogues, such as `CWE-79`. */
  readonly labels: readonly string[];
}

/** What accepts a finding, in words. */
export interface WaiverData {
  readonly by: string;
  readonly until: string;
  readonly reason: string;
}

/** Whether the gate counts a finding, and what keeps it from that. */
export const STATES = ['counted', 'waived', 'outside', 'closed'] as const;
export type State = (typeof STATES)[number];

export const CHANGES = ['new', 'unchanged'] as const;
export type Change = (typeof CHANGES)[number];

/** One finding. Numbers point into `SEVERITIES`, `STATES`, `CHANGES` and the lists of the data; -1: there is none. */
export type Row = readonly [
  severity: number,
  state: number,
  change: number,
  rule: number,
  file: number,
  line: number,
  fingerprint: string,
  id: string,
  /** The resource; empty where there is none. */
  resource: string,
  more?: More,
];

/** What few findings have. */
export interface More {
  readonly url?: string | undefined;
  /** A file that is none of the repository's paths. */
  readonly file?: string | undefined;
  /** Its own words, where they are not the rule's. */
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly fix?: string | undefined;
  readonly code?: string | undefined;
  readonly cvss?: number | undefined;
  /** The service's words, where they are not ours. */
  readonly severityWord?: string | undefined;
  readonly statusWord?: string | undefined;
  readonly waiver?: number | undefined;
  readonly request?: RequestData | undefined;
}

/** Which request shows it; what is not told is empty. */
export type RequestData = readonly [method: string, target: string, parameter: string];
