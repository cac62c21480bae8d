import type { Command } from './command.js';
import { scan } from './scan.js';

const DRY_RUN = '--dry-run=true';

/** `scan` with the same inputs, and nothing started: what would have to be changed for it to work. */
export const doctor: Command = ({ args, ...terminal }) =>
  // Any other value beside it is a flag given twice, and refused.
  scan({ ...terminal, args: args.includes(DRY_RUN) ? args : [...args, DRY_RUN] });
