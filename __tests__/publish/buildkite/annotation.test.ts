import { afterEach, describe, expect, it } from '@jest/globals';
import { ANNOTATION_CHARACTERS, annotationPublisher, contextOf } from '../../../src/publish/buildkite/annotation.js';
import type { Publication, Publisher } from '../../../src/publish/publisher.js';
import { renderComment } from '../../../src/report/markdown/markdown.js';
import type { Report } from '../../../src/report/report.js';
import { type FakeAgent, fakeAgent, flagOf } from '../../helpers/fake-agent.js';
import { renderGfm, skeletonOf } from '../../helpers/oracles/github-markdown.js';
import { many } from '../../report/scenarios.js';
import { ALL_SCENARIOS, reportOf } from '../../report/services.js';
import { never } from '../harness.js';

const SECRET = 'geheim-key-123';
let agent: FakeAgent | undefined;
afterEach(() => {
  agent?.remove();
  agent = undefined;
});

function publisherFor(script?: string, options: Partial<Parameters<typeof annotationPublisher>[0]> = {}): Publisher {
  agent = fakeAgent(script);
  return annotationPublisher({
    enabled: true,
    name: 'gate',
    env: { PATH: agent.path, BUILDKITE_AGENT_ACCESS_TOKEN: 'agent-token', CLOUDGENI_API_KEY: SECRET },
    render: () => '## ❌ Failed\n',
    scrub: (text) => text.replaceAll(SECRET, '***'),
    ...options,
  });
}

function publish(publisher: Publisher, report: Report = reportOf('cloudgeni/failing'), signal = never()): Promise<Publication> {
  return publisher.publish({ report, details: 'full', earlier: [] }, signal);
}

describe('the annotation of a Buildkite build', () => {
  it('is written by the agent, which gets its own variables and no key of scan-gate', async () => {
    const publisher = publisherFor();
    await publisher.begin?.(never());
    expect(await publish(publisher)).toEqual({ surface: 'report', outcome: 'done' });
    const [first, last] = agent?.runs() ?? [];
    expect(first).toMatchObject({ stdin: '**scan-gate** has not finished yet.\n' });
    const flags = ['--context', 'scan-gate-gate', '--scope', 'build', '--priority', '8'];
    expect(first?.args).toEqual(['annotate', '--style', 'info', ...flags]);
    expect(last?.args).toEqual(['annotate', '--style', 'error', ...flags]);
    expect(last?.stdin).toBe('## ❌ Failed\n');
    expect(last?.env['BUILDKITE_AGENT_ACCESS_TOKEN']).toBe('agent-token');
    expect(JSON.stringify(last?.env)).not.toContain(SECRET);
  });

  it.each([
    ['cloudgeni/clean', 'success'],
    ['cloudgeni/failing', 'error'],
    ['cloudgeni/forgiven', 'warning'],
    ['cloudgeni/error', 'error'],
    ['cloudgeni/timeout', 'error'],
    ['cloudgeni/cancelled', 'error'],
    ['cloudgeni/skipped', 'info'],
    ['cloudgeni/started', 'info'],
  ])('of %s has the style %s', async (name, style) => {
    await publish(publisherFor(), reportOf(name));
    expect(agent?.runs().map((run) => flagOf(run, '--style'))).toEqual([style]);
  });

  it('is written by an agent that does not have the newer flags', async () => {
    const publisher = publisherFor(
      "if (args.includes('--scope')) { console.error('flag provided but not defined: -scope'); process.exit(1); }",
    );
    expect(await publish(publisher)).toEqual({ surface: 'report', outcome: 'done' });
    expect(agent?.runs().at(-1)?.args).toEqual(['annotate', '--style', 'error', '--context', 'scan-gate-gate']);
  });

  it('is not written if annotations are off', async () => {
    const publisher = publisherFor('', { enabled: false });
    await publisher.begin?.(never());
    expect(await publish(publisher)).toEqual({ surface: 'report', outcome: 'skipped' });
    expect(agent?.runs()).toEqual([]);
  });
});

describe('the agent', () => {
  it('that is missing is explained once, when the results are published', async () => {
    const publisher = publisherFor('', { env: { PATH: '/nowhere' } });
    await publisher.begin?.(never());
    expect(await publish(publisher)).toMatchObject({
      outcome: 'failed',
      note: { level: 'warning', code: 'agent-missing', hint: expect.stringContaining('mount-buildkite-agent') },
    });
  });

  it('that fails is quoted, without secrets', async () => {
    const publisher = publisherFor(`console.error('fatal: no access with ${SECRET}'); process.exit(3);`);
    expect(await publish(publisher)).toMatchObject({
      outcome: 'failed',
      note: { text: 'The annotation was not written: buildkite-agent ended with exit code 3 ("fatal: no access with ***").' },
    });
  });

  it('that does not read its input is no crash', async () => {
    const publisher = publisherFor('process.exit(0);', { render: () => 'x'.repeat(2_000_000) });
    expect(await publish(publisher)).toMatchObject({ outcome: 'done' });
  });

  it('is killed when the job is cancelled', async () => {
    const controller = new AbortController();
    const publisher = publisherFor('setInterval(() => undefined, 1000);');
    const published = publish(publisher, reportOf('cloudgeni/failing'), controller.signal);
    const poll = setInterval(() => (agent?.runs().length ?? 0) > 0 && controller.abort(new Error('cancelled')), 20);
    await expect(published).rejects.toThrow('cancelled');
    clearInterval(poll);
  });
});

describe('the limits of Buildkite', () => {
  it('a context has at most 100 characters, and is unique', () => {
    expect(contextOf('n'.repeat(90))).toBe(`scan-gate-${'n'.repeat(90)}`);
    expect(contextOf('n'.repeat(91))).toMatch(/^scan-gate-[0-9a-f]{32}$/);
    expect(contextOf('n'.repeat(92))).not.toBe(contextOf('n'.repeat(91)));
  });

  it('an annotation has at most 1 MiB, also if each character takes three bytes', () => {
    expect(ANNOTATION_CHARACTERS * 3).toBeLessThan(1024 * 1024);
    const page = renderComment(many(2_500, '漢'.repeat(400)), { details: 'full', budgetChars: ANNOTATION_CHARACTERS, dialect: 'html' });
    expect(page.length).toBeLessThanOrEqual(ANNOTATION_CHARACTERS);
    expect(Buffer.byteLength(page)).toBeLessThan(1024 * 1024);
  });

  it.each(ALL_SCENARIOS)('the page of %s has only elements that Buildkite shows', (_name, build) => {
    const page = renderComment(build(), { details: 'full', dialect: 'html' });
    const made = /^<\/?(?:details|summary|code|span|p|a|h[2-6]|strong|em|table|thead|tbody|tr|th|td|ul|ol|li|pre|blockquote|br|hr)\b/;
    const tags = skeletonOf(renderGfm(page)).filter((tag) => !tag.startsWith('<!--'));
    expect(tags.filter((tag) => !made.test(tag) || tag.includes('mermaid'))).toEqual([]);
  });
});
