import type { GithubScenario } from './github/scenario.js';

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

/** The repository of a job for which none is named. */
export const REPOSITORY = 'octo-org/infrastructure';

/** GitHub for the demo; `denied` refuses SARIF and comments as a token without the permissions meets it. */
export function githubPreset({ preset = 'failing', repository = REPOSITORY }: PresetOptions = {}): GithubScenario {
  const denied: GithubScenario['denied'] = preset === 'denied' ? ['sarif-upload', 'sarif-status', 'comment-create', 'comment-update'] : [];
  return { repository, denied, processingMs: 1000 };
}
