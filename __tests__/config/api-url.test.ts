import { describe, expect, it } from '@jest/globals';
import { parseApiUrl } from '../../src/config/values.js';
import { cloudgeni } from '../../src/scanners/cloudgeni/index.js';
import { isLoopback } from '../../src/text/url.js';

describe('parseApiUrl', () => {
  it.each([
    ['', 'https://api.cloudgeni.ai/api/v1'],
    ['https://api.cloudgeni.ai', 'https://api.cloudgeni.ai/api/v1'],
    ['https://api.cloudgeni.ai/', 'https://api.cloudgeni.ai/api/v1'],
    ['https://api.cloudgeni.ai/api/v1', 'https://api.cloudgeni.ai/api/v1'],
    ['https://api.cloudgeni.ai/api/v1///', 'https://api.cloudgeni.ai/api/v1'],
    ['HTTPS://API.cloudgeni.ai:443/api/v1/', 'https://api.cloudgeni.ai/api/v1'],
  ])('takes %j as the service’s own address', (given, baseUrl) => {
    expect(parseApiUrl(given, cloudgeni)).toEqual({ address: { baseUrl } });
  });

  it.each([
    ['https://scan.example.com', 'https://scan.example.com/api/v1', 'scan.example.com'],
    ['https://scan.example.com:8443/', 'https://scan.example.com:8443/api/v1', 'scan.example.com:8443'],
    ['https://api.cloudgeni.ai:8443', 'https://api.cloudgeni.ai:8443/api/v1', 'api.cloudgeni.ai:8443'],
    ['https://example.com/proxy', 'https://example.com/proxy/api/v1', 'example.com'],
    ['https://example.com/proxy/api/v1/', 'https://example.com/proxy/api/v1', 'example.com'],
    ['https://example.com/xapi/v1', 'https://example.com/xapi/v1/api/v1', 'example.com'],
    ['http://localhost:4010', 'http://localhost:4010/api/v1', 'localhost:4010'],
    ['http://127.0.0.1:4010/api/v1', 'http://127.0.0.1:4010/api/v1', '127.0.0.1:4010'],
    ['http://127.8.8.8', 'http://127.8.8.8/api/v1', '127.8.8.8'],
    ['http://[::1]:4010', 'http://[::1]:4010/api/v1', '[::1]:4010'],
    ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]/api/v1', '[::1]'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/api/v1', 'xn--bcher-kva.example'],
  ])('reads %j as %s, and names the other host', (given, baseUrl, otherHost) => {
    expect(parseApiUrl(given, cloudgeni)).toEqual({ address: { baseUrl, otherHost } });
  });

  it.each([
    ['http://api.cloudgeni.ai', 'https (http on loopback only), such as https://api.cloudgeni.ai'],
    ['http://127.0.0.1.evil.example', 'https (http on loopback only)'],
    ['http://localhost.evil.example', 'https (http on loopback only)'],
    ['http://10.0.0.1', 'https (http on loopback only)'],
    ['http://0.0.0.0', 'https (http on loopback only)'],
    ['http://[::2]', 'https (http on loopback only)'],
    ['ftp://api.cloudgeni.ai', 'https (http on loopback only)'],
    ['file:///etc/passwd', 'https (http on loopback only)'],
    ['localhost:4010', 'https (http on loopback only)'],
    ['https://h/?key=1', 'an address without ? and #'],
    ['https://h/#top', 'an address without ? and #'],
    ['api.cloudgeni.ai', 'an address such as https://api.cloudgeni.ai'],
    ['https://', 'an address such as'],
    ['//api.cloudgeni.ai', 'an address such as'],
    ['https://h:99999', 'an address such as'],
  ])('refuses %j', (given, allowed) => {
    expect(parseApiUrl(given, cloudgeni)).toMatchObject({
      problem: { input: 'api-url', given, allowed: expect.stringContaining(allowed) },
    });
  });

  it.each([
    'https://user:geheim@h',
    'https://geheim@h',
    'http://user:geheim@h',
    'user:geheim@h',
    'https://user:geheim@',
    '//user:geheim@h',
  ])('refuses %s without repeating the password', (given) => {
    expect(JSON.stringify(parseApiUrl(given, cloudgeni))).not.toContain('geheim');
    expect(parseApiUrl(given, cloudgeni)).toHaveProperty('problem');
  });
});

describe('isLoopback', () => {
  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['127.255.255.254', true],
    ['[::1]', true],
    ['localhost.example', false],
    ['127.0.0.1.example', false],
    ['128.0.0.1', false],
    ['[::ffff:7f00:1]', false],
  ])('%j: %s', (hostname, expected) => {
    expect(isLoopback(new URL(`http://${hostname}/`))).toBe(expected);
  });
});
