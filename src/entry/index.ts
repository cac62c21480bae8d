import { runAction } from './action.js';
import { runPostStep } from './action-post.js';
import { runCommandLine } from './cli.js';

/**
 * The three entry points of one bundle (scripts/build.mjs writes dist/{main,post,cli}/index.js). Everything that they need before the
 * configuration is valid is in the same file, because each further file takes a few milliseconds to load.
 */
export const doors = { main: runAction, post: runPostStep, cli: runCommandLine };
