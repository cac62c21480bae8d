import { describe, expect, it } from '@jest/globals';
import { ask } from './run-job.js';
import { SERVICES, sample, sharedCases } from './services.js';

/** The words that some service might use. */
const WORDS = 'The index is being rebuilt';

describe.each(SERVICES)('an error of $id under a status of success', (service) => {
  const shared = sharedCases(it, service);
  const list = service.emptyList as object;

  it.each([
    ['success: false', { ...list, success: false, error: { code: 'E_INDEX', message: WORDS } }],
    ['an error', { ...list, error: { message: WORDS } }],
    ['the text of an error', { ...list, error: WORDS }],
    ['a list of errors', { ...list, errors: [{ message: WORDS }] }],
  ])('in a list of scans is no empty list: %s', async (_what, body) => {
    const job = await ask(service, { faults: [{ call: 'list', nth: 'all', fault: { status: 200, body } }] });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.error).toMatchObject({ code: 'SERVICE_FAILED', message: expect.stringContaining(WORDS) });
    // No outage: it is not asked for again and again.
    expect(job.requests('list')).toHaveLength(1);
    expect(job.scans).toEqual([]);
  });

  it.each(sample(service, [{ success: true }, { error: false }, { error: null }, { errors: [] }]))('is a success: %j', async (more) => {
    const job = await ask(service, { faults: [{ call: 'list', nth: 'all', fault: { status: 200, body: { ...list, ...more } } }] });

    expect(job.outputs['verdict']).toBe('passed');
  });

  if (service.list !== undefined) {
    it.each([{ success: false }, { error: { message: WORDS } }])('in the list of findings is no empty list: %j', async (more) => {
      const body = { data: [], meta: { total: 0 }, pagination: { total: 0 }, ...more };

      const job = await ask(service, { faults: [{ call: 'findings', nth: 'all', fault: { status: 200, body } }] });

      expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
      expect(job.report?.error?.code).toBe('SERVICE_FAILED');
    });
  }

  shared('that is a limit of requests is waited out', async () => {
    const body = { ...list, success: false, error: { code: 'RATE_LIMITED', message: 'Slow down' } };

    const job = await ask(service, { faults: [{ call: 'list', nth: 1, fault: { status: 200, body } }] });

    expect(job.outputs['verdict']).toBe('passed');
  });

  it('that is a missing address does not mean that there is none', async () => {
    const body = { ...list, success: false, error: { code: 404, message: WORDS } };

    const job = await ask(service, { faults: [{ call: 'list', nth: 'all', fault: { status: 200, body } }] });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.scans).toEqual([]);
  });
});
