import { PRESETS } from '../../emulator/presets.js';
import { SERVICES } from '../../scanners/registry.js';
import { type Command, refuseProblems, type Terminal } from '../command.js';
import { type Flag, readFlags, readTargetCount, TARGETS_FLAG, wrongValues } from '../flags.js';
import { DEMO_EVENTS, type DemoEvent } from './job.js';
import { runWalkthrough } from './walkthrough.js';

const ALL = 'all';
const SCANNERS = SERVICES.map(({ id }) => id);

/** The flags of the command. */
export const DEMO_FLAGS: readonly Flag[] = [
  { name: 'scanner', description: 'The emulated service, or all of them.', values: [...SCANNERS, ALL], default: SCANNERS[0] },
  { name: 'scenario', description: 'What the scan finds, or what goes wrong.', values: PRESETS, default: PRESETS[0] },
  { name: 'event', description: 'The event of the job.', values: DEMO_EVENTS, default: DEMO_EVENTS[0] },
  TARGETS_FLAG,
];

/** Runs complete jobs of the built Action on emulated services, as the runner would, and prints them. Exit code 0 if all were shown. */
export const demo: Command = async (terminal) => {
  const read = readFlags(terminal.args, DEMO_FLAGS);
  const { targets, problems: ofTargets } = readTargetCount(read);
  const problems = [...read.problems, ...wrongValues(read, DEMO_FLAGS), ...ofTargets];
  if (problems.length > 0) return refuseProblems(terminal, problems);
  const { scanner: [scanner = SCANNERS[0] ?? ''] = [], scenario = [], event: events = [] } = read.values;
  const preset = PRESETS.find((name) => name === scenario[0]) ?? 'failing';
  const event = DEMO_EVENTS.find((name) => name === events[0]) ?? 'pull_request';
  const { mounts } = await import('../../emulator/registry.js');

  const chosen = scanner === ALL ? SCANNERS : [scanner];
  let shown = true;
  for (const id of chosen) {
    const mount = mounts[id]?.({ preset, targets });
    if (terminal.interrupt.aborted || mount === undefined) break;
    shown = (await runWalkthrough(terminal, { mount, preset, event })) && shown;
  }
  adviseFurther(terminal, event);
  return shown ? 0 : 1;
};

function adviseFurther({ print }: Terminal, event: DemoEvent): void {
  print('');
  print('  To use it for real: put the workflow into .github/workflows/, remove api-url, set your own target,');
  print('  and add the API key as a secret of the repository. docs/workflows.md has complete workflows and their permissions.');
  print(`  Other services: scan-gate demo --scanner ${[...SCANNERS, ALL].join('|')}`);
  print(
    `  Other scenarios: --scenario clean|failing|slow|denied   Other events: --event ${DEMO_EVENTS.filter((other) => other !== event).join('|')}`,
  );
}
