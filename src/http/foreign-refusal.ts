import { parseUrl } from '../text/url.js';
import type { Explanation, Service } from '../scanners/scanner.js';
import { PROXY_LOGIN_HINT, USE_HTTPS_HINT } from './network-error.js';
import { describeOddBody } from './unexpected-response.js';
import type { Heard } from './error-response.js';

/**
 * What a refusal means that does not come from the API: a redirect, a proxy that wants a login, a page of a firewall. Undefined where
 * the service itself may have answered.
 */
export function explainForeign({ title, documentation }: Service, answer: Heard): Explanation | undefined {
  const { status, text } = answer;
  if (status >= 300 && status < 400) return explainRedirect(answer);
  if (status === 407) return { code: 'UNREACHABLE', message: 'a proxy wants a login.', hint: PROXY_LOGIN_HINT };
  if (status === 511) {
    const hint = 'Log the runner in to its network, or use another network (RFC 6585, section 6).';
    return { code: 'UNREACHABLE', message: 'the network of the runner wants a login before it lets requests out.', hint, final: true };
  }
  if (text === undefined) return undefined;
  if (status === 400 && /HTTP request (?:was sent )?to (?:an )?HTTPS/i.test(text.slice(0, READ_WITHIN)))
    return { code: 'UNREACHABLE', message: 'the port speaks TLS, and the request was plain HTTP.', hint: USE_HTTPS_HINT };
  const { what, page } = describeOddBody(text, answer.headers);
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
function explainRedirect({ headers }: Heard): Explanation {
  const target = parseUrl(headers['location'] ?? '');
  const isLogin = LOGIN.test(headers['location']?.slice(0, READ_WITHIN) ?? '');
  const to = target === undefined ? '' : ` to ${target.host}`;
  const what = isLogin ? `a redirect${to} that seems to lead to a login page` : `a redirect${to}`;
  const hint = isLogin
    ? 'Single sign-on, a proxy or the network of the runner wants a person to log in: let requests of the runner to this host through, or check {api-url}.'
    : 'Give the address that it leads to as {api-url}, if you trust it.';
  return { code: 'REDIRECTED', message: `${what}, which is never followed: it could carry the key to another host.`, hint };
}
