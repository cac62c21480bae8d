import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Log, Result } from 'sarif';
import type { Finding, Rule } from '../../src/domain/finding.js';
import { SEVERITIES, type Severity } from '../../src/domain/severity.js';
import { renderConsole } from '../../src/report/console/console.js';
import { renderComment, renderSummary } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { compactJson, renderSarif } from '../../src/report/sarif/sarif.js';
import { gzipped, gzippedWithin } from '../../src/runtime/gzip.js';
import { sarifFileOf, smallerSarifOf } from '../../src/workflow/finish/build-report.js';
import { githubSarifProblems } from '../helpers/oracles/github-sarif.js';
import { validateWithSchema } from '../helpers/oracles/sarif.js';
import { finding } from '../helpers/report-fixtures.js';
import { completed } from '../report/scenarios.js';

/** Text that gzip cannot make much smaller. */
function noise(seed: string, length: number): string {
  let text = '';
  for (let part = 0; text.length < length; part++) text += createHash('sha512').update(`${seed} ${part}`).digest('base64');
  return text.slice(0, length);
}

function wordy(severity: Severity, index: number): Finding {
  const seed = `${severity} ${index}`;
  const rule: Rule = {
    id: `R-${severity}-${index}`,
    title: `Title ${seed}`,
    text: noise(`text ${seed}`, 1500),
    fix: { text: noise(`remedy ${seed}`, 800), code: noise(`code ${seed}`, 3000) },
    tags: ['security'],
  };
  return finding(rule, severity, { file: `${severity}/${index}.tf`, line: 1 + index });
}

const PER_SEVERITY = 10;
const REPORT = completed(SEVERITIES.flatMap((severity) => Array.from({ length: PER_SEVERITY }, (_, index) => wordy(severity, index))));

async function fileOf(maxBytes: number) {
  const file = await sarifFileOf(REPORT, {}, maxBytes);
  if (file === undefined) throw new Error('no file');
  const log = JSON.parse(file.text) as Log;
  const bytes = (await gzipped(file.text)).length;
  return { ...file, log, bytes, run: log.runs[0] };
}

/** The severities whose findings are told in full: with the help of their rules. */
function inFull({ run }: { run: Log['runs'][number] | undefined }): Severity[] {
  const rules = run?.tool.driver.rules ?? [];
  return SEVERITIES.filter((severity) =>
    rules.some(({ id, help }) => id.startsWith(`R-${severity}-`) && help?.markdown?.includes('How to fix')),
  );
}

describe('a SARIF file that is too large', () => {
  it('is left whole where it fits', async () => {
    const { summary: told, run } = await fileOf(10_000_000);
    expect(told).toEqual({ results: 50, omitted: 0, fallbackFile: '.github/scan-gate.yml' });
    expect(inFull({ run })).toEqual([...SEVERITIES]);
  });

  it('goes without the evidence of the least severe first, then of others, and then without the least severe', async () => {
    const steps: { inFull: Severity[]; results: number }[] = [];
    // One byte less than each takes: until there is nothing smaller.
    for (let limit = 10_000_000, last = Number.POSITIVE_INFINITY; limit < last; ) {
      const file = await fileOf(limit);
      last = limit;
      if (file.bytes > limit) break;
      limit = file.bytes - 1;
      const step = { inFull: inFull(file), results: file.summary.results };
      steps.push(step);
      const { results, omitted, shortened = 0 } = file.summary;
      expect([results + omitted, file.run?.results?.length]).toEqual([50, results]);
      expect(shortened).toBe(
        file.run?.results?.filter(({ ruleId = '' }: Result) => !step.inFull.some((one) => ruleId.startsWith(`R-${one}-`))).length,
      );
      expect(validateWithSchema(file.log)).toEqual([]);
      expect(githubSarifProblems(file.log)).toEqual([]);
    }
    expect(steps).toEqual([
      { inFull: ['critical', 'high', 'medium', 'low', 'info'], results: 50 },
      { inFull: ['critical', 'high', 'medium', 'low'], results: 50 },
      { inFull: ['critical', 'high', 'medium'], results: 50 },
      { inFull: ['critical', 'high'], results: 50 },
      { inFull: ['critical'], results: 50 },
      { inFull: [], results: 50 },
      { inFull: [], results: 25 },
      { inFull: [], results: 13 },
      { inFull: [], results: 7 },
      { inFull: [], results: 4 },
    ]);
  });

  it('fits as soon as it says so, at the very byte and one below', async () => {
    const { bytes } = await fileOf(10_000_000);
    expect((await fileOf(bytes)).summary.shortened).toBeUndefined();
    const smaller = await fileOf(bytes - 1);
    expect(smaller.summary.shortened).toBe(PER_SEVERITY);
    expect(smaller.bytes).toBeLessThan(bytes);
  });

  it('keeps rule, severity, place and identity of each finding', async () => {
    const keep = ({ ruleId, level, locations, partialFingerprints }: Result) => ({ ruleId, level, locations, partialFingerprints });
    const [whole, small] = [await fileOf(10_000_000), await fileOf(20_000)];
    expect(small.summary.shortened).toBe(small.summary.results);
    expect(small.run?.results?.map(keep)).toEqual(whole.run?.results?.slice(0, small.summary.results).map(keep));
    const scores = (file: typeof whole) =>
      file.run?.tool.driver.rules?.map(({ id, properties }) => [id, properties?.['security-severity']]);
    expect(scores(whole)).toEqual(expect.arrayContaining(scores(small) ?? []));
  });

  it('is given as small as it gets, or not at all where a smaller one is asked for', async () => {
    expect((await fileOf(10)).summary.results).toBe(4);
    expect(await smallerSarifOf(REPORT, {}, 10)).toBeUndefined();
    expect((await smallerSarifOf(REPORT, {}, 30_000))?.text).toBe((await fileOf(30_000)).text);
  });

  it('is on every page', async () => {
    const { summary } = await fileOf(2000);
    expect(summary.omitted).toBeGreaterThan(0);
    const report: Report = { ...REPORT, sarif: summary };
    for (const text of [
      renderComment(report, { details: 'full' }),
      renderSummary(report, { details: 'full' }),
      renderConsole(report, { details: 'full' }).join('\n'),
    ]) {
      expect(text).toMatch(new RegExp(String.raw`\b${summary.shortened}\b.*title and location`));
      expect(text).toMatch(new RegExp(String.raw`\b${summary.omitted}\b.*more`));
    }
  });
});

