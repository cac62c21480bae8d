import { runAction } from './action.js';
import { runPostStep } from './action-post.js';
import { runCommandLine } from './cli.js';

/**
 * The three doors of one bundle (scripts/build.mjs writes dist/{main,post,cli}/index.js). What they need before the configuration is known
 * to be right is in one file with them: each further file takes a start a few milliseconds.
 */
export const doors = { main: runAction, post: runPostStep, cli: runCommandLine };
