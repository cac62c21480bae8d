import { createContext, runInContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { buildSync } from 'esbuild';
import { stripControlCharacters, toSingleLine } from '../../src/text/plain.js';

it('texts are the same in a browser, which has no Buffer', () => {
  const built = buildSync({ entryPoints: ['src/text/plain.ts'], bundle: true, write: false, format: 'iife', globalName: 'plain' });
  const given = `漢\u3000a\u200b\u202e${'漢'.repeat(5000)}\u200b🔒\ud83d`;
  const page = createContext({ given, result: {} });
  const call = 'result = { visible: plain.stripControlCharacters(given), line: plain.toSingleLine(given), has: typeof Buffer }';
  runInContext(`${built.outputFiles[0]?.text};${call}`, page);

  expect({ ...page['result'] }).toEqual({ visible: stripControlCharacters(given), line: toSingleLine(given), has: 'undefined' });
});
