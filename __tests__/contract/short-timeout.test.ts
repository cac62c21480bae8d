import { describe, expect, it } from '@jest/globals';
import { ask } from './run-job.js';
import { SERVICES } from './services.js';

describe.each(SERVICES.filter(({ calls }) => calls.includes('lookup')))('a look-up of $id that fails until a short timeout', (service) => {
  it('is named with the timeout', async () => {
    const target = service.id === 'aether365' ? { target: 't_Prod77' } : {};
    const faults = [{ call: 'lookup' as const, nth: 'all' as const, fault: { status: 503 } }];
    const job = await ask(service, { faults }, { inputs: { ...target, timeout: '1m' } });

    expect(job.report?.error).toMatchObject({ message: expect.stringMatching(/The last (?:request|\d+ requests) failed, for .* 503/) });
  });
});
