import { readFileSync } from 'node:fs';
import { afterEach, expect } from '@jest/globals';
import { INPUT_TABLE } from '../../src/config/inputs.js';
import { ScanError } from '../../src/domain/errors.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { createJsonClient } from '../../src/http/json-client.js';
import { createTransport } from '../../src/http/transport.js';
import type { ServiceHttp } from '../../src/http/types.js';
import { createLogger } from '../../src/runtime/logger.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import type { Parsed, Scanner, ScannerContext, Service, ServicePlan } from '../../src/scanners/scanner.js';
import { hintText, nameInputs } from '../../src/text/hint.js';
import { type AutoAdvanceClock, autoAdvanceClock } from '../helpers/auto-advance-clock.js';

/** A scanner over real HTTP to the emulator of its service, both by one clock. */
export interface Rig<State> {
  readonly scanner: Scanner;
  readonly emulator: Emulator<State>;
  readonly clock: AutoAdvanceClock;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/** How the rig of one service differs from the others. */
export interface RigParts<State> {
  readonly service: Service;
  readonly mount: ServiceEmulator<State>;
  readonly key: string;
  readonly plan: ServicePlan;
}

/** The name of the gate that every rig works for. */
export const GATE = 'gate-1';

export async function openRig<State>({ service, mount, key, plan }: RigParts<State>): Promise<Rig<State>> {
  const clock = autoAdvanceClock();
  const emulator = await startEmulator(mount, { clock });
  const transport = createTransport('scan-gate/test');
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => lines.push(line), redactor: createRedactor([]), style: 'plain', debug: true });
  const http = createJsonClient({
    service,
    baseUrl: `${emulator.url}${service.apiPrefix}`,
    apiKey: key,
    transport,
    clock,
    logger,
    takeSecrets: (text) => text,
    random: () => 0,
  });
  const scanner = await plan.connect(http, { gate: GATE, pause: (ms, signal) => clock.sleep(ms, signal) });
  const close = async (): Promise<void> => {
    transport.close();
    clock.release();
    await emulator.close();
  };
  return { scanner, emulator, clock, lines, close };
}

/** The plan of what was given; a mistake in it is one of the test. */
export function planIn(parsed: Parsed): ServicePlan {
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

/** Nothing that only looks at one answer waits. */
export const CONTEXT: ScannerContext = { gate: GATE, pause: () => Promise.resolve() };

/** The documents' own JSON of one service. */
export function readFixture(service: string, name: string): unknown {
  return JSON.parse(readFileSync(`__tests__/fixtures/${service}/${name}.json`, 'utf8'));
}

/** Answers every call with one body. */
export function answering(body: unknown): ServiceHttp {
  return { send: () => Promise.resolve(body) };
}

export async function all<Item>(pages: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(page);
  return items;
}

/**
 * Opens rigs, and closes them behind each test.
 *
 * @param hold What else must hold of all that was asked.
 */
export function opening<Options, Opened extends Rig<unknown>>(
  rig: (options?: Options) => Promise<Opened>,
  hold: (opened: Opened) => void = () => undefined,
): (options?: Options) => Promise<Opened> {
  const opened: Opened[] = [];
  afterEach(async () => {
    const all = opened.splice(0);
    await Promise.all(all.map((one) => one.close()));
    for (const one of all) {
      // Whatever a test was about: no request may be one that the documents do not know.
      expect(one.emulator.undocumented).toEqual([]);
      hold(one);
    }
  });
  return async (options) => {
    const one = await rig(options);
    opened.push(one);
    return one;
  };
}

/** What the work failed with; its hint names only inputs that there are. */
export async function failureOf(work: Promise<unknown>): Promise<ScanError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ScanError)) throw new Error(`Not a ScanError: ${String(error)}`);
  const names: readonly string[] = INPUT_TABLE.map(({ name }) => name);
  const hint = hintText(error.hint ?? '');
  for (const [, name] of hint.matchAll(/\{([a-z-]+)\}/g)) expect(names).toContain(name);
  expect(nameInputs(hint, 'command-line')).not.toMatch(/[{}]/);
  return error;
}
