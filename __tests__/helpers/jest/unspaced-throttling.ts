import { pathToFileURL } from 'node:url';
import type { throttling as Throttling } from '@octokit/plugin-throttling';

/** compile.mjs puts this module in the place of the plugin, so the plugin is imported by its path. */
const path = pathToFileURL('node_modules/@octokit/plugin-throttling/dist-bundle/index.js').href;
const plugin = (await import(path)) as { readonly throttling: typeof Throttling };

/** In the place of the plugin's queues, which leave one to three seconds between two writes. */
const unspaced = { key: () => ({ schedule: (_options: unknown, send: () => unknown) => send() }) };

/** Octokit's plugin without its pauses between writes: a test would only sleep. Tests of the built action keep them. */
export function throttling(...[octokit, options]: Parameters<typeof Throttling>): object {
  return plugin.throttling(octokit, { ...options, throttle: { ...options.throttle, write: unspaced, notifications: unspaced } as never });
}
