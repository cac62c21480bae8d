import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../src/domain/evaluation.js';
import type { Finding } from '../../../src/domain/finding.js';
import { decode } from '../../../src/http/decode.js';
import { toFindings } from '../../../src/scanners/aether365/mapping.js';
import { type WireResult, wireResults } from '../../../src/scanners/aether365/wire.js';
import { fixture } from './support.js';

const [FIRST] = (fixture('siblings/results') as { data: [Record<string, unknown>] }).data;

function wires(...changes: readonly Readonly<Record<string, unknown>>[]): WireResult[] {
  return decode(wireResults, { data: changes.map((change) => ({ ...FIRST, ...change })) }, 'the results').data;
}

function findingFrom(...changes: readonly Readonly<Record<string, unknown>>[]): Finding {
  const findings = toFindings(wires(...(changes.length > 0 ? changes : [{}])), 't_1');
  const [finding] = findings;
  if (finding === undefined || findings.length > 1) throw new Error(`${findings.length} findings`);
  return finding;
}

describe('a failed check', () => {
  it('is a finding with its rule, remedy and page, and without a place', () => {
    expect(findingFrom()).toEqual({
      id: 'CIS.M365.5.2.2.3',
      rule: {
        id: 'CIS.M365.5.2.2.3',
        title: 'Block legacy authentication',
        fix: { text: '1. Open the admin center.\n2. Create a policy.' },
        url: 'https://docs.example.org/legacy-auth',
        tags: ['security', 'framework/cis'],
      },
      severity: 'high',
      state: 'open',
      rawState: 'failed',
      location: {},
      identity: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('of two frameworks is one finding with both', () => {
    const finding = findingFrom({ id: 'r1', framework: 'nis2' }, { id: 'r2', framework: 'cis' }, { id: 'r3', framework: 'cis' });

    expect(finding.rule.tags).toEqual(['security', 'framework/cis', 'framework/nis2']);
  });

  it.each([null, undefined, ''])('of the framework %j has no tag of one', (framework) => {
    expect(findingFrom({ framework }).rule.tags).toEqual(['security']);
  });

  it('has the tag of an undocumented framework', () => {
    expect(findingFrom({ framework: 'Other: <b>' }).rule.tags).toEqual(['security', 'framework/other-b']);
  });

  it.each([
    ['critical', 'critical', undefined],
    ['HIGH', 'high', undefined],
    ['low', 'low', undefined],
    ['info', 'info', undefined],
    ['apocalyptic', 'critical', 'apocalyptic'],
    ['', 'critical', ''],
    [null, 'critical', ''],
    [undefined, 'critical', ''],
  ])('of severity %j is %s', (word, severity, rawSeverity) => {
    const finding = findingFrom({ severity: word });

    expect([finding.severity, finding.rawSeverity]).toEqual([severity, rawSeverity]);
  });

  it.each([
    [['low', 'high', 'medium'], 'high', undefined],
    [['low', 'terrible'], 'critical', 'terrible'],
    [['terrible', 'critical'], 'critical', undefined],
  ])('reported with %j counts as the worst of them', (words, severity, rawSeverity) => {
    const finding = findingFrom(...words.map((word, index) => ({ id: `r${index}`, severity: word })));

    expect([finding.severity, finding.rawSeverity]).toEqual([severity, rawSeverity]);
  });

  it.each([
    ['failed', 'open'],
    ['FAILED', 'open'],
    ['error', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
  ])('with the result %j is %s, and counts', (word, means) => {
    const finding = findingFrom({ result: word });

    expect(finding).toMatchObject({ state: means, rawState: word ?? '' });
    expect(evaluate([finding]).findings[0]?.counted).toBe(true);
  });

  it('that one framework calls failed and another not evaluated has failed', () => {
    expect(findingFrom({ id: 'r1', result: 'error' }, { id: 'r2' })).toMatchObject({ state: 'open', rawState: 'failed' });
  });

  it('is reported beside those that passed or were skipped, for a server that ignores the filter', () => {
    const reported = wires(
      { id: 'a', test_id: 'A', result: 'passed' },
      { id: 'b', test_id: 'B' },
      { id: 'c', test_id: 'C', result: 'Skipped' },
      { id: 'd', test_id: 'B', result: 'passed' },
    );

    expect(toFindings(reported, 't_1').map(({ id }) => id)).toEqual(['B']);
  });

  it.each([
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
    ['/relative', undefined],
    ['', undefined],
    [null, undefined],
    ['http://docs.example.org/x', 'http://docs.example.org/x'],
  ])('with the help page %j links to %j', (help_url, url) => {
    expect(findingFrom({ help_url }).rule.url).toBe(url);
  });

  it('takes what one of its results lacks from another', () => {
    const finding = findingFrom({ id: 'r1', title: ' ', help_url: 'x', remediation_steps: null }, { id: 'r2' });

    expect(finding.rule).toMatchObject({
      title: 'Block legacy authentication',
      url: 'https://docs.example.org/legacy-auth',
      fix: { text: expect.stringContaining('admin center') },
    });
  });

  it('goes by its ID where nothing else is reported', () => {
    const bare = { title: null, help_url: undefined, remediation_steps: '', framework: null };

    expect(findingFrom(bare).rule).toEqual({ id: 'CIS.M365.5.2.2.3', title: 'CIS.M365.5.2.2.3', tags: ['security'] });
  });

  it('is the same finding in the next scan, with other IDs, texts and severity', () => {
    const { identity } = findingFrom();

    for (const change of [
      { id: 'r9' },
      { scan_id: 's9' },
      { title: 'T' },
      { severity: 'low' },
      { framework: 'cisa' },
      { result: 'error' },
    ]) {
      expect(findingFrom(change).identity).toBe(identity);
    }
  });

  it('is another finding for another check, and in another tenant', () => {
    expect(findingFrom({ test_id: 'X' }).identity).not.toBe(findingFrom().identity);
    expect(toFindings(wires({}), 't_2')[0]?.identity).not.toBe(findingFrom().identity);
  });

  it.each([
    ['no ID', { id: undefined }, '$.data[0].id'],
    ['an empty check', { test_id: '' }, '$.data[0].test_id'],
    ['no check', { test_id: null }, '$.data[0].test_id'],
    ['a number for a severity', { severity: 4 }, '$.data[0].severity'],
    ['a list for a remedy', { remediation_steps: [] }, '$.data[0].remediation_steps'],
  ])('with %s is refused with its place', (_what, change, place) => {
    expect(() => wires(change)).toThrow(`${place} should be`);
  });
});
