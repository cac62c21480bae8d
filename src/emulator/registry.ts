import { aether365Preset } from './aether365/data.js';
import { aether365Mount } from './aether365/index.js';
import { aiptxPreset } from './aiptx/data.js';
import { aiptxMount } from './aiptx/index.js';
import { cloudgeniPreset } from './cloudgeni/data.js';
import { cloudgeniMount } from './cloudgeni/index.js';
import { feguraPreset } from './fegura/data.js';
import { feguraMount } from './fegura/index.js';
import type { PresetOptions } from './presets.js';
import { s4ePreset } from './s4e/data.js';
import { s4eMount } from './s4e/index.js';
import type { ServiceEmulator } from './types.js';

/** Creates the service of a preset. */
type MountFactory = (options?: PresetOptions) => ServiceEmulator;

/** The scan services by ID, one line each. The IDs equal those of the scanners. */
export const mounts: Readonly<Record<string, MountFactory>> = {
  cloudgeni: (options) => cloudgeniMount(cloudgeniPreset(options)),
  fegura: (options) => feguraMount(feguraPreset(options)),
  s4e: (options) => s4eMount(s4ePreset(options)),
  aether365: (options) => aether365Mount(aether365Preset(options)),
  aiptx: (options) => aiptxMount(aiptxPreset(options)),
};
