import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { waiveOn } from '../../src/cli/waive/waive.js';
import { renderJson } from '../../src/report/json.js';
import type { Report } from '../../src/report/report.js';
import { textOf } from '../helpers/chunks.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { runs } from '../helpers/lanes.js';
import { completed, ended, finding } from '../report/scenarios.js';
import { reportOf } from '../report/services.js';

const LONG = 'x'.repeat(501);
const HOSTILE = '##[error] #1: "quoted" \\ {a}';
const TODAY = '2026-11-21';
const OTHER_VERSION = 'was written by another version of scan-gate. Run the job again';
const folder = mkdtempSync(join(tmpdir(), 'scan-gate-waive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Printed {
  readonly code: number;
  readonly text: string;
  /** The entries, parsed like a policy file with this text under `waivers:`. */
  readonly waivers: Readonly<Record<string, unknown>>[];
}

async function waive(args: readonly string[], report: Report | string | Buffer = reportOf('cloudgeni/failing')): Promise<Printed> {
  const file = join(folder, 'results.json');
  writeFileSync(file, typeof report === 'string' || Buffer.isBuffer(report) ? report : textOf(renderJson(report)));
  const lines: string[] = [];
  const code = await waiveOn({ args: [...args, '--results', 'results.json'], cwd: folder, print: (line) => lines.push(line) }, TODAY);
  const text = lines.join('\n');
  const policy = code === 0 ? (parse(`waivers:\n${text}\n`) as { waivers: Printed['waivers'] }) : { waivers: [] };
  return { code, text, waivers: policy.waivers };
}

const findings = reportOf('cloudgeni/failing').evaluation?.findings ?? [];
const fingerprintOf = (file: string, line: number): string =>
  findings.find(({ location }) => location.file === file && location.line === line)?.fingerprint ?? '';
const SSH = fingerprintOf('network/vpc.tf', 7);
const BUCKET = fingerprintOf('storage/main.tf', 15);

describe('scan-gate waive', () => {
  it('prints what is to be pasted, for 90 days', async () => {
    const { code, text, waivers } = await waive(['--fingerprint', SSH, '--reason', 'Only the office can reach it: SEC-4']);
    expect(code).toBe(0);
    expect(waivers).toEqual([
      { fingerprint: SSH, scanner: 'cloudgeni', reason: 'Only the office can reach it: SEC-4', expires: '2027-02-19' },
    ]);
    expect(text).toContain('  # critical: Security group open to the world (network/vpc.tf:7, aws_security_group.bastion)\n');
  });

  it('names the targets, if there are several, and takes a fingerprint that two of them have once', async () => {
    const report = reportOf('targets/six-assets');
    const [shop, api] = [report.targets?.[1], report.targets?.[2]];
    const [first] = shop?.evaluation?.findings ?? [];
    if (shop === undefined || api?.evaluation === undefined || first === undefined) throw new Error('the scenario has changed');
    const both = { ...report, targets: [shop, { ...api, evaluation: { ...api.evaluation, findings: [first] } }] };

    const one = await waive(['--fingerprint', first.fingerprint.slice(0, 12), '--reason', 'r'], report);
    expect(one.waivers).toMatchObject([{ fingerprint: first.fingerprint }]);
    expect(one.text).toContain('# Target: shop. The waiver applies to every target of the policy');
    const two = await waive(['--fingerprint', first.fingerprint.slice(0, 12), '--reason', 'r'], both);
    expect(two.waivers).toMatchObject([{ fingerprint: first.fingerprint }]);
    expect(two.text).toContain('# Targets: shop, api.');
    const rule = await waive(['--rule', 'tls-1.0-enabled', '--reason', 'r'], report);
    expect(rule.text).toContain('# 2 open findings now');
    expect(rule.text).toContain('# Targets: shop, api.');
  });

  it('takes fingerprints, IDs and rules, each as often as needed, and each once', async () => {
    const [first, second] = findings.slice(-2);
    const flags = ['--fingerprint', SSH, '--fingerprint', SSH.slice(0, 12), '--id', first?.id ?? '', `--id=${second?.id ?? ''}`];
    const { waivers } = await waive([...flags, '--rule', 'CG_TAGS', '--reason', 'r', '--expires', '2027-11-22']);
    expect(waivers.map(({ fingerprint, id, rule }) => fingerprint ?? id ?? rule)).toEqual([SSH, first?.id, second?.id, 'CG_TAGS']);
    expect(new Set(waivers.map(({ expires }) => expires))).toEqual(new Set(['2027-11-22']));
  });

  it('reads a file with a byte order mark, and names another encoding', async () => {
    const text = textOf(renderJson(reportOf('cloudgeni/failing')));
    const flags = ['--fingerprint', SSH, '--reason', 'r'];

    expect((await waive(flags, `\uFEFF${text}`)).waivers).toHaveLength(1);
    const wide = await waive(flags, Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect([wide.code, wide.text]).toEqual([2, expect.stringMatching(/^error: --results: results\.json is UTF-16, not UTF-8\. Save it/)]);
    const lost = await waive(flags, Buffer.from(text.replace('Security', 'S\xe9curity'), 'latin1'));
    expect([lost.code, lost.text]).toEqual([2, expect.stringMatching(/is not UTF-8: line \d+ contains invalid bytes/)]);
  });

  it('shows how many findings a rule has now', async () => {
    expect((await waive(['--rule', 'CKV_AWS_21', '--reason', 'r'])).text).toContain(
      '# 2 open findings now, and all that the rule finds until the waiver expires',
    );
  });

  it('notes that a finding is not open', async () => {
    const closed = fingerprintOf('storage/old.tf', 2);
    expect((await waive(['--fingerprint', closed, '--reason', 'r'])).text).toContain('# Not open at the service');
  });

  it('takes the beginning of a fingerprint from 8 characters on, where it fits one finding alone', async () => {
    expect((await waive(['--fingerprint', SSH.slice(0, 8), '--reason', 'r'])).waivers[0]?.fingerprint).toBe(SSH);
    const short = await waive(['--fingerprint', SSH.slice(0, 7), '--reason', 'r']);
    expect([short.code, short.text]).toEqual([2, `error: --fingerprint: "${SSH.slice(0, 7)}" is too short: give at least 8 characters`]);
  });

  it('distinguishes equal findings, and explains the number', async () => {
    const twin = (line: number) => finding({ id: 'R', title: 'T', tags: [] }, 'high', { file: 'a.tf', line });
    const report = completed([twin(1), twin(9)]);
    const [one, two] = report.evaluation?.findings.map(({ fingerprint }) => fingerprint) ?? [];
    const both = await waive(['--fingerprint', one?.slice(0, 20) ?? '', '--reason', 'r'], report);
    expect(both.code).toBe(2);
    expect(both.text).toContain(`matches 2 findings: ${one} (high: T (a.tf:1)); ${two} (high: T (a.tf:9))`);
    expect((await waive(['--fingerprint', one ?? '', '--reason', 'r'], report)).text).not.toContain('equal');
    expect((await waive(['--fingerprint', two ?? '', '--reason', 'r'], report)).text).toContain('this waiver accepts 2 of them');
  });

  it('takes a whole fingerprint for what it is, though others begin with it', async () => {
    const twins = Array.from({ length: 10 }, (_, line) =>
      finding({ id: 'R', title: 'T', tags: [] }, 'high', { file: 'a.tf', line: line + 1 }),
    );
    const report = completed(twins);
    const [one] = report.evaluation?.findings ?? [];
    expect(report.evaluation?.findings.filter(({ fingerprint }) => fingerprint.startsWith(one?.fingerprint ?? '-'))).toHaveLength(2);
    expect((await waive(['--fingerprint', one?.fingerprint ?? '', '--reason', 'r'], report)).waivers[0]?.fingerprint).toBe(
      one?.fingerprint,
    );
  });

  it.each([
    [['--fingerprint', `${BUCKET.slice(0, -3)}x:1`, '--reason', 'r'], `Did you mean ${BUCKET}?`],
    [['--rule', 'CKV_AWS_42', '--reason', 'r'], 'no finding has the rule "CKV_AWS_42". Did you mean CKV_AWS_24?'],
    [['--id', 'nothing-like-it-at-all', '--reason', 'r'], 'no finding has the ID "nothing-like-it-at-all".'],
    [['--finger', SSH, '--reason', 'r'], 'There is no flag --finger'],
    [['--reasn', 'x'], 'Did you mean --reason?'],
    [['--reason', 'r'], 'Name the findings to waive with --fingerprint, --id, or --rule'],
    [['--rule', 'CG_TAGS'], '--reason is missing'],
    [
      ['--rule', 'CG_TAGS', '--reason', 'a\nb'],
      '--reason cannot be "a b"; allowed: why the finding is accepted, 1 to 500 characters in one line of visible characters.',
    ],
    [['--rule', 'CG_TAGS', '--reason', LONG], '"; allowed: why the finding is accepted, 1 to 500 characters'],
    [['--rule', 'CG_TAGS', '--reason', '--expires', '2027-01-01'], '--reason needs a value'],
    [['--rule', 'CG_TAGS', '--reason', 'a', '--reason', 'b'], '--reason is given more than once'],
    [['CG_TAGS', '--reason', 'a'], 'An argument has no flag before it'],
    [['--rule', 'CG_TAGS', '--reason', 'r', '--expires', '2027-1-1'], 'until 2027-11-22. Did you mean 2027-01-01?'],
    [['--rule', 'CG_TAGS', '--reason', 'r', '--expires', '2026-11-20'], 'allowed: a day from 2026-11-21 on, in UTC'],
    ...['2026-11-20', '2027-11-23', '2026-02-30', '2027-1-1', '2027-02-29', 'never', '2027-01-01T00:00:00Z'].map(
      (day) => [['--rule', 'CG_TAGS', '--reason', 'r', '--expires', day], `--expires cannot be "${day}"; allowed: a day `] as const,
    ),
  ])('refuses %j', async (args, message) => {
    const { code, text } = await waive(args);
    expect(code).toBe(2);
    expect(text).toContain(message);
    expect(text).not.toMatch(/^ {2}- /m);
  });

  it.each(['2026-11-21', '2027-11-22', '2027-02-28'])('takes %s, the last day that it holds', async (day) => {
    expect((await waive(['--rule', 'CG_TAGS', '--reason', 'r', '--expires', day])).waivers[0]?.expires).toBe(day);
  });

  it('reports all mistakes at once, and prints no half of it', async () => {
    const { text } = await waive(['--fingerprint', SSH, '--rule', 'x-1', '--id', 'y-2', '--reason', 'r']);
    expect(text.split('\n').map((line) => line.slice(0, 16))).toEqual(['error: --id: no ', 'error: --rule: n']);
  });

  it.each([
    ['text', 'not JSON', 'is not JSON'],
    ['a list', '[]', 'is not a results.json of scan-gate'],
    ['nothing', 'null', 'is not a results.json of scan-gate'],
    ['another shape', '{"schemaVersion":1,"service":{"id":"cloudgeni"},"evaluation":{"findings":[]}}', OTHER_VERSION],
    [
      'another version',
      textOf(renderJson(reportOf('cloudgeni/failing'))).replace('"schemaVersion": 1', '"schemaVersion": 2'),
      OTHER_VERSION,
    ],
    [
      'another program',
      textOf(renderJson({ ...reportOf('cloudgeni/failing'), service: { id: 'other', title: 'Other' } })),
      'is from a service that',
    ],
    [
      'a run without an answer',
      textOf(renderJson(ended({ kind: 'timeout', why: 'late' }))),
      'has no list of findings: the verdict was timeout',
    ],
    [
      'findings that are not objects',
      '{"schemaVersion":1,"service":{"id":"cloudgeni"},"targets":[{"evaluation":{"findings":[{"id":"x"}]}}]}',
      'has findings without',
    ],
  ])('refuses a file of %s', async (_, content, message) => {
    const { code, text } = await waive(['--rule', 'CG_TAGS', '--reason', 'r'], content);
    expect([code, text]).toEqual([2, expect.stringContaining(`results.json ${message}`)]);
  });

  it('names the file that cannot be read', async () => {
    const lines: string[] = [];
    const code = await waiveOn({ args: ['--rule', 'x', '--reason', 'r'], cwd: folder, print: (line) => lines.push(line) }, TODAY);
    expect([code, lines]).toEqual([2, [expect.stringContaining('scan-gate-report/results.json cannot be read')]]);
  });

  it('lets no text of a service out of its comment or its quotes', async () => {
    const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(text, text, text, async (id, title, file) => {
        const report = completed([finding({ id: `R${id}`, title, tags: [] }, 'high', { file, resource: title }, { id: `f${id}` })]);
        const rule = report.evaluation?.findings[0]?.ruleId ?? '';
        const printed = await waive([`--rule=${rule}`, `--reason=${HOSTILE}`], report);
        for (const line of printed.text.split('\n')) expect(line).not.toMatch(/^\s*::|##[\w.-]*\[|[\r\u001b\u009b\u2028]/);
        if (printed.code === 0)
          expect(printed.waivers).toEqual([{ rule: rule.trim(), scanner: 'cloudgeni', reason: HOSTILE, expires: '2027-02-19' }]);
        else expect(printed.text).toMatch(/^error: (?:--rule cannot be "|--rule: no finding has the rule)/);
      }),
      { numRuns: runs(200), examples: [['###[x]', '##[error]x\n  - rule: all', 'a.tf']] },
    );
  });
});
