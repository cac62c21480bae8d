import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/domain/gate.js';
import { evaluateRules, type Measured, missingMeasure } from '../../src/domain/gate-rules.js';
import type { GateSettings } from '../../src/domain/gate-settings.js';
import { NO_COUNTS } from '../../src/domain/severity.js';

const POSTURE = { passed: 7, failed: 3, skipped: 1, score: 70 };
const CHANGES = [
  { kind: 'ec2Instances', before: 4, after: 6 },
  { kind: 's3Buckets', before: 3, after: 1 },
  { kind: 'lambdas', after: 2 },
  { kind: 'queues', before: 5 },
];

function rules(given: Omit<GateSettings, 'warnOnly'>): GateSettings {
  return { ...given, warnOnly: 'false' };
}

const from = 'input' as const;

/** Whether the rules hold, and what they say. */
function judged(measured: Measured, given: Omit<GateSettings, 'warnOnly'>): [rule: string, broken: boolean, says: string][] {
  return evaluateRules(measured, rules(given)).map(({ rule, failed, text }) => [rule, failed, text]);
}

describe('severity-threshold', () => {
  const counts = { ...NO_COUNTS, critical: 1, high: 2, low: 4 };
  const against = { kind: 'baseline', id: 'scan_abc' } as const;

  it('says how many of those that break it are new', () => {
    const newCounts = { ...NO_COUNTS, high: 1, low: 4 };

    expect(judged({ counts, newCounts, baseline: against }, { severityThreshold: { value: 'high', from } })).toEqual([
      ['severity-threshold', true, '1 critical and 2 high findings (1 new), threshold high'],
    ]);
    expect(judged({ counts, newCounts: NO_COUNTS, baseline: against }, { severityThreshold: { value: 'critical', from } })).toEqual([
      ['severity-threshold', true, '1 critical finding (none new), threshold critical'],
    ]);
    expect(judged({ counts, newCounts, baseline: { kind: 'baseline' } }, { severityThreshold: { value: 'low', from } })).toEqual([
      ['severity-threshold', true, '1 critical, 2 high and 4 low findings (5 new), threshold low'],
    ]);
  });

  it.each([
    ['high', { ...NO_COUNTS, high: 1 }, true, '1 high new finding, threshold high for new findings'],
    ['high', { ...NO_COUNTS, medium: 1 }, false, 'no new findings at or above high; 1 medium is new, 1 critical and 2 high are unchanged'],
    ['high', NO_COUNTS, false, 'no new findings at or above high; 1 critical and 2 high are unchanged'],
    ['critical', { ...NO_COUNTS, high: 1 }, false, 'no new findings at or above critical; 1 high is new, 1 critical is unchanged'],
    ['none', { ...NO_COUNTS, critical: 1 }, false, '1 critical, 2 high and 4 low findings (1 new), no threshold'],
  ] as const)('with gate-on new, at %s, counts %j only', (value, newCounts, broken, says) => {
    const given = { severityThreshold: { value, from }, gateOn: { value: 'new', from } } as const;

    expect(judged({ counts, newCounts, baseline: against }, given)).toEqual([['severity-threshold', broken, says]]);
    expect(evaluateRules({ counts, newCounts, baseline: against }, rules(given))[0]?.onlyNew).toBe(value === 'none' ? undefined : true);
  });

  it.each([
    [{ ...NO_COUNTS, low: 4 }, against, 'no new findings at or above high'],
    [{ ...NO_COUNTS, low: 4 }, { kind: 'baseline' }, 'no new findings at or above high'],
    [NO_COUNTS, against, 'no open findings, threshold high for new findings'],
    [{ ...NO_COUNTS, low: 4 }, { kind: 'none' }, '4 low findings, threshold high for new findings'],
  ] as const)('with gate-on new and nothing new, of %j against %j', (found, before, says) => {
    const given = { severityThreshold: { value: 'high', from }, gateOn: { value: 'new', from } } as const;

    expect(judged({ counts: found, newCounts: NO_COUNTS, baseline: before }, given)).toEqual([['severity-threshold', false, says]]);
  });

  it('with gate-on new and no baseline file at the base commit, all are new', () => {
    const given = { severityThreshold: { value: 'high', from }, gateOn: { value: 'new', from } } as const;
    const [rule] = judged({ counts, newCounts: counts, baseline: { kind: 'none', missingFile: true } }, given);

    expect(rule?.at(-1)).toMatch(/; the base commit has no baseline file, so every finding counts as new$/);
  });

  it('with gate-on new and no earlier scan, all are new', () => {
    const given = { severityThreshold: { value: 'high', from }, gateOn: { value: 'new', from } } as const;

    expect(judged({ counts, newCounts: counts, baseline: { kind: 'none' } }, given)).toEqual([
      [
        'severity-threshold',
        true,
        '1 critical and 2 high new findings, threshold high for new findings; no earlier completed scan of another commit exists, so every finding counts as new',
      ],
    ]);
  });

  it.each([
    [{ ...NO_COUNTS, high: 2 }, false, '2 high findings, threshold high (max-findings decides on high)'],
    [{ ...NO_COUNTS, critical: 1, high: 2 }, true, '1 critical finding, threshold high (max-findings decides on high)'],
    [NO_COUNTS, false, 'no open findings, threshold high (max-findings decides on high)'],
  ] as const)('leaves severities to their budgets: %j', (found, broken, says) => {
    const severityThreshold = { value: 'high', from: 'default', except: ['high'] } as const;

    expect(judged({ counts: found }, { severityThreshold })).toEqual([['severity-threshold', broken, says]]);
    expect(evaluateRules({ counts: found }, rules({ severityThreshold }))).toMatchObject([{ value: 'high', except: ['high'] }]);
  });

  it('with gate-on new, does not speak of new findings that it leaves to a budget', () => {
    const given = {
      severityThreshold: { value: 'high', from: 'default', except: ['high'] },
      gateOn: { value: 'new', from },
    } as const;
    const newCounts = { ...NO_COUNTS, high: 1 };

    expect(judged({ counts, newCounts, baseline: against }, given)).toEqual([
      [
        'severity-threshold',
        false,
        'no new findings at or above high (max-findings decides on high); 1 high is new, 1 critical is unchanged',
      ],
    ]);
    expect(judged({ counts, newCounts: { ...newCounts, critical: 1 }, baseline: against }, given)).toEqual([
      ['severity-threshold', true, '1 critical new finding, threshold high for new findings (max-findings decides on high)'],
    ]);
  });

  it.each([
    ['what is new', { baseline: against }],
    ['a baseline', { newCounts: NO_COUNTS }],
  ])('with gate-on new, and without %s, reports all findings', (_what, measured) => {
    const low = { ...NO_COUNTS, low: 4 };
    const given = { severityThreshold: { value: 'high', from }, gateOn: { value: 'new', from } } as const;

    expect(judged({ counts: low, ...measured }, given)[0]?.[2]).toMatch(/^4 low findings.*, threshold high for new findings$/);
  });

  it('names the severities that a budget decides on, and only if there are some', () => {
    const [both] = evaluateRules({ counts }, rules({ severityThreshold: { value: 'low', from, except: ['high', 'low'] } }));
    expect(both).toMatchObject({ except: ['high', 'low'], text: expect.stringContaining('(max-findings decides on high and low)') });
    const [none] = evaluateRules({ counts }, rules({ severityThreshold: { value: 'low', from, except: [] } }));
    expect(none).not.toHaveProperty('except');
  });

  it('that leaves everything to budgets counts nothing and needs no baseline', () => {
    const severityThreshold = { value: 'high', from: 'default', except: ['critical', 'high'] } as const;
    const gateOn = { value: 'new', from } as const;

    expect(evaluateRules({ counts }, rules({ severityThreshold, gateOn }))).toMatchObject([{ failed: false }]);
    expect(missingMeasure({ counts }, rules({ severityThreshold, gateOn }))).toBeUndefined();
    expect(missingMeasure({}, rules({ severityThreshold, maxFindings: { value: { high: 1 }, from } }))).toBe('findings');
    expect(missingMeasure({ counts, unreportedSeverities: ['high'] }, rules({ severityThreshold }))).toBeUndefined();
  });
});

