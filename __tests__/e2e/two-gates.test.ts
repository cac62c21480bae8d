import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import { startEmulator } from '../../src/emulator/server.js';
import { eventOf } from '../helpers/events.js';
import { type Change, runner } from '../helpers/process.js';
import { API_KEY } from '../helpers/secrets.js';

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

describe('two gates in one job of the built Action', () => {
  it('keep their files, also beside a mistake and after a dry run; the next job removes them', async () => {
    const service = await startEmulator(s4eMount({ key: API_KEY, plans: [{ queuedMs: 0, runningMs: 0 }] }));
    const inputs = {
      scanner: 's4e',
      target: 'a-1001',
      'api-key': API_KEY,
      'api-url': service.url,
      'report-dir': 'scan-gate-report',
      'upload-sarif': 'never',
      comment: 'never',
      baseline: 'none',
      'poll-interval': '250ms',
    };
    opened.push(service);
    const place = runner({ event: eventOf('push'), inputs, env: { GITHUB_JOB: 'scan' } });
    opened.push({ close: () => place.remove() });
    const step = async (more: Record<string, string>, env: Change['env'] = {}) => {
      const { lines } = await place.step('main', undefined, { inputs: { ...inputs, ...more }, env });
      return { log: lines.join('\n'), outputs: place.outputs() };
    };
    const nameIn = (folder: string): unknown =>
      (JSON.parse(readFileSync(join(place.workspace, folder, 'results.json'), 'utf8')) as { name: unknown }).name;

    const first = await step({ name: 'one' });
    const second = await step({ name: 'two' });
    await step({ name: 'three', timeout: 'soon' });
    const doctor = await step({ name: 'one', 'dry-run': 'true' });

    expect(first.log).not.toMatch(/earlier gate/);
    expect(second.log).toMatch(
      /::notice::scan-gate-report contains the reports of an earlier gate of this job\. This gate writes to .*scan-gate-report-two/,
    );
    expect(second.outputs['report-dir']).toBe(join(place.workspace, 'scan-gate-report-two'));
    expect([nameIn('scan-gate-report'), nameIn('scan-gate-report-two')]).toEqual(['one', 'two']);
    expect(doctor.log).toMatch(/so the last results in scan-gate-report stay/);

    await step({ name: 'one', timeout: 'soon' }, { GITHUB_RUN_ATTEMPT: '2' });

    expect(readdirSync(join(place.workspace, 'scan-gate-report')).filter((name) => !name.startsWith('.'))).toEqual([
      'junit.xml',
      'results.json',
    ]);
    expect(existsSync(join(place.workspace, 'scan-gate-report-two', 'results.json'))).toBe(false);
  });
});
