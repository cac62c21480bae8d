import { expect, it } from '@jest/globals';
import { apiUrlOf } from '../../src/ci/source.js';

it.each([
  ['https://github.example.com/api/v3/ ', 'https://github.example.com', 'https://github.example.com/api/v3/'],
  ['', 'https://github.com', 'https://api.github.com'],
  [undefined, 'https://github.com', 'https://api.github.com'],
  [undefined, undefined, 'https://api.github.com'],
  ['', 'https://acme.ghe.com', 'https://api.acme.ghe.com'],
  [' ', 'https://github.example.com:8443/base', 'https://github.example.com:8443/base/api/v3'],
])('the API at %j beside the server %j is %s: a token does not leave its server', (given, serverUrl, expected) => {
  expect(apiUrlOf(given, { ci: 'github', serverUrl })).toBe(expected);
});

it('the server of another CI is not GitHub', () => {
  expect(apiUrlOf(undefined, { ci: 'other', serverUrl: 'https://gitlab.example.com' })).toBe('https://api.github.com');
});
