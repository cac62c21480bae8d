/**
 * What code scanning takes of one file, and where that is told: "SARIF results exceed one or more limits" and "SARIF support for code
 * scanning" at docs.github.com. More than one of these rejects the whole file, and not only what is too much.
 */
export const GITHUB_LIMITS = {
  /** GitHub takes 20; two of one category are rejected, so that ours is always one. */
  runs: 1,
  results: 25_000,
  /** Of those it shows so many, the worst, though it does not promise which those are. */
  resultsShown: 5000,
  rules: 25_000,
  extensions: 100,
  tags: 20,
  /** Of a rule's tags it keeps so many. */
  tagsKept: 10,
  locations: 1000,
  /** In characters: `shortDescription.text` and `fullDescription.text`. */
  description: 1024,
  /** In characters. */
  name: 255,
  /** After gzip. "10 MB" is read as the smaller of its two meanings. */
  gzipBytes: 10_000_000,
} as const;