describe('max-findings', () => {
  const counts = { ...NO_COUNTS, critical: 1, high: 3, medium: 21 };
  const newCounts = { ...NO_COUNTS, high: 1 };

  it.each([
    [{ high: 3 }, false, '3 high findings, at most 3 allowed'],
    [{ high: 2 }, true, '3 high findings, at most 2 allowed'],
    [{ critical: 0 }, true, '1 critical finding, at most 0 allowed'],
    [{ total: 25 }, false, '25 findings in total, at most 25 allowed'],
    [{ total: 24 }, true, '25 findings in total, at most 24 allowed'],
    [{ 'new-high': 0 }, true, '1 new high finding, at most 0 allowed'],
    [{ 'new-high': 1, 'new-total': 1 }, false, '1 new high finding, at most 1 allowed; 1 new finding in total, at most 1 allowed'],
    [{ low: 0, medium: 20 }, true, '21 medium findings, at most 20 allowed'],
  ] as const)('%j', (value, broken, says) => {
    expect(judged({ counts, newCounts }, { maxFindings: { value, from } })).toEqual([['max-findings', broken, says]]);
  });

  it('is shown as it is written', () => {
    expect(evaluateRules({ counts }, rules({ maxFindings: { value: { high: 3, total: 400 }, from: 'policy' } }))).toMatchObject([
      { value: 'high=3, total=400', source: 'policy' },
    ]);
  });
});

