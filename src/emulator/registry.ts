import { aether365Mount } from './aether365/index.js';
import { aether365Preset } from './aether365/preset.js';
import { aiptxMount } from './aiptx/index.js';
import { aiptxPreset } from './aiptx/preset.js';
import { cloudgeniMount } from './cloudgeni/index.js';
import { cloudgeniPreset } from './cloudgeni/preset.js';
import { feguraMount } from './fegura/index.js';
import { feguraPreset } from './fegura/preset.js';
import { type GithubState, githubMount } from './github/index.js';
import { githubPreset, type PresetOptions } from './presets.js';
import { s4eMount } from './s4e/index.js';
import { s4ePreset } from './s4e/preset.js';
import type { ServiceEmulator } from './types.js';

/** Makes a service that behaves as a preset says. */
export type MountFactory = (options?: PresetOptions) => ServiceEmulator;

/** The scan services by id: one line each, the same ids as the scanners. */
export const mounts: Readonly<Record<string, MountFactory>> = {
  cloudgeni: (options) => cloudgeniMount(cloudgeniPreset(options)),
  fegura: (options) => feguraMount(feguraPreset(options)),
  s4e: (options) => s4eMount(s4ePreset(options)),
  aether365: (options) => aether365Mount(aether365Preset(options)),
  aiptx: (options) => aiptxMount(aiptxPreset(options)),
};

/** GitHub as a preset wants it. */
export function githubMountOf(options?: PresetOptions): ServiceEmulator<GithubState> {
  return githubMount(githubPreset(options));
}
