import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { textsOf } from '../helpers/job-invariants.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { API_KEY, GITHUB_TOKEN, piecesIn } from '../helpers/secrets.js';
import { type Asked, ask } from './run-job.js';
import { isLead, SERVICES, sample } from './services.js';
import type { Call, ServiceUnderTest } from './subject.js';

/** Wherever it is cut, it is cut within a key. */
const text = fc.nat({ max: API_KEY.length }).map((lead) => `${'x'.repeat(lead)}${API_KEY.repeat(40)}`);

/** The same, with a line end or a blank within each key. */
const WRAPPED = ['\n', '\r\n', ' '].map((gap) => `${API_KEY.slice(0, 14)}${gap}${API_KEY.slice(14)}`.repeat(40));

/** The same value with this in place of every text. */
function everywhere(value: unknown, by: string): unknown {
  if (typeof value === 'string') return by;
  if (Array.isArray(value)) return value.map((item) => everywhere(item, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, everywhere(item, by)]));
}

function leftOf(job: Asked): string[] {
  return [...piecesIn(textsOf(job)), ...piecesIn(textsOf(job), GITHUB_TOKEN)];
}

/** The lead shows more. */
const runsOn = (service: ServiceUnderTest, lead: number): number => (EVERYTHING ? 10 : isLead(service) ? lead : 1);

describe.each(SERVICES)('a key in an answer of $id, wherever it is cut', (service) => {
  const { calls, secondClass = [] } = service;
  const asked = (['lookup', 'list', 'start', 'scan', 'findings'] as const satisfies readonly Call[]).filter((call) => calls.includes(call));

  it.each(sample(service, asked, { size: 2 }))('leaves no piece of it where a refusal quotes it in every field (%s)', async (call) => {
    const refusal = fc.tuple(text, fc.constantFrom(400, 403, 422, 500, 200));
    await fc.assert(
      fc.asyncProperty(refusal, async ([words, status]) => {
        const body = everywhere(service.quoting('words'), words);
        const job = await ask(service, { faults: [{ call, nth: 'all', fault: { status, body } }] }, { inputs: { timeout: '10m' } });

        // Failures of a look at the scan are borne until the deadline.
        const borne = status === 500 && call === 'scan';
        if (!secondClass.includes(call)) expect(job.outputs['verdict']).toBe(borne ? 'timeout' : 'error');
        expect(leftOf(job)).toEqual([]);
      }),
      { numRuns: runsOn(service, 3) },
    );
  });

  it.each(sample(service, WRAPPED))('leaves no piece of it where a refusal quotes it wrapped (%#)', async (words) => {
    const body = everywhere(service.quoting('words'), words);
    for (const status of [400, 200]) {
      const job = await ask(service, { faults: [{ call: asked[0] ?? 'scan', nth: 'all', fault: { status, body } }] });
      expect(leftOf(job)).toEqual([]);
    }
  });

  it('leaves no piece of it where the answer has another form', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (words) => {
        const job = await ask(service, { faults: [{ call: 'list', nth: 'all', fault: { status: 200, body: words } }] });

        expect(job.report?.error?.code).toMatch(/WIRE_FORMAT|SERVICE_FAILED/);
        expect(leftOf(job)).toEqual([]);
      }),
      { numRuns: runsOn(service, 2) },
    );
  });

  if (service.list !== undefined) {
    it('leaves no piece of it where it is a word of a finding', async () => {
      await fc.assert(
        fc.asyncProperty(text, async (word) => {
          const job = await ask(service, { plans: [{ findings: [{ severity: word, status: word }] }] });

          expect(leftOf(job)).toEqual([]);
        }),
        { numRuns: runsOn(service, 2) },
      );
    });
  }
});

describe('a key in an answer of GitHub, wherever it is cut', () => {
  const [, cloudgeni] = SERVICES;
  const secret = fc.tuple(fc.constantFrom(API_KEY, GITHUB_TOKEN), fc.nat({ max: 40 }));
  const words = secret.map(([key, lead]) => `${'x'.repeat(lead)}${key.repeat(40)}`);

  it.each(['sarif-upload', 'comments-list', 'comment-create'] as const)('leaves no piece of it where %s is refused', async (call) => {
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom(400, 403, 422, 500), async (message, status) => {
        if (cloudgeni === undefined) throw new Error('There are services.');
        const github = { faults: [{ call, nth: 'all', fault: { status, body: { message } } }] } as const;
        const job = await ask(cloudgeni, { plans: [{ findings: 1 }] }, { github, inputs: { 'upload-sarif': 'auto' } });

        expect(job.outputs['verdict']).not.toBe('error');
        expect(leftOf(job)).toEqual([]);
      }),
      { numRuns: 2 },
    );
  });
});
