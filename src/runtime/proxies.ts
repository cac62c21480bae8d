import { BlockList, isIP, isIPv6 } from 'node:net';
import { isLoopback, parseUrl } from '../text/url.js';

type Env = Readonly<Record<string, string | undefined>>;

/** The proxy settings of the environment. */
interface Proxies {
  /** Texts that must be redacted: passwords, also in their encoded forms. */
  readonly secrets: readonly string[];
  /** Mistakes that affect requests to these addresses. Values are never quoted, because they may contain a password. */
  faults(urls: readonly URL[]): string[];
  /** Warnings for requests to these addresses. */
  warnings(urls: readonly URL[]): string[];
  /** The proxy that a request uses, without its password. */
  nameFor(url: URL): string | undefined;
  /**
   * The same settings in a form that the libraries understand. Both `@actions/http-client` and `@actions/github` ignore a proxy without a
   * scheme, and do not support wildcards, blanks, and networks in `no_proxy` (proxy.ts).
   */
  variables(urls: readonly URL[]): Record<string, string>;
}

const VARIABLES = ['https_proxy', 'http_proxy'] as const;

interface Proxy {
  /** The variable that is set, in uppercase or lowercase. */
  readonly variable: string;
  readonly url: URL | undefined;
  readonly username: string;
  readonly password: string;
}

/** Reads `https_proxy`, `http_proxy`, and `no_proxy`, the lowercase variable first, like curl. */
export function readProxies(env: Env): Proxies {
  const proxies = VARIABLES.map((variable) => ({ scheme: `${variable.slice(0, -6)}:`, proxy: readProxy(env, variable) }));
  const items = (env['no_proxy'] || env['NO_PROXY'] || '').split(/[\s,]+/).filter((item) => item !== '');
  const direct = (url: URL): boolean => isLoopback(url) || items.some((item) => covers(item, url));
  return {
    secrets: proxies.flatMap(({ proxy }) => (proxy === undefined ? [] : secretsOf(proxy))),
    faults: (urls) =>
      proxies
        .filter(({ scheme, proxy }) => proxy?.url === undefined && urls.some((url) => url.protocol === scheme && !direct(url)))
        .flatMap(({ proxy }) => proxy ?? [])
        .map(
          ({ variable }) =>
            `The variable ${variable} is not a valid proxy address. Set it to http://host:port or https://host:port, and percent-encode special characters in the user name and password. SOCKS is not supported.`,
        ),
    warnings(urls) {
      const name = ['all_proxy', 'ALL_PROXY'].find((each) => env[each]);
      const unserved = urls.some(
        (url) => !direct(url) && proxies.every(({ scheme, proxy }) => proxy === undefined || scheme !== url.protocol),
      );
      return name !== undefined && unserved ? [`scan-gate does not read the variable ${name}. To use a proxy, set https_proxy.`] : [];
    },
    nameFor(url) {
      const found = proxies.find(({ scheme }) => scheme === url.protocol)?.proxy?.url;
      return found === undefined || direct(url) ? undefined : nameOfProxy(found.href);
    },
    variables(urls) {
      const hosts = urls.filter((url) => !isLoopback(url) && direct(url)).map(({ host }) => host);
      const used = proxies.flatMap(({ scheme, proxy }) =>
        proxy?.url === undefined ? [] : [[`${scheme.slice(0, -1)}_proxy`, proxy.url.href]],
      );
      // The libraries would try to parse a blank value as an address.
      const blank = VARIABLES.flatMap((name) => [name, name.toUpperCase()]).filter((name) => env[name] && env[name].trim() === '');
      const noProxy = [...new Set([...items.map(asLibrariesReadIt), ...hosts])].join(',');
      return {
        ...Object.fromEntries(blank.map((name) => [name, ''])),
        ...Object.fromEntries(used),
        ...(noProxy !== '' && { no_proxy: noProxy }),
      };
    },
  };
}

/** The proxy that requests to this address use, without its password. */
export function proxyFor(env: Env, address: string): string | undefined {
  const url = parseUrl(address);
  return url === undefined ? undefined : readProxies(env).nameFor(url);
}

/** The address of a proxy without its password. */
export function nameOfProxy(address: string): string {
  const url = parseUrl(address);
  return url === undefined ? 'the proxy' : `the proxy ${url.protocol}//${url.host}`;
}

function readProxy(env: Env, name: (typeof VARIABLES)[number]): Proxy | undefined {
  const variable = env[name] ? name : name.toUpperCase();
  const text = env[variable]?.trim() ?? '';
  if (text === '') return undefined;
  // A percent sign that encodes nothing is literal, as in curl.
  const encoded = text.replace(/%(?![\da-f]{2})/gi, '%25');
  const url = parseUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(encoded) ? encoded : `http://${encoded}`);
  const [username, password] = [decode(url?.username), decode(url?.password)];
  // A text after the host is the rest of a password that contains a slash.
  const usable =
    url !== undefined && /^https?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname + url.search + url.hash);
  if (!usable || username === undefined || password === undefined) {
    return { variable, url: undefined, username: '', password: /^(?:[^:]*:\/\/)?[^:@]*:(.*)@/.exec(text)?.[1] ?? '' };
  }
  return { variable, url, username, password };
}

function decode(text = ''): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function secretsOf({ url, username, password }: Proxy): string[] {
  if (password === '') return [];
  return [password, url?.password ?? '', Buffer.from(`${username}:${password}`).toString('base64')].filter((secret) => secret !== '');
}

/** The libraries support `.example.com` but not `*.example.com`, and IPv6 addresses with brackets only. */
function asLibrariesReadIt(item: string): string {
  if (item === '*') return item;
  return isIPv6(item) ? `[${item}]` : item.replace(/^\*\.?/, '.');
}

function covers(item: string, url: URL): boolean {
  const [network = '', length, ...more] = item.split('/');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (length !== undefined) return more.length === 0 && isIn(host, network, length);
  const meant = asLibrariesReadIt(item).toLowerCase();
  const port = url.port || (url.protocol === 'http:' ? '80' : '443');
  return (
    meant === '*' ||
    [url.hostname, `${url.hostname}:${port}`].some((own) => own === meant || own.endsWith(meant.startsWith('.') ? meant : `.${meant}`))
  );
}

function isIn(host: string, network: string, length: string): boolean {
  const version = isIP(network);
  const bits = Number(length);
  if (version === 0 || version !== isIP(host) || !/^\d+$/.test(length) || bits > (version === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  const family = version === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, bits, family);
  return list.check(host, family);
}
