import { aether365 } from './aether365/index.js';
import { aiptx } from './aiptx/index.js';
import { cloudgeni } from './cloudgeni/index.js';
import { fegura } from './fegura/index.js';
import { s4e } from './s4e/index.js';
import type { Service } from './scanner.js';

/** Every service, one line each. A test compares this list with the folders beside this file and with the emulator. */
export const SERVICES: readonly Service[] = [cloudgeni, fegura, s4e, aether365, aiptx];
