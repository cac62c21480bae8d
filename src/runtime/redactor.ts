import { mapStrings } from '../text/json.js';
import { stripControlCharacters } from '../text/plain.js';
import { SIGNS_OF_SECRETS, withoutQuotedSecrets } from '../text/secrets.js';
import { createTextFinder, type TextFinder } from './text-finder.js';
import { formMasker, invisibleMasker, type Masker, wrapMasker } from './wrapped-secrets.js';

/** Redacts secrets in everything that is logged, published, or written. */
export interface Redactor {
  redact(text: string): string;
  /** The same for every string in a value of plain data. */
  redactAll<T>(value: T): T;
  /**
   * Redacts only the known secrets, for pages that were rendered from data that `redactAll` has redacted. The general patterns could also
   * remove markup that a renderer added after a secret.
   */
  redactPage(text: string): string;
  /** Redacts only the known secrets, for texts that scan-gate compares or parses. */
  takeSecrets(text: string): string;
}

/** @param secrets The known secrets, such as API key and GitHub token. Empty texts are ignored. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = formsOf(secrets);
  const long = formsOf(secrets.filter((secret) => secret.length >= MIN_KEPT));
  const maskWrapped = wrapMasker(long.filter((form) => form.length >= MIN_KEPT));
  let maskParted: Masker | undefined;
  const [maskForms, maskLong] = [formMasker(forms), formMasker(long)];
  let finder: TextFinder | undefined;
  let searched = 0;
  // Almost every text contains no secret. It is not searched any further.
  const mayContain = (text: string, kinds: number): boolean => {
    searched += text.length;
    if (searched <= FINDER_FROM) return true;
    return (finder ??= finderOf(forms, long)).mayContain(text, kinds);
  };
  // Wrapped secrets first, because the rest of a partly masked secret would not be found.
  const maskAll = (text: string, mask: Masker): string => mask(maskWrapped(text));
  const redact = (text: string): string => {
    // The surfaces remove invisible characters later, which would join the parts of a secret again.
    const visible = stripControlCharacters(text);
    if (visible === text) return clean(text);
    const cleaned = clean(visible);
    return cleaned === visible ? clean(text) : cleaned;
  };
  const takeSecrets = (text: string): string => {
    const maskKnown = (given: string): string => (mayContain(given, LONG) ? maskAll(given, maskLong) : given);
    const cleaned = maskKnown(text);
    if (ORDINARY.test(cleaned)) return cleaned;
    const visible = stripControlCharacters(cleaned);
    if (visible === cleaned) return cleaned;
    const masked = maskKnown(visible);
    return masked === visible ? cleaned : masked;
  };
  const clean = (text: string): string => (mayContain(text, KNOWN | QUOTED) ? withoutQuotedSecrets(maskAll(text, maskForms)) : text);
  const redactPage = (text: string): string => {
    if (!mayContain(text, KNOWN)) return text;
    const cleaned = maskAll(text, maskForms);
    return ORDINARY.test(cleaned) ? cleaned : (maskParted ??= invisibleMasker(forms))(cleaned);
  };
  // A report is redacted after some of its parts, and again if its verdict changes.
  const clear = new WeakSet<object>();
  return { redact, redactPage, redactAll: (value) => mapStrings(value, redact, { clear }), takeSecrets };
}

/** Kinds of needles: all forms of the secrets, those of secrets that are long enough for `takeSecrets`, and signs of secrets of others. */
const [KNOWN, LONG, QUOTED] = [1, 2, 4];

function finderOf(forms: readonly string[], long: readonly string[]): TextFinder {
  return createTextFinder([
    ...forms.map((text) => ({ text, kinds: KNOWN })),
    ...long.map((text) => ({ text, kinds: LONG })),
    ...SIGNS_OF_SECRETS.map((text) => ({ text, kinds: QUOTED })),
  ]);
}

/**
 * In UTF-16 units of all texts together. Creating the finder takes longer than searching the few lines before the first request, or of an
 * input error, for each secret.
 */
const FINDER_FROM = 10_000;

/** Text without characters that `stripControlCharacters` removes. */
const ORDINARY = /^[\t\n\r\x20-\x7e]*$/;

/** `takeSecrets` ignores shorter secrets, because they may be part of an ordinary word. They are still redacted before they are shown. */
const MIN_KEPT = 8;

function formsOf(secrets: readonly string[]): string[] {
  return [...new Set(secrets.filter((secret) => secret.length > 0).flatMap(encodings))].sort((a, b) => b.length - a.length);
}

/** The forms in which a secret may appear: plain, and encoded for URLs, JSON, XML, base64, and hex. */
function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const plain = [secret, ...secret.split(/\r\n|[\r\n]/).filter((line) => line.trim().length >= MIN_LINE)];
  const written = [
    ...urlForms(secret),
    JSON.stringify(secret).slice(1, -1),
    ...markupForms(secret),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ];
  return [...plain, ...written, ...base64Forms(bytes)];
}

/** Percent-encoded with uppercase or lowercase digits, as in an address or a form (where a space is `+`). */
function urlForms(secret: string): string[] {
  const once = encodeURIComponent(secret);
  const forms = [once, encodeURIComponent(once), encodeURI(secret), new URLSearchParams([['', secret]]).toString().slice(1)];
  return forms.flatMap((form) => [form, form.replaceAll(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase())]);
}

/** Escaped for XML and HTML, in text and in attributes. */
function markupForms(secret: string): string[] {
  const inText = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const inAttribute = inText.replaceAll('"', '&quot;');
  return [inText, inAttribute, inAttribute.replaceAll("'", '&#39;'), inAttribute.replaceAll("'", '&apos;')];
}

const MIN_LINE = 6;

/** Base64 depends on the preceding bytes, so the stable middle part is needed for each of the three alignments. */
function base64Forms(bytes: Buffer): string[] {
  if (bytes.length < MIN_LINE) return [];
  const forms: string[] = [bytes.toString('base64'), bytes.toString('base64url')];
  for (const lead of [0, 1, 2]) {
    const padded = Buffer.concat([Buffer.alloc(lead), bytes]);
    const usable = padded.length - (padded.length % 3);
    const middle = padded
      .subarray(0, usable)
      .toString('base64')
      .slice(lead === 0 ? 0 : 4);
    if (middle.length >= 8) forms.push(middle, middle.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return forms;
}
