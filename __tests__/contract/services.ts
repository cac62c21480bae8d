import { aether365 } from './services/aether365.js';
import { aiptx } from './services/aiptx.js';
import { cloudgeni } from './services/cloudgeni.js';
import { fegura } from './services/fegura.js';
import { s4e } from './services/s4e.js';
import type { ServiceUnderTest } from './subject.js';

/** All of them; the cases run once for each. */
export const SERVICES: readonly ServiceUnderTest[] = [fegura, cloudgeni, s4e, aether365, aiptx];
