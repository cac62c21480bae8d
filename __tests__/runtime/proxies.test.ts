import { describe, expect, it } from '@jest/globals';
import { proxyFor, readProxies } from '../../src/runtime/proxies.js';

const API = new URL('https://api.example.com');
const variables = (env: Record<string, string>, url = API) => readProxies(env).variables([url]);

describe("a proxy's address", () => {
  it.each([
    ['proxy:3128', 'http://proxy:3128/'],
    ['localhost:3128', 'http://localhost:3128/'],
    ['user:pass@proxy:3128', 'http://user:pass@proxy:3128/'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128/'],
    ['[::1]:3128', 'http://[::1]:3128/'],
    ['HTTP://proxy:3128/', 'http://proxy:3128/'],
    ['https://proxy', 'https://proxy/'],
    ['http://user:100%zz@proxy:3128', 'http://user:100%25zz@proxy:3128/'],
    [' http://proxy:3128 ', 'http://proxy:3128/'],
  ])('%j is read as %s', (given, meant) => {
    expect(variables({ HTTPS_PROXY: given })).toEqual({ https_proxy: meant });
    expect(variables({ https_proxy: given, HTTPS_PROXY: 'http://other:1' })).toEqual({ https_proxy: meant });
    expect(readProxies({ https_proxy: given }).faults([API])).toEqual([]);
  });

  it.each([
    'socks5://user:s3cret@proxy:1080',
    'http://',
    'http://user:s3cret/x@proxy:3128',
    'http://user:12/s3cret@proxy',
    'http://u:%ff@proxy',
  ])('%j cannot be used: the request must not go without a proxy, and no password is shown', (given) => {
    const [fault, ...more] = readProxies({ HTTPS_PROXY: given }).faults([API]);

    expect(fault).toMatch(/^The variable HTTPS_PROXY is not a valid proxy address\. .* SOCKS is not supported\.$/);
    expect(fault).not.toContain('s3cret');
    expect(more).toEqual([]);
  });

  it('that no request goes through is not looked at', () => {
    const { faults } = readProxies({ https_proxy: 'socks5://proxy', no_proxy: '*.example.com' });

    expect(faults([API, new URL('https://127.0.0.1'), new URL('http://localhost')])).toEqual([]);
  });

  it('is shown without its password, which is a secret in each form', () => {
    const env = { https_proxy: 'us%40er:p%40ss-word@proxy:3128' };

    expect(proxyFor(env, 'https://api.example.com/x')).toBe('the proxy http://proxy:3128');
    expect(readProxies(env).secrets).toEqual(['p@ss-word', 'p%40ss-word', Buffer.from('us@er:p@ss-word').toString('base64')]);
    expect(readProxies({ https_proxy: 'socks5://u:p@ss@proxy' }).secrets).toContain('p@ss');
  });

  it('in ALL_PROXY alone is not used, with a warning', () => {
    expect(readProxies({ ALL_PROXY: 'http://proxy' }).warnings([API])).toEqual([expect.stringContaining('set https_proxy')]);
    expect(readProxies({ ALL_PROXY: 'http://proxy', https_proxy: 'http://proxy' }).warnings([API])).toEqual([]);
  });
});

it('a blank is no proxy, and is taken from the libraries, which would read it', () => {
  expect(variables({ HTTPS_PROXY: ' ' }, API)).toMatchObject({ HTTPS_PROXY: '' });
  expect(proxyFor({ HTTPS_PROXY: ' ' }, API.href)).toBeUndefined();
});

describe('no_proxy', () => {
  it.each([
    ['*', 'https://api.example.com'],
    ['*.example.com', 'https://api.example.com'],
    ['.example.com', 'https://api.example.com'],
    ['example.com', 'https://api.example.com'],
    ['API.Example.COM', 'https://api.example.com'],
    ['*.example.com:8443', 'https://api.example.com:8443'],
    ['other.example api.example.com', 'https://api.example.com'],
    ['other.example,\n\tapi.example.com', 'https://api.example.com'],
    ['10.0.0.0/8', 'https://10.1.2.3'],
    ['2001:db8::/32', 'https://[2001:db8::7]:8443'],
    ['2001:db8::7', 'https://[2001:db8::7]'],
  ])('%j covers %s', (noProxy, address) => {
    const env = { https_proxy: 'http://proxy', no_proxy: noProxy };
    const url = new URL(address);

    expect(proxyFor(env, address)).toBeUndefined();
    // The variables name the host in the form that the libraries compare.
    expect(variables(env, url)['no_proxy']?.split(',')).toContain(url.host);
  });

  it.each([
    ['*.example.com', 'https://example.com'],
    ['ample.com', 'https://api.example.com'],
    ['example.com:8443', 'https://api.example.com'],
    ['10.0.0.0/8', 'https://11.1.2.3'],
    ['10.0.0.0/8', 'https://10.example.com'],
    ['10.0.0.0/64', 'https://10.0.0.1'],
    ['', 'https://api.example.com'],
  ])('%j does not cover %s', (noProxy, address) => {
    expect(proxyFor({ https_proxy: 'http://proxy', NO_PROXY: noProxy }, address)).toBe('the proxy http://proxy');
  });
});
