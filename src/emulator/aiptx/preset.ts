import type { PresetOptions } from '../presets.js';
import { settledShopFindings, shopFindings } from './data.js';
import type { AiptxScenario } from './scenario.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** AIPTx for the demo: two earlier pen tests of a staging shop, and a new one that ends within 4 seconds (`slow`: 8). */
export function aiptxPreset({ preset = 'failing' }: PresetOptions = {}): AiptxScenario {
  const findings = preset === 'clean' ? settledShopFindings() : shopFindings();
  const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500 } : { queuedMs: 800, runningMs: 2700 };
  const before = { queuedMs: 60_000, runningMs: 9_000_000, findings: shopFindings().slice(2) };
  return {
    scans: [
      { id: 'scan_before1', name: 'Weekly Security Scan', createdAgoMs: 7 * DAY_MS, ...before },
      { id: 'scan_before2', name: 'Weekly Security Scan', createdAgoMs: DAY_MS, ...before },
    ],
    plans: [{ ...pace, findings }],
  };
}
