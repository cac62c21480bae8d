/** The replacement for a secret. */
export const MASK = '***';

/** Parameters of a query that are credentials. */
const QUERY_NAMES =
  'access_token refresh_token id_token token api_key api-key apikey key secret client_secret password passwd pwd sig signature auth session sid jwt code'.split(
    ' ',
  );

/**
 * Header values and credentials in query strings. Each pattern matches only texts that contain its sign in some letter case: so a pattern
 * is compiled only when it may match.
 */
const PATTERNS: readonly (readonly [string, RegExp, string])[] = [
  // With any scheme or none: `Bearer x`, `ApiKey x`, `x`.
  ['authorization', /\b((?:proxy-)?authorization["']?\s*:\s*["']?)(?:[a-z][\w-]*[ \t]+)?[^\s"',;]+/gi, `$1${MASK}`],
  // With `=` only after a scheme, because `authorization = "NONE"` is Terraform, and may be the finding itself.
  ['authorization', /\b(authorization["']?\s*=\s*["']?(?:bearer|basic|token|digest)\s+)[^\s"',;]+/gi, `$1${MASK}`],
  ['cookie', /\b((?:set-)?cookie["']?\s*:\s*["']?)[^\r\n"']+/gi, `$1${MASK}`],
  ['=', new RegExp(`([?&;](?:${QUERY_NAMES.join('|')})=)[^&#\\s"'<>]+`, 'gi'), `$1${MASK}`],
  // A password in an address.
  ['@', /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:"'<>]*:[^\s/@"'<>]+@/gi, `$1${MASK}@`],
  ['gh', /\bgh[posur]_[A-Za-z0-9._-]{36,}/g, MASK],
  ['github_pat_', /\bgithub_pat_[A-Za-z0-9_]{22,}/g, MASK],
];

/**
 * Every text that `withoutQuotedSecrets` changes contains one of these, in any letter case. So all other texts, which are almost all, can
 * be recognized quickly.
 */
export const SIGNS_OF_SECRETS: readonly string[] = [
  'authorization',
  'cookie',
  ...['?', '&', ';'].flatMap((before) => QUERY_NAMES.map((name) => `${before}${name}=`)),
  '@',
  ...['p', 'o', 's', 'u', 'r'].map((letter) => `gh${letter}_`),
  'github_pat_',
];

/** Redacts texts that look like secrets, because a finding may quote the secrets of others. */
export function withoutQuotedSecrets(text: string): string {
  const lower = text.toLowerCase();
  let rest = text;
  for (const [sign, pattern, by] of PATTERNS) if (lower.includes(sign)) rest = rest.replace(pattern, by);
  return rest;
}
