import { SEVERITIES, type Severity } from '../../domain/severity.js';

/**
 * What code scanning takes of one file, and where that is told: "SARIF results exceed one or more limits" and "SARIF support for code
 * scanning" at docs.github.com. More than one of these rejects the whole file, and not only what is too much.
 */
export const GITHUB_LIMITS = {
  results: 25_000,
  /** Of those it shows so many, the worst, though it does not promise which those are. */
  resultsShown: 5000,
  rules: 25_000,
  /** Of a rule's tags it keeps so many of the 20 that it takes. */
  tagsKept: 10,
  /** In characters: `shortDescription.text` and `fullDescription.text`. */
  description: 1024,
  /** In characters. */
  name: 255,
  /** After gzip. "10 MB" is read as the smaller of its two meanings. */
  gzipBytes: 10_000_000,
} as const;

/** What a SARIF file goes without so that it fits. */
export interface Reduction {
  /** Findings of these severities are told by title and place alone, and so are rules of which all findings are: no description, remedy or code. */
  readonly brief: ReadonlySet<Severity>;
  /** Of the findings that would be in it, the worst; 0 to 1. */
  readonly share: number;
}

/** Everything is told. */
export const WHOLE: Reduction = { brief: new Set(), share: 1 };

const LEAST_FIRST: readonly Severity[] = SEVERITIES.toReversed();
const ALL: ReadonlySet<Severity> = new Set(SEVERITIES);

/** From the smallest loss to the largest: evidence goes before findings do, and that of the least severe before that of others. */
export const REDUCTIONS: readonly Reduction[] = [
  WHOLE,
  ...LEAST_FIRST.map((_, index) => ({ brief: new Set(LEAST_FIRST.slice(0, index + 1)), share: 1 })),
  ...[1 / 2, 1 / 4, 1 / 8, 1 / 16].map((share) => ({ brief: ALL, share })),
];
