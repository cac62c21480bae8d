import { describe, expect, it } from '@jest/globals';
import { createRedactor } from '../../src/runtime/redactor.js';
import { hideNames } from '../../src/text/target-names.js';

describe('a name that is too long for an expression', () => {
  const name = `${'é'.repeat(9_000)}.example`;

  it.each([
    ['whole', `See ${name} now.`, 'See (not shown here) now.'],
    ['in capitals', `See ${name.toUpperCase()} now.`, 'See (not shown here) now.'],
    ['cut off', `See ${name.slice(0, 500)}…`, 'See (not shown here)…'],
    ['as a path has it', `/x/${encodeURIComponent(name)}/y`, '/x/(not shown here)/y'],
  ])('is hidden %s', (_how, text, shown) => {
    expect(hideNames([name], { addresses: false })(text)).toBe(shown);
  });

  it('is redacted as a secret, also where invisible characters part it', () => {
    const secret = 'é'.repeat(9_000);
    expect(createRedactor([secret]).redactPage(`a ${Array.from(secret).join('\u200b')} b`)).toBe('a *** b');
  });
});
