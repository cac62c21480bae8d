import { describe, expect, it } from '@jest/globals';
import { eventOf } from '../support/events.js';
import { type Asked, ask } from './ask.js';
import { SERVICES } from './services.js';
import type { Call, World } from './under-test.js';

/** Log, summary and comments: pages of a public repository. */
function pagesOf({ log, summary, github }: Asked): string {
  const comments = github.state.comments.map(({ body }) => body);
  // The runner hides what is masked by itself.
  return [...log, summary, ...comments].join('\n').toLowerCase();
}

function namesOf({ report }: Asked, target: string): string[] {
  const { id = '', label = '' } = report?.target ?? {};
  const host = URL.canParse(target) ? new URL(target).hostname : target;
  return [host, id, ...label.split(/ \(|\)/)].map((name) => name.toLowerCase()).filter((name) => name.length > 2);
}

describe.each(SERVICES.filter(({ id }) => id !== 'cloudgeni'))('a run of $id on a public repository', (service) => {
  const { target = '' } = service.mount().inputs;
  const blip = { status: 503 };
  const blips = (['lookup', 'list', 'start', 'status', 'findings'] as const)
    .filter((call) => service.calls.includes(call))
    .map((call) => ({ call, nth: 1, fault: blip }));
  const refusals = (['lookup', 'list', 'start'] as const).filter((call: Call) => service.calls.includes(call));
  const findings = service.list ? { findings: [{ severity: 'high' }] } : {};

  const onPublic = (world: World, inputs: Readonly<Record<string, string>> = {}): Promise<Asked> =>
    ask(service, world, { event: eventOf('pull_request', 'public'), inputs });

  it('names its target on no page, whatever is asked again', async () => {
    const job = await onPublic({ plans: [findings], faults: blips });

    expect(job.log.some((line) => /Trying again|Looking again|Looking whether/.test(line))).toBe(true);
    for (const name of namesOf(job, target)) expect(pagesOf(job)).not.toContain(name);
    expect(job.files['results.json']).toContain(job.report?.target?.id);
  });

  it.each(refusals)('names it neither where %s is refused in words that do', async (call) => {
    const fault = { status: 400, body: service.quoting(`${target} cannot be scanned`) };
    const job = await onPublic({ faults: [{ call, nth: 'all', fault }] });

    for (const name of namesOf(job, target)) expect(pagesOf(job)).not.toContain(name);
    // Where the run goes on without the look-up, a note says so.
    if (job.report?.error === undefined) expect(job.report?.notes.map(({ code }) => code)).toContain('lookup');
    else expect(job.report.error.message).toContain(target);
  });

  it('names it where only those read along who may', async () => {
    const job = await ask(service, { faults: blips });

    expect(namesOf(job, target).some((name) => pagesOf(job).includes(name))).toBe(true);
  });
});