describe('a text in pieces', () => {
  const pieces = Array.from({ length: 40 }, (_, index) => noise(`piece ${index}`, 5000));

  it('is compressed as a whole, if it fits', async () => {
    const gzip = await gzippedWithin(pieces, 10_000_000);
    expect(gzip && gunzipSync(gzip).toString()).toBe(pieces.join(''));
    expect(await gzippedWithin(pieces, gzip?.length ?? 0)).toEqual(gzip);
    expect(await gzippedWithin(pieces, (gzip?.length ?? 0) - 1)).toBeUndefined();
  });

  it('is not made to the end, if it is too large', async () => {
    let made = 0;
    const endless = function* (): Iterable<string> {
      for (;;) yield noise(`piece ${made++}`, 5000);
    };
    expect(await gzippedWithin(endless(), 100_000)).toBeUndefined();
    expect(made).toBeGreaterThan(10);
  });

  it.each([0, 5])('is not compressed if a piece cannot be made, after %d pieces', async (count) => {
    const broken = function* (): Iterable<string> {
      yield* pieces.slice(0, count);
      throw new RangeError('Invalid string length');
    };
    await expect(gzippedWithin(broken(), 10_000_000)).rejects.toThrow('Invalid string length');
  });
});

describe('a SARIF file that is uploaded', () => {
  it('is compressed while it is rendered, and is the same', async () => {
    for (const limit of [10_000_000, 100_000, 30_000, 10]) {
      const plain = await sarifFileOf(REPORT, {}, limit);
      const file = await sarifFileOf(REPORT, { compress: true }, limit);
      expect({ ...file, facts: file?.facts.faults }).toEqual({ ...plain, facts: plain?.facts.faults });
      if (limit > 10) expect(file?.facts.gzip && gunzipSync(file.facts.gzip).toString()).toBe(file?.text);
    }
    expect((await sarifFileOf(REPORT, {}))?.facts.gzip).toBeUndefined();
  });

  it('has all results, each once, whatever the number of its pieces', async () => {
    for (const count of [0, 1, 249, 250, 251, 501]) {
      const report = completed(Array.from({ length: count }, (_, index) => finding(SHARED, 'high', { file: `${index}.tf`, line: 1 })));
      expect((await sarifFileOf(report, {}))?.text).toBe(compactJson(renderSarif(report)?.log ?? { version: '2.1.0', runs: [] }));
    }
  });
});

const SHARED: Rule = { id: 'R-1', title: 'A title with "results":[ in it', tags: [] };
