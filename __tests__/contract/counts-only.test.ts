import { describe, expect, it } from '@jest/globals';
import { ask } from './run-job.js';
import { SERVICES } from './services.js';
import type { ServiceUnderTest } from './subject.js';

const targetOf = (service: ServiceUnderTest): string => ({ ...service.mount().inputs, ...service.inputs }).target ?? '';

// The code of the job's own repository is no secret on its pages, and needs no target.
describe.each(SERVICES.filter((service) => targetOf(service) !== ''))('details: counts on $id', (service) => {
  it('tells the target on no page that everybody may read, not even in the name of the gate', async () => {
    const plans = service.list ? [{ findings: [{ severity: 'high' }] }] : [];

    const job = await ask(service, { plans }, { inputs: { details: 'counts', comment: 'always' } });

    const pages = [job.summary, ...job.github.state.comments.map(({ body }) => body)];
    expect(pages.map((page) => /scan gate/.test(page))).toEqual([true, true]);
    const told = [...pages, ...job.said(/^(?!::debug::)/)].filter((text) => slugged(text).includes(slugged(targetOf(service))));
    expect(told).toEqual([]);
  });
});

/** As the name of a gate would spell it. */
function slugged(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
