import type { Command } from './command.js';
import { scan } from './scan.js';

/** `scan` with the same inputs, and nothing started: what would have to be changed for it to work. */
export const doctor: Command = (terminal) => scan({ ...terminal, args: [...terminal.args, '--dry-run=true'] });
