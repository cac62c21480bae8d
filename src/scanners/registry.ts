import { cloudgeni } from './cloudgeni/index.js';
import type { Service } from './scanner.js';

/** Every service, one line each. The folders beside this file and the emulator's mounts are the same list; a test holds them together. */
export const SERVICES: readonly Service[] = [cloudgeni];
