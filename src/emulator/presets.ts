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
  /** The number of targets, whose scans end differently. Default: one target. */
  readonly targets?: number | undefined;
}

/** How the scan of one of several targets ends: `minor`, with findings that do not fail the gate; `broken`, with an error of the service. */
type Ending = 'failing' | 'clean' | 'broken' | 'minor';

const ENDINGS: readonly Ending[] = ['failing', 'clean', 'broken', 'minor'];

/** The plan of each of several targets. With the preset `clean`, all of them end without a finding. */
export function plansOfTargets<Plan>(
  ids: readonly string[],
  preset: PresetName,
  plans: Readonly<Record<Ending, Plan>>,
): Readonly<Record<string, readonly Plan[]>> {
  const endingOf = (index: number): Ending => (preset === 'clean' ? 'clean' : (ENDINGS[index % ENDINGS.length] ?? 'failing'));
  return Object.fromEntries(ids.map((id, index) => [id, [plans[endingOf(index)]]]));
}

const NAMES = ['shop', 'api', 'portal', 'mail', 'docs', 'status'] as const;

/** Names of several targets, such as `shop`, and later `shop-2`. */
export function namesOfTargets(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / NAMES.length);
    return `${NAMES[index % NAMES.length] ?? ''}${round === 0 ? '' : `-${round + 1}`}`;
  });
}

/** The default repository. */
export const REPOSITORY = 'octo-org/infrastructure';

/** GitHub for the demo. `denied` refuses uploads and comments, as for a token without the permissions. */
export function githubPreset({ preset = 'failing', repository = REPOSITORY }: PresetOptions = {}): GithubScenario {
  const denied: GithubScenario['denied'] = preset === 'denied' ? ['sarif-upload', 'sarif-status', 'comment-create', 'comment-update'] : [];
  return { repository, denied, processingMs: 1000 };
}
