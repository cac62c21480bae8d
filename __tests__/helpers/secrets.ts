/** Characters that every encoding changes, in a text long enough for base64 at any alignment. */
export const API_KEY = 'cg_live_S3cr+t/k&y=<7>"quoted';
/** An installation token by its beginning; the rest is opaque (decision 0045). */
export const GITHUB_TOKEN = 'ghs_4711_eyJhbGciOi.T0ken-of_the.job+and/more';

/** The forms in which a secret may appear. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  // Some of the last four characters depend on what follows, unless the secret ends there.
  const shifted = [1, 2].map((lead) =>
    Buffer.concat([Buffer.alloc(lead, 32), bytes])
      .toString('base64')
      .slice(4)
      .replace(/.{4}(?<==)$/, ''),
  );
  return [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    JSON.stringify(secret).slice(1, -1),
    ...shifted,
  ];
}

/** Where these texts contain secrets; empty if no secret leaked. Lines that mask secrets must contain them. */
export function leaksIn(texts: Readonly<Record<string, string>>, secrets: readonly string[] = [API_KEY, GITHUB_TOKEN]): string[] {
  const forms = secrets.flatMap(formsOf);
  return Object.entries(texts).flatMap(([where, text]) => {
    if (!forms.some((form) => text.includes(form))) return [];
    const lines = text.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    return lines.filter((line) => forms.some((form) => line.includes(form))).map((line) => `${where}: ${line.slice(0, 200)}`);
  });
}

/** Pieces of 8 characters of a secret, after its prefix of three characters, that these texts contain. */
export function piecesIn(texts: Readonly<Record<string, string>>, secret: string = API_KEY): string[] {
  const pieces = Array.from({ length: secret.length - 10 }, (_none, index) => secret.slice(index + 3, index + 11));
  return Object.entries(texts).flatMap(([where, text]) => {
    if (!pieces.some((piece) => text.includes(piece))) return [];
    const lines = text.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    return lines.filter((line) => pieces.some((piece) => line.includes(piece))).map((line) => `${where}: ${line.slice(0, 300)}`);
  });
}
