import { expect, it } from '@jest/globals';
import { describeProblem, quotesOf } from '../../src/config/problem.js';

it('does not take the right key for a text of the policy file', () => {
  const problem = { input: 'policy-file', given: 'p.yml:4: lable', allowed: 'the keys target, region, label', line: 4 };
  expect(quotesOf({ ...problem, suggestion: 'label' })).toEqual(['lable']);
  expect(quotesOf({ ...problem, given: 'p.yml:4: a.example', allowed: 'a list', suggestion: '["a.example"]' })).toEqual([
    'a.example',
    '["a.example"]',
  ]);
});

it.each([
  ['crown-jewel: ../b', 'p.yml:4: (hidden); allowed: a file.'],
  ['crown jewel: ../b', 'p.yml:4 cannot be "(hidden)"; allowed: a file.'],
])('quotes of %s what the message shows', (text, expected) => {
  const problem = { input: 'policy-file', given: `p.yml:4: ${text}`, allowed: 'a file', line: 4 };
  const message = quotesOf(problem).reduce((shown, quote) => shown.replace(quote, '(hidden)'), describeProblem(problem, 'action'));
  expect(message).toBe(expected);
});
