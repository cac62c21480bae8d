import { readFileSync } from 'node:fs';
import { INPUT_TABLE } from '../../../src/config/inputs.js';
import { ScanError } from '../../../src/domain/errors.js';
import { nameInputs } from '../../../src/domain/hint.js';
import type { Source } from '../../../src/domain/source.js';
import { aiptxMount } from '../../../src/emulator/aiptx.js';
import type { AiptxScenario } from '../../../src/emulator/aiptx-scenario.js';
import type { AiptxState } from '../../../src/emulator/aiptx-world.js';
import { type Emulator, startEmulator } from '../../../src/emulator/server.js';
import { createJsonClient } from '../../../src/http/json-client.js';
import { createTransport } from '../../../src/http/transport.js';
import { createLogger } from '../../../src/runtime/logger.js';
import { createRedactor } from '../../../src/runtime/redactor.js';
import { aiptx } from '../../../src/scanners/aiptx/index.js';
import type { GivenToService, Problem, Scanner, ServiceHttp, ServicePlan } from '../../../src/scanners/scanner.js';
import { type PatientClock, patientClock } from '../../support/patient-clock.js';

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

/** The documents' own JSON. */
export function fixture(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(`__tests__/fixtures/aiptx/${name}.json`, 'utf8')) as Record<string, unknown>;
}

export interface Rig {
  readonly scanner: Scanner;
  readonly emulator: Emulator<AiptxState>;
  readonly clock: PatientClock;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

export interface RigOptions {
  readonly scenario?: AiptxScenario;
  readonly given?: GivenToService;
  readonly source?: Partial<Source>;
  readonly wait?: boolean;
  readonly collects?: boolean;
  readonly key?: string;
}

type Asked = Pick<RigOptions, 'given' | 'source' | 'wait' | 'collects'>;

/** The scanner over real HTTP to the emulator, both by one clock. */
export async function rig({ scenario = {}, key = 'aiptx_emulated_key', ...asked }: RigOptions = {}): Promise<Rig> {
  const clock = patientClock();
  const emulator = await startEmulator(aiptxMount(scenario), { clock });
  const transport = createTransport('scan-gate/test');
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => lines.push(line), redactor: createRedactor([]), style: 'plain', debug: true });
  const baseUrl = `${emulator.url}/v1`;
  const http = createJsonClient({
    service: aiptx,
    baseUrl,
    apiKey: key,
    transport,
    clock,
    logger,
    takeSecrets: (text) => text,
    random: () => 0,
  });
  const scanner = await scannerOver(http, asked);
  const close = async (): Promise<void> => {
    transport.close();
    clock.release();
    await emulator.close();
  };
  return { scanner, emulator, clock, lines, close };
}

/** The scanner over any way to send. */
export function scannerOver(http: ServiceHttp, asked: Asked = {}): Promise<Scanner> {
  return planOf(asked).connect(http, () => Promise.resolve());
}

export function parse({ given = {}, source = {}, wait = true, collects }: Asked) {
  return aiptx.parse({ target: TARGET, ...given }, { source: { ...SOURCE, ...source }, wait, collects });
}

export function planOf(asked: Asked = {}): ServicePlan {
  const parsed = parse(asked);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

export function problemsOf(asked: Asked): readonly Problem[] {
  const parsed = parse(asked);
  return 'problems' in parsed ? parsed.problems : [];
}

export async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(page);
  return items;
}

/** What was thrown, with a hint that names only inputs there are. */
export async function failureOf(work: Promise<unknown>): Promise<ScanError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ScanError)) throw new Error(`Not a ScanError: ${String(error)}`);
  const names = new Set<string>(INPUT_TABLE.map(({ name }) => name));
  const unknown = [...(error.hint ?? '').matchAll(/\{([a-z-]+)\}/g)].filter(([, name = '']) => !names.has(name));
  if (unknown.length > 0 || /[{}]/.test(nameInputs(error.hint ?? '', 'command-line'))) throw new Error(`Unknown input in: ${error.hint}`);
  return error;
}
