import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commandsIn } from '../../src/cli/demo/job.js';
import { appendCommand } from '../../src/runtime/runner-files.js';
import { VERSION } from '../../src/runtime/version.js';

let folder: string;
const before = { ...process.env };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scan-gate-commands-'));
  for (const name of ['ours', 'GITHUB_OUTPUT', 'GITHUB_STATE']) writeFileSync(join(folder, name), '');
  process.env['GITHUB_OUTPUT'] = join(folder, 'GITHUB_OUTPUT');
  process.env['GITHUB_STATE'] = join(folder, 'GITHUB_STATE');
});

afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

/** Parses like the runner (actions/runner, FileCommandManager.cs): `name<<delimiter`, lines, the delimiter alone. */
function parse(text: string): [string, string][] {
  const lines = text.split('\n');
  const pairs: [string, string][] = [];
  for (let at = 0; at < lines.length - 1; ) {
    const [name = '', delimiter = ''] = (lines[at] ?? '').split('<<');
    const end = lines.indexOf(delimiter, at + 1);
    if (end < 0) throw new Error(`No end of ${name}`);
    pairs.push([name, lines.slice(at + 1, end).join('\n')]);
    at = end + 1;
  }
  return pairs;
}

const withoutDelimiters = (text: string): string => text.replaceAll(/ghadelimiter_[0-9a-f-]+/g, 'D');

const VALUES: [string, string][] = [
  ['verdict', 'passed'],
  ['scan-id', ''],
  ['verdict-reason', 'failed: 2 high findings, threshold high'],
  ['lines', 'a\nb\n\nc'],
  ['ends', 'a\n'],
  ['tricky', 'x<<y\nEOF\n%0A::set-output name=a::b'],
  ['ü', '日本 😀'],
];

describe('appendCommand against @actions/core', () => {
  it('writes the same lines for outputs', () => {
    for (const [name, value] of VALUES) {
      core.setOutput(name, value);
      appendCommand(join(folder, 'ours'), name, value);
    }

    const theirs = readFileSync(join(folder, 'GITHUB_OUTPUT'), 'utf8');
    const ours = readFileSync(join(folder, 'ours'), 'utf8');
    expect(withoutDelimiters(ours)).toBe(withoutDelimiters(theirs));
    expect(parse(ours)).toEqual(VALUES);
    expect(parse(theirs)).toEqual(VALUES);
  });

  it('writes the same lines for state', () => {
    const entry = JSON.stringify({ phase: 'running', scan: { id: 'scan_1', target: 'repo' } });
    core.saveState('scan-gate-ledger', entry);
    appendCommand(join(folder, 'ours'), 'scan-gate-ledger', entry);

    const theirs = readFileSync(join(folder, 'GITHUB_STATE'), 'utf8');
    const ours = readFileSync(join(folder, 'ours'), 'utf8');
    expect(withoutDelimiters(ours)).toBe(withoutDelimiters(theirs));
    expect(parse(ours)).toEqual([['scan-gate-ledger', entry]]);
  });
});

describe('appendCommand', () => {
  it('ends with a delimiter that neither the name nor the value contains', () => {
    const file = join(folder, 'ours');
    const values: [string, string][] = [
      ['a', 'ghadelimiter_0\nb<<ghadelimiter_0\nghadelimiter_1'],
      ['ghadelimiter_0', 'x'],
    ];

    for (const [name, value] of values) appendCommand(file, name, value);

    expect(parse(readFileSync(file, 'utf8'))).toEqual(values);
  });
});

it.each(['\n', '\r\n'])('the demo reads command files whose lines end in %j', (end) => {
  const text = ['a<<D', '1', '2', 'D', 'b<<E', '', 'E', ''].join(end);

  expect(commandsIn(text)).toEqual({ a: `1${end}2`, b: '' });
});

describe('the version', () => {
  it('is that of package.json', () => {
    expect(VERSION).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
  });
});
