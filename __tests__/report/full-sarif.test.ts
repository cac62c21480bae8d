import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Log, Result } from 'sarif';
import { compileGlob } from '../../src/config/globs.js';
import type { Waiver } from '../../src/domain/waiver.js';
import { renderFullSarif } from '../../src/report/full-sarif.js';
import type { Report } from '../../src/report/report.js';
import { renderSarif } from '../../src/report/sarif.js';
import { validateWithSchema } from '../oracles/sarif.js';
import { completedOf, finding, TODAY } from './frames.js';
import { CLOUDGENI, completed, ended, liveTarget, many } from './scenarios.js';
import { reportOf } from './services.js';
import { TRICKS } from './tricks.js';

function runOf(report: Report) {
  const text = renderFullSarif(report, '1.2.3');
  if (text === undefined) throw new Error('no SARIF');
  const [run] = (JSON.parse(text) as Log).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

const hashOf = (result: Result): string => result.partialFingerprints?.primaryLocationLineHash ?? '';
const suppressed = (report: Report): string[] =>
  (runOf(report).results ?? []).filter(({ suppressions }) => suppressions?.length !== 0).map(hashOf);
const uploaded = (report: Report): string[] => (renderSarif(report)?.log.runs[0]?.results ?? []).map(hashOf);

describe('waived findings', () => {
  const report = reportOf('cloudgeni/waivers');
  const waived = (report.evaluation?.findings ?? []).filter(({ waiver }) => waiver !== undefined).map(({ fingerprint }) => fingerprint);

  it('are no alerts, and are suppressed in the file for other tools', () => {
    expect(waived).toHaveLength(4);
    expect(uploaded(report).filter((hash) => waived.includes(hash))).toEqual([]);
    expect(report.sarif).toMatchObject({ results: 6, leftOut: 0 });
    expect(suppressed(report).toSorted()).toEqual(waived.toSorted());
    expect((runOf(report).results ?? []).map(hashOf).toSorted()).toEqual([...uploaded(report), ...waived].toSorted());
  });

  it('tell why and until when', () => {
    const result = (runOf(report).results ?? []).find(
      ({ suppressions }) => suppressions?.length === 1 && suppressions[0]?.properties?.['waivedBy'] === 'fingerprint',
    );
    expect(result?.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'Holds public assets only; agreed with @security in SEC-412.',
        properties: { expires: '2027-03-31', waivedBy: 'fingerprint' },
      },
    ]);
  });

  it.each([
    ['2026-11-21', 1, 0],
    ['2026-11-20', 0, 1],
  ])('of a waiver until %s are %d suppressed and %d alerts', (expires, hidden, alerts) => {
    const waiver: Waiver = { by: 'rule', value: 'R', paths: [compileGlob('**')], reason: 'r', expires };
    const one = finding({ id: 'R', title: 'T', tags: [] }, 'high', { file: 'a.tf' });
    const lapsing = completedOf(CLOUDGENI, { findings: [one], scope: { waivers: [waiver], today: TODAY } });
    expect([suppressed(lapsing).length, uploaded(lapsing).length]).toEqual([hidden, alerts]);
  });

  it('of a lapsed waiver are never suppressed, even where a list says that it accepts them', () => {
    const { evaluation } = report;
    if (evaluation === undefined) throw new Error('no evaluation');
    const lapsed = { ...evaluation, waivers: evaluation.waivers.map((waiver) => ({ ...waiver, state: 'lapsed' as const })) };
    expect(suppressed({ ...report, evaluation: lapsed })).toEqual([]);
  });
});

describe('the file for other tools', () => {
  it('says what is new against the baseline, of all results or of none', () => {
    const states = (name: string) => (runOf(reportOf(name)).results ?? []).map(({ baselineState }) => baselineState);
    expect(states('cloudgeni/gate-on-new').filter((state) => state === 'new')).toHaveLength(1);
    expect(states('cloudgeni/gate-on-new').filter((state) => state === 'unchanged')).toHaveLength(6);
    expect(new Set(states('cloudgeni/first-scan'))).toEqual(new Set(['new']));
    expect(new Set(states('cloudgeni/failing'))).toEqual(new Set([undefined]));
    const some = reportOf('cloudgeni/gate-on-new');
    const findings = some.evaluation?.findings.map((each, index) => (index === 2 ? { ...each, change: undefined } : each)) ?? [];
    const mixed = { ...some, ...(some.evaluation && { evaluation: { ...some.evaluation, findings } }) };
    expect(new Set((runOf(mixed).results ?? []).map(({ baselineState }) => baselineState))).toEqual(new Set([undefined]));
  });

  it('names the commit of the repository’s own code, and of nothing else', () => {
    expect(runOf(reportOf('cloudgeni/failing'))).toMatchObject({
      invocations: [{ executionSuccessful: true }],
      tool: { driver: { version: '1.2.3' } },
      versionControlProvenance: [
        {
          repositoryUri: 'https://github.com/acme/infrastructure',
          revisionId: 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678',
          branch: 'feature/data-bucket',
          mappedTo: { uriBaseId: '%SRCROOT%' },
        },
      ],
    });
    expect(runOf(liveTarget()).versionControlProvenance).toBeUndefined();
    const { source } = reportOf('cloudgeni/failing');
    expect(runOf(completed([], { source: { ...source, serverUrl: undefined } })).versionControlProvenance).toBeUndefined();
  });

  it('has no limit, and the same anchor as the upload', () => {
    const report = many(5200);
    expect(report.sarif).toMatchObject({ results: 5000, leftOut: 200 });
    expect(runOf(report).results).toHaveLength(5200);
    const anchored = {
      ...completed([finding({ id: 'R', title: 'T', tags: [] }, 'low', {})]),
      sarif: { results: 1, leftOut: 0, anchor: 'infra/main.tf' },
    };
    expect(runOf(anchored).results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
      uri: 'infra/main.tf',
      uriBaseId: '%SRCROOT%',
    });
    expect(renderSarif(anchored, { locations: { repo_abc123: 'x.tf' } })?.anchor).toBe('x.tf');
    expect(renderSarif(anchored)?.anchor).toBe('.github/scan-gate.yml');
  });

  it('is there where the upload’s is, and nowhere else', () => {
    expect(renderFullSarif(ended({ kind: 'timeout', why: 'x' }))).toBeUndefined();
    expect(renderFullSarif(reportOf('s4e/partial'))).toBeUndefined();
    expect(renderFullSarif(completed([]))).toBeDefined();
  });

  it('fits the schema whatever a reason says', () => {
    const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, (reason) => {
        const waivers: Waiver[] = [{ by: 'rule', value: 'R', reason, expires: '2027-01-01' }];
        const one = finding({ id: 'R', title: 'T', tags: [] }, 'high', { file: 'a.tf' });
        const log: unknown = JSON.parse(
          renderFullSarif(completedOf(CLOUDGENI, { findings: [one], scope: { waivers, today: TODAY } })) ?? '',
        );
        expect(validateWithSchema(log)).toEqual([]);
        expect(JSON.stringify(log)).not.toMatch(/[\u001b\u202e\u2066]/);
      }),
      { numRuns: 50 },
    );
  });
});
