import { expect, it } from '@jest/globals';
import { ScanError } from '../../src/domain/errors.js';
import { giveUp } from '../../src/entry/give-up.js';

it('a run that cannot end in an orderly way shows neither secrets nor the target', () => {
  const env = {
    'INPUT_API-KEY': ' key-of-the-test ',
    'INPUT_GITHUB-TOKEN': 'ghs_token-of-the-test',
    INPUT_TARGET: 'https://vault.internal.corp/door\nother.internal.corp',
    https_proxy: 'http://user:pass-of-proxy@proxy:3128',
  };
  const lines: string[] = [];
  const words =
    'torn key-of-the-test ghs_token-of-the-test pass-of-proxy VAULT.internal.corp https://vault.internal.corp/door other.internal.corp';

  expect(giveUp(new ScanError('INTERNAL', `Unexpected error: ${words}`), { env, write: (line) => void lines.push(line) })).toBe(2);

  expect(lines).toEqual([expect.stringMatching(/^::error::.*Unexpected error: torn/)]);
  expect(lines.join('\n')).not.toMatch(/of-the-test|of-proxy|internal\.corp/i);
});
