import { describe, expect, it } from '@jest/globals';
import { EVERYTHING } from '../helpers/lanes.js';
import { ask } from './run-job.js';
import { isLead, SERVICES, sample } from './services.js';
import type { Plan, World } from './subject.js';

const LISTING = SERVICES.flatMap((service) => (service.list === undefined ? [] : [{ ...service, list: service.list }]));

/** How a scan may end, and the verdict where its end alone decides. */
const ENDS: readonly { readonly end: string; readonly plan: Plan; readonly verdict?: string; readonly inputs?: Record<string, string> }[] =
  [
    { end: 'completed', plan: {} },
    { end: 'failed', plan: { end: 'failed' }, verdict: 'error' },
    { end: 'cancelled', plan: { end: 'cancelled' }, verdict: 'cancelled' },
    { end: 'never', plan: { runningMs: Number.POSITIVE_INFINITY }, verdict: 'timeout', inputs: { timeout: '1m' } },
    {
      end: 'in an unknown state',
      plan: { runningWord: 'pondering', runningMs: Number.POSITIVE_INFINITY },
      verdict: 'timeout',
      inputs: { timeout: '1m' },
    },
    {
      end: 'unseen, because the job does not wait',
      plan: { runningMs: Number.POSITIVE_INFINITY },
      verdict: 'started',
      inputs: { wait: 'false' },
    },
  ];

/** What becomes of reading its list. `red`: whether a high finding is among what is reported. */
const READINGS: readonly {
  readonly reading: string;
  readonly whole: boolean;
  readonly red: boolean;
  readonly plan: Plan;
  readonly world?: World;
}[] = [
  { reading: 'clean', whole: true, red: false, plan: { findings: [{ severity: 'low' }] } },
  { reading: 'red', whole: true, red: true, plan: { findings: [{ severity: 'high' }, { severity: 'low' }] } },
  { reading: 'shorter than its own total', whole: false, red: false, plan: { findings: [{ severity: 'low' }], flaws: { total: 2 } } },
  {
    reading: 'shorter than the summary',
    whole: false,
    red: false,
    plan: { findings: [{ severity: 'low' }], summary: { total: 2, high: 1 } },
  },
  { reading: 'malformed', whole: false, red: false, plan: { findings: [{ severity: 'low' }], flaws: { malformedAt: 0 } } },
  {
    reading: 'refused forever',
    whole: false,
    red: false,
    plan: { findings: [{ severity: 'low' }] },
    world: { faults: [{ call: 'findings', nth: 'all', fault: { status: 500 } }] },
  },
];

/** Rules that a list can be compared with, and whether a high finding breaks them; everything is new, because there is no earlier scan. */
const RULES: readonly { readonly rule: string; readonly inputs: Readonly<Record<string, string>>; readonly breaks: boolean }[] = [
  { rule: 'the default', inputs: {}, breaks: true },
  { rule: 'no threshold', inputs: { 'severity-threshold': 'none' }, breaks: false },
  { rule: 'gate-on new', inputs: { 'gate-on': 'new', baseline: 'auto' }, breaks: true },
  { rule: 'budgets', inputs: { 'severity-threshold': 'none', 'max-findings': 'high=0, new-total=5', baseline: 'auto' }, breaks: true },
];

const WARN_ONLY = ['false', 'true', 'everything'];
const GREEN: Readonly<Record<string, readonly string[]>> = {
  false: ['passed', 'started'],
  true: ['passed', 'started', 'failed'],
  everything: ['passed', 'started', 'failed', 'error', 'timeout'],
};
const CODES: Readonly<Record<string, number>> = { passed: 0, started: 0, failed: 1, error: 2, timeout: 2, cancelled: 2 };

describe.each(LISTING)('every combination, on $id', (service) => {
  const { summary, total } = service.list;
  const readings = READINGS.filter(({ plan }) => (plan.flaws?.total === undefined || total) && (plan.summary === undefined || summary));
  const badEnds: readonly string[] = ['completed', ...service.badEnds];
  const ends = ENDS.filter(({ plan }) => plan.end === undefined || badEnds.includes(plan.end));
  // What warn-only forgives is the same for all: one service shows it whole, the others where it forgives most.
  const warnOnly = isLead(service) ? WARN_ONLY : ['everything'];
  const cases = ends.flatMap((ending) =>
    (ending.verdict === undefined ? readings : readings.slice(1, 2)).map((list) => ({ ...ending, ...list, ending, list })),
  );

  /** An incomplete list fails by any rule: of each word of warn-only one rule shows that. */
  const wordsOf = (list: (typeof READINGS)[number], rule: (typeof RULES)[number]) =>
    EVERYTHING || list.whole ? warnOnly : warnOnly.filter((_word, index) => index === RULES.indexOf(rule) % warnOnly.length);

  it.each(cases)('a scan that ends: $end; a list that is $reading', async ({ ending, list }) => {
    for (const rule of ending.verdict === undefined ? sample(service, RULES) : RULES.slice(2, 3)) {
      const { inputs, breaks } = rule;
      const expected = ending.verdict ?? (list.whole ? (list.red && breaks ? 'failed' : 'passed') : 'error');
      for (const word of wordsOf(list, rule)) {
        const job = await ask(
          service,
          { ...list.world, plans: [{ ...list.plan, ...ending.plan }] },
          {
            event: service.event ?? 'push',
            inputs: { annotations: 'false', ...inputs, ...ending.inputs, 'warn-only': word },
          },
        );

        expect([inputs, word, job.outputs['verdict']]).toEqual([inputs, word, expected]);
        expect(job.exitCode).toBe(GREEN[word]?.includes(expected) ? 0 : CODES[expected]);
        if (expected !== 'passed' && expected !== 'failed') expect(job.outputs['sarif-file']).toBe('');
      }
    }
  });
});
