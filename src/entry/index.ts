import { runAction } from './action.js';

/**
 * The three entry points of one bundle (scripts/build.mjs writes dist/{main,post,cli}/index.js). Everything that the main step needs before
 * the configuration is valid is in the same file, because each further file takes a millisecond or two to load.
 */
export const doors = {
  main: runAction,
  post: async (): Promise<never> => await (await import('./action-post.js')).runPostStep(),
  cli: async (): Promise<never> => await (await import('./cli.js')).runCommandLine(),
};
