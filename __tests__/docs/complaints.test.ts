import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** Number, complaint, answer, and the tests of the answer. */
const ROWS = readFileSync('docs/complaints.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| T\d+ \|/.test(line))
  .map((line) => line.replace(/^\| | \|$/g, '').split(' | '));

describe('the complaints known from other tools', () => {
  it('are twenty, each with an answer', () => {
    expect(ROWS.map(([number]) => number)).toEqual(Array.from({ length: 20 }, (_, index) => `T${index + 1}`));
    expect(ROWS.filter((cells) => cells.length !== 4 || cells.some((cell) => cell.trim() === ''))).toEqual([]);
  });

  it.each(ROWS.map((cells) => [cells[0] ?? '', cells.at(-1) ?? '']))('have tests that exist (%s)', (_number, held) => {
    const tests = held.split('; ');

    expect(tests).not.toEqual([]);
    for (const test of tests) {
      const [, file = '', words = ''] = /^`(.+\.ts)` › `(.+)`$/.exec(test) ?? [];
      const path = `__tests__/${file}`;
      expect([path, existsSync(path)]).toEqual([path, true]);
      const titles = [...readFileSync(path, 'utf8').matchAll(/\(\s*(['"`])((?:(?!\1).)+)\1,\s*(?:async )?\(/g)].map(
        ([, , title]) => title ?? '',
      );
      expect(titles.filter((title) => title.includes(words))).not.toEqual([]);
    }
  });
});
