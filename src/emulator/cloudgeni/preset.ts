import { type PresetOptions, REPOSITORY } from '../presets.js';
import { closedTerraformFindings, terraformFindings } from './data.js';
import type { CloudgeniScenario } from './scenario.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Cloudgeni for the demo: two earlier scans of the default branch, and a new one that ends within 5 seconds (`slow`: 8). */
export function cloudgeniPreset({ preset = 'failing', repository = REPOSITORY }: PresetOptions = {}): CloudgeniScenario {
  const findings = preset === 'clean' ? closedTerraformFindings() : terraformFindings();
  const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500 } : { queuedMs: 800, runningMs: 2700 };
  const before = terraformFindings().slice(4);
  return {
    repositories: [
      { id: 'repo_emulated', fullName: repository },
      { id: 'repo_network', fullName: `${repository.split('/')[0] ?? 'octo-org'}/network-baseline` },
    ],
    scans: [
      { id: 'scan_before1', repositoryId: 'repo_emulated', createdAgoMs: 7 * DAY_MS, findings: before },
      { id: 'scan_before2', repositoryId: 'repo_emulated', createdAgoMs: DAY_MS, findings: before },
    ],
    plans: [{ ...pace, findings }],
  };
}
