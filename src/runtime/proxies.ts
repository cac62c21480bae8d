import { BlockList, isIP, isIPv6 } from 'node:net';
import { isLoopback, parseUrl } from '../text/url.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What the environment says about proxies. */
interface Proxies {
  /** What must appear nowhere: passwords, and how they are sent. */
  readonly secrets: readonly string[];
  /** What keeps a request to one of these addresses from being sent as it was meant. Quotes no value: there may be a password in it. */
  faults(urls: readonly URL[]): string[];
  /** What may surprise, and stops nothing. */
  warnings(urls: readonly URL[]): string[];
  /** Which proxy a request goes through, without its password. */
  nameFor(url: URL): string | undefined;
  /**
   * The same settings as the libraries understand them. Both `@actions/http-client` and `@actions/github` read a host and port without a
   * scheme as no proxy at all, and know no wildcards, blanks and networks in `no_proxy` (their proxy.ts).
   */
  variables(urls: readonly URL[]): Record<string, string>;
}

const VARIABLES = ['https_proxy', 'http_proxy'] as const;

interface Proxy {
  /** As it was set, in capitals or not. */
  readonly variable: string;
  readonly url: URL | undefined;
  readonly username: string;
  readonly password: string;
}

/** Reads `https_proxy`, `http_proxy` and `no_proxy`, in small letters first, as curl does. */
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
            `The variable ${variable} is not the address of a proxy that can be used. Write http://host:port or https://host:port, with special characters of user name and password percent-encoded. SOCKS is not supported.`,
        ),
    warnings(urls) {
      const name = ['all_proxy', 'ALL_PROXY'].find((each) => env[each]);
      const unserved = urls.some(
        (url) => !direct(url) && proxies.every(({ scheme, proxy }) => proxy === undefined || scheme !== url.protocol),
      );
      return name !== undefined && unserved ? [`The variable ${name} is not read. To use a proxy, set https_proxy.`] : [];
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
      // A blank is no address: the libraries would try to read it.
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

/** The proxy that requests to this address go through, as it may be shown. */
export function proxyFor(env: Env, address: string): string | undefined {
  const url = parseUrl(address);
  return url === undefined ? undefined : readProxies(env).nameFor(url);
}

/** A proxy's address as it may be shown. */
export function nameOfProxy(address: string): string {
  const url = parseUrl(address);
  return url === undefined ? 'the proxy' : `the proxy ${url.protocol}//${url.host}`;
}

function readProxy(env: Env, name: (typeof VARIABLES)[number]): Proxy | undefined {
  const variable = env[name] ? name : name.toUpperCase();
  const text = env[variable]?.trim() ?? '';
  if (text === '') return undefined;
  // A percent sign that encodes nothing stands for itself, as in curl.
  const encoded = text.replace(/%(?![\da-f]{2})/gi, '%25');
  const url = parseUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(encoded) ? encoded : `http://${encoded}`);
  const [username, password] = [decode(url?.username), decode(url?.password)];
  // What follows a host is the rest of a password with a slash in it.
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

/** `*.example.com` is what `.example.com` is; an address of IPv6 has brackets in a URL. */
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