describe('a rule that several places set', () => {
  const inventory = [{ kind: 'queues', before: 5, after: 0 }];
  const measured: Measured = { counts: { ...NO_COUNTS, high: 2, low: 3 }, baseline: { kind: 'baseline', id: 's', inventory } };
  const given = (also?: readonly ['policy']) =>
    rules({
      maxFindings: { value: { high: 1, low: 1 }, from, also },
      maxResourceChange: { value: { queues: 1, total: 2 }, from, also },
    });

  it('names the other places, and each limit that is exceeded', () => {
    expect(evaluateRules(measured, given(['policy']))).toMatchObject([
      { source: 'input', otherSources: ['policy'], text: '2 high findings, at most 1 allowed; 3 low findings, at most 1 allowed' },
      {
        source: 'input',
        otherSources: ['policy'],
        text: '5 resources of the kind queues changed, at most 1 allowed; 5 resources changed, at most 2 allowed',
      },
    ]);
  });

  it('names none if only one place sets it', () => {
    for (const result of evaluateRules(measured, given())) expect(result).not.toHaveProperty('otherSources');
  });
});

describe('max-score-drop', () => {
  const drop = (value: number, score: number, before: number | null | undefined): ReturnType<typeof judged> =>
    judged({ posture: { ...POSTURE, score }, baseline: { kind: 'baseline', score: before } }, { maxScoreDrop: { value, from } });

  it.each([
    [5, 70, 75, false, 'the score fell by 5, from 75 to 70; it may fall by 5 at most'],
    [4.9, 70, 75, true, 'the score fell by 5, from 75 to 70; it may fall by 4.9 at most'],
    [0, 70, 70, false, 'the score stayed, from 70 to 70; it may fall by 0 at most'],
    [0, 71.5, 70, false, 'the score rose by 1.5, from 70 to 71.5; it may fall by 0 at most'],
    // 70.1 - 68.1 is 1.9999999999999858, and 0.3 - 0.1 - 0.2 is not 0.
    [2, 68.1, 70.1, false, 'the score fell by 2, from 70.1 to 68.1; it may fall by 2 at most'],
  ])('of %d, at %d after %d', (value, score, before, broken, says) => {
    expect(drop(value, score, before)).toEqual([['max-score-drop', broken, says]]);
  });

  it.each([
    [{ kind: 'none', missingFile: true }, 'score 70; the base commit has no baseline file, so it cannot have fallen'],
    [{ kind: 'none' }, 'score 70; no earlier completed scan of another commit exists, so it cannot have fallen'],
  ] as const)('without a baseline, %j, reports why', (baseline, text) => {
    const given = { maxScoreDrop: { value: 0, from } } as const;
    expect(judged({ posture: POSTURE, baseline }, given)).toEqual([['max-score-drop', false, text]]);
    expect(judged({ baseline }, given)).toEqual([]);
  });

  it('has nothing to fall from where there is no earlier scan', () => {
    expect(judged({ posture: POSTURE, baseline: { kind: 'none' } }, { maxScoreDrop: { value: 0, from } })).toEqual([
      ['max-score-drop', false, 'score 70; no earlier completed scan of another commit exists, so it cannot have fallen'],
    ]);
  });
});

