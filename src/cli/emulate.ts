import { resolve } from 'node:path';
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
  { name: 'repositories', description: 'A folder with owner/name/files, which an emulated GitHub serves on the next port.' },
];

/** Runs an emulated service until it is interrupted, to try a gate without an account. */
export const emulate: Command = async (terminal) => {
  const { args, cwd, interrupt, print } = terminal;
  const read = readFlags(args, EMULATE_FLAGS);
  const { scanner = [''], port: [given = '4010'] = [], scenario = [], repository = [], repositories = [] } = read.values;
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
  const github = repositories[0] === undefined ? undefined : await emulateGitHub(resolve(cwd, repositories[0]), port, print);
  print('The emulator responds to undocumented requests with 400. To stop it, press Ctrl-C.');
  await new Promise<void>((resolve) => {
    if (interrupt.aborted) resolve();
    interrupt.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.all([emulator.close(), github?.close()]);
  return 0;
};

/** GitHub with the repositories of a folder, such as one with a central policy. */
async function emulateGitHub(folder: string, port: number, print: (line: string) => void): Promise<{ close(): Promise<void> }> {
  const [{ githubMount }, { startEmulator }, { repositoriesIn }] = await Promise.all([
    import('../emulator/github/index.js'),
    import('../emulator/server.js'),
    import('./repositories.js'),
  ]);
  const others = repositoriesIn(folder);
  const mount = githubMount({ others });
  const github = await startEmulator(mount, { port: port === 0 ? 0 : port + 1 });
  print(
    `Emulating GitHub on ${github.url} with ${Object.keys(others).join(', ') || 'no repository'}, each with the branch main and the tag v1:`,
  );
  print(`  export GITHUB_API_URL=${github.url} SCAN_GATE_GITHUB_TOKEN=${mount.inputs['github-token']}`);
  return github;
}

/** A command to paste. Of the emulators' values, only those with several lines need quotes in a shell. */
function commandFor(scanner: string, { 'api-key': key, ...inputs }: Readonly<Record<string, string>>): string {
  const flags = Object.entries(inputs).map(([name, value]) => ` --${name} ${value.includes('\n') ? `'${value}'` : value}`);
  return `SCAN_GATE_API_KEY=${key} scan-gate scan --scanner ${scanner}${flags.join('')}`;
}
