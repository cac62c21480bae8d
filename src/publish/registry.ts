import type { CiName } from '../domain/source.js';
import type { CreateSurfaces } from './surfaces.js';

/** The surfaces of each CI beside the report files. Each is loaded only in its CI. */
const SURFACES: Readonly<Partial<Record<CiName, () => Promise<CreateSurfaces>>>> = {
  github: async () => (await import('./github/surfaces.js')).gitHubSurfaces,
};

/** The surfaces of a CI; undefined if it shows only the report files. */
export async function surfacesOf(ci: CiName): Promise<CreateSurfaces | undefined> {
  return await SURFACES[ci]?.();
}