describe('max-resource-change', () => {
  const change = (value: Readonly<Record<string, number>>): ReturnType<typeof judged> =>
    judged({ baseline: { kind: 'baseline', inventory: CHANGES } }, { maxResourceChange: { value, from } });

  it.each([
    [{ ec2Instances: 2 }, false, '2 resources of the kind ec2Instances changed, at most 2 allowed'],
    [{ ec2Instances: 1 }, true, '2 resources of the kind ec2Instances changed, at most 1 allowed'],
    [{ s3Buckets: 1 }, true, '2 resources of the kind s3Buckets changed, at most 1 allowed'],
    // What came and what went is added: 2 + 2 + 2 + 5.
    [{ total: 11 }, false, '11 resources changed, at most 11 allowed'],
    [{ total: 10 }, true, '11 resources changed, at most 10 allowed'],
    // A kind that one side does not tell counts whole.
    [{ lambdas: 1 }, true, '2 resources of the kind lambdas changed, at most 1 allowed'],
    [{ queues: 4 }, true, '5 resources of the kind queues changed, at most 4 allowed'],
    [{ ec2Instances: 9, queues: 4 }, true, '5 resources of the kind queues changed, at most 4 allowed'],
  ])('%j', (value, broken, says) => {
    expect(change(value)).toEqual([['max-resource-change', broken, says]]);
  });

  it('says one resource of one', () => {
    const inventory = [{ kind: 'a', before: 1, after: 2 }];

    expect(judged({ baseline: { kind: 'baseline', inventory } }, { maxResourceChange: { value: { total: 0 }, from } })).toEqual([
      ['max-resource-change', true, '1 resource changed, at most 0 allowed'],
    ]);
  });

  it('holds where there is no earlier scan, and says so', () => {
    expect(judged({ baseline: { kind: 'none' } }, { maxResourceChange: { value: { total: 0 }, from } })).toEqual([
      ['max-resource-change', false, 'no earlier completed scan of another commit exists, so no resource counts as changed'],
    ]);
  });
});

describe('min-score', () => {
  it.each([
    [70, false],
    [70.1, true],
  ])('of %d', (value, broken) => {
    expect(judged({ posture: POSTURE }, { minScore: { value, from } })).toEqual([
      ['min-score', broken, `score 70, at least ${value} required`],
    ]);
  });
});

describe('a measure that a rule needs and nobody told', () => {
  const counts = NO_COUNTS;
  const threshold = { value: 'high', from } as const;
  const baseline = { kind: 'baseline', score: 1, inventory: CHANGES } as const;

  it.each<[what: string, measured: Measured, given: Omit<GateSettings, 'warnOnly'>, missing: string | undefined]>([
    ['no list', {}, { severityThreshold: threshold }, 'findings'],
    ['no list, no threshold', {}, { severityThreshold: { value: 'none', from } }, undefined],
    ['no list, a budget', {}, { maxFindings: { value: { total: 1 }, from } }, 'findings'],
    ['numbers', { counts }, { severityThreshold: threshold, maxFindings: { value: { high: 1 }, from } }, undefined],
    ['numbers, gate-on new', { counts }, { severityThreshold: threshold, gateOn: { value: 'new', from } }, 'baseline'],
    ['numbers, gate-on all', { counts }, { severityThreshold: threshold, gateOn: { value: 'all', from } }, undefined],
    ['gate-on new, no threshold', { counts }, { severityThreshold: { value: 'none', from }, gateOn: { value: 'new', from } }, undefined],
    ['a budget of new ones', { counts }, { maxFindings: { value: { 'new-total': 0 }, from } }, 'baseline'],
    ['the same, and told', { counts, newCounts: counts }, { maxFindings: { value: { 'new-total': 0 }, from } }, undefined],
    ['no score', { posture: { ...POSTURE, score: null } }, { minScore: { value: 1, from } }, 'posture'],
    ['no posture', { baseline }, { maxScoreDrop: { value: 1, from } }, 'posture'],
    ['no baseline', { posture: POSTURE }, { maxScoreDrop: { value: 1, from } }, 'baseline'],
    [
      'a baseline without score',
      { posture: POSTURE, baseline: { kind: 'baseline', score: null } },
      { maxScoreDrop: { value: 1, from } },
      'baseline',
    ],
    ['a baseline with score', { posture: POSTURE, baseline }, { maxScoreDrop: { value: 1, from } }, undefined],
    ['no earlier scan', { posture: POSTURE, baseline: { kind: 'none' } }, { maxScoreDrop: { value: 1, from } }, undefined],
    ['no earlier resources', { baseline: { kind: 'none' } }, { maxResourceChange: { value: { total: 1 }, from } }, undefined],
    ['resources of nobody', {}, { maxResourceChange: { value: { total: 1 }, from } }, 'baseline'],
    ['a baseline without resources', { baseline: { kind: 'baseline' } }, { maxResourceChange: { value: { total: 1 }, from } }, 'baseline'],
    ['a kind that nobody tells', { baseline }, { maxResourceChange: { value: { total: 1, ec2: 0 }, from } }, 'inventory'],
    ['kinds that one side tells', { baseline }, { maxResourceChange: { value: { queues: 1, lambdas: 0 }, from } }, undefined],
  ])('%s', (_what, measured, given, missing) => {
    expect(missingMeasure(measured, rules(given))).toBe(missing);
    const { verdict, rules: told } = decide({ kind: 'complete', ...measured }, rules(given));
    expect(verdict === 'error').toBe(missing !== undefined);
    if (missing !== undefined) expect(told).toEqual([]);
  });
});

