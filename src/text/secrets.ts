/** What stands in the place of a secret. */
export const MASK = '***';

/** Header values and credentials in query strings. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Whatever the scheme is called: `Bearer x`, `ApiKey x`, or the bare key.
  [/\b((?:proxy-)?authorization["']?\s*:\s*["']?)(?:[a-z][\w-]*[ \t]+)?[^\s"',;]+/gi, `$1${MASK}`],
  // With `=` only behind a scheme: `authorization = "NONE"` is Terraform, and the finding itself.
  [/\b(authorization["']?\s*=\s*["']?(?:bearer|basic|token|digest)\s+)[^\s"',;]+/gi, `$1${MASK}`],
  [/\b((?:set-)?cookie["']?\s*:\s*["']?)[^\r\n"']+/gi, `$1${MASK}`],
  [
    /([?&;](?:access_token|refresh_token|id_token|token|api[_-]?key|key|apikey|secret|client_secret|password|passwd|pwd|sig|signature|auth|session|sid|jwt|code)=)[^&#\s"'<>]+/gi,
    `$1${MASK}`,
  ],
  // A password in an address.
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:"'<>]*:[^\s/@"'<>]+@/gi, `$1${MASK}@`],
  [/\bgh[posur]_[A-Za-z0-9._-]{36,}/g, MASK],
  [/\bgithub_pat_[A-Za-z0-9_]{22,}/g, MASK],
];

/** Takes others' secrets out of a text: a service's finding quotes what it saw. Those that we hold ourselves are not known here. */
export function withoutQuotedSecrets(text: string): string {
  let rest = text;
  for (const [pattern, by] of PATTERNS) rest = rest.replace(pattern, by);
  return rest;
}
