import { parseArgs } from 'node:util';
import type { Command, Terminal } from '../command.js';
import { describeRepeated, refuseValue, repeatedFlags } from '../inputs.js';
import { DEMO_EVENTS, type DemoEvent } from './job.js';
import { runWalkthrough } from './walkthrough.js';

const ALL = 'all';

/** Runs complete jobs of the built Action on emulated services, as the runner would, and prints them. Exit code 0 if all were shown. */
export const demo: Command = async (terminal) => {
  const { mounts } = await import('../../emulator/registry.js');
  const { PRESETS } = await import('../../emulator/presets.js');
  const scanners = Object.keys(mounts);
  const { values, tokens } = parseArgs({
    args: [...terminal.args],
    tokens: true,
    options: {
      scanner: { type: 'string', default: scanners[0] ?? '' },
      scenario: { type: 'string', default: 'failing' },
      event: { type: 'string', default: 'pull_request' },
    },
  });
  const repeated = repeatedFlags(tokens);
  for (const name of repeated) terminal.print(`error: ${describeRepeated(name)}`);
  if (repeated.length > 0) return 2;
  const scanner = pick(terminal, 'scanner', values.scanner, [...scanners, ALL]);
  const preset = pick(terminal, 'scenario', values.scenario, PRESETS);
  const event = pick(terminal, 'event', values.event, DEMO_EVENTS);
  if (scanner === undefined || preset === undefined || event === undefined) return 2;

  const chosen = scanner === ALL ? scanners : [scanner];
  let shown = true;
  for (const id of chosen) {
    const mount = mounts[id]?.({ preset });
    if (terminal.interrupt.aborted || mount === undefined) break;
    shown = (await runWalkthrough(terminal, { mount, preset, event })) && shown;
  }
  adviseFurther(terminal, event, scanners);
  return shown ? 0 : 1;
};

function pick<Word extends string>({ print }: Terminal, flag: string, given: string, allowed: readonly Word[]): Word | undefined {
  const known = allowed.find((word) => word === given);
  if (known === undefined) refuseValue(print, flag, given, allowed);
  return known;
}

function adviseFurther({ print }: Terminal, event: DemoEvent, scanners: readonly string[]): void {
  print('');
  print('  To use it for real: put the workflow into .github/workflows/, remove api-url, set your own target,');
  print('  and add the API key as a secret of the repository. docs/workflows.md has complete workflows and their permissions.');
  print(`  Other services: npm run demo -- --scanner ${[...scanners, ALL].join('|')}`);
  print(
    `  Other scenarios: --scenario clean|failing|slow|denied   Other events: --event ${DEMO_EVENTS.filter((other) => other !== event).join('|')}`,
  );
}
