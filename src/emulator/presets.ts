import type { CloudgeniScenario } from './cloudgeni-scenario.js';
import type { GithubScenario } from './github-scenario.js';
import { closedTerraformFindings, terraformFindings } from './terraform-findings.js';

/** The ends that the demo can show: findings over the threshold, none, a scan that takes its time, a token that may not write. */
export type PresetName = 'failing' | 'clean' | 'slow' | 'denied';

/** All presets, the default one first. */
export const PRESETS: readonly PresetName[] = ['failing', 'clean', 'slow', 'denied'];

/** What a preset is asked to fit. */
export interface PresetOptions {
  /** Default `failing`. */
  readonly preset?: PresetName | undefined;
  /** `owner/name` of the repository that the job belongs to; default `octo-org/infrastructure`. */
  readonly repository?: string | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const REPOSITORY = 'octo-org/infrastructure';

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

/** GitHub for the demo; `denied` refuses SARIF and comments as a token without the permissions meets it. */
export function githubPreset({ preset = 'failing', repository = REPOSITORY }: PresetOptions = {}): GithubScenario {
  const denied: GithubScenario['denied'] = preset === 'denied' ? ['sarif-upload', 'sarif-status', 'comment-create', 'comment-update'] : [];
  return { repository, denied, processingMs: 1000 };
}
