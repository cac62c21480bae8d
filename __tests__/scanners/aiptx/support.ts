import type { Problem } from '../../../src/domain/errors.js';
import type { Source } from '../../../src/domain/source.js';
import { aiptxMount } from '../../../src/emulator/aiptx/index.js';
import type { AiptxScenario } from '../../../src/emulator/aiptx/scenario.js';
import type { AiptxState } from '../../../src/emulator/aiptx/state.js';
import type { ServiceHttp } from '../../../src/http/types.js';
import { aiptx } from '../../../src/scanners/aiptx/index.js';
import type { Scanner, ServiceInputs, ServicePlan } from '../../../src/scanners/scanner.js';
import { CONTEXT, openRig, planIn, type Rig as RigOf, readFixture } from '../harness.js';

export const TARGET = 'https://staging.example.com';
export const SOURCE: Source = {
  ci: 'github',
  event: 'push',
  repository: 'octo-org/shop',
  visibility: 'private',
  branch: 'main',
  run: '4711.1',
  mergeQueue: false,
  boundToCommit: true,
  overridden: false,
};

export type Rig = RigOf<AiptxState>;

export interface RigOptions {
  readonly scenario?: AiptxScenario;
  readonly given?: ServiceInputs;
  readonly source?: Partial<Source>;
  readonly wait?: boolean;
  readonly collects?: 'id' | 'latest';
  readonly key?: string;
}

type Asked = Pick<RigOptions, 'given' | 'source' | 'wait' | 'collects'>;

export function rig({ scenario = {}, key = 'aiptx_emulated_key', ...asked }: RigOptions = {}): Promise<Rig> {
  return openRig({ service: aiptx, mount: aiptxMount(scenario), key, plan: planOf(asked) });
}

/** The scanner over any way to send. */
export function scannerOver(http: ServiceHttp, asked: Asked = {}): Promise<Scanner> {
  return planOf(asked).connect(http, CONTEXT);
}

export function parse({ given = {}, source = {}, wait = true, collects }: Asked) {
  return aiptx.parse({ target: TARGET, ...given }, { source: { ...SOURCE, ...source }, wait, collects });
}

export function planOf(asked: Asked = {}): ServicePlan {
  return planIn(parse(asked));
}

export function problemsOf(asked: Asked): readonly Problem[] {
  const parsed = parse(asked);
  return 'problems' in parsed ? parsed.problems : [];
}

export const fixture = (name: string): Readonly<Record<string, unknown>> => readFixture('aiptx', name) as Record<string, unknown>;
