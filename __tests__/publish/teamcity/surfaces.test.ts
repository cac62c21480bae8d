import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Publication } from '../../../src/publish/publisher.js';
import { teamcitySurfaces } from '../../../src/publish/teamcity/surfaces.js';
import type { Report } from '../../../src/report/report.js';
import { completed, ended, finding, liveTarget, many, NO_TAGS, OPEN_SSH, SCENARIOS } from '../../report/scenarios.js';
import { reportOf } from '../../report/services.js';
import { never } from '../harness.js';
import { published, type SurfacesOptions, surfacesFor } from '../surface-options.js';
import { type Message, readMessage } from './read-message.js';

const DIRECTORY = join('/', 'work', "it's [here]");

async function sentBy(report: Report, details: 'full' | 'counts' = 'full', settings: SurfacesOptions['settings'] = {}) {
  const { options, lines } = surfacesFor({ report, directory: DIRECTORY, settings });
  const publications: Publication[] = [];
  for (const surface of teamcitySurfaces(options)) publications.push(await surface.publish(published(report, DIRECTORY, details), never()));
  const messages = lines.map(readMessage);
  return { publications, lines, messages, of: (name: string) => messages.filter((message) => message.name === name) };
}

const failing = SCENARIOS['failing'] as () => Report;

describe('the service messages of TeamCity', () => {
  it('are each rule once, its findings, the tests, the artifacts, a problem and the status', async () => {
    const report = completed([
      finding(OPEN_SSH, 'high', { file: 'main.tf', line: 7, resource: 'aws_security_group.bastion' }),
      finding(OPEN_SSH, 'critical', { file: 'other.tf', line: 2 }),
      finding(NO_TAGS, 'low', { resource: 'aws_instance.x' }),
    ]);
    const { messages, of, publications } = await sentBy(report);

    expect(of('inspectionType').map(({ values }) => values)).toEqual([
      expect.objectContaining({ id: `${report.name}/CKV_AWS_24`, name: 'Security group open to the world', category: 'Cloudgeni' }),
      expect.objectContaining({ id: `${report.name}/${NO_TAGS.id}` }),
    ]);
    expect(of('inspectionType')[0]?.values['description']).toMatch(/^Rule CKV_AWS_24: Ingress/);
    expect(of('inspection').map(({ values }) => [values['file'], values['line'], values['SEVERITY']])).toEqual([
      ['other.tf', '2', 'ERROR'],
      ['main.tf', '7', 'ERROR'],
      ['.github/scan-gate.yml', '1', 'WEAK WARNING'],
    ]);
    expect(of('inspection')[2]?.values['message']).toMatch(/^Low: .*\(aws_instance\.x\)/);
    const [tests, artifacts, problem, status, ...rest] = messages.slice(5);
    expect(tests).toEqual({ name: 'importData', values: { type: 'junit', path: join(DIRECTORY, 'junit.xml') } });
    expect(artifacts).toEqual({ name: 'publishArtifacts', values: { '': `${DIRECTORY} => scan-gate-report` } });
    expect(problem?.values['identity']).toMatch(/^[A-Za-z_$][\w$]{0,59}$/);
    expect(problem?.values['description']).toMatch(/^Cloudgeni gate failed: /);
    expect(status?.values['text']).toMatch(/^Cloudgeni gate failed: .*; \{build\.status\.text\}$/);
    expect(rest).toEqual([]);
    expect(publications.map(({ surface, outcome, note }) => [surface, outcome, note])).toEqual([
      ['annotations', 'done', undefined],
      ['summary', 'done', undefined],
    ]);
  });

  it('name the target of each finding, if there are several', async () => {
    const { of } = await sentBy(reportOf('targets/six-assets'));
    expect(of('inspection').map(({ values }) => values['message']?.split(' (')[0])).toEqual([
      'Critical',
      'High: shop: TLS 1.0 enabled',
      'High: api: TLS 1.0 enabled',
      'Low',
      'Low: wiki.example.com: HSTS header is missing',
    ]);
    expect(of('inspection')[0]?.values['message']).toContain('Critical (new): shop: SQL Injection');
    expect(of('buildStatus')[0]?.values['text']).toContain('1 of 6 targets ended in an error');
  });

  it('have no problem in a build that passes', async () => {
    const { of, messages } = await sentBy(SCENARIOS['clean']?.() as Report);
    expect(of('buildProblem')).toEqual([]);
    expect(messages.map(({ name }) => name)).toEqual(['importData', 'publishArtifacts', 'buildStatus']);
  });

  it('explain an error in the problem', async () => {
    const report = ended({ kind: 'error', code: 'SERVICE_FAILED' }, { error: { code: 'SERVICE_FAILED', message: 'It is down.' } });
    expect((await sentBy(report)).of('buildProblem')[0]?.values['description']).toMatch(/\(error\): .*SERVICE_FAILED: It is down\.$/);
  });

  it('give no failed tests and no problem to a build that warn-only keeps green', async () => {
    const { messages } = await sentBy(SCENARIOS['forgiven']?.() as Report);
    const names = messages.map(({ name }) => name);
    expect(names).not.toContain('importData');
    expect(names).not.toContain('buildProblem');
    expect(messages.at(-1)?.values['text']).toContain('gate failed, which does not fail this job');
  });

  it.each([
    [1000, 1000, 0],
    [1001, 1000, 1],
  ])('have %i findings as %i inspections', async (count, inspections, messages) => {
    const { of } = await sentBy(many(count));
    expect([of('inspection').length, of('message').length]).toEqual([inspections, messages]);
    if (messages > 0) expect(of('message')[0]?.values['text']).toMatch(/the worst 1,000 findings\. results\.json has 1 more finding\./);
    expect(of('inspection')[0]?.values['message']).toMatch(/^Critical: /);
  });

  it('keep the limits, and what was cut stays distinct', async () => {
    const long = (end: string) => ({ ...OPEN_SSH, id: `${'r'.repeat(300)}${end}`, title: '漢'.repeat(300), text: `"${'x'.repeat(5000)}` });
    const { of } = await sentBy(completed([finding(long('1'), 'high', { file: 'a.tf' }), finding(long('2'), 'high', { file: 'b.tf' })]));
    for (const { values } of of('inspectionType')) {
      expect([values['id'], values['name'], values['category']].map((text = '') => text.length <= 255)).toEqual([true, true, true]);
      expect(values['description']).toHaveLength(4000);
    }
    for (const { values } of of('inspection')) expect(values['message']).toHaveLength(4000);
    expect(of('inspectionType').map(({ values }) => values['id'])).toEqual(of('inspection').map(({ values }) => values['typeId']));
    expect(new Set(of('inspection').map(({ values }) => values['typeId'])).size).toBe(2);
  });

  it.each([255, 256])('have a rule of %i characters', async (length) => {
    const rule = { ...OPEN_SSH, id: 'r'.repeat(length - failing().name.length - 1) };
    const { of } = await sentBy(completed([finding(rule, 'high', { file: 'a.tf' })]));
    expect(of('inspection')[0]?.values['typeId']?.endsWith('rrrr')).toBe(length === 255);
  });

  it.each([4000, 4001])('have a problem of %i characters', async (length) => {
    const base = ended({ kind: 'error', code: 'SERVICE_FAILED' });
    const empty = (await sentBy({ ...base, error: { code: 'E', message: '' } })).of('buildProblem')[0]?.values['description'] ?? '';
    const message = 'm'.repeat(length - empty.length - 1);
    const { of } = await sentBy({ ...base, error: { code: 'E', message } });
    expect(of('buildProblem')[0]?.values['description']).toHaveLength(4000);
    expect(of('buildProblem')[0]?.values['description']?.endsWith('…')).toBe(length === 4001);
  });

  it('show no finding where only counts are shown, and give it no files', async () => {
    const live = liveTarget();
    const report = { ...live, error: { code: 'E', message: `${live.target?.label} is slow` } };
    const { messages, publications } = await sentBy(report, 'counts');
    expect(messages.map(({ name }) => name)).toEqual(['buildProblem', 'buildStatus']);
    for (const { values } of messages) expect(values['description'] ?? values['text']).toContain('E: (not shown here) is slow');
    expect(publications[1]?.note).toMatchObject({ level: 'notice', code: 'files-withheld' });
  });

  it('have no files of a dry run', async () => {
    const { messages, publications } = await sentBy({ ...ended({ kind: 'error', code: 'CHECK_FAILED' }), checks: [] }, 'counts');
    expect(messages.map(({ name }) => name)).toEqual(['buildProblem', 'buildStatus']);
    expect(publications[1]).not.toHaveProperty('note');
  });

  it('leave findings out where annotations are switched off', async () => {
    expect((await sentBy(failing(), 'full', { annotations: false })).of('inspection')).toEqual([]);
  });

  it('are one message a line, whatever the texts are', async () => {
    const { lines, messages } = await sentBy(SCENARIOS['hostile']?.() as Report);
    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines) expect(line.slice(2)).not.toMatch(/[\r\n\u001b\u2028\u202e]|##\w*\[/);
    const known = ['inspectionType', 'inspection', 'importData', 'publishArtifacts', 'buildProblem', 'buildStatus'];
    expect(messages.filter(({ name }: Message) => !known.includes(name))).toEqual([]);
  });
});
