import { pageTitle } from '../text/markup.js';
import { parseUrl } from '../text/url.js';
import type { ParsedResponse } from './error-response.js';
import { shortMessage } from './json.js';
import { PROXY_LOGIN_HINT, USE_HTTPS_HINT } from './network-error.js';
import type { Explanation, HttpProfile } from './types.js';

/** A body that is no JSON, named for what it is. */
interface OddBody {
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

function titleOf(text: string): string {
  const words = pageTitle(text);
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

/**
 * What a refusal means that does not come from the API: a redirect, a proxy that wants a login, a page of a firewall. Undefined where
 * the service itself may have answered.
 */
export function explainForeign({ title, documentation }: HttpProfile, response: ParsedResponse): Explanation | undefined {
  const { status, text } = response;
  if (status >= 300 && status < 400) return explainRedirect(response);
  if (status === 407) return { code: 'UNREACHABLE', message: 'a proxy wants a login.', hint: PROXY_LOGIN_HINT };
  if (status === 511) {
    const hint = 'Log the runner in to its network, or use another network (RFC 6585, section 6).';
    return { code: 'UNREACHABLE', message: 'the network of the runner wants a login before it lets requests out.', hint, final: true };
  }
  if (text === undefined) return undefined;
  if (status === 400 && /HTTP request (?:was sent )?to (?:an )?HTTPS/i.test(text.slice(0, READ_WITHIN)))
    return { code: 'UNREACHABLE', message: 'the port speaks TLS, and the request was plain HTTP.', hint: USE_HTTPS_HINT };
  const { what, page } = describeOddBody(text, response.headers);
  if (!page) return undefined;
  if (status === 401) {
    return {
      code: 'AUTH_REJECTED',
      message: `${what}: the API key was rejected, or a gateway before ${title} wants a login of its own.`,
      hint: `Check the secret behind {api-key}, and {api-url}: an API answers with JSON. Keys: ${documentation}`,
    };
  }
  if (status === 403) {
    return {
      code: 'BLOCKED',
      message: `${what}: a firewall or proxy before ${title} refused the request, not ${title} itself.`,
      hint: `The API key is probably not the cause. Let whoever runs the firewall, or ${title} support, allow the address of this runner (firewalls often block data centers); or use a runner with a fixed address. Check {api-url}.`,
    };
  }
  if (status < 500) return undefined;
  return {
    code: 'SERVICE_FAILED',
    message: `${what}: a gateway or proxy before ${title} failed, or could not reach ${title}.`,
    hint: `Run the job again. If it keeps happening, contact ${title} support, or whoever runs the proxy of this network.`,
  };
}

/** A sentence that is looked for stands at the beginning. */
const READ_WITHIN = 5_000;

/** Words in the address of a page that wants a person to log in. */
const LOGIN = /(?:^|[^a-z])(?:log-?in|sign-?in|sso|saml2?|oauth2?|authorize|captive|portal)(?:$|[^a-z])/i;

/** Where it leads, without its path and query, which may hold tokens. */
function explainRedirect({ headers }: ParsedResponse): Explanation {
  const target = parseUrl(headers['location'] ?? '');
  const isLogin = LOGIN.test(headers['location']?.slice(0, READ_WITHIN) ?? '');
  const to = target === undefined ? '' : ` to ${target.host}`;
  const what = isLogin ? `a redirect${to} that seems to lead to a login page` : `a redirect${to}`;
  const hint = isLogin
    ? 'Single sign-on, a proxy or the network of the runner wants a person to log in: let requests of the runner to this host through, or check {api-url}.'
    : 'Give the address that it leads to as {api-url}, if you trust it.';
  return { code: 'REDIRECTED', message: `${what}, which is never followed: it could carry the key to another host.`, hint };
}
