import type { GithubScenario } from './github/scenario.js';

/** The outcomes that the demo can show: findings over the threshold, no findings, a slow scan, and a token that may not write. */
export type PresetName = 'failing' | 'clean' | 'slow' | 'denied';

/** All presets, the default one first. */
export const PRESETS: readonly PresetName[] = ['failing', 'clean', 'slow', 'denied'];

/** Options of a preset. */
export interface PresetOptions {
  /** Default `failing`. */
  readonly preset?: PresetName | undefined;
  /** `owner/name` of the repository that the job belongs to; default `octo-org/infrastructure`. */
  readonly repository?: string | undefined;
}

/** The default repository. */
export const REPOSITORY = 'octo-org/infrastructure';

/** GitHub for the demo. `denied` refuses uploads and comments, as for a token without the permissions. */
export function githubPreset({ preset = 'failing', repository = REPOSITORY }: PresetOptions = {}): GithubScenario {
  const denied: GithubScenario['denied'] = preset === 'denied' ? ['sarif-upload', 'sarif-status', 'comment-create', 'comment-update'] : [];
  return { repository, denied, processingMs: 1000 };
}
