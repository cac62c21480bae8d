import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { summaryPublisher } from '../../../src/publish/github/summary.js';
import { never, publishable } from '../harness.js';

/** 1 MiB. */
const SUMMARY_LIMIT = 1_048_576;

let directory = '';
let file = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scan-gate-'));
  file = join(directory, 'summary.md');
});

afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the job summary', () => {
  it('tells what became of the others', async () => {
    const earlier = [{ surface: 'comment', outcome: 'skipped', note: { level: 'notice', code: 'c', text: 'no token' } }] as const;
    const publisher = summaryPublisher({ file, render: (what) => `# Verdict\n${what.earlier[0]?.note?.text}` });
    expect(await publisher.publish({ ...publishable(), earlier }, never())).toEqual({ surface: 'summary', outcome: 'done' });
    expect(await readFile(file, 'utf8')).toBe('# Verdict\nno token\n');
  });

  it('is added to what the step wrote before, within 1 MiB of both', async () => {
    await writeFile(file, 'ä'.repeat(1000));
    let given = 0;
    const publisher = summaryPublisher({ file, render: (_, limit) => 'x'.repeat((given = limit)) });
    expect((await publisher.publish(publishable(), never())).outcome).toBe('done');
    expect(given).toBe(SUMMARY_LIMIT - 2002);
    expect((await readFile(file)).length).toBeLessThanOrEqual(SUMMARY_LIMIT);
  });

  it('is not written when it is too long, for the runner would drop all of it', async () => {
    const publisher = summaryPublisher({ file, render: (_, limit) => 'ä'.repeat(limit) });
    expect(await publisher.publish(publishable(), never())).toMatchObject({ outcome: 'failed', note: { code: 'summary-too-long' } });
    await writeFile(file, 'x'.repeat(SUMMARY_LIMIT - 100));
    expect((await publisher.publish(publishable(), never())).note?.code).toBe('summary-too-long');
  });

  it.each([undefined, ''])('is left out where there is none (%j)', async (none) => {
    const publisher = summaryPublisher({ file: none, render: () => 'x' });
    expect(await publisher.publish(publishable(), never())).toEqual({ surface: 'summary', outcome: 'skipped' });
  });

  it('that cannot be written is a note', async () => {
    const publisher = summaryPublisher({ file: join(directory, 'no', 'folder'), render: () => 'x' });
    expect(await publisher.publish(publishable(), never())).toMatchObject({ outcome: 'failed', note: { code: 'summary-failed' } });
  });
});
