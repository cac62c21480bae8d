import { expect, it } from '@jest/globals';
import type { Log } from 'sarif';
import { manyFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import { runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const FINDINGS = 25_000;
const IN_SARIF = 5_000;
const GITHUB_GZIP_BYTES = 10 * 1024 * 1024;

// Not part of `npm test`: npm run large.
it('25,000 findings are read, reported and uploaded, and what is left out is said', async () => {
  const begun = performance.now();
  const before = process.memoryUsage().rss;

  const job = await runJob({ service: cloudgeniMount({ key: API_KEY, plans: [{ findings: manyFindings(FINDINGS) }] }) });

  const [upload] = job.github.state.uploads;
  const [comment] = job.github.state.comments;
  const sarif = JSON.parse(job.files['results.sarif'] ?? '{}') as Partial<Log>;
  const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
  const sizes = Object.entries(job.files).map(([name, text]) => `${name} ${megabytes(Buffer.byteLength(text))} MiB`);
  process.stdout.write(
    [
      `${FINDINGS} findings in ${((performance.now() - begun) / 1000).toFixed(1)} s of this machine, ${(job.durationMs / 1000).toFixed(0)} s of the job's clock`,
      `resident memory ${megabytes(before)} -> ${megabytes(process.memoryUsage().rss)} MiB, highest ${megabytes(process.resourceUsage().maxRSS * 1024)} MiB (jest and emulators included)`,
      `${sizes.join(', ')}; upload ${megabytes(upload?.gzipBytes ?? 0)} MiB of gzip`,
      `comment ${comment?.body.length} characters, summary ${megabytes(Buffer.byteLength(job.summary))} MiB`,
      `${job.service.requests.length} requests to the service\n`,
    ].join('\n'),
  );
  expect(job.outputs).toMatchObject({
    verdict: 'failed',
    total: '25000',
    critical: '2500',
    high: '5000',
    medium: '7500',
    low: '7500',
    info: '2500',
  });
  expect(job.report?.evaluation?.findings).toHaveLength(FINDINGS);
  expect(sarif.runs?.[0]?.results).toHaveLength(IN_SARIF);
  expect(upload?.sarif).toEqual(sarif);
  expect(upload).toMatchObject({ errors: [] });
  expect(upload?.gzipBytes).toBeLessThanOrEqual(GITHUB_GZIP_BYTES);
  expect(comment?.body.length).toBeLessThanOrEqual(65_536);
  for (const surface of [job.log.join('\n'), comment?.body, job.summary]) expect(surface).toMatch(/20,000/);
  expect(job.service.requests.filter(({ status }) => status !== 200 && status !== 201)).toEqual([]);
}, 300_000);
