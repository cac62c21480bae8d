import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** One run of the agent. */
export interface AgentRun {
  readonly args: readonly string[];
  readonly stdin: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A program named `buildkite-agent` that records how it is run. */
export interface FakeAgent {
  /** For the PATH of the job. */
  readonly path: string;
  runs(): readonly AgentRun[];
  remove(): void;
}

/** @param script JavaScript that runs after the recording, with `args`. */
export function fakeAgent(script = ''): FakeAgent {
  const folder = mkdtempSync(join(tmpdir(), 'scan-gate-agent-'));
  const [program, log] = [join(folder, 'buildkite-agent'), join(folder, 'runs.jsonl')];
  const lines = [
    `#!${process.execPath}`,
    "const { appendFileSync, readFileSync } = require('node:fs');",
    'const args = process.argv.slice(2);',
    "const run = { args, stdin: readFileSync(0, 'utf8'), env: process.env };",
    `appendFileSync(${JSON.stringify(log)}, JSON.stringify(run) + '\\n');`,
    script,
  ];
  writeFileSync(program, lines.join('\n'));
  chmodSync(program, 0o755);
  return {
    path: [folder, dirname(process.execPath)].join(delimiter),
    runs: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as AgentRun)
        : [],
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The value of a flag. */
export function flagOf({ args }: AgentRun, flag: string): string | undefined {
  const index = args.indexOf(flag);
  return index === -1 ? undefined : args[index + 1];
}
