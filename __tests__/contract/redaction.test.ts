import { describe, expect, it } from '@jest/globals';
import { eventOf } from '../helpers/events.js';
import { type Asked, ask } from './run-job.js';
import { SERVICES, sharedCases } from './services.js';
import type { Call, ServiceUnderTest, World } from './subject.js';

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

/** Our own words, which every page may have. */
const OURS = /^(?:severity|state|rawState|baselineState|tags|by|expires)$/;

/** The texts of findings. */
function wordsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return OURS.test(key) || value.length < 5 ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((item) => wordsOf(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => wordsOf(item, name));
}

/** Those that scan something else than the repository. */
const OTHERS = SERVICES.filter(({ id }) => id !== 'cloudgeni');

describe.each(OTHERS)('a run of $id on a public repository', (service) => {
  const shared = sharedCases(it, service, OTHERS);
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

    expect(job.log.some((line) => /Trying again|Looking again|Checking whether/.test(line))).toBe(true);
    for (const name of namesOf(job, target)) expect(pagesOf(job)).not.toContain(name);
    expect(job.files['results.json']).toContain(job.report?.target?.id);
  });

  it.each(refusals)('names it neither where %s is refused in words that do', async (call) => {
    const fault = { status: 400, body: service.quoting(`${target} cannot be scanned`) };
    const job = await onPublic({ faults: [{ call, nth: 'all', fault }] });

    for (const name of namesOf(job, target)) expect(pagesOf(job)).not.toContain(name);
    // If the run goes on without the look-up, a note reports it.
    if (job.report?.error === undefined) expect(job.report?.notes.map(({ code }) => code)).toContain('lookup');
    else expect(job.report.error.message).toContain(target);
  });

  const elsewhere = ['203.0.113.77', 'edge.internal.corp', '/admin/panel'];
  const words = `${target} is edge.internal.corp (203.0.113.77) and has /admin/panel`;

  it.each(refusals)('names no other place that the refusals of %s name, before a request is sent again and after', async (call) => {
    const fault = { status: 503, body: service.quoting(words) };
    const job = await onPublic({ faults: [{ call, nth: 'all', fault }] });

    expect(job.service.requests.length).toBeGreaterThan(0);
    for (const name of [...elsewhere, ...namesOf(job, target)]) expect(pagesOf(job)).not.toContain(name);
    if (job.report?.error !== undefined) expect(job.report.error.message).toContain(elsewhere[0]);
  });

  shared('shows of the paths of its requests only the words that are documented', async () => {
    const job = await onPublic({ plans: [findings], faults: blips });

    const paths = [...pagesOf(job).matchAll(/\b(?:get|post|put|delete) (\/\S*)/g)].map(([, path = '']) => path);
    expect(paths).not.toEqual([]);
    for (const path of paths) expect(path).toMatch(/^(?:\/(?:[a-z]+|v\d|\(not))+[.,:]?$/);
  });

  it('shows no text of a finding on public pages, and all texts in the files', async () => {
    const plans = service.list ? [{ findings: 10 }] : [];
    const job = await onPublic({ plans }, { comment: 'always' });
    const reported = wordsOf(job.report?.evaluation);

    if (service.list) expect(reported.length).toBeGreaterThan(10);
    for (const word of reported) expect({ word, shown: pagesOf(job).includes(word.toLowerCase()) }).toEqual({ word, shown: false });
    for (const word of reported) expect(JSON.stringify(job.report)).toContain(JSON.stringify(word).slice(1, -1));
    if (service.list) expect(job.files['results.sarif']).toContain(job.report?.evaluation?.rules[0]?.id);
  });

  shared('names it where only those read along who may', async () => {
    const job = await ask(service, { faults: blips });

    expect(namesOf(job, target).some((name) => pagesOf(job).includes(name))).toBe(true);
  });
});

const targetOf = (service: ServiceUnderTest): string => ({ ...service.mount().inputs, ...service.inputs }).target ?? '';

// The code of the job's own repository is no secret on its pages, and needs no target.
describe.each(SERVICES.filter((service) => targetOf(service) !== ''))('details: counts on $id', (service) => {
  it('shows the target on no public page, not even in the name of the gate', async () => {
    const plans = service.list ? [{ findings: [{ severity: 'high' }] }] : [];

    const job = await ask(service, { plans }, { inputs: { details: 'counts', comment: 'always' } });

    const pages = [job.summary, ...job.github.state.comments.map(({ body }) => body)];
    expect(pages.map((page) => / gate /.test(page))).toEqual([true, true]);
    const told = [...pages, ...job.logged(/^(?!::debug::)/)].filter((text) => slugged(text).includes(slugged(targetOf(service))));
    expect(told).toEqual([]);
  });
});

/** As the name of a gate would spell it. */
function slugged(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
