import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { VERDICTS } from '../../src/domain/gate.js';
import type { GateSettings } from '../../src/domain/gate-settings.js';
import { renderJunit } from '../../src/report/junit/junit.js';
import type { Report } from '../../src/report/report.js';
import { LONG_TRICKS, TRICKS } from '../helpers/hostile-strings.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { validateJunit } from '../helpers/oracles/junit.js';
import { completedOf, endedOf } from '../helpers/report-fixtures.js';
import { FIELDS, hostileSays, reportSaying } from './hostile-report.js';
import { CLOUDGENI, completed, failingFindings, finding, MANY, many, NO_TAGS, NO_VERSIONS } from './scenarios.js';
import { ALL_SCENARIOS, reportOf } from './services.js';

const xmlOf = (report: Report): string => [...renderJunit(report)].join('');

interface Case {
  readonly suite: string;
  readonly className: string;
  readonly name: string;
  /** `passed`, or the element with another outcome. */
  readonly outcome: string;
  readonly type: string;
  readonly text: string;
}

/** The cases as a strict reader reads them. */
function casesOf(report: Report): Case[] {
  return xmlOf(report)
    .split('<testsuite ')
    .slice(1)
    .flatMap((suite) => {
      const name = /name="([^"]*)"/.exec(suite)?.[1] ?? '';
      return [...suite.matchAll(/<testcase classname="([^"]*)" name="([^"]*)" time="0"(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map(
        ([, className = '', title = '', inside = '']) => {
          const [, outcome = 'passed', type = '', text = ''] =
            /<(failure|error|skipped)(?: message="[^"]*" type="([^"]*)")?>([\s\S]*?)<\/\1>/.exec(inside) ?? [];
          return { suite: name.replace(/^.*: /, ''), className, name: title, outcome, type, text };
        },
      );
    });
}

const outcomesOf = (report: Report): string[] => casesOf(report).map(({ suite, name, outcome }) => `${suite}/${name}: ${outcome}`);
const judged = ({ suite }: Case): boolean => suite.endsWith('findings') && suite !== 'waived findings';

describe('the gate as a test', () => {
  it.each([
    ['cloudgeni/clean', 'passed'],
    ['cloudgeni/failing', 'failure'],
    ['cloudgeni/forgiven', 'failure'],
    ['cloudgeni/error', 'error'],
    ['cloudgeni/timeout', 'error'],
    ['cloudgeni/cancelled', 'error'],
    ['cloudgeni/skipped', 'skipped'],
    ['cloudgeni/started', 'skipped'],
    ['aiptx/doctor-well', 'skipped'],
    ['aiptx/doctor', 'error'],
    ['s4e/partial', 'error'],
  ])('of %s is %s, and comes first', (scenario, outcome) => {
    expect(casesOf(reportOf(scenario))[0]).toMatchObject({ suite: 'gate', name: 'verdict', outcome });
  });

  it.each(VERDICTS)('is green for no verdict but passed (%s)', (verdict) => {
    const report: Report = { ...completed([]), decision: { ...completed([]).decision, verdict, rules: [] } };
    expect(casesOf(report).every(({ outcome }) => outcome === 'passed')).toBe(verdict === 'passed');
  });

  it('has the error and what to do', () => {
    const [verdict] = casesOf(reportOf('cloudgeni/error'));
    expect(verdict?.type).toBe('error');
    expect(verdict?.text).toContain('INCOMPLETE: The service reports 120 findings, but its list contains 100.');
    expect(verdict?.text).toContain('Run the job again.');
  });

  it('has its rules beside it, also without a list of findings', () => {
    expect(outcomesOf(reportOf('aether365/score'))).toEqual(['gate/verdict: failure', 'gate/min-score: failure']);
    expect(outcomesOf(reportOf('fegura/completed-with-change'))).toEqual(['gate/verdict: passed']);
    expect(outcomesOf(reportOf('aiptx/counts-only'))).toEqual(['gate/verdict: failure', 'gate/severity-threshold: failure']);
  });

  it('is followed by what the doctor has looked at', () => {
    const outcomes = casesOf(reportOf('aiptx/doctor')).filter(({ suite }) => suite === 'doctor');
    const states = reportOf('aiptx/doctor').checks?.map(
      ({ state }) => ({ problem: 'failure', unknown: 'skipped' })[state as string] ?? 'passed',
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(states);
    expect(states).toContain('failure');
  });
});

describe('findings as tests', () => {
  it('fail if they block, and are skipped if they do not', () => {
    const cases = casesOf(reportOf('cloudgeni/failing')).filter(judged);
    expect(cases.map(({ suite, outcome }) => `${suite}: ${outcome}`).slice(0, 5)).toEqual([
      'critical findings: failure',
      'high findings: failure',
      'high findings: failure',
      'medium findings: skipped',
      'low findings: skipped',
    ]);
    expect(cases[0]?.type).toBe('severity-threshold');
    expect(cases[3]?.text).toContain('it counts, and does not block');
  });

  it('are blamed by the rules that counted them', () => {
    const types = (settings: GateSettings): string[] =>
      casesOf(completedOf(CLOUDGENI, { findings: failingFindings() }, {}, settings))
        .filter((one) => judged(one) && one.outcome === 'failure')
        .map(({ suite, type }) => `${suite.split(' ')[0]} ${type}`);
    expect(types({ maxFindings: { value: { high: 1, low: 5 }, from: 'input' }, warnOnly: 'false' })).toEqual([
      'high max-findings',
      'high max-findings',
    ]);
    expect(types({ maxFindings: { value: { total: 12, info: 9 }, from: 'input' }, warnOnly: 'false' })).toHaveLength(14);
    const both: GateSettings = {
      severityThreshold: { value: 'critical', from: 'input' },
      maxFindings: { value: { critical: 0 }, from: 'input' },
      warnOnly: 'false',
    };
    expect(types(both)).toEqual(['critical severity-threshold max-findings']);
    const leftToBudgets: GateSettings = {
      severityThreshold: { value: 'high', from: 'default', except: ['high'] },
      maxFindings: { value: { high: 2 }, from: 'input' },
      warnOnly: 'false',
    };
    expect(types(leftToBudgets)).toEqual(['critical severity-threshold']);
  });

  it('that are not new fail no gate on new ones', () => {
    const fresh = (name: string): string[] =>
      casesOf(reportOf(name))
        .filter((one) => judged(one) && one.outcome === 'failure')
        .map(({ name: title }) => title);
    expect(fresh('cloudgeni/gate-on-new')).toEqual([expect.stringContaining('network/jump.tf')]);
    expect(fresh('cloudgeni/first-scan')).toHaveLength(1);
    expect(fresh('cloudgeni/baseline-file')).toEqual([]);
  });

  it('keep their name while a title counts down, and show the title of the day', () => {
    const caseOn = (days: number) =>
      casesOf(completed([finding({ ...NO_TAGS, title: `Key is ${days} days old` }, 'high', {})])).find(judged);
    const [today, tomorrow] = [caseOn(112), caseOn(113)];
    expect(tomorrow?.name).toBe(today?.name);
    expect(tomorrow?.text).toContain('Key is 113 days old');
  });

  it('of budgets for new ones are the new ones', () => {
    const old = finding(NO_TAGS, 'info', { file: 'a.tf' });
    const fresh = finding(NO_VERSIONS, 'info', { file: 'b.tf' });
    const settings: GateSettings = { maxFindings: { value: { 'new-info': 0, info: 2 }, from: 'input' }, warnOnly: 'false' };
    const report = completedOf(
      CLOUDGENI,
      { findings: [old, fresh], baseline: { id: 'b', selectedBy: 'scan-id' }, before: { findings: [old] } },
      {},
      settings,
    );
    expect(
      casesOf(report)
        .filter(judged)
        .map(({ outcome, name }) => `${outcome} ${name.slice(0, 10)}`),
    ).toEqual(['failure S3 Bucket ', 'skipped Resource w']);
  });

  it.each(ALL_SCENARIOS)('are red only if the gate is, and name the rule (%s)', (_, build) => {
    const report = build();
    const failures = casesOf(report).filter((one) => judged(one) && one.outcome === 'failure');
    const counting = report.decision.rules.filter(
      ({ failed, rule }) => failed && (rule === 'severity-threshold' || rule === 'max-findings'),
    );
    const listed = report.evaluation?.findings.some(({ counted }) => counted) === true;
    expect(failures.length > 0).toBe(listed && counting.length > 0);
  });

  it('that are waived or outside of the paths are skipped, with the reason', () => {
    const cases = casesOf(reportOf('cloudgeni/waivers'));
    const waived = cases.filter(({ suite }) => suite === 'waived findings');
    expect(waived).toHaveLength(4);
    expect(waived[0]).toMatchObject({
      outcome: 'skipped',
      text: expect.stringContaining('waived until 2027-03-31: Holds public assets only'),
    });
    expect(cases.filter(({ suite }) => suite === 'findings outside of paths').map(({ outcome }) => outcome)).toEqual([
      'skipped',
      'skipped',
    ]);
  });

  it('of an undecided gate are skipped, and those of partial results left out', () => {
    const cases = casesOf(reportOf('aether365/null-score-needed')).filter(judged);
    for (const { outcome, text } of cases) expect([outcome, text]).toEqual(['skipped', expect.stringContaining('not judged')]);
    expect(casesOf(reportOf('s4e/partial')).filter(judged)).toEqual([]);
  });

  it('keep their names when lines move and texts come in another order', () => {
    const at = (lines: readonly number[]): Report => completed(lines.map((line) => finding(NO_TAGS, 'high', { file: 'a.tf', line })));
    const names = (report: Report): string[] =>
      casesOf(report)
        .filter(judged)
        .map(({ className, name }) => `${className} ${name}`);
    expect(names(at([40, 7, 99])).toSorted()).toEqual(names(at([1, 2, 3])).toSorted());
    expect(new Set(names(at([1, 2, 3]))).size).toBe(3);
  });

  it('are counted by their suites', () => {
    for (const [, build] of ALL_SCENARIOS) {
      const xml = xmlOf(build());
      const cases = casesOf(build());
      const count = (kind: string): number => cases.filter(({ outcome }) => outcome === kind).length;
      expect(xml).toContain(`tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}">`);
      const sums = [...xml.matchAll(/<testsuite [^>]*tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/g)];
      expect(sums.reduce((sum, [, , , , skipped]) => sum + Number(skipped), 0)).toBe(count('skipped'));
    }
  });
});

describe('junit.xml', () => {
  it('has no time, because reports have no duration', () => {
    expect(xmlOf(reportOf('cloudgeni/failing')).match(/ time="(?!0")/g)).toBeNull();
  });

  it(`holds ${MANY} findings in pieces, each under its own name`, () => {
    const pieces = [...renderJunit(many(MANY))];
    expect(pieces.length).toBeGreaterThan(MANY);
    const xml = pieces.join('');
    const names = [...xml.matchAll(/<testcase (classname="[^"]*" name="[^"]*")/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    // GitLab's and Jenkins' parsers reject a text of 10 MB, and GitLab keeps 255 characters of a name.
    for (const piece of pieces) expect(piece.length).toBeLessThan(20_000);
    for (const name of names) expect(/ name="([^"]*)"/.exec(name ?? '')?.[1]?.length).toBeLessThanOrEqual(255);
  });

  it('fits the schema, whatever any field contains', async () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' })), { maxLength: 3 })
      .map((parts) => parts.join(''));
    const verdict = fc.constantFrom(...VERDICTS);
    const hostile = fc.sample(
      fc.tuple(fc.array(text, { minLength: FIELDS.length, maxLength: FIELDS.length }), verdict),
      EVERYTHING ? 500 : 20,
    );
    const said = hostileSays([...TRICKS, ...LONG_TRICKS], 12).map(([, say]) => reportSaying(say));
    const reports = [...hostile.map(([texts, end]) => reportSaying((field) => texts[FIELDS.indexOf(field)] ?? '', end)), ...said];
    const documents = Object.fromEntries(reports.map((report, index) => [String(index), xmlOf(report)]));
    for (const xml of Object.values(documents)) {
      expect(xml).not.toMatch(/^\s*::|##[\w.-]*\[|\[\[\s*ATTACHMENT|\]\]>|[\r\u001b\u009b\u202a-\u202e\u2066-\u2069\u2028]/m);
      expect(xml).not.toMatch(/type="(?!(?:failed|error|timeout|cancelled|problem|severity-threshold|max-[\w-]+|min-score| )+")/);
    }
    expect(await validateJunit(documents)).toEqual([]);
  });

  it('would be refused with a sign that XML does not know', async () => {
    const xml = xmlOf(endedOf(CLOUDGENI, { kind: 'timeout', why: 'x' }));
    expect(await validateJunit({ good: xml })).toEqual([]);
    expect(await validateJunit({ good: xml, bad: xml.replace('verdict', 'ver\u0001dict') })).toContainEqual(
      expect.stringContaining('bad:'),
    );
    expect(await validateJunit({ bad: xml.replace('<error ', '<fault ').replace('</error>', '</fault>') })).not.toEqual([]);
  });
});
