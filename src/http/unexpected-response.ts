import { pageTitle } from '../text/markup.js';
import { parseUrl } from '../text/url.js';
import type { ParsedResponse } from './error-response.js';
import { shortMessage } from './json.js';
import { PROXY_LOGIN_HINT, USE_HTTPS_HINT } from './network-error.js';
import type { Explanation, HttpProfile } from './types.js';

/** A body that is not JSON. */
interface OddBody {
  /** With its article: `an HTML page ("Log in")`. */
  readonly what: string;
  readonly hint: string;
  /** The next response will be the same. */
  readonly final: boolean;
  /** A page for people, so the API itself did not respond. */
  readonly page: boolean;
}

const BETWEEN_HINT =
  'A proxy or a login page between the runner and the service may have responded, or {api-url} is not the address of the API.';
const ENCODING_HINT = 'Check {api-url} and the proxies between the runner and the service: they must respond with plain JSON in UTF-8.';

/** Describes a body that could not be parsed as JSON. The text is the body, read as UTF-8 and without secrets. */
export function describeOddBody(text: string, headers: Readonly<Record<string, string>>): OddBody {
  const describe = (what: string, more: Partial<OddBody> = {}): OddBody => ({
    what,
    hint: BETWEEN_HINT,
    final: false,
    page: false,
    ...more,
  });
  const encoding = encodingOf(text, headers);
  if (encoding !== undefined)
    return describe(`a compressed (${encoding}) body, although scan-gate requested no compression`, { hint: ENCODING_HINT, final: true });
  if (isUtf16(text)) return describe('a body in UTF-16 instead of UTF-8', { hint: ENCODING_HINT, final: true });
  if (text.trim() === '') return describe('an empty body');
  if (/^\s*<\?xml/i.test(text)) return describe(`an XML document${titleOf(text)}`, { page: true });
  if (/^\s*</.test(text)) return describe(`an HTML page${titleOf(text)}`, { page: true });
  const invalid = findInvalidNumber(text);
  if (invalid !== undefined) {
    return describe(`${invalid.word} at character ${invalid.at}, which JSON does not allow`, {
      hint: 'The service could not compute a number. Run the job again. If it keeps happening, send this message to the support of the service.',
    });
  }
  return describe(`a body that is not JSON (${headers['content-type'] ?? 'no content type'})`);
}

/** Some proxies decompress a body but keep the header, so the header counts only if the body does not look like text. */
function encodingOf(text: string, headers: Readonly<Record<string, string>>): string | undefined {
  // The magic numbers of gzip (RFC 1952) and Zstandard (RFC 8878). Bytes that are not UTF-8 were replaced.
  if (text.startsWith('\x1f\ufffd')) return 'gzip';
  if (text.startsWith('(\ufffd/\ufffd')) return 'zstd';
  const named = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return named === '' || named === 'identity' || /^\s*[<{["]/.test(text) ? undefined : shortMessage(named, 40);
}

/** In UTF-16, every second byte of ASCII is 0. Its byte order mark is not valid UTF-8. */
function isUtf16(text: string): boolean {
  return /^(?:\ufffd\ufffd)?[^\0]?\0/.test(text);
}

function titleOf(text: string): string {
  const title = pageTitle(text);
  return title === '' ? '' : ` ("${shortMessage(title, 80)}")`;
}

/** Finds NaN and Infinity, which some encoders write, outside of texts. Characters count from 1. */
function findInvalidNumber(text: string): { readonly word: string; readonly at: number } | undefined {
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
 * Explains a failed response that does not come from the API: a redirect, a proxy that requires a login, or a page of a firewall.
 * Undefined if the service itself may have responded.
 */
export function explainForeign({ title, documentation }: HttpProfile, response: ParsedResponse): Explanation | undefined {
  const { status, text } = response;
  if (status >= 300 && status < 400) return explainRedirect(response);
  if (status === 407) return { code: 'UNREACHABLE', message: 'a proxy requires a login.', hint: PROXY_LOGIN_HINT };
  if (status === 511) {
    const hint = 'Log the runner in to its network, or use another network (RFC 6585, section 6).';
    return { code: 'UNREACHABLE', message: 'the network of the runner requires a login.', hint, final: true };
  }
  if (text === undefined) return undefined;
  if (status === 400 && /HTTP request (?:was sent )?to (?:an )?HTTPS/i.test(text.slice(0, READ_WITHIN)))
    return { code: 'UNREACHABLE', message: 'the port uses TLS, and the request was plain HTTP.', hint: USE_HTTPS_HINT };
  const { what, page } = describeOddBody(text, response.headers);
  if (!page) return undefined;
  if (status === 401) {
    return {
      code: 'AUTH_REJECTED',
      message: `${what}: the API key was rejected, or a gateway in front of ${title} requires a login.`,
      hint: `Check the secret behind {api-key}. Check {api-url}, because the API responds with JSON. About keys: ${documentation}`,
    };
  }
  if (status === 403) {
    return {
      code: 'BLOCKED',
      message: `${what}: a firewall or proxy in front of ${title} refused the request.`,
      hint: `The API key is probably not the cause. Ask the operator of the firewall, or ${title} support, to allow the address of this runner, because firewalls often block data centers. Or use a runner with a fixed address. Check {api-url}.`,
    };
  }
  if (status < 500) return undefined;
  return {
    code: 'SERVICE_FAILED',
    message: `${what}: a gateway or proxy in front of ${title} failed, or could not reach ${title}.`,
    hint: `Run the job again. If it keeps happening, contact ${title} support, or the operator of this network's proxy.`,
  };
}

/** The text to find is at the beginning. */
const READ_WITHIN = 5_000;

/** Words in the URL of a login page. */
const LOGIN = /(?:^|[^a-z])(?:log-?in|sign-?in|sso|saml2?|oauth2?|authorize|captive|portal)(?:$|[^a-z])/i;

/** Names the host of the redirect only, because path and query may contain tokens. */
function explainRedirect({ headers }: ParsedResponse): Explanation {
  const target = parseUrl(headers['location'] ?? '');
  const isLogin = LOGIN.test(headers['location']?.slice(0, READ_WITHIN) ?? '');
  const to = target === undefined ? '' : ` to ${target.host}`;
  const what = isLogin ? `a redirect${to} that seems to lead to a login page` : `a redirect${to}`;
  const hint = isLogin
    ? 'Single sign-on, a proxy, or the network of the runner requires a login: allow requests from the runner to this host, or check {api-url}.'
    : 'If you trust the new address, set it as {api-url}.';
  return { code: 'REDIRECTED', message: `${what}. scan-gate never follows redirects, because the new host would receive the key.`, hint };
}
