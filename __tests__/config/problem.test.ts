import { expect, it } from '@jest/globals';
import { quotesOf } from '../../src/config/problem.js';

it('does not take the right key for a text of the policy file', () => {
  const problem = { input: 'policy-file', given: 'p.yml:4: lable', allowed: 'the keys target, region, label', line: 4 };
  expect(quotesOf({ ...problem, suggestion: 'label' })).toEqual(['lable']);
  expect(quotesOf({ ...problem, given: 'p.yml:4: a.example', allowed: 'a list', suggestion: '["a.example"]' })).toEqual([
    'a.example',
    '["a.example"]',
  ]);
});
