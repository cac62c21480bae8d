import { PRESETS } from '../emulator/presets.js';
import { SERVICES } from '../scanners/registry.js';
import { asYaml, type Command, refuseProblems } from './command.js';
import { type Flag, readFlags, readTargetCount, TARGETS_FLAG, wrongValues } from './flags.js';

/** The flags of the command. */
export const EMULATE_FLAGS: readonly Flag[] = [
  { name: 'scanner', description: 'The service to emulate; required.', values: SERVICES.map(({ id }) => id) },
  { name: 'port', description: 'The port on loopback, from 0 to 65535; 0 takes a free one.', default: '4010' },
  { name: 'scenario', description: 'What its scans find.', values: PRESETS, default: PRESETS[0] },
  { name: 'repository', description: 'The repository, owner/name, for services that scan one.' },
  TARGETS_FLAG,
];

/** Runs an emulated service until it is interrupted, to try a gate without an account. */
export const emulate: Command = async (terminal) => {
  const { args, interrupt, print } = terminal;
  const read = readFlags(args, EMULATE_FLAGS);
  const { scanner = [''], port: [given = '4010'] = [], scenario = [], repository = [] } = read.values;
  const port = Number(given);
  const isPort = /^\d{1,5}$/.test(given) && port <= 65_535;
  const { targets, problems: ofTargets } = readTargetCount(read);
  const problems = [
    ...read.problems,
    ...wrongValues({ ...read, values: { ...read.values, scanner } }, EMULATE_FLAGS),
    ...(isPort ? [] : [{ input: 'port', given, allowed: '0 to 65535' }]),
    ...ofTargets,
  ];
  const { mounts } = await import('../emulator/registry.js');
  const mount = mounts[scanner[0] ?? ''];
  if (problems.length > 0 || mount === undefined) return refuseProblems(terminal, problems);
  const preset = PRESETS.find((name) => name === scenario[0]) ?? 'failing';
  const { startEmulator } = await import('../emulator/server.js');
  const service = mount({ preset, repository: repository[0], targets });
  const emulator = await startEmulator(service, { port });
  print(`Emulating ${service.id} on ${emulator.url} (scenario ${preset}). Use these inputs:`);
  for (const [name, value] of Object.entries({ 'api-url': emulator.url, ...service.inputs }))
    for (const line of asYaml(name, value)) print(`  ${line}`);
  print(`In a terminal: ${commandFor(service.id, { ...service.inputs, 'api-url': emulator.url })}`);
  for (const [path, text] of Object.entries(service.files ?? {})) print(`The repository also needs the file ${path}:\n${text.trimEnd()}`);
  print('The emulator responds to undocumented requests with 400. To stop it, press Ctrl-C.');
  await new Promise<void>((resolve) => {
    if (interrupt.aborted) resolve();
    interrupt.addEventListener('abort', () => resolve(), { once: true });
  });
  await emulator.close();
  return 0;
};

/** A command to paste. Of the emulators' values, only those with several lines need quotes in a shell. */
function commandFor(scanner: string, { 'api-key': key, ...inputs }: Readonly<Record<string, string>>): string {
  const flags = Object.entries(inputs).map(([name, value]) => ` --${name} ${value.includes('\n') ? `'${value}'` : value}`);
  return `SCAN_GATE_API_KEY=${key} scan-gate scan --scanner ${scanner}${flags.join('')}`;
}
