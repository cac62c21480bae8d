import type { CiName, Source } from '../domain/source.js';
import type { Report } from '../report/report.js';
import type { CreateSurfaces } from './surfaces.js';

type Place = CiName | NonNullable<Source['flavour']>;

const gitea = async (): Promise<CreateSurfaces> => (await import('./gitea/surfaces.js')).giteaSurfaces;

/** The surfaces of each CI beside the report files. Each is loaded only in its CI. */
const SURFACES: Readonly<Partial<Record<Place, () => Promise<CreateSurfaces>>>> = {
  azure: async () => (await import('./azure/surfaces.js')).azureSurfaces,
  bitbucket: async () => (await import('./bitbucket/surfaces.js')).bitbucketSurfaces,
  buildkite: async () => (await import('./buildkite/surfaces.js')).buildkiteSurfaces,
  forgejo: gitea,
  gitea,
  github: async () => (await import('./github/surfaces.js')).gitHubSurfaces,
  gitlab: async () => (await import('./gitlab/surfaces.js')).gitLabSurfaces,
  teamcity: async () => (await import('./teamcity/surfaces.js')).teamcitySurfaces,
};

/** The surfaces of the CI; undefined if it shows only the report files. */
export async function surfacesOf({ ci, flavour }: Source): Promise<CreateSurfaces | undefined> {
  return await SURFACES[flavour ?? ci]?.();
}

/** Where a surface shows that the run began (`Publisher.begin`). Elsewhere, the surfaces are not loaded before the scan is started. */
const BEGINNING: ReadonlySet<Place> = new Set(['azure', 'bitbucket', 'buildkite', 'forgejo', 'gitea']);

/** Whether a surface of the CI shows that the run began. */
export function showsBegin({ ci, flavour }: Source): boolean {
  return BEGINNING.has(flavour ?? ci);
}

/** CIs whose pages show what a command in the log contains. Elsewhere, the log and junit.xml show mistakes in the inputs. */
const MISTAKES: Readonly<Partial<Record<Place, () => Promise<(report: Report) => readonly string[]>>>> = {
  azure: async () => (await import('./azure/mistakes.js')).mistakeCommands,
  teamcity: async () => (await import('./teamcity/mistakes.js')).mistakeCommands,
};

/** The commands that show the CI the mistakes in the inputs. The report is already redacted. */
export async function mistakeCommandsOf(report: Report): Promise<readonly string[]> {
  return (await MISTAKES[report.source.ci]?.())?.(report) ?? [];
}
