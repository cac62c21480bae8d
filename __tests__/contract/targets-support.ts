import { exposures } from '../../src/emulator/s4e/data.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import type { S4eScanPlan, S4eScenario } from '../../src/emulator/s4e/scenario.js';
import type { S4eState } from '../../src/emulator/s4e/state.js';
import { type JobOptions, type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

/** Plans of a scan, by how it ends. */
export const FAILS: S4eScanPlan = { findings: exposures() };
export const PASSES: S4eScanPlan = { findings: exposures().filter(({ severity }) => severity === 'low') };
export const BREAKS: S4eScanPlan = { end: 'failed' };
export const NEVER_ENDS: S4eScanPlan = { queuedMs: 0, runningMs: Infinity };

/** The IDs of the first assets: `a-1`, `a-2`, and so on. */
export function idsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `a-${index + 1}`);
}

/** S4E with an asset for each plan. */
export function assetsWith(plans: readonly S4eScanPlan[], scenario: S4eScenario = {}) {
  const ids = idsOf(plans.length);
  return s4eMount({
    key: API_KEY,
    assets: ids.map((id) => ({ id, name: `${id}.example.org` })),
    targets: ids,
    plansByTarget: Object.fromEntries(ids.map((id, index) => [id, [plans[index] ?? PASSES]])),
    ...scenario,
  });
}

type Options = Partial<Omit<JobOptions<S4eState>, 'service'>> & { readonly scenario?: S4eScenario };

/** A job that scans an asset for each plan. Nothing is uploaded or compared unless the inputs ask for it. */
export async function scanAll(plans: readonly S4eScanPlan[], { inputs, scenario, ...more }: Options = {}): Promise<JobResult<S4eState>> {
  return await runJob({
    service: assetsWith(plans, scenario),
    inputs: { 'upload-sarif': 'never', baseline: 'none', comment: 'never', annotations: 'false', ...inputs },
    ...more,
  });
}

/** The verdicts of the targets, in their order. */
export function verdictsOf({ report }: JobResult): (string | undefined)[] {
  return report?.targets?.map(({ decision }) => decision.verdict) ?? [];
}

/** How many requests of each kind the service has received. */
export function requestsOf({ service }: JobResult, kind: string): number {
  return service.requests.filter((request) => request.kind === kind).length;
}
