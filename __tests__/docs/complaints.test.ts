import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const ROWS = readFileSync('docs/complaints.md', 'utf8')
  .split('\n')
  .map((line) => line.split(' | '))
  .filter(([first]) => /^\| T\d+$/.test(first ?? ''));
const README = readFileSync('README.md', 'utf8');

describe('what people complain of', () => {
  it('has twenty themes, each with a line in the README', () => {
    const themes = ROWS.map(([first]) => first?.slice(2));
    const section = /^### Known from other tools\n(.*?)^##/ms.exec(README)?.[1] ?? '';
    const told = [...section.matchAll(/^\| .*<!-- (T\d+) -->/gm)].map(([, theme]) => theme);

    expect(themes).toEqual(Array.from({ length: 20 }, (_, index) => `T${index + 1}`));
    expect(told).toEqual(themes);
  });

  it.each(ROWS.map((cells) => [cells[0]?.slice(2) ?? '', cells.at(-1) ?? '']))('is held by tests that there are (%s)', (_theme, held) => {
    const tests = held.replace(/ \|$/, '').split('; ');

    expect(tests).not.toEqual([]);
    for (const test of tests) {
      const [, file = '', words = ''] = /^`(.+\.ts)` › (.+)$/.exec(test) ?? [];
      const path = `__tests__/${file}`;
      expect([path, existsSync(path)]).toEqual([path, true]);
      const titles = [...readFileSync(path, 'utf8').matchAll(/\(\s*(['"`])((?:(?!\1).)+)\1,\s*(?:async )?\(/g)].map(
        ([, , title]) => title ?? '',
      );
      expect(titles.filter((title) => title.includes(words))).not.toEqual([]);
    }
  });
});
