import { shortMessage } from './error-body.js';

/** A body that is no JSON, named for what it is. */
export interface OddBody {
  /** With its article: `an HTML page ("Log in")`. */
  readonly what: string;
  readonly hint: string;
  /** Asking again gets the same. */
  readonly final: boolean;
  /** A page for people: something else than the API has answered. */
  readonly page: boolean;
}

const BETWEEN_HINT =
  'Something between the runner and the service may be answering (a proxy, a login page), or {api-url} is not the address of the API.';
const ENCODING_HINT = 'Check {api-url} and the proxies on the way: the API, or one of them, must answer with plain JSON in UTF-8.';

/** Names a body that could not be parsed as JSON. The text is what came, read as UTF-8 and without secrets. */
export function describeOddBody(text: string, headers: Readonly<Record<string, string>>): OddBody {
  const say = (what: string, more: Partial<OddBody> = {}): OddBody => ({ what, hint: BETWEEN_HINT, final: false, page: false, ...more });
  const encoding = encodingOf(text, headers);
  if (encoding !== undefined)
    return say(`a body that is compressed (${encoding}), which was not asked for`, { hint: ENCODING_HINT, final: true });
  if (isUtf16(text)) return say('a body in UTF-16 instead of UTF-8', { hint: ENCODING_HINT, final: true });
  if (text.trim() === '') return say('an empty body');
  if (/^\s*<\?xml/i.test(text)) return say(`an XML document${titleOf(text)}`, { page: true });
  if (/^\s*</.test(text)) return say(`an HTML page${titleOf(text)}`, { page: true });
  const number = findNoNumber(text);
  if (number !== undefined) {
    return say(`${number.word} at character ${number.at}, which JSON does not allow`, {
      hint: 'The service could not compute a number. Run the job again. If it keeps happening, report this message to the support of the service.',
    });
  }
  return say(`no JSON (${headers['content-type'] ?? 'no content type'})`);
}

/** Some proxies decompress a body and leave the header: only a body that cannot be read as it is gets here. */
function encodingOf(text: string, headers: Readonly<Record<string, string>>): string | undefined {
  // The magic numbers of gzip (RFC 1952) and Zstandard (RFC 8878); bytes that are no UTF-8 were replaced.
  if (text.startsWith('\x1f\ufffd')) return 'gzip';
  if (text.startsWith('(\ufffd/\ufffd')) return 'zstd';
  const named = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return named === '' || named === 'identity' || /^\s*[<{["]/.test(text) ? undefined : shortMessage(named, 40);
}

/** Every second byte of ASCII in UTF-16 is 0; its byte order mark is no UTF-8. */
function isUtf16(text: string): boolean {
  return /^(?:\ufffd\ufffd)?[^\0]?\0/.test(text);
}

const TITLE_WITHIN = 5_000;

function titleOf(text: string): string {
  const [, title = ''] = /<(?:title|Code)>([^<]{1,200})/i.exec(text.slice(0, TITLE_WITHIN)) ?? [];
  const words = title.replaceAll(/\s+/g, ' ').trim();
  return words === '' ? '' : ` ("${shortMessage(words, 80)}")`;
}

/** Finds what some encoders write for numbers that are none, outside of texts. Characters count from 1. */
function findNoNumber(text: string): { readonly word: string; readonly at: number } | undefined {
  let inText = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (inText && sign === '\\') index += 1;
    else if (sign === '"') inText = !inText;
    else if (!inText && (sign === 'N' || sign === 'I' || sign === '-')) {
      const word = ['NaN', '-Infinity', 'Infinity'].find((candidate) => text.startsWith(candidate, index));
      if (word !== undefined) return { word, at: index + 1 };
    }
  }
  return undefined;
}
