import type { RecordedRequest, ServiceEmulator } from '../../src/emulator/types.js';
import { type JobOptions, type JobResult, runJob } from '../helpers/job.js';
import type { Call, ScanThere, ServiceUnderTest, World } from './subject.js';

/** A job that is over, and what the service has seen of it. */
export interface Asked extends JobResult {
  readonly scans: readonly ScanThere[];
  /** Requests of these kinds, in order. */
  requests(...kinds: readonly Call[]): readonly RecordedRequest[];
  /** Lines of the log in which this stands. */
  logged(text: string | RegExp): readonly string[];
}

export type Asking = Partial<Omit<JobOptions<unknown>, 'service'>> & { readonly mount?: ServiceEmulator };

/** Asks a service for a scan. Nothing is compared or uploaded, for both have tests of their own, and Octokit spaces its writes by whole seconds. */
export async function ask(service: ServiceUnderTest, world: World = {}, { mount, inputs, ...more }: Asking = {}): Promise<Asked> {
  const job = await runJob({
    service: mount ?? service.mount(world),
    ...(service.event && { event: service.event }),
    inputs: { 'upload-sarif': 'never', baseline: 'none', ...service.inputs, ...inputs },
    ...more,
  });
  return {
    ...job,
    scans: service.scansOf(job.service.state),
    requests: (...kinds) => job.service.requests.filter(({ kind }) => kinds.some((wanted) => wanted === kind)),
    logged: (text) => job.log.filter((line) => (typeof text === 'string' ? line.includes(text) : text.test(line))),
  };
}
