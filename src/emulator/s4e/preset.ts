import type { PresetOptions } from '../presets.js';
import { closedExposures, exposures } from './data.js';
import type { S4eScenario } from './scenario.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** S4E for the demo: two earlier scans of the asset, and a new one that ends within 4 seconds (`slow`: 8). */
export function s4ePreset({ preset = 'failing' }: PresetOptions = {}): S4eScenario {
  const findings = preset === 'clean' ? closedExposures() : exposures();
  const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500 } : { queuedMs: 800, runningMs: 2700 };
  const before = exposures().filter(({ id }) => id !== 'f-91827' && id !== 'f-91860');
  return {
    assets: [
      { id: 'a-1001', name: 'shop.example.org' },
      { id: 'a-1002', name: 'api.example.org' },
    ],
    scans: [
      { id: 'sc-40007', assetId: 'a-1001', createdAgoMs: 7 * DAY_MS, runningMs: 832_000, findings: before },
      { id: 'sc-43310', assetId: 'a-1001', createdAgoMs: DAY_MS, runningMs: 790_000, findings: before },
    ],
    plans: [{ ...pace, findings }],
  };
}