describe('severities that numbers do not tell', () => {
  const counts = { ...NO_COUNTS, high: 1 };
  it.each<[Omit<GateSettings, 'warnOnly'>, missing: boolean]>([
    [{ severityThreshold: { value: 'low', from } }, false],
    [{ severityThreshold: { value: 'info', from } }, true],
    [{ severityThreshold: { value: 'none', from } }, false],
    [{ maxFindings: { value: { high: 1 }, from } }, false],
    [{ maxFindings: { value: { high: 1, info: 1 }, from } }, true],
    [{ maxFindings: { value: { total: 9 }, from } }, true],
    [{ severityThreshold: { value: 'low', from }, maxFindings: { value: { total: 9 }, from } }, true],
  ])('%j: missing %s', (given, missing) => {
    expect(missingMeasure({ counts, unreportedSeverities: ['info'] }, rules(given))).toBe(missing ? 'findings' : undefined);
    expect(missingMeasure({ counts }, rules(given))).toBeUndefined();
  });
});

describe('what is not known', () => {
  it('is not made up: rules without their measure tell nothing', () => {
    const score = { minScore: { value: 1, from }, maxScoreDrop: { value: 1, from } } as const;
    expect(judged({}, { ...score, maxResourceChange: { value: { total: 1 }, from } })).toEqual([]);
    expect(judged({ posture: { ...POSTURE, score: null } }, score)).toEqual([]);
    expect(judged({ posture: POSTURE, baseline: { kind: 'baseline', score: null } }, { maxScoreDrop: { value: 1, from } })).toEqual([]);
    expect(judged({ baseline: { kind: 'baseline' } }, { maxResourceChange: { value: { total: 1 }, from } })).toEqual([]);
  });

  it('says nothing of what is new without a baseline', () => {
    const counts = { ...NO_COUNTS, high: 1 };
    const threshold = { severityThreshold: { value: 'high', from } } as const;
    const says = '1 high finding, threshold high';
    expect(judged({ counts, newCounts: counts }, threshold)).toEqual([['severity-threshold', true, says]]);
    expect(judged({ counts, baseline: { kind: 'baseline', id: 's' } }, threshold)).toEqual([['severity-threshold', true, says]]);
    expect(judged({ counts, newCounts: counts, baseline: { kind: 'none' } }, threshold)).toEqual([['severity-threshold', true, says]]);
  });

  it('counts what is new by the threshold alone, and all of it without one', () => {
    const counts = { ...NO_COUNTS, high: 1, info: 2 };
    const against = { kind: 'baseline', id: 's' } as const;
    expect(
      judged({ counts, newCounts: { ...NO_COUNTS, info: 2 }, baseline: against }, { severityThreshold: { value: 'high', from } })[0]?.[2],
    ).toBe('1 high finding (none new), threshold high');
    expect(
      judged({ counts, newCounts: { ...NO_COUNTS, info: 2 }, baseline: against }, { severityThreshold: { value: 'none', from } })[0]?.[2],
    ).toBe('1 high and 2 info findings (2 new), no threshold');
  });
});

describe('several rules', () => {
  const given = rules({
    severityThreshold: { value: 'critical', from: 'default' },
    maxFindings: { value: { high: 0 }, from: 'policy' },
    minScore: { value: 80, from: 'policy-scanner' },
    maxScoreDrop: { value: 0, from: 'policy-name' },
    maxResourceChange: { value: { total: 1 }, from },
  });
  const measured: Measured = {
    counts: { ...NO_COUNTS, high: 1 },
    posture: POSTURE,
    baseline: { kind: 'baseline', id: 's', score: 70, inventory: [] },
  };

  it('are told in one order, and the reason names those that broke', () => {
    const decision = decide({ kind: 'complete', ...measured }, given);

    expect(decision.rules.map(({ rule, source, failed }) => [rule, source, failed])).toEqual([
      ['severity-threshold', 'default', false],
      ['max-findings', 'policy', true],
      ['min-score', 'policy-scanner', true],
      ['max-score-drop', 'policy-name', false],
      ['max-resource-change', 'input', false],
    ]);
    expect(decision.reason).toBe('failed: 1 high finding, at most 0 allowed; score 70, at least 80 required');
  });
});
