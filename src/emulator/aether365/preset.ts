import type { PresetOptions } from '../presets.js';
import { fixedChecks, tenantChecks } from './data.js';
import type { Aether365Scenario } from './scenario.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Aether365 for the demo: three earlier scans of the tenant, and a new one that ends within 5 seconds (`slow`: 8). */
export function aether365Preset({ preset = 'failing' }: PresetOptions = {}): Aether365Scenario {
  const findings = preset === 'clean' ? fixedChecks() : tenantChecks();
  // Before, two of the checks still passed.
  const before = tenantChecks().map((check) => (BROKEN_SINCE.includes(check.test_id) ? { ...check, result: 'passed' } : check));
  const numbers = { passed: 84, skipped: 4 };
  return {
    tenant: { id: 't_emulated', companyName: 'Octo Org' },
    scans: [
      { id: 'scan_before1', createdAgoMs: 14 * DAY_MS, runningMs: 860_000, findings: before, ...numbers },
      { id: 'scan_before2', createdAgoMs: 7 * DAY_MS, runningMs: 815_000, findings: before, ...numbers },
      { id: 'scan_before3', createdAgoMs: 2 * DAY_MS, runningMs: 1_010_000, type: 'exposure', findings: before.slice(0, 4) },
    ],
    plans: [{ runningMs: preset === 'slow' ? 8000 : 3500, findings, ...numbers }],
  };
}

const BROKEN_SINCE: readonly string[] = ['CIS.M365.5.2.2.1', 'CIS.M365.6.2.1'];
