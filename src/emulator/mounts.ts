import { cloudgeniMount } from './cloudgeni.js';
import { type GithubState, githubMount } from './github.js';
import { cloudgeniPreset, githubPreset, type PresetOptions } from './presets.js';
import type { Mount } from './wire.js';

/** Makes a service that behaves as a preset says. */
export type MountFactory = (options?: PresetOptions) => Mount;

/** The scan services by id: one line each, the same ids as the scanners. */
export const mounts: Readonly<Record<string, MountFactory>> = {
  cloudgeni: (options) => cloudgeniMount(cloudgeniPreset(options)),
};

/** GitHub as a preset wants it. */
export function githubMountOf(options?: PresetOptions): Mount<GithubState> {
  return githubMount(githubPreset(options));
}
