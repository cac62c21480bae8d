import { parseArgs } from 'node:util';
import type { Command } from './command.js';
import { describeRepeated, refuseValue, repeatedFlags } from './inputs.js';

/** Runs an emulated service until it is interrupted, to try a gate without an account. */
export const emulate: Command = async ({ args, interrupt, print }) => {
  const { mounts } = await import('../emulator/registry.js');
  const { PRESETS } = await import('../emulator/presets.js');
  const { startEmulator } = await import('../emulator/server.js');
  const { values, tokens } = parseArgs({
    args: [...args],
    tokens: true,
    options: {
      scanner: { type: 'string' },
      port: { type: 'string', default: '4010' },
      scenario: { type: 'string', default: 'failing' },
      repository: { type: 'string' },
    },
  });
  const repeated = repeatedFlags(tokens);
  for (const name of repeated) print(`error: ${describeRepeated(name)}`);
  if (repeated.length > 0) return 2;
  const mount = Object.hasOwn(mounts, values.scanner ?? '') ? mounts[values.scanner ?? ''] : undefined;
  const preset = PRESETS.find((name) => name === values.scenario);
  const port = Number(values.port);
  if (mount === undefined) return refuseValue(print, 'scanner', values.scanner, Object.keys(mounts));
  if (preset === undefined) return refuseValue(print, 'scenario', values.scenario, PRESETS);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return refuseValue(print, 'port', values.port, ['0 to 65535']);
  const service = mount({ preset, repository: values.repository });
  const emulator = await startEmulator(service, { port });
  print(`Emulating ${service.id} on ${emulator.url} (scenario ${preset}). Use these inputs:`);
  for (const [name, value] of Object.entries({ 'api-url': emulator.url, ...service.inputs })) print(`  ${name}: ${value}`);
  for (const [path, text] of Object.entries(service.files ?? {})) print(`The repository also needs the file ${path}:\n${text.trimEnd()}`);
  print('The emulator responds to undocumented requests with 400. To stop it, press Ctrl-C.');
  await new Promise<void>((resolve) => {
    if (interrupt.aborted) resolve();
    interrupt.addEventListener('abort', () => resolve(), { once: true });
  });
  await emulator.close();
  return 0;
};
