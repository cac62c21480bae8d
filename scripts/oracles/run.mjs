import { spawnSync } from 'node:child_process';

/** Runs a program to its end. */
export function run(program, args, cwd = process.cwd()) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}` };
}
