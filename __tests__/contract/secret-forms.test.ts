import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { textsOf } from '../helpers/job-invariants.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { API_KEY, formsOf, GITHUB_TOKEN, leaksIn } from '../helpers/secrets.js';
import { type Asked, ask } from './run-job.js';
import { isLead, SERVICES } from './services.js';
import type { Call, ServiceUnderTest } from './subject.js';

/** What a target is logged in to with; of AIPTx alone. */
const PASSWORD = 'T@rget+pass/word=42"x';
/** Characters that no page shows. */
const INVISIBLE = ['\u200b', '\u00ad', '\ufeff', '\u2060', '\u0000'];

const secretsOf = ({ id }: ServiceUnderTest): readonly string[] => [API_KEY, GITHUB_TOKEN, ...(id === 'aiptx' ? [PASSWORD] : [])];
const inputsOf = ({ id }: ServiceUnderTest): Readonly<Record<string, string>> =>
  id === 'aiptx'
    ? {
        'scan-options': JSON.stringify({
          authentication: { type: 'form', username: 'scan-gate-bot', password: PASSWORD },
        }),
      }
    : {};

/** As it is, encoded, or parted by what nobody sees. */
function quotedForms(secret: string): fc.Arbitrary<string> {
  const parted = fc
    .tuple(fc.constantFrom(...INVISIBLE), fc.integer({ min: 1, max: secret.length - 1 }))
    .map(([sign, at]) => `${secret.slice(0, at)}${sign}${secret.slice(at)}`);
  return fc.oneof(fc.constantFrom(...formsOf(secret)), parted);
}

/** Of texts as a person sees them. */
function leaksOf(job: Asked, secrets: readonly string[]): string[] {
  const texts = textsOf(job);
  const seen = Object.fromEntries(
    Object.entries(texts).map(([where, text]) => [where, text.replaceAll(/[\u200b\u00ad\ufeff\u2060\u0000]|\\u0000/g, '')]),
  );
  return [...leaksIn(texts, secrets), ...leaksIn(seen, secrets)];
}

/** Refusals that quote the key in all forms at once are a case on every service; these show single ones. */
const runsOn = (service: ServiceUnderTest, lead: number): number => (EVERYTHING ? 40 : isLead(service) ? lead : Math.ceil(lead / 3));

describe.each(SERVICES)('a secret in any form, quoted by $id', (service) => {
  const { calls } = service;
  const asked = (['lookup', 'list', 'start', 'scan', 'findings'] as const satisfies readonly Call[]).filter((call) => calls.includes(call));
  const secrets = secretsOf(service);
  const quoted = fc.constantFrom(...secrets).chain(quotedForms);

  it('is on no page, in no file, output or state, where it is in a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...asked), quoted, fc.constantFrom(400, 403, 503), async (call, form, status) => {
        const body = service.quoting(`the request had ${form} in it`);
        const job = await ask(service, { faults: [{ call, nth: 'all', fault: { status, body } }] }, { inputs: inputsOf(service) });

        expect(job.service.requests.length).toBeGreaterThan(0);
        expect(leaksOf(job, secrets)).toEqual([]);
      }),
      { numRuns: runsOn(service, 6) },
    );
  });

  if (service.list !== undefined) {
    it('is nowhere either where a finding has it', async () => {
      await fc.assert(
        fc.asyncProperty(quoted, async (form) => {
          const plans = [{ findings: [{ severity: form, status: form }, { severity: 'high' }] }];
          const job = await ask(service, { plans }, { inputs: { ...inputsOf(service), comment: 'always' } });

          expect(leaksOf(job, secrets)).toEqual([]);
        }),
        { numRuns: runsOn(service, 3) },
      );
    });
  }
});
